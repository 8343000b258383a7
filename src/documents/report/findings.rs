use super::anchors::{Anchors, Link};
use crate::finding::{Finding, Severity};
use crate::rules::named;

/// How many findings of one rule are told.
const MOST: usize = 40;

/// What one rule found.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FindingGroup {
    pub rule: &'static str,
    #[serde(skip)]
    pub severity: Severity,
    /// What the rule looks for, in one sentence, and why that matters, in Markdown.
    pub summary: &'static str,
    pub why: String,
    pub count: usize,
    pub findings: Vec<PageFinding>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PageFinding {
    pub record: Option<Link>,
    pub message: String,
    pub help: Option<String>,
    /// The file and the line.
    pub place: String,
}

/// Findings that nobody has accepted, the weightiest rules first.
pub fn by_rule(findings: &[Finding], anchors: &Anchors) -> Vec<FindingGroup> {
    let mut groups: Vec<FindingGroup> = Vec::new();
    let mut at: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for finding in findings.iter().filter(|finding| finding.counts()) {
        let place = *at.entry(finding.rule).or_insert(groups.len());
        if place == groups.len() {
            let rule = named(finding.rule);
            groups.push(FindingGroup {
                rule: finding.rule,
                severity: finding.severity,
                summary: rule.map_or("", |rule| rule.summary()),
                why: rule.map_or_else(String::new, |rule| why(rule.page)),
                count: 0,
                findings: Vec::new(),
            });
        }
        let Some(group) = groups.get_mut(place) else { continue };
        group.severity = group.severity.max(finding.severity);
        group.count += 1;
        if group.findings.len() < MOST {
            group.findings.push(told(finding, anchors));
        }
    }
    // Those of one severity stay in the order of the files.
    groups.sort_by_key(|group| std::cmp::Reverse(group.severity));
    groups
}

fn told(finding: &Finding, anchors: &Anchors) -> PageFinding {
    let record = finding.record.as_deref().and_then(|name| anchors.number(name));
    let place = finding.labels.first().map(|label| match label.start.line {
        0 => label.path.clone(),
        line => format!("{}, line {line}", label.path),
    });
    PageFinding {
        record: record.map(|number| anchors.link(number)),
        message: finding.message.clone(),
        help: finding.help.clone(),
        place: place.unwrap_or_default(),
    }
}

/// The part of a rule's page that says why it matters: what stands between the line on its level and the first example.
fn why(page: &str) -> String {
    let lines = page.lines().skip_while(|line| !line.starts_with("**")).skip(1);
    let lines: Vec<&str> = lines.take_while(|line| !line.starts_with("## ")).collect();
    lines.join("\n").trim().to_owned()
}
