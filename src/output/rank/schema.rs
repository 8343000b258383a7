use serde_json::{Value, json};

use crate::finding::schema_head;
use crate::output::schemas::{object, or_null, texts};

/// The JSON Schema of what `pm rank --format json` prints. Every key but a method's own columns is always there; what is
/// absent is null. Decimals are strings, exact where they end within 12 places, so that no reader rounds them.
pub fn rank_schema() -> Value {
    let mut schema = schema_head("rank", "pm rank");
    schema.insert("description".to_owned(), "What `pm rank --format json` prints.".into());
    let body = object(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "const": "rank" },
        "method": { "description": "The method that was taken.", "type": "string" },
        "why": or_null(json!({ "description": "Why that one, where nobody asked for it.", "type": "string" })),
        "formula": { "type": "string" },
        "as_of": { "description": "The day that was taken for today.", "type": "string", "format": "date" },
        "at": or_null(json!({ "description": "The revision that was asked for.", "type": "string" })),
        "commit": or_null(json!({ "description": "The commit that was read; null for the work tree.", "type": "string" })),
        "currency": or_null(json!({ "description": "ISO 4217.", "type": "string" })),
        "ranked_count": { "type": "integer" },
        "count": { "description": "How many took part, ranked or not.", "type": "integer" },
        "ranked": { "type": "array", "items": { "$ref": "#/definitions/Ranked" } },
        "not_ranked": { "type": "array", "items": { "$ref": "#/definitions/NotRanked" } },
        "scope": or_null(json!({ "description": "Scope against time, where options are compared.", "type": "object" })),
        "sequence": or_null(json!({ "$ref": "#/definitions/Sequence" })),
    }));
    schema.extend(body.as_object().cloned().unwrap_or_default());
    let definitions = json!({
        "Ranked": ranked(),
        "NotRanked": not_ranked(),
        "Flip": flip(),
        "Sequence": sequence(),
        "Plan": plan(),
        "Decimal": { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]{1,12})?$" },
    });
    schema.insert("definitions".to_owned(), definitions);
    schema.into()
}

fn decimal() -> Value {
    or_null(json!({ "$ref": "#/definitions/Decimal" }))
}

/// The columns of the method stand here too: `cost_of_delay_per_week`, `duration_weeks` and so on.
fn ranked() -> Value {
    let mut ranked = object(json!({
        "rank": { "type": "integer", "minimum": 1 },
        "tie": { "description": "Whether another shares the rank.", "type": "boolean" },
        "record": { "type": "string" },
        "group": or_null(json!({ "type": "string" })),
        "score": decimal(),
        "first_probability": decimal(),
        "ahead_probability": decimal(),
        "flips": { "type": "array", "items": { "$ref": "#/definitions/Flip" } },
        "assumed": texts(),
    }));
    if let Some(keys) = ranked.as_object_mut() {
        let column =
            json!({ "description": "A column of the method: a number or a word.", "type": ["string", "null"] });
        keys.insert("additionalProperties".to_owned(), column);
    }
    ranked
}

fn not_ranked() -> Value {
    object(json!({
        "record": { "type": "string" },
        "group": or_null(json!({ "type": "string" })),
        "missing": texts(),
        "reasons": texts(),
        "path": or_null(json!({ "type": "string" })),
        "line": or_null(json!({ "type": "integer" })),
        "break_even": or_null(json!({ "$ref": "#/definitions/Flip" })),
        "assumed": texts(),
    }))
}

fn flip() -> Value {
    object(json!({
        "estimate": { "enum": ["cost_of_delay_per_week", "duration_weeks"] },
        "bound": { "enum": ["above", "below"] },
        "value": { "$ref": "#/definitions/Decimal" },
    }))
}

/// Everything in it is null or empty where there is no order.
fn sequence() -> Value {
    object(json!({
        "order": texts(),
        "total_delay_cost": decimal(),
        "own_duration_cost": decimal(),
        "queueing_cost": decimal(),
        "optimality": { "enum": ["proved", "heuristic", null] },
        "lower_bound": decimal(),
        "plan": or_null(json!({ "$ref": "#/definitions/Plan" })),
        "steps": { "type": "array", "items": { "type": "object" } },
        "left_out": { "type": "array", "items": { "type": "object" } },
        "loose_requirements": { "type": "array", "items": { "type": "object" } },
        "circle": texts(),
    }))
}

fn plan() -> Value {
    object(json!({
        "order": texts(),
        "total_delay_cost": decimal(),
        "feasible": { "type": "boolean" },
        "broken": or_null(json!({ "type": "string" })),
        "unnamed": { "type": "integer" },
        "unknown": texts(),
    }))
}
