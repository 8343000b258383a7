//! How we decide, counted, with the names behind every count.

mod asked;
mod bets;
mod contact;
mod endings;
mod open;
mod released;
mod share;

pub use asked::AskedBy;
pub use contact::LastHeard;
pub use open::{OpenQuestion, Waived};
pub use share::Share;

use crate::rules::Facts;

/// How a strategy decides, on a day. It can be asked of any state of it: what two of them say can stand side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Practice {
    /// Of the bets under way, those of which we heard from customers.
    pub heard: Share,
    /// Of the bets under way, those for which more than one way was considered.
    pub several_options: Share,
    /// Of what customers have for long enough, that of which somebody read what it did.
    pub measured: Share,
    /// Of the experiments that are concluded, those that refuted what we had believed.
    pub refuted: Share,
    /// Of the intents and initiatives that were stopped, those of which it is on record why.
    pub stopped: Share,
    /// Who asked for what is under way, the most frequent first.
    pub asked_by: Vec<AskedBy>,
    /// The initiatives under way of which nobody says who asked for them.
    pub asked_by_nobody: Vec<String>,
    /// When somebody was last with a customer.
    pub last_heard: LastHeard,
    /// The questions that are open, the latest first.
    pub questions: Vec<OpenQuestion>,
    /// What is accepted, what ends first first.
    pub waivers: Vec<Waived>,
}

/// How we decide in the records that `concerns` lets through; all, where it lets through all.
pub fn practice(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Practice {
    let (asked_by, asked_by_nobody) = asked::asked_by(facts, concerns);
    Practice {
        heard: bets::heard(facts, concerns),
        several_options: bets::several_options(facts, concerns),
        measured: released::measured(facts, concerns),
        refuted: endings::refuted(facts, concerns),
        stopped: endings::stopped(facts, concerns),
        asked_by,
        asked_by_nobody,
        last_heard: contact::last_heard(facts, concerns),
        questions: open::questions(facts, concerns),
        waivers: open::waivers(facts, concerns),
    }
}
