use clap::Args;

use super::Answer;
use super::global::Global;
use super::rank::tell_of_errors;
use super::session::{Session, State};
use crate::documents::why;
use crate::output::why as formats;
use crate::source::Failure;

/// Say why something is done: whose problem it is, who says so, how it helps, towards what, what was learned, and what is
/// not known
///
/// The answers come from the records and their links alone. An option and an experiment answer for their initiative; a
/// metric, an intent, a vision, research, a segment and a team answer the questions that make sense of them.
#[derive(Debug, Args)]
pub struct Why {
    /// An id, `kind/id`, or a file
    name: String,
    /// Read a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json"])]
    format: String,
}

impl Why {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        let number = session.one(&self.name)?;
        let why = why(&session.strategy, number, session.today).ok_or_else(|| {
            let failure =
                Failure::new(format!("`{}` is a review, which says itself what was decided and why", self.name));
            failure.help(format!("`pm show {}` shows it", self.name))
        })?;
        tell_of_errors(global, &session);
        Ok(match self.format.as_str() {
            "json" => formats::json(&why),
            _ => formats::human(&why, &session.from_here, &global.style()),
        }
        .into())
    }
}
