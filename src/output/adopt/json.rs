use serde_json::{Value, json};

use super::AdoptReport;
use crate::adopt::{Each, NotRead, Proposed, Reading};
use crate::output::pretty;

/// The same as JSON; `adopt.schema.json` describes it.
pub fn json(report: &AdoptReport<'_>) -> String {
    let mappings: Vec<Value> =
        report.proposal.mappings.iter().zip(report.readings).map(|(mapping, reading)| one(mapping, reading)).collect();
    let left: Vec<Value> = report
        .proposal
        .left
        .iter()
        .map(|left| json!({ "what": left.what, "why": left.why, "paths": left.paths }))
        .collect();
    pretty(&json!({
        "version": 1,
        "command": "adopt",
        "config": report.text,
        "existing": report.existing,
        "written": report.written,
        "links_root": report.proposal.links_root,
        "mappings": mappings,
        "left": left,
    }))
}

fn one(mapping: &Proposed, reading: &Reading) -> Value {
    let pairs = |pairs: &[(String, String)]| -> serde_json::Map<String, Value> {
        pairs.iter().map(|(theirs, ours)| (theirs.clone(), ours.clone().into())).collect()
    };
    let values: serde_json::Map<String, Value> =
        mapping.values.iter().map(|(field, words)| (field.clone(), pairs(words).into())).collect();
    let each = match &mapping.each {
        Each::File => json!("file"),
        Each::Objective => json!("objective"),
        Each::List(key) => json!({ "list": key }),
        Each::Map(key) => json!({ "map": key }),
    };
    json!({
        "paths": mapping.paths,
        "except": mapping.except,
        "kind": mapping.kind.name(),
        "id": mapping.id,
        "each": each,
        "table": mapping.table,
        "bold": mapping.bold,
        "fields": pairs(&mapping.fields),
        "values": values,
        "headings": pairs(&mapping.headings),
        "why": mapping.why,
        "unknown_words": mapping.unknown_words,
        "unread_names": mapping.unread_names,
        "files": reading.files,
        "records": reading.records,
        "outcomes": reading.outcomes,
        "not_read": reading.not_read.iter().map(not_read).collect::<Vec<_>>(),
        "unclear": reading.unclear.iter().map(not_read).collect::<Vec<_>>(),
    })
}

fn not_read(one: &NotRead) -> Value {
    json!({ "path": one.path, "line": one.line, "why": one.why })
}
