use clap::Args;

use super::Answer;
use crate::source::Failure;

/// Print a JSON Schema, for editors: of a kind, of a collection, of `pm.yaml` (config), of the JSON of `pm lint`
#[derive(Debug, Args)]
pub struct Schema {
    /// A kind, or `collection`, `config`, `lint`; left out, their names
    name: Option<String>,
}

impl Schema {
    pub(super) fn run(&self) -> Result<Answer, Failure> {
        let _ = &self.name;
        Ok(Answer::default())
    }
}
