use super::{Criterion, Metric};
use crate::typed::Field;
use crate::values::{Better, Bound, Number, Quantity, Side, Target, is_percent, same_unit};

/// Units of a metric that say no more than that something is counted.
const COUNTS: [&str; 6] = ["count", "number", "anzahl", "#", "none", "1"];

/// The number of a value, where it is counted in the metric's unit. A bare number is.
pub fn number(metric: &Metric, value: &Quantity) -> Option<Number> {
    match (&metric.unit, &value.unit) {
        (_, None) => Some(value.number),
        (Field::Present(unit), Some(written)) if fits(unit, written) => Some(value.number),
        _ => None,
    }
}

/// The number of a value that somebody promises or asks for. `0.45` of a percentage can mean 45 % or 0.45 %, which is a
/// finding of its own; in readings it is taken as it stands.
pub fn promised(metric: &Metric, value: &Quantity) -> Option<Number> {
    let is_percentage = metric.unit.get().is_some_and(|unit| is_percent(unit));
    let is_share = value.unit.is_none() && value.number > Number::ZERO && value.number < Number::ONE;
    number(metric, value).filter(|_| !(is_percentage && is_share))
}

/// Whether a written unit can be meant for the metric's: the same, the same with words around it (`new teams`), without
/// its time (`EUR` for `EUR per month`), or another ending of the same word.
pub fn fits(unit: &str, written: &str) -> bool {
    if same_unit(unit, written) || COUNTS.iter().any(|count| unit.trim().eq_ignore_ascii_case(count)) {
        return true;
    }
    let (thing, time) = apart(unit);
    let (written, written_time) = apart(written);
    match (time, written_time) {
        (Some(time), Some(written_time)) if !same_unit(&time, &written_time) => return false,
        (None, Some(_)) => return false,
        _ => {}
    }
    let (thing, written): (Vec<&str>, Vec<&str>) = (thing.split(' ').collect(), written.split(' ').collect());
    let same =
        |some: &[&str]| some.len() == thing.len() && some.iter().zip(&thing).all(|(one, other)| akin(one, other));
    written.windows(thing.len()).any(same)
}

/// What is counted, and per what.
fn apart(unit: &str) -> (String, Option<String>) {
    let unit = unit.replace('/', " per ").split_whitespace().collect::<Vec<_>>().join(" ");
    for per in [" per ", " pro ", " je "] {
        if let Some((thing, time)) = unit.split_once(per)
            && time != "cent"
        {
            return (thing.to_owned(), Some(time.to_owned()));
        }
    }
    (unit, None)
}

/// The same word, but for an ending of at most two letters: `Kunde`, `Kunden`.
fn akin(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let is_ending = |rest: &str| rest.len() <= 2 && rest.chars().all(char::is_alphabetic);
    same_unit(&one, &other) || (short.chars().count() >= 4 && long.strip_prefix(short.as_str()).is_some_and(is_ending))
}

/// Whether a value meets a criterion; nothing where that cannot be said.
pub fn meets(metric: &Metric, criterion: &Criterion, value: &Quantity) -> Option<bool> {
    let value = number(metric, value)?;
    if criterion.bound.is_invalid() || criterion.at_least.is_invalid() || criterion.at_most.is_invalid() {
        return None;
    }
    let mut met = None;
    let mut and = |one: Option<bool>| -> Option<()> {
        met = Some(met.unwrap_or(true) && one?);
        Some(())
    };
    if let Some(bound) = criterion.bound.get() {
        and(meets_bound(metric, bound, value))?;
    }
    if let Some(least) = criterion.at_least.get() {
        and(promised(metric, least).map(|least| value >= least))?;
    }
    if let Some(most) = criterion.at_most.get() {
        and(promised(metric, most).map(|most| value <= most))?;
    }
    met
}

/// Whether a value is as good as a target or better; nothing where that cannot be said. A target equal to the baseline means
/// hold, and is met by what is no worse.
pub fn reaches(metric: &Metric, target: &Target, value: &Quantity) -> Option<bool> {
    meets_bound(metric, &Bound { side: None, strict: false, target: target.clone() }, number(metric, value)?)
}

fn meets_bound(metric: &Metric, bound: &Bound, value: Number) -> Option<bool> {
    match &bound.target {
        Target::Value(limit) => {
            let limit = promised(metric, limit)?;
            let side = bound.side.or(Side::better(metric.direction()?));
            Some(match side? {
                Side::AtLeast => value > limit || (value == limit && !bound.strict),
                Side::AtMost => value < limit || (value == limit && !bound.strict),
            })
        }
        Target::Range { low, high } => {
            let (low, high) = (promised(metric, low)?, promised(metric, high)?);
            // Past the better end of a range nobody has said that it is too much.
            match metric.direction()? {
                Better::Up if value > high => None,
                Better::Down if value < low => None,
                _ => Some(low <= value && value <= high),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn units_that_can_be_meant() {
        for (unit, written) in [
            ("%", "percent"),
            ("%", "% of teams"),
            ("teams", "new teams"),
            ("EUR per month", "EUR"),
            ("EUR/month", "€ per month"),
            ("Kunden", "Kunde"),
            ("count", "teams"),
            ("min", "minutes"),
        ] {
            assert!(fits(unit, written), "{unit}, {written}");
        }
        for (unit, written) in [
            ("%", "teams"),
            ("%", "pp"),
            ("EUR", "USD"),
            ("EUR", "EUR per week"),
            ("tickets per week", "tickets per month"),
            ("ms", "s"),
            ("teams", "customers"),
            ("%", "of 10 teams"),
        ] {
            assert!(!fits(unit, written), "{unit}, {written}");
        }
    }
}
