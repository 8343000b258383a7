use serde::Serialize;
use serde_json::{Value, json};

use super::sarif_result::{SarifResult, result};
use super::sources::Sources;
use super::{LintReport, RuleEntry, pretty, rule_page};
use crate::finding::{Level, NotEvaluated, Severity};

const HOME: &str = "https://github.com/pm-strategy/pm";
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What GitHub and other platforms take for code scanning: SARIF 2.1.0, one run, paths from the root of the
/// repository. Waived findings are there, as suppressed.
pub fn sarif(report: &LintReport<'_>) -> String {
    with_rules(report, Vec::new())
}

/// The same, with descriptors of what is found and is no rule of the catalogue.
pub(super) fn with_rules(report: &LintReport<'_>, more: Vec<Value>) -> String {
    let mut sources = Sources::of(report);
    let run = Run {
        tool: tool(report, more),
        invocations: json!([{
            "executionSuccessful": true,
            "toolExecutionNotifications": report.not_evaluated.iter().map(notification).collect::<Vec<_>>(),
        }]),
        column_kind: "unicodeCodePoints",
        results: report.findings.iter().map(|finding| result(report, finding, &mut sources)).collect(),
    };
    pretty(&Log { schema: SCHEMA, version: "2.1.0", runs: [run] })
}

#[derive(Serialize)]
struct Log<'r> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'r> {
    tool: Value,
    invocations: Value,
    column_kind: &'static str,
    results: Vec<SarifResult<'r>>,
}

fn tool(report: &LintReport<'_>, more: Vec<Value>) -> Value {
    json!({ "driver": {
        "name": "pm",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": HOME,
        "rules": report.rules.iter().map(rule).chain(more).collect::<Vec<_>>(),
    } })
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

fn notification(rule: &NotEvaluated) -> Value {
    let command = rule.command.as_ref().map_or(String::new(), |command| format!(": {command}"));
    json!({
        "level": "note",
        "message": { "text": format!("Not evaluated: {}{command}", rule.reason) },
        "associatedRule": { "id": rule.rule },
    })
}

pub(super) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}
