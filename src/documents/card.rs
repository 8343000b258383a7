use crate::graph::Strategy;
use crate::model::reading::raw_records;
use crate::syntax::{Node, Value};

/// One record as it is written, and what links to it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Card {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// How far it is; `cannot be read` of a file that does not parse, `unclear` of a status that is none.
    pub status: String,
    /// Its file, relative to the workspace.
    pub path: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// Field and value, in the order in which they are written.
    pub fields: Vec<(String, String)>,
    /// The field of the other record, and that record.
    pub linked_from: Vec<(String, String)>,
}

/// The card of a record.
pub fn card(strategy: &Strategy, number: usize) -> Card {
    let Some(record) = strategy.record(number) else { return Card::default() };
    let mut card = Card {
        record: record.full_name(),
        title: record.title.clone(),
        status: if record.broken {
            "cannot be read"
        } else {
            record.status().map_or("unclear", |status| status.name())
        }
        .to_owned(),
        path: strategy.path_of(record).to_owned(),
        owner: strategy.owner_of(number),
        ..Card::default()
    };
    if let Some(file) = strategy.files.get(record.file) {
        let raw = raw_records(&file.path, &file.text, file.place, &strategy.settings);
        let entries = raw.get(record.number).map_or(&[] as &[_], |raw| raw.root.entries());
        let told = |key: &str| matches!(key, "id" | "kind" | "title" | "status" | "owner");
        for entry in entries.iter().filter(|entry| !told(&entry.key)) {
            card.fields.push((entry.key.replace('_', " "), written(&entry.value)));
        }
    }
    for incoming in strategy.incoming(number) {
        let Some(from) = strategy.record(incoming.from) else { continue };
        card.linked_from.push((incoming.field.replace('_', " "), from.full_name()));
    }
    let mentions = strategy.links.iter().filter(|link| link.target == crate::graph::LinkTarget::Record(number));
    for from in mentions.filter_map(|link| strategy.record(link.record?)) {
        card.linked_from.push(("text".to_owned(), from.full_name()));
    }
    card.linked_from.sort();
    card.linked_from.dedup();
    card
}

/// A value on few lines: lists by line, groups as `key: value` joined by commas.
fn written(node: &Node<'_>) -> String {
    match &node.value {
        Value::Sequence(items) => items.iter().map(on_one_line).collect::<Vec<_>>().join("\n"),
        Value::Mapping(entries) => {
            let lines = entries.iter().map(|entry| format!("{}: {}", entry.key, on_one_line(&entry.value)));
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => on_one_line(node),
    }
}

fn on_one_line(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => String::new(),
        Value::Broken => "(given twice)".to_owned(),
        Value::Scalar(text, _) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Sequence(items) => {
            let is_of_groups = items.iter().any(|item| matches!(item.value, Value::Mapping(_)));
            items.iter().map(on_one_line).collect::<Vec<_>>().join(if is_of_groups { "; " } else { ", " })
        }
        Value::Mapping(entries) => {
            // What it is about needs no name before it.
            let is_said = |key: &str| matches!(key, "text" | "ask" | "value");
            let (said, rest): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| is_said(&entry.key));
            let said: Vec<String> = said.iter().map(|entry| on_one_line(&entry.value)).collect();
            let rest: Vec<String> = rest.iter().map(|entry| named(&entry.key, &entry.value)).collect();
            match (said.is_empty(), rest.is_empty()) {
                (true, _) => rest.join(", "),
                (false, true) => said.join(", "),
                (false, false) => format!("{} ({})", said.join(", "), rest.join(", ")),
            }
        }
    }
}

/// "risk high"; a group in brackets behind its name.
fn named(key: &str, value: &Node<'_>) -> String {
    let key = key.replace('_', " ");
    let is_group = |node: &Node<'_>| matches!(node.value, Value::Mapping(_));
    let holds_groups = match &value.value {
        Value::Sequence(items) => items.iter().any(is_group),
        _ => is_group(value),
    };
    match holds_groups {
        true => format!("{key} ({})", on_one_line(value)),
        false => format!("{key} {}", on_one_line(value)),
    }
}
