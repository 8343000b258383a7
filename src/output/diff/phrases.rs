use super::words::words_changed;
use super::{DiffReport, SideShown};
use crate::compare::{Direction, Role, UNREAD};
use crate::diff::{Change, Diff, Importance, Summary, What, is_entry, joined};
use crate::output::{code_span, counted};

/// What changed, without its record: "target of `activation`", "by", "duration".
pub fn field(change: &Change) -> String {
    match (&change.field, change.list()) {
        (None, _) => change.what.name().to_owned(),
        (Some(path), _) if is_sentence(change) => path.field().to_owned(),
        (_, Some(list)) => field_name(&list.segments().collect::<Vec<_>>()),
        (Some(path), None) => field_name(&path.segments().collect::<Vec<_>>()),
    }
}

/// Whether it is a criterion that is a sentence, and is told as its value.
pub fn is_sentence(change: &Change) -> bool {
    let Some(path) = &change.field else { return false };
    let is_entry = |text: &Option<String>| text.as_ref().is_some_and(|text| is_entry(&path.parent(), text));
    path.segments().skip(2).eq(["text"]) && (is_entry(&change.from) || is_entry(&change.to))
}

/// A path in words.
pub fn field_name(segments: &[&str]) -> String {
    match segments {
        [first @ .., "value"] if first.last() == Some(&"baseline") => field_name(first),
        ["estimates", "source" | "as_of"] => segments.join("."),
        ["estimates", path @ ..] if !path.is_empty() => estimate_name(path),
        // A name that cannot be read.
        [field @ ("outcomes" | "success" | "stop_if" | "guardrails"), "", leaf @ ..] if !leaf.is_empty() => {
            format!("{} of {field}", leaf.join("."))
        }
        ["outcomes", name, "by"] => format!("`by` of {}", code_span(name)),
        ["outcomes", name, leaf @ ..] if !leaf.is_empty() => format!("{} of {}", leaf.join("."), code_span(name)),
        [field @ ("success" | "stop_if" | "guardrails"), name, "bound" | "at_least" | "at_most" | "text"] => {
            format!("{field} {}", code_span(name))
        }
        [field @ ("success" | "stop_if" | "guardrails"), name, leaf @ ..] if !leaf.is_empty() => {
            format!("{} of {field} {}", leaf.join("."), code_span(name))
        }
        _ => {
            // An entry that has no name has none in words either.
            let named: Vec<&str> = segments.iter().copied().filter(|segment| !segment.is_empty()).collect();
            let path = named.join(".");
            if path.contains('`') { code_span(&path) } else { path }
        }
    }
}

/// "cost of delay", "rate of part `churn` of cost of delay".
fn estimate_name(path: &[&str]) -> String {
    match path {
        [above @ .., "likely" | "rate"] if !above.is_empty() => estimate_name(above),
        [above @ .., "parts", name] => of("part", name, above),
        [above @ .., "stages", name] => of("stage", name, above),
        [last] => last.replace('_', " "),
        [above @ .., last] => format!("{} of {}", last.replace('_', " "), estimate_name(above)),
        [] => "estimates".to_owned(),
    }
}

fn of(what: &str, name: &str, above: &[&str]) -> String {
    let whole = if above.is_empty() { String::new() } else { format!(" of {}", estimate_name(above)) };
    format!("{what} {}{whole}", code_span(name))
}

/// From what to what: "45 % → 40 %", "40 % added", "12 of 40 words differ".
pub fn values(change: &Change) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let is_narrative = change.role == Role::Narrative && change.field.is_some() && !is_sentence(change);
    match (change.what, &change.from, &change.to) {
        (What::Text, ..) => "it does not parse in one of the two, so no more is known than that it differs".to_owned(),
        (What::Renamed, Some(from), _) => format!("was called {from}"),
        (What::Rekinded, Some(from), Some(to)) => format!("was {from}, is {to}"),
        (_, Some(from), Some(to)) if is_narrative => {
            let words = words_changed(from, to);
            let least = if words.at_least { "at least " } else { "" };
            let verb = if words.changed == 1 { "differs" } else { "differ" };
            match words.changed {
                0 if !words.at_least => "the same words, in other paragraphs".to_owned(),
                changed => format!("{least}{changed} of {} {verb}", counted(words.all, "word")),
            }
        }
        (_, Some(from), None) if is_narrative => format!("{} taken out", word_count(from)),
        (_, None, Some(to)) if is_narrative => format!("{} added", word_count(to)),
        (_, None, Some(to)) if to == UNREAD => "cannot be read any more".to_owned(),
        (_, Some(from), None) if from == UNREAD => "could not be read before".to_owned(),
        (_, Some(_), Some(_)) => format!("{} → {}", text(&change.from), text(&change.to)),
        (_, Some(from), None) => format!("{from} taken out"),
        (_, None, Some(to)) => format!("{to} added"),
        (_, None, None) => String::new(),
    }
}

fn word_count(text: &str) -> String {
    counted(text.split_whitespace().count(), "word")
}

/// Which way it went, and whether work had begun: "easier, after it started". Empty where there is nothing to say.
pub fn way(change: &Change) -> String {
    let direction = change.direction.map(|direction| match direction {
        Direction::Easier => "easier",
        Direction::Harder => "harder",
        Direction::CannotSay => "cannot say which way",
        Direction::Later => "later",
        Direction::Earlier => "earlier",
        // An end is no step ahead, and its name says what it is.
        Direction::Forward if change.ends_badly() => "",
        Direction::Forward => "forward",
        Direction::Backward => "backward",
        Direction::Outside => "no step that this status allows",
    });
    // That work had begun is worth telling of a promise only.
    let started = (change.had_started && change.importance == Importance::Commitment && change.what != What::Status)
        .then_some("after it started");
    let direction = direction.filter(|direction| !direction.is_empty());
    direction.into_iter().chain(started).collect::<Vec<_>>().join(", ")
}

/// The count of what is told: values that stand in one line are one detail.
pub fn count_told(diff: &Diff) -> String {
    count(&Summary { info: diff.summary.info.saturating_sub(joined(&diff.changes)), ..diff.summary })
}

/// "3 promises changed, 1 of them not acknowledged; 5 details; 2 new findings, 1 fixed".
pub fn count(summary: &Summary) -> String {
    let agreed = match (summary.commitment, summary.unacknowledged) {
        (0, _) => "",
        (1, 0) => ", acknowledged",
        (1, _) => ", not acknowledged",
        (_, 0) => ", all acknowledged",
        (all, open) if all == open => ", none of them acknowledged",
        (_, open) => &format!(", {open} of them not acknowledged"),
    };
    let promises = match summary.commitment {
        0 if summary.unknown > 0 => "no promise is seen to change".to_owned(),
        0 => "no promise changed".to_owned(),
        count => format!("{} changed{agreed}", counted(count, "promise")),
    };
    let findings = match (summary.findings_new, summary.findings_fixed) {
        (0, 0) => None,
        (0, fixed) => Some(format!("{} fixed", counted(fixed, "finding"))),
        (new, 0) => Some(counted(new, "new finding")),
        (new, fixed) => Some(format!("{}, {fixed} fixed", counted(new, "new finding"))),
    };
    let details = (summary.info > 0).then(|| counted(summary.info, "detail"));
    let moved = (summary.moved > 0).then(|| format!("{} moved to another file", counted(summary.moved, "record")));
    let unknown =
        (summary.unknown > 0).then(|| format!("{} could not be compared", counted(summary.unknown, "record")));
    let parts: Vec<String> = [unknown, details, moved, findings].into_iter().flatten().collect();
    match (summary.commitment, parts.is_empty()) {
        (0, true) => "nothing changed".to_owned(),
        _ => [vec![promises], parts].concat().join("; "),
    }
}

/// "origin/main (1a2b3c4) .. the work tree".
pub fn sides(report: &DiffReport<'_>) -> String {
    format!("{} .. {}", side(&report.base), side(&report.head))
}

fn side(side: &SideShown<'_>) -> String {
    let commit = side.commit.map(|commit| commit.get(..7).unwrap_or(commit));
    match (side.rev, commit) {
        (Some(rev), Some(commit)) if rev.starts_with(commit) => commit.to_owned(),
        (Some(rev), Some(commit)) => format!("{rev} ({commit})"),
        (None, Some(commit)) => commit.to_owned(),
        (Some(rev), None) => rev.to_owned(),
        (None, None) => "the work tree".to_owned(),
    }
}

/// What an incomplete history means for what is said here; nothing where it is complete.
pub fn history(history: &str) -> Option<String> {
    match history {
        "full" => None,
        "shallow" => Some("The history is shallow: what came before its first commit is not known.".to_owned()),
        "partial" => Some("The clone is partial: what is not there is unknown, and not absent.".to_owned()),
        other => Some(format!("The history is {other}.")),
    }
}
