use std::borrow::Cow;

use super::item::{Item, absent, item};
use super::{Assumption, Exchange, Lack, Reason};
use crate::graph::{Place, Strategy};
use crate::model::{CostOfDelay, Estimates};
use crate::typed::Field;
use crate::values::{Date, Kind, Money, Status};

/// What stands to be ranked: the initiatives that have not ended, in the order of their names; upkeep and mandates too.
pub fn initiatives<'s>(strategy: &'s Strategy, assumptions: &[Assumption], today: Date) -> (Vec<Item<'s>>, Exchange) {
    let records: Vec<usize> = strategy
        .of_kind(Kind::Initiative)
        .filter(|(_, record)| !record.has_ended())
        .map(|(number, _)| number)
        .collect();
    build(strategy, &records, (assumptions, today), |record| of_initiative(strategy, record))
}

/// The options of an initiative, those that were turned down apart.
pub fn options<'s>(
    strategy: &'s Strategy,
    initiative: usize,
    assumptions: &[Assumption],
    today: Date,
) -> (Vec<Item<'s>>, Exchange) {
    let open = |number: &usize| strategy.record(*number).is_some_and(|record| !record.has_ended_badly());
    let records: Vec<usize> = strategy.options_of(initiative).into_iter().filter(open).collect();
    build(strategy, &records, (assumptions, today), |record| own(strategy, record).ok_or_else(|| none(record)))
}

type Source<'s> = Result<(usize, &'s Estimates), Lack>;

fn build<'s>(
    strategy: &'s Strategy,
    records: &[usize],
    (assumptions, today): (&[Assumption], Date),
    source: impl Fn(usize) -> Source<'s>,
) -> (Vec<Item<'s>>, Exchange) {
    let sources: Vec<(usize, Source<'s>)> = records.iter().map(|record| (*record, source(*record))).collect();
    let estimates = || sources.iter().filter_map(|(_, source)| source.as_ref().ok()).map(|(_, estimates)| *estimates);
    let assumed: Vec<Money> = assumptions.iter().filter_map(Assumption::money).collect();
    let exchange = Exchange::of(strategy, estimates().flat_map(amounts).chain(&assumed));
    let mut items: Vec<Item<'s>> = sources
        .into_iter()
        .map(|(record, source)| {
            let source = source.map(|(number, estimates)| (number, Cow::Borrowed(estimates)));
            let mut item = item(strategy, record, source, &exchange);
            item.is_overdue = item.deadline.is_some_and(|deadline| today.days_until(deadline) < 0);
            item
        })
        .collect();
    for assumption in assumptions {
        assumption.apply(&mut items, &exchange);
    }
    items.sort_by(|one, other| one.name.cmp(&other.name));
    (items, exchange)
}

/// An initiative enters once: with its chosen option's estimates, else with its own.
fn of_initiative(strategy: &Strategy, initiative: usize) -> Source<'_> {
    let Some(record) = strategy.record(initiative).filter(|record| !record.broken) else {
        return Err(Lack { input: "estimates", reason: Reason::Unreadable, place: Place::Record(initiative) });
    };
    let options = strategy.options_of(initiative);
    let status = |option: &usize| strategy.record(*option).and_then(|record| record.status());
    let is_chosen = |option: &&usize| matches!(status(option), Some(Status::Chosen | Status::Shipped));
    let estimated = || options.iter().filter(|option| own(strategy, **option).is_some());
    let mut chosen = estimated().filter(is_chosen).filter_map(|option| own(strategy, *option));
    match (chosen.next(), chosen.next()) {
        (Some(only), None) => return Ok(only),
        (Some(_), Some(_)) => {
            let why = "several of its options are chosen, each with estimates of its own";
            return Err(unusable(initiative, why.to_owned()));
        }
        _ => {}
    }
    if let Some(own) = own(strategy, initiative) {
        return Ok(own);
    }
    if record.body.initiative().is_some_and(|body| body.estimates.is_invalid()) {
        return Err(Lack {
            input: "estimates",
            reason: Reason::Unreadable,
            place: Place::field(initiative, "estimates"),
        });
    }
    let open = options.iter().filter(|option| !status(option).is_some_and(Status::ended_badly)).count();
    match (options.iter().find(is_chosen), estimated().next()) {
        (_, None) => Err(none(initiative)),
        (Some(chosen), _) => {
            let id = strategy.record(*chosen).map_or("", |record| &record.id);
            Err(Lack {
                place: none(*chosen).place,
                ..unusable(initiative, format!("its chosen option `{id}` has no estimates"))
            })
        }
        (None, _) if open == 0 => Err(none(initiative)),
        (None, _) => {
            let options = if open == 1 { "option" } else { "options" };
            let id = &record.id;
            let why = format!("{open} {options} open and none chosen; `pm rank --options-of {id}` compares them");
            Err(unusable(initiative, why))
        }
    }
}

fn unusable(initiative: usize, why: String) -> Lack {
    Lack { input: "estimates", reason: Reason::Unusable(why), place: Place::field(initiative, "options") }
}

/// A record without estimates: any line of it will do for them.
fn none(record: usize) -> Lack {
    absent("estimates", Place::Record(record))
}

fn own(strategy: &Strategy, number: usize) -> Option<(usize, &Estimates)> {
    let record = strategy.record(number).filter(|record| !record.broken)?;
    Some((number, record.body.estimates()?.get()?.as_ref()))
}

/// Every amount of money that estimates name.
pub(super) fn amounts(estimates: &Estimates) -> impl Iterator<Item = &Money> {
    let cost: Option<&CostOfDelay> = estimates.cost_of_delay.get().map(|cost| &cost.0);
    cost.into_iter().flat_map(|cost| {
        let ranges = cost.rate.get().into_iter().map(|rate| &rate.0);
        let parts = cost.parts.iter().filter_map(|part| part.rate.get()).map(|rate| &rate.0);
        let ends = ranges.chain(parts).flat_map(|range| [&range.low, &range.likely, &range.high]);
        let own = [&cost.low, &cost.likely, &cost.high, &cost.penalty, &cost.value];
        own.into_iter().chain(ends).filter_map(Field::get)
    })
}
