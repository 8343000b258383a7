use serde::Serialize;

use crate::documents::north_star::NorthStarDocument;
use crate::output::pretty;

/// For machines: everything, each text whole.
pub fn json(north_star: &NorthStarDocument) -> String {
    let printed = Printed { version: 1, command: "north-star", document: north_star };
    pretty(&serde_json::to_value(&printed).unwrap_or_default())
}

#[derive(Serialize)]
struct Printed<'d> {
    version: u32,
    command: &'static str,
    document: &'d NorthStarDocument,
}
