use super::{Change, Diff, Importance, What};
use crate::compare::Direction;
use crate::finding::Certainty;
use crate::values::{Status, ordinal};

/// The sentence that somebody reads who reads no more: what the change does to promises, to work and to the order.
pub fn sentence(diff: &Diff) -> String {
    let parts: Vec<String> = [
        promises(diff, Direction::Easier, "easier"),
        promises(diff, Direction::Harder, "harder"),
        promises(diff, Direction::CannotSay, "different"),
        promises(diff, Direction::Later, "later"),
        promises(diff, Direction::Earlier, "earlier"),
        ended(diff),
        came(diff),
        went(diff),
        reclassed(diff),
        order(diff),
        unknown(diff),
    ]
    .into_iter()
    .flatten()
    .collect();
    match (parts.split_last(), diff.changes.len(), diff.summary.moved) {
        (Some((last, [])), ..) => format!("This change {last}."),
        (Some((last, first)), ..) => format!("This change {}, and {last}.", first.join(", ")),
        (None, 0, 0) => "This change leaves the strategy as it is.".to_owned(),
        (None, 0, 1) => "This change moves 1 record to another file and leaves the strategy as it is.".to_owned(),
        (None, 0, moved) => {
            format!("This change moves {moved} records to other files and leaves the strategy as it is.")
        }
        (None, 1, _) => "This change touches no promise; 1 detail changed.".to_owned(),
        (None, count, _) => format!("This change touches no promise; {count} details changed."),
    }
}

/// How many examples stand in brackets.
const EXAMPLES: usize = 2;

fn promises(diff: &Diff, direction: Direction, word: &str) -> Option<String> {
    let is_one = |change: &&Change| {
        let is_field =
            matches!(change.what, What::Target | What::Baseline | What::Criterion | What::Date | What::Budget);
        let told = change.direction.unwrap_or(Direction::CannotSay);
        change.importance == Importance::Commitment && is_field && told == direction
    };
    let found: Vec<&Change> = diff.changes.iter().filter(is_one).collect();
    let examples: Vec<String> = found.iter().take(EXAMPLES).map(|change| example(change)).collect();
    let more = if found.len() > EXAMPLES { "; …" } else { "" };
    let noun = if found.len() == 1 { "promise" } else { "promises" };
    (!found.is_empty()).then(|| format!("makes {} {noun} {word} ({}{more})", found.len(), examples.join("; ")))
}

/// "activation 45 % → 40 %, after it started".
fn example(change: &Change) -> String {
    let path: Vec<&str> = change.field.iter().flat_map(|field| field.segments()).collect();
    let name = match path.as_slice() {
        [_, named, ..] => (*named).to_owned(),
        [field] => format!("`{field}` of {}", id(&change.record)),
        [] => id(&change.record).to_owned(),
    };
    let started = if change.had_started { ", after it started" } else { "" };
    let to = change.to.as_deref().unwrap_or("taken out");
    format!("{name} {} → {to}{started}", change.from.as_deref().unwrap_or("new"))
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
    nouns.collect::<Vec<_>>().join(" and ")
}

fn ended(diff: &Diff) -> Option<String> {
    let is_end = |change: &&Change| {
        let to = change.to.as_deref().filter(|_| change.what == What::Status);
        let kind = crate::values::Kind::from_name(kind(&change.record));
        to.zip(kind).and_then(|(to, kind)| Status::read(kind, to).ok()).is_some_and(Status::ended_badly)
    };
    let found: Vec<&Change> = diff.changes.iter().filter(is_end).collect();
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

/// "calls checkout upkeep (before: bet)".
fn reclassed(diff: &Diff) -> Option<String> {
    let mut found = diff.changes.iter().filter(|change| change.what == What::Work);
    let (first, more) = (found.next()?, found.count());
    let word = |text: &Option<String>| text.clone().unwrap_or_else(|| "bet".to_owned());
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(format!("re-classes {} from {} to {}{more}", id(&first.record), word(&first.from), word(&first.to)))
}

/// What changed its place by its own estimates, the highest first.
fn order(diff: &Diff) -> Option<String> {
    let mut moves = diff.consequences.rank_moves.iter().filter(|found| found.is_own);
    let (record, from, to) = moves.find_map(|found| Some((id(&found.record), found.from?, found.to?)))?;
    let others = diff.consequences.rank_moves.iter().filter(|found| found.is_own && found.from.is_some()).count() - 1;
    let more = if others > 0 { format!(" ({others} more move too)") } else { String::new() };
    Some(format!("moves {record} from {} to {}{more}", ordinal(from), ordinal(to)))
}
