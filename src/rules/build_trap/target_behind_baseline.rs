use crate::finding::Severity;
use crate::model::amounts::promised;
use crate::model::{BaselineValue, Metric, Outcome};
use crate::rules::shared::outcomes::outcomes;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Better, Quantity, Target};

pub static RULE: Rule = Rule {
    name: "target-behind-baseline",
    group: Group::BuildTrap,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("target-behind-baseline.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for at in facts.records().flat_map(|(number, record)| outcomes(facts, number, record)) {
        let Some((_, record, metric)) = at.metric else { continue };
        let Some((baseline, target, way)) = behind(metric, at.outcome) else { continue };
        let message = format!(
            "the target of `{}` is {target}, behind its baseline of {baseline}: {way} is better here",
            record.id
        );
        let help = "are the two in each other's place, or should the metric say `better: down`? a target equal to the \
                    baseline means hold";
        let help = if way == "less" { help.replace("down", "up") } else { help.to_owned() };
        reports.add(Report::new(at.place("target"), message).other(at.place("baseline"), "where it starts").help(help));
    }
}

/// Baseline and target, where the way from one to the other is the wrong one.
fn behind<'o>(metric: &Metric, outcome: &'o Outcome) -> Option<(&'o Quantity, &'o Target, &'static str)> {
    let Some(BaselineValue::Known(baseline)) = outcome.baseline.get().and_then(|baseline| baseline.value.get()) else {
        return None;
    };
    let target = outcome.target.get()?;
    let (low, high) = match target {
        Target::Value(value) => (value, value),
        Target::Range { low, high } => (low, high),
    };
    let from = promised(metric, baseline)?;
    let (behind, way) = match metric.direction()? {
        Better::Up => (promised(metric, high)? < from, "more"),
        Better::Down => (promised(metric, low)? > from, "less"),
        Better::Within => (false, ""),
    };
    behind.then_some((baseline, target, way))
}
