use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::{Form, Record};
use crate::values::Kind;

type ByName = HashMap<String, Vec<usize>>;
type ByKind = BTreeMap<Kind, ByName>;

/// Which records a name may mean. What a lookup answers is worked out once for all: many records may share a name, and
/// many references may use it.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    by_id: ByName,
    by_alias: ByName,
    meant_by_id: ByKind,
    meant_by_alias: ByKind,
    by_full_name: HashMap<String, usize>,
    by_path: HashMap<String, usize>,
    /// Kinds of which a collection could not be read.
    pub incomplete: BTreeSet<Kind>,
}

impl Index {
    pub fn of(records: &[Record], path_of: impl Fn(&Record) -> String) -> Index {
        let count = records.len();
        let mut index = Index {
            by_id: HashMap::with_capacity(count),
            by_full_name: HashMap::with_capacity(count),
            by_path: HashMap::with_capacity(count),
            ..Index::default()
        };
        let mut own_aliases = HashSet::new();
        for (number, record) in records.iter().enumerate() {
            index.by_id.entry(record.id.clone()).or_default().push(number);
            let full_name = record.full_name();
            for alias in record.names().skip(1) {
                index.by_alias.entry(alias.to_owned()).or_default().push(number);
                if own_aliases.insert((full_name.clone(), alias)) {
                    let aliases = index.meant_by_alias.entry(record.kind).or_default();
                    aliases.entry(alias.to_owned()).or_default().push(number);
                }
            }
            // Of two records with one id the first by path is meant.
            let first = *index.by_full_name.entry(full_name).or_insert(number);
            if first == number || records.get(first).is_some_and(|first| first.id != record.id) {
                let ids = index.meant_by_id.entry(record.kind).or_default();
                ids.entry(record.id.clone()).or_default().push(number);
            }
            if record.number == 0 {
                index.by_path.entry(path_of(record)).or_insert(number);
            }
        }
        for table in [&mut index.meant_by_id, &mut index.meant_by_alias] {
            prefer_own(records, table.entry(Kind::Option).or_default());
        }
        index
    }

    /// The records of one kind with that id; former ids count where no record has it now. Of several with one full name
    /// only the first.
    pub fn of_kind(&self, kind: Kind, id: &str) -> &[usize] {
        let tables = [&self.meant_by_id, &self.meant_by_alias];
        tables.into_iter().find_map(|table| table.get(&kind)?.get(id)).map_or(&[], Vec::as_slice)
    }

    /// Every record with that id, of whatever kind.
    pub fn of_any_kind(&self, id: &str) -> &[usize] {
        self.by_id.get(id).or_else(|| self.by_alias.get(id)).map_or(&[], Vec::as_slice)
    }

    /// How many ids there are, of whatever kind.
    pub fn ids(&self) -> usize {
        self.by_id.len()
    }

    /// How many full names there are.
    pub fn full_names(&self) -> usize {
        self.by_full_name.len()
    }

    pub fn full_name(&self, name: &str) -> Option<usize> {
        self.by_full_name.get(name).copied()
    }

    /// The first record of a file.
    pub fn path(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }
}

/// An option with a record of its own is meant before those inside initiatives.
fn prefer_own(records: &[Record], options: &mut ByName) {
    let is_own =
        |number: &usize| records.get(*number).is_some_and(|record| !matches!(record.form, Form::Inline { .. }));
    options.values_mut().filter(|named| named.iter().any(is_own)).for_each(|named| named.retain(is_own));
}
