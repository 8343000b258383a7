use serde::Serialize;

use super::safe::is_unsafe;

use super::{Base, LintReport};
use crate::finding::NotEvaluated;
use crate::finding::{Certainty, Finding, Label, Severity, Summary};
use crate::rules::Statistics;

/// All that is known, for programs. Every key is always there, absent is null; waived findings stand in the list.
pub fn json(report: &LintReport<'_>) -> String {
    pretty(&Document {
        version: 1,
        command: report.command,
        findings: report.findings.iter().map(entry).collect(),
        summary: report.summary,
        not_evaluated: report.not_evaluated,
        since: report.since,
        statistics: report.statistics,
    })
}

/// JSON as every command writes it: two spaces, keys in the order of the type, a line end at the end.
pub fn pretty<T: Serialize>(value: &T) -> String {
    // Fails only for maps whose keys are no strings and for a `Serialize` that gives up; ours are plain structs.
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    // serde escapes what JSON forbids; what a terminal would obey (DEL, C1, changes of direction) is escaped too. Such
    // characters stand only in strings.
    if text.chars().any(|c| c != '\n' && is_unsafe(c)) {
        text = text.chars().fold(String::with_capacity(text.len()), |mut safe, c| {
            match c {
                c if c != '\n' && is_unsafe(c) => safe.push_str(&format!("\\u{:04x}", u32::from(c))),
                c => safe.push(c),
            }
            safe
        });
    }
    text
}

#[derive(Serialize)]
struct Document<'r> {
    version: u32,
    command: &'r str,
    findings: Vec<Entry<'r>>,
    summary: &'r Summary,
    not_evaluated: &'r [NotEvaluated],
    since: Option<Base<'r>>,
    statistics: Option<&'r Statistics>,
}

/// A finding as every command writes it.
#[derive(Serialize)]
pub(super) struct Entry<'r> {
    rule: &'r str,
    severity: Severity,
    message: &'r str,
    help: Option<&'r str>,
    record: Option<&'r str>,
    field: Option<&'r str>,
    #[serde(flatten)]
    place: Place<'r>,
    labels: Vec<LabelEntry<'r>>,
    fingerprint: &'r str,
    fixable: bool,
    waived: Option<WaivedEntry<'r>>,
    certainty: Certainty,
}

/// Lines and columns from 1, columns in characters; bytes from 0; ends exclusive.
#[derive(Serialize, Default)]
struct Place<'r> {
    path: Option<&'r str>,
    line: Option<u32>,
    column: Option<u32>,
    end_line: Option<u32>,
    end_column: Option<u32>,
    byte_start: Option<u32>,
    byte_end: Option<u32>,
}

#[derive(Serialize)]
struct LabelEntry<'r> {
    #[serde(flatten)]
    place: Place<'r>,
    message: &'r str,
}

#[derive(Serialize)]
struct WaivedEntry<'r> {
    why: &'r str,
    until: Option<&'r str>,
}

pub(super) fn entry(finding: &Finding) -> Entry<'_> {
    Entry {
        rule: finding.rule,
        severity: finding.severity,
        message: &finding.message,
        help: finding.help.as_deref(),
        record: finding.record.as_deref(),
        field: finding.field.as_deref(),
        place: finding.place().map(place).unwrap_or_default(),
        labels: finding
            .labels
            .iter()
            .map(|label| LabelEntry { place: place(label), message: &label.message })
            .collect(),
        fingerprint: &finding.fingerprint,
        fixable: finding.fix.is_some(),
        waived: finding.waived.as_ref().map(|waived| WaivedEntry { why: &waived.why, until: waived.until.as_deref() }),
        certainty: finding.certainty,
    }
}

fn place(label: &Label) -> Place<'_> {
    Place {
        path: Some(&label.path),
        line: Some(label.start.line),
        column: Some(label.start.column),
        end_line: Some(label.end.line),
        end_column: Some(label.end.column),
        byte_start: Some(label.span.start),
        byte_end: Some(label.span.end),
    }
}
