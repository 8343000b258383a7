use super::measured::{Measured, measured, reading};
use super::releases::About;
use super::{Named, Period};
use crate::documents::gist;
use crate::documents::target_with_unit;
use crate::values::{Date, Kind, Status};

/// Something that is chosen, or in delivery, and not there yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Coming {
    /// An option; an initiative in delivery of which no option is chosen.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// The initiative that it belongs to.
    pub initiative: Option<Named>,
    /// The segments, by title.
    pub for_whom: Vec<String>,
    /// The problem that it is to solve.
    pub problem: Option<String>,
    /// What is expected of it, written down before it is there.
    pub expected: Vec<Measured>,
}

/// A release of a story map.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct ComingRelease {
    /// The story map.
    pub map: String,
    /// The id of the release.
    pub release: Option<String>,
    /// What it is for.
    pub goal: Option<String>,
    /// The metric that is to show it.
    pub metric: Option<String>,
    /// Its last reading.
    pub now: Option<String>,
    /// The day of that reading.
    pub now_on: Option<Date>,
    /// Where it should go.
    pub target: Option<String>,
    /// As it is written.
    pub on: Option<String>,
}

/// What is chosen or in delivery, by name.
pub fn coming(period: &Period<'_>) -> Vec<Coming> {
    let strategy = period.now;
    let is_alive = |number: usize| strategy.record(number).is_some_and(|record| !record.has_ended());
    let mut all = Vec::new();
    let mut covered = std::collections::BTreeSet::new();
    for (number, record) in strategy.of_kind(Kind::Option).filter(|(_, record)| !record.broken) {
        let above = strategy.initiatives_of_option(number);
        let goes_on = above.is_empty() || above.iter().any(|above| is_alive(*above));
        if !record.is(Status::Chosen) || !goes_on {
            continue;
        }
        covered.extend(above.iter().copied());
        let own = measured(period, number);
        let expected = match (own.is_empty(), above.first()) {
            (true, Some(above)) => measured(period, *above),
            _ => own,
        };
        all.push(one(period, record, above.first().copied(), expected));
    }
    let delivered =
        strategy.of_kind(Kind::Initiative).filter(|(_, record)| !record.broken && record.is(Status::Delivery));
    for (number, record) in delivered.filter(|(number, _)| !covered.contains(number)) {
        all.push(Coming { initiative: None, ..one(period, record, Some(number), measured(period, number)) });
    }
    all.sort_by(|one, other| one.record.cmp(&other.record));
    all
}

fn one(
    period: &Period<'_>,
    record: &crate::model::Record,
    initiative: Option<usize>,
    expected: Vec<Measured>,
) -> Coming {
    let About { initiative, for_whom, problem } = About::of(period.now, initiative);
    Coming { record: record.full_name(), title: record.title.clone(), initiative, for_whom, problem, expected }
}

/// The releases of story maps whose day is not past, the next first.
pub fn coming_releases(period: &Period<'_>) -> Vec<ComingRelease> {
    let strategy = period.now;
    let mut all = Vec::new();
    let maps = strategy.of_kind(Kind::StoryMap).filter(|(_, record)| !record.broken && !record.has_ended());
    for (number, record) in maps {
        for release in record.body.story_map().into_iter().flat_map(|map| map.releases.iter()) {
            let release = &release.0;
            let Some(on) = release.on.copied() else { continue };
            if on.last_day(strategy.settings.fiscal) <= period.today {
                continue;
            }
            let metric = release.metric.get().and_then(|metric| strategy.target(number, *metric));
            let body = metric.and_then(|metric| strategy.record(metric)?.body.metric());
            let (now, now_on) = metric.map_or((None, None), |metric| reading(strategy, metric, period.today));
            let line = ComingRelease {
                map: record.full_name(),
                release: release.id.get().map(|id| id.0.clone()),
                goal: release.goal.get().and_then(|goal| gist(goal)),
                metric: metric.and_then(|metric| strategy.record(metric)).map(|record| record.id.clone()),
                now,
                now_on,
                target: release.target.get().map(|target| target_with_unit(target, body)),
                on: Some(on.to_string()),
            };
            all.push((on.last_day(strategy.settings.fiscal), line));
        }
    }
    all.sort_by(|(one, a), (other, b)| (one, &a.map, &a.release).cmp(&(other, &b.map, &b.release)));
    all.into_iter().map(|(_, line)| line).collect()
}
