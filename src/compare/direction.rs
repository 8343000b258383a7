use std::cmp::Ordering;

use super::FieldChange;
use crate::model::Metric;
use crate::values::{
    Better, Bound, FiscalYear, FromText, Kind, Quantity, Side, Status, Target, Transition, When, same_unit, transition,
};

/// Which way a value moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// The promise is easier to keep than it was.
    Easier,
    Harder,
    /// A promise changed, and nothing says whether it is easier: no metric, another unit, a baseline not known.
    CannotSay,
    Later,
    Earlier,
    Forward,
    Backward,
    /// From a status to one that no arrow leads to.
    Outside,
}

impl Direction {
    pub const ALL: [Direction; 8] = [
        Direction::Easier,
        Direction::Harder,
        Direction::CannotSay,
        Direction::Later,
        Direction::Earlier,
        Direction::Forward,
        Direction::Backward,
        Direction::Outside,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Direction::Easier => "easier",
            Direction::Harder => "harder",
            Direction::CannotSay => "cannot-say",
            Direction::Later => "later",
            Direction::Earlier => "earlier",
            Direction::Forward => "forward",
            Direction::Backward => "backward",
            Direction::Outside => "outside",
        }
    }
}

crate::typed::printed_by_name!(Direction, "Which way it went.");

/// What a changed value is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Yardstick<'m> {
    pub kind: Kind,
    /// Of the metric that the value is about; nothing where there is none or it cannot be found.
    pub better: Option<Better>,
    /// What a bare number is counted in, as that metric says.
    pub unit: Option<&'m str>,
    pub fiscal: FiscalYear,
}

impl<'m> Yardstick<'m> {
    pub fn of(kind: Kind, metric: Option<&'m Metric>, fiscal: FiscalYear) -> Yardstick<'m> {
        let unit = metric.and_then(|metric| metric.unit.get()).map(|unit| unit.0.as_str());
        Yardstick { kind, better: metric.and_then(Metric::direction), unit, fiscal }
    }
}

/// Which way a change goes; nothing for what has no direction, such as an owner or a link.
pub fn direction(change: &FieldChange, by: &Yardstick<'_>) -> Option<Direction> {
    let segments: Vec<&str> = change.path.segments().collect();
    let (field, last) = (*segments.first()?, *segments.last()?);
    let text = |entry: &Option<super::Entry>| entry.as_ref().map(|entry| entry.value.text.clone());
    let (from, to) = (text(&change.from), text(&change.to));
    if field == "status" {
        return of_status(by.kind, from.as_deref()?, to.as_deref()?);
    }
    match (field, last) {
        ("outcomes" | "releases", "target") => Some(of_ends(from, to, |from, to| of_target(from, to, by.better))),
        ("outcomes", "value") => match (from, to) {
            (Some(from), Some(to)) => Some(of_baseline(&from, &to, by.better)),
            _ => None,
        },
        ("success" | "guardrails", "bound" | "at_least" | "at_most") => {
            Some(of_ends(from, to, |from, to| of_bound(last, from, to, by.better)))
        }
        // What stops the work is the easier to escape the harder it is to reach.
        ("stop_if", "bound" | "at_least" | "at_most") => {
            Some(of_ends(from, to, |from, to| turned(of_bound(last, from, to, by.better))))
        }
        ("stop_if", "text") => Some(of_ends(from, to, |_, _| Direction::CannotSay)),
        (_, "by" | "deadline" | "starts" | "ends" | "until" | "horizon") => {
            of_date(from.as_deref()?, to.as_deref()?, by.fiscal)
        }
        _ => None,
    }
}

fn of_status(kind: Kind, from: &str, to: &str) -> Option<Direction> {
    match transition(kind, Status::read(kind, from).ok()?, Status::read(kind, to).ok()?) {
        Transition::Same => None,
        Transition::Forward => Some(Direction::Forward),
        Transition::Backward => Some(Direction::Backward),
        Transition::Outside => Some(Direction::Outside),
    }
}

/// A promise that is new asks for more, one that is gone asks for nothing.
fn of_ends(from: Option<String>, to: Option<String>, both: impl Fn(&str, &str) -> Direction) -> Direction {
    match (from, to) {
        (Some(from), Some(to)) => both(&from, &to),
        (None, _) => Direction::Harder,
        (Some(_), None) => Direction::Easier,
    }
}

fn turned(direction: Direction) -> Direction {
    match direction {
        Direction::Easier => Direction::Harder,
        Direction::Harder => Direction::Easier,
        other => other,
    }
}

fn of_target(from: &str, to: &str, better: Option<Better>) -> Direction {
    let (Ok(from), Ok(to)) = (Target::from_text(from), Target::from_text(to)) else { return Direction::CannotSay };
    match (from, to) {
        (Target::Value(from), Target::Value(to)) => {
            let Some(side) = better.and_then(Side::better) else { return Direction::CannotSay };
            of_limit(&from, &to, side)
        }
        (Target::Range { low, high }, Target::Range { low: new_low, high: new_high }) => {
            let (below, above) = (of_limit(&low, &new_low, Side::AtLeast), of_limit(&high, &new_high, Side::AtMost));
            match (low == new_low, high == new_high) {
                (true, _) => above,
                (_, true) => below,
                _ if below == above => below,
                _ => Direction::CannotSay,
            }
        }
        _ => Direction::CannotSay,
    }
}

/// A limit that comes to lie lower is easier to stay above, and harder to stay below.
fn of_limit(from: &Quantity, to: &Quantity, side: Side) -> Direction {
    if !comparable(from, to) {
        return Direction::CannotSay;
    }
    match (from.number.cmp(&to.number), side) {
        (Ordering::Equal, _) => Direction::CannotSay,
        (Ordering::Greater, Side::AtLeast) | (Ordering::Less, Side::AtMost) => Direction::Easier,
        _ => Direction::Harder,
    }
}

/// The baseline moved: towards the target less is left to do.
fn of_baseline(from: &str, to: &str, better: Option<Better>) -> Direction {
    let (Ok(from), Ok(to)) = (Quantity::from_text(from), Quantity::from_text(to)) else { return Direction::CannotSay };
    match better {
        Some(Better::Up) => of_limit(&from, &to, Side::AtMost),
        Some(Better::Down) => of_limit(&from, &to, Side::AtLeast),
        _ => Direction::CannotSay,
    }
}

fn of_bound(field: &str, from: &str, to: &str, better: Option<Better>) -> Direction {
    let own_side = match field {
        "at_least" => Some(Side::AtLeast),
        "at_most" => Some(Side::AtMost),
        _ => None,
    };
    let (Ok(from), Ok(to)) = (Bound::from_text(from), Bound::from_text(to)) else { return Direction::CannotSay };
    let by_metric = better.and_then(Side::better);
    let side = |bound: &Bound| own_side.or(bound.side).or(by_metric);
    match (side(&from), side(&to), &from.target, &to.target) {
        (Some(one), Some(other), Target::Value(low), Target::Value(high)) if one == other => {
            match (of_limit(low, high, one), from.strict, to.strict) {
                // The same number, and the value itself counts now or no longer does.
                (_, true, false) if low == high => Direction::Easier,
                (_, false, true) if low == high => Direction::Harder,
                (direction, ..) => direction,
            }
        }
        (_, _, Target::Range { .. }, Target::Range { .. }) => {
            of_target(&from.target.to_string(), &to.target.to_string(), better)
        }
        _ => Direction::CannotSay,
    }
}

fn of_date(from: &str, to: &str, fiscal: FiscalYear) -> Option<Direction> {
    let day = |text: &str| When::from_text(text).ok().map(|when| when.last_day(fiscal));
    match day(from)?.days_until(day(to)?) {
        0 => None,
        days if days > 0 => Some(Direction::Later),
        _ => Some(Direction::Earlier),
    }
}

fn comparable(one: &Quantity, other: &Quantity) -> bool {
    match (&one.unit, &other.unit) {
        (Some(one), Some(other)) => same_unit(one, other),
        (Some(unit), None) => is_sure(unit, other),
        (None, Some(unit)) => is_sure(unit, one),
        (None, None) => true,
    }
}

/// `0.45` beside `45 %` may be a share or a percentage.
fn is_sure(unit: &str, bare: &Quantity) -> bool {
    !same_unit(unit, "%") || bare.number.to_f64().abs() > 1.0
}

#[cfg(test)]
mod tests {
    use super::{Direction::*, *};
    use crate::compare::{Entry, Role, Value};

    fn told(kind: Kind, better: Option<Better>, path: &[&str], from: &str, to: &str) -> Option<Direction> {
        let entry = |text: &str| {
            let value = Value { text: text.to_owned(), is_readable: true };
            (!text.is_empty()).then(|| Entry { role: Role::Commitment, value, written: Default::default() })
        };
        let path = path.iter().copied().collect();
        let change = FieldChange { path, role: Role::Commitment, from: entry(from), to: entry(to) };
        direction(&change, &Yardstick { kind, better, unit: None, fiscal: FiscalYear::default() })
    }

    #[test]
    fn promises_get_easier_or_harder() {
        let (up, down, within) = (Some(Better::Up), Some(Better::Down), Some(Better::Within));
        let target = ["outcomes", "a", "target"].as_slice();
        let success = ["success", "a", "bound"].as_slice();
        let stop = ["stop_if", "a", "bound"].as_slice();
        let table = [
            (up, target, "45 %", "40 %", Some(Easier)),
            (up, target, "45 %", "50 %", Some(Harder)),
            (down, target, "45 %", "40 %", Some(Harder)),
            (None, target, "45 %", "40 %", Some(CannotSay)),
            (up, target, "45 %", "40 ms", Some(CannotSay)),
            (up, target, "45 %", "soon", Some(CannotSay)),
            (up, target, "", "40 %", Some(Harder)),
            (up, target, "40 %", "", Some(Easier)),
            (within, target, "10 to 14", "8 to 14", Some(Easier)),
            (within, target, "10 to 14", "10 to 12", Some(Harder)),
            (within, target, "10 to 14", "8 to 12", Some(CannotSay)),
            (up, success, "at least 40 %", "at least 30 %", Some(Easier)),
            (up, success, "40 %", "50 %", Some(Harder)),
            (up, success, "at most 3", "at most 5", Some(Easier)),
            (up, success, "at most 3", "at least 3", Some(CannotSay)),
            (up, success, "over 3", "at least 3", Some(Easier)),
            (up, stop, "at most 20 %", "at most 10 %", Some(Easier)),
            (up, stop, "at least 5 %", "at least 3 %", Some(Harder)),
            (up, stop, "at most 20 %", "", Some(Easier)),
            (up, stop, "", "at most 20 %", Some(Harder)),
            (up, &["stop_if", "x", "text"], "x", "", Some(Easier)),
            (up, &["outcomes", "a", "baseline", "value"], "30 %", "35 %", Some(Easier)),
            (down, &["outcomes", "a", "baseline", "value"], "30 %", "35 %", Some(Harder)),
            (up, &["by"], "2026-Q4", "2027-Q1", Some(Later)),
            (up, &["ends"], "2026-12-05", "2026-11-30", Some(Earlier)),
            (up, &["by"], "2026-Q4", "2026-12-31", None),
            (up, &["owner", "ada"], "ada", "", None),
        ];
        for (better, path, from, to, expected) in table {
            assert_eq!(told(Kind::Initiative, better, path, from, to), expected, "{path:?} {from} {to}");
        }
    }

    #[test]
    fn a_status_moves_along_the_arrows_or_not() {
        let table = [
            (Kind::Initiative, "discovery", "delivery", Some(Forward)),
            (Kind::Initiative, "delivery", "discovery", Some(Backward)),
            (Kind::Experiment, "draft", "concluded", Some(Outside)),
            (Kind::Initiative, "delivery", "stopped", Some(Forward)),
        ];
        for (kind, from, to, expected) in table {
            assert_eq!(told(kind, None, &["status"], from, to), expected, "{from} {to}");
        }
    }
}
