use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Criterion, Experiment, Record};
use crate::rules::shared::outcomes::{entry_path, state};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Status;

pub static RULE: Rule = Rule {
    name: "missing-success-criterion",
    group: Group::BuildTrap,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("missing-success-criterion.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, experiment) in facts.experiments() {
        let owes = record.is(Status::Running) || record.is(Status::Concluded);
        if !owes || experiment.success.unread > 0 || !experiment.success.iter().all(is_empty) {
            continue;
        }
        if !facts.asks_for(number, "success") {
            continue;
        }
        let message =
            format!("`{}` {}, and nothing says what would count as success", record.full_name(), state(record));
        reports.add(Report::new(place(number, record, experiment), message).help(
            "write it down before the result is known, as in `success: {activation: at least 40 %}`; afterwards every \
             number looks like one",
        ));
    }
}

/// A metric without a value says no more than nothing at all.
fn is_empty(criterion: &Criterion) -> bool {
    let given = [criterion.bound.is_absent(), criterion.at_least.is_absent(), criterion.at_most.is_absent()];
    criterion.text.is_absent() && !criterion.metric.is_invalid() && given.iter().all(|absent| *absent)
}

fn place(number: usize, record: &Record, experiment: &Experiment) -> Place {
    let first = experiment.success.iter().find_map(|criterion| criterion.metric.get());
    match first {
        Some(metric) => Place::Field(number, entry_path(record, *metric)),
        None => Place::field(number, "success"),
    }
}
