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

/// Whatever the workspace speaks, a pack and its record speak what was asked for.
#[test]
fn a_pack_is_german_where_that_is_asked_for() {
    let folder = workshop();
    let language = ["--language", "de"];
    let text = markdown(folder.path(), &[&["monthly-release"], &language[..]].concat());
    holds(
        &text,
        &["# Veröffentlicht: Crafts", "Gelernt: They import twice", "Wir erwarten found 26 % (20.\u{a0}Sep. 2026)"],
    );
    let run = pm(folder.path(), &[&["review", "quarterly-business", "--record"], &language[..]].concat());
    holds(&run.out, &["# Geschäftsrückblick, 5.\u{a0}Okt. 2026", "  # abgeschlossen vor 4 Wochen, gestützt"]);
    write_file(folder.path(), "pm.yaml", "currency: EUR\nlanguages: [de, en]\n");
    let text = markdown(folder.path(), &["monthly-release", "--language", "en"]);
    holds(&text, &["# Releases: Crafts", "## Released two months ago, judged now"]);
}
