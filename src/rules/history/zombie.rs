use std::collections::BTreeMap;

use super::signs::{Sign, last_sign};
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;
use crate::values::Status::{self, Delivery, Discovery, Running, Scaling, Testing};

pub static RULE: Rule = Rule {
    name: "zombie",
    group: Group::History,
    severity: Severity::Warning,
    limit: Some(60),
    fixable: false,
    page: include_str!("zombie.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(lives) = facts.past else { return };
    let limit = i64::from(facts.limit(&RULE));
    let mut idle = BTreeMap::new();
    for (number, record) in facts.records() {
        let Some(status) = can_be_idle(record) else { continue };
        let Some(sign) = last_sign(facts, lives, number) else { continue };
        if sign.day.days_until(facts.today) >= limit {
            if let Some(metric) = &sign.unread {
                let told = format!("when {metric} was last read cannot be told: not all of its readings can be read");
                reports.unjudged(told, None);
                continue;
            }
            idle.insert(number, (record, status, sign));
        } else if sign.is_bound {
            let told = format!("the history at hand begins on {}, less than {limit} days ago", sign.day);
            reports.unjudged(told, lives.command());
        }
    }
    for (number, (record, status, Sign { day, is_bound, .. })) in &idle {
        // What is to be done about it is decided one step up.
        if facts.strategy.parents(*number).iter().any(|parent| idle.contains_key(parent)) {
            continue;
        }
        let (at_least, here) = if *is_bound { ("at least ", ", where the history at hand begins") } else { ("", "") };
        let told = format!(
            "{} {}, and nothing that it says has moved for {at_least}{} days: since {day}{here}, no value of it or of \
             what links to it changed, and none of its metrics was read",
            record.full_name(),
            status.in_words(),
            day.days_until(facts.today)
        );
        let help = match record.kind {
            Kind::Option => {
                "where it goes on, write down what was learned; else say so: `status: considered`, or `rejected` and why"
            }
            Kind::Experiment => {
                "where it goes on, write down what was seen; else say so: `status: paused`, or `abandoned` and why"
            }
            _ => {
                "where it goes on, write down what was learned or add the latest reading; else say so: `status: paused`, or `stopped` and why"
            }
        };
        reports.add(Report::new(Place::field(*number, "status"), told).help(help));
    }
}

/// Its status, where it is one in which something should happen.
fn can_be_idle(record: &Record) -> Option<Status> {
    let status = record.status()?;
    let moves = match record.kind {
        Kind::Initiative => matches!(status, Discovery | Delivery | Scaling),
        Kind::Option => status == Testing,
        Kind::Experiment => status == Running,
        _ => false,
    };
    moves.then_some(status)
}
