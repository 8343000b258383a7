use std::collections::HashMap;

use super::LintReport;
use crate::syntax::Lines;

/// The files that findings point into, each with the starts of its lines, looked up once.
pub struct Sources<'r> {
    text_of: &'r dyn Fn(&str) -> Option<&'r str>,
    files: HashMap<&'r str, Option<(&'r str, Lines)>>,
}

impl<'r> Sources<'r> {
    pub fn of(report: &LintReport<'r>) -> Sources<'r> {
        Sources { text_of: report.text_of, files: HashMap::new() }
    }

    /// The text of a file and its lines; nothing where the text is not at hand.
    pub fn file(&mut self, path: &'r str) -> Option<(&'r str, &Lines)> {
        let text_of = self.text_of;
        let file = self.files.entry(path).or_insert_with(|| text_of(path).map(|text| (text, Lines::of(text))));
        file.as_ref().map(|(text, lines)| (*text, lines))
    }
}
