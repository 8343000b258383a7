use super::order::worst_first;
use super::{LintReport, safe};
use crate::finding::{Finding, Label, Severity};

/// Workflow commands, which GitHub Actions turns into annotations of a pull request. It shows ten of a kind in a
/// step, so the worst come first.
pub fn github(report: &LintReport<'_>) -> String {
    worst_first(report).into_iter().map(|finding| command(report, finding)).collect()
}

/// A finding as an annotation.
pub(super) fn command(report: &LintReport<'_>, finding: &Finding) -> String {
    let text = finding.help.as_ref().map_or(finding.message.clone(), |help| format!("{}\n{help}", finding.message));
    annotation(report, finding.severity, finding.place(), finding.rule, &text)
}

/// An annotation of a place, or of the run as a whole.
pub(super) fn annotation(
    report: &LintReport<'_>,
    severity: Severity,
    place: Option<&Label>,
    title: &str,
    text: &str,
) -> String {
    let kind = match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    };
    let mut properties = Vec::new();
    if let Some(label) = place {
        properties.push(format!("file={}", property(&report.from_root(&label.path))));
        properties.push(format!("line={}", label.start.line));
        // GitHub takes columns only where both ends are on one line.
        if label.start.line == label.end.line {
            properties.push(format!("col={}", label.start.column));
            properties.push(format!("endLine={}", label.end.line));
            properties.push(format!("endColumn={}", label.end.column));
        } else {
            properties.push(format!("endLine={}", label.end.line));
        }
    }
    properties.push(format!("title={}", property(title)));
    format!("::{kind} {}::{}\n", properties.join(","), data(text))
}

/// The text after the second `::`.
fn data(text: &str) -> String {
    safe(&text.replace("\r\n", "\n")).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before it, which must not end the value or the list.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{github, property};
    use crate::output::fixture::fixture;

    #[test]
    fn commands() {
        let fixture = fixture();
        assert_eq!(github(&fixture.report()), include_str!("samples/github.txt"));
    }

    #[test]
    fn nothing_in_a_path_ends_the_command() {
        assert_eq!(property("a,b:c\n::error::%"), "a%2Cb%3Ac%0A%3A%3Aerror%3A%3A%25");
    }
}
