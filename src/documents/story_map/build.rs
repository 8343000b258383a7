use std::collections::HashMap;

use super::factors::factors;
use super::{MapActivity, MapStep, MapStory, Mapped, Measure, Slice, SliceKind, Subject, led_to, words};
use crate::documents::OutcomeLine;
use crate::documents::grouped;
use crate::graph::{Standing, Strategy, progress};
use crate::model::{BaselineValue, Outcome, Record, Release, Step, Story, StoryMap};
use crate::rules::shared::stories::{gaps, is_known};
use crate::typed::{Field, Plain};
use crate::values::{Date, Money, Quantity};

/// The map of a record, as of a day; nothing where it is no story map.
pub fn mapped(strategy: &Strategy, number: usize, today: Date) -> Option<Mapped> {
    let record = strategy.record(number)?;
    let map = record.body.story_map()?;
    let subject = strategy.targets(number, "for").next();
    let mut slices = Slices::of(map.releases.iter().map(|release| release_row(strategy, number, release, today)));
    let mut activities = activities(map, |step| step_of(strategy, number, step, &mut slices));
    let mut slices = slices.in_order();
    for story in activities.iter_mut().flat_map(|activity| &mut activity.steps).flat_map(|step| &mut step.stories) {
        story.slice = slices.new_number(story.slice);
        if let Some(slice) = slices.rows.get_mut(story.slice) {
            slice.stories += 1;
        }
    }
    skeleton(map, &mut slices.rows);
    Some(Mapped {
        record: record.full_name(),
        title: record.title.clone(),
        status: record.status().map(|status| status.name().to_owned()),
        owner: strategy.owner_of(number),
        path: strategy.path_of(record).to_owned(),
        subject: subject_of(strategy, record, map, subject),
        as_of: today,
        activities,
        slices: slices.rows,
        factors: subject.map_or(Vec::new(), |subject| factors(strategy, number, subject)),
        unread: unread(map),
    })
}

fn subject_of(strategy: &Strategy, record: &Record, map: &StoryMap, subject: Option<usize>) -> Option<Subject> {
    let written = map.subject.get().and_then(|reference| record.references.get(reference.number as usize));
    match subject.and_then(|subject| strategy.record(subject)) {
        Some(subject) => Some(Subject {
            record: subject.full_name(),
            title: Some(subject.title.clone()),
            path: Some(strategy.path_of(subject).to_owned()),
        }),
        None => written.map(|written| Subject { record: written.text.clone(), ..Subject::default() }),
    }
}

fn activities(map: &StoryMap, mut read: impl FnMut(&Step) -> MapStep) -> Vec<MapActivity> {
    let mut all = Vec::new();
    for activity in &map.activities {
        let name = words(&activity.name).unwrap_or_else(|| "(no name)".to_owned());
        all.push(MapActivity { name, steps: activity.steps.iter().map(|step| read(step)).collect() });
    }
    all
}

fn step_of(strategy: &Strategy, number: usize, step: &Step, slices: &mut Slices) -> MapStep {
    let story = |story: &Story| MapStory {
        title: words(&story.title).unwrap_or_else(|| "(no title)".to_owned()),
        release: plain(&story.release),
        factor: words(&story.factor),
        outcome: led_to(strategy, number, &story.outcome).map(|(name, _)| name),
        status: plain(&story.status),
        slice: slices.number(&story.release),
    };
    let name = words(&step.name).unwrap_or_else(|| "(no name)".to_owned());
    MapStep { name, stories: step.stories.iter().map(|short| &**short).map(story).collect() }
}

fn plain(field: &Field<Plain>) -> Option<String> {
    field.get().map(|plain| plain.0.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty())
}

/// The rows while the stories are read: the releases, then what stories name beside them.
struct Slices {
    rows: Vec<Slice>,
    by_name: HashMap<String, usize>,
    unclear: Option<usize>,
    none: Option<usize>,
    /// What a number became.
    moved: Vec<usize>,
}

impl Slices {
    fn of(releases: impl Iterator<Item = Slice>) -> Slices {
        let rows: Vec<Slice> = releases.collect();
        let mut by_name = HashMap::new();
        for (number, row) in rows.iter().enumerate() {
            if let Some(id) = &row.release {
                by_name.entry(id.clone()).or_insert(number);
            }
        }
        Slices { rows, by_name, unclear: None, none: None, moved: Vec::new() }
    }

    fn number(&mut self, release: &Field<Plain>) -> usize {
        let next = self.rows.len();
        let (number, kind) = match (release, plain(release)) {
            (_, Some(id)) => (*self.by_name.entry(id).or_insert(next), SliceKind::Unknown),
            (Field::Invalid, None) => (*self.unclear.get_or_insert(next), SliceKind::Unclear),
            (_, None) => (*self.none.get_or_insert(next), SliceKind::None),
        };
        if number == next {
            self.rows.push(Slice { kind, release: plain(release), ..Slice::default() });
        }
        number
    }

    /// What is in no release comes last.
    fn in_order(mut self) -> Slices {
        let rank = |row: &Slice| match row.kind {
            SliceKind::Release => 0,
            SliceKind::Unknown => 1,
            SliceKind::Unclear => 2,
            SliceKind::None => 3,
        };
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_by_key(|number| self.rows.get(*number).map(rank));
        self.moved = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(moved) = self.moved.get_mut(*old) {
                *moved = new;
            }
        }
        self.rows.sort_by_key(rank);
        self
    }

    fn new_number(&self, old: usize) -> usize {
        self.moved.get(old).copied().unwrap_or(old)
    }
}

fn release_row(strategy: &Strategy, number: usize, release: &Release, today: Date) -> Slice {
    Slice {
        kind: SliceKind::Release,
        release: Some(plain(&release.id).unwrap_or_else(|| "(no id)".to_owned())),
        goal: words(&release.goal),
        metric: measure(strategy, number, release, today),
        target: release.target.get().map(ToString::to_string),
        on: release.on.get().map(ToString::to_string),
        value: release.value.get().map(in_thousands),
        duration: release.duration.get().map(ToString::to_string),
        ..Slice::default()
    }
}

/// An amount as it is written, with its thousands apart: `21 000 EUR per week`.
fn in_thousands(money: &Money) -> String {
    let number = money.amount.to_string();
    let written = money.to_string();
    written.strip_prefix(&number).map_or_else(|| written.clone(), |rest| grouped(&number) + rest)
}

/// How the metric of a release stands: from where the outcome of what the map is of says that it started.
fn measure(strategy: &Strategy, number: usize, release: &Release, today: Date) -> Option<Measure> {
    let (name, metric) = led_to(strategy, number, &release.metric)?;
    let Some(metric) = metric else { return Some(Measure { name, ..Measure::default() }) };
    let measured = strategy.record(metric)?.body.metric()?;
    let baseline = strategy.targets(number, "for").find_map(|subject| baseline(strategy, subject, metric));
    let last = strategy.last_reading(metric, today);
    let outcome =
        Outcome { metric: release.metric, target: release.target.clone(), by: release.on, ..Outcome::default() };
    let target = release.target.get().zip(last.as_ref());
    let standing = Standing {
        record: number,
        metric,
        outcome: &outcome,
        baseline,
        by: release.on.copied(),
        on: today,
        progress: target.and_then(|(target, last)| progress(measured, baseline, target, last.value)),
        last,
    };
    let line = OutcomeLine::of(strategy, &standing);
    Some(Measure {
        record: Some(strategy.full_name(metric)),
        name,
        from: line.baseline,
        now: line.now,
        now_on: line.now_on,
        way: line.way,
        so_far: Some(line.so_far),
    })
}

fn baseline(strategy: &Strategy, subject: usize, metric: usize) -> Option<&Quantity> {
    let outcomes = strategy.record(subject)?.body.outcomes()?;
    let is_of =
        |outcome: &&Outcome| outcome.metric.get().and_then(|named| strategy.target(subject, *named)) == Some(metric);
    match outcomes.iter().find(is_of)?.baseline.get()?.value.get()? {
        BaselineValue::Known(value) => Some(value),
        BaselineValue::Unknown => None,
    }
}

/// What the first release does nothing for, where all of the map can be read.
fn skeleton(map: &StoryMap, rows: &mut [Slice]) {
    let Some(first) = rows.first_mut().filter(|first| first.kind == SliceKind::Release && is_known(map)) else {
        return;
    };
    let id = map.releases.iter().next().and_then(|release| release.id.get());
    let gaps = id.map_or(Vec::new(), |id| gaps(map, &id.0));
    first.gaps = gaps.into_iter().filter_map(|activity| words(&activity.name)).collect();
}

fn unread(map: &StoryMap) -> usize {
    let steps = || map.activities.iter().flat_map(|activity| activity.steps.iter());
    map.activities.unread
        + map.releases.unread
        + map.activities.iter().map(|activity| activity.steps.unread).sum::<usize>()
        + steps().map(|step| step.stories.unread).sum::<usize>()
}
