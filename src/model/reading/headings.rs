use std::borrow::Cow;

use super::record::known_fields;
use crate::config::Settings;
use crate::values::Kind;

/// Fields that a section of a page may give: text and lists. Their own names in words are headings too.
const SECTIONS: &[&str] = &[
    "activities",
    "advantage",
    "assumptions",
    "because",
    "decisions",
    "definition",
    "deliverables",
    "evidence",
    "factors",
    "findings",
    "guardrails",
    "hypothesis",
    "learned",
    "mission",
    "needs",
    "obstacle",
    "obstacles",
    "options",
    "out_of_scope",
    "outcomes",
    "participants",
    "plan",
    "principles",
    "problem",
    "question",
    "questions",
    "rewards",
    "size",
    "solution",
    "statement",
    "stop_if",
    "success",
    "switching_cost",
    "value",
    "value_proposition",
    "window",
    "with",
];

/// Other headings, in lower case, with the fields they give: the first that the kind has.
const ENGLISH: &[(&str, &[&str])] = &[
    ("kill criteria", &["stop_if"]),
    ("learnings", &["learned"]),
    ("not part of it", &["out_of_scope"]),
    ("open questions", &["questions"]),
    ("proposal", &["solution"]),
    ("success criteria", &["success", "outcomes"]),
    ("success metrics", &["outcomes"]),
    ("what we heard", &["findings"]),
    ("what we learned", &["learned"]),
    ("what must be true", &["factors", "assumptions"]),
    ("when we stop", &["stop_if"]),
    ("why now", &["because"]),
];

const GERMAN: &[(&str, &[&str])] = &[
    ("abbruchkriterien", &["stop_if"]),
    ("aktivitäten", &["activities"]),
    ("annahmen", &["assumptions"]),
    ("auftrag", &["mission"]),
    ("bedürfnisse", &["needs"]),
    ("belege", &["evidence"]),
    ("definition", &["definition"]),
    ("entscheidungen", &["decisions"]),
    ("ergebnis", &["findings", "learned"]),
    ("ergebnisse", &["findings", "outcomes"]),
    ("erfolg", &["success"]),
    ("erfolgskriterien", &["success"]),
    ("erkenntnisse", &["findings", "learned"]),
    ("frage", &["question"]),
    ("fragen", &["questions"]),
    ("gelernt", &["learned"]),
    ("grundsätze", &["principles"]),
    ("größe", &["size"]),
    ("hindernis", &["obstacle"]),
    ("hindernisse", &["obstacles"]),
    ("hypothese", &["hypothesis"]),
    ("leitplanken", &["guardrails"]),
    ("liefergegenstände", &["deliverables"]),
    ("lösung", &["solution"]),
    ("lösungen", &["options"]),
    ("mission", &["mission"]),
    ("nicht teil davon", &["out_of_scope"]),
    ("nutzenversprechen", &["value_proposition"]),
    ("offene fragen", &["questions"]),
    ("optionen", &["options"]),
    ("plan", &["plan"]),
    ("prinzipien", &["principles"]),
    ("problem", &["problem"]),
    ("teilnehmende", &["participants"]),
    ("vision", &["statement"]),
    ("vorteil", &["advantage"]),
    ("warum jetzt", &["because"]),
    ("was wir gelernt haben", &["learned"]),
    ("wert", &["value"]),
    ("ziele", &["outcomes"]),
];

/// The field of a kind that a heading gives.
pub fn field(kind: Kind, heading: &str, settings: &Settings) -> Option<&'static str> {
    let heading = heading.trim().trim_end_matches([':', '?']);
    // What is no ASCII may be one in lower case.
    let wanted = if heading.is_ascii() { Cow::Borrowed(heading) } else { Cow::Owned(heading.to_lowercase()) };
    let known = known_fields(kind);
    if settings.speaks("en") {
        let section = SECTIONS.iter().find(|field| is_field_in_words(field, &wanted));
        if let Some(field) = section.filter(|field| known.contains(field)) {
            return Some(field);
        }
    }
    let tables = [("en", ENGLISH), ("de", GERMAN)];
    let spoken = tables.into_iter().filter(|(language, _)| settings.speaks(language));
    spoken
        .flat_map(|(_, table)| table)
        .find(|(name, _)| name.eq_ignore_ascii_case(&wanted))
        .and_then(|(_, fields)| fields.iter().find(|field| known.contains(field)).copied())
}

/// Whether words are the name of a field, with blanks or hyphens in it and in capitals or not.
fn is_field_in_words(field: &str, words: &str) -> bool {
    let is_same = |(ours, theirs): (u8, u8)| match ours {
        b'_' => matches!(theirs, b'_' | b' ' | b'-'),
        _ => ours == theirs.to_ascii_lowercase(),
    };
    field.len() == words.len() && field.bytes().zip(words.bytes()).all(is_same)
}

/// The fields that sections may give, for the documentation and the tests.
pub fn heading_fields() -> &'static [&'static str] {
    SECTIONS
}
