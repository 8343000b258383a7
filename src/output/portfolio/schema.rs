use serde_json::{Value, json};

use crate::finding::schema_head;
use crate::output::schemas::{count, described, list, object, or_null, text, text_or_null};

/// The JSON Schema of what `pm portfolio --format json` prints. Every key is always there; what is absent is null.
pub fn portfolio_schema() -> Value {
    let mut schema = schema_head("portfolio", "pm portfolio");
    schema.insert("description".to_owned(), "What `pm portfolio --format json` prints.".into());
    let part = |description: &str| json!({ "description": description, "allOf": [{ "$ref": "#/definitions/Part" }] });
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "portfolio" },
        "title": text_or_null("The title of the company's vision; null where there is none, or several."),
        "as_of": { "type": "string", "format": "date" },
        "currency": text_or_null("What amounts are told in; null where nothing names a currency."),
        "stages": described("Money that open initiatives were given for each stage, and those that have none for a later one.", list("Part")),
        "intents": described("Initiatives under way by intent.", list("Part")),
        "works": described("Initiatives under way by kind of work.", list("Part")),
        "no_intent": part("Initiatives under way that serve no intent."),
        "unknown_intent": part("Initiatives under way of which the intent cannot be read or found."),
        "open": part("All that have not ended."),
        "ended": part("All that have."),
        "unfunded": described("Under way, and no money is on record.", list("Named")),
        "validated_unfunded": { "type": "array", "items": object(json!({
            "record": text("The full name."),
            "title": text("The title."),
            "path": text("Its file."),
            "experiment": { "$ref": "#/definitions/Named" },
            "on": { "type": ["string", "null"], "format": "date" },
        })) },
        "moved": { "description": "Money given within a year, the latest first.", "type": "array", "items": object(json!({
            "record": text("The full name."),
            "title": text("The title."),
            "path": text("Its file."),
            "stage": text("The stage that it is for."),
            "from": text_or_null("The stage for which there was money before."),
            "amount": text_or_null("As it is written."),
            "on": { "type": "string", "format": "date" },
            "because": text_or_null("The evidence."),
        })) },
        "unknown": described("Initiatives of which not all can be read.", list("Named")),
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    let sum = object(json!({
        "text": text("All of it; what has no common measure stands beside each other."),
        "amounts": { "description": "Each amount of it.", "type": "array", "items": { "type": "string" } },
        "once": text_or_null("What was given once, in `currency`, as a decimal number."),
        "without_rate": { "description": "Currencies that are not added up.", "type": "array", "items": { "type": "string" } },
    }));
    let definitions = json!({
        "Named": object(json!({
            "record": text("The full name."),
            "title": text("The title."),
            "path": text("Its file."),
        })),
        "Part": object(json!({
            "name": text("The stage, the kind of work, or the full name of the intent."),
            "title": text_or_null("The title of the intent."),
            "path": text_or_null("The file of the intent."),
            "status": text_or_null("The status of the intent."),
            "money": or_null(sum),
            "count": count("How many initiatives."),
            "initiatives": described("These.", list("Named")),
            "percent": { "description": "Of the initiatives under way; the percents of intents, and of kinds of work, add up to 100.", "type": ["integer", "null"] },
        })),
    });
    schema.insert("definitions".to_owned(), definitions);
    schema.into()
}
