use serde::Serialize;

use crate::documents::story_map::Mapped;
use crate::output::pretty;

#[derive(Serialize)]
struct Document<'m> {
    version: u32,
    command: &'static str,
    map: &'m Mapped,
}

/// All that is known of a story map. Every key is always there, absent is null.
pub fn json(map: &Mapped) -> String {
    pretty(&Document { version: 1, command: "map", map })
}
