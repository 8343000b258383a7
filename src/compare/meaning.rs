use super::{FieldChange, Yardstick};
use crate::values::{Bound, FromText, Quantity, Side, Target, When, same_unit};

/// Whether a value only stands there in another spelling: `45` for `45 %` where the metric's unit is percent, a bare bound
/// for the side that is better, the last day of a quarter for the quarter.
pub fn means_the_same(change: &FieldChange, by: &Yardstick<'_>) -> bool {
    let (Some(from), Some(to)) = (&change.from, &change.to) else { return false };
    let (from, to) = (from.value.text.as_str(), to.value.text.as_str());
    let last = change.path.segments().last().unwrap_or_default();
    match last {
        "target" | "value" => {
            let targets = (Target::from_text(from), Target::from_text(to));
            matches!(targets, (Ok(from), Ok(to)) if is_same_target(&from, &to, by))
        }
        "bound" | "at_least" | "at_most" => {
            let bounds = (Bound::from_text(from), Bound::from_text(to));
            let side = |bound: &Bound| bound.side.or(by.better.and_then(Side::better));
            matches!(bounds, (Ok(from), Ok(to)) if side(&from) == side(&to)
                && from.strict == to.strict && is_same_target(&from.target, &to.target, by))
        }
        "by" | "deadline" | "ends" | "until" => {
            let days = (When::from_text(from), When::from_text(to));
            matches!(days, (Ok(from), Ok(to)) if from.last_day(by.fiscal) == to.last_day(by.fiscal))
        }
        _ => false,
    }
}

fn is_same_target(one: &Target, other: &Target, by: &Yardstick<'_>) -> bool {
    match (one, other) {
        (Target::Value(one), Target::Value(other)) => is_same_quantity(one, other, by),
        (Target::Range { low, high }, Target::Range { low: other_low, high: other_high }) => {
            is_same_quantity(low, other_low, by) && is_same_quantity(high, other_high, by)
        }
        _ => false,
    }
}

/// A bare number takes the metric's unit; without a metric nobody knows what it is.
fn is_same_quantity(one: &Quantity, other: &Quantity, by: &Yardstick<'_>) -> bool {
    let unit = |quantity: &Quantity| quantity.unit.clone().or_else(|| by.unit.map(Box::from));
    let is_same_unit = match (unit(one), unit(other)) {
        (Some(one), Some(other)) => same_unit(&one, &other),
        (one, other) => one == other,
    };
    one.number == other.number && is_same_unit
}
