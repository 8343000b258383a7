use std::collections::BTreeMap;

use crate::compare::{FieldChange, Role};
use crate::finding::FieldPath;
use crate::graph::{Place, Strategy};
use crate::history::{Lives, Story, from_to};
use crate::model::Record;
use crate::rank::{Terms, choose, initiatives, standings};
use crate::rules::Facts;
use crate::values::{Kind, ordinal};

/// An estimate that changed at a step, and no source with it.
pub struct Tuned {
    pub step: usize,
    /// The full name of the record that has it: an initiative, or one of its options.
    pub name: String,
    /// "cost of delay 3000 EUR per week → 9000 EUR per week".
    pub told: String,
    pub place: Place,
}

/// The steps at which a record's figures changed and its sources did not.
pub fn tuned(story: &Story<'_>) -> Vec<Tuned> {
    let mut by_step: BTreeMap<usize, Vec<FieldChange>> = BTreeMap::new();
    for edit in story.edits().into_iter().filter(|edit| edit.change.path.is_of("estimates")) {
        by_step.entry(edit.after).or_default().push(edit.change);
    }
    let told = by_step.into_iter().filter_map(|(version, changes)| {
        let is_sourced = changes.iter().any(|change| last(&change.path) == "source");
        let figure = changes.iter().find(|change| is_figure(change)).filter(|_| !is_sourced)?;
        Some(Tuned {
            step: story.told.get(version)?.step,
            name: story.name(),
            told: format!("{} {}", named(&figure.path), from_to(figure)),
            place: story.place(figure),
        })
    });
    told.collect()
}

/// A figure that was there before: what is estimated for the first time, or no more, was not tuned.
fn is_figure(change: &FieldChange) -> bool {
    change.role == Role::Estimate && change.from.is_some() && change.to.is_some() && last(&change.path) != "as_of"
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
