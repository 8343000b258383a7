use std::collections::BTreeMap;

use crate::compare::{FieldChange, Role, Values};
use crate::finding::FieldPath;
use crate::graph::{Place, Strategy};
use crate::history::{Lives, Story, from_to};
use crate::model::Record;
use crate::rank::{Terms, choose, initiatives, standings};
use crate::rules::Facts;
use crate::values::{Currency, FromText, Kind, Money, ordinal};

/// An estimate that changed at a step, and no source with it.
pub struct Tuned {
    pub step: usize,
    /// The full name of the record that has it: an initiative, or one of its options.
    pub name: String,
    /// "cost of delay 3000 EUR per week → 9000 EUR per week".
    pub told: String,
    pub place: Place,
}

/// The steps at which a record's figures changed and its sources did not. `currency` is that of amounts which name none.
pub fn tuned(story: &Story<'_>, currency: Option<Currency>) -> Vec<Tuned> {
    let mut by_step: BTreeMap<(usize, usize), Vec<FieldChange>> = BTreeMap::new();
    for edit in story.edits().into_iter().filter(|edit| edit.change.path.is_of("estimates")) {
        by_step.entry((edit.before, edit.after)).or_default().push(edit.change);
    }
    let told = by_step.into_iter().filter_map(|((before, after), changes)| {
        if changes.iter().any(|change| last(&change.path) == "source") {
            return None;
        }
        let (before, after) = (story.told.get(before)?, story.told.get(after)?);
        let mut figures = changes.iter().filter(|change| is_figure(change));
        let (change, (part, told)) =
            figures.find_map(|change| Some((change, told(change, [before.values, after.values], currency)?)))?;
        let range = range_of(&change.path);
        let of_part = changes.iter().find(|other| range_of(&other.path) == range && last(&other.path) == part);
        Some(Tuned {
            step: after.step,
            name: story.name(),
            told: format!("{} {told}", named(&change.path)),
            place: story.place(of_part.unwrap_or(change)),
        })
    });
    told.collect()
}

fn is_figure(change: &FieldChange) -> bool {
    change.role == Role::Estimate && last(&change.path) != "as_of"
}

/// The field of a figure that was there before, and "3000 EUR per week → 9000 EUR per week". What is estimated for the
/// first time, or no more, was not tuned; nor what is another text and the same figure.
fn told<'c>(change: &'c FieldChange, versions: [&Values; 2], currency: Option<Currency>) -> Option<(&'c str, String)> {
    let Some(range) = range_of(&change.path) else {
        return (change.from.is_some() && change.to.is_some()).then(|| (last(&change.path), from_to(change)));
    };
    // Of a range the likeliest value stands for the whole; its ends are told where they alone changed.
    [("", "likely"), ("at least ", "low"), ("at most ", "high")].into_iter().find_map(|(end, part)| {
        let [from, to] = versions.map(|values| part_of(values, &range, part));
        let (from, to) = (from?, to?);
        (!is_same(&from, &to, currency)).then(|| (part, format!("{end}{from} → {to}")))
    })
}

/// Where the range stands that a value is part of, whichever way it is written there.
fn range_of(path: &FieldPath) -> Option<FieldPath> {
    let is_part = ["low", "likely", "high", "per"].contains(&last(path));
    let above = path.parent();
    is_part.then(|| if last(&above) == "rate" { above.parent() } else { above })
}

/// "9000 EUR per week", though the time stands beside it.
fn part_of(values: &Values, range: &FieldPath, part: &str) -> Option<String> {
    let value = |name: &str| {
        let own = values.0.get(&range.clone().then(name));
        let found = own.or_else(|| values.0.get(&range.clone().then("rate").then(name)))?;
        found.value.is_readable.then_some(found.value.text.as_str())
    };
    let figure = value(part)?;
    Some(match value("per").filter(|_| !figure.contains(" per ")) {
        Some(per) => format!("{figure} per {per}"),
        None => figure.to_owned(),
    })
}

/// Whether two texts are one figure: one may spell out the currency that the other leaves to `pm.yaml`.
fn is_same(from: &str, to: &str, currency: Option<Currency>) -> bool {
    let (Ok(before), Ok(after)) = (Money::from_text(from), Money::from_text(to)) else { return from == to };
    let in_currency = |money: &Money| money.currency.or(currency);
    let is_one_currency = match (in_currency(&before), in_currency(&after)) {
        (Some(before), Some(after)) => before == after,
        _ => true,
    };
    is_one_currency && (before.amount, before.per) == (after.amount, after.per)
}

/// "cost of delay".
fn named(path: &FieldPath) -> String {
    path.segments().nth(1).unwrap_or_default().replace('_', " ")
}

fn last(path: &FieldPath) -> &str {
    path.segments().last().unwrap_or_default()
}

/// The order of work just before a step and with it.
pub struct Orders {
    before: Order,
    after: Order,
    /// How many records have estimates with the step.
    pub estimated: usize,
}

/// The rank of each initiative, by the full name of the record whose estimates count.
type Order = BTreeMap<String, (usize, String)>;

pub fn orders_around(facts: &Facts<'_>, lives: &Lives, step: usize) -> Orders {
    let after = at(facts, lives, step);
    let estimated = after.records.iter().filter(|record| has_estimates(record)).count();
    let before = step.checked_sub(1).map(|before| at(facts, lives, before)).unwrap_or_default();
    // The method is that of the step, so that two orders by one method are compared.
    let terms = Terms::of(&facts.strategy.config);
    let method = choose(&initiatives(&after, &[], facts.today).0, &terms).method;
    let order = |strategy: &Strategy| -> Order {
        let (items, _) = initiatives(strategy, &[], facts.today);
        let ranked = standings(items, method, &terms).into_iter();
        ranked.map(|one| (strategy.full_name(one.estimated), (one.rank, one.name))).collect()
    };
    Orders { before: order(&before), after: order(&after), estimated }
}

impl Orders {
    /// How an initiative crossed the line after the first `cut` with an estimate; nothing where it did not.
    pub fn crossing(&self, tuned: &Tuned, cut: usize) -> Option<String> {
        let ((from, _), (to, initiative)) = (self.before.get(&tuned.name)?, self.after.get(&tuned.name)?);
        let has_crossed = (*from <= cut) != (*to <= cut);
        has_crossed.then(|| {
            format!("{initiative} went from {} to {}, and there is room for {cut}", ordinal(*from), ordinal(*to))
        })
    }
}

fn has_estimates(record: &Record) -> bool {
    record.body.estimates().is_some_and(|estimates| estimates.get().is_some())
}

/// What was to be ranked at a step. What has no life says what it always said.
fn at(facts: &Facts<'_>, lives: &Lives, step: usize) -> Strategy {
    let is_ranked = |record: &&Record| matches!(record.kind, Kind::Initiative | Kind::Option);
    let changed = lives.lives.iter().filter_map(|life| Some((life.path.to_string(), life.record_at(step)?)));
    let unchanged = facts.records().filter(|(number, _)| lives.of_record(*number).is_none());
    let unchanged = unchanged.map(|(_, record)| (facts.strategy.path_of(record).to_owned(), record));
    let all = changed.chain(unchanged).filter(|(_, record)| is_ranked(record));
    facts.strategy.of_past(all.map(|(path, record)| (path, record.clone())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_that_is_spelt_out_is_no_other_figure() {
        let (euro, dollar) = (Currency::from_word("EUR"), Currency::from_word("USD"));
        for (from, to, currency, expected) in [
            ("10000 per week", "10000 EUR per week", euro, true),
            ("10000 per week", "10000 EUR per week", None, true),
            ("10000 per week", "10000 EUR per week", dollar, false),
            ("10000 USD per week", "10000 EUR per week", None, false),
            ("10000 per week", "11000 EUR per week", euro, false),
            ("10000 per week", "10000 per month", euro, false),
            ("6 weeks", "6 weeks", euro, true),
            ("6 weeks", "8 weeks", euro, false),
        ] {
            assert_eq!(is_same(from, to, currency), expected, "{from} → {to}");
        }
    }
}
