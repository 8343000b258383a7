use std::collections::BTreeSet;

use super::equal_cd3::equal_cd3;
use super::frame::{FOOT, Framed, MARGIN, framed};
use super::labels::{Frame, Placed, nearest_point, place};
use super::{HEIGHT, NAMED, Plot, WIDTH, words};
use crate::documents::picture::scale::{LARGEST, Scale, bounds, is_crowded, scale, tick};
use crate::documents::picture::svg::{Anchor, group, line, shape, text};
use crate::documents::picture::text_width::{cut, text_width};
use crate::rank::{Exact, Ranked, approximate};

/// Pixels: what stands above the plot, to its right, and below it.
const TOP: f64 = 112.0;
const RIGHT: f64 = MARGIN + 82.0;
const BOTTOM: f64 = FOOT + 50.0;

/// The widest name.
const NAME: f64 = 210.0;

/// One item: where it lies, in weeks and in money a week, and from where to where its ranges go.
struct Dot {
    weeks: f64,
    cost: f64,
    weeks_ends: Option<(f64, f64)>,
    cost_ends: Option<(f64, f64)>,
}

/// Weeks to the right, cost of delay a week upwards: what comes first lies up and to the left.
pub fn scatter(plot: &Plot<'_>, drawn: &[&Ranked<'_>]) -> String {
    let range = plot.ranking.terms.range;
    let both = |ranked: &&&Ranked<'_>| ranked.item.work(range).is_some();
    let drawn: Vec<&Ranked<'_>> = drawn.iter().filter(both).copied().collect();
    let dots: Vec<Dot> =
        drawn.iter().enumerate().filter_map(|(number, ranked)| dot(plot, ranked, number < NAMED)).collect();
    let (weeks, cost) = axes(&dots);
    let mut body = String::new();
    grid(&mut body, plot, &weeks, &cost);
    let scores: Vec<f64> = dots.iter().map(|dot| dot.cost / dot.weeks).filter(|score| score.is_finite()).collect();
    let count = equal_cd3(&mut body, &scores, &weeks, &cost);
    let left_out = items(&mut body, plot, &drawn, &dots, &weeks, &cost);
    let title = words::title(plot);
    let lead = lead(count, weeks.is_log);
    let mut more = Vec::new();
    if dots.iter().any(|dot| dot.cost_ends.is_some() || dot.weeks_ends.is_some()) {
        more.push("bars reach from low to high".to_owned());
    }
    if dots.len() > NAMED {
        more.push(format!("the best {NAMED} of {} have names and bars", dots.len()));
    }
    if left_out > 0 {
        more.push(format!("{left_out} without room for a name"));
    }
    if weeks.is_log && dots.iter().any(|dot| dot.cost <= 0.0) {
        more.push("hollow, at the edge: no cost of delay".to_owned());
    }
    framed(&Framed {
        title: &title,
        lead: &lead,
        description: &words::description(plot, &drawn, &lead),
        notes: &words::notes(plot, &drawn, &more),
        height: HEIGHT,
        body: &body,
        setting: plot.setting,
    })
}

/// How it is to be read.
fn lead(lines: usize, is_log: bool) -> String {
    let lines = match lines {
        0 => "",
        _ => " On a dashed line cost of delay over duration, CD3, is the same.",
    };
    let axes = if is_log { " Both axes are logarithmic." } else { "" };
    format!("What comes first lies up and to the left.{lines}{axes}")
}

fn dot(plot: &Plot<'_>, ranked: &Ranked<'_>, is_named: bool) -> Option<Dot> {
    let float = |exact: &Exact| approximate(exact).clamp(0.0, LARGEST);
    let ends = |ends: Option<(Exact, Exact)>| ends.filter(|_| is_named).map(|(low, high)| (float(&low), float(&high)));
    let range = plot.ranking.terms.range;
    let work = ranked.item.work(range)?;
    Some(Dot {
        weeks: float(&work.duration),
        cost: float(&work.cost_of_delay),
        weeks_ends: ends(ranked.item.ends_of_duration(range)),
        cost_ends: ends(ranked.item.ends_of_cost(range)),
    })
}

/// Both axes are of one sort, so that equal CD3 is a straight line.
fn axes(dots: &[Dot]) -> (Scale, Scale) {
    let values = |own: fn(&Dot) -> f64, ends: fn(&Dot) -> Option<(f64, f64)>| -> (Vec<f64>, Vec<f64>) {
        let own: Vec<f64> = dots.iter().map(own).collect();
        // A range that begins near 0 does not stretch a logarithmic axis.
        let least = bounds(&own).0 / 3.0;
        let ends = dots.iter().filter_map(ends).flat_map(|(low, high)| [low.max(least), high.max(least)]);
        (own.clone(), own.into_iter().chain(ends).collect())
    };
    let (weeks, all_weeks) = values(|dot| dot.weeks, |dot| dot.weeks_ends);
    let (cost, all_cost) = values(|dot| dot.cost, |dot| dot.cost_ends);
    let is_log = is_crowded(&weeks, &all_weeks) || is_crowded(&cost, &all_cost);
    let cost = scale(&all_cost, is_log, HEIGHT - BOTTOM, TOP);
    let widest = cost.ticks.iter().map(|value| text_width(&tick(*value), 12.0)).fold(0.0, f64::max);
    (scale(&all_weeks, is_log, MARGIN + widest + 10.0, WIDTH - RIGHT), cost)
}

fn grid(out: &mut String, plot: &Plot<'_>, weeks: &Scale, cost: &Scale) {
    let (left, right, top, bottom) = (weeks.start, weeks.end, cost.end, cost.start);
    for value in &cost.ticks {
        let y = cost.at(*value);
        line(out, "grid", (left, y), (right, y));
        text(out, "tick", Anchor::End, (left - 8.0, y + 4.0), &tick(*value));
    }
    for value in &weeks.ticks {
        let x = weeks.at(*value);
        line(out, "grid", (x, top), (x, bottom));
        text(out, "tick", Anchor::Middle, (x, bottom + 18.0), &tick(*value));
    }
    let unit = if plot.sign.is_empty() { "a week".to_owned() } else { format!("{} a week", plot.sign) };
    text(out, "axis", Anchor::Start, (MARGIN, top - 26.0), &format!("Cost of delay, {unit}"));
    text(out, "axis", Anchor::End, (right, bottom + 38.0), "Duration, weeks");
}

/// Ranges, dots and names. How many names found no room.
fn items(out: &mut String, plot: &Plot<'_>, drawn: &[&Ranked<'_>], dots: &[Dot], weeks: &Scale, cost: &Scale) -> usize {
    let centres: Vec<(f64, f64)> = dots.iter().map(|dot| (weeks.at(dot.weeks), cost.at(dot.cost))).collect();
    let mut bars: Vec<Frame> = Vec::new();
    for (dot, (x, y)) in dots.iter().zip(&centres) {
        if let Some((low, high)) = dot.weeks_ends {
            bars.push(Frame { left: weeks.at(low), top: *y, right: weeks.at(high), bottom: *y });
        }
        if let Some((low, high)) = dot.cost_ends {
            bars.push(Frame { left: *x, top: cost.at(high), right: *x, bottom: cost.at(low) });
        }
    }
    for bar in &bars {
        line(out, "range", (bar.left, bar.top), (bar.right, bar.bottom));
    }
    let names: Vec<String> = drawn.iter().take(NAMED).map(|ranked| cut(&words::name(ranked), 13.0, NAME)).collect();
    let widths: Vec<f64> = names.iter().map(|name| text_width(name, 13.0)).collect();
    let within =
        Frame { left: weeks.start + 2.0, top: cost.end + 2.0, right: weeks.end - 2.0, bottom: cost.start - 1.0 };
    let placed = place(&widths, &centres, &bars, &within);
    crowd(out, &centres);
    // The first last: it lies on top.
    for (((ranked, dot), centre), placed) in drawn.iter().zip(dots).zip(&centres).zip(&placed).rev() {
        let mut item = String::new();
        if let Some(Placed { frame, .. }) = placed.filter(|placed| placed.is_led) {
            line(&mut item, "leader", *centre, nearest_point(&frame, *centre));
        }
        spot(&mut item, *centre, 5.5, weeks.is_log && dot.cost <= 0.0);
        group(out, &words::told(plot, ranked), &item);
    }
    for (name, placed) in names.iter().zip(&placed).filter_map(|(name, placed)| Some((name, (*placed)?))) {
        text(out, "name halo", Anchor::Start, (placed.frame.left, placed.frame.bottom - 4.5), name);
    }
    placed.iter().filter(|placed| placed.is_none()).count()
}

/// Those without a name, faintly; what lies on one pixel is drawn once.
fn crowd(out: &mut String, centres: &[(f64, f64)]) {
    let mut seen: BTreeSet<(i64, i64)> = BTreeSet::new();
    for (x, y) in centres.iter().skip(NAMED) {
        let (x, y) = (x.round(), y.round());
        if seen.insert((x as i64, y as i64)) {
            shape(out, "circle", "dot crowd", &[("cx", x), ("cy", y), ("r", 2.5)]);
        }
    }
}

fn spot(out: &mut String, (x, y): (f64, f64), radius: f64, is_hollow: bool) {
    let class = if is_hollow { "hollow" } else { "dot rim" };
    shape(out, "circle", class, &[("cx", x), ("cy", y), ("r", radius)]);
}
