use super::Look;
use super::words::words_of;
use crate::values::Kind;

/// Words of folders and of the beginnings of names, in the singular and the plural, with the kind they speak of.
const NAMES: &[(&str, Kind)] = &[
    ("vision", Kind::Vision),
    ("visions", Kind::Vision),
    ("intent", Kind::Intent),
    ("intents", Kind::Intent),
    ("objective", Kind::Intent),
    ("objectives", Kind::Intent),
    ("okr", Kind::Intent),
    ("okrs", Kind::Intent),
    ("roadmap", Kind::Intent),
    ("roadmaps", Kind::Intent),
    ("theme", Kind::Intent),
    ("themes", Kind::Intent),
    ("ziele", Kind::Intent),
    ("themen", Kind::Intent),
    ("bet", Kind::Initiative),
    ("bets", Kind::Initiative),
    ("epic", Kind::Initiative),
    ("epics", Kind::Initiative),
    ("goal", Kind::Initiative),
    ("goals", Kind::Initiative),
    ("initiative", Kind::Initiative),
    ("initiatives", Kind::Initiative),
    ("initiativen", Kind::Initiative),
    ("opportunities", Kind::Initiative),
    ("pitch", Kind::Initiative),
    ("pitches", Kind::Initiative),
    ("projects", Kind::Initiative),
    ("projekte", Kind::Initiative),
    ("proposals", Kind::Initiative),
    ("rfcs", Kind::Initiative),
    ("vorhaben", Kind::Initiative),
    ("experiment", Kind::Experiment),
    ("experiments", Kind::Experiment),
    ("experimente", Kind::Experiment),
    ("kpis", Kind::Metric),
    ("metrics", Kind::Metric),
    ("kennzahlen", Kind::Metric),
    ("interviews", Kind::Research),
    ("research", Kind::Research),
    ("forschung", Kind::Research),
    ("personas", Kind::Segment),
    ("segments", Kind::Segment),
];

/// The kind that a name speaks of.
pub(super) fn of_name(name: &str) -> Option<Kind> {
    words_of(name).iter().rev().find_map(|word| NAMES.iter().find(|(known, _)| known == word)).map(|(_, kind)| *kind)
}

/// The kind that the first word of a file's name speaks of, where others of that beginning stand beside it.
pub(super) fn first_word(look: &Look) -> Option<(&'static str, Kind)> {
    let words = words_of(&look.stem);
    let first = words.first().filter(|_| words.len() > 1)?;
    NAMES.iter().find(|(known, _)| known == first).map(|(known, kind)| (*known, *kind))
}

/// The kind of pages that have these headings, names and folder.
pub(super) fn of_pages(pages: &[&Look], fields: &[String], folder: &str) -> Kind {
    let by_field = |field: &str| fields.iter().any(|own| own == field);
    if by_field("hypothesis") {
        return Kind::Experiment;
    }
    if let Some(kind) = folder.rsplit('/').find_map(of_name) {
        return kind;
    }
    let findings = pages.iter().filter(|page| page.headings.iter().any(|h| super::words::plain(h) == "findings"));
    if findings.count() * 2 > pages.len() {
        return Kind::Research;
    }
    if by_field("definition") && by_field("unit") { Kind::Metric } else { Kind::Initiative }
}

/// Records of decisions of engineering: status, context, decision.
pub(super) fn is_decision(look: &Look) -> bool {
    let has =
        |names: &[&str]| look.headings.iter().any(|heading| names.contains(&super::words::plain(heading).as_str()));
    has(&["decision", "entscheidung", "decision outcome"])
        && has(&["context", "kontext", "context and problem statement", "consequences", "konsequenzen"])
}

/// Pages that order work by when it comes.
pub(super) fn is_roadmap(look: &Look) -> bool {
    let says_so = words_of(&look.stem).iter().chain(&words_of(&look.title)).any(|word| word == "roadmap");
    let times = look.headings.iter().filter(|heading| {
        let words = words_of(heading);
        words.iter().any(|word| {
            matches!(
                word.as_str(),
                "now" | "next" | "later" | "jetzt" | "später" | "q1" | "q2" | "q3" | "q4" | "h1" | "h2"
            )
        })
    });
    look.is_page && (says_so && !look.headings.is_empty() || times.count() >= 2)
}
