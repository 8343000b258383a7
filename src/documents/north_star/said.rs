//! What was heard, and where it is written down.

use std::collections::BTreeSet;

use super::parts::{Heard, Named, rooted};
use crate::graph::Strategy;
use crate::model::Research;
use crate::model::kinds::Evidence;
use crate::typed::{Many, RefOrText};
use crate::values::{Kind, Status};

/// The research that is done and that a record rests on, whichever side says so, the newest first.
pub(super) fn heard(strategy: &Strategy, numbers: &[usize]) -> Vec<Heard> {
    let mut found = BTreeSet::new();
    for number in numbers {
        found.extend(strategy.targets(*number, "evidence"));
        found.extend(strategy.sources(*number, "informs"));
        found.extend(strategy.linked_from_text(*number));
    }
    let research = |number: usize| {
        let record = strategy.record(number).filter(|record| !record.broken && record.is(Status::Done))?;
        Some((number, record.body.research()?))
    };
    let mut heard: Vec<Heard> =
        found.into_iter().filter_map(research).map(|(number, research)| one(strategy, number, research)).collect();
    // What bears no day comes last; of one day as they stand.
    heard.sort_by(|one, other| other.on.cmp(&one.on));
    heard
}

fn one(strategy: &Strategy, number: usize, research: &Research) -> Heard {
    Heard {
        source: Named::of(strategy, number),
        on: research.on.get().map(ToString::to_string),
        method: research.method.get().map(|method| method.word().to_owned()),
        participants: super::parts::text(strategy, number, &research.participants),
        findings: research.findings.iter().map(|finding| rooted(strategy, number, finding)).collect(),
    }
}

/// Evidence that is a sentence or an address.
pub(super) fn in_words(strategy: &Strategy, number: usize) -> Vec<String> {
    let Some(record) = strategy.record(number) else { return Vec::new() };
    let evidence: Option<&Many<RefOrText<Evidence>>> = match record.kind {
        Kind::Initiative => record.body.initiative().map(|body| &body.evidence),
        Kind::Vision => record.body.vision().map(|body| &body.evidence),
        _ => None,
    };
    let words = evidence.into_iter().flatten().filter_map(|item| match item {
        RefOrText::Ref(_) => None,
        RefOrText::Link(text) | RefOrText::Sentence(text) => Some(rooted(strategy, number, text)),
    });
    words.collect()
}
