use std::collections::BTreeSet;

use super::{Change, Diff, Importance, What, lines};
use crate::compare::Direction;
use crate::finding::Certainty;
use crate::values::{Vocabulary, Work, ordinal};

/// The sentence that somebody reads who reads no more: what the change does to promises, to work and to the order.
pub fn sentence(diff: &Diff) -> String {
    sentence_with(diff, &str::to_owned)
}

/// The same, with everything that a record says as `user` has it.
pub fn sentence_with(diff: &Diff, user: &dyn Fn(&str) -> String) -> String {
    sentence_about("This change", diff, user)
}

/// The same of what the reader knows by another name.
pub fn sentence_about(subject: &str, diff: &Diff, user: &dyn Fn(&str) -> String) -> String {
    let promises = |direction, word| promises(diff, direction, word, user);
    let parts: Vec<String> = [
        promises(Direction::Easier, "easier"),
        promises(Direction::Harder, "harder"),
        promises(Direction::CannotSay, "different"),
        promises(Direction::Later, "later"),
        promises(Direction::Earlier, "earlier"),
        ended(diff),
        came(diff),
        went(diff),
        reclassed(diff, user),
        order(diff, user),
        unknown(diff),
    ]
    .into_iter()
    .flatten()
    .collect();
    match (parts.split_last(), lines(&diff.changes).len(), diff.summary.moved) {
        (Some((last, [])), ..) => format!("{subject} {last}."),
        (Some((last, first)), ..) => format!("{subject} {}, and {last}.", first.join(", ")),
        (None, 0, 0) => format!("{subject} leaves the strategy as it is."),
        (None, 0, 1) => format!("{subject} moves 1 record to another file and leaves the strategy as it is."),
        (None, 0, moved) => {
            format!("{subject} moves {moved} records to other files and leaves the strategy as it is.")
        }
        (None, 1, _) => format!("{subject} touches no promise; 1 detail changed."),
        (None, count, _) => format!("{subject} touches no promise; {count} details changed."),
    }
}

/// How many examples stand in brackets.
const EXAMPLES: usize = 2;

fn promises(diff: &Diff, direction: Direction, word: &str, user: &dyn Fn(&str) -> String) -> Option<String> {
    let is_one = |change: &&Change| {
        let is_field =
            matches!(change.what, What::Target | What::Baseline | What::Criterion | What::Date | What::Budget);
        let told = change.direction.unwrap_or(Direction::CannotSay);
        change.importance == Importance::Commitment && is_field && told == direction
    };
    let found: Vec<&Change> = diff.changes.iter().filter(is_one).collect();
    // Of several records each is named.
    let names = found.iter().map(|change| &change.record).collect::<BTreeSet<_>>().len() > 1;
    let examples: Vec<String> = found.iter().take(EXAMPLES).map(|change| example(change, names, user)).collect();
    let more = if found.len() > EXAMPLES { "; …" } else { "" };
    let noun = if found.len() == 1 { "promise" } else { "promises" };
    (!found.is_empty()).then(|| format!("makes {} {noun} {word} ({}{more})", found.len(), examples.join("; ")))
}

/// "activation 45 % → 40 %, after it started"; with its record "onboarding: activation 45 % → 40 %". A sentence is too long
/// to be repeated in one.
fn example(change: &Change, named: bool, user: &dyn Fn(&str) -> String) -> String {
    let path: Vec<&str> = change.field.iter().flat_map(|field| field.segments()).collect();
    let (own, is_text) = (user(id(&change.record)), path.last() == Some(&"text"));
    let what = match path.as_slice() {
        [field, ..] if is_text => format!("`{field}` of {own}"),
        [field, "", ..] => format!("`{field}` of {own}"),
        [_, name, ..] if named => format!("{own}: {}", user(name)),
        [_, name, ..] => user(name),
        [field] => format!("`{field}` of {own}"),
        [] => own,
    };
    let values = match (&change.from, &change.to) {
        (_, Some(_)) if is_text => "in other words".to_owned(),
        (_, None) if is_text && change.direction == Some(Direction::CannotSay) => "in other words".to_owned(),
        (_, None) if is_text => "taken out".to_owned(),
        (from, to) => {
            let told = |value: &Option<String>, absent: &str| value.as_deref().map_or(absent.to_owned(), user);
            format!("{} → {}", told(from, "new"), told(to, "taken out"))
        }
    };
    let started = if change.had_started { ", after it started" } else { "" };
    format!("{what} {values}{started}")
}

fn id(record: &str) -> &str {
    record.split_once('/').map_or(record, |(_, id)| id)
}

fn kind(record: &str) -> &str {
    record.split_once('/').map_or("record", |(kind, _)| kind)
}

fn is_seen(change: &Change, what: What) -> bool {
    change.what == what && change.certainty != Certainty::Unknown
}

/// What nobody can say is said too.
fn unknown(diff: &Diff) -> Option<String> {
    match diff.summary.unknown {
        0 => None,
        1 => Some("leaves open what 1 record says, which does not parse".to_owned()),
        several => Some(format!("leaves open what {several} records say, which do not parse")),
    }
}

fn counted_kinds(changes: &[&Change]) -> String {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for change in changes {
        let kind = kind(&change.record);
        match counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let nouns = counts.into_iter().map(|(kind, count)| match (count, crate::values::Kind::from_name(kind)) {
        (1, _) | (_, None) => format!("{count} {kind}"),
        (_, Some(kind)) => format!("{count} {}", kind.nouns()),
    });
    let nouns: Vec<String> = nouns.collect();
    match nouns.split_last() {
        Some((last, first)) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => nouns.concat(),
    }
}

fn ended(diff: &Diff) -> Option<String> {
    let found: Vec<&Change> = diff.changes.iter().filter(|change| change.ends_badly()).collect();
    let without = found.iter().filter(|change| change.acknowledged.is_none()).count();
    let reason = match (found.len(), without) {
        (0, _) => return None,
        (_, 0) => "with a reason",
        (all, without) if all == without => "without a reason",
        _ => "some of them without a reason",
    };
    Some(format!("stops {} {reason}", counted_kinds(&found)))
}

fn came(diff: &Diff) -> Option<String> {
    let found: Vec<&Change> = diff.changes.iter().filter(|change| is_seen(change, What::Added)).collect();
    (!found.is_empty()).then(|| format!("adds {}", counted_kinds(&found)))
}

fn went(diff: &Diff) -> Option<String> {
    let found: Vec<&Change> = diff.changes.iter().filter(|change| is_seen(change, What::Removed)).collect();
    (!found.is_empty()).then(|| format!("deletes {}", counted_kinds(&found)))
}

/// "re-classes checkout from bet to upkeep, 4 findings gone": what is asked of a bet is not asked of upkeep, and a reviewer
/// ought to see that the questions went away unanswered.
fn reclassed(diff: &Diff, user: &dyn Fn(&str) -> String) -> Option<String> {
    let found: Vec<&Change> = diff.changes.iter().filter(|change| change.what == What::Work).collect();
    let (first, rest) = found.split_first()?;
    let word = |text: &Option<String>| text.as_deref().map_or("bet".to_owned(), user);
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    let were_bets = found.iter().filter(|change| word(&change.from) == Work::Bet.word());
    let gone = match were_bets.map(|change| findings_gone(diff, &change.record)).sum::<usize>() {
        0 => String::new(),
        1 => ", 1 finding gone".to_owned(),
        several => format!(", {several} findings gone"),
    };
    Some(format!(
        "re-classes {} from {} to {}{more}{gone}",
        user(id(&first.record)),
        word(&first.from),
        word(&first.to)
    ))
}

/// How many findings of an initiative and of the options inside it the head has no more.
fn findings_gone(diff: &Diff, initiative: &str) -> usize {
    let is_inside = |record: &str| {
        record
            .strip_prefix("option/")
            .and_then(|full| full.strip_prefix(id(initiative)))
            .is_some_and(|rest| rest.starts_with('.'))
    };
    let of_it = |record: &String| record == initiative || is_inside(record);
    diff.consequences.findings_fixed.iter().filter(|finding| finding.record.as_ref().is_some_and(of_it)).count()
}

/// What changed its place by its own estimates, the highest first, and how many more did: what only makes room for
/// them is listed among what follows, and not here.
fn order(diff: &Diff, user: &dyn Fn(&str) -> String) -> Option<String> {
    let own = || diff.consequences.rank_moves.iter().filter(|found| found.is_own);
    let (record, from, to) = own().find_map(|found| Some((id(&found.record), found.from?, found.to?)))?;
    let more = match own().count() - 1 {
        0 => String::new(),
        1 => " (1 more moves too)".to_owned(),
        others => format!(" ({others} more move too)"),
    };
    Some(format!("moves {} from {} to {}{more}", user(record), ordinal(from), ordinal(to)))
}
