use super::marks::{Mark, mark};
use super::{ChartBound, ChartGoal, MARGIN, MetricChart, TEXT, WIDTH};
use crate::documents::picture::svg::{Anchor, group, line, text};
use crate::documents::picture::text_width::cut;

/// So many goals and guardrails are told below the chart, the rest as a count.
const TOLD: usize = 6;

/// Pixels.
const ROW: f64 = 18.0;

/// What stands below the chart: what each mark is, whose it is, and how far it is.
pub struct Key {
    rows: Vec<Row>,
    more: usize,
}

enum Row {
    Reading(String),
    /// In short, and whole.
    Goal(String, String),
    Guardrail(String),
    Note(String),
}

impl Key {
    pub fn of(chart: &MetricChart) -> Key {
        let mut rows = Vec::new();
        match chart.readings.iter().rfind(|reading| chart.today.is_none_or(|today| reading.on <= today)) {
            Some(last) => rows.push(Row::Reading(format!("now {} ({})", last.shown, last.on))),
            None if chart.is_partly_unknown => {}
            None => rows.push(Row::Note("Never read".to_owned())),
        }
        if chart.is_partly_unknown {
            rows.push(Row::Note("Not all of its readings can be read".to_owned()));
        }
        let told = chart.goals.iter().map(|goal| Row::Goal(goal_in_short(goal), goal_in_words(goal)));
        let told = told.chain(chart.guardrails.iter().map(|bound| Row::Guardrail(bound_in_words(bound))));
        let all: Vec<Row> = told.collect();
        let more = if all.len() > TOLD + 1 { all.len() - TOLD } else { 0 };
        let kept = all.len() - more;
        rows.extend(all.into_iter().take(kept));
        Key { rows, more }
    }

    pub fn height(&self) -> f64 {
        (self.rows.len() + usize::from(self.more > 0)) as f64 * ROW
    }

    pub fn draw(&self, out: &mut String, top: f64) {
        let mut y = top + ROW - 5.0;
        for row in &self.rows {
            let at = (MARGIN + 6.0, y - 4.0);
            let mut sign = String::new();
            let (short, told) = match row {
                Row::Reading(told) => {
                    line(&mut sign, "series", (at.0 - 6.0, at.1), (at.0 + 6.0, at.1));
                    mark(&mut sign, Mark::Dot, at, 3.5, "", &[]);
                    (told, told)
                }
                Row::Goal(short, told) => {
                    mark(&mut sign, Mark::Diamond, at, 5.0, "", &[]);
                    (short, told)
                }
                Row::Guardrail(told) => {
                    line(&mut sign, "guard", (at.0 - 6.0, at.1), (at.0 + 8.0, at.1));
                    (told, told)
                }
                Row::Note(told) => (told, told),
            };
            let left = if matches!(row, Row::Note(_)) { MARGIN } else { MARGIN + 20.0 };
            text(&mut sign, "note", Anchor::Start, (left, y), &cut(short, TEXT, WIDTH - MARGIN - left));
            group(out, told, &sign);
            y += ROW;
        }
        if self.more > 0 {
            text(out, "note", Anchor::Start, (MARGIN + 20.0, y), &format!("and {} more", self.more));
        }
    }
}

/// "45 % by 2026-Q4, 50 % of the way: initiative/faster-onboarding": what is cut is the name.
fn goal_in_short(goal: &ChartGoal) -> String {
    let by = goal.by.as_ref().map_or(String::new(), |by| format!(" by {by}"));
    let target = goal.target_shown.as_ref().map(|target| format!("{target}{by}, "));
    format!("{}{}: {}", target.unwrap_or_default(), goal.so_far, goal.record)
}

/// "from 31 % (2026-10-01) to 45 % by 2026-Q4: initiative/faster-onboarding, 50 % of the way".
pub fn goal_in_words(goal: &ChartGoal) -> String {
    let by = goal.by.as_ref().map_or(String::new(), |by| format!(" by {by}"));
    let from = goal.baseline_shown.as_ref().map(|baseline| {
        let on = goal.baseline_on.map_or(String::new(), |on| format!(" ({on})"));
        format!("from {baseline}{on}")
    });
    let to = goal.target_shown.as_ref().map(|target| format!("to {target}{by}"));
    let way: Vec<String> = from.into_iter().chain(to).collect();
    let way = if way.is_empty() { "no target".to_owned() } else { way.join(" ") };
    format!("{way}: {}, {}", goal.record, goal.so_far)
}

fn bound_in_words(bound: &ChartBound) -> String {
    format!("guardrail {}: {}", bound.shown, bound.record)
}
