use super::Source;
use crate::finding::Span;
use crate::model::reading::raw::RawRecord;

pub(super) fn records<'a>(_text: &'a str, _source: Source<'_>) -> Vec<RawRecord<'a>> {
    Vec::new()
}

pub(super) fn under_key<'a>(_text: &'a str, _yaml: Span, _source: Source<'_>) -> Option<Vec<RawRecord<'a>>> {
    None
}
