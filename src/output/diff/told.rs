use super::phrases::{field, field_name, is_sentence, values, way};
use crate::compare::Role;
use crate::diff::{Change, Line, Range};
use crate::output::counted;

/// A line of changes in words: "owner", "teun → bo", and which way it went.
pub struct Told {
    pub field: String,
    pub values: String,
    pub way: String,
}

/// What changes of one line say. `short` leaves out what of a value nobody reads here.
pub fn told(line: &Line<'_>, short: &dyn Fn(&str) -> String) -> Told {
    let first = line.first;
    let with = |from: Option<String>, to: Option<String>| values(&Change { from, to, ..first.clone() });
    let value = |text: &Option<String>| text.as_deref().map(short);
    if let Some(range) = &first.range {
        let name = field_name(&range.path.segments().collect::<Vec<_>>());
        return Told { field: name, values: with(without_unit(range), range.to.clone()), way: way(first) };
    }
    let text = match (line.others.is_empty(), first.role) {
        // How many words differ is known by the whole of them.
        (true, Role::Narrative) if !is_sentence(first) => values(first),
        (true, _) => with(value(&first.from), value(&first.to)),
        (false, _) => entries(line, short),
    };
    Told { field: field(first), values: text, way: way(first) }
}

/// What was there: its unit is that of what is there now, where they have one.
fn without_unit(range: &Range) -> Option<String> {
    let unit = |text: &Option<String>| text.as_deref()?.split_once(' ').map(|(_, unit)| unit.to_owned());
    let from = range.from.clone()?;
    match unit(&range.from) {
        Some(own) if unit(&range.to).as_ref() == Some(&own) => Some(from.split_once(' ')?.0.to_owned()),
        _ => Some(from),
    }
}

/// What went from a list and what came to it.
fn entries(line: &Line<'_>, short: &dyn Fn(&str) -> String) -> String {
    let went: Vec<&str> = line.changes().filter_map(|change| change.from.as_deref()).collect();
    let came: Vec<&str> = line.changes().filter_map(|change| change.to.as_deref()).collect();
    let is_narrative = line.first.role == Role::Narrative;
    let listed = |texts: &[&str], verb: &str| match texts {
        [] => None,
        _ if is_narrative => Some(format!("{} {verb}", counted(texts.len(), "text"))),
        _ => Some(format!("{} {verb}", texts.iter().map(|text| short(text)).collect::<Vec<_>>().join(", "))),
    };
    match (went.as_slice(), came.as_slice()) {
        ([from], [to]) => {
            let told = |text: &str| Some(if is_narrative { text.to_owned() } else { short(text) });
            values(&Change { from: told(from), to: told(to), ..line.first.clone() })
        }
        (went, came) => {
            [listed(went, "taken out"), listed(came, "added")].into_iter().flatten().collect::<Vec<_>>().join("; ")
        }
    }
}
