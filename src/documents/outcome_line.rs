use super::amounts::{target_with_unit, with_unit};
use super::pace::{Pace, share_of_time};
use crate::graph::{Progress, Standing, Strategy};
use crate::model::{BaselineValue, Outcome};
use crate::rules::shared::promises::{days_between_readings, times};
use crate::values::{Date, Kind};

/// How an outcome stands: from where it started to where it should go, each value with its unit and its day. Every screen
/// and document tells this of it, and nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct OutcomeLine {
    /// The full name of the record that names it.
    pub record: String,
    /// The metric's id, or what is written in its place where nothing is found under that name.
    pub metric: Option<String>,
    /// The change in words, where no metric is named.
    pub text: Option<String>,
    /// Where it started, with its unit.
    pub baseline: Option<String>,
    /// When that was read.
    pub baseline_on: Option<Date>,
    /// What the metric came to last; of what has ended, what it had come to by then.
    pub now: Option<String>,
    /// When that was read.
    pub now_on: Option<Date>,
    /// Where it should go, with its unit.
    pub target: Option<String>,
    /// As it is written: `2026-Q4`.
    pub by: Option<String>,
    /// Its last day.
    pub due: Option<Date>,
    /// The target is where the metric started: it is to stay there.
    pub is_to_hold: bool,
    /// How much of the way from the baseline to the target is behind it, in whole percent; under 0 it is further away than
    /// at the start.
    pub way: Option<i64>,
    /// How much of the time from the baseline's day to the last day is gone, in whole percent.
    pub time: Option<i64>,
    /// Its last reading is from the day on which it started, or from before: nobody knows whether it moved.
    pub is_unread: bool,
    /// Its last reading is older than two of the times between two of its readings.
    pub is_old: bool,
    /// How the one stands beside the other.
    pub pace: Pace,
    /// "50 % of the way", "held", "never read".
    pub so_far: String,
    /// Nothing follows from a value's not being there: the metric cannot be found, or its readings cannot all be read.
    pub is_unknown: bool,
}

/// The outcomes of a record on a day, as they are written.
pub fn outcome_lines(strategy: &Strategy, number: usize, today: Date) -> Vec<OutcomeLine> {
    let outcomes = strategy.record(number).and_then(|record| record.body.outcomes());
    let standings = strategy.standings(number, today);
    // They come in the same order; those whose metric is not found have none.
    let mut standings = standings.iter().peekable();
    let line = |outcome: &Outcome| match standings.next_if(|standing| std::ptr::eq(standing.outcome, outcome)) {
        Some(standing) => OutcomeLine::of(strategy, standing),
        None => unmeasured(strategy, number, outcome),
    };
    outcomes.into_iter().flatten().map(line).collect()
}

/// The outcomes of a record whose metric is found, on a day; of a metric, the outcomes that are to move it.
pub fn measured_lines(strategy: &Strategy, number: usize, today: Date) -> Vec<OutcomeLine> {
    let all = match strategy.is_kind(number, Kind::Metric) {
        true => strategy.standings_of_metric(number, today),
        false => strategy.standings(number, today),
    };
    all.iter().map(|standing| OutcomeLine::of(strategy, standing)).collect()
}

impl OutcomeLine {
    pub fn of(strategy: &Strategy, standing: &Standing<'_>) -> OutcomeLine {
        let record = strategy.record(standing.metric);
        let metric = record.and_then(|record| record.body.metric());
        let outcome = standing.outcome;
        let baseline = standing.baseline.map(|value| with_unit(value, metric));
        let target = outcome.target.get().map(|target| target_with_unit(target, metric));
        let line = OutcomeLine {
            record: strategy.full_name(standing.record),
            metric: record.map(|record| record.id.clone()),
            is_to_hold: baseline.is_some() && baseline == target,
            now: standing.last.as_ref().map(|last| with_unit(last.value, metric)),
            now_on: standing.last.as_ref().map(|last| last.on),
            by: standing.by.map(|by| by.to_string()),
            due: standing.by.map(|by| by.last_day(strategy.settings.fiscal)),
            way: match standing.progress {
                Some(Progress::OfTheWay(share)) => Some(share),
                _ => None,
            },
            is_unknown: !strategy.readings_known(standing.metric),
            baseline,
            target,
            ..OutcomeLine::default()
        };
        line.begun(strategy, standing, outcome.baseline.get().and_then(|baseline| baseline.on.copied()))
    }

    /// With its time counted from a day.
    pub fn begun(self, strategy: &Strategy, standing: &Standing<'_>, start: Option<Date>) -> OutcomeLine {
        let is_past = self.due.is_some_and(|due| due < standing.on);
        let is_given_up = strategy.record(standing.record).is_some_and(crate::model::Record::has_ended_badly);
        let time = share_of_time(start, self.due, standing.on);
        let baseline_on = standing.outcome.baseline.get().and_then(|baseline| baseline.on.copied());
        let is_unread = self.now_on.zip(baseline_on).is_some_and(|(now, baseline)| now <= baseline);
        let is_old = !is_unread && self.now_on.is_some_and(|on| is_old(strategy, standing.metric, on, standing.on));
        let pace = match (Pace::of(standing, time, is_past), is_unread, is_old) {
            _ if is_given_up => Pace::Stopped,
            (pace @ (Pace::Past | Pace::NoTarget | Pace::Unknown), ..) => pace,
            (_, true, _) => Pace::Unread,
            (_, _, true) => Pace::Old,
            (pace, ..) => pace,
        };
        OutcomeLine {
            baseline_on,
            way: self.way.filter(|_| !is_unread),
            is_unread,
            is_old,
            pace,
            so_far: match is_given_up {
                // What a metric came to later says nothing about what was given up.
                true => "stopped before".to_owned(),
                false => OutcomeLine { is_unread, is_old, ..self.clone() }.so_far(standing, is_past),
            },
            time,
            ..self
        }
    }
}

impl OutcomeLine {
    fn so_far(&self, standing: &Standing<'_>, is_past: bool) -> String {
        let told = match (standing.progress, &standing.last) {
            (Some(_), _) if self.is_unread => "not read since the start".to_owned(),
            (Some(progress), _) => how_far(progress),
            (None, None) if self.is_unknown => return "not all of its readings can be read".to_owned(),
            (None, None) => "never read".to_owned(),
            (None, Some(_)) if standing.outcome.target.is_absent() => return "no target".to_owned(),
            (None, Some(_)) => return CANNOT_BE_TOLD.to_owned(),
        };
        let told = if self.is_old { format!("{told}{BY_AN_OLD_READING}") } else { told };
        let is_there =
            matches!(standing.progress, Some(Progress::Held(true) | Progress::Met(true) | Progress::OfTheWay(100..)));
        if is_past && !is_there { format!("{told}, and its day is past") } else { told }
    }
}

/// Behind a verdict that rests on a reading too old to tell where the metric is now.
const BY_AN_OLD_READING: &str = ", by an old reading";

/// Whether two readings were due since the last.
fn is_old(strategy: &Strategy, metric: usize, last: Date, today: Date) -> bool {
    let metric = strategy.record(metric).and_then(|record| record.body.metric());
    let patience = metric.and_then(days_between_readings).and_then(|days| times(2, days));
    patience.is_some_and(|patience| last.days_until(today) > patience)
}

/// Of units or numbers that do not go together.
pub(super) const CANNOT_BE_TOLD: &str = "cannot be told";

/// "50 % of the way", "held", "reached".
pub(super) fn how_far(progress: Progress) -> String {
    match progress {
        Progress::OfTheWay(100..) | Progress::Met(true) => "reached".to_owned(),
        Progress::OfTheWay(..0) => "further away than at the start".to_owned(),
        Progress::OfTheWay(share) => format!("{share} % of the way"),
        Progress::Held(true) => "held".to_owned(),
        Progress::Held(false) => "not held".to_owned(),
        Progress::Met(false) => "not reached yet".to_owned(),
    }
}

/// In words, or of a metric that cannot be found.
fn unmeasured(strategy: &Strategy, number: usize, outcome: &Outcome) -> OutcomeLine {
    let record = strategy.record(number);
    let written = outcome.metric.get().and_then(|metric| record?.references.get(metric.number as usize));
    let baseline = match outcome.baseline.get().and_then(|baseline| baseline.value.get()) {
        Some(BaselineValue::Known(value)) => Some(with_unit(value, None)),
        _ => None,
    };
    let by = record.and_then(|record| record.body.due(outcome));
    OutcomeLine {
        record: strategy.full_name(number),
        metric: written.map(|reference| reference.text.clone()),
        text: outcome.text.get().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")),
        baseline,
        baseline_on: outcome.baseline.get().and_then(|baseline| baseline.on.copied()),
        target: outcome.target.get().map(|target| target_with_unit(target, None)),
        by: by.map(|by| by.to_string()),
        due: by.map(|by| by.last_day(strategy.settings.fiscal)),
        so_far: if written.is_some() { "its metric is not known" } else { "in words, without a metric" }.to_owned(),
        is_unknown: written.is_some() || outcome.metric.is_invalid(),
        ..OutcomeLine::default()
    }
}
