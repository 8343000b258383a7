use crate::finding::Severity;
use crate::rank::{Provenance, of_estimates};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "estimate-without-source",
    group: Group::Portfolio,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("estimate-without-source.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, estimates) in facts.estimates().filter(|(_, record, _)| !record.has_ended()) {
        // The small form is a guess and looks like one; a cost in parts looks like a calculation.
        if estimates.cost_of_delay.get().is_none_or(|cost| cost.parts.items.is_empty()) {
            continue;
        }
        let unsourced: Vec<Provenance> = of_estimates(facts.strategy, number, estimates)
            .into_iter()
            .filter(|provenance| provenance.source.is_none() && provenance.input.contains("cost of delay"))
            .collect();
        let Some(first) = unsourced.first() else { continue };
        let told = format!("nothing says where {} of `{}` comes from", first.input_in_words(), record.id);
        let help = "add `source:`, beside the figure or once for all estimates: a research record, an address, or whose guess it is";
        let report = Report::new(first.place.clone(), told).help(help);
        let others = unsourced.iter().skip(1);
        reports.add(others.fold(report, |report, more| report.other(more.place.clone(), "nor this")));
    }
}
