use crate::model::Metric;
use crate::values::{Quantity, Target};

/// A value with its unit, or its metric's where it bears none: `22 min`, `5 000 000 EUR`.
pub fn with_unit(value: &Quantity, metric: Option<&Metric>) -> String {
    let unit = value.unit.as_deref().or_else(|| metric?.unit.get().map(|unit| unit.0.as_str()));
    let number = grouped(&value.number.to_string());
    match unit.map(str::trim).filter(|unit| !unit.is_empty()) {
        Some(unit) => format!("{number} {unit}"),
        None => number,
    }
}

/// The same of a target, which may be a range, in no language: `10–14 %`.
pub fn target_with_unit(target: &Target, metric: Option<&Metric>) -> String {
    match target {
        Target::Value(value) => with_unit(value, metric),
        Target::Range { low, high } => format!("{}–{}", grouped(&low.number.to_string()), with_unit(high, metric)),
    }
}

/// A decimal number with its thousands apart from five digits on, by a blank at which no line is broken.
pub fn grouped(number: &str) -> String {
    let (sign, rest) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, part) = rest.split_once('.').map_or((rest, None), |(whole, part)| (whole, Some(part)));
    let mut text = sign.to_owned();
    let digits = whole.chars().count();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && digits > 4 && (digits - at).is_multiple_of(3) {
            text.push('\u{a0}');
        }
        text.push(digit);
    }
    match part {
        Some(part) => format!("{text}.{part}"),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_stand_apart_where_they_are_many() {
        for (number, shown) in [
            ("45", "45"),
            ("2026", "2026"),
            ("41300", "41\u{a0}300"),
            ("-1234567.125", "-1\u{a0}234\u{a0}567.125"),
            ("0.5", "0.5"),
        ] {
            assert_eq!(grouped(number), shown);
        }
    }
}
