use std::collections::BTreeMap;

use super::anchors::{Anchors, Link};
use crate::graph::{LinkTarget, Strategy};
use crate::values::Kind;

/// How many records of a kind are named that link to one.
const MOST: usize = 30;

/// The records of one kind that link to a record.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LinksIn {
    /// As several are called: `experiments`.
    pub kind: &'static str,
    pub links: Vec<LinkIn>,
    /// How many there are beside these.
    pub more: usize,
}

/// A record that links to another, and by which of its fields.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct LinkIn {
    pub link: Link,
    pub fields: String,
}

/// The links in texts, by the record that they stand in and by the one that they lead to.
pub struct TextLinks {
    pub of: Vec<Vec<usize>>,
    to: Vec<Vec<usize>>,
}

impl TextLinks {
    pub fn of(strategy: &Strategy) -> TextLinks {
        let count = strategy.records.len();
        let mut all = TextLinks { of: vec![Vec::new(); count], to: vec![Vec::new(); count] };
        for (number, link) in strategy.links.iter().enumerate() {
            let Some(from) = link.record else { continue };
            if let Some(own) = all.of.get_mut(from) {
                own.push(number);
            }
            if let LinkTarget::Record(to) = link.target
                && let Some(list) = all.to.get_mut(to)
            {
                list.push(from);
            }
        }
        all
    }
}

/// Who links to a record, by kind.
pub fn links_in(strategy: &Strategy, number: usize, texts: &TextLinks, anchors: &Anchors) -> Vec<LinksIn> {
    let mut by_record: BTreeMap<(Kind, usize), Vec<String>> = BTreeMap::new();
    let mut add = |from: usize, field: String| {
        let Some(record) = strategy.record(from).filter(|_| from != number) else { return };
        let fields = by_record.entry((record.kind, from)).or_default();
        if !fields.contains(&field) {
            fields.push(field);
        }
    };
    for incoming in strategy.incoming(number) {
        add(incoming.from, incoming.field.replace('_', " "));
    }
    texts.to.get(number).into_iter().flatten().for_each(|from| add(*from, "text".to_owned()));
    let mut groups: Vec<LinksIn> = Vec::new();
    for ((kind, from), fields) in by_record {
        if groups.last().is_none_or(|last| last.kind != kind.nouns()) {
            groups.push(LinksIn { kind: kind.nouns(), links: Vec::new(), more: 0 });
        }
        let Some(group) = groups.last_mut() else { continue };
        if group.links.len() < MOST {
            group.links.push(LinkIn { link: anchors.link(from), fields: fields.join(", ") });
        } else {
            group.more += 1;
        }
    }
    groups
}
