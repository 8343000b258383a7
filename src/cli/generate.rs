use clap::Args;

use super::Answer;
use super::global::Global;
use crate::source::Failure;

/// Write a large workspace for measurements
#[derive(Debug, Args)]
pub struct Generate {}

impl Generate {
    pub(super) fn run(&self, _: &Global) -> Result<Answer, Failure> {
        Ok(Answer::default())
    }
}
