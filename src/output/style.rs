use crate::finding::Severity;

/// What the reader of the output can show. Decided once, by `terminal.rs`, and handed to every format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub colour: bool,
    /// Whether lines are drawn with box characters or with ASCII.
    pub unicode: bool,
    /// Whether a rule's name links to its page.
    pub links: bool,
    /// Whether places under a line are told in words, for a screen reader.
    pub narrated: bool,
    /// Columns of the terminal; none in a pipe or a file, where nothing is wrapped.
    pub width: Option<usize>,
}

/// What a piece of text is, as far as its colour goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Error,
    Warning,
    Info,
    Good,
    Strong,
    Faint,
}

impl Style {
    /// What goes into a pipe or a file: the same bytes on every machine.
    pub const PLAIN: Style = Style { colour: false, unicode: true, links: false, narrated: false, width: None };

    pub fn paint(&self, ink: Ink, text: &str) -> String {
        if !self.colour || text.is_empty() {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Error => "1;31",
            Ink::Warning => "1;33",
            Ink::Info => "1;36",
            Ink::Good => "32",
            Ink::Strong => "1",
            Ink::Faint => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// A link where the terminal follows one, else the text alone. Neither may hold control characters.
    pub fn link(&self, address: &str, text: &str) -> String {
        if !self.links {
            return text.to_owned();
        }
        format!("\u{1b}]8;;{address}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\")
    }

    /// What stands for text that was left out.
    pub fn ellipsis(&self) -> &'static str {
        if self.unicode { "…" } else { "..." }
    }
}

impl From<Severity> for Ink {
    fn from(severity: Severity) -> Ink {
        match severity {
            Severity::Error => Ink::Error,
            Severity::Warning => Ink::Warning,
            Severity::Info => Ink::Info,
        }
    }
}
