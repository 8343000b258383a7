use std::collections::{BTreeSet, HashMap};

use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::shared::outcomes::{is_bet, state};
use crate::rules::shared::promises::{Miss, Promise, Promises};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Field;
use crate::values::{Date, Kind, Status};

pub static RULE: Rule = Rule {
    name: "achieved-below-target",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("achieved-below-target.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let mut promises = Promises::of(facts);
    let mut short_above: HashMap<usize, BTreeSet<usize>> = HashMap::new();
    let achieved = |(_, record): &(usize, &Record)| record.is(Status::Achieved);
    for (number, record) in facts.records().filter(achieved).filter(|(number, record)| is_bet(facts, *number, record)) {
        let mut short = short(&mut promises, number, record);
        // What an intent promised too, or an initiative of which this is a part, is told once, there.
        let (intent, larger) = facts.strategy.intent_of(number).unzip();
        let above = larger.into_iter().flatten().chain(intent);
        let above = above.filter_map(|above| Some((above, facts.strategy.record(above)?)));
        let above = above.filter(|(number, record)| record.is(Status::Achieved) && is_bet(facts, *number, record));
        for (above, record) in above {
            let metrics = |promise: Promise<'_>| promise.metric.0;
            let told = short_above
                .entry(above)
                .or_insert_with(|| self::short(&mut promises, above, record).into_iter().map(metrics).collect());
            short.retain(|promise| !told.contains(&promise.metric.0));
        }
        let Some((first, reading)) = short.first().and_then(|first| Some((first, first.last()?))) else { continue };
        let message = format!(
            "`{}` {}, and `{}` last came to {}, which misses the target of {}",
            record.full_name(),
            state(record),
            first.metric.1.id,
            reading.value,
            first.target
        );
        let place =
            if record.written_status.is_absent() { Place::Record(number) } else { Place::field(number, "status") };
        let help = help(record.kind, &first.metric.1.id);
        reports.add(short.iter().fold(Report::new(place, message).help(help), |report, promise| {
            let Some(reading) = promise.last() else { return report };
            let report = report.other(promise.target_place(), "what was promised");
            report.other(reading.place(), format!("what it came to, on {}", reading.on))
        }));
    }
}

/// The promises of a record that no reading ever reached.
fn short<'s>(promises: &mut Promises<'s>, number: usize, record: &'s Record) -> Vec<Promise<'s>> {
    let achieved = record.body.intent().map(|intent| &intent.achieved);
    let on: Option<Date> = match achieved {
        Some(Field::Present(achieved)) => achieved.on.copied(),
        _ => None,
    };
    let all = promises.by(number, record).into_iter();
    all.filter(|promise| matches!(promise.missed(on), Some(Miss::Short))).collect()
}

fn help(kind: Kind, metric: &str) -> String {
    let again = match kind {
        Kind::Intent => "set it back to `active`",
        _ => "set it back to `measuring`",
    };
    format!(
        "ended short is no disgrace: write `status: stopped`, and say in `learned` what it taught; where `{metric}` may \
         still get there, {again}"
    )
}
