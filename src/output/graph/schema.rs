use serde_json::{Value, json};

use crate::documents::diagram::Phase;
use crate::finding::schema_head;
use crate::output::schemas::{count, described, list, object, text, text_or_null, texts};
use crate::values::Kind;

/// The JSON Schema of what `pm graph --format json` prints. Every key is always there; what is absent is null.
pub fn graph_schema() -> Value {
    let mut schema = schema_head("graph", "pm graph");
    schema.insert("description".to_owned(), "What `pm graph --format json` prints.".into());
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "graph" },
        "title": text("What it is a picture of."),
        "view": {
            "description": "Whether it goes from the visions down or from the metrics that drive no other.",
            "enum": ["strategy", "metrics"],
        },
        "nodes": described("The records by kind and path, then the names that lead nowhere.", list("Node")),
        "edges": described("The links, each once, whichever record says it.", list("Edge")),
        "notes": described("What was left out, in words.", texts()),
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    schema.insert("definitions".to_owned(), json!({ "Node": node(), "Edge": edge(), "Count": counted() }));
    schema.into()
}

fn flag(description: &str) -> Value {
    json!({ "description": description, "type": "boolean" })
}

fn kind() -> Value {
    json!({ "description": "What it is a record of.", "enum": Kind::ALL.map(Kind::name) })
}

fn node() -> Value {
    let phases = [Phase::NotBegun, Phase::UnderWay, Phase::Ended, Phase::Unknown].map(Phase::name);
    object(json!({
        "id": text("Its name within this picture; edges use it."),
        "record": text_or_null("The full name; null where a link leads to no record."),
        "kind": kind(),
        "title": text("What people call it; of a name that leads nowhere, that name as it is written."),
        "state": text("Its status; or why it is not known."),
        "phase": { "description": "How far that is.", "enum": phases },
        "owner": text_or_null("Who answers for it."),
        "path": text_or_null("Its file, relative to the workspace."),
        "detail": text_or_null("Of a metric its last reading, of what moves one metric from where to where."),
        "center": flag("Whether it is the record that was asked for."),
        "apart": flag("Whether it leads up to no vision, or is linked to no other metric."),
        "below": described("What hangs below it and is not in this picture.", list("Count")),
    }))
}

fn edge() -> Value {
    object(json!({
        "from": text("The id of the node of which the label tells."),
        "to": text("The id of the node it leads to."),
        "label": text("What it says, as in `serves`, `tests`, `drives`: from serves to."),
        "up": flag("Whether the second is above the first."),
    }))
}

fn counted() -> Value {
    object(json!({ "kind": kind(), "count": count("How many of that kind.") }))
}
