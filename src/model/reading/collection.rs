use std::collections::HashSet;

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
            records.extend(by_lines(path, text, document.span, kind, document.problems));
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
            for problem in record.problems.iter_mut().filter(|_| record.broken) {
                problem.help = Some(format!("write `{}: {{…}}`, with its fields in the braces", record.id));
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

/// The entries of a collection that cannot be parsed: every line that begins with a key gives the id of a record of which
/// nothing else is known, so that links to it are not called dangling. The first has the problems.
pub(super) fn by_lines<'a>(
    path: &str,
    text: &str,
    part: Span,
    kind: Kind,
    mut problems: Vec<Problem>,
) -> Vec<RawRecord<'a>> {
    let mut records: Vec<RawRecord<'a>> = Vec::new();
    let mut seen = HashSet::new();
    let mut start = part.start();
    for line in part.of(text).split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        let Some((id, id_span)) = key(line, span.start()) else { continue };
        if !seen.insert(id) {
            continue;
        }
        let mut record = broken::broken(path, "", kind, Form::Entry, std::mem::take(&mut problems));
        record.id = id.to_owned();
        record.id_span = Some(id_span);
        record.span = span;
        records.push(record);
    }
    if records.is_empty() {
        records.push(broken::broken(path, "", kind, Form::Document, problems));
    }
    records
}

/// The key at the very beginning of a line, and its bytes.
fn key(line: &str, start: usize) -> Option<(&str, Span)> {
    let line = line.strip_prefix(crate::syntax::BOM).unwrap_or(line);
    let (written, rest) = line.split_once(':')?;
    let key = written.trim_end().trim_matches(['"', '\'']);
    let ends = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let begins = key.starts_with(|c: char| c.is_alphanumeric()) && written.starts_with(|c: char| !c.is_whitespace());
    (ends && begins && !key.starts_with("x-")).then(|| (key, Span::new(start, start + written.len())))
}
