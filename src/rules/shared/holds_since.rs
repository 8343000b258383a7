use crate::model::Record;
use crate::rules::Facts;
use crate::values::Date;

/// The day since which something holds of a record without a break, as history shows it; nothing where nobody looked, or
/// where it held before the history at hand begins.
pub fn holds_since(facts: &Facts<'_>, number: usize, holds: impl Fn(&Record) -> bool) -> Option<Date> {
    let lives = facts.past?;
    let life = lives.of_record(number)?;
    let mut first = None;
    for version in life.versions.iter().rev() {
        match version.state.record() {
            Some(record) if holds(record) => first = Some(version.step),
            Some(_) => break,
            None if version.state.is_gone() => break,
            None => return None,
        }
    }
    let begins = |step: &usize| *step > 0 || lives.completeness.is_full();
    lives.day(first.filter(begins)?)
}
