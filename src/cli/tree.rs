use clap::Args;

use super::Answer;

use super::document::Into;
use super::global::Global;
use super::session::{Session, State};
use crate::documents::{metric_tree, strategy_tree};
use crate::output::lookups::Drawn;
use crate::output::{branches, document};
use crate::source::Failure;

/// Draw the strategy from the vision down, with the state of each record and what works on each obstacle
#[derive(Debug, Args)]
pub struct Tree {
    /// Draw what drives what instead: the metrics with their last reading, what is to move and what guards them, and how
    /// far that is
    #[arg(long)]
    #[arg(conflicts_with = "into")]
    metrics: bool,
    /// Draw a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json"])]
    format: String,
    #[command(flatten)]
    into: Into,
}

impl Tree {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        self.into.holds(Some(&*self.format).filter(|format| *format != "human"), "markdown", &[])?;
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        if let Some(answer) = self.into.answer(global, &session, "tree", None, None)? {
            return Ok(answer);
        }
        let drawn =
            if self.metrics { metric_tree(&session.strategy, session.today) } else { strategy_tree(&session.strategy) };
        if self.format == "json" {
            return Ok(document("tree", &Drawn { branches: &drawn }).into());
        }
        if drawn.is_empty() {
            let what = if self.metrics { "metrics" } else { "records" };
            return Ok(format!("There are no {what} yet.\n").into());
        }
        Ok(branches(&drawn, &global.style()).into())
    }
}
