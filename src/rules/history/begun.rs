use super::stories::stories_where;
use crate::compare::FieldChange;
use crate::finding::FieldPath;
use crate::history::{Story, has_result};
use crate::model::Record;
use crate::rules::{Facts, Reports};

impl Story<'_> {
    /// The number of the first version that shows that work on it had begun: it is under way, has a result or ended well.
    pub fn begun(&self) -> Option<usize> {
        self.told.iter().position(|told| has_begun(told.record))
    }

    /// What changed once work on it had begun, to this day, by path. What came back to what it was did not change.
    pub fn moved_since_begun(&self, is_about: impl Fn(&FieldPath) -> bool) -> Vec<FieldChange> {
        self.begun().map_or(Vec::new(), |begun| self.moved(begun, self.told.len(), is_about))
    }

    /// "when work began on 2026-02-01", or the day of which no more is known than that it had begun.
    pub fn when_begun(&self) -> String {
        self.begun().map_or(String::new(), |begun| self.when(begun))
    }

    /// The same of another version from which on it is judged.
    pub fn when(&self, begun: usize) -> String {
        let day = self.day(begun).map_or(String::new(), |day| format!(" on {day}"));
        match self.start() == Some(begun) && self.lives.has_start(self.life) {
            true => format!("when work began{day}"),
            false => format!("when work was under way{day}"),
        }
    }

    /// The number of the version that shows what a change came to.
    pub fn changed_at(&self, change: &FieldChange) -> Option<usize> {
        let edits = self.edits();
        edits.iter().rfind(|edit| edit.change.path == change.path).map(|edit| edit.after)
    }

    /// Whether nothing that is not known lies between a version and the next. That it was not there for a while is known.
    pub fn is_one_step(&self, before: usize) -> bool {
        let step = |version: usize| self.told.get(version).map_or(0, |told| told.step);
        let between =
            self.life.versions.iter().filter(|version| (step(before)..step(before + 1)).contains(&version.step));
        !between.into_iter().any(|version| version.state.is_unknown())
    }

    /// Whether the first version at hand has a field of a sort.
    pub fn says(&self, is_about: impl Fn(&FieldPath) -> bool) -> bool {
        self.told.first().is_some_and(|told| told.values.0.keys().any(is_about))
    }

    /// Whether a version belongs to a revision that is not to be judged.
    pub fn is_ignored(&self, version: usize) -> bool {
        self.told.get(version).is_some_and(|told| self.lives.is_ignored(told.step))
    }
}

/// Says so where work began before the history at hand does, though nothing of it changed since.
pub fn tell_unseen_starts(facts: &Facts<'_>, reports: &mut Reports) {
    let Some((lives, command)) = facts.past.and_then(|lives| Some((lives, lives.command()?))) else { return };
    if stories_where(facts, |life| !lives.has_start(life)).any(|story| story.begun().is_some()) {
        let reason = "some work began before the history at hand: what changed between its start and then is not known";
        reports.unjudged(reason, Some(command));
    }
}

fn has_begun(record: &Record) -> bool {
    record.is_under_way() || has_result(record) || (record.has_ended() && !record.has_ended_badly())
}
