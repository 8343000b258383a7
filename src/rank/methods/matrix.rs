use super::{Entry, Method, Terms};
use crate::rank::exact::whole;
use crate::rank::item::{Item, absent};
use crate::rank::score::{Input, Score, Scored, Value, both};
use crate::rank::{Lack, Reason};
use crate::typed::Field;
use crate::values::{MatrixValue, Urgency, Vocabulary, Word};

pub const ENTRY: Entry = Entry {
    method: Method::Matrix,
    name: "matrix",
    words: "value and urgency",
    formula: "killer, bonus, meh by asap, soon, whenever: from killer and asap to meh and whenever; among equals the shorter first",
    source: "Black Swan Farming (Joshua Arnold, Özlem Yüce)",
    score,
};

/// The cell of an item: how far it stands from killer and from asap, 0 to 2 each.
pub fn cell(item: &Item<'_>) -> Option<(usize, usize)> {
    let estimates = item.estimates.as_ref()?;
    let value = estimates.value.get()?.known()?;
    let urgency = estimates.urgency.get()?.known()?;
    Some((
        MatrixValue::WORDS.iter().position(|(_, known)| *known == value)?,
        Urgency::WORDS.iter().position(|(_, known)| *known == urgency)?,
    ))
}

/// From 1 to 5. The source puts killer and asap first, meh and whenever last, and says that a step less of either comes
/// later; cells at the same number of steps it does not order, so they share a band.
pub fn band((value, urgency): (usize, usize)) -> usize {
    1 + value + urgency
}

fn score(item: &Item<'_>, terms: &Terms) -> Scored {
    let value = word(item, "value", item.estimates.as_ref().map(|estimates| &estimates.value));
    let urgency = word(item, "urgency", item.estimates.as_ref().map(|estimates| &estimates.urgency));
    let (value, urgency) = both(value, urgency)?;
    let band = cell(item).map_or(5, band);
    let weeks = item.mean_duration(terms.range);
    Ok(Score {
        value: whole(-i64::try_from(band).unwrap_or_default()),
        then: weeks.clone(),
        is_figure: false,
        inputs: vec![
            Input { name: "value", value: Value::Word(value.word()) },
            Input { name: "urgency", value: Value::Word(urgency.word()) },
            Input { name: "duration_weeks", value: weeks.map_or(Value::None, Value::Number) },
        ],
    })
}

fn word<T: Vocabulary>(item: &Item<'_>, name: &'static str, field: Option<&Field<Word<T>>>) -> Result<T, Lack> {
    match field {
        // Why there are no estimates at all is known already.
        None => Err(match &item.duration {
            Err(lack) => lack.of(name),
            Ok(_) => absent(name, item.place(name)),
        }),
        Some(Field::Absent) => Err(absent(name, item.place(name))),
        Some(Field::Invalid) => Err(Lack { input: name, reason: Reason::Unreadable, place: item.place(name) }),
        Some(Field::Present(word)) => word.known().ok_or_else(|| absent(name, item.place(name))),
    }
}
