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
    for Meetings { cadence, last, number, due, .. } in meetings(facts).into_iter().filter(|held| held.is_overdue) {
        let age = last.days_until(facts.today);
        let told = format!(
            "the last {} review was held {age} days ago, on {last}; the next was due about {due}",
            cadence.word()
        );
        let help = "hold it, or put it on the calendar as a record with `status: planned`; if nobody missed it, say so and \
                    give it up: a review that is always late teaches that reviews do not count";
        reports.add(Report::new(Place::field(number, "on"), told).help(help));
    }
}

/// The meetings of one cadence that is in use.
pub struct Meetings {
    pub cadence: ReviewCadence,
    /// The day of the last that was held, and its record.
    pub last: Date,
    pub number: usize,
    /// When the next is due, about.
    pub due: Date,
    /// It is late by more than is put up with, and none is planned.
    pub is_overdue: bool,
}

/// The cadences of which every meeting is known; none where it is not known which meeting one was.
pub fn meetings(facts: &Facts<'_>) -> Vec<Meetings> {
    let reviews: Vec<(usize, &Record, &Review)> = facts
        .of_kind(Kind::Review)
        .filter_map(|(number, record)| Some((number, record, record.body.review()?)))
        .collect();
    // One of which it is not known which meeting it was may have been any of them.
    if facts.strategy.has_unread(Kind::Review) || reviews.iter().any(|(.., review)| review.cadence.get().is_none()) {
        return Vec::new();
    }
    let of_cadence = |cadence: ReviewCadence| {
        let of_cadence: Vec<_> =
            reviews.iter().filter(|review| review.2.cadence.get() == Some(&Word::Known(cadence))).collect();
        if of_cadence.iter().any(|(_, record, review)| review.on.get().is_none() || record.status().is_none()) {
            return None;
        }
        let held = of_cadence.iter().filter_map(|(number, record, review)| {
            let on = review.on.copied().filter(|on| *on <= facts.today && !record.is(Status::Planned))?;
            Some((on, *number))
        });
        let (last, number) = held.max()?;
        let (due, patience) = due(cadence, facts.limit(&RULE))?;
        let is_planned = |on: Date| on >= facts.today && facts.today.days_until(on) <= due;
        let planned = of_cadence.iter().filter_map(|(.., review)| review.on.copied()).any(is_planned);
        let is_overdue = last.days_until(facts.today) > patience && !planned;
        Some(Meetings { cadence, last, number, due: last.plus_days(due), is_overdue })
    };
    ReviewCadence::WORDS.iter().filter_map(|(_, cadence)| of_cadence(*cadence)).collect()
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
