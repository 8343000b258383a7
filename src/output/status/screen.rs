use unicode_width::UnicodeWidthStr;

use crate::output::cut::cut;
use crate::output::{Ink, Style, one_line, wrap};

/// Columns in a pipe or a file, and the most of a terminal that are of use.
const COLUMNS: usize = 80;
const MOST_COLUMNS: usize = 110;

/// Lines of at most so many columns.
pub struct Screen<'s> {
    pub out: String,
    pub style: &'s Style,
    pub width: usize,
    /// Nothing is left out.
    pub is_whole: bool,
    /// The command that leaves nothing out.
    pub all: String,
}

/// A piece of a line, as wide as it is to be, and its colour.
pub type Piece = (Ink, String);

impl<'s> Screen<'s> {
    pub fn new(style: &'s Style, is_whole: bool, owner: Option<&str>) -> Screen<'s> {
        let width = style.width.unwrap_or(COLUMNS).min(MOST_COLUMNS);
        let owner = owner.map_or(String::new(), |owner| match owner.contains(' ') {
            true => format!(" --owner \"{owner}\""),
            false => format!(" --owner {owner}"),
        });
        Screen { out: String::new(), style, width, is_whole, all: format!("pm status --all{owner}") }
    }

    /// A name by itself on a line, of what stands below it.
    pub fn name(&mut self, ink: Ink, name: &str) {
        let name = self.fit(name, self.width.saturating_sub(2));
        self.line(&[plain("  "), (ink, name)]);
    }

    pub fn is_narrow(&self) -> bool {
        self.width < 72
    }

    /// A text as this terminal can show it, on one line.
    pub fn spoken(&self, text: &str) -> String {
        let text = one_line(text);
        if self.style.unicode {
            return text.into_owned();
        }
        let ascii = |c: char| match c {
            '·' => "|",
            '–' => "-",
            '→' => "->",
            '…' => "...",
            '\u{a0}' => " ",
            _ => "",
        };
        text.chars().fold(String::new(), |mut out, c| {
            let other = ascii(c);
            if other.is_empty() {
                out.push(c)
            } else {
                out.push_str(other)
            }
            out
        })
    }

    /// The same in at most so many columns.
    pub fn fit(&self, text: &str, room: usize) -> String {
        let text = self.spoken(text);
        if text.width() <= room {
            return text;
        }
        let short = cut(&text, &[], room, self.style.ellipsis()).text;
        // Room for less than an ellipsis is no room.
        if short.width() <= room { short } else { String::new() }
    }

    pub fn left(&self, text: &str, room: usize) -> String {
        let text = self.fit(text, room);
        let blanks = room.saturating_sub(text.width());
        text + &" ".repeat(blanks)
    }

    pub fn right(&self, text: &str, room: usize) -> String {
        let text = self.fit(text, room);
        " ".repeat(room.saturating_sub(text.width())) + &text
    }

    /// A text on at most so many lines of so many columns.
    pub fn lines(&self, text: &str, room: usize, most: usize) -> Vec<String> {
        let text = self.fit(text, room.saturating_mul(most));
        let wrapped = wrap(&text, "", "", Some(room));
        let all: Vec<&str> = wrapped.lines().collect();
        let kept = all.iter().take(most).enumerate();
        kept.map(|(number, line)| {
            let is_cut = number + 1 == most && all.len() > most;
            let line = if is_cut { format!("{line}{}", self.style.ellipsis()) } else { (*line).to_owned() };
            self.fit(&line, room)
        })
        .collect()
    }

    /// A line of pieces; blanks at its end are left out.
    pub fn line(&mut self, pieces: &[Piece]) {
        let last = pieces.iter().rposition(|(_, text)| !text.trim().is_empty());
        for (number, (ink, text)) in pieces.iter().enumerate().take(last.map_or(0, |last| last + 1)) {
            let text = if Some(number) == last { text.trim_end() } else { text };
            let inner = text.trim();
            let painted = if *ink == Ink::Info { inner.to_owned() } else { self.style.paint(*ink, inner) };
            let start = text.len() - text.trim_start().len();
            let end = text.len() - text.trim_end().len();
            if inner.is_empty() {
                self.out.push_str(text);
            } else {
                self.out.push_str(&format!("{}{painted}{}", " ".repeat(start), " ".repeat(end)));
            }
        }
        self.out.push('\n');
    }

    /// Names without their kinds, as many as there is room for: `billing, search and 3 more`.
    pub fn names(&self, names: &[String], room: usize) -> String {
        let short = |name: &String| {
            let id = name.split_once('/').map_or(name.as_str(), |(_, id)| id);
            self.fit(id, if id.ends_with(')') { 48 } else { 28 })
        };
        let all: Vec<String> = names.iter().take(if self.is_whole { names.len() } else { 64 }).map(short).collect();
        for shown in (0..=all.len()).rev() {
            let rest = names.len() - shown;
            let list = all.get(..shown).unwrap_or_default().join(", ");
            let text = match (shown, rest) {
                (_, 0) => list,
                // Of one name that is too long its beginning says more than its number.
                (0, 1) => self.fit(all.first().map_or("", String::as_str), room),
                (0, rest) => {
                    let more = format!(" and {} more", rest - 1);
                    let first = all.first().map_or("", String::as_str);
                    match room.checked_sub(more.len() + 6) {
                        Some(_) => format!("{}{more}", self.fit(first, room - more.len())),
                        None => rest.to_string(),
                    }
                }
                (_, rest) => format!("{list} and {rest} more"),
            };
            if text.width() <= room || shown == 0 {
                return text;
            }
        }
        String::new()
    }
}

/// A piece without a colour of its own.
pub fn plain(text: impl Into<String>) -> Piece {
    (Ink::Info, text.into())
}
