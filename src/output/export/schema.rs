use serde_json::Value;

use super::json::Whole;
use crate::finding::lint_schema;
use crate::output::document::document_schema;

/// What `pm lint` prints as well, and the definitions of that.
const OF_LINT: [&str; 8] = [
    "/properties/findings",
    "/properties/summary",
    "/properties/not_evaluated",
    "/definitions/Finding",
    "/definitions/Label",
    "/definitions/Waived",
    "/definitions/Summary",
    "/definitions/NotEvaluated",
];

/// The JSON Schema of what `pm export` prints.
pub fn export_schema() -> Value {
    let mut schema = document_schema::<Whole<'_, '_>>("export", "export");
    let lint = lint_schema();
    for path in OF_LINT {
        let (Some((group, key)), Some(part)) = (path.rsplit_once('/'), lint.pointer(path)) else { continue };
        if let Some(group) = schema.pointer_mut(group).and_then(Value::as_object_mut) {
            group.insert(key.to_owned(), part.clone());
        }
    }
    schema
}
