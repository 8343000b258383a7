use super::raw::{RawRecord, stem};
use super::{Place, broken};
use crate::finding::{FieldPath, Mend, Problem, Span};
use crate::model::Form;
use crate::syntax::{Document, Node, Value, documents};
use crate::values::{Kind, nearest};

/// The records of a YAML file: one a document.
pub(super) fn document_records<'a>(path: &str, text: &'a str, place: Place) -> Vec<RawRecord<'a>> {
    if place == Place::Elsewhere && memchr::memmem::find(text.as_bytes(), b"kind:").is_none() {
        return Vec::new();
    }
    let documents = documents(text, 0);
    let several = documents.len() > 1;
    if documents.is_empty() && place != Place::Elsewhere {
        return empty(path, place).into_iter().collect();
    }
    let read = |(number, document): (usize, Document<'a>)| {
        let part = document.span.of(text);
        let Some(root) = document.root else {
            return broken::unparsed(path, part, place, Form::Document, document.problems);
        };
        let default_id = if several { format!("{}-{}", stem(path), number + 1) } else { stem(path).to_owned() };
        let mut record = from_root(root, document.span, default_id, place, Form::Document)?;
        record.problems.extend(document.problems);
        if several && record.id_span.is_none() {
            record.problems.push(
                Problem::new("missing-field", record.head(), "one of several records in a file needs an `id`")
                    .help("add a line `id: …` to it, or give it a file of its own")
                    .field(FieldPath::of("id")),
            );
        }
        Some(record)
    };
    documents.into_iter().enumerate().filter_map(read).collect()
}

/// A file in which nothing is written: a record without a single field.
fn empty<'a>(path: &str, place: Place) -> Option<RawRecord<'a>> {
    let (Place::Layout(kind) | Place::Mapped(_, kind)) = place else { return None };
    let root = Node::new(Span::default(), Value::Mapping(Vec::new()));
    Some(RawRecord::new(kind, stem(path).to_owned(), Form::Document, root, Span::default()))
}

/// A record from the root of a document or of front matter; nothing where it is somebody else's.
pub(super) fn from_root<'a>(root: Node<'a>, span: Span, id: String, place: Place, form: Form) -> Option<RawRecord<'a>> {
    let written = root.entry("kind").filter(|entry| !entry.value.is_blank());
    let written = written.and_then(|entry| Some((entry.value.text()?.trim().to_owned(), entry.value.span)));
    let known = written.as_ref().and_then(|(word, _)| Kind::from_name(word));
    let mut problems = Vec::new();
    let kind = match (known, place) {
        (Some(kind), Place::Layout(folder)) if kind != folder => {
            let span = written.map_or(Span::default(), |(_, span)| span);
            let told = format!("this says it is {} {kind}, and stands among the {}", kind.article(), folder.nouns());
            let help = match form {
                Form::Entry => format!("move it to `{}.yaml`, or correct `kind`", kind.collection()),
                _ => format!("move the file to `{}/`, or correct `kind`", kind.folder()),
            };
            problems.push(Problem::new("misplaced-record", span, told).help(help).field(FieldPath::of("kind")));
            kind
        }
        (Some(kind), _) => kind,
        (None, Place::Layout(folder) | Place::Mapped(_, folder)) => {
            if let Some((word, span)) = written {
                problems.push(unknown_kind(&word, span, folder));
            }
            folder
        }
        (None, _) => return None,
    };
    if !matches!(root.value, Value::Mapping(_) | Value::Null) {
        let told = format!("{} {kind} is a group of keys, and {} stands here", kind.article(), root.shape());
        let span = Span::new(root.span.start(), root.span.end());
        let problem = Problem::new("invalid-value", span, told).help("write `key: value` lines, such as `title: …`");
        let mut record = RawRecord::new(kind, id, form, Node::new(span, Value::Mapping(Vec::new())), span);
        record.broken = true;
        record.problems = vec![problem];
        return Some(record);
    }
    let root = if root.is_null() { Node::new(root.span, Value::Mapping(Vec::new())) } else { root };
    let id_entry = root.entry("id").and_then(|entry| Some((entry.value.text()?.trim().to_owned(), entry.value.span)));
    let mut record = RawRecord::new(kind, id, form, root, span);
    if let Some((id, span)) = id_entry.filter(|(id, _)| !id.is_empty()) {
        record.id = id;
        record.id_span = Some(span);
    }
    record.problems = problems;
    Some(record)
}

fn unknown_kind(word: &str, span: Span, folder: Kind) -> Problem {
    let near = nearest(word, Kind::ALL.iter().map(|kind| kind.name()));
    let help = match &near {
        Some(near) => format!("did you mean `{}`? in this folder `kind` can be left out", near.name),
        None => format!("in this folder `kind` can be left out: it is {} {folder}", folder.article()),
    };
    Problem::new("unknown-kind", span, format!("there is no kind of record called `{word}`"))
        .help(help)
        .field(FieldPath::of("kind"))
        .mend(near.filter(|near| near.safe).map(|near| Mend::text(word, near.name)))
}
