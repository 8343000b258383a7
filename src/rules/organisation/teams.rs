use crate::model::{Record, Team};
use crate::rules::Facts;
use crate::typed::Field;
use crate::values::{Role, Status, Word};

/// The teams that are there.
pub(super) fn teams<'s>(facts: &Facts<'s>) -> impl Iterator<Item = (usize, &'s Record, &'s Team)> {
    let active = facts.records().filter(|(_, record)| record.is(Status::Active));
    active.filter_map(|(number, record)| Some((number, record, record.body.team()?)))
}

/// The roles in a team; nothing where one of them is not known: left out, unreadable, or a word that `pm.yaml` adds.
pub(super) fn roles(team: &Team) -> Option<Vec<Role>> {
    let known = |field: &Field<Word<Role>>| field.get()?.known();
    let roles = team.roles.iter().map(|held| known(&held.role)).collect::<Option<Vec<Role>>>();
    roles.filter(|_| team.roles.unread == 0)
}
