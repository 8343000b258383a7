//! Kinds of records, and where they stand.

use super::Pair;

pub(super) const KINDS: &[Pair] = &[
    // Kinds of records.
    ("vision", "Vision"),
    ("visions", "Visionen"),
    ("Vision", "Vision"),
    ("Visions", "Visionen"),
    ("intent", "Absicht"),
    ("intents", "Absichten"),
    ("Intents", "Absichten"),
    ("initiative", "Initiative"),
    ("initiatives", "Initiativen"),
    ("Initiatives", "Initiativen"),
    ("option", "Möglichkeit"),
    ("options", "Möglichkeiten"),
    ("Options", "Möglichkeiten"),
    ("experiment", "Experiment"),
    ("experiments", "Experimente"),
    ("Experiments", "Experimente"),
    ("metric", "Kennzahl"),
    ("metrics", "Kennzahlen"),
    ("Metrics", "Kennzahlen"),
    ("research note", "Forschungsnotiz"),
    ("research notes", "Forschungsnotizen"),
    ("segment", "Segment"),
    ("segments", "Segmente"),
    ("north star", "North Star"),
    ("north stars", "North Stars"),
    ("story map", "Story-Map"),
    ("story maps", "Story-Maps"),
    ("review", "Rückblick"),
    ("reviews", "Rückblicke"),
    ("teams", "Teams"),
    // Where a record stands.
    ("cannot be read", "nicht lesbar"),
    ("unclear", "unklar"),
    ("not known", "nicht bekannt"),
];
