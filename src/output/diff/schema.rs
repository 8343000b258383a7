use serde_json::{Value, json};

use crate::compare::Role;
use crate::finding::{lint_schema, schema_head};
use crate::output::schemas::{count, described, list, object, or_null, text, text_or_null, texts};

/// The JSON Schema of what `pm diff --format json` prints. Every key is always there; what is absent is null.
pub fn diff_schema() -> Value {
    let mut schema = schema_head("diff", "pm diff");
    schema.insert("description".to_owned(), "What `pm diff --format json` prints.".into());
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "diff" },
        "base": { "$ref": "#/definitions/Side" },
        "head": { "$ref": "#/definitions/Side" },
        "history": { "description": "How much of the history is at hand.", "enum": ["full", "shallow", "partial"] },
        "notes": described("What else a reader has to know of the two states.", texts()),
        "sentence": { "description": "What the change does to promises, to work and to the order.", "type": "string" },
        "changes": described("By importance, then by record and field.", list("Change")),
        "consequences": { "$ref": "#/definitions/Consequences" },
        "not_evaluated": described("Rules that could not be judged.", list("NotEvaluated")),
        "moved": count("Records that stand in another file and say the same."),
        "summary": { "$ref": "#/definitions/Summary" },
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    // A finding is what it is for `pm lint`.
    let lint = lint_schema();
    let of_lint = |name: &str| lint.pointer(&format!("/definitions/{name}")).cloned();
    let definitions = json!({
        "Side": side(),
        "Change": change(),
        "Consequences": consequences(),
        "RankMove": rank_move(),
        "Suspect": suspect(),
        "Summary": summary(),
        "Finding": of_lint("Finding"),
        "Label": of_lint("Label"),
        "Waived": of_lint("Waived"),
        "NotEvaluated": of_lint("NotEvaluated"),
    });
    schema.insert("definitions".to_owned(), definitions);
    schema.into()
}

fn side() -> Value {
    object(json!({
        "rev": text_or_null("As it was named; null for the work tree."),
        "commit": text_or_null("The id of the commit; null for the work tree."),
        "chosen": text("How base and head were chosen."),
    }))
}

const CHANGES: [&str; 20] = [
    "added",
    "removed",
    "renamed",
    "re-kinded",
    "text",
    "status",
    "target",
    "baseline",
    "criterion",
    "date",
    "budget",
    "work",
    "link-added",
    "link-removed",
    "link-changed",
    "estimate",
    "owner",
    "evidence",
    "narrative",
    "value",
];

const DIRECTIONS: [&str; 8] = ["easier", "harder", "cannot-say", "later", "earlier", "forward", "backward", "outside"];

/// What every change has, of whatever it is one.
pub fn change_keys() -> Value {
    json!({
        "change": { "description": "What sort of change it is.", "enum": CHANGES },
        "field": text_or_null("Such as `outcomes.activation.target`; null for a record as a whole."),
        "role": { "description": "What the field is for.", "enum": Role::ALL.map(Role::name) },
        "from": text_or_null("What was there, whole; for a renamed record its former name."),
        "to": text_or_null("What is there now, whole."),
        "direction": or_null(json!({ "description": "Which way it moved.", "enum": DIRECTIONS })),
        "importance": { "description": "Whether a promise changed.", "enum": ["commitment", "info"] },
        "certainty": { "description": "How sure it is.", "enum": ["proven", "undecidable", "unknown"] },
        "acknowledged": text_or_null("The reason that the change itself gives."),
        "had_started": { "description": "Whether work on it had begun before.", "type": "boolean" },
    })
}

fn change() -> Value {
    let own = json!({
        "record": text("The full name: the head's, or the base's of what is gone."),
        "values": or_null(json!({
            "description": "Of a record that came or went: every value by its path.",
            "type": "object",
            "additionalProperties": { "type": "string" },
        })),
        "suggestion": text_or_null("Of a deleted record: what it may be called now."),
        "fingerprint": {
            "description": "The same from run to run, wherever it stands.",
            "type": "string",
            "pattern": "^[0-9a-f]{16}$",
        },
        "side": { "description": "The state in which the place is.", "enum": ["base", "head"] },
        "path": text("Relative to the workspace, with `/`."),
        "line": { "description": "From 1.", "type": "integer", "minimum": 1 },
    });
    let keys = [own, change_keys()].into_iter().filter_map(|keys| keys.as_object().cloned()).flatten();
    object(Value::Object(keys.collect()))
}

fn consequences() -> Value {
    object(json!({
        "findings_new": described("Findings of the head that the base does not have.", list("Finding")),
        "findings_fixed": described("Findings of the base that the head does not have; their places are the base's.", list("Finding")),
        "rank_moves": list("RankMove"),
        "unreachable": described("Records that led to a vision and do not any more.", texts()),
        "unmeasured": described("Metrics that something was measured by, and nothing is any more.", texts()),
        "emptied": described("Intents that had work below them and have none any more.", texts()),
        "suspect": list("Suspect"),
    }))
}

fn rank_move() -> Value {
    let rank = |description: &str| json!({ "description": description, "type": ["integer", "null"], "minimum": 1 });
    object(json!({
        "record": text("The full name."),
        "from": rank("The rank in the base; null where it had none."),
        "to": rank("The rank in the head; null where it has none."),
        "own": { "description": "Whether it moved by itself, and did not just make room.", "type": "boolean" },
    }))
}

fn suspect() -> Value {
    object(json!({
        "record": text("Work under way that nobody touched."),
        "parent": text("The record above it whose promise changed."),
        "field": text("The field that changed there."),
    }))
}

fn summary() -> Value {
    object(json!({
        "commitment": count("Promises that changed."),
        "unacknowledged": count("Of these, those for which the change gives no reason."),
        "info": count("Other changes."),
        "unknown": count("Records that do not parse in one of the two states, so that nobody can say what changed."),
        "moved": count("Records that stand in another file and say the same."),
        "findings_new": count("Findings that are new."),
        "findings_fixed": count("Findings that are gone."),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Direction;

    #[test]
    fn directions_are_those_that_there_are() {
        use Direction::*;
        let all = [Easier, Harder, CannotSay, Later, Earlier, Forward, Backward, Outside];
        assert_eq!(all.map(Direction::name), DIRECTIONS);
    }
}
