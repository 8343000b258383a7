use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::words::{ABSENCE, HARM, LACKING, LEAD_IN, OUTSIDE, Words, split};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::shown;

/// How many words the name of what lacks something has at most.
const NAME: usize = 6;
/// In how many words a sentence shows how it begins: what leads in, a name, and a phrase of the lists.
const BEGINNING: usize = 16;

pub static RULE: Rule = Rule {
    name: "solution-as-problem",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("solution-as-problem.md"),
    check,
};

struct Lists {
    lead_in: Words,
    absence: Words,
    lacking: Words,
    harm: Words,
    outside: Words,
}

impl Lists {
    fn of(facts: &Facts<'_>) -> Lists {
        let words = |list| Words::of(facts, list);
        let (lead_in, absence, lacking) = (words(&LEAD_IN), words(&ABSENCE), words(&LACKING));
        Lists { lead_in, absence, lacking, harm: words(&HARM), outside: words(&OUTSIDE) }
    }
}

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let lists = Lists::of(facts);
    for (number, record, initiative) in facts.initiatives() {
        let Some(problem) = initiative.problem.get().filter(|_| !record.has_ended()) else { continue };
        let mut sentences = sentences(&problem.0);
        let Some(first) = sentences.next().filter(|first| is_absence(first, &lists)) else { continue };
        if !sentences.all(|sentence| is_absence(sentence, &lists)) || !is_bet(facts, number, record) {
            continue;
        }
        let message = format!("{} says what is not there yet, and not whose problem that is", shown(first));
        reports.add(Report::new(Place::field(number, "problem"), message).help(
            "say who tries to do what, what goes wrong for them, and how we know; what is missing is one way to solve it, \
             and belongs into `options`",
        ));
    }
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    let parts = std::iter::from_fn(move || {
        let text = rest.take()?;
        let mut bytes = text.bytes().zip(text.bytes().skip(1).chain([0]));
        let end = bytes.position(|(byte, next)| matches!((byte, next), (b'\n' | b'!' | b'?', _) | (b'.', b' ')));
        rest = end.and_then(|end| text.get(end + 1..));
        Some(end.and_then(|end| text.get(..end)).unwrap_or(text))
    });
    parts.map(str::trim).filter(|sentence| sentence.chars().any(char::is_alphanumeric))
}

/// Whether a sentence says that something is not there, and neither who misses it nor what goes wrong without it.
fn is_absence(sentence: &str, lists: &Lists) -> bool {
    // Whether it begins so is told by its first words, and most do not.
    let mut blanks = sentence.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    let beginning = blanks.nth(BEGINNING).and_then(|(end, _)| sentence.get(..end)).unwrap_or(sentence);
    let all = split(beginning);
    let words = lists.lead_in.skip(&all);
    let is_lacking = || (1..=NAME).any(|at| words.get(at..).is_some_and(|rest| lists.lacking.at_start(rest).is_some()));
    let begins = lists.absence.at_start(words).is_some() || is_lacking();
    begins && {
        let words = split(sentence);
        !lists.harm.within(&words) && !lists.outside.within(&words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::graph::Strategy;
    use crate::values::Date;

    #[test]
    fn what_is_not_there_is_no_problem_until_somebody_misses_it() {
        let mut strategy = Strategy::default();
        strategy.settings.languages = vec!["en".to_owned(), "de".to_owned()];
        let lists = Lists::of(&Facts::new(&strategy, Date::EPOCH));
        for (text, expected) in [
            ("We have no mobile app", true),
            ("However, we don’t have a dashboard yet", true),
            ("We **lack** comprehensive onboarding", true),
            ("There is currently no export", true),
            ("The player does not support captions", true),
            ("Lack of a public roadmap", true),
            ("No dark mode", true),
            ("Wir haben noch keine App", true),
            ("Es fehlt ein Export", true),
            ("Die Suche hat keine Filter", true),
            ("We have no mobile app, so drivers wait at the depot", false),
            ("There is no way to undo, which makes people afraid to start", false),
            ("New admins lack an overview", false),
            ("We need to know why teams leave", false),
            ("No one answers within a day", false),
            ("New admins give up at the permissions screen", false),
            ("Three of four trials end without an invite", false),
            ("In the second week of every month the report that finance sends has no totals", false),
            ("Uns fehlt ein Export, und Kunden tippen Zahlen ab", false),
            ("", false),
        ] {
            assert_eq!(is_absence(text, &lists), expected, "{text}");
        }
    }
}
