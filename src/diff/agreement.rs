use crate::compare::FieldChange;
use crate::model::{Amendment, Record};
use crate::typed::Text;
use crate::values::Status;

/// The reason for a change that the change itself brings: an amendment of the head that the base does not have, with
/// the same field, the same value before and the same after.
pub fn amendment(base: &Record, head: &Record, change: &FieldChange) -> Option<String> {
    let is_new = |amendment: &&Amendment| !base.common.amendments.iter().any(|known| known == *amendment);
    let found = head.common.amendments.iter().filter(is_new).find(|amendment| is_about(amendment, change))?;
    Some(reason(&found.why))
}

fn is_about(amendment: &Amendment, change: &FieldChange) -> bool {
    let path = change.path.to_string();
    let named = amendment.field.get().map(|field| field.0.as_str());
    // `outcomes.activation.baseline` is a short form of its value.
    let is_path = named == Some(path.as_str()) || named.is_some_and(|name| format!("{name}.value") == path);
    let same = |written: Option<&Text>, entry: &Option<crate::compare::Entry>| {
        let text = entry.as_ref().map_or("", |entry| &entry.value.text);
        plain(written.map_or("", |text| &text.0)) == plain(text)
    };
    is_path && same(amendment.from.get(), &change.from) && same(amendment.to.get(), &change.to)
}

/// `40%` and `40 %` are one value.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<String>().to_lowercase()
}

fn reason(why: &crate::typed::Field<Text>) -> String {
    why.get().map_or_else(|| "an amendment without a reason".to_owned(), |why| why.0.clone())
}

/// Why a record ended, where it ended now and says so.
pub fn ending(head: &Record, to: Status) -> Option<String> {
    let why = match to {
        Status::Stopped | Status::Abandoned => {
            let intent = head.body.intent().map(|body| &body.stopped);
            let initiative = head.body.initiative().map(|body| &body.stopped);
            let experiment = head.body.experiment().map(|body| &body.stopped);
            intent.or(initiative).or(experiment)?.get()?.why.get()
        }
        Status::Rejected => head.body.option()?.rejected.get()?.why.get(),
        _ => None,
    };
    why.map(|why| why.0.clone())
}
