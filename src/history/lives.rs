use std::collections::{BTreeSet, HashMap, HashSet};

use super::fold::Fold;
use super::head::fold_head;
use super::parsed::{Parsed, Read};
use super::{Head, Life, State};
use crate::config::Settings;
use crate::graph::Strategy;
use crate::model::{Form, Record};
use crate::source::{Chain, ChainCompleteness};
use crate::values::{Date, Kind, normalise_id};

/// The lives of all records that ever stood on a chain, or stand in the head tree.
#[derive(Clone, Debug)]
pub struct Lives {
    /// By kind and id.
    pub lives: Vec<Life>,
    /// How many contents of the chain this clone does not have; each is an `Unknown` version.
    pub lacking: usize,
    pub completeness: ChainCompleteness,
    /// Every record of the head is followed back, and not only some.
    pub is_of_all: bool,
    /// Nothing where only the order of steps is known.
    pub(super) days: Vec<Option<Date>>,
    /// In a review, the day of the head's commit: on it nothing was accepted yet.
    pub made: Option<Date>,
    pub(super) ignored: Vec<bool>,
    pub(super) by_name: HashMap<String, usize>,
    pub(super) of_head: Vec<Option<usize>>,
    /// The ids of records in files that are not followed, by a full name that they had before.
    pub(super) renamed: HashMap<String, String>,
}

/// Follows every record of the chain's files along it and into the head tree, under the settings of one `pm.yaml`. `read` reads a
/// blob; `progress` is told how many steps are done.
pub fn lives(
    chain: &Chain,
    head: Head<'_>,
    settings: &Settings,
    read: Read<'_>,
    progress: &mut dyn FnMut(usize),
) -> Lives {
    let mut fold = Fold::default();
    let mut parsed = Parsed::new(settings, read);
    parsed.fold(&chain.steps, &mut fold, progress);
    let lacking = parsed.lacking;
    drop(parsed);
    fold_head(chain, head.strategy, &mut fold);
    let mut days: Vec<Date> = chain.steps.iter().map(|step| Date::of_seconds(step.clock)).collect();
    days.push(days.last().map_or(head.day, |last| head.day.max(*last)));
    let ignored = chain.steps.iter().map(|step| step.is_ignored).collect();
    let (lives, by_name) = settle(fold, head.strategy);
    let of_head = head.strategy.records.iter().map(|record| by_name.get(&record.full_name()).copied()).collect();
    let days = days.into_iter().map(Some).collect();
    let renamed = renamed(chain, head.strategy);
    let (completeness, is_of_all) = (chain.completeness.clone(), chain.files.is_none());
    Lives { lives, lacking, completeness, is_of_all, days, made: None, ignored, by_name, of_head, renamed }
}

fn renamed(chain: &Chain, strategy: &Strategy) -> HashMap<String, String> {
    let others = strategy.records.iter().filter(|record| !chain.follows(strategy.path_of(record)));
    let names = others.flat_map(|record| {
        let former = record.names().skip(1);
        former.map(|alias| (format!("{}/{}", record.kind, normalise_id(alias)), record.id.clone()))
    });
    names.collect()
}

impl Lives {
    /// The life of the record that has that id, or had it last. `INITIATIVE.NAME` is the id of an option inside an
    /// initiative.
    pub fn of(&self, kind: Kind, id: &str) -> Option<&Life> {
        self.by_name.get(&format!("{kind}/{id}")).and_then(|life| self.lives.get(*life))
    }

    /// The lives that a name may mean: `kind/id`, an id of any kind, the name of an option within its initiative, or what
    /// one of these was before.
    pub fn named(&self, name: &str) -> Vec<&Life> {
        let is_id = |id: &str| id == name || id.split_once('.').is_some_and(|(_, inside)| inside == name);
        let is_it = |full: &str| full == name || full.split_once('/').is_some_and(|(_, id)| is_id(id));
        let found = self.by_name.iter().filter(|(full, _)| is_it(full)).map(|(_, life)| *life);
        let found: BTreeSet<usize> = found.collect();
        found.into_iter().filter_map(|life| self.lives.get(life)).collect()
    }

    /// Every full name that a life has or had.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.by_name.keys().map(String::as_str)
    }

    /// The id that is today what this one was: of a record that is followed, or that says what it was called.
    pub fn id_today(&self, kind: Kind, id: &str) -> Option<&str> {
        let renamed = || self.renamed.get(&format!("{kind}/{id}")).map(String::as_str);
        self.of(kind, id).map(|life| life.id.as_str()).or_else(renamed)
    }

    /// The life of a record of the head's strategy, by its number there. Two records with one name have one life.
    pub fn of_record(&self, number: usize) -> Option<&Life> {
        self.of_head.get(number).copied().flatten().and_then(|life| self.lives.get(life))
    }

    /// The number of the step that stands for the head tree.
    pub fn head_step(&self) -> usize {
        self.days.len().saturating_sub(1)
    }

    /// The day (UTC) of a step, by the chain's clock: it is never before an earlier step's.
    pub fn day(&self, step: usize) -> Option<Date> {
        self.days.get(step).copied().flatten()
    }

    /// Whether a step's changes are not to be judged.
    pub fn is_ignored(&self, step: usize) -> bool {
        self.ignored.get(step).copied().unwrap_or(false)
    }
}

/// The lives that are left, in order, and which full name leads to which.
fn settle(fold: Fold, head: &Strategy) -> (Vec<Life>, HashMap<String, usize>) {
    let Fold { lives, by_name, former, carried_on, .. } = fold;
    // An option's own record may stand in a file that is not followed.
    let own = lives.iter().flat_map(records).chain(&head.records);
    let own: HashSet<String> = own.flat_map(own_option).collect();
    let mut order: Vec<(usize, Life)> = lives.into_iter().enumerate().collect();
    // A word that names an option with a record of its own is a link to it.
    order.retain(|(_, life)| !life.versions.is_empty() && !is_bare_word(life, &own));
    order.sort_by(|(_, a), (_, b)| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    let places: HashMap<usize, usize> = order.iter().enumerate().map(|(at, (life, _))| (*life, at)).collect();
    let place = |mut life: usize| {
        while let Some(next) = carried_on.get(&life) {
            life = *next;
        }
        places.get(&life).copied()
    };
    // A name in use goes before one that was given up.
    let names = former.iter().chain(&by_name).filter_map(|(name, life)| Some((name.to_string(), place(*life)?)));
    let names = names.collect();
    let mut lives: Vec<Life> = order.into_iter().map(|(_, life)| life).collect();
    lives.iter_mut().for_each(|life| life.versions.shrink_to_fit());
    (lives, names)
}

fn records(life: &Life) -> impl Iterator<Item = &Record> {
    life.versions.iter().filter_map(|version| match &version.state {
        State::Present(record) => Some(record.as_ref()),
        _ => None,
    })
}

/// The names of an option that has a record of its own.
fn own_option(record: &Record) -> Vec<String> {
    let is_own = record.kind == Kind::Option && !matches!(record.form, Form::Inline { .. });
    record.names().filter(|_| is_own).map(str::to_owned).collect()
}

fn is_bare_word(life: &Life, own: &HashSet<String>) -> bool {
    records(life).all(|record| matches!(record.form, Form::Inline { bare: true, .. }) && own.contains(&record.id))
        && records(life).next().is_some()
}
