use super::{LintReport, one_line};

/// One line a finding and nothing else, for editors and `grep`: `path:line:column: error[rule] message`.
pub fn concise(report: &LintReport<'_>) -> String {
    let lines = report.counting().map(|finding| {
        let place = finding.place().map_or(String::new(), |label| report.place_from_here(label));
        format!("{place}: {}[{}] {}\n", finding.severity, finding.rule, one_line(&finding.message))
    });
    lines.collect()
}
