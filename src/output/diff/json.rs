use serde_json::{Map, Value as Json, json as object};

use super::{DiffReport, SideShown};
use crate::diff::{Change, ChangeSide, What, sentence};
use crate::finding::Finding;
use crate::output::json::entry;
use crate::output::pretty;

/// For machines: everything, each value whole. Every key is always there, absent is null.
pub fn json(report: &DiffReport<'_>) -> String {
    let diff = report.diff;
    let found = &diff.consequences;
    let findings = |findings: &[Finding]| findings.iter().map(|finding| object!(entry(finding))).collect::<Vec<_>>();
    let moves = found
        .rank_moves
        .iter()
        .map(|found| object!({ "record": found.record, "from": found.from, "to": found.to, "own": found.is_own }));
    let suspects = found
        .suspects
        .iter()
        .map(|suspect| object!({ "record": suspect.name, "parent": suspect.parent, "field": suspect.field }));
    pretty(&object!({
        "version": 1,
        "command": "diff",
        "base": side(&report.base, report.chosen),
        "head": side(&report.head, report.chosen),
        "history": report.history,
        "notes": report.notes,
        "sentence": sentence(diff),
        "changes": diff.changes.iter().chain(&diff.reasons).map(|found| change(report, found)).collect::<Vec<_>>(),
        "consequences": {
            "findings_new": findings(&found.findings_new),
            "findings_fixed": findings(&found.findings_fixed),
            "rank_moves": moves.collect::<Vec<_>>(),
            "unreachable": found.unreachable,
            "unmeasured": found.unmeasured,
            "emptied": found.emptied,
            "suspect": suspects.collect::<Vec<_>>(),
        },
        "not_evaluated": report.findings.not_evaluated,
        "moved": diff.summary.moved,
        "summary": diff.summary,
    }))
}

fn side(side: &SideShown<'_>, chosen: &str) -> Json {
    object!({ "rev": side.rev, "commit": side.commit, "chosen": chosen })
}

fn change(report: &DiffReport<'_>, change: &Change) -> Json {
    let label = report.label(change);
    let is_whole = matches!(change.what, What::Added | What::Removed);
    let values: Option<Map<String, Json>> = is_whole
        .then(|| change.values.iter().map(|(path, text)| (path.to_string(), Json::from(text.clone()))).collect());
    let before = [("record".to_owned(), Json::from(change.record.clone()))];
    let after = object!({
        "values": values,
        "suggestion": change.suggestion,
        "fingerprint": change.fingerprint,
        "side": if change.side == ChangeSide::Base { "base" } else { "head" },
        "path": label.path,
        "line": label.start.line,
    });
    let after = after.as_object().cloned().unwrap_or_default();
    Json::Object(before.into_iter().chain(told(change)).chain(after).collect())
}

/// What a change says of itself, whatever tells of it.
pub fn told(change: &Change) -> Map<String, Json> {
    let told = object!({
        "change": change.what.name(),
        "field": change.field.as_ref().map(ToString::to_string),
        "role": change.role.name(),
        "from": change.from,
        "to": change.to,
        "direction": change.direction.map(|direction| direction.name()),
        "importance": change.importance.name(),
        "certainty": change.certainty,
        "acknowledged": change.acknowledged,
        "had_started": change.had_started,
    });
    told.as_object().cloned().unwrap_or_default()
}
