use super::in_delivery::bets;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "single-option",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("single-option.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    // An option that leads nowhere may be another way to solve any of them.
    let mut options = strategy.of_kind(Kind::Option);
    if options.any(|(number, record)| record.broken || strategy.way_up_unknown(number)) {
        return;
    }
    for (number, record, initiative) in bets(facts) {
        let known = initiative.options.unread == 0 && !strategy.has_unknown(number, "options");
        let &[only] = strategy.options_of(number).as_slice() else { continue };
        let Some(option) = strategy.record(only).filter(|_| known) else { continue };
        let message = format!(
            "`{}` is in delivery, and `{}` is the only way to solve it that was ever considered",
            record.full_name(),
            option.id
        );
        let report = Report::new(Place::field(number, "options"), message).help(
            "write down two other ways, one of them without software, and why this one is better; an option that was \
             turned down counts: `rejected`, with its reason",
        );
        reports.add(report.other(Place::Record(only), "the one"));
    }
}
