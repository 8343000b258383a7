use crate::graph::Strategy;
use crate::model::Review;
use crate::values::{Date, Kind, ReviewCadence, Status};

/// A review that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastReview {
    pub record: String,
    pub on: Date,
}

/// A review that is to be held.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Planned {
    /// The full name.
    pub record: String,
    /// Its file, relative to the workspace.
    pub path: String,
    /// The day.
    pub on: Date,
}

/// How many days around today a review that is planned may be this one.
const NEAR: i64 = 14;

/// The last review of a cadence that is done. One of today is the one that is being prepared.
pub fn last_review(strategy: &Strategy, cadence: ReviewCadence, today: Date) -> Option<LastReview> {
    let done = reviews(strategy, cadence, Status::Done).filter(|(.., on)| *on < today);
    let (number, on) = done.max_by_key(|(number, on)| (*on, std::cmp::Reverse(*number)))?;
    Some(LastReview { record: strategy.full_name(number), on })
}

/// The reviews of a cadence that are planned about now, the earliest first.
pub fn planned_reviews(strategy: &Strategy, cadence: ReviewCadence, today: Date) -> Vec<Planned> {
    let near = |on: &Date| today.days_until(*on).abs() <= NEAR;
    let planned = reviews(strategy, cadence, Status::Planned).filter(|(_, on)| near(on));
    let mut planned: Vec<Planned> = planned
        .filter_map(|(number, on)| {
            let record = strategy.record(number)?;
            Some(Planned { record: record.full_name(), path: strategy.path_of(record).to_owned(), on })
        })
        .collect();
    planned.sort_by(|one, other| (one.on, &one.record).cmp(&(other.on, &other.record)));
    planned
}

fn reviews(strategy: &Strategy, cadence: ReviewCadence, status: Status) -> impl Iterator<Item = (usize, Date)> {
    let is_it = move |review: &Review| review.cadence.get().and_then(|word| word.known()) == Some(cadence);
    strategy.of_kind(Kind::Review).filter(move |(_, record)| !record.broken && record.is(status)).filter_map(
        move |(number, record)| {
            let review = record.body.review().filter(|review| is_it(review))?;
            Some((number, review.on.copied()?))
        },
    )
}

/// Where a pack begins of which there was no review before: so long before today as lies between two as a rule.
pub fn usual_start(cadence: ReviewCadence, today: Date) -> Date {
    match cadence {
        ReviewCadence::QuarterlyBusiness | ReviewCadence::QuarterlyInitiative => today.plus_months(-3),
        ReviewCadence::MonthlyRelease => today.plus_months(-1),
    }
}
