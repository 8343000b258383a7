use super::frame::{FOOT, Framed, MARGIN, framed};
use super::{HEIGHT, Plot, WIDTH, words};
use crate::documents::picture::scale::{bounds, scale};
use crate::documents::picture::svg::{Anchor, group, line, shape, text};
use crate::documents::picture::text_width::cut;
use crate::rank::{Method, Ranked, approximate, shown};

/// How many bars there are at most.
const MOST: usize = 40;

/// Pixels for the names on the left, for the figures on the right, and above.
const NAMES: f64 = 250.0;
const FIGURES: f64 = 130.0;
const TOP: f64 = 84.0;

/// A bar a score, the best at the top.
pub fn bars(plot: &Plot<'_>, drawn: &[&Ranked<'_>]) -> String {
    let best = drawn.get(..MOST).unwrap_or(drawn);
    let step = ((HEIGHT - TOP - FOOT) / best.len().max(1) as f64).clamp(22.0, 34.0);
    let values: Vec<f64> = best.iter().map(|ranked| approximate(&ranked.score.value)).collect();
    let left = MARGIN + NAMES;
    let mut scale = scale(&values, false, left, WIDTH - MARGIN - FIGURES);
    // Nothing is read off an axis here, so the longest bar fills the room.
    scale.high = bounds(&values).1;
    let mut body = String::new();
    let bottom = TOP + step * best.len() as f64;
    line(&mut body, "grid", (left, TOP), (left, bottom));
    for (number, (ranked, value)) in best.iter().zip(&values).enumerate() {
        let middle = TOP + step * (number as f64 + 0.5);
        let width = (scale.at(*value) - left).max(1.0);
        let mut bar = String::new();
        let name = cut(&words::name(ranked), 13.0, NAMES - 14.0);
        text(&mut bar, "name", Anchor::End, (left - 10.0, middle + 4.5), &name);
        let corners = [("x", left), ("y", middle - 7.0), ("width", width), ("height", 14.0), ("rx", 2.0)];
        shape(&mut bar, "rect", "dot", &corners);
        let figure = cut(&shown(&ranked.score.value), 13.0, FIGURES);
        text(&mut bar, "figure", Anchor::Start, (left + width + 8.0, middle + 4.5), &figure);
        group(&mut body, &words::told(plot, ranked), &bar);
    }
    let more = drawn.len() - best.len();
    let more = if more > 0 { vec![format!("the best {MOST} are drawn, {more} more are ranked")] } else { Vec::new() };
    let (title, lead) = (words::title(plot), lead(plot));
    framed(&Framed {
        title: &title,
        lead: &lead,
        description: &words::description(plot, drawn, &format!("A bar chart. {lead}.")),
        notes: &words::notes(plot, drawn, &more),
        height: bottom + FOOT,
        body: &body,
        setting: plot.setting,
    })
}

fn lead(plot: &Plot<'_>) -> String {
    match plot.ranking.method() {
        Method::CostOfDelay if plot.sign.is_empty() => "Cost of delay a week".to_owned(),
        Method::CostOfDelay => format!("Cost of delay, {} a week", plot.sign),
        method => format!("{}: the longer the bar, the earlier it comes", method.name().to_uppercase()),
    }
}
