use super::commitments::{entry, one_an_entry};
use crate::compare::FieldChange;
use crate::finding::FieldPath;
use crate::history::{Story, Told};

/// Another metric took the place of the one that counted.
pub struct Switch {
    /// What went: the target or bound of the old one.
    pub change: FieldChange,
    pub old: String,
    /// In the order in which they are written; at least one.
    pub new: Vec<String>,
}

/// What became of the primary metric, the first that is written, since work began: whether it is gone and others came.
pub fn switch(story: &Story<'_>) -> Option<Switch> {
    let (first, last) = (story.told.get(story.begun()?)?, story.told.last()?);
    let (before, mut new) = (metrics(story, first), metrics(story, last));
    let old = before.first()?.clone();
    if new.contains(&old) {
        return None;
    }
    new.retain(|metric| !before.contains(metric));
    let moved = story.moved_since_begun(|path| is_measure(path) && path.segments().nth(1) == Some(&old));
    let change = one_an_entry(moved).into_iter().next().filter(|change| change.to.is_none())?;
    (!new.is_empty()).then_some(Switch { change, old, new })
}

impl Switch {
    /// Whether a path leads to one of those that came.
    pub fn came(&self, path: &FieldPath) -> bool {
        is_measure(path) && entry(path).segments().nth(1).is_some_and(|name| self.new.iter().any(|new| new == name))
    }
}

fn is_measure(path: &FieldPath) -> bool {
    ["outcomes", "success"].contains(&path.field())
}

/// The metrics by which it is judged, the primary one first.
fn metrics(story: &Story<'_>, told: &Told<'_>) -> Vec<String> {
    let body = &told.record.body;
    let outcomes = body.intent().map(|body| &body.outcomes).or(body.initiative().map(|body| &body.outcomes));
    let of_outcomes =
        outcomes.into_iter().flatten().filter_map(|outcome| outcome.metric.get()).map(|found| found.number);
    let success = body.experiment().map(|body| &body.success);
    let of_success = success.into_iter().flatten().filter_map(|asked| asked.metric.get()).map(|found| found.number);
    of_outcomes.chain(of_success).filter_map(|number| story.linked(told, number)).collect()
}
