use serde_json::{Value, json};

use crate::documents::Milestone;
use crate::finding::schema_head;
use crate::output::diff::schema::change_keys;
use crate::output::schemas::{count, described, list, object, or_null, text, text_or_null};

/// The JSON Schema of what `pm log --format json` prints. Every key is always there; what is absent is null.
pub fn log_schema() -> Value {
    let mut schema = schema_head("log", "pm log");
    schema.insert("description".to_owned(), "What `pm log --format json` prints.".into());
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "log" },
        "record": text("The full name: today's, or the last that it had."),
        "title": text("What people call it; empty where nothing is known of it."),
        "status": text_or_null("Null where it is gone or cannot be read."),
        "path": text("The file in which it stands or last stood, relative to the workspace."),
        "stands": flag("Whether it is there in what was read: the work tree, or a revision."),
        "history": { "description": "How much of the history is at hand.", "enum": ["full", "shallow", "partial"] },
        "since": day("The day of the oldest step at hand."),
        "steps": described("What became of it, the oldest first.", list("Step")),
        "summary": { "$ref": "#/definitions/InShort" },
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    let definitions = json!({ "Step": step(), "Change": change(), "InShort": in_short() });
    schema.insert("definitions".to_owned(), definitions);
    schema.into()
}

fn flag(description: &str) -> Value {
    json!({ "description": description, "type": "boolean" })
}

fn day(description: &str) -> Value {
    json!({ "description": description, "type": ["string", "null"], "format": "date" })
}

fn step() -> Value {
    object(json!({
        "day": day("The day (UTC) on which it was accepted; null for what is not committed."),
        "commit": text_or_null("The id of the commit; null for what is not committed."),
        "subject": text_or_null("The first line of the commit's message."),
        "merge": flag("Whether the commit is a merge: all that its branch did is this one step."),
        "ignored": flag("Whether it is a revision to ignore, whose changes no rule judges."),
        "events": {
            "description": "What the step was in the life of the record.",
            "type": "array",
            "items": { "enum": Milestone::ALL.map(Milestone::name) },
        },
        "certainty": {
            "description": "Unknown where it may have happened at an earlier step, of which it is not known what it said.",
            "enum": ["proven", "unknown"],
        },
        "record": text("The full name from here on."),
        "former": text_or_null("The full name before, where the step renamed it."),
        "path": text("Its file, relative to the workspace."),
        "former_path": text_or_null("Its file before, where the step renamed it and moved it."),
        "values": or_null(json!({
            "description": "Where it is first seen: every value by its path.",
            "type": "object",
            "additionalProperties": { "type": "string" },
        })),
        "changes": described("What it says otherwise than before, by field.", list("Change")),
    }))
}

fn change() -> Value {
    let mut keys = change_keys();
    if let Some(keys) = keys.as_object_mut() {
        keys.insert("acknowledged".to_owned(), text_or_null("The reason that the record gives, then or later."));
    }
    object(keys)
}

fn in_short() -> Value {
    object(json!({
        "accepted": day("When it came to be."),
        "first_seen": day("Where that is not known: the oldest day on which it is seen."),
        "started": day("When it came to be under way, for the first time in the history at hand."),
        "last_changed": day("The last step that changed what it says."),
        "ended": day("When it ended, where it has."),
        "gone": day("When it went, where it has."),
        "uncommitted": flag("Whether the files say something that no commit says."),
        "promises_changed": count("How many promises changed, revisions to ignore left out."),
        "promises_amended": count("Of these, those for which a reason was written down."),
        "command": text_or_null("What brings the history that is not at hand."),
    }))
}
