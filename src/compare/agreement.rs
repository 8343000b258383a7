use super::{Entry, FieldChange};
use crate::model::{Amendment, Record};
use crate::typed::Text;
use crate::values::is_placeholder;

/// The amendment of a record that stands for a change: the same field, the same value before, the same after, and a
/// reason. Without one nothing was agreed.
pub fn amended<'r>(record: &'r Record, change: &FieldChange) -> Option<&'r Amendment> {
    record.common.amendments.iter().find(|amendment| has_reason(amendment) && is_about(amendment, change))
}

fn has_reason(amendment: &Amendment) -> bool {
    amendment.why.get().is_some_and(|why| !why.0.trim().is_empty() && !is_placeholder(&why.0))
}

/// Whether amendments lead from what a field said to what it says, in one step or in several, each with its reason.
pub fn is_agreed<'r>(amendments: impl Iterator<Item = &'r Amendment>, change: &FieldChange) -> bool {
    let written = |text: Option<&Text>| plain(text.map_or("", |text| &text.0));
    let entry = |entry: &Option<Entry>| plain(entry.as_ref().map_or("", |entry| &entry.value.text));
    let of_field = amendments.filter(|amendment| has_reason(amendment) && names(amendment, change));
    let steps: Vec<(String, String)> =
        of_field.map(|amendment| (written(amendment.from.get()), written(amendment.to.get()))).collect();
    let mut reached = vec![entry(&change.from)];
    let mut next = 0;
    while let Some(now) = reached.get(next).cloned() {
        next += 1;
        for (_, to) in steps.iter().filter(|(from, _)| *from == now) {
            if !reached.contains(to) {
                reached.push(to.clone());
            }
        }
    }
    reached.contains(&entry(&change.to))
}

fn is_about(amendment: &Amendment, change: &FieldChange) -> bool {
    let same = |written: Option<&Text>, entry: &Option<Entry>| {
        let text = entry.as_ref().map_or("", |entry| &entry.value.text);
        plain(written.map_or("", |text| &text.0)) == plain(text)
    };
    names(amendment, change) && same(amendment.from.get(), &change.from) && same(amendment.to.get(), &change.to)
}

/// Whether it is about the field.
fn names(amendment: &Amendment, change: &FieldChange) -> bool {
    let path = change.path.to_string();
    let named = amendment.field.get().map(|field| field.0.as_str());
    // `outcomes.activation.baseline` is a short form of its value.
    named == Some(path.as_str()) || named.is_some_and(|name| format!("{name}.value") == path)
}

/// `40%` and `40 %` are one value.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}
