use crate::compare::Values;
use crate::finding::FieldPath;

/// The parts of a range, as they are written.
const PARTS: [&str; 4] = ["low", "likely", "high", "per"];

/// A figure or a range of which some part changed, told as a whole: "400–900–1 500 EUR per week".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// Where it stands: `estimates.cost_of_delay`, whichever way it is written there.
    pub path: FieldPath,
    pub from: Option<String>,
    pub to: Option<String>,
}

/// The range that a value is part of, before and after; nothing where it is part of none. `currency` is that of amounts
/// which name none.
pub fn range(path: &FieldPath, [base, head]: [&Values; 2], currency: Option<&str>) -> Option<Range> {
    let path = place(path)?;
    let told =
        |values: &Values| told(&path, &|path| values.0.get(path).map(|entry| entry.value.text.clone()), currency);
    let (from, to) = (told(base), told(head));
    // What is written in two ways may be one range: then the change is told as it is.
    (from != to).then_some(Range { path, from, to })
}

/// Where the range stands that a value is part of, and what it is as a whole, by the values of a record.
pub fn range_of<'v>(path: &FieldPath, value: &dyn Fn(&FieldPath) -> Option<&'v str>) -> Option<(FieldPath, String)> {
    let path = place(path)?;
    let told = told(&path, &|path| value(path).map(str::to_owned), None)?;
    Some((path, told))
}

fn place(path: &FieldPath) -> Option<FieldPath> {
    let is_part = path.field() == "estimates" && PARTS.contains(&path.segments().last()?);
    let above = path.parent();
    let path = if above.segments().last() == Some("rate") { above.parent() } else { above };
    is_part.then_some(path)
}

fn told(path: &FieldPath, value: &dyn Fn(&FieldPath) -> Option<String>, currency: Option<&str>) -> Option<String> {
    let part = |name: &str| {
        let own = value(&path.clone().then(name));
        own.or_else(|| value(&path.clone().then("rate").then(name)))
    };
    let parts: Vec<String> = ["low", "likely", "high"].into_iter().filter_map(part).collect();
    let figures: Vec<(&str, &str)> = parts.iter().map(|text| text.split_once(' ').unwrap_or((text, ""))).collect();
    let (_, unit) = *figures.last()?;
    let per = part("per").map_or(String::new(), |per| format!(" per {per}"));
    let is_money = path.segments().any(|segment| segment == "cost_of_delay");
    let with_unit = |unit: &str| match (unit, currency.filter(|_| is_money)) {
        ("", Some(currency)) => format!(" {currency}"),
        ("", None) => String::new(),
        (unit, Some(currency)) if unit.starts_with("per ") => format!(" {currency} {unit}"),
        (unit, _) => format!(" {unit}"),
    };
    if figures.iter().all(|(_, other)| same_unit(other, unit)) {
        let numbers: Vec<String> = figures.iter().map(|(number, _)| grouped(number)).collect();
        return Some(format!("{}{}{per}", numbers.join("–"), with_unit(unit)));
    }
    let numbers = figures.iter().map(|(number, unit)| format!("{}{}", grouped(number), with_unit(unit)));
    Some(format!("{}{per}", numbers.collect::<Vec<_>>().join(" – ")))
}

/// `1 week` and `3 weeks` have one unit.
fn same_unit(one: &str, other: &str) -> bool {
    one.trim_end_matches('s') == other.trim_end_matches('s')
}

/// Digits in groups of three, held together: `15 000`.
fn grouped(number: &str) -> String {
    let (whole, places) = number.split_once('.').map_or((number, None), |(whole, places)| (whole, Some(places)));
    let start = whole.find(|c: char| c.is_ascii_digit()).unwrap_or(whole.len());
    let (sign, digits) = whole.split_at(start);
    if !digits.chars().all(|c| c.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut out = sign.to_owned();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            out.push('\u{a0}');
        }
        out.push(digit);
    }
    out.extend(places.into_iter().flat_map(|places| ['.'].into_iter().chain(places.chars())));
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn digits_in_groups_of_three() {
        let table =
            [("400", "400"), ("1500", "1\u{a0}500"), ("-1234567.25", "-1\u{a0}234\u{a0}567.25"), ("~12", "~12")];
        for (number, told) in table {
            assert_eq!(grouped(number), told);
        }
        assert_eq!(grouped("4000x"), "4000x");
    }
}
