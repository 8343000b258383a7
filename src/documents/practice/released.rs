use std::collections::BTreeMap;

use super::Share;
use crate::model::Record;
use crate::rules::Facts;
use crate::rules::clock::shipped_unmeasured::{Release, release, released_on};
use crate::rules::shared::outcomes::is_bet;
use crate::values::{Kind, Status};

/// Whether anybody read what a release did: every metric that should move by it. One that customers have not had for long enough, and that was not read yet, is
/// not asked about.
pub fn measured(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Share {
    let released = facts.records().filter(|(number, record)| {
        is_released(facts, *number, record) && is_bet(facts, *number, record) && concerns(*number)
    });
    let mut lacking = BTreeMap::new();
    let all = released.filter_map(|(number, record)| {
        let known = released_on(facts, number, record).and_then(|day| release(facts, number, record, day));
        let Some(release) = known else { return Some((number, None)) };
        let is_due = |release: &Release<'_>| release.day.days_until(facts.today) > release.patience;
        let is_read = release.is_read() && release.unread.is_empty();
        if !is_read && release.is_read() {
            let names: Vec<&str> = release.unread.iter().map(|metric| metric.id.as_str()).collect();
            lacking.insert(facts.strategy.full_name(number), names.join(", "));
        }
        (release.is_read() || is_due(&release)).then_some((number, Some(is_read)))
    });
    let share = Share::of(facts.strategy, all);
    Share { lacking, ..share }
}

/// Whether it is an option that was shipped, or an initiative that is or was measured of which no option says so.
fn is_released(facts: &Facts<'_>, number: usize, record: &Record) -> bool {
    let strategy = facts.strategy;
    match record.kind {
        Kind::Option => {
            let initiatives = strategy.initiatives_of_option(number);
            let goes_on = |number: &usize| strategy.record(*number).is_some_and(|record| !record.has_ended_badly());
            record.is(Status::Shipped) && (initiatives.is_empty() || initiatives.iter().any(goes_on))
        }
        Kind::Initiative => {
            let is_shipped = |option: &usize| strategy.record(*option).is_some_and(|option| option.is(Status::Shipped));
            let options = strategy.options_of(number);
            matches!(record.status(), Some(Status::Measuring | Status::Scaling | Status::Achieved))
                && !options.iter().any(is_shipped)
        }
        _ => false,
    }
}
