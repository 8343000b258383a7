use super::rank::rank_schema;
use crate::model::schema;

/// Every published JSON Schema by the name of its file: of what people write, and of what `pm` prints.
pub fn schemas() -> Vec<(String, String)> {
    let mut all = schema::all();
    all.push(("rank.schema.json".to_owned(), schema::laid_out(&rank_schema())));
    all
}
