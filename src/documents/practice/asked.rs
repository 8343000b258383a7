use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::rules::Facts;
use crate::values::{RequestedAs, Vocabulary};

/// Somebody who asks for work, and the initiatives.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct AskedBy {
    /// A word of the vocabulary `requested-as`.
    #[serde(rename = "as")]
    pub role: String,
    /// For how many of the initiatives under way.
    pub count: usize,
    /// Their full names.
    pub names: Vec<String>,
}

/// Who asked for the initiatives under way, whatever kind of work they are, and those of which that is not said. One that
/// several asked for counts for each.
pub fn asked_by(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> (Vec<AskedBy>, Vec<String>) {
    let mut by_role: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut nobody = Vec::new();
    for (_, record, initiative) in
        facts.initiatives().filter(|(number, record, _)| record.is_under_way() && concerns(*number))
    {
        let mut roles: Vec<&str> =
            initiative.requested_by.iter().filter_map(|asked| Some(asked.0.role.get()?.word())).collect();
        roles.sort_unstable();
        roles.dedup();
        // Some who asked and whose part cannot be read is somebody.
        if roles.is_empty() && initiative.requested_by.is_absent() {
            nobody.push(record.full_name());
        }
        roles.into_iter().for_each(|role| by_role.entry(role).or_default().push(record.full_name()));
    }
    let asked = by_role.into_iter().map(|(role, names)| AskedBy { role: role.to_owned(), count: names.len(), names });
    let mut asked: Vec<AskedBy> = asked.collect();
    let place = |role: &str| RequestedAs::WORDS.iter().position(|(word, _)| *word == role).unwrap_or(usize::MAX);
    asked.sort_by_key(|asked| (Reverse(asked.count), place(&asked.role)));
    (asked, nobody)
}
