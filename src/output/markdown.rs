use super::order::worst_first;
use super::wording::{left_out, overdue, totals};
use super::{LintReport, safe};
use crate::finding::Finding;

/// GitHub refuses a comment of more than 65,536 characters.
pub(super) const MOST: usize = 60_000;

/// What the lines after the table may take of that.
const RESERVE: usize = 6_000;

/// One message or help in the table.
const MOST_IN_A_CELL: usize = 1_000;

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
    if let Some(overdue) = overdue(report.summary) {
        paragraph(&mut out, &overdue);
    }
    out
}

pub(super) fn row(report: &LintReport<'_>, finding: &Finding) -> String {
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
pub(super) fn text(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, within, after)) = split_code(rest) {
        out.push_str(&escaped(before, Within::Text));
        out.push_str(&code(within));
        rest = after;
    }
    out.push_str(&escaped(rest, Within::Text));
    out
}

fn split_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('`')?;
    let (within, after) = rest.split_once('`')?;
    Some((before, within, after))
}

/// Code as an element: between backticks nothing could be escaped.
pub(super) fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text, Within::Code))
}

/// The same where it begins a line or an entry of a list, and would begin another list or a block of code.
pub(super) fn item(message: &str) -> String {
    let message = message.trim_start();
    let digits = message.len() - message.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match message.get(digits..).and_then(|rest| rest.chars().next()) {
        Some(mark @ ('.' | ')')) if digits > 0 => {
            let (number, rest) = (message.get(..digits), message.get(digits + 1..));
            format!("{}\\{mark}{}", number.unwrap_or_default(), text(rest.unwrap_or_default()))
        }
        Some('-' | '+' | '=') if digits == 0 => format!("\\{}", text(message)),
        _ => text(message),
    }
}

/// Text for the inside of an HTML element that begins a line, in which nothing is Markdown anyway.
pub(super) fn html(text: &str) -> String {
    escaped(text, Within::Html)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    Code,
    Html,
}

/// Escapes what is HTML, Markdown, or would notify people and link to issues. Inside of code names notify nobody.
fn escaped(text: &str, within: Within) -> String {
    let mut out = String::with_capacity(text.len());
    let text = safe(text);
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        match c {
            // Addresses and `GH-12` become links by themselves, in code too where it is an element.
            ':' if rest.starts_with("//") => out.extend([c, '\u{200b}']),
            '.' if ends_with(&out, "www") => out.extend(['\u{200b}', c]),
            '-' if ends_with(&out, "gh") && rest.starts_with(|c: char| c.is_ascii_digit()) => {
                out.extend(['\u{200b}', c]);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\t' => out.push(' '),
            '@' | '#' if within != Within::Code => out.extend([c, '\u{200b}']),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' if within != Within::Html => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
    }
    out
}

fn ends_with(text: &str, word: &str) -> bool {
    let tail = text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::{MOST, html, item, markdown, text};
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
    fn nothing_begins_a_list_or_stays_markdown_in_html() {
        let told = ["- a", "+ a", "12. a", "3) a", "    a", "1.5 a", "= a"].map(item);
        assert_eq!(told, ["\\- a", "\\+ a", "12\\. a", "3\\) a", "a", "1\\.5 a", "\\= a"]);
        assert_eq!(html("a*b*</summary>\n@c"), "a*b*&lt;/summary&gt; @\u{200b}c");
    }

    #[test]
    fn nothing_of_a_record_is_markdown() {
        assert_eq!(text("a | b\n<b>*x*</b>"), "a \\| b &lt;b&gt;\\*x\\*&lt;/b&gt;");
        assert_eq!(text("`grow|<smb>` and a ` alone"), "<code>grow\\|&lt;smb&gt;</code> and a \\` alone");
        assert_eq!(text("ask @maria, #12 \u{1b}[31m"), "ask @\u{200b}maria, #\u{200b}12 \\\\u{1b}\\[31m");
        assert_eq!(
            text("https://a.b www.c.d GH-12 5 $ to 9 $"),
            "https:\u{200b}//a.b www\u{200b}.c.d GH\u{200b}-12 5 \\$ to 9 \\$"
        );
    }
}
