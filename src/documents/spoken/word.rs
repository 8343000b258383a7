use crate::config::Language;

/// States, verdicts, decisions, stages and kinds of work as a document in German calls them.
const WORDS: &[(&str, &str)] = &[
    ("(no id)", "(ohne Kennung)"),
    ("(no name)", "(ohne Namen)"),
    ("(no title)", "(ohne Titel)"),
    ("Not connected to a vision", "Mit keiner Vision verbunden"),
    ("abandoned", "abgebrochen"),
    ("achieved", "erreicht"),
    ("active", "aktiv"),
    ("bet", "Wette"),
    ("build", "bauen"),
    ("chosen", "gewählt"),
    ("concluded", "abgeschlossen"),
    ("considered", "erwogen"),
    ("customer", "Kunden"),
    ("delivery", "in Umsetzung"),
    ("deprecated", "nicht mehr benutzt"),
    ("discover", "entdecken"),
    ("discovery", "in Erkundung"),
    ("done", "fertig"),
    ("draft", "Entwurf"),
    ("executive", "Geschäftsführung"),
    ("inconclusive", "nicht eindeutig"),
    ("live", "in Gebrauch"),
    ("mandate", "Pflicht"),
    ("measuring", "wird gemessen"),
    ("partner", "Partnern"),
    ("paused", "ausgesetzt"),
    ("persevere", "weiter so"),
    ("pivot", "Richtung ändern"),
    ("planned", "geplant"),
    ("proposed", "vorgeschlagen"),
    ("refuted", "widerlegt"),
    ("regulation", "Gesetz"),
    ("rejected", "verworfen"),
    ("replaced", "ersetzt"),
    ("research", "Forschung"),
    ("running", "läuft"),
    ("sales", "Vertrieb"),
    ("scale", "ausbauen"),
    ("scaling", "wird ausgebaut"),
    ("shipped", "ausgeliefert"),
    ("stop", "beenden"),
    ("stopped", "beendet"),
    ("supported", "gestützt"),
    ("team", "Team"),
    ("technology", "Technik"),
    ("testing", "im Test"),
    ("untested", "ungeprüft"),
    ("upkeep", "Erhaltung"),
    ("validate", "prüfen"),
];

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

/// How an outcome stands, as `documents` words it, and its German.
const SO_FAR: &[(&str, &str)] = &[
    ("cannot be told", "nicht zu sagen"),
    ("further away than at the start", "weiter weg als am Anfang"),
    ("held", "gehalten"),
    ("in words, without a metric", "in Worten, ohne Kennzahl"),
    ("its metric is not known", "die Kennzahl ist nicht bekannt"),
    ("never read", "nie gemessen"),
    ("no reading", "nicht gemessen"),
    ("no target", "kein Ziel"),
    ("not all of its readings can be read", "nicht alle Messungen sind lesbar"),
    ("not read since the start", "seit dem Beginn nicht gemessen"),
    ("not held", "nicht gehalten"),
    ("not reached", "nicht erreicht"),
    ("not reached yet", "noch nicht erreicht"),
    ("reached", "erreicht"),
    ("stopped before", "vorher beendet"),
];

const PAST: (&str, &str) = (", and its day is past", ", und der Tag ist vorbei");

const OLD: (&str, &str) = (", by an old reading", ", nach einer alten Messung");

const WAY: (&str, &str) = (" % of the way", " % des Weges");

/// How an outcome stands, in the language of a document: `41 % of the way, and its day is past`. What is not worded so
/// stays as it is.
pub fn so_far(said: &str, language: Language) -> String {
    if language == Language::English {
        return said.to_owned();
    }
    let (what, past) = said.strip_suffix(PAST.0).map_or((said, ""), |what| (what, PAST.1));
    let (what, old) = what.strip_suffix(OLD.0).map_or((what, ""), |what| (what, OLD.1));
    let known = SO_FAR.iter().find(|(english, _)| *english == what).map(|(_, german)| (*german).to_owned());
    let share = || what.strip_suffix(WAY.0).filter(|share| share.parse::<i64>().is_ok());
    match known.or_else(|| share().map(|share| format!("{share}{}", WAY.1))) {
        Some(german) => format!("{german}{old}{past}"),
        None => said.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{so_far, word};
    use crate::config::Language::{English, German};
    use crate::values::{Kind, Status};

    #[test]
    fn every_status_has_a_german_word() {
        for status in Kind::ALL.iter().flat_map(|kind| Status::of(*kind)) {
            assert_ne!(word(status.name(), German), status.name());
        }
        assert_eq!((word("pivot", English), word("of my own", German)), ("change course", "of my own"));
    }

    #[test]
    fn how_far_it_is_in_german() {
        for (english, german) in [
            ("41 % of the way", "41 % des Weges"),
            ("41 % of the way, and its day is past", "41 % des Weges, und der Tag ist vorbei"),
            ("never read, and its day is past", "nie gemessen, und der Tag ist vorbei"),
            ("anything else", "anything else"),
        ] {
            assert_eq!((so_far(english, German).as_str(), so_far(english, English).as_str()), (german, english));
        }
    }
}
