use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Initiative;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, RequestedAs, Word};

pub static RULE: Rule = Rule {
    name: "one-sided-demand",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: Some(50),
    fixable: false,
    page: include_str!("one-sided-demand.md"),
    check,
};

/// With fewer bets than that, chance decides who asked.
const ENOUGH: usize = 5;

const SIDES: [RequestedAs; 3] = [RequestedAs::Sales, RequestedAs::Executive, RequestedAs::Technology];

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    if facts.strategy.has_unread(Kind::Initiative) {
        return;
    }
    // The parts of a larger bet are no bets of their own.
    let bets: Vec<_> = facts
        .initiatives()
        .filter(|(number, record, initiative)| {
            record.is_under_way() && initiative.part_of.is_absent() && is_bet(facts, *number, record)
        })
        .map(|(number, record, initiative)| (number, record, asked_by(initiative)))
        .collect();
    let one_sided: Vec<_> = bets
        .iter()
        .filter_map(|(number, record, asked)| {
            let asked = asked.as_ref()?;
            let side = SIDES.iter().find(|side| asked.contains(&Word::Known(**side)))?;
            let is_one_sided = asked.iter().all(|role| role.known().is_some_and(|role| SIDES.contains(&role)));
            is_one_sided.then_some((*number, *record, *side))
        })
        .collect();
    let limit = facts.count_limit(&RULE);
    if bets.len() < ENOUGH || one_sided.len() * 100 <= bets.len().saturating_mul(limit) {
        return;
    }
    let others = bets.len() - one_sided.len();
    let unknown = match bets.iter().filter(|(.., asked)| asked.is_none()).count() {
        0 => String::new(),
        1 if others == 1 => "; who asked for the other one is not written down".to_owned(),
        count if others == count => format!("; who asked for the other {count} is not written down"),
        count => format!("; who asked for {count} of the others is not written down"),
    };
    let told = format!(
        "{} of {} active bets were asked for by sales, executives or technology{unknown}",
        one_sided.len(),
        bets.len()
    );
    let help = "ask of each which customer problem is behind it, and what else the people who use the product ask for; \
                where a customer asked too, name both in `requested_by`";
    let report = Report::new(Place::Whole, told).help(help);
    reports.add(one_sided.iter().fold(report, |report, (number, record, side)| {
        report.other(Place::field(*number, "requested_by"), format!("`{}`: {side}", record.id))
    }));
}

/// In which roles somebody asked for it; nothing where that is not known.
fn asked_by(initiative: &Initiative) -> Option<Vec<Word<RequestedAs>>> {
    let asked = &initiative.requested_by;
    let roles: Option<Vec<_>> = asked.iter().map(|asked| asked.role.get().cloned()).collect();
    roles.filter(|roles| !roles.is_empty() && asked.unread == 0)
}
