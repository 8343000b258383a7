use crate::model::{Activity, Record, Story, StoryMap};
use crate::rules::Facts;
use crate::typed::Field;
use crate::values::Kind;

/// The story maps that hold and of which every story and every release can be read.
pub(super) fn story_maps<'s>(facts: &Facts<'s>) -> impl Iterator<Item = (usize, &'s Record, &'s StoryMap)> + use<'s> {
    let maps = facts.of_kind(Kind::StoryMap).filter(|(_, record)| !record.has_ended());
    maps.filter_map(|(number, record)| Some((number, record, record.body.story_map().filter(|map| is_known(map))?)))
}

pub(super) fn stories(activity: &Activity) -> impl Iterator<Item = &Story> {
    activity.steps.iter().flat_map(|step| step.stories.iter().map(|story| &**story))
}

/// Every story of a map.
pub(super) fn all_stories(map: &StoryMap) -> impl Iterator<Item = &Story> {
    map.activities.iter().flat_map(|activity| stories(activity))
}

pub(super) fn is_in(story: &Story, release: &str) -> bool {
    story.release.get().is_some_and(|named| &*named.0 == release)
}

/// Also a release that a story names and the map does not have is something that nothing follows from.
fn is_known(map: &StoryMap) -> bool {
    let steps = || map.activities.iter().flat_map(|activity| activity.steps.iter());
    let unread = map.activities.unread
        + map.releases.unread
        + map.activities.iter().map(|activity| activity.steps.unread).sum::<usize>()
        + steps().map(|step| step.stories.unread).sum::<usize>();
    let ids = || map.releases.iter().map(|release| &release.id);
    let has = |name: &str| ids().any(|id| id.get().is_some_and(|id| &*id.0 == name));
    let is_known = |story: &Story| match &story.release {
        Field::Absent => true,
        Field::Present(release) => has(&release.0),
        Field::Invalid => false,
    };
    unread == 0 && ids().all(|id| id.get().is_some()) && all_stories(map).all(is_known)
}
