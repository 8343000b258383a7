use std::cmp::Reverse;
use std::collections::HashSet;

use crate::documents::chart::{TimelineRow, metric_chart, metric_picture, timeline, timeline_picture};
use crate::documents::picture::Setting;
use crate::graph::Strategy;
use crate::values::{Date, Kind};

/// The latest readings of a metric that its chart shows.
pub const MOST_CHARTED: usize = 200;

/// How many metrics have a chart, how many readings all charts show, and how many experiments the timeline has.
const METRICS: usize = 300;
const READINGS: usize = 8_000;
const EXPERIMENTS: usize = 60;

/// Experiments over time.
pub struct Experiments {
    pub picture: String,
    /// How many older ones are not in it.
    pub more: usize,
}

/// The metrics that have a chart: the first that were read at all.
pub fn charted(strategy: &Strategy) -> HashSet<usize> {
    let metrics = strategy.of_kind(Kind::Metric).map(|(number, _)| (number, strategy.readings(number).len()));
    let mut drawn = 0;
    let read = metrics.filter(|(_, readings)| *readings > 0).take(METRICS);
    let room = read.take_while(|(_, readings)| {
        drawn += (*readings).min(MOST_CHARTED);
        drawn <= READINGS
    });
    room.map(|(metric, _)| metric).collect()
}

/// A metric's chart, of its latest readings.
pub fn chart(strategy: &Strategy, metric: usize, today: Date) -> Option<String> {
    let mut chart = metric_chart(strategy, metric, today)?;
    let earlier = chart.readings.len().saturating_sub(MOST_CHARTED);
    chart.readings.drain(..earlier);
    Some(metric_picture(&chart, Setting::InPage))
}

/// The newest experiments over time; nothing where there are none.
pub fn experiments(strategy: &Strategy, today: Date) -> Option<Experiments> {
    let mut timeline = timeline(strategy, today);
    let begin = |row: &TimelineRow| row.starts.or(row.ends).or(row.answered);
    let rows = timeline.groups.iter().flat_map(|group| &group.rows);
    let mut newest: Vec<(Reverse<Option<Date>>, String)> =
        rows.map(|row| (Reverse(begin(row)), row.record.clone())).collect();
    newest.sort();
    let more = newest.len().saturating_sub(EXPERIMENTS);
    let kept: HashSet<String> = newest.into_iter().take(EXPERIMENTS).map(|(_, record)| record).collect();
    for group in &mut timeline.groups {
        group.rows.retain(|row| kept.contains(&row.record));
    }
    timeline.groups.retain(|group| !group.rows.is_empty());
    let picture = timeline_picture(&timeline, Setting::InPage);
    (!timeline.groups.is_empty()).then_some(Experiments { picture, more })
}
