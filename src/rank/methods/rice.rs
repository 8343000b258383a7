use super::{Entry, Method, Terms};
use crate::rank::exact::{Exact, exact, weeks_in, whole};
use crate::rank::item::Item;
use crate::rank::methods::given::{Figures, positive};
use crate::rank::score::{Score, Scored};
use crate::values::{Quantity, TimeUnit};

pub const ENTRY: Entry = Entry {
    method: Method::Rice,
    name: "rice",
    words: "RICE",
    formula: "RICE = reach a quarter × impact × confidence / effort in person-months",
    source: "Intercom (Sean McBride); its impact is 3, 2, 1, 0.5 or 0.25, its effort at least half a month",
    score,
};

fn score(item: &Item<'_>, _: &Terms) -> Scored {
    let estimates = item.estimates.as_ref();
    let given = estimates.and_then(|estimates| estimates.rice.get());
    let mut figures = Figures::of(item, "rice", given.is_some());
    let reach = figures.converted("reach", given.map(|given| &given.reach), a_quarter);
    let impact = figures.number("impact", given.map(|given| &given.impact));
    let confidence = figures.share("confidence", given.map(|given| &given.confidence));
    figures.group = None;
    let effort = figures.converted("effort", estimates.map(|estimates| &estimates.effort), person_months);
    let effort = figures.check("effort", effort, positive);
    let inputs = figures.inputs()?;
    Ok(Score { value: reach * impact * confidence / effort, then: None, is_figure: true, inputs })
}

/// People a quarter: `500`, `500 per quarter`, `40 a week`.
fn a_quarter(reach: &Quantity) -> Result<Exact, String> {
    let number = exact(reach.number);
    let Some(unit) = &reach.unit else { return Ok(number) };
    // The time stands last: `users per month`, `a month`, `users/month`. What names none is people.
    let mut words = unit.rsplit(['/', ' ']).filter(|word| !word.is_empty());
    let (last, before) = (words.next().unwrap_or_default(), words.next());
    let is_rate = unit.contains('/') || matches!(before, Some("per" | "pro" | "a")) || unit.starts_with("per ");
    match TimeUnit::from_word(last) {
        Some(time) => Ok(number * weeks_in(TimeUnit::Quarter) / weeks_in(time)),
        None if is_rate => Err(format!("its reach is per `{last}`, which is no time")),
        None => Ok(number),
    }
}

/// People work five days a week.
const WORKING_DAYS: i64 = 5;

/// Person-months: `3`, `3 person-months`, `6 person-weeks`, `10 person-days`.
fn person_months(effort: &Quantity) -> Result<Exact, String> {
    let number = exact(effort.number);
    let Some(unit) = &effort.unit else { return Ok(number) };
    let word = unit.rsplit(['-', ' ']).next().unwrap_or(unit);
    match TimeUnit::from_word(word) {
        Some(time) => {
            let weeks = if time == TimeUnit::Day { whole(1) / whole(WORKING_DAYS) } else { weeks_in(time) };
            Ok(number * weeks / weeks_in(TimeUnit::Month))
        }
        None => Err(format!("its effort is in `{unit}`, and RICE counts person-months")),
    }
    .and_then(|effort| if effort < whole(0) { Err("its effort is negative".to_owned()) } else { Ok(effort) })
}
