//! All that is written down as data: records with their fields, links, readings, and how each outcome stands.

mod amount;
mod fields;
mod links;
mod measured;
mod shapes;

use std::collections::HashMap;

use crate::finding::{Finding, NotEvaluated, Summary};
use crate::graph::{Place, Places, Strategy, TextLink};
use crate::model::Record;
use crate::values::{Date, Kind};

pub use amount::Amount;
pub use fields::{FieldRow, Fields, field_rows};
pub use links::{LeadsTo, LinkRow, links_of};
pub use measured::{OutcomeRow, ReadingRow, outcomes_of, readings_of};

/// A strategy, the day it is looked at, and what the rules find in it.
pub struct Export<'s> {
    pub strategy: &'s Strategy,
    pub today: Date,
    /// The revision that was read; nothing for the work tree.
    pub at: Option<&'s str>,
    /// Only records of this kind, and what belongs to them.
    pub kind: Option<Kind>,
    pub findings: &'s [Finding],
    pub summary: &'s Summary,
    pub not_evaluated: &'s [NotEvaluated],
}

/// What stands at the head of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordRow<'s> {
    /// From 1, by path and within a file as they stand.
    pub number: usize,
    pub name: String,
    pub kind: Kind,
    pub id: &'s str,
    pub title: &'s str,
    /// Nothing where it cannot be read.
    pub status: Option<&'static str>,
    pub owner: Option<String>,
    pub path: &'s str,
    pub line: u32,
    /// Whether it can be read; of one that cannot only its id is known.
    pub is_read: bool,
    /// The number of the initiative in which an option stands.
    pub inside: Option<usize>,
}

impl<'s> Export<'s> {
    /// The records, with their numbers from 0.
    pub fn records(&self) -> impl Iterator<Item = (usize, &'s Record)> + use<'s> {
        let kind = self.kind;
        let all = self.strategy.records.iter().enumerate();
        all.filter(move |(_, record)| kind.is_none_or(|kind| record.kind == kind))
    }

    pub fn record_row(&self, places: &mut Places<'s>, number: usize, record: &'s Record) -> RecordRow<'s> {
        let line = places.label(&Place::Record(number), "").start.line;
        RecordRow {
            number: number + 1,
            name: record.full_name(),
            kind: record.kind,
            id: &record.id,
            title: &record.title,
            status: record.status().filter(|_| !record.broken).map(|status| status.name()),
            owner: self.strategy.owner_of(number),
            path: self.strategy.path_of(record),
            line,
            is_read: !record.broken,
            inside: self.strategy.inside(number).map(|initiative| initiative + 1),
        }
    }

    /// Whether a record is one of those that were asked for.
    pub fn holds(&self, number: usize) -> bool {
        self.strategy.record(number).is_some_and(|record| self.kind.is_none_or(|kind| record.kind == kind))
    }

    /// The links in the texts of records, by the number of the record.
    pub fn texts(&self) -> HashMap<usize, Vec<&'s TextLink>> {
        let mut texts: HashMap<usize, Vec<&TextLink>> = HashMap::new();
        for link in &self.strategy.links {
            if let Some(number) = link.record {
                texts.entry(number).or_default().push(link);
            }
        }
        texts
    }

    /// What the rules find, waived ones among it.
    pub fn findings(&self) -> impl Iterator<Item = &'s Finding> + use<'s> {
        let prefix = self.kind.map(|kind| format!("{kind}/"));
        let is_asked = move |finding: &&Finding| {
            prefix.as_ref().is_none_or(|prefix| finding.record.as_ref().is_some_and(|name| name.starts_with(prefix)))
        };
        self.findings.iter().filter(is_asked)
    }
}
