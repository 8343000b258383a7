//! A small workspace and what was found in it, for the tests of the formats.
#![allow(clippy::unwrap_used)]

use super::{LintReport, RuleEntry};
use crate::finding::NotEvaluated;
use crate::finding::{Certainty, Finding, Fix, Label, Level, Severity, Span, Summary, Waived, fingerprint};
use crate::syntax::Lines;

const ONBOARDING: &str = "id: onboarding\nstauts: delivery\nsupports:\n  - grow-smb\n";
const IMPORT: &str = "\u{feff}---\r\nid: onboarding\r\n---\r\n\r\nFür 日本語 | Teams: [see](gone, here.md)\r\n";
const METRICS: &str = "- id: churn\n";

pub fn text_of(path: &str) -> Option<&'static str> {
    match path {
        "initiatives/onboarding.md" => Some(ONBOARDING),
        "initiatives/import 2.md" => Some(IMPORT),
        "metrics.yaml" => Some(METRICS),
        _ => None,
    }
}

/// A label at the first occurrence of some text in a file.
pub fn label(path: &str, text: &str, needle: &str, message: &str) -> Label {
    let start = text.find(needle).unwrap();
    let span = Span::new(start, start + needle.len());
    let lines = Lines::of(text);
    let (start, end) = (lines.position(text, span.start()), lines.position(text, span.end()));
    Label { path: path.to_owned(), span, start, end, message: message.to_owned() }
}

fn at(path: &str, needle: &str, message: &str) -> Label {
    label(path, text_of(path).unwrap(), needle, message)
}

pub fn finding(rule: &'static str, severity: Severity, message: &str, labels: Vec<Label>) -> Finding {
    Finding {
        rule,
        severity,
        message: message.to_owned(),
        help: None,
        record: Some("initiative/onboarding".to_owned()),
        field: None,
        fingerprint: fingerprint(rule, "initiative/onboarding", "", message, 0),
        labels,
        fix: None,
        waived: None,
        certainty: Certainty::Proven,
    }
}

pub struct Fixture {
    pub findings: Vec<Finding>,
    pub summary: Summary,
    pub rules: Vec<RuleEntry>,
    pub not_evaluated: Vec<NotEvaluated>,
}

impl Fixture {
    pub fn report(&self) -> LintReport<'_> {
        LintReport {
            findings: &self.findings,
            summary: &self.summary,
            rules: &self.rules,
            text_of: &|path| text_of(path),
            not_evaluated: &self.not_evaluated,
            from_git_root: "strategy/",
            from_here: "../",
            command: "lint",
            since: None,
            statistics: None,
        }
    }
}

pub fn rule(name: &'static str, severity: Severity, summary: &'static str) -> RuleEntry {
    RuleEntry { name, summary, level: Level::Plain, group: "references", severity, fixable: false }
}

pub fn rules() -> Vec<RuleEntry> {
    vec![
        rule("duplicate-id", Severity::Error, "Two records of a kind have the same id."),
        rule("dangling-reference", Severity::Error, "A link names a record that is not there."),
        RuleEntry { fixable: true, ..rule("unknown-key", Severity::Warning, "A field is not one of the kind's.") },
        rule("broken-link", Severity::Warning, "A link in the text leads nowhere."),
        rule("unused-metric", Severity::Info, "No outcome uses the metric."),
    ]
}

/// Five findings, one of them waived; each in listing order.
pub fn fixture() -> Fixture {
    let (onboarding, import) = ("initiatives/onboarding.md", "initiatives/import 2.md");
    let mut duplicate = finding(
        "duplicate-id",
        Severity::Error,
        "two initiatives are called `onboarding`",
        vec![at(import, "onboarding", "the second"), at(onboarding, "onboarding", "the first")],
    );
    duplicate.help = Some("rename one of them:\npm rename initiative/onboarding NEW".to_owned());
    let broken = finding(
        "broken-link",
        Severity::Warning,
        "no file \u{1b}[31m`gone, here.md` | 100 %, @maria",
        vec![at(import, "gone, here.md", "")],
    );
    let mut key = finding(
        "unknown-key",
        Severity::Warning,
        "an initiative has no field `stauts`",
        vec![at(onboarding, "stauts", "")],
    );
    key.help = Some("did you mean `status`?".to_owned());
    key.fix = Some(Fix {
        path: onboarding.to_owned(),
        span: Span::new(15, 21),
        replacement: "status".to_owned(),
        told: "`stauts` → `status`".to_owned(),
    });
    let mut dangling = finding(
        "dangling-reference",
        Severity::Error,
        "no intent is called `grow-smb`",
        vec![at(onboarding, "grow-smb", "no such intent")],
    );
    dangling.help = Some("did you mean `grow-smbs`?".to_owned());
    dangling.field = Some("supports".to_owned());
    let mut unused =
        finding("unused-metric", Severity::Info, "nothing uses `churn`", vec![at("metrics.yaml", "churn", "")]);
    unused.waived = Some(Waived { why: "wanted by the board".to_owned(), until: Some("2026-12-31".to_owned()) });
    let summary =
        Summary { error: 2, warning: 2, waived: 1, fixable: 1, records: 3, files: 3, overdue: 6, ..Summary::default() };
    let not_evaluated = vec![NotEvaluated {
        rule: "moved-goalposts",
        reason: "this clone has no history".to_owned(),
        command: Some("git fetch --unshallow".to_owned()),
    }];
    Fixture { findings: vec![duplicate, broken, key, dangling, unused], summary, rules: rules(), not_evaluated }
}
