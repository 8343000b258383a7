use std::collections::HashMap;

use crate::diff::{Change, Diff, Importance, What};

/// The changes of one record.
pub struct Group<'c> {
    pub record: &'c str,
    pub changes: Vec<&'c Change>,
    /// The names of the options that came inside it, where it is new itself.
    pub options: Vec<&'c str>,
}

/// By record, those with changed promises first, and in each the promises first: the order in which changes stand.
pub fn groups<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Vec<Group<'c>> {
    let changes: Vec<&'c Change> = changes.into_iter().collect();
    let inside = inside(changes.iter().copied());
    let mut found: Vec<Group<'c>> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for change in changes.into_iter().filter(|change| !is_inside(change, &inside)) {
        let record = change.record.as_str();
        let number = *at.entry(record).or_insert_with(|| {
            let options = inside.get(record).cloned().unwrap_or_default();
            found.push(Group { record, changes: Vec::new(), options });
            found.len() - 1
        });
        if let Some(group) = found.get_mut(number) {
            group.changes.push(change);
        }
    }
    found
}

/// The options that came inside a new initiative, by its name: they are told with it.
pub type Inside<'c> = HashMap<&'c str, Vec<&'c str>>;

pub fn inside<'c>(changes: impl Iterator<Item = &'c Change> + Clone) -> Inside<'c> {
    let came = changes.filter(|change| change.what == What::Added);
    let mut found: Inside<'c> = came.clone().map(|change| (change.record.as_str(), Vec::new())).collect();
    for change in came {
        let options = change.inside.as_deref().and_then(|initiative| found.get_mut(initiative));
        options.into_iter().for_each(|options| options.push(name_inside(&change.record)));
    }
    found.retain(|_, options| !options.is_empty());
    found
}

pub fn is_inside(change: &Change, inside: &Inside<'_>) -> bool {
    change.what == What::Added && change.inside.as_deref().is_some_and(|initiative| inside.contains_key(initiative))
}

/// An option inside an initiative is `option/INITIATIVE.NAME`.
fn name_inside(record: &str) -> &str {
    record.split_once('.').map_or(record, |(_, name)| name)
}

/// The changes of one record, found by the order in which changes stand: by importance, then by record.
pub fn of_record<'d>(diff: &'d Diff, record: &'d str) -> impl Iterator<Item = &'d Change> {
    let promises = diff.changes.partition_point(|change| change.importance == Importance::Commitment);
    let (promises, others) = diff.changes.split_at(promises);
    let of = move |changes: &'d [Change]| {
        let start = changes.partition_point(|change| change.record.as_str() < record);
        let changes = changes.get(start..).unwrap_or_default();
        changes.iter().take_while(move |change| change.record == record)
    };
    of(promises).chain(of(others))
}
