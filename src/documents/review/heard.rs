use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::documents::gist;
use crate::graph::Strategy;
use crate::rules::shared::heard::{Heard as Source, sentence};
use crate::typed::RefOrText;
use crate::values::{Date, Kind, Status};

/// What was heard of a problem: research, or evidence in words.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Heard {
    /// The research; nothing for a sentence or an address.
    pub record: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// How it was done.
    pub method: Option<String>,
    /// The day.
    pub on: Option<Date>,
    /// How many took part.
    pub participants: Option<String>,
    /// The first of its findings, or the sentence.
    pub said: Option<String>,
}

/// So much of it is told of one initiative.
const MOST: usize = 3;

/// What was heard of an initiative, the latest first; then what is written as evidence in words; where neither is there, what
/// its problem tells. And how much more.
pub fn heard(strategy: &Strategy, source: &Source, number: usize) -> (Vec<Heard>, usize) {
    let named = strategy.targets(number, "evidence").chain(strategy.sources(number, "informs"));
    let research: BTreeSet<usize> = named.filter(|source| strategy.is_kind(*source, Kind::Research)).collect();
    let mut all: Vec<Heard> = research.into_iter().filter_map(|number| of_research(strategy, number)).collect();
    all.sort_by(|one, other| (Reverse(one.on), &one.record).cmp(&(Reverse(other.on), &other.record)));
    let initiative = strategy.record(number).and_then(|record| record.body.initiative());
    let words = initiative.into_iter().flat_map(|initiative| initiative.evidence.iter());
    all.extend(words.filter_map(|item| match item {
        RefOrText::Ref(_) => None,
        RefOrText::Link(text) | RefOrText::Sentence(text) => {
            Some(Heard { said: Some(text.clone()), ..Heard::default() })
        }
    }));
    // What the problem itself tells, in words that say where they were heard: that counts as heard elsewhere too.
    let told = initiative.and_then(|initiative| initiative.problem.get()).filter(|_| all.is_empty());
    let said = told.and_then(|problem| gist(sentence(source, problem)?));
    all.extend(said.map(|said| Heard { said: Some(said), ..Heard::default() }));
    let more = all.len().saturating_sub(MOST);
    all.truncate(MOST);
    (all, more)
}

fn of_research(strategy: &Strategy, number: usize) -> Option<Heard> {
    let record = strategy.record(number).filter(|record| !record.broken && record.is(Status::Done))?;
    let research = record.body.research()?;
    Some(Heard {
        record: Some(record.full_name()),
        title: Some(record.title.clone()),
        method: research.method.get().map(|method| method.word().to_owned()),
        on: research.on.copied(),
        participants: research.participants.get().map(|text| text.0.clone()),
        said: research.findings.iter().find_map(|finding| gist(finding)),
    })
}
