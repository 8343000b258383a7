use std::collections::BTreeMap;

use super::names::named;
use super::{Role, Tree};
use crate::finding::FieldPath;
use crate::graph::{Place, Places, Strategy};
use crate::model::Record;
use crate::values::normalise_id;

/// Every value of a record, by its path. Formatting, order and the spelling of references have no part in it: a
/// reference is the full name of what it leads to, a list is a set, words are apart by one blank.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Values(pub BTreeMap<FieldPath, Entry>);

#[derive(Clone, Debug)]
pub struct Entry {
    pub role: Role,
    pub value: Value,
    /// The path by which it is found in its file: a list's entries as they are written there.
    pub written: FieldPath,
}

/// Where it stands is no part of what it says.
impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        (self.role, &self.value) == (other.role, &other.value)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub text: String,
    /// It could be read as what the field asks for.
    pub is_readable: bool,
}

/// What is told of a field that a misspelt key stands for: nothing is written under its own name.
pub const UNREAD: &str = "cannot be read";

/// Takes a record of a strategy apart. `name_of` says what a record is to be called, so that a new name for what is
/// linked is no change of the link.
pub fn values(
    strategy: &Strategy,
    number: usize,
    places: &mut Places<'_>,
    name_of: &dyn Fn(usize) -> String,
) -> Values {
    let Some(record) = strategy.record(number) else { return Values::default() };
    let target = |reference: usize| strategy.resolution_at(number, reference).record().map(name_of);
    let mut unread = |written: &FieldPath| places.value(&Place::Field(number, written.clone())).to_owned();
    values_of(record, &target, &mut unread)
}

/// Takes a record apart. `target` says what a reference of it leads to, where that is known; `unread` what is written at
/// a path that could not be read.
pub fn values_of(
    record: &Record,
    target: &dyn Fn(usize) -> Option<String>,
    unread: &mut dyn FnMut(&FieldPath) -> String,
) -> Values {
    let mut walk = Walk { record, target, unread, found: BTreeMap::new() };
    if record.titled {
        walk.add(&Way::of("title"), Role::Identity, words(&record.title));
    }
    match record.status() {
        Some(status) => walk.add(&Way::of("status"), Role::Status, status.to_string()),
        None => walk.take(&Way::of("status"), Role::Status, &Tree::Invalid),
    }
    for tree in [Tree::of(&record.body), Tree::of(&*record.common)] {
        walk.take(&Way::default(), Role::Identity, &tree);
    }
    Values(walk.found)
}

/// Words apart by one blank, paragraphs by an empty line: how lines are broken says nothing.
pub fn words(text: &str) -> String {
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines() {
        match (line.trim().is_empty(), paragraphs.last_mut()) {
            (false, Some(last)) => last.extend(line.split_whitespace()),
            _ => paragraphs.push(Vec::new()),
        }
    }
    let told = paragraphs.iter().filter(|words| !words.is_empty()).map(|words| words.join(" "));
    told.collect::<Vec<String>>().join("\n\n")
}

/// A way down to a value: as it is compared, and as it is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Way {
    path: FieldPath,
    written: FieldPath,
}

impl Way {
    fn of(field: &str) -> Way {
        Way::default().then(field, field)
    }

    fn then(&self, segment: &str, written: &str) -> Way {
        Way { path: self.path.clone().then(segment), written: self.written.clone().then(written) }
    }
}

pub(super) struct Walk<'w> {
    pub record: &'w Record,
    target: &'w dyn Fn(usize) -> Option<String>,
    unread: &'w mut dyn FnMut(&FieldPath) -> String,
    found: BTreeMap<FieldPath, Entry>,
}

/// The fields in which a criterion may give its bound on one side, and how a bound says it.
const BOUNDS: [(&str, &str); 2] = [("at_least", "at least "), ("at_most", "at most ")];

/// What a criterion with a bound on one side alone has to come to: it means what `bound` says with words.
fn one_sided(fields: &[(&'static str, Tree)]) -> Option<String> {
    let is_bound = |field: &str| field == "bound" || BOUNDS.iter().any(|(name, _)| *name == field);
    let mut given = fields.iter().filter(|(field, value)| is_bound(field) && !matches!(value, Tree::Nothing));
    match (given.next(), given.next()) {
        (Some((field, Tree::Leaf(text))), None) if *field != "bound" => Some(words(text)),
        _ => None,
    }
}

/// Fields that stand for the record itself and are told apart from its values.
const OWN: [&str; 4] = ["kind", "id", "title", "status"];

impl Walk<'_> {
    fn add(&mut self, way: &Way, role: Role, text: String) {
        let value = Value { text, is_readable: true };
        self.found.insert(way.path.clone(), Entry { role, value, written: way.written.clone() });
    }

    fn take(&mut self, way: &Way, role: Role, tree: &Tree) {
        match tree {
            Tree::Nothing => {}
            Tree::Invalid => {
                let written = words(&(self.unread)(&way.written));
                // Where a misspelt key stands for the field nothing stands at its path.
                let text = if written.is_empty() { UNREAD.to_owned() } else { written };
                let value = Value { text, is_readable: false };
                self.found.insert(way.path.clone(), Entry { role, value, written: way.written.clone() });
            }
            Tree::Leaf(text) => self.add(way, role, words(text)),
            Tree::Reference(reference) => {
                let text = self.target(*reference);
                let written = self.record.references.get(*reference).map_or(&way.written, |found| &found.field).clone();
                self.add(&Way { path: way.path.clone(), written }, role, text);
            }
            Tree::List(items) => {
                for (name, written, item) in named(self, items) {
                    self.take(&way.then(&name, &written), role, item);
                }
            }
            Tree::Group(structure, fields) => {
                let is_record = way.path.is_empty();
                let one_sided = one_sided(fields);
                for (field, value) in fields.iter().filter(|(field, _)| !is_record || !OWN.contains(field)) {
                    let role = Role::of(structure, field).unwrap_or(role);
                    match (&one_sided, BOUNDS.iter().find(|(name, _)| name == field)) {
                        (Some(bound), Some((_, side))) => {
                            self.add(&way.then("bound", field), role, format!("{side}{bound}"));
                        }
                        _ => self.take(&way.then(field, field), role, value),
                    }
                }
            }
            Tree::Named(entries) => {
                for (name, value) in entries {
                    self.take(&way.then(name, name), role, value);
                }
            }
        }
    }

    /// The full name of what a reference leads to; what leads nowhere is itself.
    pub fn target(&self, reference: usize) -> String {
        (self.target)(reference).unwrap_or_else(|| {
            self.record.references.get(reference).map_or(String::new(), |found| normalise_id(&found.text).into())
        })
    }
}
