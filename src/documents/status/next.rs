use crate::rules::Facts;
use crate::rules::clock::overdue_review::meetings;
use crate::values::{Date, Kind, Status, Vocabulary, Work};

/// The review that comes next.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct NextReview {
    /// Which review.
    pub cadence: &'static str,
    /// Its day; where no record plans it, about when it is due.
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

/// A day that is set from outside.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Due {
    /// The full name of the initiative.
    pub record: String,
    /// The last day of its deadline.
    pub on: Date,
    /// Who answers for it.
    pub owner: Option<String>,
}

/// The mandates that have not ended and have a deadline, the nearest first.
pub fn mandates_due(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Vec<Due> {
    let open = facts.initiatives().filter(|(number, record, _)| !record.has_ended() && concerns(*number));
    let mandates = open.filter_map(|(number, record, initiative)| {
        let work = initiative.work.get()?.known()?;
        let on = initiative.deadline.copied().filter(|_| work == Work::Mandate)?;
        let on = on.last_day(facts.strategy.settings.fiscal);
        Some(Due { record: record.full_name(), on, owner: facts.strategy.owner_of(number) })
    });
    let mut all: Vec<Due> = mandates.collect();
    all.sort_by(|one, other| (one.on, &one.record).cmp(&(other.on, &other.record)));
    all
}
