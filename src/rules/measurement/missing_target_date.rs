use crate::finding::Severity;
use crate::model::Record;
use crate::rules::shared::outcomes::{OutcomeAt, is_bet, outcomes};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "missing-target-date",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missing-target-date.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record) in facts.records().filter(|(_, record)| record.is_under_way() && names_no_date(record)) {
        if !is_bet(facts, number, record) || !facts.asks_for(number, "by") {
            continue;
        }
        let undated = |at: &OutcomeAt<'_>| {
            at.outcome.metric.get().is_some() && at.outcome.target.get().is_some() && at.outcome.by.is_absent()
        };
        let undated: Vec<OutcomeAt<'_>> = outcomes(facts, number, record).into_iter().filter(undated).collect();
        let [first, others @ ..] = undated.as_slice() else { continue };
        let Some(target) = first.outcome.target.get() else { continue };
        let message =
            format!("`{}` wants `{}` to come to {target}, and nothing says by when", record.full_name(), first.name());
        let report = Report::new(first.place("by"), message).help(
            "write `by: 2027-Q1` beside the target, or once for the whole record: the day on which you will look and decide",
        );
        reports.add(others.iter().fold(report, |report, at| report.other(at.place("by"), "nor here")));
    }
}

/// Whether an intent or initiative has no date of its own. One that is set from outside is a date.
fn names_no_date(record: &Record) -> bool {
    let intent = record.body.intent().map(|intent| intent.by.is_absent());
    let initiative = || {
        let initiative = record.body.initiative()?;
        Some(initiative.by.is_absent() && initiative.deadline.is_absent())
    };
    intent.or_else(initiative).unwrap_or(false)
}
