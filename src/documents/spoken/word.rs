use super::german::{FIELDS, WORDS};
use super::sentences::exact;
use crate::config::Language;

/// In English other words stand for these.
const IN_ENGLISH: &[(&str, &str)] = &[("persevere", "go on"), ("pivot", "change course"), ("testing", "being tested")];

/// A word of the model as a document says it; one that is none of these stays as it is.
pub fn word(name: &str, language: Language) -> &str {
    let words = match language {
        Language::English => IN_ENGLISH,
        Language::German => WORDS,
    };
    words.iter().find(|(word, _)| *word == name).map_or(name, |(_, said)| *said)
}

/// The name of a field of a record, or of several.
pub fn field(name: &str, language: Language) -> String {
    if language == Language::English {
        return name.to_owned();
    }
    let one = |name: &str| {
        let field = FIELDS.iter().find(|(english, _)| *english == name).map(|(_, german)| *german);
        field.or_else(|| exact(name)).unwrap_or(name).to_owned()
    };
    name.split(", ").map(one).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::word;
    use crate::config::Language::{English, German};
    use crate::values::{Kind, Status};

    #[test]
    fn every_status_has_a_german_word() {
        for status in Kind::ALL.iter().flat_map(|kind| Status::of(*kind)) {
            assert_ne!(word(status.name(), German), status.name());
        }
        assert_eq!((word("pivot", English), word("of my own", German)), ("change course", "of my own"));
    }
}
