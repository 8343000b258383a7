use serde_json::{Map, Value as Json, json as object};

use crate::documents::{InShort, LogEntry, RecordLog};
use crate::output::diff::told;
use crate::output::pretty;

/// For machines: everything, each value whole. Every key is always there, absent is null.
pub fn json(log: &RecordLog<'_>) -> String {
    pretty(&object!({
        "version": 1,
        "command": "log",
        "record": log.record,
        "title": log.title,
        "status": log.status,
        "path": log.path,
        "stands": log.stands,
        "history": log.reach.history,
        "since": log.reach.since,
        "steps": log.entries.iter().map(entry).collect::<Vec<_>>(),
        "summary": InShort::of(log),
    }))
}

fn entry(entry: &LogEntry<'_>) -> Json {
    let first: Option<Map<String, Json>> = entry
        .first
        .as_ref()
        .map(|first| first.values.iter().map(|(path, text)| (path.to_string(), Json::from(text.clone()))).collect());
    object!({
        "day": entry.day,
        "commit": entry.step.map(|step| &step.commit.hex),
        "subject": entry.step.map(|step| &step.subject),
        "merge": entry.step.is_some_and(|step| step.is_merge),
        "ignored": entry.is_ignored(),
        "events": entry.milestones.iter().map(|milestone| milestone.name()).collect::<Vec<_>>(),
        "certainty": if entry.is_certain { "proven" } else { "unknown" },
        "record": entry.record,
        "former": entry.former,
        "path": entry.path,
        "former_path": entry.former_path,
        "values": first,
        "changes": entry.changes.iter().map(told).collect::<Vec<_>>(),
    })
}
