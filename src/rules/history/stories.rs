use crate::history::{Life, Story};
use crate::rules::Facts;

/// The stories of the records that stand in the head and ever said something else.
pub fn stories<'s>(facts: &Facts<'s>) -> impl Iterator<Item = Story<'s>> {
    let several = |life: &Life| life.versions.len() > 1;
    stories_where(facts, several).filter(|story| story.told.len() > 1)
}

/// The stories of the records that stand in the head and whose lives are of a sort; those who never said anything else
/// among them.
pub fn stories_where<'s>(facts: &Facts<'s>, is_of: impl Fn(&Life) -> bool) -> impl Iterator<Item = Story<'s>> {
    let strategy = facts.strategy;
    let lives = facts.past;
    facts.records().filter_map(move |(number, _)| {
        let lives = lives?;
        let life = lives.of_record(number).filter(|life| is_of(life))?;
        Some(Story::of(strategy, lives, life, Some(number))).filter(|story| !story.told.is_empty())
    })
}
