use super::Share;
use crate::rules::Facts;
use crate::rules::shared::experiments::concluded;
use crate::rules::shared::reasons::says_why;
use crate::values::{Kind, Status, Verdict};

/// Whether an experiment refuted what we had believed. One of which the verdict is not written, or that cannot be read, may
/// have.
pub fn refuted(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Share {
    let all = concluded(facts).filter(|one| concerns(one.number));
    let known = all.map(|one| (one.number, one.verdict().map(|verdict| verdict == Verdict::Refuted)));
    let broken = facts.strategy.of_kind(Kind::Experiment).filter(|(number, record)| record.broken && concerns(*number));
    Share::of(facts.strategy, known.chain(broken.map(|(number, _)| (number, None))))
}

/// Whether it is on record why an intent or an initiative was stopped.
pub fn stopped(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Share {
    let all = facts.records().filter(|(number, record)| {
        matches!(record.kind, Kind::Intent | Kind::Initiative) && record.is(Status::Stopped) && concerns(*number)
    });
    Share::of(facts.strategy, all.map(|(number, record)| (number, says_why(record))))
}
