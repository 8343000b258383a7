use super::escape::{cell, code, text};
use super::order::worst_first;
use super::wording::{left_out, older, overdue, totals};
use super::{LintReport, code_span};
use crate::finding::Finding;

/// GitHub refuses a comment of more than 65,536 characters.
pub(super) const MOST: usize = 60_000;

/// What the lines after the table may take of that.
const RESERVE: usize = 6_000;

/// The head of a table of findings.
pub(super) const TABLE: &str = "| severity | place | finding | what to do |\n|---|---|---|---|\n";

/// For a comment on a pull request or the summary of a job: the counts, and a table of the findings, the worst first.
pub fn markdown(report: &LintReport<'_>) -> String {
    let mut out = format!("### pm {}: {}\n", report.command, totals(report.summary));
    let findings = worst_first(report);
    let mut used = out.chars().count();
    let mut shown = 0;
    for finding in &findings {
        let row = row(report, finding);
        used += row.chars().count();
        if used > MOST - RESERVE {
            break;
        }
        if shown == 0 {
            out.push('\n');
            out.push_str(TABLE);
        }
        out.push_str(&row);
        shown += 1;
    }
    if let Some(rest) = left_out(report, findings.iter().skip(shown).map(|finding| finding.rule)) {
        paragraph(&mut out, &format!("Cut here, {}", text(&rest)));
    }
    for rule in report.not_evaluated {
        let command = rule.command.as_ref().map_or(String::new(), |command| format!(": {}", code(command)));
        paragraph(&mut out, &format!("Not evaluated: {}: {}{command}", rule.rule, text(&rule.reason)));
    }
    for line in [older(report), overdue(report.summary)].into_iter().flatten() {
        paragraph(&mut out, &line);
    }
    out
}

pub(super) fn row(report: &LintReport<'_>, finding: &Finding) -> String {
    let place = finding.place().map_or(String::new(), |label| {
        code(&format!("{}:{}:{}", report.from_root(&label.path), label.start.line, label.start.column))
    });
    let help = finding.help.as_deref().map_or(String::new(), cell);
    format!("| {} | {place} | {} ({}) | {help} |\n", finding.severity, cell(&message(finding)), finding.rule)
}

/// The message, with the field that it names as one piece of code whatever the field is called.
fn message(finding: &Finding) -> String {
    match finding.field.as_deref().filter(|field| field.contains('`')) {
        Some(field) => finding.message.replace(&format!("`{field}`"), &code_span(field)),
        None => finding.message.clone(),
    }
}

fn paragraph(out: &mut String, text: &str) {
    // Never past the limit, however much there is to say; the counts stand at the top anyway.
    if out.chars().count() + text.chars().count() + 2 <= MOST {
        out.push_str(&format!("\n{text}\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, markdown};
    use crate::output::fixture::fixture;

    #[test]
    fn a_table() {
        let fixture = fixture();
        assert_eq!(markdown(&fixture.report()), include_str!("samples/markdown.md"));
    }

    #[test]
    fn never_longer_than_a_comment_may_be() {
        let mut fixture = fixture();
        fixture.findings = fixture.findings.iter().cycle().take(5_000).cloned().collect();
        let text = markdown(&fixture.report());
        assert!(text.chars().count() <= MOST && text.chars().count() > MOST - 8_000);
        assert!(text.contains("\nCut here, and 3"), "{}", text.lines().rev().take(4).collect::<String>());
    }
}
