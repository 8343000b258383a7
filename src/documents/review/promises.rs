use std::collections::BTreeMap;

use super::Period;
use super::way::{Steps, steps};
use crate::compare::Direction;
use crate::diff::{Change, Importance, What};
use crate::graph::Strategy;
use crate::model::{Amendment, Metric, Record};
use crate::typed::{Field, Text};
use crate::values::{Better, Date, FromText, Target};

/// A promise that is another than it was, or was another on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct PromiseChange {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// "activation", "date of activation", "stop_if activation".
    pub promise: String,
    /// When the period began; of what came in it, as it was first written.
    pub from: Option<String>,
    /// What is promised now.
    pub to: Option<String>,
    /// `easier`, `harder`, `cannot-say`, `later`, `earlier`, `back`; nothing where nobody can say.
    pub way: Option<&'static str>,
    /// It had begun.
    pub had_started: bool,
    /// The day on which it was agreed.
    pub on: Option<Date>,
    /// The reason that is on record.
    pub why: Option<String>,
    /// What the strategy says at the two ends of the period does not show it: the record came in between, or the promise
    /// is again what it was.
    pub is_between: bool,
    /// How it came to be another, as far as history knows it, the oldest first.
    pub steps: Vec<PromiseStep>,
}

/// A commit that changed a promise.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct PromiseStep {
    /// The day on which it was accepted.
    pub on: Option<Date>,
    /// Nothing for what is not committed yet.
    pub commit: Option<String>,
    /// The first line of its message.
    pub subject: Option<String>,
    /// What was promised before.
    pub from: Option<String>,
    /// What is promised from then on.
    pub to: Option<String>,
    /// `easier`, `harder`, `cannot-say`, `later`, `earlier`; nothing where nobody can say.
    pub way: Option<&'static str>,
    /// It had begun.
    pub had_started: bool,
    /// The reason that is on record.
    pub why: Option<String>,
}

/// What a promise is called that went and came back to what it was, easier or later in between.
pub const BACK: &str = "back";

/// The promises that changed as Git knows it, those that changed on the way, and those of which the records themselves say
/// so; those made easier first.
pub fn promises(period: &Period<'_>) -> Vec<PromiseChange> {
    let strategy = period.now;
    let mut all = Found::default();
    let changes = period.diff.iter().flat_map(|diff| &diff.changes);
    for (promise, change) in of_promises(changes.filter(is_commitment)) {
        all.add(of_change(strategy, promise, change));
    }
    for changed in steps(period) {
        match all.get(&changed.record, &changed.promise) {
            Some(known) => known.steps = changed.steps,
            None => on_the_way(strategy, changed).into_iter().for_each(|change| all.add(change)),
        }
    }
    for record in strategy.records.iter().filter(|record| !record.broken) {
        for amendment in record.common.amendments.iter() {
            let Some(change) = of_amendment(strategy, record, amendment, period) else { continue };
            match all.get(&change.record, &change.promise) {
                Some(known) => {
                    known.on = known.on.or(change.on);
                    known.why = known.why.take().or(change.why);
                }
                None => all.add(change),
            }
        }
    }
    let weight = |way: Option<&str>| match way {
        Some("easier") => 0,
        Some("later") => 1,
        Some(BACK) => 2,
        Some("harder" | "earlier") => 4,
        _ => 3,
    };
    let mut all = all.all;
    all.sort_by(|one, other| {
        let order = |change: &PromiseChange| weight(change.way);
        (order(one), &one.record, &one.promise).cmp(&(order(other), &other.record, &other.promise))
    });
    all
}

/// The promises found so far, each once.
#[derive(Default)]
struct Found {
    all: Vec<PromiseChange>,
    at: BTreeMap<(String, String), usize>,
}

impl Found {
    fn get(&mut self, record: &str, promise: &str) -> Option<&mut PromiseChange> {
        let at = self.at.get(&(record.to_owned(), promise.to_owned()))?;
        self.all.get_mut(*at)
    }

    fn add(&mut self, change: PromiseChange) {
        self.at.insert((change.record.clone(), change.promise.clone()), self.all.len());
        self.all.push(change);
    }
}

/// Of some changes those of promises, each promise of a record once: of several values that it has, the one that says how
/// much.
pub fn of_promises<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Vec<(String, &'c Change)> {
    let is_promise = |change: &&Change| {
        matches!(change.what, What::Target | What::Baseline | What::Criterion | What::Date | What::Budget)
    };
    let mut found: Vec<(String, &Change)> = Vec::new();
    let mut at: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for change in changes.into_iter().filter(is_promise) {
        let path: Vec<&str> = change.field.iter().flat_map(|field| field.segments()).collect();
        let says_how_much = |change: &Change| {
            let last = change.field.as_ref().and_then(|field| field.segments().last());
            last.is_some_and(|last| ["target", "value", "bound", "at_least", "at_most", "amount"].contains(&last))
        };
        let promise = promise(&path);
        let known = at.get(&(change.record.as_str(), promise.clone())).and_then(|at| found.get_mut(*at));
        match known {
            Some(known) if says_how_much(change) && !says_how_much(known.1) => known.1 = change,
            Some(_) => {}
            None => {
                at.insert((&change.record, promise.clone()), found.len());
                found.push((promise, change));
            }
        }
    }
    found
}

/// Others count on what was there before.
pub fn is_commitment(change: &&Change) -> bool {
    change.importance == Importance::Commitment
}

fn of_change(strategy: &Strategy, promise: String, change: &Change) -> PromiseChange {
    PromiseChange {
        record: change.record.clone(),
        title: title(strategy, &change.record),
        promise,
        from: change.from.clone(),
        to: change.to.clone(),
        way: change.direction.map(Direction::name),
        had_started: change.had_started,
        why: change.acknowledged.clone(),
        ..PromiseChange::default()
    }
}

/// What the two ends do not show. What was made harder and is again what it was is nothing.
fn on_the_way(strategy: &Strategy, changed: Steps) -> Option<PromiseChange> {
    let Steps { record, promise, steps, now, way } = changed;
    let from = steps.first()?.from.clone();
    let is_back = from == now;
    let is_eased = |step: &PromiseStep| matches!(step.way, Some("easier" | "later"));
    if is_back && !steps.iter().any(is_eased) {
        return None;
    }
    Some(PromiseChange {
        title: title(strategy, &record),
        record,
        promise,
        from,
        to: now,
        way: if is_back { Some(BACK) } else { way },
        had_started: steps.iter().any(|step| step.had_started),
        why: steps.iter().rev().find_map(|step| step.why.clone()),
        on: None,
        is_between: true,
        steps,
    })
}

/// What people call the record of a full name; nothing where there is none any more.
pub fn title(strategy: &Strategy, name: &str) -> String {
    let number = strategy.named(name).first().copied();
    number.and_then(|number| strategy.record(number)).map_or_else(String::new, |record| record.title.clone())
}

/// A change that the record tells by itself.
fn of_amendment(
    strategy: &Strategy,
    record: &Record,
    amendment: &Amendment,
    period: &Period<'_>,
) -> Option<PromiseChange> {
    let on = amendment.on.copied().filter(|on| period.has(*on))?;
    let field = &amendment.field.get()?.0;
    // An id may have a dot in it: what stands between the first and the last is the name.
    let path: Vec<&str> = match field.split_once('.') {
        None => vec![field],
        Some((first, rest)) => match rest.rsplit_once('.') {
            Some((name, last)) => vec![first, name, last],
            None => vec![first, rest],
        },
    };
    let text = |field: &Field<Text>| field.get().map(|text| text.0.clone());
    let (from, to) = (text(&amendment.from), text(&amendment.to));
    let metric = path.get(1).and_then(|name| strategy.metric(name));
    Some(PromiseChange {
        record: record.full_name(),
        title: record.title.clone(),
        promise: promise(&path),
        way: match path.as_slice() {
            ["outcomes", _, "target"] => way(metric, from.as_deref(), to.as_deref()),
            _ => None,
        },
        from,
        to,
        on: Some(on),
        why: text(&amendment.why),
        ..PromiseChange::default()
    })
}

/// Which way a target moved, where both are single values in one unit.
fn way(metric: Option<&Metric>, from: Option<&str>, to: Option<&str>) -> Option<&'static str> {
    let value = |text: &str| match Target::from_text(text).ok()? {
        Target::Value(value) => crate::model::amounts::promised(metric?, &value),
        Target::Range { .. } => None,
    };
    let (from, to) = (value(from?)?, value(to?)?);
    let direction = match (metric?.direction()?, to.cmp(&from)) {
        (_, std::cmp::Ordering::Equal) | (Better::Within, _) => return None,
        (Better::Up, std::cmp::Ordering::Less) | (Better::Down, std::cmp::Ordering::Greater) => Direction::Easier,
        _ => Direction::Harder,
    };
    Some(direction.name())
}

/// A field in words.
fn promise(path: &[&str]) -> String {
    match path {
        ["outcomes", name] | ["outcomes", name, "target" | "text"] => (*name).to_owned(),
        ["outcomes", name, "by"] => format!("date of {name}"),
        ["outcomes", name, "baseline", ..] => format!("baseline of {name}"),
        [field @ ("success" | "guardrails" | "stop_if"), name, "by"] => format!("date of {field} {name}"),
        [field @ ("success" | "guardrails" | "stop_if"), name, ..] => format!("{field} {name}"),
        ["by"] => "date".to_owned(),
        other => other.join(" "),
    }
}
