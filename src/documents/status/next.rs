use crate::rules::Facts;
use crate::rules::clock::overdue_review::meetings;
use crate::values::{Date, Kind, Status, Vocabulary};

/// The review that comes next.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NextReview {
    pub cadence: &'static str,
    pub on: Date,
    /// Its record; nothing where it is only due about that day.
    pub record: Option<String>,
    /// What prepares it.
    pub command: String,
}

/// The next review that is planned, else the first that is due.
pub fn next_review(facts: &Facts<'_>) -> Option<NextReview> {
    let reviews = facts.of_kind(Kind::Review).filter(|(_, record)| record.is(Status::Planned));
    let planned = reviews.filter_map(|(number, record)| {
        let review = record.body.review()?;
        let on = review.on.copied().filter(|on| *on >= facts.today)?;
        Some((on, review.cadence.get()?.known()?.word(), Some(facts.strategy.full_name(number))))
    });
    let due = || meetings(facts).into_iter().map(|held| (held.due, held.cadence.word(), None)).min();
    let (on, cadence, record) = planned.min().or_else(due)?;
    Some(NextReview { cadence, on, record, command: format!("pm review {cadence}") })
}
