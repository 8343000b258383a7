use schemars::JsonSchema;
use serde::Serialize;

use super::parts::rooted;
use crate::graph::Strategy;
use crate::model::Form;
use crate::model::reading::section_field;

/// A section of a page that gives no field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnWords {
    pub heading: String,
    /// In Markdown.
    pub text: String,
}

/// What a North Star record says below headings that give no field, in its order.
pub(super) fn own_words(strategy: &Strategy, number: usize) -> Vec<OwnWords> {
    let Some(record) = strategy.record(number) else { return Vec::new() };
    if record.broken || record.form != Form::Page || record.mapping.is_some() {
        return Vec::new();
    }
    let text = strategy.text_of(strategy.path_of(record)).unwrap_or_default();
    let mut sections = Vec::new();
    let mut known_to = 0;
    for (at, heading) in record.headings.iter().enumerate() {
        if heading.span.start() < known_to {
            continue;
        }
        let next = record.headings.iter().skip(at + 1).find(|next| next.level <= heading.level);
        let end = next.map_or(record.span.end(), |next| next.span.start());
        known_to = end;
        if section_field(record.kind, &heading.text, &strategy.settings).is_some() {
            continue;
        }
        let below = text.get(heading.span.end()..end).unwrap_or_default().trim();
        if !below.is_empty() {
            sections.push(OwnWords { heading: heading.text.trim().to_owned(), text: rooted(strategy, number, below) });
        }
    }
    sections
}
