use super::DiffReport;
use super::groups::of_record;
use super::told::told;
use crate::diff::{Change, RankMove, What, lines};
use crate::output::{code_span, counted};
use crate::values::ordinal;

/// What follows from a change apart from findings: a heading, and a line for each.
pub struct Following {
    pub heading: &'static str,
    pub lines: Vec<String>,
}

/// Everything of the kind that there is, what weighs most first.
/// What records say stands there as `user` has it.
pub fn follows(report: &DiffReport<'_>, user: &dyn Fn(&str) -> String) -> Vec<Following> {
    let found = &report.diff.consequences;
    // Where a finding of its own tells of them they are not told twice.
    let has_own_finding = |parent: &str| {
        let own = found.findings_new.iter().filter(|finding| finding.rule == "suspect-child");
        own.filter_map(|finding| finding.record.as_deref()).any(|record| record == parent)
    };
    let suspects = found.suspects.iter().filter(|suspect| !has_own_finding(&suspect.parent));
    let suspects = suspects.map(|suspect| {
        let (name, parent) = (user(&suspect.name), user(&suspect.parent));
        format!("{name}: {} of {parent} above it changed", code_span(&suspect.field))
    });
    let named = |names: &[String]| names.iter().map(|name| user(name)).collect::<Vec<_>>();
    let all = [
        ("Cut off from the vision", named(&found.unreachable)),
        ("Nothing left under", named(&found.emptied)),
        ("Measured by nothing any more", named(&found.unmeasured)),
        ("Under way and not touched, though a promise above changed", suspects.collect()),
        ("Ranking", moves(report, user)),
    ];
    let told = all.into_iter().filter(|(_, lines)| !lines.is_empty());
    told.map(|(heading, lines)| Following { heading, lines }).collect()
}

fn moves(report: &DiffReport<'_>, user: &dyn Fn(&str) -> String) -> Vec<String> {
    let moves = &report.diff.consequences.rank_moves;
    let others = moves.iter().filter(|found| !found.is_own).count();
    let own = moves.iter().filter(|found| found.is_own).map(|found| {
        let (from, to) = (found.from.map(ordinal), found.to.map(ordinal));
        let told = |rank: Option<String>| rank.unwrap_or_else(|| "not ranked".to_owned());
        format!("{}: {} → {} ({})", user(&found.record), told(from), told(to), why(report, found, user))
    });
    let verb = if others == 1 { "makes" } else { "make" };
    let room = (others > 0).then(|| format!("{} {verb} room", counted(others, "other")));
    own.chain(room).collect()
}

/// The changes of its own that can have moved it; where none is an estimate, what else is known.
fn why(report: &DiffReport<'_>, found: &RankMove, user: &dyn Fn(&str) -> String) -> String {
    let own = || of_record(report.diff, &found.record);
    let is_why =
        |change: &&Change| change.what == What::Estimate || (change.what == What::Status && found.to.is_none());
    let told: Vec<String> = lines(own().filter(is_why))
        .iter()
        .map(|line| told(line, &str::to_owned))
        .map(|told| format!("{} {}", told.field, user(&told.values)))
        .collect();
    match (told.is_empty(), found.from, found.to) {
        (false, ..) => told.join("; "),
        (true, None, _) if own().any(|change| change.what == What::Added) => "it is new".to_owned(),
        (true, _, None) if own().any(|change| change.what == What::Removed) => "it is gone".to_owned(),
        _ => "what it is scored by changed".to_owned(),
    }
}
