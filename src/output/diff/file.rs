use super::groups::groups;
use super::human::one;
use crate::diff::lines;
use crate::documents::{FileChange, Rest};
use crate::output::page::Page;
use crate::output::{Ink, Style};
use crate::source::{Hunk, TextDiff};

/// The change of one file, as Git asks for it.
pub struct FileShown<'f> {
    /// Where the file was and is, from the Git root; none where it was or is not there.
    pub old: Option<&'f str>,
    pub new: Option<&'f str>,
    /// What else Git knows of it: another mode, a conflict.
    pub notes: &'f [String],
    pub change: &'f FileChange,
    pub text: &'f TextDiff,
}

/// For who reads through commits: a line that names the file, what its records say otherwise, and of its text what that
/// does not tell.
pub fn file(shown: &FileShown<'_>, style: &Style) -> String {
    let mut page = Page::new(style);
    page.line(Ink::Strong, "", &heading(shown));
    shown.notes.iter().for_each(|note| page.plain("", note));
    match shown.change {
        FileChange::Text => text(&mut page, shown, |_| true),
        FileChange::LaidOutAnew if shown.text.hunks.is_empty() && !shown.text.is_binary => {}
        FileChange::LaidOutAnew => page.plain("  ", "laid out anew; what it says is the same"),
        FileChange::Told { changes, rest } => {
            for group in groups(changes) {
                page.line(Ink::Strong, "", group.record);
                lines(group.changes.iter().copied()).iter().for_each(|line| one(&mut page, &group, line));
            }
            match *rest {
                Rest::Nothing => {}
                Rest::Prose { old, new } => text(&mut page, shown, |hunk| hunk.old_end >= old || hunk.new_end >= new),
                Rest::Everything => text(&mut page, shown, |_| true),
            }
        }
    }
    page.out
}

fn heading(shown: &FileShown<'_>) -> String {
    match (shown.old, shown.new) {
        (Some(old), Some(new)) if old != new => format!("diff pm {old} → {new}"),
        (None, Some(new)) => format!("diff pm {new} (new file)"),
        (Some(old), None) => format!("diff pm {old} (deleted file)"),
        (_, new) => format!("diff pm {}", new.unwrap_or_default()),
    }
}

fn text(page: &mut Page<'_>, shown: &FileShown<'_>, is_shown: impl Fn(&Hunk) -> bool) {
    if shown.text.is_binary {
        return page.plain("  ", "it is no text, and differs");
    }
    let side = |sign: &str, path: Option<&str>| path.map_or("/dev/null".to_owned(), |path| format!("{sign}/{path}"));
    let mut hunks = shown.text.hunks.iter().filter(|hunk| is_shown(hunk)).peekable();
    if hunks.peek().is_some() {
        page.verbatim("--- ", &side("a", shown.old));
        page.verbatim("+++ ", &side("b", shown.new));
    }
    for hunk in hunks {
        page.ink(Ink::Info, &hunk.header);
        for line in &hunk.lines {
            match line.chars().next() {
                Some('+') => page.ink(Ink::Good, line),
                Some('-') => page.ink(Ink::Error, line),
                _ => page.verbatim("", line),
            }
        }
    }
}
