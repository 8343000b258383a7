use std::collections::HashMap;

use serde::Serialize;

use super::{LintReport, one_line, pretty};
use crate::finding::{Finding, Severity};

/// GitLab's Code Quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
pub fn gitlab(report: &LintReport<'_>) -> String {
    let mut seen = HashMap::new();
    let issues: Vec<Issue> = report.counting().map(|finding| issue(report, finding, &mut seen)).collect();
    pretty(&issues)
}

#[derive(Serialize)]
struct Issue {
    description: String,
    check_name: &'static str,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

fn issue<'r>(report: &LintReport<'_>, finding: &'r Finding, seen: &mut HashMap<&'r str, usize>) -> Issue {
    // GitLab drops an issue whose fingerprint it has already seen.
    let times = seen.entry(&finding.fingerprint).and_modify(|times| *times += 1).or_insert(1);
    let suffix = if *times > 1 { format!("-{times}") } else { String::new() };
    let (path, begin, end) = finding
        .place()
        .map_or((String::new(), 1, 1), |label| (report.from_root(&label.path), label.start.line, label.end.line));
    Issue {
        description: match &finding.help {
            Some(help) => one_line(&format!("{}; {help}", finding.message)).into_owned(),
            None => one_line(&finding.message).into_owned(),
        },
        check_name: finding.rule,
        fingerprint: format!("{}{suffix}", finding.fingerprint),
        severity: match finding.severity {
            Severity::Error => "critical",
            Severity::Warning => "minor",
            Severity::Info => "info",
        },
        location: Location { path, lines: Lines { begin, end } },
    }
}

#[cfg(test)]
mod tests {
    use crate::output::fixture::fixture;

    #[test]
    fn no_fingerprint_comes_twice() {
        let mut fixture = fixture();
        fixture.findings.extend(fixture.findings.clone());
        let issues: serde_json::Value = serde_json::from_str(&super::gitlab(&fixture.report())).unwrap_or_default();
        let issues = issues.as_array().cloned().unwrap_or_default();
        let names: std::collections::HashSet<_> = issues.iter().map(|issue| issue["fingerprint"].to_string()).collect();
        assert_eq!((issues.len(), names.len()), (8, 8));
    }
}
