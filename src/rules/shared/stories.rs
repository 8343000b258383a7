use crate::graph::Strategy;
use crate::model::{Activity, Factor, Record, Story, StoryMap};
use crate::rules::Facts;
use crate::typed::Field;
use crate::values::Kind;

/// The story maps that hold and of which every story and every release can be read.
pub fn story_maps<'s>(facts: &Facts<'s>) -> impl Iterator<Item = (usize, &'s Record, &'s StoryMap)> + use<'s> {
    let maps = facts.of_kind(Kind::StoryMap).filter(|(_, record)| !record.has_ended());
    maps.filter_map(|(number, record)| Some((number, record, record.body.story_map().filter(|map| is_known(map))?)))
}

pub fn stories(activity: &Activity) -> impl Iterator<Item = &Story> {
    activity.steps.iter().flat_map(|step| step.stories.iter().map(|story| &**story))
}

/// Every story of a map.
pub fn all_stories(map: &StoryMap) -> impl Iterator<Item = &Story> {
    map.activities.iter().flat_map(|activity| stories(activity))
}

pub fn is_in(story: &Story, release: &str) -> bool {
    story.release.get().is_some_and(|named| &*named.0 == release)
}

/// Also a release that a story names and the map does not have is something that nothing follows from.
pub fn is_known(map: &StoryMap) -> bool {
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

/// The activities that the first release does nothing for, so that nobody can go through from end to end with it.
pub fn gaps<'m>(map: &'m StoryMap, first: &str) -> Vec<&'m Activity> {
    // Where no story is given to a release the map is still being drawn.
    if all_stories(map).all(|story| story.release.is_absent()) {
        return Vec::new();
    }
    // An activity without any story is one that needs nothing new.
    let is_gap = |activity: &&Activity| {
        stories(activity).next().is_some() && !stories(activity).any(|story| is_in(story, first))
    };
    map.activities.iter().map(|activity| &**activity).filter(is_gap).collect()
}

/// Whether a story names a factor, in the same words.
pub fn names(story: &Story, factor: &Factor) -> bool {
    match (story.factor.get(), factor.text.get()) {
        (Some(named), Some(text)) => plain(&named.0) == plain(&text.0),
        _ => false,
    }
}

/// Words in which two factors are compared: blanks, capitals and a full stop are no difference.
pub fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_lowercase()
}

/// Whether a story of a map is to move the metric of a factor of a North Star document.
pub fn moves(strategy: &Strategy, (map, story): (usize, &Story), (document, factor): (usize, &Factor)) -> bool {
    let metric = factor.metric.get().and_then(|metric| strategy.target(document, *metric));
    let moved = story.outcome.get().and_then(|outcome| strategy.target(map, *outcome));
    metric.is_some() && moved == metric
}
