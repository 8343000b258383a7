use schemars::JsonSchema;
use serde::Serialize;

use super::parts::rooted;
use crate::finding::Span;
use crate::graph::Strategy;
use crate::model::Form;
use crate::model::reading::section_field;
use crate::syntax::markdown::{Page, page};
use crate::syntax::{Value, front_matter};

/// A part of a page that gives no field.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OwnWords {
    /// Empty for what stands between the title and the first heading.
    pub heading: String,
    /// In Markdown.
    pub text: String,
}

/// What a North Star record says below its title, and below headings that give no field, in its order.
pub(super) fn own_words(strategy: &Strategy, number: usize) -> Vec<OwnWords> {
    let Some(record) = strategy.record(number) else { return Vec::new() };
    if record.broken || record.form != Form::Page || record.mapping.is_some() {
        return Vec::new();
    }
    let text = strategy.text_of(strategy.path_of(record)).unwrap_or_default();
    let mut sections = Vec::new();
    let body = front_matter(text).body();
    let whole = page(text.get(body..).unwrap_or_default(), body);
    let begin = whole.title().map_or(whole.start(), |title| title.span.end());
    let first = record.headings.iter().find(|heading| heading.span.start() >= begin);
    let until = first.map_or(whole.end(), |heading| heading.span.start());
    if let Some(words) = words(&whole, Span::new(begin, until)) {
        sections.push(OwnWords { heading: String::new(), text: rooted(strategy, number, &words) });
    }
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
        if let Some(words) = words(&whole, Span::new(heading.span.end(), end)) {
            sections.push(OwnWords { heading: heading.text.trim().to_owned(), text: rooted(strategy, number, &words) });
        }
    }
    sections
}

/// What somebody wrote there: no comment around it, and nothing that pm put into a region.
fn words(page: &Page<'_>, place: Span) -> Option<String> {
    let part = page.part(place)?;
    match page.prose(part.span)?.value {
        Value::Scalar(text, _) => Some(text.into_owned()),
        _ => None,
    }
}
