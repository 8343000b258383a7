use super::practice::left_out;
use crate::finding::{FieldPath, Severity};
use crate::graph::{Place, Strategy};
use crate::model::Factor;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Text;

pub static RULE: Rule = Rule {
    name: "unmeasured-factor",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("unmeasured-factor.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let documents = facts.records().filter(|(number, record)| !record.has_ended() && goes_on(facts.strategy, *number));
    let factors = documents.flat_map(|(number, record)| {
        let document = record.body.north_star();
        let factors = document.into_iter().flat_map(|document| &document.factors);
        factors.map(move |factor| (number, record, factor))
    });
    for (number, record, factor) in left_out(factors, |(.., factor)| !factor.metric.is_absent()) {
        let Some(text) = said(factor) else { continue };
        let name = FieldPath::entry_name(text);
        let message = format!("`{}` rests on \"{name}\", and names no metric that would show it", record.full_name());
        let place = Place::Field(number, FieldPath::of("factors").then(&name));
        reports.add(Report::new(place, message).help(
            "give it one, as the others have: `{text: …, metric: activation}`; what nobody can see is a hope and no factor",
        ));
    }
}

fn said(factor: &Factor) -> Option<&Text> {
    factor.text.get().filter(|text| !text.trim().is_empty())
}

/// Whether what a document is for has not ended.
fn goes_on(strategy: &Strategy, document: usize) -> bool {
    strategy.targets(document, "for").all(|number| strategy.record(number).is_none_or(|record| !record.has_ended()))
}
