use serde_json::{Map, Value, json};

use crate::documents::attention::MatterKind;
use crate::documents::review::Why;
use crate::finding::schema_head;
use crate::output::schemas::{count, described, list, object, or_null, outcome_line, text, text_or_null, texts};
use crate::values::{ReviewCadence, Vocabulary};

/// The JSON Schema of what `pm review --format json` prints. Every key is always there; what is absent is null.
pub fn review_schema() -> Value {
    let mut schema = schema_head("review-pack", "pm review");
    schema.insert("description".to_owned(), "What `pm review --format json` prints.".into());
    let cadences: Vec<&str> = ReviewCadence::WORDS.iter().map(|(word, _)| *word).collect();
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "review" },
        "cadence": { "enum": cadences },
        "strategy": text_or_null("The title of the company's vision."),
        "today": day("The day of the review."),
        "since": { "$ref": "#/definitions/Since" },
        "decide": described("What there is to decide, the most pressing first.", list("Matter")),
        "elsewhere": described("The full names of what waits for a decision elsewhere: `pm status` tells of it.", texts()),
        "planned": described("The reviews of this cadence that are planned about now.", list("Planned")),
        "business": or_null(reference("Business")),
        "initiatives": or_null(reference("Initiatives")),
        "releases": or_null(reference("Releases")),
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    schema.insert("definitions".to_owned(), definitions());
    schema.into()
}

fn reference(definition: &str) -> Value {
    json!({ "$ref": format!("#/definitions/{definition}") })
}

fn day(description: &str) -> Value {
    json!({ "description": description, "type": "string", "format": "date" })
}

fn day_or_null(description: &str) -> Value {
    json!({ "description": description, "type": ["string", "null"], "format": "date" })
}

fn flag(description: &str) -> Value {
    json!({ "description": description, "type": "boolean" })
}

/// A record by its full name and title, with more.
fn of_record(more: Value) -> Value {
    let mut keys = Map::new();
    keys.insert("record".to_owned(), text("The full name."));
    keys.insert("title".to_owned(), text("What people call it."));
    keys.extend(more.as_object().cloned().unwrap_or_default());
    object(keys.into())
}

fn definitions() -> Value {
    let mut all = Map::new();
    for part in [common(), business(), initiatives(), releases()] {
        all.extend(part.as_object().cloned().unwrap_or_default());
    }
    all.into()
}

fn common() -> Value {
    json!({
        "Named": of_record(json!({})),
        "Since": object(json!({
            "on": day("The day since which things are told."),
            "why": { "description": "Why since then.", "enum": Why::ALL.map(Why::name) },
            "review": text_or_null("The last review, where it is that."),
            "commit": text_or_null("The commit that the strategy is compared with; null where it is not known what it said."),
            "commit_on": day_or_null("The day (UTC) of that commit."),
            "note": text_or_null("What could not be known."),
        })),
        "Matter": of_record(json!({
            "kind": { "enum": MatterKind::ALL.map(MatterKind::name) },
            "owner": text_or_null("Who answers for it."),
            "on_record": text("What is on record, in a sentence without its subject."),
            "since": day_or_null("The day since which it waits."),
            "days": { "description": "How many days it waits.", "type": ["integer", "null"] },
            "rule": text_or_null("The rule that says the same."),
        })),
        "Planned": object(json!({
            "record": text("The full name."),
            "path": text("Its file, relative to the workspace."),
            "on": day("The day."),
        })),
        "Measured": object(Value::Object(measured())),
        "Driven": object(json!({
            "metric": text("Its id."),
            "then": text_or_null("Its last reading when the period began."),
            "then_on": day_or_null("The day of that reading."),
            "now": text_or_null("Its last reading."),
            "now_on": day_or_null("The day of that reading."),
        })),
        "Ended": of_record(json!({
            "status": text("How it ended: stopped, achieved, rejected and so on."),
            "on": day_or_null("The day that it names."),
            "why": text_or_null("Why."),
            "principle": text_or_null("The principle that decided it."),
            "became": described("What came of it, and what took its place.", texts()),
            "learned": text_or_null("What it taught."),
        })),
        "NewRecord": of_record(json!({
            "status": text("How far it is."),
            "owner": text_or_null("Who answers for it."),
            "intent": text_or_null("The intent that it serves."),
            "because": text_or_null("Why now, or whose problem it is."),
            "asked_by": described("Who asked for it.", texts()),
            "is_new": flag("Whether it came in the period; otherwise it is proposed."),
        })),
        "Lesson": of_record(json!({
            "on": day_or_null("The day of the result, the release or the end."),
            "text": text("What was learned, as it is written."),
            "verdict": text_or_null("What the experiment said about its hypothesis."),
            "decision": text_or_null("What follows from it."),
            "about": described("What it is about.", list("Named")),
        })),
        "Criterion": object(json!({
            "metric": text_or_null("The metric's id; null for a criterion in words."),
            "asked": text("What counts as support."),
            "seen": text_or_null("What it came to."),
            "met": { "description": "Whether that is what was asked.", "type": ["boolean", "null"] },
        })),
    })
}

fn measured() -> Map<String, Value> {
    let mut keys = outcome_line();
    let more = json!({
        "then": text_or_null("The last reading when the period began."),
        "then_on": day_or_null("The day of that reading."),
        "is_business": flag("Whether the metric itself says what the business gets."),
        "drives": described("The metrics of the business that it drives.", list("Driven")),
        "stood_then": flag("Whether the same was promised when the period began."),
    });
    keys.extend(more.as_object().cloned().unwrap_or_default());
    keys
}

fn business() -> Value {
    json!({
        "Business": object(json!({
            "intents": list("IntentNow"),
            "changed": reference("Changed"),
            "learned": object(json!({
                "first": described("Five at most.", list("Lesson")),
                "more": described("The full names of what taught the rest.", texts()),
            })),
            "not_built": object(json!({
                "all": list("NotBuilt"),
                "weeks": text_or_null("The weeks of all, where several say how long they would take."),
            })),
            "money": list("StageMoney"),
            "given": described("What was given in the period.", list("Given")),
        })),
        "IntentNow": of_record(json!({
            "status": text("active or achieved."),
            "owner": text_or_null("Who answers for it."),
            "outcomes": list("Measured"),
        })),
        "Changed": object(json!({
            "sentence": text_or_null("What changed, in a sentence."),
            "is_known": flag("Whether it is known what the strategy said when the period began."),
            "promises": list("PromiseChange"),
            "new": described("The intents and initiatives that came.", list("NewRecord")),
            "ended": described("The intents and initiatives that ended.", list("Ended")),
        })),
        "PromiseChange": of_record(json!({
            "promise": text("What was promised: a metric, or a field in words."),
            "from": text_or_null("What was promised before."),
            "to": text_or_null("What is promised now."),
            "way": {
                "description": "Which way it went.",
                "enum": ["easier", "harder", "cannot-say", "later", "earlier", "forward", "backward", "outside", null],
            },
            "had_started": flag("Whether it had begun."),
            "on": day_or_null("The day on which it was agreed."),
            "why": text_or_null("The reason on record."),
        })),
        "NotBuilt": of_record(json!({
            "how": text("refuted, stopped, rejected, replaced or abandoned."),
            "on": day_or_null("The day."),
            "experiment": text_or_null("The experiment that refuted it, where that is another record."),
            "criteria": described("What was asked, and what was seen.", list("Criterion")),
            "why": text_or_null("Why, or what it taught."),
            "time": text_or_null("The time that it would have taken, as it is estimated."),
            "time_of": text_or_null("The record whose estimate that is, where it is another."),
        })),
        "StageMoney": object(json!({
            "stage": text("discover, validate, build or scale."),
            "then": text_or_null("The money of what went on when the period began."),
            "now": text_or_null("The money of what goes on."),
            "records": described("The initiatives that have it now.", texts()),
        })),
        "Given": of_record(json!({
            "stage": text_or_null("For which stage."),
            "amount": text_or_null("How much."),
            "on": day("The day."),
            "because": text_or_null("On which evidence."),
        })),
    })
}

fn initiatives() -> Value {
    json!({
        "Initiatives": object(json!({
            "under_way": described("By intent.", list("InitiativeNow")),
            "promises": described("What is promised otherwise than before, those made easier first.", list("PromiseChange")),
            "new": described("What came in the period, and what is proposed.", list("NewRecord")),
            "principles": described("What the visions say about deciding.", texts()),
            "ended": described("Initiatives, options and experiments.", list("Ended")),
            "order": reference("Order"),
        })),
        "InitiativeNow": of_record(json!({
            "status": text("How far it is."),
            "owner": text_or_null("Who answers for it."),
            "intent": or_null(reference("Named")),
            "outcomes": list("Measured"),
            "heard": list("Heard"),
            "heard_more": count("How much more was heard."),
            "options": list("Option"),
            "tried": list("Experiment"),
            "learned": list("Told"),
            "next": or_null(reference("Next")),
        })),
        "Heard": object(json!({
            "record": text_or_null("The research; null for a sentence or an address."),
            "title": text_or_null("Its title."),
            "method": text_or_null("How it was done."),
            "on": day_or_null("The day."),
            "participants": text_or_null("How many took part."),
            "said": text_or_null("The first of its findings, or the sentence."),
        })),
        "Option": of_record(json!({
            "status": text("How far it is."),
            "solution": text_or_null("What it is."),
            "why_rejected": text_or_null("Why it was turned down."),
        })),
        "Experiment": object(json!({
            "record": text("The full name."),
            "status": text("How far it is."),
            "tests": described("What it puts to the test.", texts()),
            "hypothesis": text_or_null("What was believed."),
            "ends": day_or_null("Its last day."),
            "criteria": list("Criterion"),
            "on": day_or_null("The day of its result, else of its end."),
            "verdict": text_or_null("What it said about its hypothesis."),
            "learned": text_or_null("What it taught."),
            "decision": text_or_null("What follows from it."),
            "follows": text_or_null("What follows, where that is written."),
            "why_abandoned": text_or_null("Why it was abandoned."),
        })),
        "Told": object(json!({ "record": text("The full name."), "text": text("What it says.") })),
        "Next": object(json!({
            "step": text("The step of the Product Kata that is empty."),
            "text": text("What there is to do."),
            "how": text_or_null("The field to fill, or the command to run."),
            "record": text("The record that it is about."),
        })),
        "Order": object(json!({
            "method": text("The method, as `pm rank --by` names it."),
            "is_known": flag("Whether it is known where each stood when the period began."),
            "ranked": described("The best first.", list("Ranked")),
            "gone": described("What had a place and has none any more.", list("Ranked")),
            "not_ranked": described("What has no place, and why.", list("NotRanked")),
        })),
        "NotRanked": of_record(json!({ "why": text("What it lacks.") })),
        "Ranked": of_record(json!({
            "rank": { "description": "Its place, from 1.", "type": ["integer", "null"] },
            "was": { "description": "Its place when the period began.", "type": ["integer", "null"] },
            "has_moved": flag("Whether it has another place than then."),
            "by_itself": flag("Whether its own estimates are others than then."),
            "because": described("The estimates that changed.", texts()),
            "is_new": flag("Whether it came in the period."),
        })),
    })
}

fn releases() -> Value {
    json!({
        "Releases": object(json!({
            "released": described("What customers got in the period.", list("Released")),
            "judged": described("What they got two months before.", list("Released")),
            "judged_from": day_or_null("The first day of that."),
            "judged_to": day_or_null("Its last."),
            "surprises": described("What was learned, verbatim.", list("Lesson")),
            "coming": described("What is chosen or in delivery.", list("Coming")),
            "planned": described("The releases of story maps that are to come.", list("ComingRelease")),
        })),
        "Released": of_record(json!({
            "on": day_or_null("The day on which customers got it."),
            "initiative": or_null(reference("Named")),
            "for_whom": described("The segments, by title.", texts()),
            "problem": text_or_null("The problem that it solves."),
            "solution": text_or_null("What it is."),
            "effects": list("Effect"),
            "learned": text_or_null("What it taught."),
        })),
        "Effect": object(json!({
            "metric": text("Its id."),
            "before": text_or_null("Its last reading up to the release, else the baseline."),
            "before_on": day_or_null("The day of that reading."),
            "since": text_or_null("Its last reading after the release."),
            "since_on": day_or_null("The day of that reading."),
            "expected": text_or_null("What was expected."),
            "by": text_or_null("Until when, as it is written."),
            "expected_by": text("The record that expects it."),
            "says": text("What the reading says."),
        })),
        "Coming": of_record(json!({
            "initiative": or_null(reference("Named")),
            "for_whom": described("The segments, by title.", texts()),
            "problem": text_or_null("The problem that it is to solve."),
            "expected": list("Measured"),
        })),
        "ComingRelease": object(json!({
            "map": text("The story map."),
            "release": text_or_null("The id of the release."),
            "goal": text_or_null("What it is for."),
            "metric": text_or_null("The metric that is to show it."),
            "now": text_or_null("Its last reading."),
            "now_on": day_or_null("The day of that reading."),
            "target": text_or_null("Where it should go."),
            "on": text_or_null("When, as it is written."),
        })),
    })
}
