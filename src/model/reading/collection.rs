use super::document::from_root;
use super::raw::{RawRecord, stem};
use super::{Place, broken};
use crate::finding::{FieldPath, Problem, Span};
use crate::model::Form;
use crate::syntax::{Value, documents};
use crate::values::Kind;

/// The records of a collection: `metrics.yaml` maps ids to metrics.
pub(super) fn entries<'a>(path: &str, text: &'a str, kind: Kind) -> Vec<RawRecord<'a>> {
    let mut records = Vec::new();
    for document in documents(text, 0) {
        let Some(root) = document.root else {
            records.push(broken::broken(path, "", kind, Form::Document, document.problems));
            continue;
        };
        // A file of that name may also hold one record that says what it is.
        if root.text_at("kind").and_then(Kind::from_name).is_some() {
            records.extend(from_root(root, document.span, stem(path).to_owned(), Place::Layout(kind), Form::Document));
            continue;
        }
        let Value::Mapping(entries) = root.value else {
            let told = format!("`{path}` lists {} by id, and {} stands here", kind.nouns(), root.shape());
            let problem = Problem::new("invalid-value", root.span, told)
                .help(format!("write `an-id: {{…}}`, one line {} {kind}", kind.article()));
            records.push(broken::broken(path, "", kind, Form::Document, vec![problem]));
            continue;
        };
        let mut problems = document.problems;
        for entry in entries {
            if entry.key.starts_with("x-") {
                continue;
            }
            let span = Span::new(entry.key_span.start(), entry.value.span.end().max(entry.key_span.end()));
            let id = entry.key.trim().to_owned();
            let is_broken = matches!(entry.value.value, Value::Broken);
            let Some(mut record) = from_root(entry.value, span, id.clone(), Place::Layout(kind), Form::Entry) else {
                continue;
            };
            // The key is the id; an `id` inside would be a second one.
            record.id = id;
            record.id_span = Some(entry.key_span);
            record.broken |= is_broken;
            if is_broken {
                record.problems.clear();
            }
            let own = |problem: &Problem| problem.span.start() >= span.start() && problem.span.end() <= span.end();
            let (mine, others) = problems.into_iter().partition(own);
            record.problems.extend::<Vec<Problem>>(mine);
            problems = others;
            records.push(record);
        }
        // What belongs to no entry, such as an id that stands twice, is told with the first.
        if let Some(first) = records.first_mut() {
            first
                .problems
                .extend(problems.into_iter().map(|problem| Problem { field: FieldPath::default(), ..problem }));
        }
    }
    records
}
