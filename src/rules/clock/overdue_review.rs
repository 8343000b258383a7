use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Record, Review};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Date, Kind, Number, ReviewCadence, Status, TimeUnit, Vocabulary, Word};

pub static RULE: Rule = Rule {
    name: "overdue-review",
    group: Group::Clock,
    severity: Severity::Warning,
    limit: Some(50),
    fixable: false,
    page: include_str!("overdue-review.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let reviews: Vec<(usize, &Record, &Review)> = facts
        .of_kind(Kind::Review)
        .filter_map(|(number, record)| Some((number, record, record.body.review()?)))
        .collect();
    // One of which it is not known which meeting it was may have been any of them.
    if facts.strategy.has_unread(Kind::Review) || reviews.iter().any(|(.., review)| review.cadence.get().is_none()) {
        return;
    }
    for (_, cadence) in ReviewCadence::WORDS {
        let of_cadence: Vec<_> =
            reviews.iter().filter(|review| review.2.cadence.get() == Some(&Word::Known(*cadence))).collect();
        if of_cadence.iter().any(|(_, record, review)| review.on.get().is_none() || record.status().is_none()) {
            continue;
        }
        let held = of_cadence.iter().filter_map(|(number, record, review)| {
            let on = review.on.copied().filter(|on| *on <= facts.today && !record.is(Status::Planned))?;
            Some((on, *number))
        });
        let Some((last, number)) = held.max() else { continue };
        let Some((due, patience)) = due(*cadence, facts.limit(&RULE)) else { continue };
        let is_planned = |on: Date| on >= facts.today && facts.today.days_until(on) <= due;
        let planned = of_cadence.iter().filter_map(|(.., review)| review.on.copied()).any(is_planned);
        let age = last.days_until(facts.today);
        if age <= patience || planned {
            continue;
        }
        let told = format!(
            "the last {} review was held {age} days ago, on {last}; the next was due about {}",
            cadence.word(),
            last.plus_days(due)
        );
        let help = "hold it, or put it on the calendar as a record with `status: planned`; if nobody missed it, say so and \
                    give it up: a review that is always late teaches that reviews do not count";
        reports.add(Report::new(Place::field(number, "on"), told).help(help));
    }
}

/// The days from one to the next, and how many of them may pass before it is late.
fn due(cadence: ReviewCadence, limit: u32) -> Option<(i64, i64)> {
    let days = match cadence {
        ReviewCadence::QuarterlyBusiness | ReviewCadence::QuarterlyInitiative => TimeUnit::Quarter.days(),
        ReviewCadence::MonthlyRelease => TimeUnit::Month.days(),
    };
    let share = Number::new(i128::from(limit) + 100, 2)?;
    Some((days.ceiling()?, days.checked_mul(share)?.ceiling()?))
}
