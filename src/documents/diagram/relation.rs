use crate::values::Kind;

/// What a link means for the place of its two records in a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From a record to the one above it, which it serves.
    Up,
    /// To a record that is neither above nor below.
    Beside,
}

/// A field that names records, as a link is called.
pub(super) struct Relation {
    field: &'static str,
    /// As a sentence from one record to the other says it.
    pub label: &'static str,
    /// Whether the record that is named is the subject of the sentence: an initiative's `options` are options for it.
    pub turned: bool,
    pub way: Way,
}

const fn up(field: &'static str, label: &'static str) -> Relation {
    Relation { field, label, turned: false, way: Way::Up }
}

const fn down(field: &'static str, label: &'static str) -> Relation {
    Relation { field, label, turned: true, way: Way::Up }
}

const fn beside(field: &'static str, label: &'static str) -> Relation {
    Relation { field, label, turned: false, way: Way::Beside }
}

/// A field that is not here is its own label.
const RELATIONS: [Relation; 28] = [
    up("vision", "serves"),
    up("intent", "serves"),
    up("supports", "supports"),
    up("part_of", "part of"),
    up("initiative", "option for"),
    down("options", "option for"),
    up("tests", "tests"),
    down("assumptions", "tests"),
    up("drives", "drives"),
    down("north_star_metric", "North Star of"),
    beside("outcomes", "moves"),
    beside("guardrails", "guards"),
    beside("stop_if", "would stop by"),
    beside("success", "judged by"),
    beside("result", "judged by"),
    beside("informs", "informs"),
    Relation { field: "evidence", label: "informs", turned: true, way: Way::Beside },
    beside("segments", "for"),
    beside("population", "tried with"),
    beside("team", "done by"),
    beside("stopped", "became"),
    beside("for", "about"),
    beside("covers", "covers"),
    beside("decisions", "decides on"),
    beside("activities", "moves"),
    beside("releases", "moves"),
    beside("factors", "needs"),
    beside("estimates", "estimated from"),
];

/// What a field of a record is as a link; nothing where its name says it.
pub(super) fn relation(field: &str) -> Option<&'static Relation> {
    RELATIONS.iter().find(|relation| relation.field == field)
}

/// Whether a link of that label is what anybody expects between two kinds, and need not be told in a picture.
pub(super) fn is_usual(from: Kind, to: Kind, label: &str) -> bool {
    match label {
        "serves" | "supports" | "option for" | "tests" | "drives" | "about" => true,
        "part of" => from == to,
        "informs" => from == Kind::Research,
        "moves" => to == Kind::Metric,
        "for" => to == Kind::Segment,
        "done by" => to == Kind::Team,
        "covers" | "decides on" => from == Kind::Review,
        _ => false,
    }
}
