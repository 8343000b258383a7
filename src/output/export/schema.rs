use serde_json::{Value, json};

use crate::documents::export::LeadsTo;
use crate::finding::{lint_schema, schema_head};
use crate::output::schemas::{described, list, object, or_null, text, text_or_null};
use crate::values::Kind;

/// The JSON Schema of what `pm export` prints. Findings are those of `pm lint`.
pub fn export_schema() -> Value {
    let mut schema = schema_head("export", "pm export");
    let about = "What `pm export --format json` prints. Every key is always there, absent is null; only of `fields` no more is there than is written.";
    schema.insert("description".to_owned(), about.into());
    let lint = lint_schema();
    let of_lint = |name: &str| lint.pointer(&format!("/definitions/{name}")).cloned().unwrap_or_default();
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "export" },
        "as_of": day("The day on which it was looked at."),
        "at": text_or_null("The revision that was read; null for the work tree."),
        "kind": text_or_null("The kind that was asked for; null for all."),
        "records": described("By path, and within a file as they stand.", list("Record")),
        "links": described("What each record refers to, by its fields and in its text.", list("Link")),
        "readings": described("What each metric came to, by day; what cannot be read is not among them.", list("Reading")),
        "outcomes": described("What each record is to change, and how that stands.", list("Outcome")),
        "findings": described("What the rules find, as `pm lint` prints it.", list("Finding")),
        "summary": { "$ref": "#/definitions/Summary" },
        "not_evaluated": described("Rules that could not be judged.", list("NotEvaluated")),
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    let mut definitions = json!({
        "Record": record(),
        "Amount": amount(),
        "Link": link(),
        "Reading": reading(),
        "Outcome": outcome(),
    });
    for name in ["Finding", "Label", "Waived", "Summary", "NotEvaluated"] {
        definitions.as_object_mut().into_iter().for_each(|all| drop(all.insert(name.to_owned(), of_lint(name))));
    }
    schema.insert("definitions".to_owned(), definitions);
    schema.into()
}

fn day(description: &str) -> Value {
    json!({ "description": description, "type": "string", "format": "date" })
}

fn day_or_null(description: &str) -> Value {
    json!({ "description": description, "type": ["string", "null"], "format": "date" })
}

fn amount_or_null(description: &str) -> Value {
    described(description, or_null(json!({ "$ref": "#/definitions/Amount" })))
}

fn record() -> Value {
    object(json!({
        "record": text("The full name, such as `initiative/faster-onboarding`."),
        "kind": { "description": "What it is.", "enum": Kind::ALL.map(|kind| kind.name()) },
        "id": text("Its id."),
        "title": text("What people call it."),
        "status": text_or_null("Null where it cannot be read."),
        "owner": text_or_null("Who answers for it, also where pm.yaml or what it belongs to says so."),
        "path": text("Its file, relative to the workspace."),
        "line": { "description": "Where it begins, from 1.", "type": "integer", "minimum": 1 },
        "is_read": {
            "description": "Whether it can be read; of one that cannot no more than its id is known.",
            "type": "boolean",
        },
        "inside": text_or_null("The initiative in which an option stands."),
        "fields": {
            "description": "What it says, by the fields of its kind as `docs/records.md` has them. What is not written is not there. What is written and cannot be read is null. An amount is an Amount; a link is `to`, the full name of what it leads to or null, and `written`.",
            "type": "object",
        },
    }))
}

fn amount() -> Value {
    let number = |description: &str| json!({ "description": description, "type": ["number", "null"] });
    described(
        "An amount as text and as numbers.",
        object(json!({
            "text": text("As pm reads it: `45 %`, `10 to 14 %`, `21000 EUR per week`."),
            "number": number("The value; of a range the low end."),
            "high": number("The high end of a range."),
            "unit": text_or_null("As written, or in readings and outcomes the metric's."),
            "currency": text_or_null("Of money, as written; without one the workspace's."),
            "per": text_or_null("Of money: per what time."),
        })),
    )
}

fn link() -> Value {
    object(json!({
        "from": text("The full name of the record that refers."),
        "field": text("The field, such as `outcomes.activation.metric`; `text` for a link in the text."),
        "to": text_or_null("The full name of what it leads to; null where it leads to no record that fits."),
        "kind": text_or_null("The kind of what it leads to."),
        "leads_to": {
            "description": "What it comes to. Unknown: nothing is found, and it may be in what cannot be read.",
            "enum": LeadsTo::ALL.map(LeadsTo::name),
        },
        "written": text_or_null("As written; null for an option that stands inside its initiative."),
    }))
}

fn reading() -> Value {
    object(json!({
        "metric": text("The full name of the metric."),
        "on": day("The day."),
        "value": described("What it came to.", json!({ "allOf": [{ "$ref": "#/definitions/Amount" }] })),
    }))
}

fn outcome() -> Value {
    object(json!({
        "record": text("The full name of the record that names it."),
        "metric": text_or_null("The full name of the metric; null where none is named, or none is found."),
        "metric_written": text_or_null("The metric as written."),
        "text": text_or_null("The change in words, where no metric is named."),
        "baseline": amount_or_null("Where it started."),
        "now": amount_or_null("What the metric came to last."),
        "now_on": day_or_null("The day of that reading."),
        "target": amount_or_null("Where it should go."),
        "by": text_or_null("Until when, as written."),
        "by_day": day_or_null("The last day of that."),
        "way": {
            "description": "How much of the way it has come, in percent: under 0 it is further away than at the start, from 100 on it is there. Null where that cannot be told.",
            "type": ["integer", "null"],
        },
        "so_far": text_or_null("The same in words; null where no metric is found."),
    }))
}
