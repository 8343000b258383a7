use std::collections::BTreeMap;

use crate::documents::experiment_line::experiment_line;
use crate::graph::Strategy;
use crate::values::{Date, Kind};

/// Experiments over time, by the initiative whose question they ask.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Timeline {
    pub today: Option<Date>,
    /// What began first comes first; experiments on nothing that is an initiative come last.
    pub groups: Vec<TimelineGroup>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct TimelineGroup {
    /// The initiative; nothing for experiments that test none.
    pub record: Option<String>,
    pub title: String,
    pub rows: Vec<TimelineRow>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct TimelineRow {
    pub record: String,
    pub title: String,
    pub status: String,
    pub starts: Option<Date>,
    pub ends: Option<Date>,
    /// The day of its result, where it has one.
    pub answered: Option<Date>,
    pub verdict: Option<String>,
    pub learned: Option<String>,
    pub decision: Option<String>,
}

/// The data of the timeline of all experiments that can be read.
pub fn timeline(strategy: &Strategy, today: Date) -> Timeline {
    let mut groups: BTreeMap<Option<usize>, Vec<TimelineRow>> = BTreeMap::new();
    for (number, record) in strategy.of_kind(Kind::Experiment) {
        let Some((line, experiment)) = experiment_line(strategy, number, today).zip(record.body.experiment()) else {
            continue;
        };
        let initiative =
            strategy.tested_by(number).into_iter().find_map(|tested| match strategy.record(tested)?.kind {
                Kind::Initiative => Some(tested),
                Kind::Option => strategy.initiatives_of_option(tested).into_iter().next(),
                _ => None,
            });
        let row = TimelineRow {
            title: record.title.clone(),
            starts: experiment.starts.copied().map(|starts| starts.first_day(strategy.settings.fiscal)),
            ends: line.ends,
            answered: experiment.result.get().and_then(|result| result.on.copied()),
            record: line.record,
            status: line.status,
            verdict: line.verdict,
            learned: line.learned,
            decision: line.decision,
        };
        groups.entry(initiative).or_default().push(row);
    }
    let mut groups: Vec<TimelineGroup> =
        groups.into_iter().map(|(number, rows)| group(strategy, number, rows)).collect();
    let is_apart = |group: &TimelineGroup| group.record.is_none();
    groups.sort_by(|one, other| {
        let key = |group: &TimelineGroup| (is_apart(group), begin(group.rows.first()), group.record.clone());
        key(one).cmp(&key(other))
    });
    Timeline { today: Some(today), groups }
}

fn group(strategy: &Strategy, number: Option<usize>, mut rows: Vec<TimelineRow>) -> TimelineGroup {
    rows.sort_by(|one, other| (begin(Some(one)), &one.record).cmp(&(begin(Some(other)), &other.record)));
    let record = number.and_then(|number| strategy.record(number));
    TimelineGroup {
        record: record.map(crate::model::Record::full_name),
        title: record.map_or_else(|| "Without an initiative".to_owned(), |record| record.title.clone()),
        rows,
    }
}

/// What orders rows: the first day that is known; what has none comes last.
fn begin(row: Option<&TimelineRow>) -> (bool, Option<Date>) {
    let day = row.and_then(|row| row.starts.or(row.ends).or(row.answered));
    (day.is_none(), day)
}
