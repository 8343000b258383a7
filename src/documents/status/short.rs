use crate::model::Metric;
use crate::values::{Number, Quantity, Target};

/// A number in few characters, cut and not rounded, so that nothing looks reached that is not: `6.9M`, `41.3k`, `38.25`.
pub fn short_number(number: Number) -> String {
    let (mantissa, scale) = number.parts();
    let unit = 10_i128.checked_pow(u32::from(scale)).unwrap_or(i128::MAX);
    let (sign, whole) = (if mantissa < 0 { "-" } else { "" }, mantissa.unsigned_abs() / unit.unsigned_abs());
    let thousandths = |of: u128, word: &str| {
        let part = format!("{:03}", of % 1000);
        let part = part.trim_end_matches('0');
        let point = if part.is_empty() { "" } else { "." };
        format!("{sign}{}{point}{part}{word}", of / 1000)
    };
    match whole {
        1_000_000_000.. => thousandths(whole / 1_000_000, "bn"),
        1_000_000.. => thousandths(whole / 1000, "M"),
        10_000.. => thousandths(whole, "k"),
        _ => {
            let text = number.to_string();
            let cut = text.split_once('.').map(|(whole, part)| (whole, part.get(..2).unwrap_or(part)));
            match cut {
                // Not nothing, however little.
                Some((_, part)) if text.len() > 6 && mantissa != 0 && whole == 0 && part.bytes().all(|c| c == b'0') => {
                    let length = text.find(|c: char| ('1'..='9').contains(&c)).map_or(text.len(), |first| first + 1);
                    text.get(..length).unwrap_or(&text).to_owned()
                }
                Some((whole, part)) if text.len() > 6 => format!("{whole}.{part}"),
                _ => text,
            }
        }
    }
}

/// A value with its unit where that is a sign.
pub fn short_value(value: &Quantity, metric: Option<&Metric>) -> String {
    let sign = if is_percentage(value, metric) { " %" } else { "" };
    format!("{}{sign}", short_number(value.number))
}

/// A target with its unit.
pub fn short_target(target: &Target, metric: Option<&Metric>) -> String {
    let unit = |value: &Quantity| {
        let unit = value.unit.as_deref().or_else(|| metric?.unit.get().map(|unit| unit.0.trim()));
        unit.filter(|unit| !unit.is_empty() && unit.chars().count() <= 5)
            .map_or(String::new(), |unit| format!(" {unit}"))
    };
    match target {
        Target::Value(value) => format!("{}{}", short_number(value.number), unit(value)),
        Target::Range { low, high } => {
            format!("{}–{}{}", short_number(low.number), short_number(high.number), unit(high))
        }
    }
}

fn is_percentage(value: &Quantity, metric: Option<&Metric>) -> bool {
    let unit = || metric.and_then(|metric| metric.unit.get()).is_some_and(|unit| crate::values::is_percent(&unit.0));
    value.is_percentage() || (value.unit.is_none() && unit())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::short_number;
    use crate::values::{FromText, Number};

    #[test]
    fn numbers_in_few_characters() {
        let table = [
            ("38", "38"),
            ("0.5", "0.5"),
            ("38.25", "38.25"),
            ("38.333333", "38.33"),
            ("-0.000001", "-0.000001"),
            ("0.0012345", "0.001"),
            ("9999", "9999"),
            ("10000", "10k"),
            ("41300", "41.3k"),
            ("999999", "999.999k"),
            ("6900000", "6.9M"),
            ("14999999", "14.999M"),
            ("-15000000", "-15M"),
            ("1250000000", "1.25bn"),
        ];
        for (written, shown) in table {
            assert_eq!(short_number(Number::from_text(written).unwrap()), shown);
        }
    }
}
