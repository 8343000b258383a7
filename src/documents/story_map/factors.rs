use std::collections::HashSet;

use super::words;
use crate::graph::Strategy;
use crate::model::{Factor, Record, Story};
use crate::rules::shared::stories::{all_stories, is_known, moves, plain};
use crate::values::Kind;

/// Something that must be true, and the stories that work for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct MapFactor {
    /// What must be true.
    pub text: String,
    /// The full name of the North Star document that has it.
    pub document: String,
    /// The titles of the stories that name it or are to move its metric.
    pub stories: Vec<String>,
    /// Whether there is no other: all of the maps can be read, and every factor that a story names is one of these.
    pub is_known: bool,
}

/// The factors of the North Star documents of what a map is of, each with its stories, those of other maps of it too.
pub(super) fn factors(strategy: &Strategy, map: usize, subject: usize) -> Vec<MapFactor> {
    let all = strategy.sources(subject, "for");
    let of_kind = |kind: Kind| all.iter().copied().filter(move |number| strategy.is_kind(*number, kind));
    let record = |number: usize| strategy.record(number).map(|record| (number, record));
    let holds = |number: usize, record: &Record| number == map || !record.has_ended();
    let maps: Vec<(usize, &Record)> =
        of_kind(Kind::StoryMap).filter_map(record).filter(|(number, record)| holds(*number, record)).collect();
    let documents: Vec<(usize, &Record)> =
        of_kind(Kind::NorthStar).filter_map(record).filter(|(_, record)| !record.has_ended()).collect();
    let bodies = || maps.iter().filter_map(|(number, record)| Some((*number, record.body.story_map()?)));
    let stories: Vec<(usize, &Story)> =
        bodies().flat_map(|(number, map)| all_stories(map).map(move |story| (number, story))).collect();
    let found: Vec<(usize, &Factor)> = documents
        .iter()
        .filter_map(|(number, record)| Some((*number, record.body.north_star()?)))
        .flat_map(|(number, document)| document.factors.iter().map(move |factor| (number, &**factor)))
        .collect();
    let texts: HashSet<String> =
        found.iter().filter_map(|(_, factor)| factor.text.get()).map(|text| plain(&text.0)).collect();
    // A story that names a factor in other words may be meant for any of them.
    let named: Vec<Option<String>> =
        stories.iter().map(|(_, story)| story.factor.get().map(|factor| plain(&factor.0))).collect();
    let is_whole = maps.iter().all(|(_, record)| !record.broken) && bodies().all(|(_, map)| is_known(map));
    let is_known = is_whole
        && named.iter().any(Option::is_some)
        && stories.iter().zip(&named).all(|((_, story), named)| match named {
            Some(named) => texts.contains(named),
            None => story.factor.is_absent(),
        });
    let entry = |(document, factor): (usize, &Factor)| -> Option<MapFactor> {
        let text = words(&factor.text)?;
        let wanted = plain(&text);
        let works = |(at, named): &(&(usize, &Story), &Option<String>)| {
            named.as_ref() == Some(&wanted) || moves(strategy, **at, (document, factor))
        };
        let working = stories.iter().zip(&named).filter(works);
        let title = |((_, story), _): (&(usize, &Story), &Option<String>)| words(&story.title);
        let stories = working.filter_map(title).collect();
        Some(MapFactor { text, document: strategy.full_name(document), stories, is_known })
    };
    found.into_iter().filter_map(entry).collect()
}
