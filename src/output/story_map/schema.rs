use serde_json::{Value, json};

use crate::finding::schema_head;
use crate::output::schemas::{count, described, list, object, or_null, text, text_or_null, texts};

/// The JSON Schema of what `pm map --format json` prints. Every key is always there; what is absent is null.
pub fn map_schema() -> Value {
    let mut schema = schema_head("map", "pm map");
    schema.insert("description".to_owned(), "What `pm map --format json` prints.".into());
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "map" },
        "map": { "$ref": "#/definitions/Map" },
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    let definitions = json!({
        "Map": map(),
        "Activity": activity(),
        "Step": step(),
        "Story": story(),
        "Slice": slice(),
        "Measure": measure(),
        "Factor": factor(),
    });
    schema.insert("definitions".to_owned(), definitions);
    schema.into()
}

fn map() -> Value {
    object(json!({
        "record": text("The full name of the map."),
        "title": text("What people call it."),
        "status": text_or_null("Active or replaced; null where it cannot be read."),
        "owner": text_or_null("Who answers for it."),
        "path": text("Its file, relative to the workspace."),
        "subject": described("What it is a map of.", or_null(object(json!({
            "record": text("The full name; where no such record is found, what is written."),
            "title": text_or_null("Null where no such record is found."),
            "path": text_or_null("Its file, relative to the workspace."),
        })))),
        "as_of": day("The day on which it was looked at."),
        "activities": described("What users do, in their order.", list("Activity")),
        "slices": described("The rows: releases, then what is in none.", list("Slice")),
        "factors": described("What must be true, by the North Star documents of what it is a map of.", list("Factor")),
        "unread": count("Activities, steps, stories and releases that are written and cannot be read."),
    }))
}

fn day(description: &str) -> Value {
    json!({ "description": description, "type": "string", "format": "date" })
}

fn activity() -> Value {
    object(json!({
        "name": text("What users do."),
        "steps": described("The steps it takes.", list("Step")),
    }))
}

fn step() -> Value {
    object(json!({
        "name": text("What users do."),
        "stories": described("What would help with it.", list("Story")),
    }))
}

fn story() -> Value {
    object(json!({
        "title": text("What it is."),
        "release": text_or_null("The release that brings it, as written."),
        "factor": text_or_null("The factor of the North Star document that it serves, as written."),
        "outcome": text_or_null("The metric that it should move."),
        "status": text_or_null("How far it is, as written."),
        "slice": count("Its row: a place in `slices`, from 0."),
    }))
}

fn slice() -> Value {
    object(json!({
        "kind": {
            "description": "Unknown: a release that stories name and the map does not have. Unclear: where stories name their release in a way that cannot be read. None: where no release is named.",
            "enum": ["release", "unknown", "unclear", "none"],
        },
        "release": text_or_null("The id of the release."),
        "goal": text_or_null("What it is for."),
        "metric": described("What shows it, and how that stands.", or_null(json!({ "$ref": "#/definitions/Measure" }))),
        "target": text_or_null("What the metric should come to."),
        "on": text_or_null("The date or period by which it is to be there."),
        "value": text_or_null("What it brings, as money per time."),
        "duration": text_or_null("How long it takes."),
        "stories": count("How many stories are in it."),
        "gaps": described("Of the first release, the activities that it has no story for.", texts()),
    }))
}

fn measure() -> Value {
    object(json!({
        "name": text("The metric's id; where no such metric is found, what is written."),
        "record": text_or_null("Its full name; null where no such metric is found."),
        "from": text_or_null("Where it started, by the outcome of what the map is of."),
        "now": text_or_null("What it came to last."),
        "now_on": { "description": "The day of that reading.", "type": ["string", "null"], "format": "date" },
        "way": {
            "description": "How much of the way from there to the target it has come, in percent: under 0 it is further away, from 100 on it is there. Null where that cannot be told.",
            "type": ["integer", "null"],
        },
        "so_far": text_or_null("How far it is, in words; null where no such metric is found."),
    }))
}

fn factor() -> Value {
    object(json!({
        "text": text("What must be true."),
        "document": text("The full name of the North Star document."),
        "stories": described("The titles of the stories that name it or are to move its metric.", texts()),
        "is_known": {
            "description": "Whether there is no other story for it: every map can be read, and each factor that a story names is one of these.",
            "type": "boolean",
        },
    }))
}
