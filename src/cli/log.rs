use clap::Args;

use super::Answer;
use super::global::Global;
use super::past::Past;
use super::session::{Session, State};
use crate::documents::record_log;
use crate::history::Life;
use crate::output::log as formats;
use crate::source::Failure;

/// Tell the whole life of one record: accepted, started, re-targeted, renamed, ended, gone, step by step
///
/// What counts is what was accepted on the branch, in its order: the first-parent chain. What is not committed yet comes
/// last. A record that is gone is found by the name it had.
#[derive(Debug, Args)]
pub struct Log {
    /// An id, `kind/id`, or a file; former names count, and names of what is gone
    name: String,
    /// End at a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json"])]
    format: String,
}

impl Log {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        let past = Past::of(global, &session)?;
        let (life, number) = found(&session, &past, &self.name)?;
        let log = record_log(&session.strategy, &past.chain, &past.lives, life, number);
        Ok(match self.format.as_str() {
            "json" => formats::json(&log),
            _ => formats::human(&log, &session.from_here, &global.style()),
        }
        .into())
    }
}

/// The life that a name means, with the number of its record where it still stands: what stands goes before what is gone.
fn found<'p>(session: &Session, past: &'p Past, name: &str) -> Result<(&'p Life, Option<usize>), Failure> {
    let lives = &past.lives;
    if !session.strategy.named(name).is_empty() {
        let number = session.one(name)?;
        let life = lives.of_record(number);
        return life.map(|life| (life, Some(number))).ok_or_else(|| unknown(session, past, name));
    }
    let all = lives.lives.iter();
    let of_file = all.filter(|life| life.path.as_ref() == name && life.last().is_some_and(|last| last.state.is_gone()));
    match [lives.named(name), of_file.collect()].into_iter().find(|lives| !lives.is_empty()).as_deref() {
        Some([only]) => Ok((only, standing(session, past, only))),
        Some(several) => {
            let names: Vec<String> = several.iter().map(|life| format!("`{}`", life.full_name())).collect();
            let failure = Failure::new(format!("several records were called `{name}`"));
            Err(failure.help(format!("say which: {}", names.join(", "))))
        }
        None => Err(unknown(session, past, name)),
    }
}

/// The number of the record that has a life now: what was found by a name that it had.
fn standing(session: &Session, past: &Past, life: &Life) -> Option<usize> {
    let is_it = |number: &usize| past.lives.of_record(*number).is_some_and(|own| std::ptr::eq(own, life));
    (0..session.strategy.records.len()).find(is_it)
}

fn unknown(session: &Session, past: &Past, name: &str) -> Failure {
    let gone = past.lives.names().flat_map(|full| [full].into_iter().chain(full.split_once('/').map(|(_, id)| id)));
    let failure = session.no_record(name, gone);
    match past.lives.command() {
        Some(command) => Failure {
            help: Some(format!(
                "{}; if it is older than the history at hand, `{command}` brings the rest",
                failure.help.unwrap_or_default()
            )),
            ..failure
        },
        None => failure,
    }
}
