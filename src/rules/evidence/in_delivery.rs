use crate::model::{Initiative, Record};
use crate::rules::Facts;
use crate::rules::shared::outcomes::is_bet;
use crate::values::Status;

/// The bets that are in delivery: it is now that a question about them costs least and helps most.
pub(super) fn bets<'s>(facts: &Facts<'s>) -> impl Iterator<Item = (usize, &'s Record, &'s Initiative)> {
    let bets = facts.initiatives().filter(|(_, record, _)| record.is(Status::Delivery));
    let facts = *facts;
    bets.filter(move |(number, record, _)| is_bet(&facts, *number, record))
}
