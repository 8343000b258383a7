use super::order::worst_first;
use super::wording::{left_out, overdue, totals};
use super::{LintReport, safe};
use crate::finding::Finding;

/// GitHub refuses a comment of more than 65,536 characters.
const MOST: usize = 60_000;

/// What the lines after the table may take of that.
const RESERVE: usize = 6_000;

/// One message or help in the table.
const MOST_IN_A_CELL: usize = 1_000;

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
            out.push_str("\n| severity | place | finding | what to do |\n|---|---|---|---|\n");
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
    if let Some(overdue) = overdue(report.summary) {
        paragraph(&mut out, &overdue);
    }
    out
}

fn row(report: &LintReport<'_>, finding: &Finding) -> String {
    let place = finding.place().map_or(String::new(), |label| {
        code(&format!("{}:{}:{}", report.from_root(&label.path), label.start.line, label.start.column))
    });
    let help = finding.help.as_deref().map_or(String::new(), cell);
    format!("| {} | {place} | {} ({}) | {help} |\n", finding.severity, cell(&finding.message), finding.rule)
}

fn paragraph(out: &mut String, text: &str) {
    // Never past the limit, however much there is to say; the counts stand at the top anyway.
    if out.chars().count() + text.chars().count() + 2 <= MOST {
        out.push_str(&format!("\n{text}\n"));
    }
}

pub(super) fn cell(message: &str) -> String {
    if message.chars().nth(MOST_IN_A_CELL).is_none() {
        return text(message);
    }
    text(&format!("{}…", message.chars().take(MOST_IN_A_CELL).collect::<String>()))
}

/// Text in which nothing is Markdown but what stood between backticks, which becomes code.
fn text(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, within, after)) = split_code(rest) {
        out.push_str(&escaped(before, false));
        out.push_str(&code(within));
        rest = after;
    }
    out.push_str(&escaped(rest, false));
    out
}

fn split_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (within, after) = rest.split_once('`')?;
    Some((before, within, after))
}

/// Code as an element: between backticks nothing could be escaped.
fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text, true))
}

/// Escapes what is HTML, Markdown, or would notify people and link to issues. Inside of code names notify nobody.
fn escaped(text: &str, in_code: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in safe(text).chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\t' => out.push(' '),
            '@' | '#' if !in_code => out.extend([c, '\u{200b}']),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{MOST, markdown, text};
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

    #[test]
    fn nothing_of_a_record_is_markdown() {
        assert_eq!(text("a | b\n<b>*x*</b>"), "a \\| b &lt;b&gt;\\*x\\*&lt;/b&gt;");
        assert_eq!(text("`grow|<smb>` and a ` alone"), "<code>grow\\|&lt;smb&gt;</code> and a \\` alone");
        assert_eq!(text("ask @maria, #12 \u{1b}[31m"), "ask @\u{200b}maria, #\u{200b}12 \\\\u{1b}\\[31m");
    }
}
