use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, OnceLock};

use super::{Life, State, Version};
use crate::model::Record;

/// What a step left of a file.
pub(super) enum Contents {
    Removed,
    Unknown,
    Records(Vec<Arc<Record>>),
}

/// The chain, read up to one step: which record stands in which file, and the lives so far.
#[derive(Default)]
pub(super) struct Fold {
    files: HashMap<Arc<str>, FileNow>,
    /// Where each full name stands.
    standing: HashMap<Arc<str>, Vec<Standing>>,
    /// A life that another carries on is left without versions.
    pub lives: Vec<Life>,
    /// The life that has a full name now, or had it last.
    pub by_name: HashMap<Arc<str>, usize>,
    /// The life that carries another on.
    pub carried_on: HashMap<usize, usize>,
    /// The full names that lives had before, with the life.
    pub former: HashMap<Arc<str>, usize>,
}

/// A file as the last step left it.
#[derive(Default)]
struct FileNow {
    /// Full names with what they say; none where that cannot be known.
    entries: Vec<(Arc<str>, Option<Arc<Record>>)>,
    /// The steps since it was last read at which it changed and could not be.
    unread: Vec<usize>,
}

struct Standing {
    path: Arc<str>,
    number: usize,
    record: Option<Arc<Record>>,
}

/// The lives that a step touched, by name.
#[derive(Default)]
pub(super) struct Touched {
    pub names: BTreeSet<Arc<str>>,
    /// Lives that began in it.
    pub born: Vec<usize>,
    /// Lives that were there before it and not after.
    pub gone: Vec<usize>,
}

impl Fold {
    /// Carries every change of a step over. First all files, then all lives: a record may move from one file to another.
    pub fn step(&mut self, step: usize, changes: Vec<(Arc<str>, Contents)>) {
        let mut touched = Touched::default();
        for (path, contents) in changes {
            self.replace(step, &path, contents, &mut touched.names);
        }
        for name in &touched.names {
            let known = |standing: &&Standing| (standing.record.is_none(), standing.path.clone(), standing.number);
            // Of several with one full name the first by path is meant; while they stand nobody can tell what it says.
            let several = self.standing.get(name).map_or(&[][..], Vec::as_slice);
            let is_told = several.len() < 2 || !self.by_name.contains_key(name);
            let meant = several.iter().min_by_key(known);
            let meant = meant.map(|standing| (standing.path.clone(), standing.record.clone().filter(|_| is_told)));
            match (self.by_name.get(name).copied(), meant) {
                (None, None) => {}
                (None, Some((path, record))) => touched.born.extend(self.begin(name, step, path, record)),
                (Some(life), Some((path, record))) => self.go_on(life, step, path, record),
                (Some(life), None) => touched.gone.extend(self.end(life, step).then_some(life)),
            }
        }
        self.carry_on(step, &touched);
    }

    /// The records that a file holds now, each the one that its life keeps.
    pub fn records_of(&self, path: &str) -> Vec<Arc<Record>> {
        let entries = self.files.get(path).map_or(&[][..], |file| &file.entries);
        entries.iter().filter_map(|(_, record)| record.clone()).collect()
    }

    /// Whether a file holds exactly these records.
    pub fn holds<'r>(&self, path: &str, records: impl ExactSizeIterator<Item = &'r Record>) -> bool {
        let entries = self.files.get(path).map_or(&[][..], |file| &file.entries);
        let is_same = |(held, record): (&(Arc<str>, Option<Arc<Record>>), &Record)| {
            held.1.as_ref().is_some_and(|held| held.form == record.form && held.says_the_same(record))
        };
        entries.len() == records.len() && entries.iter().zip(records).all(is_same)
    }

    pub fn paths(&self) -> impl Iterator<Item = &Arc<str>> {
        self.files.keys()
    }

    fn replace(&mut self, step: usize, path: &Arc<str>, contents: Contents, touched: &mut BTreeSet<Arc<str>>) {
        let before = self.files.remove(path).unwrap_or_default();
        for (name, _) in &before.entries {
            if let Some(several) = self.standing.get_mut(name) {
                several.retain(|standing| standing.path != *path);
            }
            touched.insert(name.clone());
        }
        let after = match contents {
            Contents::Removed => return,
            Contents::Unknown => {
                let entries = before.entries.into_iter().map(|(name, _)| (name, None)).collect();
                FileNow { entries, unread: before.unread.into_iter().chain([step]).collect() }
            }
            Contents::Records(records) => self.read(records, before, path),
        };
        for (number, (name, record)) in after.entries.iter().enumerate() {
            touched.insert(name.clone());
            let standing = Standing { path: path.clone(), number, record: record.clone() };
            self.standing.entry(name.clone()).or_default().push(standing);
        }
        self.files.insert(path.clone(), after);
    }

    fn read(&mut self, records: Vec<Arc<Record>>, before: FileNow, path: &Arc<str>) -> FileNow {
        let is_broken = records.iter().any(|record| record.broken);
        let mut entries: Vec<(Arc<str>, Option<Arc<Record>>)> = Vec::with_capacity(records.len());
        for record in records {
            let name: Arc<str> = record.full_name().into();
            let record = self.as_kept(&name, record);
            if !before.unread.is_empty() && !self.by_name.contains_key(&name) {
                // It may have been there all the while.
                for step in &before.unread {
                    self.version(&name, *step, path.clone(), State::Unknown, &record);
                }
            }
            entries.push((name, Some(record)));
        }
        if is_broken {
            // What cannot be found in a file that does not parse may be there all the same.
            let lost = before.entries.into_iter().filter(|(name, _)| entries.iter().all(|(other, _)| other != name));
            let lost: Vec<_> = lost.map(|(name, _)| (name, None)).collect();
            if !lost.is_empty() {
                let is_known = |name: &Arc<str>| self.by_name.contains_key(name);
                entries.retain(|(name, record)| is_known(name) || record.as_ref().is_some_and(|one| !one.broken));
                entries.extend(lost);
            }
        }
        FileNow { entries, unread: Vec::new() }
    }

    /// The record that the life of that name keeps already, where it says the same: the newly read one is dropped.
    fn as_kept(&self, name: &str, record: Arc<Record>) -> Arc<Record> {
        let life = self.by_name.get(name).and_then(|life| self.lives.get(*life));
        match life.and_then(Life::last).map(|version| &version.state) {
            Some(State::Present(kept)) if kept.form == record.form && kept.says_the_same(&record) => kept.clone(),
            _ => record,
        }
    }

    fn begin(&mut self, name: &Arc<str>, step: usize, path: Arc<str>, record: Option<Arc<Record>>) -> Option<usize> {
        let record = record?;
        let life = self.lives.len();
        self.version(name, step, path, State::Present(record.clone()), &record);
        Some(life)
    }

    /// Adds a version to the life of a name, which begins with it if there is none.
    fn version(&mut self, name: &Arc<str>, step: usize, path: Arc<str>, state: State, record: &Record) {
        let number = *self.by_name.entry(name.clone()).or_insert_with(|| {
            let id = name.split_once('/').map_or(name.as_ref(), |(_, id)| id).to_owned();
            self.lives.push(Life {
                kind: record.kind,
                id,
                path: path.clone(),
                versions: Vec::new(),
                taken: OnceLock::new(),
            });
            self.lives.len() - 1
        });
        if let Some(life) = self.lives.get_mut(number) {
            life.versions.push(Version { step, path, state });
        }
    }

    fn go_on(&mut self, life: usize, step: usize, path: Arc<str>, record: Option<Arc<Record>>) {
        let Some(life) = self.lives.get_mut(life) else { return };
        life.path = path.clone();
        let state = record.map_or(State::Unknown, State::Present);
        let is_same = match (life.versions.last().map(|version| &version.state), &state) {
            (Some(State::Present(before)), State::Present(after)) => {
                Arc::ptr_eq(before, after) || before.says_the_same(after)
            }
            _ => false,
        };
        if !is_same {
            life.versions.push(Version { step, path, state });
        }
    }

    /// Whether it was there until now.
    fn end(&mut self, life: usize, step: usize) -> bool {
        let Some(life) = self.lives.get_mut(life) else { return false };
        let was_there = life.versions.last().is_some_and(|version| !version.state.is_gone());
        if was_there {
            life.versions.push(Version { step, path: life.path.clone(), state: State::Gone });
        }
        was_there
    }
}
