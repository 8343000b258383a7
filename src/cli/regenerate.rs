use clap::Args;

use super::Answer;
use super::global::Global;
use crate::source::Failure;

/// Write `schema/`, `docs/rules.md` and `docs/cli.md` anew; CI fails when that changes something
#[derive(Debug, Args)]
pub struct Regenerate {}

impl Regenerate {
    pub(super) fn run(&self, _: &Global) -> Result<Answer, Failure> {
        Ok(Answer::default())
    }
}
