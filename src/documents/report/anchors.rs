use std::collections::{HashMap, HashSet};

use super::short::shortened;
use crate::graph::Strategy;

/// The longest title in a link, and the longest anchor, in characters.
const TITLE: usize = 90;
const ANCHOR: usize = 120;

/// Where on the page each record stands.
#[derive(Clone, Debug, Default)]
pub struct Anchors {
    anchors: Vec<String>,
    titles: Vec<String>,
    by_name: HashMap<String, usize>,
}

/// A record as it is named in a text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Link {
    pub anchor: String,
    pub text: String,
}

impl Anchors {
    /// One for each record, each once: `initiative/faster-onboarding`. All have a `/`, which no part of the page has.
    pub fn of(strategy: &Strategy) -> Anchors {
        let mut anchors = Anchors::default();
        let mut taken: HashSet<String> = HashSet::with_capacity(strategy.records.len());
        let mut next: HashMap<String, usize> = HashMap::new();
        for (number, record) in strategy.records.iter().enumerate() {
            let name = record.full_name();
            let plain = anchor(&name);
            let mut own = plain.clone();
            while !taken.insert(own.clone()) {
                let count = next.entry(plain.clone()).or_insert(1);
                *count += 1;
                own = format!("{plain}-{count}");
            }
            anchors.anchors.push(own);
            anchors.titles.push(shortened(&record.title, TITLE));
            anchors.by_name.entry(name).or_insert(number);
        }
        anchors
    }

    pub fn anchor(&self, number: usize) -> &str {
        self.anchors.get(number).map_or("", String::as_str)
    }

    pub fn title(&self, number: usize) -> &str {
        self.titles.get(number).map_or("", String::as_str)
    }

    pub fn link(&self, number: usize) -> Link {
        Link { anchor: self.anchor(number).to_owned(), text: self.title(number).to_owned() }
    }

    /// The record of that full name.
    pub fn number(&self, full_name: &str) -> Option<usize> {
        self.by_name.get(full_name).copied()
    }
}

/// Letters, digits, and what ids are made of; all else is a hyphen, so that an address needs no escapes.
fn anchor(name: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '/' | '.' | '_') { c } else { '-' };
    name.chars().take(ANCHOR).map(plain).collect()
}
