use super::coming::{Coming, ComingRelease, coming, coming_releases};
use super::lessons::{Lesson, lessons};
use super::measured::{missed, reading};
use super::{Named, Period};
use crate::documents::gist;
use crate::documents::outcome_line::{CANNOT_BE_TOLD, how_far, outcome_lines};
use crate::documents::with_unit;
use crate::graph::{DatedReading, Strategy, progress};
use crate::model::{BaselineValue, Outcome, Record};
use crate::values::{Date, Kind, Status};

/// For everyone.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Releases {
    /// What customers got in the period, the latest first.
    pub released: Vec<Released>,
    /// What they got two months before.
    pub judged: Vec<Released>,
    /// The first day on which that was released.
    pub judged_from: Option<Date>,
    /// Its last.
    pub judged_to: Option<Date>,
    /// What we know now and did not know before, verbatim.
    pub surprises: Vec<Lesson>,
    /// What is chosen and not there yet.
    pub coming: Vec<Coming>,
    /// The releases of story maps that are to come.
    pub planned: Vec<ComingRelease>,
}

/// An option that customers have.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Released {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// The day on which customers got it.
    pub on: Option<Date>,
    /// The initiative that it belongs to.
    pub initiative: Option<Named>,
    /// For whom, by title.
    pub for_whom: Vec<String>,
    /// Which problem it solves.
    pub problem: Option<String>,
    /// What it is.
    pub solution: Option<String>,
    /// What it did to the metrics from which something was expected.
    pub effects: Vec<Effect>,
    /// What it taught.
    pub learned: Option<String>,
}

/// What a release did to a metric.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Effect {
    /// Its id.
    pub metric: String,
    /// Its last reading up to the release; where there is none, the baseline.
    pub before: Option<String>,
    /// The day of that reading.
    pub before_on: Option<Date>,
    /// Its last reading after the release.
    pub since: Option<String>,
    /// The day of that reading.
    pub since_on: Option<Date>,
    /// What was expected.
    pub expected: Option<String>,
    /// Until when, as it is written.
    pub by: Option<String>,
    /// The record that expects it.
    pub expected_by: String,
    /// What the reading says.
    pub says: String,
}

/// So long after its release it is judged.
const MONTHS: i32 = 2;

pub fn releases(period: &Period<'_>) -> Releases {
    let (from, to) = (period.since.plus_months(-MONTHS), period.today.plus_months(-MONTHS));
    let judged = released(period, &|on| from < on && on <= to && !period.has(on));
    let released = released(period, &|on| period.has(on));
    Releases {
        surprises: surprises(period, &[&released, &judged]),
        released,
        judged,
        judged_from: Some(from.plus_days(1)),
        judged_to: Some(to),
        coming: coming(period),
        planned: coming_releases(period),
    }
}

/// What was learned in the period. What a release taught that is told with it is not told again.
fn surprises(period: &Period<'_>, told: &[&Vec<Released>]) -> Vec<Lesson> {
    let mut all = lessons(period);
    all.retain(|lesson| !told.iter().copied().flatten().any(|release| release.record == lesson.record));
    all
}

fn released(period: &Period<'_>, is_of_it: &dyn Fn(Date) -> bool) -> Vec<Released> {
    let shipped = period.now.of_kind(Kind::Option).filter(|(_, record)| !record.broken && record.is(Status::Shipped));
    let dated = shipped.filter_map(|(number, record)| {
        let on = record.body.option()?.shipped_on.copied().filter(|on| is_of_it(*on))?;
        Some(release(period, number, record, on))
    });
    let mut all: Vec<Released> = dated.collect();
    all.sort_by(|one, other| (other.on, &one.record).cmp(&(one.on, &other.record)));
    all
}

fn release(period: &Period<'_>, number: usize, record: &Record, on: Date) -> Released {
    let strategy = period.now;
    let above = strategy.initiatives_of_option(number).first().copied();
    let about = About::of(strategy, above);
    let option = record.body.option();
    Released {
        record: record.full_name(),
        title: record.title.clone(),
        on: Some(on),
        solution: option.and_then(|option| gist(option.solution.get()?)),
        effects: effects(period, number, above, on),
        learned: option.and_then(|option| option.learned.get()).map(|text| text.0.clone()),
        initiative: about.initiative,
        for_whom: about.for_whom,
        problem: about.problem,
    }
}

/// Whose problem it is, and which.
pub struct About {
    pub initiative: Option<Named>,
    pub for_whom: Vec<String>,
    pub problem: Option<String>,
}

impl About {
    pub fn of(strategy: &Strategy, initiative: Option<usize>) -> About {
        let record = initiative.and_then(|number| strategy.record(number)).filter(|record| !record.broken);
        let segments = initiative.map(|number| strategy.targets(number, "segments").collect::<Vec<_>>());
        let title = |number: usize| strategy.record(number).map(|record| record.title.clone());
        About {
            initiative: record.map(Named::of),
            for_whom: segments.unwrap_or_default().into_iter().filter_map(title).collect(),
            problem: record.and_then(|record| gist(record.body.initiative()?.problem.get()?)),
        }
    }
}

/// What an option did to what it promised; where it promises nothing itself, to what its initiative promises.
fn effects(period: &Period<'_>, option: usize, initiative: Option<usize>, on: Date) -> Vec<Effect> {
    let own = effects_on(period, option, on);
    if !own.is_empty() {
        return own;
    }
    initiative.map(|initiative| effects_on(period, initiative, on)).unwrap_or_default()
}

fn effects_on(period: &Period<'_>, number: usize, on: Date) -> Vec<Effect> {
    let strategy = period.now;
    let outcomes = strategy.record(number).and_then(|record| record.body.outcomes());
    let lines = outcome_lines(strategy, number, period.today);
    let missed = missed(period, number);
    let effect = |(line, outcome): (crate::documents::OutcomeLine, &Outcome)| {
        let metric = strategy.target(number, *outcome.metric.get()?)?;
        let body = strategy.record(metric)?.body.metric()?;
        let after = strategy.last_reading(metric, period.today).filter(|last| last.on > on);
        let (before, before_on) = match reading(strategy, metric, on) {
            (None, _) => (line.baseline.clone(), line.baseline_on),
            read => read,
        };
        Some(Effect {
            says: {
                let says = says(strategy, metric, outcome, after.as_ref());
                match after.is_some() && missed.contains(&std::ptr::from_ref(outcome)) {
                    true if says == "not reached yet" => "missed".to_owned(),
                    true => format!("missed, {says}"),
                    false => says,
                }
            },
            metric: line.metric?,
            before,
            before_on,
            since: after.map(|after| with_unit(after.value, Some(body))),
            since_on: after.map(|after| after.on),
            expected: line.target,
            by: line.by,
            expected_by: strategy.full_name(number),
        })
    };
    lines.into_iter().zip(outcomes.into_iter().flatten()).filter_map(effect).collect()
}

/// What the last reading says about what was expected.
fn says(strategy: &Strategy, metric: usize, outcome: &Outcome, after: Option<&DatedReading<'_>>) -> String {
    let Some(after) = after else {
        return match strategy.readings_known(metric) {
            true => "not read since it was released",
            false => "not all of its readings can be read",
        }
        .to_owned();
    };
    let Some(target) = outcome.target.get() else { return "nothing was expected in numbers".to_owned() };
    let baseline = match outcome.baseline.get().and_then(|baseline| baseline.value.get()) {
        Some(BaselineValue::Known(value)) => Some(value),
        _ => None,
    };
    let body = strategy.record(metric).and_then(|record| record.body.metric());
    match body.and_then(|body| progress(body, baseline, target, after.value)) {
        Some(progress) => how_far(progress),
        None => CANNOT_BE_TOLD.to_owned(),
    }
}
