use serde_json::{Value, json};

use super::sources::Sources;
use super::{LintReport, RuleEntry, pretty, rule_page};
use crate::finding::{Finding, Fix, Label, Level, Position, Severity};

const HOME: &str = "https://github.com/pm-strategy/pm";
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What GitHub and other platforms take for code scanning: SARIF 2.1.0, one run, paths from the root of the
/// repository. Every result has a region, since GitHub refuses those without.
pub fn sarif(report: &LintReport<'_>) -> String {
    let mut sources = Sources::of(report);
    let results: Vec<Value> = report.findings.iter().map(|finding| result(report, finding, &mut sources)).collect();
    let notifications: Vec<Value> = report
        .not_evaluated
        .iter()
        .map(|rule| {
            let command = rule.command.as_ref().map_or(String::new(), |command| format!(": {command}"));
            json!({
                "level": "note",
                "message": { "text": format!("Not evaluated: {}{command}", rule.reason) },
                "associatedRule": { "id": rule.rule },
            })
        })
        .collect();
    pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "pm",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": HOME,
                "rules": report.rules.iter().map(rule).collect::<Vec<_>>(),
            } },
            "invocations": [{ "executionSuccessful": true, "toolExecutionNotifications": notifications }],
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

fn rule(rule: &RuleEntry) -> Value {
    let page = rule_page(rule.name);
    json!({
        "id": rule.name,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.summary },
        "help": { "text": format!("{} See {page} or type: pm explain {}", rule.summary, rule.name) },
        "helpUri": page,
        "defaultConfiguration": { "level": level(rule.severity), "enabled": rule.level == Level::Plain },
        "properties": { "tags": [rule.group, rule.level.name()] },
    })
}

fn result<'r>(report: &LintReport<'r>, finding: &'r Finding, sources: &mut Sources<'r>) -> Value {
    let text = finding.help.as_ref().map_or(finding.message.clone(), |help| format!("{}\n{help}", finding.message));
    let (own, others) = finding.labels.split_at(finding.labels.len().min(1));
    let related = others.iter().enumerate().map(|(n, label)| {
        let mut location = location(report, label);
        location["id"] = json!(n + 1);
        if !label.message.is_empty() {
            location["message"] = json!({ "text": label.message });
        }
        location
    });
    let mut result = json!({ "ruleId": finding.rule });
    if let Some(index) = report.rules.iter().position(|rule| rule.name == finding.rule) {
        result["ruleIndex"] = json!(index);
    }
    result["level"] = json!(level(finding.severity));
    result["message"] = json!({ "text": text });
    result["locations"] = own.iter().map(|label| location(report, label)).collect();
    if !others.is_empty() {
        result["relatedLocations"] = related.collect();
    }
    result["partialFingerprints"] = json!({ "pm/v1": finding.fingerprint });
    if let Some(waived) = &finding.waived {
        result["suppressions"] = json!([{ "kind": "inSource", "status": "accepted", "justification": waived.why }]);
    }
    if let Some(fix) = &finding.fix {
        result["fixes"] = json!([self::fix(report, fix, sources)]);
    }
    result["properties"] = json!({ "record": finding.record, "field": finding.field, "certainty": finding.certainty });
    result
}

fn fix<'r>(report: &LintReport<'r>, fix: &'r Fix, sources: &mut Sources<'r>) -> Value {
    let region = match sources.file(&fix.path) {
        Some((text, lines)) => {
            let at = |offset| lines.position(text, offset);
            region(at(fix.span.start()), at(fix.span.end()))
        }
        None => json!({ "byteOffset": fix.span.start, "byteLength": fix.span.end - fix.span.start }),
    };
    json!({
        "artifactChanges": [{
            "artifactLocation": artifact(report, &fix.path),
            "replacements": [{ "deletedRegion": region, "insertedContent": { "text": fix.replacement } }],
        }],
    })
}

fn location(report: &LintReport<'_>, label: &Label) -> Value {
    let artifact = artifact(report, &label.path);
    json!({ "physicalLocation": { "artifactLocation": artifact, "region": region(label.start, label.end) } })
}

fn artifact(report: &LintReport<'_>, path: &str) -> Value {
    json!({ "uri": uri(&report.from_root(path)), "uriBaseId": "SRCROOT" })
}

/// The end is exclusive there too; an empty region is a place between two characters.
fn region(start: Position, end: Position) -> Value {
    json!({ "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// A path as a relative reference (RFC 3986): all but unreserved characters and `/` in percent encoding. A colon in
/// a first segment would be taken for a scheme.
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
