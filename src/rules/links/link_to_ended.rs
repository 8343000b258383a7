use std::collections::HashSet;

use super::ended::{Link, below, is_inline, resting_on};
use crate::finding::Severity;
use crate::graph::{Place, Strategy};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "link-to-ended",
    group: Group::Links,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("link-to-ended.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let mut passed = HashSet::new();
    for (ended, _) in facts.records().filter(|(_, record)| record.has_ended_badly()) {
        let (under_way, mut waiting) = divided(strategy, resting_on(strategy, ended));
        let all: HashSet<usize> = under_way.iter().map(|link| link.from).collect();
        for link in under_way.iter().filter(|link| !is_below(strategy, link.from, &all)) {
            reports.extend(report(strategy, link, ended, true));
        }
        // What has not begun owes nothing, but what goes on below it rests on the ended one all the same.
        waiting.retain(|link| link.by != "requires" && link.by != "outcomes");
        while let Some(link) = waiting.pop() {
            if !passed.insert(link.from) {
                continue;
            }
            let (under_way, further) = divided(strategy, below(strategy, link.from));
            under_way.iter().for_each(|link| reports.extend(report(strategy, link, ended, false)));
            waiting.extend(further);
        }
    }
}

/// What goes on, and what has not begun or rests; what has ended itself is left out. So is an option inside its
/// initiative's own file: it is one step on the way.
fn divided(strategy: &Strategy, links: Vec<Link>) -> (Vec<Link>, Vec<Link>) {
    let open = |link: &Link| strategy.record(link.from).is_some_and(|record| !record.broken && !record.has_ended());
    let goes_on =
        |link: &Link| strategy.record(link.from).is_some_and(|record| record.is_under_way() && !is_inline(record));
    links.into_iter().filter(open).partition(goes_on)
}

/// Whether one of the records stands above this one, where the same is told.
fn is_below(strategy: &Strategy, number: usize, all: &HashSet<usize>) -> bool {
    let mut way = strategy.parents(number);
    let mut next = 0;
    // Wider and deeper than any strategy; a circle is told by its own rule.
    while let Some(above) = way.get(next).copied().filter(|_| all.len() > 1 && next < 64) {
        if all.contains(&above) && above != number {
            return true;
        }
        way.extend(strategy.parents(above));
        next += 1;
    }
    false
}

fn report(strategy: &Strategy, link: &Link, ended: usize, direct: bool) -> Option<Report> {
    let (record, other) = (strategy.record(link.from)?, strategy.record(ended)?);
    let reference = link.reference.and_then(|number| record.references.get(number));
    let place =
        reference.map_or(Place::Record(link.from), |reference| Place::reference(link.from, record.file, reference));
    let (name, status) = (other.full_name(), other.status()?);
    let relation = match link.by {
        _ if !direct => "which it is for in the end",
        "vision" => "which it leads to",
        "intent" => "which it serves",
        "initiative" => "whose problem it would solve",
        "tests" => "which it puts to the test",
        "requires" => "which has to come first",
        _ => "which is to show that it worked",
    };
    let told = format!(
        "`{}` {}, and `{name}`, {relation}, {}",
        record.full_name(),
        record.status()?.in_words(),
        status.in_words()
    );
    let successor = strategy.targets(ended, "replaced_by").next().and_then(|number| strategy.record(number));
    let help = match (successor, link.by) {
        (Some(successor), _) if direct => format!("`{}` took its place: name that, or end this too", successor.id),
        (_, "tests") => "end the experiment and write down what it taught, or name what it tests now".to_owned(),
        (_, "outcomes") => "name the metric that is read now".to_owned(),
        (_, "requires") => "take it out, or name what has to come first now".to_owned(),
        _ => "name what holds in its place, or end this too and say what it taught".to_owned(),
    };
    Some(Report::new(place, told).help(help).other(Place::field(ended, "status"), format!("it {}", status.in_words())))
}
