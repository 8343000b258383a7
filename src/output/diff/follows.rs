use super::DiffReport;
use super::groups::of_record;
use super::phrases::{field, values};
use crate::diff::{RankMove, What};
use crate::output::counted;
use crate::values::ordinal;

/// What follows from a change apart from findings: a heading, and a line for each.
pub struct Following {
    pub heading: &'static str,
    pub lines: Vec<String>,
}

/// Everything of the kind that there is, what weighs most first.
pub fn follows(report: &DiffReport<'_>) -> Vec<Following> {
    let found = &report.diff.consequences;
    // Where a finding of its own tells of them they are not told twice.
    let has_own_finding = |parent: &str| {
        let own = found.findings_new.iter().filter(|finding| finding.rule == "suspect-child");
        own.filter_map(|finding| finding.record.as_deref()).any(|record| record == parent)
    };
    let suspects = found.suspects.iter().filter(|suspect| !has_own_finding(&suspect.parent));
    let suspects =
        suspects.map(|suspect| format!("{}: `{}` of {} above it changed", suspect.name, suspect.field, suspect.parent));
    let all = [
        ("Cut off from the vision", found.unreachable.clone()),
        ("Nothing left under", found.emptied.clone()),
        ("Measured by nothing any more", found.unmeasured.clone()),
        ("Under way and not touched, though a promise above changed", suspects.collect()),
        ("Ranking", moves(report)),
    ];
    let told = all.into_iter().filter(|(_, lines)| !lines.is_empty());
    told.map(|(heading, lines)| Following { heading, lines }).collect()
}

fn moves(report: &DiffReport<'_>) -> Vec<String> {
    let moves = &report.diff.consequences.rank_moves;
    let others = moves.iter().filter(|found| !found.is_own).count();
    let own = moves.iter().filter(|found| found.is_own).map(|found| {
        let (from, to) = (found.from.map(ordinal), found.to.map(ordinal));
        let told = |rank: Option<String>| rank.unwrap_or_else(|| "not ranked".to_owned());
        format!("{}: {} → {} ({})", found.record, told(from), told(to), why(report, found))
    });
    let verb = if others == 1 { "makes" } else { "make" };
    let room = (others > 0).then(|| format!("{} {verb} room", counted(others, "other")));
    own.chain(room).collect()
}

/// The changes of its own that can have moved it; where none is an estimate, what else is known.
fn why(report: &DiffReport<'_>, found: &RankMove) -> String {
    let own = || of_record(report.diff, &found.record);
    let told: Vec<String> = own()
        .filter(|change| change.what == What::Estimate || (change.what == What::Status && found.to.is_none()))
        .map(|change| format!("{} {}", field(change), values(change)))
        .collect();
    match (told.is_empty(), found.from, found.to) {
        (false, ..) => told.join("; "),
        (true, None, _) if own().any(|change| change.what == What::Added) => "it is new".to_owned(),
        (true, _, None) if own().any(|change| change.what == What::Removed) => "it is gone".to_owned(),
        _ => "what it is scored by changed".to_owned(),
    }
}
