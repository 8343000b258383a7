//! Lists and groups of keys in data files whose entries could be records.

use std::collections::BTreeMap;

use super::words::{TITLES, field, plain};
use crate::syntax::{Node, Value, documents};

/// How many entries are looked at to know what the rest is like.
const SAMPLE: usize = 200;

/// A list or a group of keys in a data file, and what its entries have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DataShape {
    /// The key it stands under; empty for the whole file.
    pub key: String,
    /// A group of keys, not a list.
    pub is_map: bool,
    pub entries: usize,
    /// The names of the entries' keys as written, with how many entries have each and the values in words.
    pub names: BTreeMap<String, (usize, Vec<String>)>,
}

impl DataShape {
    /// The name by which entries are called, where they have one.
    pub fn title(&self) -> Option<&str> {
        let often = |name: &&str| {
            self.names.iter().any(|(own, (times, _))| plain(own) == **name && times * 10 >= self.entries * 8)
        };
        let title = TITLES.iter().copied().find(|name| often(name))?;
        self.names.keys().find(|own| plain(own) == title).map(String::as_str)
    }

    /// The fields that the names give.
    pub fn fields(&self) -> Vec<(&str, &'static str)> {
        let often = self.names.iter().filter(|(_, (times, _))| times * 3 >= self.entries);
        often.filter_map(|(name, _)| Some((name.as_str(), field(name)?))).collect()
    }
}

/// The lists and groups of a data file; nothing where it does not parse.
pub(super) fn data_shapes(text: &str) -> Vec<DataShape> {
    let mut documents = documents(text, 0);
    if documents.len() != 1 {
        return Vec::new();
    }
    let Some(root) = documents.pop().and_then(|document| document.root) else { return Vec::new() };
    let mut shapes: Vec<DataShape> = shape("", &root).into_iter().collect();
    for entry in root.entries().iter().take(SAMPLE) {
        shapes.extend(shape(&entry.key, &entry.value));
    }
    shapes
}

fn shape(key: &str, node: &Node<'_>) -> Option<DataShape> {
    let (is_map, entries): (bool, Vec<&Node<'_>>) = match &node.value {
        Value::Sequence(items) => (false, items.iter().collect()),
        Value::Mapping(entries) => (true, entries.iter().map(|entry| &entry.value).collect()),
        _ => return None,
    };
    let groups = entries.iter().filter(|entry| matches!(entry.value, Value::Mapping(_))).count();
    // A handful of settings is a group of keys too.
    if groups == 0 || groups < entries.len() || (is_map && groups < 2) {
        return None;
    }
    let mut shape =
        DataShape { key: key.to_owned(), is_map, entries: entries.len().min(SAMPLE), ..DataShape::default() };
    for entry in entries.iter().take(SAMPLE) {
        for own in entry.entries() {
            let (times, values) = shape.names.entry(own.key.to_string()).or_default();
            *times += 1;
            values.extend(own.value.text().map(|text| text.trim().to_owned()));
        }
    }
    Some(shape)
}
