use super::bets::bets;
use super::serving::Serving;
use crate::finding::Severity;
use crate::model::Metric;
use crate::model::amounts::promised;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Number, Target};

pub static RULE: Rule = Rule {
    name: "echoed-outcome",
    group: Group::Measurement,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("echoed-outcome.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let mut serving = Serving::of(facts);
    for bet in bets(facts) {
        let Some(intent) = serving.served(bet.number).map(|served| served.intent) else { continue };
        for (at, (number, record, metric)) in &bet.measured {
            let Some(target) = at.outcome.target.get() else { continue };
            let own = amounts(metric, target);
            let echoed = intent.outcomes_of(*number).find(|there| {
                let wanted = there.outcome.target.get().and_then(|wanted| amounts(metric, wanted));
                own.is_some() && wanted == own
            });
            let Some(there) = echoed else { continue };
            let message = format!(
                "`{}` alone is to bring `{}` to {target}, the target of its whole intent `{}`",
                bet.record.full_name(),
                record.id,
                intent.record.id
            );
            let report = Report::new(at.place("target"), message).help(
                "say what this initiative adds to it: a smaller step, or a metric that moves first; otherwise nobody can tell \
                 afterwards what it was that helped",
            );
            reports.add(report.other(there.place("target"), "what its intent is to reach"));
        }
    }
}

/// The numbers of a target in the metric's unit.
fn amounts(metric: &Metric, target: &Target) -> Option<(Number, Number)> {
    let (low, high) = match target {
        Target::Value(value) => (value, value),
        Target::Range { low, high } => (low, high),
    };
    Some((promised(metric, low)?, promised(metric, high)?))
}
