use crate::graph::{Progress, Standing, Strategy};
use crate::model::Record;
use crate::values::{Date, Kind};

/// How one outcome stands, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct StandingLine {
    /// The record that names the outcome.
    pub record: String,
    /// The metric's id.
    pub metric: String,
    /// Where it started.
    pub baseline: Option<String>,
    /// What the metric came to last.
    pub now: Option<String>,
    /// The day of that reading.
    pub now_on: Option<String>,
    /// Where it should go.
    pub target: Option<String>,
    /// Until when, as it is written.
    pub by: Option<String>,
    /// "50 % of the way", "held", "reached".
    pub so_far: String,
}

/// How the outcomes of a record stand on a day; of a metric, the outcomes that are to move it.
pub fn standings(strategy: &Strategy, number: usize, today: Date) -> Vec<StandingLine> {
    let all = match strategy.is_kind(number, Kind::Metric) {
        true => strategy.standings_of_metric(number, today),
        false => strategy.standings(number, today),
    };
    all.iter().map(|standing| standing_line(strategy, standing, today)).collect()
}

pub(super) fn standing_line(strategy: &Strategy, standing: &Standing<'_>, today: Date) -> StandingLine {
    let id = |number: usize| strategy.record(number).map_or_else(String::new, |record| record.id.clone());
    let target = standing.outcome.target.get();
    StandingLine {
        record: strategy.full_name(standing.record),
        metric: id(standing.metric),
        baseline: standing.baseline.map(ToString::to_string),
        now: standing.last.as_ref().map(|last| last.value.to_string()),
        now_on: standing.last.as_ref().map(|last| last.on.to_string()),
        target: target.map(ToString::to_string),
        by: standing.by.map(|by| by.to_string()),
        so_far: so_far(strategy, standing, today),
    }
}

pub(super) fn so_far(strategy: &Strategy, standing: &Standing<'_>, today: Date) -> String {
    // What a metric came to later says nothing about what was given up.
    if strategy.record(standing.record).is_some_and(Record::has_ended_badly) {
        return "stopped before".to_owned();
    }
    let is_past = standing.by.is_some_and(|by| by.last_day(strategy.settings.fiscal) < today);
    let late = if is_past { ", and its day is past" } else { "" };
    match (standing.progress, &standing.last) {
        (Some(Progress::OfTheWay(share)), _) if share >= 100 => "reached".to_owned(),
        (Some(Progress::OfTheWay(share)), _) if share < 0 => format!("further away than at the start{late}"),
        (Some(Progress::OfTheWay(share)), _) => format!("{share} % of the way{late}"),
        (Some(Progress::Held(true)), _) => "held".to_owned(),
        (Some(Progress::Held(false)), _) => format!("not held{late}"),
        (Some(Progress::Met(true)), _) => "reached".to_owned(),
        (Some(Progress::Met(false)), _) => format!("not reached yet{late}"),
        (None, None) => match strategy.readings_known(standing.metric) {
            true => format!("never read{late}"),
            false => "not all of its readings can be read".to_owned(),
        },
        (None, Some(_)) if standing.outcome.target.is_absent() => "no target".to_owned(),
        (None, Some(_)) => "cannot be told".to_owned(),
    }
}
