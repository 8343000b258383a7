use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::amount::Amount;
use super::shapes::Shape;
use crate::compare::Tree;
use crate::finding::FieldPath;
use crate::graph::Strategy;
use crate::model::Record;

/// Fields that stand at the head of a record.
const HEAD: [&str; 4] = ["kind", "id", "title", "status"];

/// Fields that name an entry of a list, the first that is there.
const NAMES: [&str; 7] = ["metric", "id", "name", "text", "title", "ask", "on"];

/// The fields of a record as they are read. What is not written is not there; what is written and cannot be read is null;
/// an amount is a group of its text and its numbers, a link one of where it leads and what is written.
pub struct Fields<'s> {
    pub strategy: &'s Strategy,
    pub number: usize,
    pub record: &'s Record,
}

impl Serialize for Fields<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (structure, fields) in trees(self.record) {
            for (field, value) in fields.iter().filter(|(field, value)| !HEAD.contains(field) && is_written(value)) {
                map.serialize_entry(field, &self.node(Shape::of(structure, field), value))?;
            }
        }
        map.end()
    }
}

impl<'s> Fields<'s> {
    fn node<'n>(&'n self, shape: Shape, tree: &'n Tree) -> Node<'n, 's> {
        Node { fields: self, shape, tree }
    }
}

/// The fields of its kind, then those of any kind.
fn trees(record: &Record) -> Vec<(&'static str, Vec<(&'static str, Tree)>)> {
    let all = [Tree::of(&record.body), Tree::of(&*record.common)];
    let groups = all.into_iter().map(|tree| match tree {
        Tree::Group(structure, fields) => (structure, fields),
        _ => ("", Vec::new()),
    });
    groups.collect()
}

fn is_written(tree: &Tree) -> bool {
    match tree {
        Tree::Nothing => false,
        Tree::List(items) => !items.is_empty(),
        Tree::Named(entries) => !entries.is_empty(),
        _ => true,
    }
}

struct Node<'n, 's> {
    fields: &'n Fields<'s>,
    shape: Shape,
    tree: &'n Tree,
}

impl Serialize for Node<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let below = |tree| Node { tree, ..*self };
        match self.tree {
            Tree::Nothing | Tree::Invalid => serializer.serialize_none(),
            Tree::Leaf(text) => match Amount::read(self.shape, text) {
                Some(amount) => amount.serialize(serializer),
                None => serializer.serialize_str(text),
            },
            Tree::Reference(reference) => {
                let mut map = serializer.serialize_map(Some(2))?;
                let written = self.fields.record.references.get(*reference).map(|written| written.text.as_str());
                let to = self.fields.strategy.resolution_at(self.fields.number, *reference).record();
                map.serialize_entry("to", &to.map(|to| self.fields.strategy.full_name(to)))?;
                map.serialize_entry("written", &written)?;
                map.end()
            }
            Tree::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(&below(item)))?;
                list.end()
            }
            Tree::Group(structure, fields) => {
                let mut map = serializer.serialize_map(None)?;
                for (field, tree) in fields.iter().filter(|(_, tree)| is_written(tree)) {
                    map.serialize_entry(field, &Node { shape: Shape::of(structure, field), tree, ..*self })?;
                }
                map.end()
            }
            Tree::Named(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                entries.iter().try_for_each(|(name, tree)| map.serialize_entry(name, &below(tree)))?;
                map.end()
            }
        }
    }
}

/// One value of a record by its path.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldRow {
    pub path: FieldPath,
    /// Nothing where it is written and cannot be read.
    pub text: Option<String>,
    /// Where it is an amount.
    pub amount: Option<Amount>,
    /// The number of the record, from 1, where it is a link that leads to one.
    pub to: Option<usize>,
}

/// Every value of a record.
pub fn field_rows(strategy: &Strategy, number: usize, record: &Record) -> Vec<FieldRow> {
    let mut walk = Walk { strategy, number, record, rows: Vec::new() };
    for (structure, fields) in trees(record) {
        for (field, value) in fields.iter().filter(|(field, _)| !HEAD.contains(field)) {
            walk.take(FieldPath::of(field), Shape::of(structure, field), value);
        }
    }
    walk.rows
}

struct Walk<'w> {
    strategy: &'w Strategy,
    number: usize,
    record: &'w Record,
    rows: Vec<FieldRow>,
}

impl Walk<'_> {
    fn take(&mut self, path: FieldPath, shape: Shape, tree: &Tree) {
        match tree {
            Tree::Nothing => {}
            Tree::Invalid => self.rows.push(FieldRow { path, text: None, amount: None, to: None }),
            Tree::Leaf(text) => {
                let amount = Amount::read(shape, text);
                self.rows.push(FieldRow { path, text: Some(text.clone()), amount, to: None });
            }
            Tree::Reference(reference) => {
                let to = self.strategy.resolution_at(self.number, *reference).record().map(|to| to + 1);
                self.rows.push(FieldRow { path, text: self.written(*reference), amount: None, to });
            }
            Tree::List(items) => {
                for (at, item) in items.iter().enumerate() {
                    let name = self.name(item).unwrap_or_else(|| format!("[{at}]"));
                    self.take(path.clone().then(&name), shape, item);
                }
            }
            Tree::Group(structure, fields) => {
                for (field, value) in fields {
                    self.take(path.clone().then(field), Shape::of(structure, field), value);
                }
            }
            Tree::Named(entries) => {
                for (name, value) in entries {
                    self.take(path.clone().then(name), shape, value);
                }
            }
        }
    }

    fn written(&self, reference: usize) -> Option<String> {
        self.record.references.get(reference).map(|written| written.text.clone())
    }

    /// How a path names an entry of a list.
    fn name(&self, item: &Tree) -> Option<String> {
        let Tree::Group(_, fields) = item else { return None };
        let named = NAMES.iter().find_map(|name| fields.iter().find(|(field, _)| field == name));
        match named.map(|(_, value)| value)? {
            Tree::Leaf(text) => Some(FieldPath::entry_name(text).into_owned()),
            Tree::Reference(reference) => self.written(*reference),
            _ => None,
        }
    }
}
