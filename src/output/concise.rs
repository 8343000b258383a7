use super::{LintReport, one_line};
use crate::finding::Finding;

/// One line a finding and nothing else, for editors and `grep`: `path:line:column: error[rule] message`.
pub fn concise(report: &LintReport<'_>) -> String {
    report.counting().map(|finding| format!("{}\n", line(report, finding))).collect()
}

/// That line, without its end.
pub(super) fn line(report: &LintReport<'_>, finding: &Finding) -> String {
    let place = finding.place().map_or(String::new(), |label| report.place_from_here(label));
    format!("{place}: {}[{}] {}", finding.severity, finding.rule, one_line(&finding.message))
}

#[cfg(test)]
mod tests {
    #[test]
    fn one_line_a_finding() {
        let fixture = crate::output::fixture::fixture();
        assert_eq!(
            super::concise(&fixture.report()),
            "\
../initiatives/import 2.md:2:5: error[duplicate-id] two initiatives are called `onboarding`
../initiatives/import 2.md:5:24: warning[broken-link] no file \\u{1b}[31m`gone, here.md` | 100 %, @maria
../initiatives/onboarding.md:2:1: warning[unknown-key] an initiative has no field `stauts`
../initiatives/onboarding.md:4:5: error[dangling-reference] no intent is called `grow-smb`
"
        );
    }
}
