use super::{Ink, Style, counted, one_line};
use crate::finding::Finding;
use crate::source::TextDiff;

/// What was mended, a line each, as seen from the current folder; and what was left, since mending it would have broken
/// something else, itself or as one of too many to try each. Nothing where there was nothing to mend.
pub fn mended(mended: &[Finding], [left, untried]: [&[Finding]; 2], from_here: &str, style: &Style) -> String {
    let mut out = String::new();
    if !mended.is_empty() {
        let mut files: Vec<&str> = mended.iter().filter_map(|finding| Some(finding.place()?.path.as_str())).collect();
        files.sort_unstable();
        files.dedup();
        let head = format!("Mended {} in {}:", mended.len(), counted(files.len(), "file"));
        out.push_str(&format!("{}\n", style.paint(Ink::Good, &head)));
        mended.iter().for_each(|finding| out.push_str(&line(finding, from_here, style)));
        out.push('\n');
    }
    let together = "together they would break something else, and they are too many to try each by itself; \
                    name a file to mend it alone";
    for (left, why) in [(left, "mending it would break something else"), (untried, together)] {
        if left.is_empty() {
            continue;
        }
        out.push_str(&format!("Left as it was, since {why}:\n"));
        left.iter().for_each(|finding| out.push_str(&line(finding, from_here, style)));
        out.push('\n');
    }
    out
}

fn line(finding: &Finding, from_here: &str, style: &Style) -> String {
    let place =
        finding.place().map_or(String::new(), |label| format!("{from_here}{}:{}", label.path, label.start.line));
    let told = finding.fix.as_ref().map_or("", |fix| &fix.told);
    let told = if style.unicode { told.to_owned() } else { told.replace('→', "->") };
    format!("  {}: {}\n", one_line(&place), one_line(&told))
}

/// The change of a file as `patch -p1` and `git apply` read it from the current folder. On a terminal nothing in it moves
/// the cursor; in a pipe it is the text, byte for byte.
pub fn patch(path: &str, diff: &TextDiff, style: &Style) -> String {
    let is_terminal = style.width.is_some();
    let plain = |text: &str| if is_terminal { one_line(text).into_owned() } else { text.to_owned() };
    // A tab ends a name that has blanks in it.
    let end = if path.contains(' ') && !is_terminal { "\t" } else { "" };
    let mut out = format!("--- a/{path}{end}\n+++ b/{path}{end}\n", path = one_line(path));
    for hunk in &diff.hunks {
        out.push_str(&format!("{}\n", style.paint(Ink::Info, &plain(&hunk.header))));
        for line in &hunk.lines {
            let line = plain(line);
            let line = match line.chars().next() {
                Some('+') => style.paint(Ink::Good, &line),
                Some('-') => style.paint(Ink::Error, &line),
                _ => line,
            };
            out.push_str(&format!("{line}\n"));
        }
    }
    out
}
