use std::borrow::Cow;

use super::raw::RawRecord;
use crate::finding::{FieldPath, Problem, Span};
use crate::model::Form;
use crate::syntax::{Entry, Node, Style, Value};
use crate::values::{Kind, is_placeholder, kebab_case, valid_id};

/// The options that stand inside an initiative, as records of their own. What cannot be one is told of the initiative.
pub(super) fn lift<'a>(initiative: &mut RawRecord<'a>) -> Vec<RawRecord<'a>> {
    if initiative.kind != Kind::Initiative || initiative.broken {
        return Vec::new();
    }
    let Some(options) = initiative.root.entry("options") else { return Vec::new() };
    let mut problems = Vec::new();
    let found = match &options.value.value {
        Value::Sequence(items) => {
            items.iter().filter_map(|item| option(initiative, item, None, &mut problems)).collect()
        }
        Value::Mapping(entries) if options.value.text_at("name").is_none() && options.value.text_at("id").is_none() => {
            entries.iter().filter_map(|entry| option(initiative, &entry.value, Some(entry), &mut problems)).collect()
        }
        _ => option(initiative, &options.value, None, &mut problems).into_iter().collect(),
    };
    initiative.problems.extend(problems);
    found
}

/// One option: a name, `name: what it is`, a group of fields, or such a thing under its name.
fn option<'a>(
    initiative: &RawRecord<'a>,
    node: &Node<'a>,
    under: Option<&Entry<'a>>,
    problems: &mut Vec<Problem>,
) -> Option<RawRecord<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::new();
    let (name, name_span, bare) = match (&node.value, under) {
        (Value::Scalar(..) | Value::Sequence(_), Some(entry)) => {
            entries.push(Entry { key: "solution".into(), key_span: node.span, value: node.clone() });
            (entry.key.to_string(), entry.key_span, false)
        }
        (_, Some(entry)) => {
            entries.extend(node.entries().iter().cloned());
            (entry.key.to_string(), entry.key_span, false)
        }
        (Value::Scalar(text, _), None) => {
            // A placeholder is told with everything else that is still to be filled in.
            if node.is_blank() || is_placeholder(text) {
                return None;
            }
            let (name, what) = split(text);
            if let Some(what) = what {
                entries.push(field("solution", node.span, Cow::Owned(what.to_owned())));
            }
            (name.to_owned(), node.span, what.is_none() && valid_id(name, true))
        }
        (Value::Mapping(given), None) => {
            // `- concierge: we set it up with them` is one key with one text: a name and what it is.
            if let [only] = given.as_slice()
                && !matches!(only.value.value, Value::Mapping(_) | Value::Broken)
                && !super::known_fields(Kind::Option).contains(&only.key.as_ref())
                && only.key != "name"
            {
                entries.push(Entry { key: "solution".into(), key_span: only.value.span, value: only.value.clone() });
                (only.key.to_string(), only.key_span, false)
            } else {
                entries.extend(given.iter().cloned());
                let key = ["id", "name", "title", "solution"].into_iter().find_map(|key| node.entry(key));
                let named = key.and_then(|entry| Some((entry.value.text()?.to_owned(), entry.value.span)));
                let (name, span) = named.unwrap_or_else(|| (String::new(), first_line(node)));
                (name, span, false)
            }
        }
        (Value::Sequence(_), None) => {
            let told = "an option is a name or a group of keys, and a list stands here";
            let problem = Problem::new("invalid-value", node.span, told).field(FieldPath::of("options"));
            problems.push(problem.help("write each option as an entry of its own: `- name: what it is`"));
            return None;
        }
        (Value::Null | Value::Broken, None) => return None,
    };
    let has_title = entries.iter().any(|entry| entry.key == "title" || entry.key == "name");
    if !has_title && !name.is_empty() {
        entries.push(field("title", name_span, Cow::Owned(name.clone())));
    }
    let id = node.text_at("id").map_or_else(|| kebab_case(&name), |id| id.trim().to_owned());
    let id = if bare { name } else { id };
    let form = Form::Inline { initiative: initiative.id.clone(), bare };
    let root = Node::new(node.span, Value::Mapping(entries));
    let mut record = RawRecord::new(Kind::Option, id, form, root, node.span);
    record.id_span = Some(name_span);
    super::rename::rename(&mut record, "");
    Some(record)
}

fn field<'a>(key: &'static str, span: Span, text: Cow<'a, str>) -> Entry<'a> {
    Entry { key: key.into(), key_span: span, value: Node::scalar(span, text, Style::Plain) }
}

/// `name: what it is`, or just a name.
fn split(text: &str) -> (&str, Option<&str>) {
    match text.split_once(": ") {
        Some((name, what)) if !what.trim().is_empty() => (name.trim(), Some(what.trim())),
        _ => (text.trim(), None),
    }
}

fn first_line(node: &Node<'_>) -> Span {
    node.entries().first().map_or(node.span, |entry| entry.key_span)
}
