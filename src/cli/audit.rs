use clap::Args;

use super::Answer;
use super::findings::{Findings, Told, fails};
use super::global::Global;
use super::lint::known;
use super::past::Past;
use super::session::{Session, State};
use crate::output::to_stderr;
use crate::rules::{Facts, Selection, run};
use crate::source::Failure;

/// Look through the whole history for what nobody wrote down: goalposts moved, results before hypotheses, silence
///
/// What counts is what was accepted on the branch, in its order: the first-parent chain. Author dates prove nothing.
/// Revisions in `.git-blame-ignore-revs` are not judged.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit code 0 unless --fail-on says otherwise. What the history at hand cannot show is listed, with\n\
    the command that brings the rest."
)]
pub struct Audit {
    /// Audit a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// Run exactly these rules
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = known)]
    select: Vec<String>,
    /// Leave these rules out
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = known)]
    ignore: Vec<String>,
    /// The least severity that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", default_value = "none", value_parser = ["error", "warning", "info", "none"])]
    fail_on: String,
    /// Exit with 3 where a rule could not be judged for want of history
    #[arg(long)]
    strict_history: bool,
    #[command(flatten)]
    findings: Findings,
}

impl Audit {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        let past = Past::accepted(global, &session)?;
        let select = if self.select.is_empty() { vec!["history".to_owned()] } else { self.select.clone() };
        let selection = Selection { select, ignore: self.ignore.clone(), ..Selection::default() };
        let facts = Facts::new(&session.strategy, session.today).with_past(&past.lives);
        let outcome = run(&facts, &selection);
        if !global.quiet {
            to_stderr(&told(&past));
        }
        let text = self.findings.print(global, &session, &outcome, Told { command: "audit", ..Told::default() })?;
        let is_unjudged = self.strict_history && !outcome.not_evaluated.is_empty();
        let code = if is_unjudged { 3 } else { u8::from(fails(&outcome.findings, &self.fail_on)) };
        Ok(Answer { text, code })
    }
}

/// What was looked through: "pm: 214 steps from 2024-01-03 to 2026-11-20; the whole history is here".
fn told(past: &Past) -> String {
    let steps = past.chain.steps.len();
    let day = |step: usize| past.lives.day(step).map(|day| day.to_string()).unwrap_or_default();
    let span = match steps {
        0 => String::new(),
        1 => format!(" of {}", day(0)),
        _ => format!(" from {} to {}", day(0), day(steps - 1)),
    };
    let steps = crate::output::counted(steps, "step");
    let lacking = past.lives.lacking;
    let whole = match past.lives.command() {
        None => "the whole history is here".to_owned(),
        Some(command) if past.lives.completeness.is_full() => {
            let versions = crate::output::counted(lacking, "version");
            format!("what {versions} of its files held is not in this clone: `{command}` brings it")
        }
        Some(command) => format!("what came before is not in this clone: `{command}` brings it"),
    };
    let branch = past.of.as_ref().map_or(String::new(), |branch| format!(" of {branch}"));
    let added = past.of.as_ref().map_or("", |_| ", and what this branch adds as one more");
    format!("pm: {steps}{branch}{span}{added}; {whole}\n")
}
