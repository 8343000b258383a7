use clap::Args;

use super::Answer;
use super::global::Global;
use super::past::Past;
use super::session::{Session, State};
use crate::documents::{InShort, OpenLinks, card, kata, measured_lines, record_log};
use crate::output::log::in_short;
use crate::output::lookups::Shown;
use crate::output::{document, show};
use crate::source::Failure;

/// Show one record, how its outcomes stand, what links to it, and its life in short
#[derive(Debug, Args)]
pub struct Show {
    /// An id, `kind/id`, or a file
    name: String,
    /// Read a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json"])]
    format: String,
}

impl Show {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        let number = session.one(&self.name)?;
        let card = card(&session.strategy, number);
        let standings = measured_lines(&session.strategy, number, session.today);
        let life = life(global, &session, number);
        let kata = kata(&session.strategy, &OpenLinks::of(&session.strategy), number, session.today);
        if self.format == "json" {
            let (kata, life) = (kata.as_ref(), life.as_ref());
            let shown = Shown { card: &card, standings: &standings, kata, life };
            return Ok(document("show", &shown).into());
        }
        let style = global.style();
        let mut text = show(&card, &standings, kata.as_ref(), &session.from_here, &style);
        if let Some(life) = life {
            text.push('\n');
            text.push_str(&in_short(&life, &card.record, &style));
        }
        Ok(text.into())
    }
}

/// Nothing where there is no history to be read: the card is what was asked for.
fn life(global: &Global, session: &Session, number: usize) -> Option<InShort> {
    let past = Past::of_record(global, session, number).ok()?;
    let life = past.lives.of_record(number)?;
    Some(InShort::of(&record_log(&session.strategy, &past.chain, &past.lives, life, Some(number))))
}
