use crate::diff::{Change, Diff, Importance};

/// The changes of one record.
pub struct Group<'c> {
    pub record: &'c str,
    pub changes: Vec<&'c Change>,
}

/// By record, those with changed promises first, and in each the promises first: the order in which changes stand.
pub fn groups<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Vec<Group<'c>> {
    let mut found: Vec<Group<'c>> = Vec::new();
    let mut at: std::collections::HashMap<&str, usize> = std::collections::HashMap::new();
    for change in changes {
        let number = *at.entry(change.record.as_str()).or_insert_with(|| {
            found.push(Group { record: &change.record, changes: Vec::new() });
            found.len() - 1
        });
        if let Some(group) = found.get_mut(number) {
            group.changes.push(change);
        }
    }
    found
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
