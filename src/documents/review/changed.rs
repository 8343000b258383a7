use std::collections::BTreeMap;

use super::Period;
use super::endings::{Ended, ended};
use crate::compare::Direction;
use crate::diff::{Change, Importance, What, sentence_about};
use crate::documents::gist;
use crate::graph::Strategy;
use crate::model::{Amendment, Metric, Record};
use crate::values::{Better, Date, FromText, Kind, Target};

/// What the strategy says otherwise than when the period began.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Changed {
    /// What a vice president reads; nothing where it is not known what was there, or nothing changed.
    pub sentence: Option<String>,
    /// It is known what was there then.
    pub is_known: bool,
    /// Those made easier first.
    pub promises: Vec<PromiseChange>,
    /// The intents and initiatives that came.
    pub new: Vec<NewRecord>,
    /// The intents and initiatives that ended, the latest first.
    pub ended: Vec<Ended>,
}

/// A promise that is another than it was.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct PromiseChange {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// "activation", "date of activation", "stop_if activation".
    pub promise: String,
    /// What was promised before.
    pub from: Option<String>,
    /// What is promised now.
    pub to: Option<String>,
    /// `easier`, `harder`, `cannot-say`, `later`, `earlier`; nothing where nobody can say.
    #[schemars(with = "Option<Direction>")]
    pub way: Option<&'static str>,
    /// It had begun.
    pub had_started: bool,
    /// The day on which it was agreed.
    pub on: Option<Date>,
    /// The reason that is on record.
    pub why: Option<String>,
}

/// Something that was not there before.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct NewRecord {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// How far it is.
    pub status: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The intent that it serves.
    pub intent: Option<String>,
    /// Why now, or whose problem it is.
    pub because: Option<String>,
    /// Who asked for it.
    pub asked_by: Vec<String>,
    /// It came in the period; otherwise it is only proposed.
    pub is_new: bool,
}

pub fn changed(period: &Period<'_>) -> Changed {
    let changes = period.diff.iter().filter(|diff| !diff.changes.is_empty());
    let subject = format!("Compared with {}, the strategy", period.compared);
    Changed {
        sentence: changes.map(|diff| sentence_about(&subject, diff, &str::to_owned)).next(),
        is_known: period.then.is_some(),
        promises: promises(period),
        new: new_records(period, &[Kind::Intent, Kind::Initiative], |_| false),
        ended: ended(period, &[Kind::Intent, Kind::Initiative]),
    }
}

/// What came in the period, and what else is to be told with it, by name.
pub fn new_records(period: &Period<'_>, kinds: &[Kind], also: impl Fn(&Record) -> bool) -> Vec<NewRecord> {
    let strategy = period.now;
    let of_kinds = strategy.records.iter().enumerate().filter(|(_, record)| kinds.contains(&record.kind));
    let told = of_kinds.filter(|(_, record)| !record.broken);
    let mut all: Vec<NewRecord> = told
        .filter_map(|(number, record)| {
            let name = record.full_name();
            let is_new = period.is_new(&name);
            (is_new || also(record)).then(|| new_record(strategy, number, record, is_new))
        })
        .collect();
    all.sort_by(|one, other| one.record.cmp(&other.record));
    all
}

fn new_record(strategy: &Strategy, number: usize, record: &Record, is_new: bool) -> NewRecord {
    let body = &record.body;
    let because = body.intent().and_then(|intent| intent.because.get());
    let because = because.or_else(|| body.initiative().and_then(|initiative| initiative.problem.get()));
    let asked = body.initiative().into_iter().flat_map(|initiative| initiative.requested_by.iter());
    let asked_by = asked.filter_map(|asked| {
        let (who, role) = (asked.0.who.get().map(|who| who.0.clone()), asked.0.role.get().map(|role| role.word()));
        who.or_else(|| role.map(str::to_owned))
    });
    NewRecord {
        record: record.full_name(),
        title: record.title.clone(),
        status: record.status().map_or_else(String::new, |status| status.name().to_owned()),
        owner: strategy.owner_of(number),
        intent: strategy.intent_served(number).map(|intent| strategy.full_name(intent)),
        because: because.and_then(|text| gist(text)),
        asked_by: asked_by.collect(),
        is_new,
    }
}

/// The promises that changed as Git knows it, and those of which the records themselves say so.
pub fn promises(period: &Period<'_>) -> Vec<PromiseChange> {
    let strategy = period.now;
    let is_promise = |change: &&Change| {
        change.importance == Importance::Commitment
            && matches!(change.what, What::Target | What::Baseline | What::Criterion | What::Date | What::Budget)
    };
    let changes = period.diff.iter().flat_map(|diff| &diff.changes).filter(is_promise);
    let mut all: Vec<PromiseChange> = changes.map(|change| of_change(strategy, change)).collect();
    let at = all.iter().enumerate().map(|(at, change)| ((change.record.clone(), change.promise.clone()), at));
    let at: BTreeMap<(String, String), usize> = at.collect();
    for record in strategy.records.iter().filter(|record| !record.broken) {
        for amendment in record.common.amendments.iter() {
            let Some(change) = of_amendment(strategy, record, amendment, period) else { continue };
            let known = at.get(&(change.record.clone(), change.promise.clone()));
            match known.and_then(|at| all.get_mut(*at)) {
                Some(known) => known.on = known.on.or(change.on),
                None => all.push(change),
            }
        }
    }
    let weight = |way: Option<&str>| match way {
        Some("easier") => 0,
        Some("later") => 1,
        Some("harder" | "earlier") => 3,
        _ => 2,
    };
    all.sort_by(|one, other| {
        let order = |change: &PromiseChange| weight(change.way);
        (order(one), &one.record, &one.promise).cmp(&(order(other), &other.record, &other.promise))
    });
    all
}

fn of_change(strategy: &Strategy, change: &Change) -> PromiseChange {
    let path: Vec<&str> = change.field.iter().flat_map(|field| field.segments()).collect();
    PromiseChange {
        record: change.record.clone(),
        title: title(strategy, &change.record),
        promise: promise(&path),
        from: change.from.clone(),
        to: change.to.clone(),
        way: change.direction.map(Direction::name),
        had_started: change.had_started,
        on: None,
        why: change.acknowledged.clone(),
    }
}

fn title(strategy: &Strategy, name: &str) -> String {
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
    let text = |field: &crate::typed::Field<crate::typed::Text>| field.get().map(|text| text.0.clone());
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
        had_started: false,
        on: Some(on),
        why: text(&amendment.why),
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
        [field @ ("success" | "guardrails" | "stop_if"), name, ..] => format!("{field} {name}"),
        ["by"] => "date".to_owned(),
        other => other.join(" "),
    }
}
