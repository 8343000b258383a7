use serde_json::{Value, json};

use super::DiffReport;
use super::github::{advice, message};
use crate::diff::{Change, ChangeSide, Importance, What};
use crate::finding::{Finding, Severity, Waived};
use crate::graph::Place;
use crate::output::{LintReport, sarif};

/// The promises that changed, as results of `diff/target` and the like, and the findings that are new. A promise whose
/// change is acknowledged is there as suppressed.
pub fn sarif(report: &DiffReport<'_>) -> String {
    let is_promise = |change: &&Change| change.importance == Importance::Commitment;
    let promises = report.diff.changes.iter().filter(is_promise).map(|change| result(report, change));
    let findings: Vec<Finding> = promises.chain(report.diff.consequences.findings_new.iter().cloned()).collect();
    let lint = &report.findings;
    let all = LintReport {
        findings: &findings,
        summary: lint.summary,
        rules: lint.rules,
        text_of: &|path| (lint.text_of)(path),
        not_evaluated: lint.not_evaluated,
        from_git_root: lint.from_git_root,
        from_here: lint.from_here,
        command: lint.command,
        since: None,
        statistics: None,
    };
    sarif::with_rules(&all, RULES.iter().map(descriptor).collect())
}

/// Where it is told what a promise is and how its change is acknowledged.
const PAGE: &str = "https://github.com/pm-strategy/pm/blob/main/docs/review.md#agreement-is-written-down";

/// How a change of a field is acknowledged.
const AMEND: &str = "Where it is meant, an entry of `amendments` in the record says so, with both values and the reason; \
                     else put the old value back.";

/// The changes that can break a promise, each with its sentence and what to do about it.
const RULES: [(&str, &str, &str); 8] = [
    (
        "diff/removed",
        "A record that was in force was deleted.",
        "A deleted record gives no reason: keep it, with the status that ends it and why.",
    ),
    (
        "diff/status",
        "Something under way was ended.",
        "Say why it ended: `stopped: {on: …, why: …}`, of an option `rejected: {on: …, why: …}`.",
    ),
    ("diff/target", "A target changed.", AMEND),
    ("diff/baseline", "A baseline changed.", AMEND),
    ("diff/criterion", "A criterion for success, for stopping or for what must not get worse changed.", AMEND),
    ("diff/date", "A date that was promised changed.", AMEND),
    ("diff/budget", "A budget changed.", AMEND),
    ("diff/promise", "A promise changed.", AMEND),
];

fn name(what: What) -> &'static str {
    match what {
        What::Removed => "diff/removed",
        What::Status => "diff/status",
        What::Target => "diff/target",
        What::Baseline => "diff/baseline",
        What::Criterion => "diff/criterion",
        What::Date => "diff/date",
        What::Budget => "diff/budget",
        _ => "diff/promise",
    }
}

fn descriptor((name, summary, help): &(&str, &str, &str)) -> Value {
    json!({
        "id": name,
        "shortDescription": { "text": summary },
        "fullDescription": { "text": summary },
        "help": { "text": format!("{summary} {help} See {PAGE}") },
        "helpUri": PAGE,
        "defaultConfiguration": { "level": sarif::level(Severity::Warning), "enabled": true },
        "properties": { "tags": ["diff"] },
    })
}

fn result(report: &DiffReport<'_>, change: &Change) -> Finding {
    // The head is what is uploaded: what is gone is told where the strategy as a whole is, and the message says where
    // it stood.
    let label = match change.side {
        ChangeSide::Head => report.label(change),
        ChangeSide::Base => (report.place)(ChangeSide::Head, &Place::Whole),
    };
    let waived = change.acknowledged.as_ref().map(|why| Waived { why: why.clone(), until: None });
    Finding {
        rule: name(change.what),
        severity: Severity::Warning,
        message: message(report, change),
        help: waived.is_none().then(|| advice(report, change)),
        record: Some(change.record.clone()),
        field: change.field.as_ref().map(ToString::to_string),
        labels: vec![label],
        fix: None,
        fingerprint: change.fingerprint.clone(),
        waived,
        certainty: change.certainty,
    }
}
