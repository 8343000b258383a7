use crate::finding::Severity;
use crate::rules::shared::outcomes::{OutcomeAt, judged_outcomes, state};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "missing-baseline",
    group: Group::Measurement,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("missing-baseline.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for at in judged_outcomes(facts) {
        let begun = facts
            .strategy
            .record(at.record)
            .filter(|record| record.kind == Kind::Initiative && record.is_from_delivery_on() && record.is_under_way());
        let Some(record) = begun.filter(|_| at.outcome.metric.get().is_some() && says_none(&at)) else { continue };
        let name = at.name();
        let message =
            format!("`{}` {}, and nothing says where `{name}` stood before", record.full_name(), state(record));
        let read = at.metric.and_then(|(number, ..)| facts.strategy.last_reading(number, facts.today));
        let help = match read {
            Some(read) => format!(
                "write down what it was when the work began, as in `baseline: {{value: …, on: …}}`; it was last read on {}, as {}",
                read.on, read.value
            ),
            None => "read it now and write that down, as in `baseline: 31 %`; where nobody can know, say `baseline: unknown`"
                .to_owned(),
        };
        reports.add(Report::new(at.place("baseline"), message).help(help));
    }
}

/// Whether no baseline is written, also not as `unknown`.
fn says_none(at: &OutcomeAt<'_>) -> bool {
    let baseline = &at.outcome.baseline;
    baseline.is_absent() || baseline.get().is_some_and(|baseline| baseline.value.is_absent())
}
