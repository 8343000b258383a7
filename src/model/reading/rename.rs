use super::raw::{RawRecord, stem};
use crate::finding::Span;
use crate::model::Form;
use crate::syntax::{Node, Style, Value};
use crate::values::Kind;

/// Gives a record the keys that its struct knows, where the format allows another word or another place. `path` is
/// that of its file.
pub(super) fn rename(record: &mut RawRecord<'_>, path: &str) {
    let inline = matches!(record.form, Form::Inline { .. });
    let stops = super::known_fields(record.kind).contains(&"stop_if") && record.root.entry("stop_if").is_none();
    let title_given = record.root.entry("title").is_some();
    if let Value::Mapping(entries) = &mut record.root.value {
        for entry in entries {
            match entry.key.as_ref() {
                "kill_criteria" if stops => entry.key = "stop_if".into(),
                "name" if inline && !title_given => entry.key = "title".into(),
                _ => {}
            }
        }
    }
    let dated = matches!(record.kind, Kind::Research | Kind::Review);
    if dated && record.root.entry("on").is_none() && !record.broken {
        // A file name that begins with a date gives the day, whatever the record calls itself.
        let names = [stem(path), record.id.as_str()];
        let date = names.into_iter().filter_map(|name| name.get(..10)).find(|date| is_date(date)).map(str::to_owned);
        if let Some(date) = date {
            let place = Span::at(record.span.start());
            record.push("on", place, Node::scalar(place, date, Style::Plain));
        }
    }
}

fn is_date(text: &str) -> bool {
    text.bytes().enumerate().all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}
