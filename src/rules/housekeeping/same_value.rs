//! Whether two ways of writing say the same value.

use crate::values::{Bound, FromText, Quantity, Target, same_unit};

/// `45%` and `45 %`, `9M EUR` and `9 000 000 €`; anything else by its words.
pub(super) fn same_value(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(|text| text.trim().trim_matches(['"', '\'']).trim());
    let words = |text: &str| text.split_whitespace().collect::<Vec<&str>>().join(" ");
    words(one) == words(other) || same_bound(one, other).unwrap_or(false)
}

fn same_bound(one: &str, other: &str) -> Option<bool> {
    let (one, other) = (Bound::from_text(one).ok()?, Bound::from_text(other).ok()?);
    let same_side = one.side == other.side && one.strict == other.strict;
    Some(same_side && same_target(&one.target, &other.target))
}

fn same_target(one: &Target, other: &Target) -> bool {
    match (one, other) {
        (Target::Value(one), Target::Value(other)) => same(one, other),
        (Target::Range { low, high }, Target::Range { low: other_low, high: other_high }) => {
            same(low, other_low) && same(high, other_high)
        }
        _ => false,
    }
}

/// A number without a unit takes the other's.
fn same(one: &Quantity, other: &Quantity) -> bool {
    let units = one.unit.as_deref().zip(other.unit.as_deref());
    one.number == other.number && units.is_none_or(|(one, other)| same_unit(one, other))
}
