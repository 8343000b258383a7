//! The strategy on one screen: what to decide, whether we get there, how we decide.

mod count;
mod getting_there;
mod next;
mod short;

pub use crate::documents::pace::Pace;
pub use count::Counts;
pub use getting_there::{Branch as GoalBranch, GettingThere, Goal, getting_there};
pub use next::{Due, NextReview, mandates_due, next_review};

use crate::documents::attention::{Matter, attention};
use crate::documents::practice::{Practice, practice};
use crate::documents::{ReadAt, company};
use crate::finding::Summary;
use crate::rules::{Facts, Selection, run};
use crate::values::Date;

/// All that the screen shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Status {
    /// The title of the company's vision, of several all of them; nothing where there is none.
    pub title: Option<String>,
    /// The commit that was read; nothing for the work tree.
    pub at: Option<ReadAt>,
    pub today: Date,
    /// Only what this person answers for.
    pub owner: Option<String>,
    pub counts: Counts,
    pub matters: Vec<Matter>,
    pub getting_there: GettingThere,
    pub practice: Practice,
    /// How it was decided at another time.
    pub before: Option<Before>,
    /// Nothing where no review is on record.
    pub next: Option<NextReview>,
    /// What law or a contract asks for by a day.
    pub mandates: Vec<Due>,
    /// What `pm lint` finds.
    pub lint: Summary,
}

/// How the strategy decided at an earlier day.
#[derive(Clone, Debug, PartialEq, serde::Serialize, schemars::JsonSchema)]
pub struct Before {
    /// The day of that commit.
    pub on: Date,
    /// The id of the commit.
    pub commit: String,
    /// It is as old as was asked for, and not merely the oldest that is known.
    #[serde(rename = "a_year_ago")]
    pub is_a_year: bool,
    /// How it was decided then.
    pub practice: Practice,
}

/// What `facts` come to; of another time nothing is known yet.
pub fn status(facts: &Facts<'_>, owner: Option<&str>) -> Status {
    let strategy = facts.strategy;
    let concerns = |number: usize| owner.is_none_or(|owner| answers_for(facts, number, owner));
    let mut matters = attention(facts);
    matters.retain(|matter| owner.is_none_or(|owner| is_among(matter.owner.as_deref(), owner)));
    let (title, visions) = company(strategy);
    Status {
        title,
        at: None,
        today: facts.today,
        owner: owner.map(str::to_owned),
        counts: Counts { company_visions: visions, ..Counts::of(facts, &concerns) },
        matters,
        getting_there: getting_there(facts, &concerns),
        practice: practice(facts, &concerns),
        before: None,
        next: next_review(facts),
        mandates: mandates_due(facts, &concerns),
        lint: run(facts, &Selection::default()).summary,
    }
}

/// Whether somebody is the one, or one of those, who answer for a record.
pub fn answers_for(facts: &Facts<'_>, number: usize, owner: &str) -> bool {
    is_among(facts.strategy.owner_of(number).as_deref(), owner)
}

fn is_among(owners: Option<&str>, owner: &str) -> bool {
    owners.is_some_and(|owners| owners.split(", ").any(|one| one == owner))
}
