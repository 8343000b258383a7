use super::super::global::Global;
use crate::output::{Ink, counted, one_line, patch, to_stderr, wrap};
use crate::source::text_diff;

/// What came of one region.
#[derive(Clone, Debug)]
pub struct Told {
    /// `README.md:12`.
    pub place: String,
    /// What is said of it there.
    pub message: String,
    pub help: Option<String>,
}

impl Told {
    pub fn line(&self) -> String {
        format!("{}: {}\n", one_line(&self.place), one_line(&self.message))
    }
}

/// How a file would change, as a patch.
pub fn patched(global: &Global, shown: &str, old: &str, new: &str) -> String {
    patch(shown, &text_diff(old.as_bytes(), new.as_bytes()), &global.style())
}

/// Says on stderr why the job was not done, with the way out.
pub fn complain(global: &Global, message: &str, help: Option<&str>) {
    let style = global.style_of_stderr();
    let mut text = format!("{}: {}\n", style.paint(Ink::Error, "pm"), one_line(message));
    if let Some(help) = help {
        text.push_str(&wrap(help, "  help: ", "        ", style.width));
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    to_stderr(&text);
}

/// "2 documents".
pub fn documents(count: usize) -> String {
    counted(count, "document")
}
