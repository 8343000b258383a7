//! Names and words of other people's files, in English and German, and what they are here.

use crate::values::{Kind, Status};

/// Names of keys, of rows of a table, of bold lines, in lower case, with the field they give.
const FIELDS: &[(&str, &str)] = &[
    ("accountable", "owner"),
    ("ansprechpartner", "owner"),
    ("ansprechpartnerin", "owner"),
    ("ansprechperson", "owner"),
    ("directly responsible individual", "owner"),
    ("dri", "owner"),
    ("lead", "owner"),
    ("leitung", "owner"),
    ("owner", "owner"),
    ("owners", "owner"),
    ("owned by", "owner"),
    ("poc", "owner"),
    ("point of contact", "owner"),
    ("product manager", "owner"),
    ("product owner", "owner"),
    ("responsible", "owner"),
    ("verantwortlich", "owner"),
    ("verantwortliche", "owner"),
    ("verantwortlicher", "owner"),
    ("zuständig", "owner"),
    ("phase", "status"),
    ("stage", "status"),
    ("stand", "status"),
    ("state", "status"),
    ("status", "status"),
    ("zustand", "status"),
    ("bis", "by"),
    ("by", "by"),
    ("due", "by"),
    ("due date", "by"),
    ("fällig", "by"),
    ("period", "by"),
    ("quartal", "by"),
    ("quarter", "by"),
    ("target date", "by"),
    ("timeframe", "by"),
    ("until", "by"),
    ("zeitraum", "by"),
    ("zieldatum", "by"),
    ("key results", "outcomes"),
    ("krs", "outcomes"),
    ("kernergebnisse", "outcomes"),
    ("outcomes", "outcomes"),
    ("schlüsselergebnisse", "outcomes"),
    ("success metrics", "outcomes"),
    ("hypothese", "hypothesis"),
    ("hypothesis", "hypothesis"),
    ("problem", "problem"),
    ("problem statement", "problem"),
    ("warum", "because"),
    ("warum jetzt", "because"),
    ("why", "because"),
    ("why now", "because"),
    ("goal", "intent"),
    ("objective", "intent"),
    ("strategic goal", "intent"),
    ("strategic intent", "intent"),
    ("strategisches ziel", "intent"),
    ("theme", "intent"),
    ("ziel", "intent"),
    ("definition", "definition"),
    ("unit", "unit"),
    ("einheit", "unit"),
];

/// What an entry of a data file is called by.
pub(super) const TITLES: &[&str] = &["title", "name", "objective", "goal", "titel", "ziel", "initiative", "bet"];

/// Headings with the field they give, the most telling first: of those that give one field only the first is taken.
const HEADINGS: &[(&str, &str)] = &[
    ("problem", "problem"),
    ("problem statement", "problem"),
    ("the problem", "problem"),
    ("problemstellung", "problem"),
    ("customer problem", "problem"),
    ("user problem", "problem"),
    ("opportunity", "problem"),
    ("motivation", "problem"),
    ("ausgangslage", "problem"),
    ("background", "problem"),
    ("hintergrund", "problem"),
    ("context", "problem"),
    ("kontext", "problem"),
    ("why", "problem"),
    ("summary", "problem"),
    ("zusammenfassung", "problem"),
    ("outcomes", "outcomes"),
    ("key results", "outcomes"),
    ("krs", "outcomes"),
    ("success metrics", "outcomes"),
    ("success criteria", "outcomes"),
    ("measures of success", "outcomes"),
    ("how we measure success", "outcomes"),
    ("how will we measure success", "outcomes"),
    ("expected outcomes", "outcomes"),
    ("desired outcomes", "outcomes"),
    ("erfolgskriterien", "outcomes"),
    ("erfolgsmessung", "outcomes"),
    ("schlüsselergebnisse", "outcomes"),
    ("kernergebnisse", "outcomes"),
    ("messgrößen", "outcomes"),
    ("hypothesis", "hypothesis"),
    ("hypothese", "hypothesis"),
    ("what we learned", "learned"),
    ("learnings", "learned"),
    ("lessons learned", "learned"),
    ("erkenntnisse", "learned"),
    ("was wir gelernt haben", "learned"),
    ("findings", "findings"),
    ("what we heard", "findings"),
    ("why now", "because"),
    ("rationale", "because"),
    ("begründung", "because"),
    ("warum jetzt", "because"),
];

/// Where a piece of work stands, whatever it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Idea,
    Accepted,
    Exploring,
    Active,
    Released,
    Done,
    Dropped,
    Replaced,
    Paused,
}

const STAGES: &[(Stage, &[&str])] = &[
    (
        Stage::Idea,
        &[
            "backlog",
            "candidate",
            "considered",
            "draft",
            "idea",
            "new",
            "not started",
            "open",
            "planned",
            "proposed",
            "proposal",
            "todo",
            "to do",
            "under review",
            "in review",
            "entwurf",
            "geplant",
            "idee",
            "nicht begonnen",
            "offen",
            "vorgeschlagen",
            "vorschlag",
            "in prüfung",
            "future",
            "later",
            "next",
        ],
    ),
    (
        Stage::Accepted,
        &["accepted", "agreed", "approved", "committed", "angenommen", "beschlossen", "genehmigt", "freigegeben"],
    ),
    (
        Stage::Exploring,
        &[
            "discovery",
            "in discovery",
            "design",
            "exploring",
            "exploration",
            "investigating",
            "research",
            "shaping",
            "validating",
            "erkundung",
            "in klärung",
            "untersuchung",
        ],
    ),
    (
        Stage::Active,
        &[
            "active",
            "at risk",
            "behind",
            "building",
            "current",
            "delivery",
            "in delivery",
            "development",
            "in development",
            "doing",
            "implementing",
            "in flight",
            "in progress",
            "in-progress",
            "now",
            "off track",
            "on track",
            "ongoing",
            "running",
            "started",
            "underway",
            "under way",
            "wip",
            "aktiv",
            "begonnen",
            "gefährdet",
            "im plan",
            "in arbeit",
            "in umsetzung",
            "laufend",
            "läuft",
            "umsetzung",
        ],
    ),
    (
        Stage::Released,
        &["launched", "live", "measuring", "released", "rolled out", "shipped", "ausgeliefert", "veröffentlicht"],
    ),
    (
        Stage::Done,
        &[
            "achieved",
            "closed",
            "complete",
            "completed",
            "concluded",
            "done",
            "finished",
            "implemented",
            "resolved",
            "abgeschlossen",
            "beendet",
            "erledigt",
            "erreicht",
            "fertig",
            "umgesetzt",
        ],
    ),
    (
        Stage::Dropped,
        &[
            "abandoned",
            "canceled",
            "cancelled",
            "declined",
            "dropped",
            "failed",
            "killed",
            "not accepted",
            "rejected",
            "stopped",
            "withdrawn",
            "won't do",
            "wontfix",
            "abgebrochen",
            "abgelehnt",
            "eingestellt",
            "gestoppt",
            "verworfen",
            "zurückgezogen",
        ],
    ),
    (
        Stage::Replaced,
        &["deprecated", "obsolete", "replaced", "superseded", "abgelöst", "ersetzt", "überholt", "veraltet"],
    ),
    (
        Stage::Paused,
        &[
            "blocked",
            "deferred",
            "on hold",
            "on-hold",
            "paused",
            "parked",
            "postponed",
            "pausiert",
            "verschoben",
            "zurückgestellt",
            "blockiert",
        ],
    ),
];

/// The field that a name gives, if it is one that is known.
pub(super) fn field(name: &str) -> Option<&'static str> {
    let name = plain(name).replace(['_', '-'], " ");
    FIELDS.iter().find(|(known, _)| *known == name).map(|(_, field)| *field)
}

/// The fields that a heading gives, each with how telling the heading is: the smaller, the more.
pub(super) fn heading(name: &str) -> Option<(&'static str, usize)> {
    let name = plain(name);
    let name = name.trim_end_matches(['?', ':']).trim();
    let at = HEADINGS.iter().position(|(known, _)| *known == name)?;
    HEADINGS.get(at).map(|(_, field)| (*field, at))
}

/// The status of a kind that a word stands for.
pub(super) fn status(kind: Kind, word: &str) -> Option<Status> {
    let word = plain(word);
    if let Some(own) = Status::of(kind).iter().find(|status| status.name() == word) {
        return Some(*own);
    }
    let stage = STAGES.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(stage, _)| *stage)?;
    Some(of_stage(kind, stage))
}

fn of_stage(kind: Kind, stage: Stage) -> Status {
    use Stage::{Accepted, Active, Done, Dropped, Exploring, Idea, Paused, Released, Replaced};
    match (kind, stage) {
        (Kind::Initiative, Idea) => Status::Proposed,
        (Kind::Initiative, Accepted | Exploring) => Status::Discovery,
        (Kind::Initiative, Active) => Status::Delivery,
        (Kind::Initiative, Released) => Status::Measuring,
        (Kind::Initiative | Kind::Intent, Done) => Status::Achieved,
        (Kind::Initiative, Dropped | Replaced) | (Kind::Intent, Dropped) => Status::Stopped,
        (Kind::Initiative | Kind::Experiment, Paused) => Status::Paused,
        (Kind::Intent, Idea | Paused) => Status::Proposed,
        (Kind::Intent, Accepted | Exploring | Active | Released) => Status::Active,
        (Kind::Option, Idea | Paused) => Status::Considered,
        (Kind::Option, Accepted) => Status::Chosen,
        (Kind::Option, Exploring | Active) => Status::Testing,
        (Kind::Option, Released | Done) => Status::Shipped,
        (Kind::Option, Dropped | Replaced) => Status::Rejected,
        (Kind::Experiment, Idea | Accepted) => Status::Draft,
        (Kind::Experiment, Exploring | Active | Released) => Status::Running,
        (Kind::Experiment, Done) => Status::Concluded,
        (Kind::Experiment, Dropped | Replaced) => Status::Abandoned,
        (Kind::Metric, Dropped | Replaced | Done) => Status::Deprecated,
        (Kind::Metric, _) => Status::Live,
        (Kind::Research | Kind::Review, Idea | Accepted | Exploring | Active | Paused) => Status::Planned,
        (Kind::Research | Kind::Review, _) => Status::Done,
        (_, Dropped | Replaced | Done) => Status::Replaced,
        _ => Status::Active,
    }
}

/// Lower case, without the markup and the signs around it.
pub(super) fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '?').trim().to_owned()
}

/// The words of a name: of a folder, a file, a title.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let split = name.split(|c: char| !c.is_alphanumeric());
    split.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_every_kind_have_a_status_of_that_kind() {
        for kind in Kind::ALL {
            for (_, words) in STAGES {
                for word in *words {
                    let found = status(kind, word);
                    assert!(found.is_some_and(|found| Status::of(kind).contains(&found)), "{kind}: {word}");
                }
            }
        }
        assert_eq!(status(Kind::Initiative, "✅ **Done**"), Some(Status::Achieved));
        assert_eq!(status(Kind::Initiative, "Q3 candidate"), None);
    }

    #[test]
    fn no_word_stands_for_two_things() {
        let mut words: Vec<&str> = STAGES.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        words.sort_unstable();
        assert!(words.windows(2).all(|pair| pair.first() != pair.last()), "{words:?}");
        assert_eq!(field("Point of contact"), Some("owner"));
        assert_eq!(field("key_results"), Some("outcomes"));
        assert_eq!(heading("How will we measure success?").map(|(field, _)| field), Some("outcomes"));
    }
}
