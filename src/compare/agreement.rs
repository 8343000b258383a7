use super::{Entry, FieldChange};
use crate::model::{Amendment, Record};
use crate::typed::Text;
use crate::values::is_placeholder;

/// The amendment of a record that stands for a change and that `before` does not have: the same field, the same value
/// before, the same after, and a reason. Without one nothing was agreed, and what was agreed once is not agreed again.
pub fn amended<'r>(before: &Record, record: &'r Record, change: &FieldChange) -> Option<&'r Amendment> {
    let is_new = |amendment: &&Amendment| !before.common.amendments.iter().any(|known| known == *amendment);
    let new = record.common.amendments.iter().filter(is_new);
    new.into_iter().find(|amendment| has_reason(amendment) && is_about(amendment, change))
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

/// Whether it is about the field, as it is compared or as it is written there.
fn names(amendment: &Amendment, change: &FieldChange) -> bool {
    let Some(named) = amendment.field.get().map(|field| field.0.as_str()) else { return false };
    let written = [&change.from, &change.to].into_iter().flatten().map(|entry| entry.written.to_string());
    // `outcomes.activation.baseline` is a short form of its value.
    let mut ways = written.chain([change.path.to_string()]);
    ways.any(|way| way == named || way.strip_suffix(".value") == Some(named))
}

/// `40%` and `40 %` are one value.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}
