use super::target::target;
use crate::output::{escape, one_line};
use crate::syntax::markdown::blocks::Inline;

/// Writes the parts of a line so that they mean the same wherever they come to stand.
pub(super) struct Writer<'p> {
    out: String,
    into: Option<&'p str>,
    /// What follows stands where a list, a heading or a line below a heading could begin.
    at_start: bool,
    on_one_line: bool,
    in_link: bool,
    /// Characters that may still be written.
    room: usize,
}

impl<'p> Writer<'p> {
    pub fn on_lines(into: Option<&'p str>) -> Writer<'p> {
        Writer { out: String::new(), into, at_start: true, on_one_line: false, in_link: false, room: usize::MAX }
    }

    pub fn on_one_line(into: Option<&'p str>, room: usize) -> Writer<'p> {
        Writer { on_one_line: true, room, ..Writer::on_lines(into) }
    }

    pub fn finish(self) -> String {
        self.out.trim().to_owned()
    }

    pub fn all(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Code(text) => self.code(text),
                Inline::Emphasis(inner) => self.marked("*", inner),
                Inline::Strong(inner) => self.marked("**", inner),
                Inline::Strike(inner) => self.marked("~~", inner),
                Inline::Link { target, words } => self.link(target, words),
                // Where the writer's lines end means nothing: a paragraph is a line.
                Inline::Wrap => self.gap(" "),
                Inline::Break => self.line_end(),
            }
        }
    }

    /// What stands between two parts, where there is room for more.
    pub fn gap(&mut self, between: &str) {
        if self.room > 0 && !self.at_start {
            self.out.push_str(between);
        }
    }

    /// Between as many backticks as it takes: nothing in it means anything.
    pub fn code(&mut self, text: &str) {
        let Some(text) = self.taken(text) else { return };
        let text = one_line(&text).replace("<!--", "<!\u{200b}--");
        let text = if self.on_one_line { text.replace('|', "\\|") } else { text };
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest + 1);
        let blank = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
        self.push(&format!("{fence}{blank}{text}{blank}{fence}"));
    }

    /// Words that are no Markdown, and where they lead.
    pub fn plain_link(&mut self, words: &str, address: &str) {
        match target(address, self.into) {
            Some(target) if words.trim().is_empty() || words == address => self.address(address, &target),
            Some(target) => {
                let words = escape::anywhere(words);
                self.push(&format!("[{words}]({target})"));
            }
            None => self.text(if words.trim().is_empty() { address } else { words }),
        }
    }

    fn link(&mut self, address: &str, words: &[Inline]) {
        let Some(target) = target(address, self.into).filter(|_| !self.in_link && self.room > 0) else {
            return self.all(words);
        };
        match words {
            [] => self.address(address, &target),
            [Inline::Text(text)] if text == address || address.strip_prefix("mailto:") == Some(text) => {
                self.address(text, &target);
            }
            words => {
                let start = self.out.len();
                self.push("[");
                self.in_link = true;
                self.all(words);
                self.in_link = false;
                if self.out.len() == start + 1 {
                    self.out.truncate(start);
                    return self.address(address, &target);
                }
                self.push(&format!("]({target})"));
            }
        }
    }

    /// An address that stands for itself.
    fn address(&mut self, shown: &str, target: &str) {
        let is_whole = target == shown || target.strip_prefix("mailto:") == Some(shown);
        if is_whole && !self.in_link && !shown.contains(['|', '<', '>', ' ']) {
            self.push(&format!("<{shown}>"));
        } else if self.in_link {
            self.words(shown);
        } else {
            let words = escape::anywhere(shown);
            self.push(&format!("[{words}]({target})"));
        }
    }

    /// Text with the addresses in it, which stay as they are: readers of Markdown make links of them.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, address, after)) = next_address(rest) {
            self.words(before);
            match target(address, self.into).filter(|_| !self.in_link && self.room > 0) {
                Some(target) => self.address(address, &target),
                None => self.words(address),
            }
            rest = after;
        }
        self.words(rest);
    }

    fn words(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        let text = if self.at_start { text.trim_start() } else { text };
        let Some(text) = self.taken(text) else { return };
        let text = if self.at_start { escape::beginning(&text) } else { escape::inside(&text) };
        self.push(&text);
    }

    fn marked(&mut self, mark: &str, inner: &[Inline]) {
        if self.room == 0 {
            return;
        }
        let at = self.out.len();
        let is_apart = !self.out.ends_with('*');
        let was_at_start = std::mem::replace(&mut self.at_start, false);
        self.all(inner);
        let words = self.out.split_off(at);
        if words.trim().is_empty() {
            self.at_start = was_at_start;
            self.out.push_str(&words);
            return;
        }
        let lead = words.len() - words.trim_start().len();
        let tail = words.trim_end().len();
        self.out.push_str(words.get(..lead).unwrap_or_default());
        if !is_apart {
            self.out.push('\u{200b}');
        }
        self.out.extend([mark, words.trim(), mark]);
        self.out.push_str(words.get(tail..).unwrap_or_default());
    }

    fn line_end(&mut self) {
        if self.on_one_line {
            return self.gap(" ");
        }
        if self.at_start {
            return;
        }
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push_str("\\\n");
        self.at_start = true;
    }

    /// As much of a text as there is room for; nothing where there is none any more.
    fn taken(&mut self, text: &str) -> Option<String> {
        if self.room == 0 {
            return None;
        }
        if self.room == usize::MAX {
            return Some(text.to_owned());
        }
        match text.char_indices().nth(self.room) {
            None => {
                self.room -= text.chars().count();
                Some(text.to_owned())
            }
            Some((end, _)) => {
                self.room = 0;
                Some(format!("{}…", text.get(..end).unwrap_or_default()))
            }
        }
    }

    fn push(&mut self, text: &str) {
        if !text.is_empty() {
            self.out.push_str(text);
            self.at_start = false;
        }
    }
}

/// The first `https://…` of a text, with what stands before and after it; the mark that ends a sentence is no part of it.
fn next_address(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find("://")?;
        let start = ["https", "http"].into_iter().find_map(|scheme| {
            let start = at.checked_sub(scheme.len())?;
            let is_word = text.get(..start)?.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
            (text.get(start..at)?.eq_ignore_ascii_case(scheme) && is_word).then_some(start)
        });
        let Some(start) = start else {
            from = at + 3;
            continue;
        };
        let (before, rest) = text.split_at(start);
        let end = rest.find(|c: char| c.is_whitespace() || c.is_control() || "<>\"|`\\".contains(c));
        let address = rest.get(..end.unwrap_or(rest.len()))?;
        let address = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '*', '_', '~']);
        if address.len() <= at + 3 - start {
            from = at + 3;
            continue;
        }
        return Some((before, address, rest.get(address.len()..)?));
    }
}
