use crate::documents::amounts::grouped;
use crate::values::Date;

/// A stretch of numbers, and where it lies in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub low: f64,
    pub high: f64,
    /// Pixels.
    pub start: f64,
    pub end: f64,
    /// Where a line of the grid lies, and what stands beside it.
    pub ticks: Vec<(f64, String)>,
}

impl Axis {
    /// Where a number lies, in pixels.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        let share = if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.5 };
        self.start + share * (self.end - self.start)
    }

    /// Where a day lies, in pixels.
    pub fn on(&self, day: Date) -> f64 {
        self.at(days(day))
    }
}

/// Days since 1970.
pub fn days(day: Date) -> f64 {
    Date::EPOCH.days_until(day) as f64
}

/// An axis for numbers, from a round number to a round number. Shares of a hundred end at 0 and 100, and what is never below
/// zero does not begin there.
pub fn numbers(values: &[f64], is_percent: bool, start: f64, end: f64) -> Axis {
    let finite = || values.iter().copied().filter(|value| value.is_finite());
    let (mut low, mut high) = finite().fold((f64::MAX, f64::MIN), |(low, high), one| (low.min(one), high.max(one)));
    if low > high {
        (low, high) = (0.0, 1.0);
    }
    let size = low.abs().max(high.abs());
    // Equal, or as good as equal to what a number of the computer holds.
    if high - low <= size * 1e-9 {
        let room = if size > 0.0 { size * 0.1 } else { 1.0 };
        (low, high) = (low - room, high + room);
    }
    let (digit, power) = step((high - low) / 4.0);
    let unit = number(digit, power);
    let (mut first, mut last) = ((low / unit).floor() as i64, (high / unit).ceil() as i64);
    let at = |tick: i64| number(tick * digit, power);
    // Nothing lies on the edge, but where there is nothing beyond it.
    if (low - at(first)) < unit * 0.1 && !(finite().all(|value| value >= 0.0) && at(first) <= 0.0) {
        first -= 1;
    }
    if (at(last) - high) < unit * 0.1 && !(is_percent && at(last) >= 100.0 && finite().all(|value| value <= 100.0)) {
        last += 1;
    }
    let ticks = (first..=last).take(40).map(|tick| (at(tick), label(tick * digit, power)));
    Axis { low: at(first), high: at(last), start, end, ticks: ticks.collect() }
}

/// 1, 2 or 5 and a power of ten: the first of them that is not below.
fn step(least: f64) -> (i64, i32) {
    let written = format!("{least:e}");
    let power: i32 = written.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0);
    let fits = |(digit, power): &(i64, i32)| number(*digit, *power) >= least * (1.0 - 1e-9);
    [(1, power), (2, power), (5, power), (1, power + 1)].into_iter().find(fits).unwrap_or((1, power + 1))
}

/// Read from decimals, not multiplied: the same bits everywhere.
fn number(digits: i64, power: i32) -> f64 {
    format!("{digits}e{power}").parse().unwrap_or(0.0)
}

/// A round number in few characters: `0.5`, `40`, `41k`, `1.5M`.
fn label(digits: i64, power: i32) -> String {
    let value = number(digits, power);
    let size = value.abs();
    let (by, sign) = match size {
        _ if size >= 1e15 => return format!("{value:e}"),
        _ if size >= 1e12 => (12, "T"),
        _ if size >= 1e9 => (9, "bn"),
        _ if size >= 1e6 => (6, "M"),
        _ if size >= 1e4 => (3, "k"),
        _ => (0, ""),
    };
    let places = usize::try_from(by - power).unwrap_or(0).min(9);
    let short = number(digits, power - by);
    let text = format!("{short:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text };
    format!("{}{sign}", grouped(&text))
}

/// How far one line of the grid lies from the next.
#[derive(Clone, Copy)]
enum Stride {
    Days(i64),
    Months(i32),
}

const STRIDES: [(Stride, f64); 17] = [
    (Stride::Days(1), 1.0),
    (Stride::Days(2), 2.0),
    (Stride::Days(7), 7.0),
    (Stride::Days(14), 14.0),
    (Stride::Months(1), 30.4),
    (Stride::Months(2), 60.9),
    (Stride::Months(3), 91.3),
    (Stride::Months(6), 182.6),
    (Stride::Months(12), 365.2),
    (Stride::Months(24), 730.5),
    (Stride::Months(60), 1826.2),
    (Stride::Months(120), 3652.4),
    (Stride::Months(240), 7304.9),
    (Stride::Months(600), 18_262.1),
    (Stride::Months(1200), 36_524.2),
    (Stride::Months(2400), 73_048.5),
    (Stride::Months(6000), 182_621.2),
];

/// An axis for days, with as many round dates as have room. It begins and ends a little beyond the first and the last.
pub fn dates(all: &[Date], start: f64, end: f64) -> Axis {
    let first = all.iter().min().copied().unwrap_or(Date::EPOCH);
    let last = all.iter().max().copied().unwrap_or(first);
    let span = first.days_until(last).max(14);
    let edge = (span / 33).max(1);
    let middle = if first.days_until(last) < 14 { 7 } else { 0 };
    let (from, to) = (first.plus_days(-edge - middle), last.plus_days(edge + middle));
    let (low, high) = (days(from), days(to));
    // A label of a day is wider than one of a month, and that than one of a year.
    let room = |stride: &Stride| match stride {
        Stride::Days(_) => 88.0,
        Stride::Months(months) if *months < 12 => 66.0,
        Stride::Months(_) => 48.0,
    };
    let fits = |(stride, days): &&(Stride, f64)| (high - low) / days * room(stride) <= end - start;
    let stride = STRIDES.iter().find(fits).map_or(Stride::Months(6000), |(stride, _)| *stride);
    Axis { low, high, start, end, ticks: date_ticks(stride, from, to) }
}

fn date_ticks(stride: Stride, from: Date, to: Date) -> Vec<(f64, String)> {
    let january = Date::new(from.year(), 1, 1).unwrap_or(from);
    // Centuries and decades begin where their number is round.
    let begin = match stride {
        Stride::Months(months) if months > 12 => {
            let years = i16::try_from(months / 12).unwrap_or(1);
            Date::new(from.year() - from.year().rem_euclid(years), 1, 1).unwrap_or(january)
        }
        Stride::Months(_) => january,
        Stride::Days(_) => from,
    };
    let at = |number: i32| match stride {
        Stride::Days(days) => begin.plus_days(days * i64::from(number)),
        Stride::Months(months) => begin.plus_months(months.saturating_mul(number)),
    };
    let name = |day: Date| match stride {
        Stride::Days(_) => day.to_string(),
        Stride::Months(months) if months < 12 => format!("{}-{:02}", day.year(), day.month()),
        Stride::Months(_) => day.year().to_string(),
    };
    (0..200)
        .map(at)
        .skip_while(|day| *day < from)
        .take_while(|day| *day <= to)
        .map(|day| (days(day), name(day)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{dates, numbers};
    use crate::values::Date;

    fn labels(values: &[f64], is_percent: bool) -> Vec<String> {
        numbers(values, is_percent, 200.0, 0.0).ticks.into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn numbers_beside_the_axis_are_round() {
        assert_eq!(labels(&[31.0, 45.0], true), ["30", "35", "40", "45", "50"]);
        assert_eq!(labels(&[2.0, 98.0], true), ["0", "50", "100"]);
        assert_eq!(labels(&[-3.0, 4.0], false), ["-4", "-2", "0", "2", "4", "6"]);
        assert_eq!(labels(&[5e6, 15e6], false), ["0", "5M", "10M", "15M", "20M"]);
        assert_eq!(labels(&[0.012, 0.018], false), ["0.01", "0.012", "0.014", "0.016", "0.018", "0.02"]);
        assert_eq!(labels(&[41_300.0, 39_800.0], false), ["39.5k", "40k", "40.5k", "41k", "41.5k"]);
        assert!(labels(&[], false).len() > 2);
        assert!(labels(&[1e300], false).len() < 12);
        assert!(labels(&[7.0, 7.0], false).len() > 2);
    }

    #[test]
    fn every_number_has_a_place() {
        for values in [vec![], vec![f64::NAN], vec![1e300, -1e300], vec![1e-300, 0.0], vec![3.0, 3.0 + 1e-15]] {
            let axis = numbers(&values, false, 200.0, 10.0);
            assert!(axis.ticks.len() <= 40 && axis.ticks.len() > 1);
            for value in values.into_iter().chain([0.0, f64::INFINITY]) {
                assert!((10.0..=200.0).contains(&axis.at(value)));
            }
        }
    }

    #[test]
    fn dates_are_round_and_have_room() {
        let day = |year, month, day| Date::new(year, month, day).unwrap_or(Date::EPOCH);
        let names =
            |all: &[Date]| -> Vec<String> { dates(all, 0.0, 400.0).ticks.into_iter().map(|(_, name)| name).collect() };
        let every_other = ["2026-01", "2026-03", "2026-05", "2026-07", "2026-09", "2026-11"];
        assert_eq!(names(&[day(2026, 1, 5), day(2026, 11, 2)]), every_other);
        assert_eq!(
            names(&[day(2025, 11, 17), day(2027, 3, 31)]),
            ["2026-01", "2026-04", "2026-07", "2026-10", "2027-01", "2027-04"]
        );
        assert_eq!(names(&[day(1900, 1, 1), day(2999, 12, 31)]).first().map(String::as_str), Some("2000"));
        assert!(names(&[day(2026, 11, 22)]).len() > 1);
        assert!(names(&[]).len() > 1);
    }
}
