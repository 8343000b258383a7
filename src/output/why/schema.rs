use serde_json::{Value, json};

use crate::finding::schema_head;
use crate::output::schemas::{described, list, object, or_null, outcome_line, text, text_or_null, texts};

/// The JSON Schema of what `pm why --format json` prints. Every key is always there; what is absent is null.
pub fn why_schema() -> Value {
    let mut schema = schema_head("why", "pm why");
    schema.insert("description".to_owned(), "What `pm why --format json` prints.".into());
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "why" },
        "record": text("The full name of what was asked about."),
        "title": text("What people call it."),
        "status": text("Its status; `cannot be read` of a file that does not parse, `unclear` of a status that is none."),
        "path": text("Its file, relative to the workspace."),
        "owner": text_or_null("Who answers for it."),
        "about": text_or_null("The initiative that most of the answers are about, where it is another record."),
        "answers": described("In the order in which they are asked; what has no answer is left out.", list("Asked")),
        "not_known": described("What it owes at its status and does not say, and open questions.", list("Unanswered")),
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    let definitions = json!({
        "Asked": object(json!({
            "question": text("The same for every kind of record, such as `who-says-so`."),
            "ask": text("As it is asked of this one."),
            "lines": list("Line"),
        })),
        "Line": object(json!({
            "text": text("The answer in words."),
            "record": text_or_null("The record that says it."),
            "outcome": or_null(reference("Outcome")),
            "experiment": or_null(reference("Experiment")),
        })),
        "Unanswered": object(json!({
            "text": text("What is not known, in words."),
            "record": text("The record that would say it."),
            "field": text("The field that would say it."),
            "by": day("Until when a question is to be answered."),
        })),
        "Outcome": object(Value::Object(outcome_line())),
        "Experiment": experiment(),
        "Criterion": criterion(),
    });
    schema.insert("definitions".to_owned(), definitions);
    schema.into()
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

fn day(description: &str) -> Value {
    json!({ "description": description, "type": ["string", "null"], "format": "date" })
}

fn experiment() -> Value {
    object(json!({
        "record": text("Its full name."),
        "status": text("draft, running, paused, concluded or abandoned."),
        "tests": described("The options and initiatives that it puts to the test.", texts()),
        "hypothesis": text_or_null("What is expected."),
        "ends": day("Its last day."),
        "criteria": described("What counts as success.", list("Criterion")),
        "on": day("The day of its result, else of its end."),
        "verdict": text_or_null("supported, refuted or inconclusive."),
        "learned": text_or_null("What it taught."),
        "decision": text_or_null("What was made of it."),
        "follows": text_or_null("What follows: an experiment or a sentence."),
        "why_abandoned": text_or_null("Why it was abandoned."),
    }))
}

fn criterion() -> Value {
    object(json!({
        "metric": text_or_null("The id of its metric; null for a criterion in words."),
        "asked": text("What was asked for."),
        "seen": text_or_null("What the result says of it."),
        "met": { "description": "Whether that is enough; null where that cannot be said.", "type": ["boolean", "null"] },
    }))
}
