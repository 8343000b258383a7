use std::cmp::Reverse;

use super::DiffReport;
use super::agreement::{is_open, of_deleted, paste_where, to_paste};
use super::phrases::{field, values, way};
use crate::diff::{Change, ChangeSide, Importance, What};
use crate::finding::Severity;
use crate::output::github::{annotation, command};

/// Annotations of the promises that changed and of the findings that are new. GitHub shows ten of a kind in a step, so
/// the worst come first; details make none.
pub fn github(report: &DiffReport<'_>) -> String {
    let promises = report.diff.changes.iter().filter(|change| change.importance == Importance::Commitment);
    let promises = promises.map(|change| {
        let severity = if is_open(change) { Severity::Warning } else { Severity::Info };
        // What is gone has no line that could be annotated.
        let place = (change.side == ChangeSide::Head).then(|| report.label(change));
        let title = if is_open(change) { "promise changed" } else { "promise changed, acknowledged" };
        let text = [message(report, change), advice(report, change)].join("\n");
        (severity, annotation(&report.findings, severity, place.as_ref(), title, text.trim_end()))
    });
    let findings = report.diff.consequences.findings_new.iter();
    let findings = findings.map(|finding| (finding.severity, command(&report.findings, finding)));
    let mut all: Vec<(Severity, String)> = promises.chain(findings).collect();
    all.sort_by_key(|(severity, _)| Reverse(*severity));
    all.into_iter().map(|(_, line)| line).collect()
}

/// A changed promise in one line: "initiative/onboarding: target of `activation`: 45 % → 40 % (easier)".
pub(super) fn message(report: &DiffReport<'_>, change: &Change) -> String {
    let way = way(change);
    let way = if way.is_empty() { way } else { format!(" ({way})") };
    match change.what {
        What::Removed => {
            let (stood, of) = (report.label(change), report.base.name());
            let path = report.findings.from_root(&stood.path);
            format!("{}: deleted{way}; it stood in {path}:{} of {of}", change.record, stood.start.line)
        }
        _ => format!("{}: {}: {}{way}", change.record, field(change), values(change)),
    }
}

/// The reason that is given, or how to give one. May have several lines.
pub(super) fn advice(report: &DiffReport<'_>, change: &Change) -> String {
    match &change.acknowledged {
        Some(reason) => format!("acknowledged: {reason}"),
        None if change.what == What::Removed => format!("not acknowledged: {}", of_deleted(change)),
        None => {
            let lines = to_paste(report, &[change]).join("\n");
            let place = paste_where(report, &change.record);
            format!("not acknowledged: add {place}, with the reason, if it is meant:\n{lines}")
        }
    }
}
