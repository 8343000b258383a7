use crate::finding::Severity;
use crate::graph::{Cycle, Place, Strategy, cycles};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "reference-cycle",
    group: Group::Links,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("reference-cycle.md"),
    check,
};

/// A field that may not lead back: how it is said, what follows from a circle, and the way out.
const FIELDS: [(&str, &str, &str, &str); 5] = [
    (
        "requires",
        "requires",
        "none of them can begin",
        "delete the reference of the one that can begin without the other",
    ),
    (
        "supports",
        "supports",
        "none of them is the last word",
        "let the product's vision name the company's, and not the other way round",
    ),
    ("replaced_by", "is replaced by", "none of them holds", "delete `replaced_by` in the one that holds today"),
    ("part_of", "is part of", "none of them is the whole", "delete `part_of` in the one that the others belong to"),
    ("drives", "drives", "none of them comes first", "keep the direction in which a change shows first"),
];

/// How many steps of a circle the sentence names; the labels name them all.
const TOLD: usize = 8;

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let all = cycles(facts.strategy, FIELDS.map(|(field, ..)| field));
    for ((_, verb, follows, help), cycles) in FIELDS.into_iter().zip(all) {
        for cycle in cycles {
            reports.extend(report(facts.strategy, &cycle, verb, follows, help));
        }
    }
}

fn report(strategy: &Strategy, cycle: &Cycle, verb: &str, follows: &str, help: &str) -> Option<Report> {
    let at = |step: &(usize, usize)| -> Option<(&str, Place)> {
        let record = strategy.record(step.0)?;
        Some((record.id.as_str(), Place::reference(step.0, record.file, record.references.get(step.1)?)))
    };
    let steps: Vec<(&str, Place)> = cycle.steps.iter().filter_map(at).collect();
    let ((first, own), others) = steps.split_first()?;
    let told = match others {
        [] => format!("`{first}` {verb} itself"),
        others => {
            let which: Vec<String> = others.iter().take(TOLD).map(|(id, _)| format!("`{id}`, which {verb}")).collect();
            let rest = if others.len() > TOLD {
                format!(" {} more, the last of which {verb}", others.len() - TOLD)
            } else {
                String::new()
            };
            format!("`{first}` {verb} {}{rest} `{first}`: {follows}", which.join(" "))
        }
    };
    let next = |number: usize| steps.get((number + 1) % steps.len()).map_or("", |(id, _)| id);
    let labelled = others.iter().enumerate();
    let own_help = || format!("name another, or delete `{}`", cycle.field);
    let help = if others.is_empty() { own_help() } else { help.to_owned() };
    let report = Report::new(own.clone(), told).help(help).label(format!("`{first}` {verb} `{}`", next(0)));
    Some(labelled.fold(report, |report, (number, (id, place))| {
        report.other(place.clone(), format!("`{id}` {verb} `{}`", next(number + 1)))
    }))
}
