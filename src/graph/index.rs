use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::lists::Lists;
use crate::model::{Form, Record};
use crate::values::Kind;

type ByName = HashMap<String, Vec<usize>>;
type ByKind = BTreeMap<Kind, ByName>;

/// Which records a name may mean. What a lookup answers is worked out once for all: many records may share a name, and
/// many references may use it.
///
/// The names themselves stand in the records, and here only their numbers: whoever asks hands the records over.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    hasher: DefaultHashBuilder,
    by_kind: Lists<usize>,
    by_id: HashTable<Named>,
    /// The first record of each full name.
    by_full_name: HashTable<usize>,
    /// Of ids that several records have, those that are meant.
    meant_by_id: ByKind,
    by_alias: ByName,
    meant_by_alias: ByKind,
    /// Kinds of which a collection could not be read.
    pub incomplete: BTreeSet<Kind>,
}

/// The records of one id: nearly always one.
#[derive(Clone, Debug)]
enum Named {
    One([usize; 1]),
    Several(Vec<usize>),
}

impl Index {
    pub fn of(records: &[Record]) -> Index {
        let count = records.len();
        let (by_id, by_full_name) = (HashTable::with_capacity(count), HashTable::with_capacity(count));
        let numbers = records.iter().enumerate().map(|(number, record)| (record.kind as usize, number));
        let by_kind = Lists::sorted_in(Kind::ALL.len(), numbers);
        let mut index = Index { by_kind, by_id, by_full_name, ..Index::default() };
        let mut firsts = Vec::with_capacity(count);
        for (number, record) in records.iter().enumerate() {
            index.add_id(records, number, record);
            firsts.push(index.add_full_name(records, number, record));
        }
        let first_of = |number: usize| firsts.get(number).copied().unwrap_or(number);
        index.add_meant(records, first_of);
        index.add_aliases(records, first_of);
        for table in [&mut index.meant_by_id, &mut index.meant_by_alias] {
            table.get_mut(&Kind::Option).into_iter().for_each(|options| prefer_own(records, options));
        }
        index
    }

    fn add_id(&mut self, records: &[Record], number: usize, record: &Record) {
        let Index { hasher, by_id, .. } = self;
        let hash = hasher.hash_one(record.id.as_str());
        match by_id.find_mut(hash, |named| named.id(records) == record.id) {
            Some(named) => named.push(number),
            None => {
                by_id.insert_unique(hash, Named::One([number]), |named| hasher.hash_one(named.id(records)));
            }
        }
    }

    /// Gives the first record with the full name of this one, which may be itself.
    fn add_full_name(&mut self, records: &[Record], number: usize, record: &Record) -> usize {
        let Index { hasher, by_full_name, .. } = self;
        let name = behind_kind(record);
        let hash = hasher.hash_one(&*name);
        match by_full_name.find(hash, |first| is_called(records, *first, record.kind, &name)) {
            Some(first) => *first,
            None => {
                let name_of = |number: &usize| records.get(*number).map(behind_kind).unwrap_or_default();
                by_full_name.insert_unique(hash, number, |number| hasher.hash_one(&*name_of(number)));
                number
            }
        }
    }

    /// Of records with one full name the first is meant.
    fn add_meant(&mut self, records: &[Record], first_of: impl Fn(usize) -> usize) {
        let shared = self.by_id.iter().map(Named::numbers).filter(|numbers| numbers.len() > 1);
        for (number, record) in shared.flatten().filter_map(|number| Some((*number, records.get(*number)?))) {
            let first = first_of(number);
            if first == number || records.get(first).is_some_and(|first| first.id != record.id) {
                let ids = self.meant_by_id.entry(record.kind).or_default();
                ids.entry(record.id.clone()).or_default().push(number);
            }
        }
    }

    fn add_aliases(&mut self, records: &[Record], first_of: impl Fn(usize) -> usize) {
        let mut own_aliases = HashSet::new();
        for (number, record) in records.iter().enumerate() {
            for alias in record.names().skip(1) {
                self.by_alias.entry(alias.to_owned()).or_default().push(number);
                if own_aliases.insert((first_of(number), alias)) {
                    let aliases = self.meant_by_alias.entry(record.kind).or_default();
                    aliases.entry(alias.to_owned()).or_default().push(number);
                }
            }
        }
    }

    fn of_id(&self, records: &[Record], id: &str) -> Option<&Named> {
        self.by_id.find(self.hasher.hash_one(id), |named| named.id(records) == id)
    }

    /// The records of one kind, in order.
    pub fn all_of_kind(&self, kind: Kind) -> &[usize] {
        self.by_kind.list(kind as usize)
    }

    /// The records of one kind with that id; former ids count where no record has it now. Of several with one full name
    /// only the first.
    pub fn of_kind(&self, records: &[Record], kind: Kind, id: &str) -> &[usize] {
        let is_meant = |number: &usize| records.get(*number).is_some_and(|record| record.kind == kind);
        let now = match self.of_id(records, id) {
            Some(Named::One(one)) => Some(one.as_slice()).filter(|one| one.iter().all(is_meant)),
            Some(Named::Several(_)) => meant(&self.meant_by_id, kind, id),
            None => None,
        };
        now.or_else(|| meant(&self.meant_by_alias, kind, id)).unwrap_or_default()
    }

    /// Every record with that id, of whatever kind.
    pub fn of_any_kind(&self, records: &[Record], id: &str) -> &[usize] {
        let former = || self.by_alias.get(id).map_or(&[][..], Vec::as_slice);
        self.of_id(records, id).map_or_else(former, Named::numbers)
    }

    /// How many ids there are, of whatever kind.
    pub fn ids(&self) -> usize {
        self.by_id.len()
    }

    /// How many full names there are.
    pub fn full_names(&self) -> usize {
        self.by_full_name.len()
    }

    pub fn full_name(&self, records: &[Record], name: &str) -> Option<usize> {
        let (kind, name) = name.split_once('/')?;
        let kind = Kind::from_name(kind)?;
        self.by_full_name.find(self.hasher.hash_one(name), |first| is_called(records, *first, kind, name)).copied()
    }
}

impl Named {
    fn numbers(&self) -> &[usize] {
        match self {
            Named::One(one) => one,
            Named::Several(several) => several,
        }
    }

    fn id<'r>(&self, records: &'r [Record]) -> &'r str {
        self.numbers().first().and_then(|first| records.get(*first)).map_or("", |record| &record.id)
    }

    fn push(&mut self, number: usize) {
        match self {
            Named::One([one]) => *self = Named::Several(vec![*one, number]),
            Named::Several(several) => several.push(number),
        }
    }
}

fn meant<'i>(by_kind: &'i ByKind, kind: Kind, name: &str) -> Option<&'i [usize]> {
    by_kind.get(&kind)?.get(name).map(Vec::as_slice)
}

/// What stands behind the kind in a record's full name.
fn behind_kind(record: &Record) -> Cow<'_, str> {
    match &record.form {
        Form::Inline { initiative, .. } => Cow::Owned(format!("{initiative}.{}", record.id)),
        _ => Cow::Borrowed(&record.id),
    }
}

/// Whether that is the full name of a record.
fn is_called(records: &[Record], number: usize, kind: Kind, behind_kind: &str) -> bool {
    let Some(record) = records.get(number).filter(|record| record.kind == kind) else { return false };
    match &record.form {
        Form::Inline { initiative, .. } => {
            let id = behind_kind.strip_prefix(initiative.as_str()).and_then(|rest| rest.strip_prefix('.'));
            id == Some(record.id.as_str())
        }
        _ => behind_kind == record.id,
    }
}

/// An option with a record of its own is meant before those inside initiatives.
fn prefer_own(records: &[Record], options: &mut ByName) {
    let is_own =
        |number: &usize| records.get(*number).is_some_and(|record| !matches!(record.form, Form::Inline { .. }));
    options.values_mut().filter(|named| named.iter().any(is_own)).for_each(|named| named.retain(is_own));
}
