use serde::Serialize;
use serde_json::{Value, json};

use super::LintReport;
use super::sarif::level;
use super::sources::Sources;
use crate::finding::{Certainty, Finding, Fix, Label, Position};

/// One finding in SARIF. It always has a region, since GitHub refuses results without.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SarifResult<'r> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    partial_fingerprints: Fingerprints<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suppressions: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<Value>,
    properties: Properties<'r>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
struct Fingerprints<'r> {
    #[serde(rename = "pm/v1")]
    own: &'r str,
}

#[derive(Serialize)]
struct Properties<'r> {
    record: Option<&'r str>,
    field: Option<&'r str>,
    certainty: Certainty,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

/// The end is exclusive; an empty region is a place between two characters.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

pub fn result<'r>(report: &LintReport<'r>, finding: &'r Finding, sources: &mut Sources<'r>) -> SarifResult<'r> {
    let text = finding.help.as_ref().map_or(finding.message.clone(), |help| format!("{}\n{help}", finding.message));
    let related = finding.labels.iter().enumerate().skip(1).map(|(n, label)| Location {
        id: Some(n),
        message: Some(Text { text: label.message.clone() }).filter(|message| !message.text.is_empty()),
        ..location(report, label)
    });
    let accepted = |why: &str| json!([{ "kind": "inSource", "status": "accepted", "justification": why }]);
    SarifResult {
        rule_id: finding.rule,
        rule_index: report.rules.iter().position(|rule| rule.name == finding.rule),
        level: level(finding.severity),
        message: Text { text },
        locations: finding.place().map(|label| location(report, label)).into_iter().collect(),
        related_locations: related.collect(),
        partial_fingerprints: Fingerprints { own: &finding.fingerprint },
        suppressions: finding.waived.as_ref().map(|waived| accepted(&waived.why)),
        fixes: finding.fix.as_ref().map(|replacement| fix(report, replacement, sources)),
        properties: Properties {
            record: finding.record.as_deref(),
            field: finding.field.as_deref(),
            certainty: finding.certainty,
        },
    }
}

fn fix<'r>(report: &LintReport<'r>, fix: &'r Fix, sources: &mut Sources<'r>) -> Value {
    let region = match sources.file(&fix.path) {
        Some((text, lines)) => {
            let at = |offset| lines.position(text, offset);
            json!(region(at(fix.span.start()), at(fix.span.end())))
        }
        None => json!({ "byteOffset": fix.span.start, "byteLength": fix.span.end - fix.span.start }),
    };
    json!([{ "artifactChanges": [{
        "artifactLocation": artifact(report, &fix.path),
        "replacements": [{ "deletedRegion": region, "insertedContent": { "text": fix.replacement } }],
    }] }])
}

fn location(report: &LintReport<'_>, label: &Label) -> Location {
    let region = region(label.start, label.end);
    let physical_location = PhysicalLocation { artifact_location: artifact(report, &label.path), region };
    Location { id: None, physical_location, message: None }
}

fn artifact(report: &LintReport<'_>, path: &str) -> Artifact {
    Artifact { uri: uri(&report.from_root(path)), uri_base_id: "SRCROOT" }
}

fn region(start: Position, end: Position) -> Region {
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

/// A path as a relative reference (RFC 3986): all but unreserved characters and `/` in percent encoding. A colon in
/// the first segment would be taken for a scheme.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_become_uris() {
        assert_eq!(super::uri("a b/ü:100%.md"), "a%20b/%C3%BC%3A100%25.md");
    }
}
