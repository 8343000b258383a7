use super::missed::{Missed, missed};
use crate::finding::Severity;
use crate::graph::Place;
use crate::history::Lives;
use crate::model::{Record, Review};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Date, Kind, Status};

pub static RULE: Rule = Rule {
    name: "rubber-stamp-review",
    group: Group::History,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("rubber-stamp-review.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let mut all: Vec<(Date, usize, &Record, &Review)> = facts.of_kind(Kind::Review).filter_map(held).collect();
    all.retain(|(_, number, ..)| !is_ignored(facts, *number));
    all.sort_by_key(|(on, number, ..)| (*on, *number));
    for (at, (on, number, record, review)) in all.iter().enumerate() {
        let cadence = |review: &Review| review.cadence.get().and_then(|cadence| cadence.known());
        let mut earlier = all.iter().take(at).rev().filter(|(.., other)| cadence(other) == cadence(review));
        let Some((before, earlier_number, earlier_record, earlier)) = earlier.next() else { continue };
        if !decides_nothing(review) || !decides_nothing(earlier) {
            continue;
        }
        let mut both = facts.strategy.targets(*number, "covers").filter_map(|covered| {
            missed(facts, *earlier_number, covered, *before)?;
            missed(facts, *number, covered, *on)
        });
        let Some(Missed { name, metric, reading, target }) = both.next() else { continue };
        if ![*number, *earlier_number].iter().all(|number| is_seen_to_begin(facts, *number)) {
            let told = "the history at hand does not show what was promised when a review was accepted";
            reports.unjudged(told, facts.past.and_then(Lives::command));
            continue;
        }
        let told = format!(
            "{}, and {} before it, decided nothing while {name} was past its date and short of its target: `{metric}` \
             was at {reading}, and {target} was promised",
            record.full_name(),
            earlier_record.full_name()
        );
        let help = "write down under `decisions` what was decided about it, if only to go on and why; or look at it in no review";
        reports.add(Report::new(Place::field(*number, "decisions"), told).help(help));
    }
}

/// A review that was held, with its day.
fn held((number, record): (usize, &Record)) -> Option<(Date, usize, &Record, &Review)> {
    let review = record.body.review().filter(|_| record.is(Status::Done))?;
    Some((review.on.copied()?, number, record, review))
}

/// Whether a revision that is not to be judged brought it: what was promised when it was held is not known.
fn is_ignored(facts: &Facts<'_>, number: usize) -> bool {
    let life = facts.past.and_then(|lives| Some((lives, lives.of_record(number)?.first()?)));
    life.is_some_and(|(lives, first)| lives.is_ignored(first.step))
}

fn is_seen_to_begin(facts: &Facts<'_>, number: usize) -> bool {
    let lives = facts.past.and_then(|lives| Some((lives, lives.of_record(number)?)));
    lives.is_some_and(|(lives, life)| lives.has_beginning(life))
}

fn decides_nothing(review: &Review) -> bool {
    review.decisions.items.is_empty() && review.decisions.unread == 0
}
