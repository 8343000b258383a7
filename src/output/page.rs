use super::{Ink, Style, one_line, wrap};

/// What is said to people, line after line: wrapped to the terminal, and nothing that a terminal would obey.
pub(super) struct Page<'s> {
    pub out: String,
    pub style: &'s Style,
}

impl<'s> Page<'s> {
    pub fn new(style: &'s Style) -> Page<'s> {
        Page { out: String::new(), style }
    }

    pub fn gap(&mut self) {
        self.out.push('\n');
    }

    /// A paragraph; below a heading what does not fit on a line goes on two columns further in.
    pub fn line(&mut self, ink: Ink, indent: &str, text: &str) {
        let text = self.spoken(text);
        let further = if indent.is_empty() { String::new() } else { format!("{indent}  ") };
        let wrapped = wrap(&text, indent, &further, self.style.width);
        // The colour goes on after wrapping, since its codes have a length and no width.
        let painted = wrapped.lines().map(|line| {
            let start = line.len() - line.trim_start().len();
            let (lead, rest) = line.split_at(start);
            format!("{lead}{}\n", self.style.paint(ink, rest))
        });
        let painted: String = painted.collect();
        self.out.push_str(&painted);
    }

    pub fn plain(&mut self, indent: &str, text: &str) {
        let wrapped = wrap(&self.spoken(text), indent, &format!("{indent}  "), self.style.width);
        self.out.push_str(&wrapped);
        self.out.push('\n');
    }

    /// What is to be copied: never broken.
    pub fn verbatim(&mut self, indent: &str, text: &str) {
        self.out.push_str(&format!("{indent}{}\n", one_line(text)));
    }

    /// A line in one colour, never broken.
    pub fn ink(&mut self, ink: Ink, text: &str) {
        let line = self.style.paint(ink, &one_line(text));
        self.out.push_str(&line);
        self.gap();
    }

    /// The text on one line, with the arrows of a terminal that draws none.
    pub fn spoken(&self, text: &str) -> String {
        let text = one_line(text).into_owned();
        if self.style.unicode {
            text
        } else {
            text.replace('→', "->").replace('–', "-").replace('\u{a0}', " ").replace('…', self.style.ellipsis())
        }
    }
}
