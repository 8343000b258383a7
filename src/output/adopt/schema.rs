use serde_json::{Value, json};

use crate::finding::schema_head;
use crate::output::schemas::{count, described, list, object, text, text_or_null, texts};
use crate::values::Kind;

/// The JSON Schema of what `pm adopt --format json` prints. Every key is always there; what is absent is null.
pub fn adopt_schema() -> Value {
    let mut schema = schema_head("adopt", "pm adopt");
    schema.insert("description".to_owned(), "What `pm adopt --format json` prints.".into());
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "adopt" },
        "config": text("The text proposed for `pm.yaml`; where there is one already, the `records:` to add to it. Empty where nothing is proposed."),
        "existing": flag("Whether there is a `pm.yaml` already."),
        "written": flag("Whether it was written."),
        "links_root": text_or_null("The folder at which links that begin with `/` start."),
        "mappings": described("What is proposed, with what each mapping reads.", list("Mapping")),
        "left": described("What looks like something and is not proposed.", list("Left")),
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    schema.insert("definitions".to_owned(), json!({ "Mapping": mapping(), "NotRead": not_read(), "Left": left() }));
    schema.into()
}

fn flag(description: &str) -> Value {
    json!({ "description": description, "type": "boolean" })
}

fn names(description: &str) -> Value {
    json!({ "description": description, "type": "object", "additionalProperties": { "type": "string" } })
}

fn mapping() -> Value {
    let one = |key: &str| json!({ "type": "object", "properties": { key: { "type": "string" } }, "required": [key] });
    let each = json!({
        "description": "What one record is.",
        "anyOf": [{ "enum": ["file", "objective"] }, one("list"), one("map")],
    });
    object(json!({
        "paths": described("Patterns of files, relative to the workspace.", texts()),
        "except": described("Files among them that are not meant.", texts()),
        "kind": { "enum": Kind::ALL.map(Kind::name) },
        "id": text_or_null("How ids are made, where not as usual."),
        "each": each,
        "table": flag("Whether a table of two columns gives fields."),
        "bold": flag("Whether bold lines give fields."),
        "fields": names("Their names for fields, and ours."),
        "values": { "description": "By field, their words and ours.", "type": "object", "additionalProperties": names("Their words, and ours.") },
        "headings": names("Their headings, and our fields."),
        "why": text("What was seen."),
        "unknown_words": described("Words of a status that stand for none of ours.", texts()),
        "unread_names": described("Names that most files have and that give no field.", texts()),
        "files": count("How many files the patterns take in."),
        "records": count("How many records are read from them."),
        "outcomes": count("How many outcomes these records have."),
        "not_read": described("Files that give no record.", list("NotRead")),
        "unclear": described("Values that could not be read.", list("NotRead")),
    }))
}

fn not_read() -> Value {
    object(json!({
        "path": text("The file, relative to the workspace."),
        "line": { "description": "The line, from 1; null where it is the whole file.", "type": ["integer", "null"] },
        "why": text("What is the matter."),
    }))
}

fn left() -> Value {
    object(json!({ "what": text("What they look like."), "why": text("Why they are left alone."), "paths": texts() }))
}
