use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::fold::{Contents, Fold};
use crate::config::Settings;
use crate::model::Record;
use crate::model::reading::{Place, classify, typed_records};
use crate::source::{BlobId, ReadProblem, Step};

/// How many files are read at once. What a file says is kept only where it says something new, so that a collection of
/// which a thousand steps changed one entry each is not kept a thousand times; until then all of it is in memory.
const AT_ONCE: usize = 64;

/// Reads a blob; called from several threads.
pub(super) type Read<'r> = &'r (dyn Fn(BlobId) -> Result<String, ReadProblem> + Sync);

type Version = (Arc<str>, BlobId);

/// The files of all steps, each version read once however often it comes.
pub(super) struct Parsed<'r> {
    settings: &'r Settings,
    read: Read<'r>,
    /// None: it cannot be read.
    records: HashMap<Version, Option<Vec<Arc<Record>>>>,
    /// How many contents this clone does not have.
    pub lacking: usize,
}

impl<'r> Parsed<'r> {
    pub fn new(settings: &'r Settings, read: Read<'r>) -> Parsed<'r> {
        Parsed { settings, read, records: HashMap::new(), lacking: 0 }
    }

    /// Carries the steps over, some at a time.
    pub fn fold(&mut self, steps: &[Step], fold: &mut Fold, progress: &mut dyn FnMut(usize)) {
        let mut done = 0;
        while let Some(rest) = steps.get(done..).filter(|rest| !rest.is_empty()) {
            let (count, wanted) = self.next(rest);
            self.parse(wanted);
            for step in rest.iter().take(count) {
                self.carry_over(done, step, fold);
                done += 1;
                progress(done);
            }
        }
    }

    /// The number of steps to take next, at least one, and the versions that they bring.
    fn next(&self, steps: &[Step]) -> (usize, Vec<Version>) {
        let mut wanted = Vec::new();
        let mut seen = HashSet::new();
        for (number, step) in steps.iter().enumerate() {
            for change in &step.changes {
                let Some(blob) = change.after else { continue };
                let version: Version = (change.path.as_str().into(), blob);
                if !self.records.contains_key(&version) && seen.insert(version.clone()) {
                    wanted.push(version);
                }
            }
            if wanted.len() >= AT_ONCE {
                return (number + 1, wanted);
            }
        }
        (steps.len(), wanted)
    }

    fn parse(&mut self, wanted: Vec<Version>) {
        let (settings, read) = (self.settings, self.read);
        let one = |version: Version| {
            let place = classify(&version.0, settings);
            let parsed = match place {
                Place::Config => Ok(Vec::new()),
                _ => read(version.1).map(|text| {
                    let records = typed_records(&version.0, &text, place, settings);
                    records.into_iter().map(|(record, _)| Arc::new(record)).collect()
                }),
            };
            (version, parsed)
        };
        let parsed: Vec<_> = wanted.into_par_iter().map(one).collect();
        self.lacking += parsed.iter().filter(|(_, parsed)| matches!(parsed, Err(ReadProblem::Lacking))).count();
        self.records.extend(parsed.into_iter().map(|(version, parsed)| (version, parsed.ok())));
    }

    fn carry_over(&mut self, number: usize, step: &Step, fold: &mut Fold) {
        let mut changes = Vec::with_capacity(step.changes.len());
        let mut came = Vec::new();
        for change in &step.changes {
            let path: Arc<str> = change.path.as_str().into();
            let contents = match change.after.map(|blob| (path.clone(), blob)) {
                None => Contents::Removed,
                Some(version) => match self.records.get(&version) {
                    Some(Some(records)) => {
                        let records = records.clone();
                        came.push(version);
                        Contents::Records(records)
                    }
                    _ => Contents::Unknown,
                },
            };
            changes.push((path, contents));
        }
        fold.step(number, changes);
        for version in came {
            let kept = fold.records_of(&version.0);
            if let Some(Some(records)) = self.records.get_mut(&version).filter(|own| is_as_long(own, &kept)) {
                *records = kept;
            }
        }
    }
}

/// A file that does not parse may have been given more, or fewer, records than it shows.
fn is_as_long(own: &Option<Vec<Arc<Record>>>, kept: &[Arc<Record>]) -> bool {
    own.as_ref().is_some_and(|own| own.len() == kept.len())
}
