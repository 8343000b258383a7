use std::mem::ManuallyDrop;

use super::pair::surroundings_here;
use super::session::Session;
use crate::config::Loaded;
use crate::graph::{Strategy, load_config};
use crate::output::one_line;
use crate::source::{Accepted, Asked, ChainCompleteness, CommitId, Failure, accepted_before, comparison, time_of};
use crate::values::Date;

/// The strategy as it was accepted at some time, read under today's settings.
pub struct Then {
    /// Never given back, as that of the session is not.
    pub strategy: ManuallyDrop<Strategy>,
    pub commit: CommitId,
    /// The day (UTC) of that commit, by the chain's clock.
    pub on: Date,
}

/// What is known of another time.
pub struct Looked {
    /// Nothing where it is not known.
    pub then: Option<Then>,
    /// What a reader should know of that: why nothing is known, or that it is younger than was asked for.
    pub note: Option<String>,
}

impl Looked {
    fn unknown(note: impl Into<String>) -> Looked {
        Looked { then: None, note: Some(note.into()) }
    }
}

/// The strategy as it was at the end of a day: the last commit on or before it of the first-parent chain that a session
/// was read from. Never fails: what cannot be known is said.
pub fn on_day(session: &Session, day: Date) -> Looked {
    if session.place.repository.is_none() && session.place.note.is_none() {
        return Looked::unknown("this folder is not in a Git repository");
    }
    if !session.place.has_commit() {
        return Looked::unknown("nothing is committed yet");
    }
    let Some(epoch) = Date::new(1970, 1, 1) else { return Looked::unknown("there is no such day") };
    let end = epoch.days_until(day).saturating_add(1).saturating_mul(86_400);
    let accepted = accepted_before(&session.place, head(session), end);
    let read = accepted.and_then(|accepted| Ok((read(session, &accepted)?, accepted)));
    match read {
        Err(failure) => Looked::unknown(one_line(&failure.message).into_owned()),
        Ok((then, accepted)) => {
            let note = lacking(&then.strategy).or_else(|| nothing_there(&then, day)).map(Looked::unknown);
            note.unwrap_or_else(|| Looked { note: later(&accepted, then.on), then: Some(then) })
        }
    }
}

/// The strategy at a revision that somebody named.
pub fn at_revision(session: &Session, rev: &str) -> Result<Then, Failure> {
    let commit = crate::source::commit_of(&session.place, rev)?;
    let clock = time_of(&session.place, rev)?;
    read(session, &Accepted { commit, clock, is_later: false, completeness: ChainCompleteness::Full })
}

fn head(session: &Session) -> &str {
    session.place.at.as_deref().unwrap_or("HEAD")
}

fn read(session: &Session, accepted: &Accepted) -> Result<Then, Failure> {
    // The workspace may have stood in another folder then.
    let range = format!("{}..{}", accepted.commit.hex, head(session));
    let asked = Asked { range: Some(&range), configured: None, surroundings: &surroundings_here() };
    let tree = comparison(&session.place, &asked)?.base_tree(&session.place)?;
    let (loaded, _) = load_config(&session.tree)?;
    let strategy = Strategy::build(&tree, Loaded { problems: Vec::new(), ..loaded }, None);
    Ok(Then {
        strategy: ManuallyDrop::new(strategy),
        commit: accepted.commit.clone(),
        on: Date::of_seconds(accepted.clock),
    })
}

/// A partial clone: what is not here would look as if it had come since.
fn lacking(then: &Strategy) -> Option<String> {
    let count = then.lacking.len();
    let help = "`git fetch --refetch --no-filter` brings all of it";
    (count > 0).then(|| format!("this clone is partial and lacks {count} files of that day; {help}"))
}

fn nothing_there(then: &Then, day: Date) -> Option<String> {
    then.strategy.records.is_empty().then(|| match then.on > day {
        true => format!("the oldest commit at hand, of {}, holds nothing of this strategy", then.on),
        false => "nothing of this strategy was committed on that day".to_owned(),
    })
}

fn later(accepted: &Accepted, on: Date) -> Option<String> {
    accepted.is_later.then(|| match accepted.completeness.command() {
        Some(command) => format!("this clone begins on {on}, and what was before is not known; `{command}` brings it"),
        None => format!("the history begins only on {on}, and what was before is not known"),
    })
}
