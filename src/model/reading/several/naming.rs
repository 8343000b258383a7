use super::Source;
use crate::model::reading::mapped::{Name, id};
use crate::syntax::markdown::{Heading, Page};
use crate::values::kebab_case;

/// How long a name in an id may become, in characters; a sentence is cut behind a word.
const LONGEST: usize = 60;

/// The id of one of several records: what it is called, or its number (from 0) where that has no letters.
pub(super) fn id_of(source: Source<'_>, title: &str, section: &str, number: usize) -> String {
    let name = match short(title) {
        none if none.is_empty() => (number + 1).to_string(),
        name => name,
    };
    id(source.path, source.mapping, Some(Name { name: &name, section }))
}

/// A name in the form of an id, not longer than can be read.
pub(in crate::model::reading) fn short(title: &str) -> String {
    let name = kebab_case(title);
    let Some((end, _)) = name.char_indices().nth(LONGEST) else { return name };
    let cut = name.get(..end).unwrap_or("");
    let whole_words = if name.get(end..).is_some_and(|rest| rest.starts_with('-')) {
        cut
    } else {
        cut.rsplit_once('-').map_or(cut, |(words, _)| words)
    };
    whole_words.to_owned()
}

/// The heading above a place that is not the title of the page, in the form of an id.
pub(super) fn section(page: &Page<'_>, at: usize) -> String {
    let before = page.headings.partition_point(|heading| heading.span.start() < at);
    let above = before.checked_sub(1).and_then(|last| page.headings.get(last));
    above.filter(|heading| !is_title(page, heading)).map(|heading| short(&heading.text)).unwrap_or_default()
}

fn is_title(page: &Page<'_>, heading: &Heading) -> bool {
    page.title().is_some_and(|title| title.span == heading.span)
}
