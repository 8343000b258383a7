use schemars::JsonSchema;
use serde::Serialize;

use crate::documents::story_map::Mapped;
use crate::output::document;

#[derive(Serialize, JsonSchema)]
pub struct OneMap<'m> {
    /// The story map.
    map: &'m Mapped,
}

/// All that is known of a story map. Every key is always there, absent is null.
pub fn json(map: &Mapped) -> String {
    document("map", &OneMap { map })
}
