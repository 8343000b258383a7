use super::wording::without_owner;
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::shared::outcomes::{OutcomeAt, is_bet, outcomes};
use crate::rules::words::{DELIVERING, GROUP, SUBJECT, Words, split};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, id_in_words, shown};

pub static RULE: Rule = Rule {
    name: "output-worded-outcome",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("output-worded-outcome.md"),
    check,
};

struct Lists {
    delivering: Words,
    group: Words,
    subject: Words,
}

impl Lists {
    fn of(facts: &Facts<'_>) -> Lists {
        let words = |list| Words::of(facts, list);
        Lists { delivering: words(&DELIVERING), group: words(&GROUP), subject: words(&SUBJECT) }
    }
}

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let lists = Lists::of(facts);
    for (number, record) in facts.records().filter(|(_, record)| !record.has_ended()) {
        let verb = |text: &str| verb(text, &lists);
        let title = title(record).and_then(|title| Some((verb(title)?, title, Place::field(number, "title"))));
        let all = outcomes(facts, number, record);
        let texts = all.iter().filter_map(|at| Some((verb(text(at)?)?, text(at)?, at.place("text"))));
        let mut found = title.into_iter().chain(texts);
        let Some((verb, text, place)) = found.next().filter(|_| is_bet(facts, number, record)) else { continue };
        let message = format!(
            "{} begins with `{verb}`, which says what will be done and not what will be different",
            shown(text)
        );
        let report = Report::new(place, message).help(
            "say who will be able to do what, or which number moves, once it is there; what is to be built belongs into \
             an option or into `deliverables`",
        );
        reports.add(
            found.fold(report, |report, (verb, _, place)| report.other(place, format!("begins with `{verb}` too"))),
        );
    }
}

/// The title of an intent, where somebody wrote one.
fn title(record: &Record) -> Option<&str> {
    let written = record.kind == Kind::Intent && record.title != id_in_words(&record.id);
    written.then_some(record.title.as_str())
}

fn text<'s>(at: &OutcomeAt<'s>) -> Option<&'s str> {
    at.outcome.text.get().map(|text| text.0.as_str())
}

/// The delivering words that a text begins with.
fn verb(text: &str, lists: &Lists) -> Option<String> {
    let words = split(without_owner(text, &lists.delivering, &lists.group));
    let words = lists.subject.skip(&words);
    lists.delivering.at_start(words).and_then(|length| Some(words.get(..length)?.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Strategy;
    use crate::values::Date;

    #[test]
    fn only_the_first_word_counts() {
        let mut strategy = Strategy::default();
        strategy.settings.languages = vec!["en".to_owned(), "de".to_owned()];
        let facts = Facts::new(&strategy, Date::EPOCH);
        let lists = Lists::of(&facts);
        let table = [
            ("Publish 6 posts", Some("publish")),
            ("Launch to 100 % of users", Some("launch")),
            ("Launch: 100 % of users", Some("launch")),
            ("Ship the importer", Some("ship")),
            ("Team A: Ship X", Some("ship")),
            ("Growth team: Roll out the new screen", Some("roll out")),
            ("KR 1.2: Release version 3", Some("release")),
            ("[x] Build a new home page", Some("build")),
            ("@ada: migrate the database", Some("migrate")),
            ("**Deploy** the player", Some("deploy")),
            ("2. We will implement single sign-on", Some("implement")),
            ("[Launch the portal](../options/portal.md)", Some("launch")),
            ("Implementation of the new tariff", Some("implementation of")),
            ("Einführung des Portals", Some("einführung")),
            ("Wir liefern die neue App", Some("liefern")),
            ("Wir führen das Portal im Mai ein", Some("führen")),
            ("Veröffentlichung von 6 Beiträgen", Some("veröffentlichung")),
            ("C# driver", None),
            ("Increase activation by 5 %", None),
            ("Add 20 qualified leads to the pipeline", None),
            ("Shipping costs fall by 10 %", None),
            ("Release notes are read by 40 %", None),
            ("Build times stay under 5 minutes", None),
            ("Reduce churn: ship retention mails", None),
            ("Build trust with first-time buyers", None),
            ("Buildings use a fifth less energy", None),
            ("Admins launch their first project in a day", None),
            ("Wir führen den Markt an", None),
            ("Entwicklung der Umsätze bleibt über 5 %", None),
            ("Lieferungen kommen am nächsten Tag", None),
            ("40 % of teams invite three people", None),
            ("", None),
            (": ", None),
            ("[", None),
            ("@", None),
        ];
        for (text, expected) in table {
            assert_eq!(verb(text, &lists).as_deref(), expected, "{text}");
        }
    }
}
