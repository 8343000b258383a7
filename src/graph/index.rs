use std::collections::{BTreeSet, HashMap};

use crate::model::{Form, Record};
use crate::values::Kind;

/// Which records a name may mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    by_id: HashMap<String, Vec<usize>>,
    by_alias: HashMap<String, Vec<usize>>,
    by_full_name: HashMap<String, usize>,
    by_path: HashMap<String, usize>,
    /// Kinds of which a collection could not be read.
    pub incomplete: BTreeSet<Kind>,
}

impl Index {
    pub fn of(records: &[Record], path_of: impl Fn(&Record) -> String) -> Index {
        let mut index = Index::default();
        for (number, record) in records.iter().enumerate() {
            index.by_id.entry(record.id.clone()).or_default().push(number);
            for alias in record.names().skip(1) {
                index.by_alias.entry(alias.to_owned()).or_default().push(number);
            }
            // Of two records with one id the first by path is meant.
            index.by_full_name.entry(record.full_name()).or_insert(number);
            if record.number == 0 {
                index.by_path.entry(path_of(record)).or_insert(number);
            }
        }
        index
    }

    /// The records of one kind with that id; former ids count where no record has it now. Of several with one full name
    /// only the first.
    pub fn of_kind(&self, records: &[Record], kind: Kind, id: &str) -> Vec<usize> {
        let pick = |table: &HashMap<String, Vec<usize>>| -> Vec<usize> {
            let mut found: Vec<usize> = Vec::new();
            for number in table.get(id).into_iter().flatten().copied() {
                let Some(record) = records.get(number).filter(|record| record.kind == kind) else { continue };
                if found
                    .iter()
                    .filter_map(|other| records.get(*other))
                    .all(|other| other.full_name() != record.full_name())
                {
                    found.push(number);
                }
            }
            found
        };
        let found = pick(&self.by_id);
        let found = if found.is_empty() { pick(&self.by_alias) } else { found };
        // An option with a record of its own is meant before those inside initiatives.
        let own: Vec<usize> =
            found.iter().copied().filter(|number| !records.get(*number).is_some_and(is_inline)).collect();
        if own.is_empty() { found } else { own }
    }

    /// Every record with that id, of whatever kind.
    pub fn of_any_kind(&self, id: &str) -> &[usize] {
        self.by_id.get(id).or_else(|| self.by_alias.get(id)).map_or(&[], Vec::as_slice)
    }

    pub fn full_name(&self, name: &str) -> Option<usize> {
        self.by_full_name.get(name).copied()
    }

    /// The first record of a file.
    pub fn path(&self, path: &str) -> Option<usize> {
        self.by_path.get(path).copied()
    }
}

fn is_inline(record: &Record) -> bool {
    matches!(record.form, Form::Inline { .. })
}
