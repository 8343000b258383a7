use std::collections::HashMap;
use std::hash::Hash;

use super::{Values, values};
use crate::graph::{Places, Strategy};
use crate::model::{Form, Record};
use crate::values::{Kind, normalise_id};

/// A record of the base and what it is in the head. One of the two may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    pub base: Option<usize>,
    pub head: Option<usize>,
    pub same: Same,
}

/// Why two are taken for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Same {
    /// Kind and id.
    Name,
    /// The id, and no other record of the base or the head has it.
    IdOfAnotherKind,
    /// `aliases` of the head names the former id.
    Alias,
    /// Nothing but the id is another.
    Content,
    /// There is nothing that it could be.
    Nothing,
}

/// Which records are the same: by kind and id, then by `aliases`, then by identical content. Those of the head in its
/// order, then those that only the base has.
pub fn matching(base: &Strategy, head: &Strategy) -> Vec<Match> {
    let (of_head, of_base) = (vec![None; head.records.len()], vec![false; base.records.len()]);
    let mut pairing = Pairing { base, head, of_head, of_base, left: base.records.len() };
    pairing.by_key(Same::Name, |record| Some(name(record)), |record| Some(name(record)));
    let named = |kind: Kind, name: &str| format!("{kind}/{name}");
    let aliases =
        |record: &Record| record.names().skip(1).map(|id| named(record.kind, &normalise_id(id))).collect::<Vec<_>>();
    pairing.by_key(Same::Alias, aliases, |record| Some(named(record.kind, &record.id)));
    pairing.by_content();
    pairing.by_key(Same::IdOfAnotherKind, |record| Some(record.id.as_str()), |record| Some(record.id.as_str()));
    pairing.finish()
}

/// What the full name is made of.
fn name(record: &Record) -> (Kind, Option<&str>, &str) {
    let initiative = match &record.form {
        Form::Inline { initiative, .. } => Some(initiative.as_str()),
        _ => None,
    };
    (record.kind, initiative, &record.id)
}

struct Pairing<'s> {
    base: &'s Strategy,
    head: &'s Strategy,
    /// For each record of the head, that of the base.
    of_head: Vec<Option<(usize, Same)>>,
    /// Which records of the base have one in the head.
    of_base: Vec<bool>,
    /// How many of the base have none.
    left: usize,
}

impl<'s> Pairing<'s> {
    /// Pairs what is left and shares a key. Of several with one key the one in the same file, else the first, is meant.
    fn by_key<K: Hash + Eq, I: IntoIterator<Item = K>>(
        &mut self,
        same: Same,
        of_head: impl Fn(&'s Record) -> I,
        of_base: impl Fn(&'s Record) -> Option<K>,
    ) {
        if self.left == 0 {
            return;
        }
        let mut free: HashMap<K, Vec<usize>> = HashMap::with_capacity(self.left);
        for (number, record) in free_records(self.base, &self.of_base).rev() {
            of_base(record).into_iter().for_each(|key| free.entry(key).or_default().push(number));
        }
        for (number, record) in self.head.records.iter().enumerate() {
            if self.is_paired(number) {
                continue;
            }
            let found = of_head(record).into_iter().find_map(|key| {
                let several = free.get_mut(&key)?;
                let at = if several.len() > 1 { self.in_same_file(several, record) } else { None };
                at.map(|at| several.remove(at)).or_else(|| several.pop())
            });
            if let Some(found) = found {
                self.pair(number, found, same);
            }
        }
    }

    /// Which of several records of the base stands in the file of a record of the head.
    fn in_same_file(&self, several: &[usize], record: &Record) -> Option<usize> {
        let path = self.head.path_of(record);
        let stands_there = |number: &usize| self.base.record(*number).is_some_and(|one| self.base.path_of(one) == path);
        several.iter().position(stands_there)
    }

    fn by_content(&mut self) {
        let free = free_records(self.base, &self.of_base).filter(|(_, record)| !record.broken);
        let mut free: Vec<(usize, Kind, Option<Values>)> =
            free.map(|(number, record)| (number, record.kind, None)).collect();
        if free.is_empty() {
            return;
        }
        let (base, head) = (self.base, self.head);
        let (mut base_places, mut head_places) = (Places::of(base), Places::of(head));
        for (number, record) in head.records.iter().enumerate() {
            let is_candidate =
                !self.is_paired(number) && !record.broken && free.iter().any(|(_, kind, _)| *kind == record.kind);
            if !is_candidate {
                continue;
            }
            let own = values(head, number, &mut head_places, &|other| head.full_name(other));
            let found = free.iter_mut().position(|(other, kind, known)| {
                *kind == record.kind
                    && *known
                        .get_or_insert_with(|| values(base, *other, &mut base_places, &|linked| base.full_name(linked)))
                        == own
            });
            if let Some((other, ..)) = found.map(|at| free.swap_remove(at)) {
                self.pair(number, other, Same::Content);
            }
        }
    }

    fn is_paired(&self, head: usize) -> bool {
        self.of_head.get(head).is_some_and(Option::is_some)
    }

    fn pair(&mut self, head: usize, base: usize, same: Same) {
        if let (Some(of_head), Some(of_base)) = (self.of_head.get_mut(head), self.of_base.get_mut(base)) {
            (*of_head, *of_base) = (Some((base, same)), true);
            self.left -= 1;
        }
    }

    fn finish(self) -> Vec<Match> {
        let of_head = self.of_head.into_iter().enumerate().map(|(head, found)| match found {
            Some((base, same)) => Match { base: Some(base), head: Some(head), same },
            None => Match { base: None, head: Some(head), same: Same::Nothing },
        });
        let gone = self.of_base.iter().enumerate().filter(|(_, is_paired)| !**is_paired);
        let gone = gone.map(|(base, _)| Match { base: Some(base), head: None, same: Same::Nothing });
        of_head.chain(gone).collect()
    }
}

/// The records of the base that have none in the head.
fn free_records<'s>(base: &'s Strategy, of_base: &[bool]) -> impl DoubleEndedIterator<Item = (usize, &'s Record)> {
    let all = base.records.iter().enumerate();
    all.filter(|(number, _)| of_base.get(*number).is_some_and(|is_paired| !is_paired))
}
