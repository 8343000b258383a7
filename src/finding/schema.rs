use serde_json::{Map, Value, json};

use super::Severity;

/// Where the published schemas stand.
const SCHEMAS: &str = "https://raw.githubusercontent.com/pm-strategy/pm/main/schema";

/// The address of the schema of that name.
pub fn schema_address(name: &str) -> String {
    format!("{SCHEMAS}/{name}.schema.json")
}

/// What every schema begins with. All are draft-07, which editors know and SchemaStore asks for.
pub fn schema_head(name: &str, title: &str) -> Map<String, Value> {
    let mut head = Map::new();
    head.insert("$schema".to_owned(), "http://json-schema.org/draft-07/schema#".into());
    head.insert("$id".to_owned(), schema_address(name).into());
    head.insert("title".to_owned(), title.into());
    head
}

/// The JSON Schema of what `pm lint --format json` prints. Every key is always there; what is absent is null.
pub fn lint_schema() -> Value {
    let mut schema = schema_head("lint", "pm lint");
    schema.insert("description".to_owned(), "What `pm lint --format json` prints.".into());
    let body = closed(json!({
        "version": { "description": "The version of this format.", "const": 1 },
        "command": { "description": "The command that printed it.", "type": "string" },
        "findings": {
            "description": "In the order of path, line, column and rule. Waived findings stand here too.",
            "type": "array",
            "items": { "$ref": "#/definitions/Finding" },
        },
        "summary": { "$ref": "#/definitions/Summary" },
        "not_evaluated": {
            "description": "Rules that were asked for and could not be judged.",
            "type": "array",
            "items": { "$ref": "#/definitions/NotEvaluated" },
        },
        "since": {
            "description": "With `--since`, what the findings are new since; else null.",
            "anyOf": [{ "$ref": "#/definitions/Base" }, { "type": "null" }],
        },
        "statistics": {
            "description": "With `--statistics`, how the findings spread; else null.",
            "anyOf": [{ "$ref": "#/definitions/Statistics" }, { "type": "null" }],
        },
    }));
    schema.extend(body);
    let definitions = json!({
        "Base": base(),
        "Finding": finding(),
        "Label": label(),
        "NotEvaluated": not_evaluated(),
        "Statistics": statistics(),
        "Summary": summary(),
        "Tally": tally(),
        "Waived": waived(),
    });
    schema.insert("definitions".to_owned(), definitions);
    schema.into()
}

/// An object that has exactly these keys.
fn closed(properties: Value) -> Map<String, Value> {
    let keys: Vec<String> = properties.as_object().map_or(Vec::new(), |keys| keys.keys().cloned().collect());
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), properties);
    schema.insert("required".to_owned(), keys.into());
    schema.insert("additionalProperties".to_owned(), false.into());
    schema
}

fn described(description: &str, properties: Value) -> Value {
    let mut schema = Map::new();
    schema.insert("description".to_owned(), description.into());
    schema.extend(closed(properties));
    schema.into()
}

/// The keys that say where something stands.
fn place() -> Value {
    let place = |description: &str, lowest: u32| json!({ "description": description, "type": ["integer", "null"], "minimum": lowest });
    json!({
        "path": { "description": "Relative to the workspace, with `/`.", "type": ["string", "null"] },
        "line": place("From 1.", 1),
        "column": place("From 1, in characters.", 1),
        "end_line": place("Of the first character behind it.", 1),
        "end_column": place("Of the first character behind it.", 1),
        "byte_start": place("From 0.", 0),
        "byte_end": place("Of the first byte behind it.", 0),
    })
}

fn merged(parts: impl IntoIterator<Item = Value>) -> Value {
    let mut all = Map::new();
    for part in parts {
        if let Value::Object(keys) = part {
            all.extend(keys);
        }
    }
    all.into()
}

fn finding() -> Value {
    let severities: Vec<&str> = Severity::ALL.iter().map(|severity| severity.name()).collect();
    let before = json!({
        "rule": { "description": "The rule's name, as `pm explain` takes it.", "type": "string" },
        "severity": { "description": "How much it weighs.", "enum": severities },
        "message": { "description": "What is on record, in one sentence.", "type": "string" },
        "help": { "description": "What to do about it.", "type": ["string", "null"] },
        "record": {
            "description": "The full name of the record, such as `initiative/faster-onboarding`.",
            "type": ["string", "null"],
        },
        "field": { "description": "The field, such as `outcomes.activation.target`.", "type": ["string", "null"] },
    });
    let after = json!({
        "labels": {
            "description": "The places; the first is the finding's own.",
            "type": "array",
            "items": { "$ref": "#/definitions/Label" },
        },
        "fingerprint": {
            "description": "The same from run to run, whatever moves around it.",
            "type": "string",
            "pattern": "^[0-9a-f]{16}$",
        },
        "fixable": { "description": "Whether there is one safe way to mend it, which `fix` of the SARIF output shows.", "type": "boolean" },
        "waived": {
            "description": "Why it is accepted, where it is; then it counts as waived only.",
            "anyOf": [{ "$ref": "#/definitions/Waived" }, { "type": "null" }],
        },
        "certainty": { "description": "How sure it is.", "enum": ["proven", "undecidable", "unknown"] },
    });
    described("One thing worth telling.", merged([before, place(), after]))
}

fn label() -> Value {
    let message = json!({ "message": { "description": "What this place is; may be empty.", "type": "string" } });
    described("A place in a file.", merged([place(), message]))
}

fn waived() -> Value {
    let why = json!({
        "why": { "description": "The reason.", "type": "string" },
        "until": { "description": "The last day on which it holds.", "type": ["string", "null"], "format": "date" },
    });
    described("That somebody accepted a finding.", why)
}

fn not_evaluated() -> Value {
    let rule = json!({
        "rule": { "description": "The rule's name.", "type": "string" },
        "reason": { "description": "Why it could not be judged.", "type": "string" },
        "command": { "description": "What to type so that it can be.", "type": ["string", "null"] },
    });
    described("A rule that was asked for and could not be judged.", rule)
}

fn base() -> Value {
    let names = json!({
        "rev": { "description": "The revision that was named.", "type": "string" },
        "commit": { "description": "The commit at which the head parted from it.", "type": "string" },
    });
    described("The base of a comparison.", names)
}

fn statistics() -> Value {
    let tallies = |of: &str| {
        let description = format!("By {of}, the one with the most errors first, then by warnings and what is left.");
        json!({ "description": description, "type": "array", "items": { "$ref": "#/definitions/Tally" } })
    };
    let spread = json!({
        "by_rule": tallies("rule"),
        "by_kind": tallies("kind of record"),
        "by_owner": tallies("owner"),
        "exempt": described("The initiatives that owe no outcome, evidence or option, by their `work`.", json!({
            "upkeep": count("What keeps things running."),
            "mandate": count("What the law or a contract asks for."),
        })),
    });
    described("How the findings spread over rules, kinds and owners.", spread)
}

fn tally() -> Value {
    let name = json!({
        "name": {
            "description": "Null for what stands in no record, and for what nobody owns.",
            "type": ["string", "null"],
        },
        "error": count("Contradictions."),
        "warning": count("Judgements."),
        "info": count("What is worth knowing."),
        "waived": count("What somebody accepted; it counts nowhere else."),
        "off": count("What `pm.yaml` turns off; it counts nowhere else."),
    });
    described("How many findings fall to one rule, kind or owner.", name)
}

fn count(description: &str) -> Value {
    json!({ "description": description, "type": "integer", "minimum": 0 })
}

fn summary() -> Value {
    let counts = json!({
        "error": count("Contradictions that nobody accepted."),
        "warning": count("Judgements that nobody accepted."),
        "info": count("What is worth knowing."),
        "waived": count("Findings that somebody accepted."),
        "off": count("Findings of rules that `pm.yaml` turns off."),
        "fixable": count("Findings with one safe way to mend them."),
        "records": count("Records that were read."),
        "files": count("Files that were read as records."),
        "overdue": count("Findings of the clock, counted though not shown; 0 with `--since`."),
        "older": {
            "description": "With `--since`, findings that the base has too and that are not shown; else null.",
            "type": ["integer", "null"],
            "minimum": 0,
        },
    });
    described("What the run came to.", counts)
}
