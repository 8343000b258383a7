//! Packs of a workspace that speaks German.

use super::{holds, markdown, pm, workshop};
use crate::support::world::write_file;

#[test]
fn titles_are_german_where_the_workspace_is() {
    let folder = workshop();
    write_file(folder.path(), "pm.yaml", "currency: EUR\nlanguages: [de, en]\n");
    let text = markdown(folder.path(), &["quarterly-business"]);
    holds(
        &text,
        &[
            "# Geschäftsrückblick: Crafts",
            "5.\u{a0}Okt. 2026 · seit 2.\u{a0}Juli 2026",
            "## Heute zu entscheiden",
            "## Wo wir stehen",
            "leichter, nach dem Beginn",
        ],
    );
    let run = pm(folder.path(), &["review", "quarterly-business", "--record"]);
    holds(&run.out, &["# Geschäftsrückblick, 5.\u{a0}Okt. 2026"]);
}
