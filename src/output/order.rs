use std::cmp::Reverse;

use super::{LintReport, Style};
use crate::finding::Finding;

/// How many findings a terminal shows unless `--max` says otherwise.
const ON_A_TERMINAL: usize = 10;

/// The findings that `human` shows, in its order, and those left out. On a terminal the worst come first, then those
/// whose rule stands first in the catalogue; in a pipe they stand by path and line.
pub fn shown<'r>(report: &LintReport<'r>, style: &Style, max: Option<usize>) -> (Vec<&'r Finding>, Vec<&'r Finding>) {
    let mut findings: Vec<&Finding> = report.counting().collect();
    if style.width.is_some() {
        let rank = |rule: &str| report.rules.iter().position(|entry| entry.name == rule).unwrap_or(usize::MAX);
        findings.sort_by_cached_key(|finding| (Reverse(finding.severity), rank(finding.rule)));
    }
    let max = match max {
        Some(0) => usize::MAX,
        Some(max) => max,
        None if style.width.is_some() => ON_A_TERMINAL,
        None => usize::MAX,
    };
    let rest = findings.split_off(max.min(findings.len()));
    (findings, rest)
}

/// The findings that count, the worst first, else in listing order: for readers that stop after some.
pub fn worst_first<'r>(report: &LintReport<'r>) -> Vec<&'r Finding> {
    let mut findings: Vec<&Finding> = report.counting().collect();
    findings.sort_by_key(|finding| Reverse(finding.severity));
    findings
}
