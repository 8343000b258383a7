use serde_json::{Value, json};

use crate::documents::attention::MatterKind;
use crate::documents::status::Pace;
use crate::finding::schema_head;
use crate::output::schemas::{count, described, list, number_or_null, object, or_null, text, text_or_null, texts};
use crate::values::{Vocabulary, Work};

/// The JSON Schema of what `pm status --format json` prints. Every key is always there; what is absent is null.
pub fn status_schema() -> Value {
    let mut schema = schema_head("status", "pm status");
    schema.insert("description".to_owned(), "What `pm status --format json` prints.".into());
    let by_work: serde_json::Map<String, Value> =
        Work::WORDS.iter().map(|(word, _)| ((*word).to_owned(), count("Initiatives under way."))).collect();
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "status" },
        "today": day("The day on which this holds."),
        "at": text_or_null("The revision that was read; null for the work tree."),
        "commit": text_or_null("The id of its commit."),
        "title": text_or_null("The title of the company's vision; null where there is none, or several."),
        "owner": text_or_null("Whose records are looked at; null for all."),
        "counts": object(json!({
            "records": count("All records."),
            "unreadable": count("Records that cannot be read."),
            "intents": count("Active intents."),
            "initiatives": count("Initiatives under way."),
            "by_work": object(by_work.into()),
            "experiments_running": count("Experiments that are running."),
            "experiments_concluded": count("Experiments that are concluded."),
        })),
        "decide": described("What there is to decide, the most pressing first.", list("Matter")),
        "getting_there": object(json!({
            "branches": described("By intent; what serves none that is active comes last.", list("Branch")),
            "unmeasured": described("Bets under way of which no outcome names a metric.", texts()),
        })),
        "practice": { "$ref": "#/definitions/Practice" },
        "before": or_null(described("How it was decided a year ago, else on the oldest day that is known.", object(json!({
            "on": day("The day of that commit."),
            "commit": text("The id of the commit."),
            "a_year_ago": { "description": "Whether it is as old as that.", "type": "boolean" },
            "practice": { "$ref": "#/definitions/Practice" },
        })))),
        "next_review": or_null(object(json!({
            "cadence": text("Which review."),
            "on": day("Its day; where no record plans it, about when it is due."),
            "record": text_or_null("The record that plans it."),
            "command": text("What prepares it."),
        }))),
        "lint": object(json!({
            "error": count("What `pm lint` finds."),
            "warning": count("What `pm lint` finds."),
            "info": count("What `pm lint` finds."),
            "overdue": count("What `pm lint --clock` would add."),
        })),
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    let definitions = json!({
        "Matter": matter_schema(),
        "Branch": object(json!({
            "intent": text_or_null("The full name; null for what serves no active intent."),
            "goals": list("Goal"),
        })),
        "Goal": goal(),
        "Practice": practice(),
        "Share": share(),
    });
    schema.insert("definitions".to_owned(), definitions);
    schema.into()
}

fn day(description: &str) -> Value {
    json!({ "description": description, "type": "string", "format": "date" })
}

fn day_or_null(description: &str) -> Value {
    json!({ "description": description, "type": ["string", "null"], "format": "date" })
}

/// Something that waits for a decision.
pub fn matter_schema() -> Value {
    object(json!({
        "kind": { "description": "What kind of matter it is.", "enum": MatterKind::ALL.map(MatterKind::name) },
        "record": text("The full name of the record."),
        "title": text("Its title."),
        "owner": text_or_null("Who answers for it."),
        "on_record": text("What is on record, in a sentence without its subject."),
        "since": day_or_null("The day since which it waits."),
        "days": number_or_null("How many days that is."),
        "rule": text_or_null("The rule that says the same; null where none does."),
    }))
}

fn goal() -> Value {
    object(json!({
        "record": text("The full name of the record that names the outcome."),
        "metric": text("The id of the metric."),
        "from": text_or_null("The baseline, with its unit."),
        "now": text_or_null("The last reading."),
        "now_on": day_or_null("Its day."),
        "target": text_or_null("The target."),
        "by": text_or_null("Its date or period, as it is written."),
        "due": day_or_null("The last day of that."),
        "start": day_or_null("The day from which time is counted."),
        "way": number_or_null("Percent of the way from the baseline to the target; under 0 it is further away than at the start."),
        "time": number_or_null("Percent of the time from `start` to `due`."),
        "pace": { "description": "How the one stands beside the other.", "enum": Pace::ALL.map(Pace::name) },
        "unread": text_or_null("Why the last reading says nothing about today."),
    }))
}

fn practice() -> Value {
    let counted =
        |description: &str| json!({ "description": description, "allOf": [{ "$ref": "#/definitions/Share" }] });
    object(json!({
        "heard": counted("Of the bets under way, those of which we heard from customers."),
        "several_options": counted("Of the bets under way, those for which more than one way was considered."),
        "measured": counted("Of what customers have for long enough, that of which somebody read what it did."),
        "refuted": counted("Of the experiments that are concluded, those that refuted what we had believed."),
        "stopped": counted("Of the intents and initiatives that were stopped, those of which it is on record why."),
        "asked_by": { "type": "array", "items": object(json!({
            "as": text("Who asked."),
            "count": count("For how many of the initiatives under way."),
            "names": described("These.", texts()),
        })) },
        "asked_by_nobody": described("Initiatives under way of which nobody says who asked for them.", texts()),
        "last_heard": object(json!({
            "on": day_or_null("When somebody was last with a customer; null where nothing is on record."),
            "days": number_or_null("How many days ago."),
            "record": text_or_null("The record that says so."),
            "unknown": described("Records of which the day is not known: it may be later.", texts()),
        })),
        "questions": { "description": "Open ones, the latest first.", "type": "array", "items": object(json!({
            "record": text("Whose question it is."),
            "ask": text("The question."),
            "owner": text_or_null("Who finds out."),
            "by": text_or_null("Until when."),
            "late": number_or_null("By how many days it is late; null where it is not."),
        })) },
        "waivers": { "description": "Accepted findings.", "type": "array", "items": object(json!({
            "record": text("Where it stands."),
            "rule": text("What is accepted."),
            "why": text("The reason."),
            "until": day_or_null("The last day on which it holds."),
            "is_over": { "description": "Whether that day is past.", "type": "boolean" },
        })) },
    }))
}

fn share() -> Value {
    object(json!({
        "count": count("How many."),
        "of": count("Of how many, those of which it is not known among them."),
        "names": described("Those of which it is so.", texts()),
        "not": described("Those of which it is not.", texts()),
        "unknown": described("Those of which it cannot be told.", texts()),
    }))
}
