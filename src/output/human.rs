use super::narrated::narrated;
use super::order::shown;
use super::snippet::drawn;
use super::sources::Sources;
use super::window::Window;
use super::wording::{left_out, older, overdue, totals};
use super::{Ink, LintReport, Style, one_line, rule_page, wrap};
use crate::finding::{Finding, Label, Severity};

/// So many places of one finding are shown; a finding over a hundred records is not a hundred screens.
const PLACES: usize = 8;

/// Columns of a source line in a pipe, where there is no terminal to measure.
const ROOM_IN_A_PIPE: usize = 120;

/// For people: each finding with its lines, then what the run came to. At most `max` findings, 0 for all; unless
/// told, ten on a terminal and all in a pipe.
pub fn human(report: &LintReport<'_>, style: &Style, max: Option<usize>) -> String {
    let (findings, rest) = shown(report, style, max);
    let mut sources = Sources::of(report);
    let mut out = String::new();
    for finding in findings {
        out.push_str(&one(report, finding, &mut sources, style));
        out.push('\n');
    }
    if let Some(rest) = left_out(report, rest.iter().map(|finding| finding.rule)) {
        out.push_str(&wrap(&format!("{rest}; all: --max 0"), "", "  ", style.width));
        out.push_str("\n\n");
    }
    for rule in report.not_evaluated {
        let reason = one_line(&rule.reason);
        out.push_str(&format!("{}: {reason}\n", style.paint(Ink::Strong, &format!("not evaluated[{}]", rule.rule))));
        out.push_str(&rule.command.as_ref().map_or(String::new(), |command| help(command, style)));
        out.push('\n');
    }
    out.push_str(&totals(report.summary));
    out.push('\n');
    for line in [older(report), overdue(report.summary)].into_iter().flatten() {
        out.push_str(&line);
        out.push('\n');
    }
    out
}

fn one<'r>(report: &LintReport<'r>, finding: &'r Finding, sources: &mut Sources<'r>, style: &Style) -> String {
    let rule = style.link(&rule_page(finding.rule), finding.rule);
    let head = style.paint(finding.severity.into(), &format!("{}[{rule}]", finding.severity));
    // Broken where a person sees the end of the line: colours and links take no room.
    let plain_head = format!("{}[{}]: ", finding.severity, finding.rule);
    let message = wrap(&one_line(&finding.message), &plain_head, "  ", style.width);
    let message = style.paint(Ink::Strong, message.strip_prefix(&plain_head).unwrap_or(&message));
    let mut out = format!("{head}: {message}\n");
    for (n, (path, labels)) in by_file(&finding.labels).into_iter().enumerate() {
        let own = (n == 0).then_some(0);
        let arrow = if n == 0 { "-->" } else { ":::" };
        if let Some(label) = labels.first() {
            out.push_str(&format!("  {} {}\n", style.paint(Ink::Faint, arrow), report.place_from_here(label)));
        }
        out.push_str(&lines(sources, path, &labels, own, finding.severity, style));
    }
    if let Some(more) = finding.labels.len().checked_sub(PLACES).filter(|more| *more > 0) {
        out.push_str(&format!("  and {more} more {}\n", if more == 1 { "place" } else { "places" }));
    }
    out.push_str(&finding.help.as_ref().map_or(String::new(), |text| help(text, style)));
    out
}

/// The first places, those of one file together, the file of the finding's own place first.
fn by_file(labels: &[Label]) -> Vec<(&str, Vec<&Label>)> {
    let mut files: Vec<(&str, Vec<&Label>)> = Vec::new();
    for label in labels.iter().take(PLACES) {
        match files.iter_mut().find(|(path, _)| *path == label.path) {
            Some((_, labels)) => labels.push(label),
            None => files.push((&label.path, vec![label])),
        }
    }
    files
}

fn lines<'r>(
    sources: &mut Sources<'r>,
    path: &'r str,
    labels: &[&Label],
    own: Option<usize>,
    severity: Severity,
    style: &Style,
) -> String {
    let Some((text, lines)) = sources.file(path) else {
        // Without the text there is still what the places are.
        let said = labels.iter().filter(|label| !label.message.is_empty());
        return said.map(|label| format!("      {}\n", one_line(&label.message))).collect();
    };
    let margin = labels.iter().map(|label| label.start.line.to_string().len()).max().unwrap_or(1) + 4;
    let room = style.width.map_or(ROOM_IN_A_PIPE, |width| width.saturating_sub(margin));
    let window = Window::of(text, lines, labels, room, style.ellipsis());
    if style.narrated { narrated(&window, labels) } else { drawn(window, labels, own, severity, style) }
}

/// What to do, wrapped on a terminal; every line of it indented alike.
fn help(text: &str, style: &Style) -> String {
    let lines = text.lines().enumerate().map(|(n, line)| {
        // The colour goes on after wrapping, since its codes have a length and no width.
        let wrapped = wrap(&one_line(line), if n == 0 { "  help: " } else { "        " }, "        ", style.width);
        format!("{}\n", wrapped.replacen("help:", &style.paint(Ink::Info, "help:"), usize::from(n == 0)))
    });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::fixture::fixture;

    const TERMINAL: Style = Style { width: Some(60), ..Style::PLAIN };

    #[test]
    fn in_a_pipe_all_by_place() {
        let fixture = fixture();
        assert_eq!(human(&fixture.report(), &Style::PLAIN, None), include_str!("samples/pipe.txt"));
    }

    #[test]
    fn on_a_terminal_the_worst_first_and_the_rest_counted() {
        let fixture = fixture();
        let ascii = Style { unicode: false, ..TERMINAL };
        assert_eq!(human(&fixture.report(), &ascii, Some(2)), include_str!("samples/ascii.txt"));
        let narrated = Style { narrated: true, ..TERMINAL };
        assert_eq!(human(&fixture.report(), &narrated, Some(2)), include_str!("samples/narrated.txt"));
        assert!(!human(&fixture.report(), &TERMINAL, Some(0)).contains("more:"));
    }

    #[test]
    fn colours_and_links_change_no_text() {
        let fixture = fixture();
        let plain = human(&fixture.report(), &TERMINAL, None);
        let mut rest = human(&fixture.report(), &Style { colour: true, links: true, ..TERMINAL }, None);
        assert!(
            rest.contains("\u{1b}]8;;https://github.com/pm-strategy/pm/blob/main/docs/rules.md#duplicate-id\u{1b}\\")
        );
        for (start, end) in [("\u{1b}]8;;", "\u{1b}\\"), ("\u{1b}[", "m")] {
            while let Some((before, after)) = rest.split_once(start) {
                rest = format!("{before}{}", after.split_once(end).map_or("", |(_, after)| after));
            }
        }
        assert_eq!(rest, plain);
    }

    #[test]
    fn nothing_found() {
        let mut fixture = fixture();
        fixture.findings.clear();
        fixture.not_evaluated.clear();
        fixture.summary = crate::finding::Summary { records: 41, files: 23, off: 2, ..Default::default() };
        assert_eq!(human(&fixture.report(), &TERMINAL, None), "No findings: 41 records in 23 files; 2 turned off\n");
    }

    #[test]
    fn a_finding_over_many_records_stays_on_one_screen() {
        let mut fixture = fixture();
        fixture.findings.truncate(1);
        let label = fixture.findings.iter().flat_map(|finding| &finding.labels).next().cloned();
        if let (Some(finding), Some(label)) = (fixture.findings.first_mut(), label) {
            finding.labels = vec![label; 100];
        }
        assert!(human(&fixture.report(), &TERMINAL, None).contains("\n  and 92 more places\n"));
    }
}
