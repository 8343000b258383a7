use clap::Args;

use super::Answer;
use super::before::before;
use super::global::Global;
use super::past::Past;
use super::session::{Session, State};
use crate::documents::status::status;
use crate::output::status as formats;
use crate::rules::Facts;
use crate::source::{Failure, commit_of};
use crate::values::{Kind, nearest};

/// One screen: what to decide, whether we get there, how we decide
///
/// DECIDE is what waits for somebody: results without a decision, releases that nobody measured, targets whose day is past,
/// options that stay open. GETTING THERE shows each outcome from where it started, with its last reading and the day of
/// it, to its target. `way` is the share of the way from the baseline to the target, and `time` the share of the time from
/// the baseline's day, else from the day on which work began, to the day of the target. Both are counted along a straight
/// line, which few metrics follow: they say where to look, and not how it will end. HOW WE DECIDE counts practices, now and
/// a year ago, where Git's history reaches so far.
#[derive(Debug, Args)]
#[command(
    after_help = "It fits a screen; what is left out is counted, and `--all` shows it. The exit code is 0 whatever it finds."
)]
pub struct Status {
    /// Only what this person answers for
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    /// Show everything, however long it becomes
    #[arg(long)]
    all: bool,
    /// Read a revision, such as `main` or `HEAD~1`, instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json"])]
    format: String,
}

impl Status {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        if let Some(owner) = &self.owner {
            is_somebody(&session, owner)?;
        }
        let past = match session.place.has_commit() {
            true => Some(Past::of(global, &session)?),
            false => None,
        };
        let facts = Facts::new(&session.strategy, session.today);
        let facts = past.as_ref().map_or(facts, |past| facts.with_past(&past.lives));
        let mut found = status(&facts, self.owner.as_deref());
        found.at = self.at.as_ref().and_then(|_| session.read_at());
        found.before = past
            .as_ref()
            .and_then(|past| before(global, &session, past.lives.command().is_some(), self.owner.as_deref()));
        Ok(match self.format.as_str() {
            "json" => {
                let commit = session.place.at.as_deref().and_then(|rev| commit_of(&session.place, rev).ok());
                formats::json(&found, session.place.at.as_deref(), commit.as_ref().map(|commit| commit.hex.as_str()))
            }
            _ => formats::human(&found, self.all, &global.style()),
        }
        .into())
    }
}

/// Whoever misspells a name must not take the silence for good news.
fn is_somebody(session: &Session, owner: &str) -> Result<(), Failure> {
    let strategy = &session.strategy;
    let owners = (0..strategy.records.len()).filter_map(|number| strategy.owner_of(number));
    let mut names: Vec<String> =
        owners.flat_map(|names| names.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect();
    names.extend(strategy.config.people.iter().map(|name| name.0.clone()));
    let questions = strategy.records.iter().filter(|record| record.kind != Kind::Metric);
    let asked = questions.flat_map(|record| record.common.questions.iter().filter_map(|question| question.owner.get()));
    names.extend(asked.map(|owner| owner.0.clone()));
    names.sort_unstable();
    names.dedup();
    if names.iter().any(|name| name == owner) {
        return Ok(());
    }
    let failure = Failure::new(format!("nobody called `{owner}` answers for anything here"));
    Err(match nearest(owner, names.iter().map(String::as_str)) {
        Some(near) => failure.help(format!("did you mean `{}`?", near.name)),
        None if names.is_empty() => failure.help("no record names an `owner`, and `owners` in pm.yaml names none"),
        None => failure.help(format!("those who do are {}", names.join(", "))),
    })
}
