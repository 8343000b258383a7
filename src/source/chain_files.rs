use std::collections::BTreeSet;

use super::{Chain, FileChange, Step};

impl Chain {
    /// The same chain with the changes of some files only: the named ones, whether or not the chain has them, and those
    /// from which what they hold may have come. Every step stays, so that days and numbers are what they were.
    ///
    /// Seen from the newest step back: where a file appears, what it holds may have stood in a file that the same step
    /// removed or changed, unless one of these had exactly its content; where it changes, in a file that the step
    /// removed. An entry that moves between two files that both go on is not followed.
    pub fn of_files(mut self, mut files: BTreeSet<String>) -> Chain {
        for step in self.steps.iter().rev() {
            let came_from = sources(step, &files);
            files.extend(came_from);
        }
        for step in &mut self.steps {
            step.changes.retain(|change| files.contains(&change.path));
        }
        Chain { files: Some(files), ..self }
    }

    /// Whether the changes of a file are among those of this chain, where it has any.
    pub fn follows(&self, path: &str) -> bool {
        self.files.as_ref().is_none_or(|files| files.contains(path))
    }
}

/// The files from which a step may have moved something into the followed ones.
fn sources(step: &Step, files: &BTreeSet<String>) -> Vec<String> {
    let is_followed = |change: &&FileChange| files.contains(&change.path);
    let followed = || step.changes.iter().filter(is_followed);
    if followed().next().is_none() {
        return Vec::new();
    }
    let others = || step.changes.iter().filter(|change| !is_followed(change));
    let moved_whole = |appeared: &FileChange| {
        others().find(|change| change.after.is_none() && change.before == appeared.after).map(|change| &change.path)
    };
    let mut came_from = BTreeSet::new();
    for change in followed().filter(|change| change.after.is_some()) {
        match (change.before, moved_whole(change)) {
            (None, Some(path)) => drop(came_from.insert(path)),
            (None, None) => came_from.extend(others().filter(|other| other.before.is_some()).map(|other| &other.path)),
            (Some(_), _) => came_from.extend(others().filter(|other| other.after.is_none()).map(|other| &other.path)),
        }
    }
    came_from.into_iter().cloned().collect()
}
