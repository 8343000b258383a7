use super::raw::{RawRecord, kind_line, stem, value_line};
use super::{Place, collection};
use crate::finding::{Problem, Span};
use crate::model::Form;
use crate::syntax::{Node, Value};
use crate::values::Kind;

/// The kind that a file would have if it could be read.
fn kind_of(text: &str, place: Place) -> Option<Kind> {
    match place {
        Place::Layout(kind) | Place::Mapped(_, kind) => Some(kind_line(text).unwrap_or(kind)),
        Place::Elsewhere => kind_line(text),
        Place::Collection(_) | Place::Config => None,
    }
}

/// A record that does not parse. It keeps its id, so that links to it resolve.
pub(super) fn broken<'a>(path: &str, text: &str, kind: Kind, form: Form, problems: Vec<Problem>) -> RawRecord<'a> {
    let id = value_line(text, "id").unwrap_or(stem(path)).to_owned();
    let span = Span::new(0, text.len());
    let mut record = RawRecord::new(kind, id, form, Node::new(span, Value::Mapping(Vec::new())), span);
    record.broken = true;
    record.problems = problems;
    record
}

/// A file with markers left by a merge is read no further.
pub(super) fn conflicted<'a>(path: &str, text: &str, place: Place, marker: Span) -> Vec<RawRecord<'a>> {
    let problem = Problem::new("conflict-markers", marker, "this file still has the marks of a merge that was not finished")
        .help("decide between the two versions, delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`, and save");
    if let Place::Collection(kind) = place {
        return collection::by_lines(path, text, Span::new(0, text.len()), kind, vec![problem]);
    }
    let kind = kind_of(text, place);
    kind.map(|kind| broken(path, text, kind, Form::Document, vec![problem])).into_iter().collect()
}

/// A file that cannot be read at all.
pub fn unreadable<'a>(path: &str, place: Place, problem: Problem) -> Option<RawRecord<'a>> {
    let kind = match place {
        Place::Layout(kind) | Place::Mapped(_, kind) | Place::Collection(kind) => kind,
        Place::Config | Place::Elsewhere => return None,
    };
    Some(broken(path, "", kind, Form::Document, vec![problem]))
}

/// The problems that keep a text from being read, with the record that stands for it, where it is one of ours.
pub(super) fn unparsed<'a>(
    path: &str,
    text: &str,
    place: Place,
    form: Form,
    problems: Vec<Problem>,
) -> Option<RawRecord<'a>> {
    kind_of(text, place).map(|kind| broken(path, text, kind, form, problems))
}
