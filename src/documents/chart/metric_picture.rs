use super::axis::{Axis, dates, numbers};
use super::marks::{Mark, bar, mark, path};
use super::metric_key::{Key, goal_in_words};
use super::{ChartGoal, MARGIN, MetricChart, TEXT, WIDTH};
use crate::documents::picture::Setting;
use crate::documents::picture::style::style;
use crate::documents::picture::svg::{Anchor, Picture, document, line, shape, text};
use crate::documents::picture::text_width::{cut, text_width};
use crate::values::{Date, Number};

/// Pixels: how high the numbers are, and what stands above and below them.
const PLOT: f64 = 170.0;
const ABOVE: f64 = 28.0;
const BELOW: f64 = 26.0;
const HEAD: f64 = 48.0;

/// With more readings than this their dots are small, so that the line is seen.
const MANY: usize = 40;

/// The chart as SVG: readings as a line with dots, targets as diamonds on their days, baselines as squares, guardrails as
/// lines of dashes, and today.
pub fn metric_picture(chart: &MetricChart, setting: Setting) -> String {
    let head = if setting == Setting::Alone { HEAD } else { 0.0 };
    let key = Key::of(chart);
    let has_plot = !values(chart).is_empty();
    let plot = if has_plot { ABOVE + PLOT + BELOW } else { 0.0 };
    let height = head + plot + key.height() + MARGIN;
    let mut body = String::new();
    if setting == Setting::Alone {
        shape(&mut body, "rect", "paper", &[("width", WIDTH), ("height", height)]);
        text(&mut body, "axis written", Anchor::Start, (MARGIN, 24.0), &cut(&chart.title, 13.0, WIDTH - 2.0 * MARGIN));
        let lead = chart.definition.as_deref().unwrap_or_default();
        text(&mut body, "note", Anchor::Start, (MARGIN, 42.0), &cut(lead, TEXT, WIDTH - 2.0 * MARGIN));
    }
    if has_plot {
        plotted(&mut body, chart, head + ABOVE);
    }
    key.draw(&mut body, head + plot);
    let style = if setting == Setting::Alone { style() } else { String::new() };
    document(&Picture {
        kind: "metric",
        width: WIDTH,
        height,
        title: &format!("{} over time", chart.title),
        description: &description(chart),
        style: &style,
        body: &body,
    })
}

/// Everything that has a place beside the axis of numbers.
fn values(chart: &MetricChart) -> Vec<f64> {
    let readings = chart.readings.iter().map(|reading| reading.value);
    let goals = chart.goals.iter().flat_map(|goal| [goal.baseline, goal.low, goal.high]).flatten();
    let bounds = chart.guardrails.iter().flat_map(|bound| [bound.at_least, bound.at_most]).flatten();
    readings.chain(goals).chain(bounds).map(Number::to_f64).collect()
}

fn days(chart: &MetricChart) -> Vec<Date> {
    let readings = chart.readings.iter().map(|reading| reading.on);
    let goals = chart.goals.iter().flat_map(|goal| {
        // A day without a number on it has nothing to show.
        [goal.baseline_on.filter(|_| goal.baseline.is_some()), goal.due.filter(|_| goal.high.is_some())]
    });
    readings.chain(goals.flatten()).chain(chart.today).collect()
}

fn plotted(out: &mut String, chart: &MetricChart, top: f64) {
    let numbers = numbers(&values(chart), chart.is_percent(), top + PLOT, top);
    let unit = chart.short_unit();
    let label = |tick: &str| format!("{tick}{unit}");
    let wide = numbers.ticks.iter().map(|(_, tick)| text_width(&label(tick), TEXT)).fold(0.0, f64::max).min(100.0);
    let left = MARGIN + wide + 6.0;
    let right = WIDTH - MARGIN - 8.0;
    let dates = dates(&days(chart), left, right);
    for (value, tick) in &numbers.ticks {
        let y = numbers.at(*value);
        line(out, "grid", (left, y), (right, y));
        text(out, "tick", Anchor::End, (left - 6.0, y + 4.0), &cut(&label(tick), TEXT, wide + 1.0));
    }
    let mut clear = MARGIN;
    if let Some(long) = chart.unit.as_deref().filter(|_| unit.is_empty()) {
        let long = cut(long, TEXT, WIDTH / 3.0);
        text(out, "tick written", Anchor::Start, (MARGIN, top - 12.0), &long);
        clear += text_width(&long, TEXT) + 8.0;
    }
    for (day, name) in &dates.ticks {
        let x = dates.at(*day);
        line(out, "grid", (x, top + PLOT), (x, top + PLOT + 4.0));
        // At the edges a label stays within the picture.
        let half = text_width(name, TEXT) / 2.0;
        let x = x.clamp(half + 2.0, WIDTH - half - 2.0);
        text(out, "tick", Anchor::Middle, (x, top + PLOT + 18.0), name);
    }
    if let Some(today) = chart.today {
        let x = dates.on(today);
        line(out, "today", (x, top - 6.0), (x, top + PLOT));
        let half = text_width("today", TEXT) / 2.0;
        let at = x.max(clear + half).min(WIDTH - half - 2.0);
        text(out, "tick", Anchor::Middle, (at, top - 12.0), "today");
    }
    guardrails(out, chart, &numbers, (left, right));
    for goal in &chart.goals {
        promised(out, chart, goal, &numbers, &dates);
    }
    readings(out, chart, &numbers, &dates);
}

fn guardrails(out: &mut String, chart: &MetricChart, numbers: &Axis, (left, right): (f64, f64)) {
    for bound in &chart.guardrails {
        for (limit, away) in [(bound.at_least, 5.0), (bound.at_most, -5.0)] {
            let Some(limit) = limit else { continue };
            let y = numbers.at(limit.to_f64());
            line(out, "guard", (left, y), (right, y));
            // Ticks to the side on which it must not lie.
            for share in [0.1, 0.3, 0.5, 0.7, 0.9] {
                let x = left + share * (right - left);
                line(out, "guard-side", (x, y), (x - 3.0, y + away));
            }
        }
    }
}

/// From the baseline to the target; a range is a bar on its day.
fn promised(out: &mut String, chart: &MetricChart, goal: &ChartGoal, numbers: &Axis, dates: &Axis) {
    let told = goal_in_words(goal);
    let name = goal.record.as_str();
    let target = goal.low.zip(goal.high).map(|(low, high)| {
        let x = goal.due.map_or(dates.end, |due| dates.on(due));
        ((x, numbers.at(low.to_f64())), (x, numbers.at(high.to_f64())), low, high)
    });
    if let Some(baseline) = goal.baseline {
        let x = goal.baseline_on.map_or(dates.start, |on| dates.on(on));
        let at = (x, numbers.at(baseline.to_f64()));
        // A day that nobody wrote is not drawn as if it were known.
        if let Some(((target_x, low_y), (_, high_y), ..)) = target.filter(|_| goal.baseline_on.is_some()) {
            path(out, "promise", &[at, (target_x, f64::midpoint(low_y, high_y))]);
        }
        let value = baseline.to_string();
        let on = goal.baseline_on.map_or(String::new(), |on| on.to_string());
        let told = format!("started at {}: {told}", chart.with_unit(baseline));
        mark(out, Mark::Square, at, 4.0, &told, &[("baseline", &value), ("on", &on), ("record", name)]);
    }
    let Some((low_at, high_at, low, high)) = target else { return };
    let due = goal.due.map_or(String::new(), |due| due.to_string());
    let (low, high) = (low.to_string(), high.to_string());
    if low == high {
        mark(out, Mark::Diamond, low_at, 6.0, &told, &[("target", &high), ("on", &due), ("record", name)]);
    } else {
        let (top, bottom) = (high_at.1.min(low_at.1), high_at.1.max(low_at.1));
        let place = (high_at.0 - 4.0, top, 8.0, bottom - top);
        let data = [("low", low.as_str()), ("high", &high), ("on", &due), ("record", name)];
        bar(out, "goal-range", place, &told, &data);
    }
}

fn readings(out: &mut String, chart: &MetricChart, numbers: &Axis, dates: &Axis) {
    let at = |on: Date, value: Number| (dates.on(on), numbers.at(value.to_f64()));
    let points: Vec<(f64, f64)> = chart.readings.iter().map(|reading| at(reading.on, reading.value)).collect();
    path(out, "series", &points);
    let size = if chart.readings.len() > MANY { 1.5 } else { 3.5 };
    for reading in &chart.readings {
        let note = reading.note.as_ref().map_or(String::new(), |note| format!(": {note}"));
        let told = format!("{} on {}{note}", reading.shown, reading.on);
        let (value, on) = (reading.value.to_string(), reading.on.to_string());
        mark(out, Mark::Dot, at(reading.on, reading.value), size, &told, &[("value", &value), ("on", &on)]);
    }
}

/// For those who cannot see it.
fn description(chart: &MetricChart) -> String {
    let readings = match (chart.readings.first(), chart.readings.last()) {
        (Some(first), Some(last)) if first.on < last.on => {
            format!("From {} on {} to {} on {}.", first.shown, first.on, last.shown, last.on)
        }
        (_, Some(last)) => format!("{} on {}.", last.shown, last.on),
        _ if chart.is_partly_unknown => "Its readings cannot be read.".to_owned(),
        _ => "It was never read.".to_owned(),
    };
    let goals = chart.goals.iter().map(|goal| format!(" {}.", goal_in_words(goal)));
    let bounds = chart.guardrails.iter().map(|bound| format!(" Guardrail {}: {}.", bound.shown, bound.record));
    format!("{readings}{}", goals.chain(bounds).take(20).collect::<String>())
}
