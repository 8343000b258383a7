use clap::Args;

use super::Answer;
use super::global::Global;
use super::past::Past;
use super::session::{Session, State};
use crate::documents::{Card, InShort, Kata, KataStep, OpenLinks, OutcomeLine, card, kata, measured_lines, record_log};
use crate::output::log::in_short;
use crate::output::lookups::Shown;
use crate::output::{Ink, Style, counted, document, is_told_whole, one_line, table, wrap};
use crate::source::Failure;

/// So many readings of a metric are told, the rest as a count.
const READINGS: usize = 12;

/// Show one record, how its outcomes stand, what links to it, and its life in short
#[derive(Debug, Args)]
pub struct Show {
    /// An id, `kind/id`, or a file
    name: String,
    /// Read a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json"])]
    format: String,
}

impl Show {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        let number = session.one(&self.name)?;
        let card = card(&session.strategy, number);
        let standings = measured_lines(&session.strategy, number, session.today);
        let life = life(global, &session, number);
        let kata = kata(&session.strategy, OpenLinks::of(&session.strategy), number, session.today);
        if self.format == "json" {
            let (kata, life) = (kata.as_ref(), life.as_ref());
            let shown = Shown { card: &card, standings: &standings, kata, life };
            return Ok(document("show", &shown).into());
        }
        let style = global.style();
        let mut text = drawn(&card, &standings, kata.as_ref(), &session.from_here, &style);
        if let Some(life) = life {
            text.push('\n');
            text.push_str(&in_short(&life, &card.record, &style));
        }
        Ok(text.into())
    }
}

/// Nothing where there is no history to be read: the card is what was asked for.
fn life(global: &Global, session: &Session, number: usize) -> Option<InShort> {
    let past = Past::of_record(global, session, number).ok()?;
    let life = past.lives.of_record(number)?;
    Some(InShort::of(&record_log(&session.strategy, &past.chain, &past.lives, life, Some(number))))
}

fn drawn(card: &Card, standings: &[OutcomeLine], kata: Option<&Kata>, from_here: &str, style: &Style) -> String {
    let owner = card.owner.as_deref().map_or(String::new(), |owner| format!(", {owner}"));
    let mut text = format!("{}\n", style.paint(Ink::Strong, &one_line(&card.title)));
    let state = one_line(&format!("{} ({}{owner})  {from_here}{}", card.record, card.status, card.path)).into_owned();
    text.push_str(&wrap(&state, "", "  ", style.width));
    text.push('\n');
    let rows = |pairs: &[(String, String)]| -> Vec<Vec<String>> {
        pairs.iter().map(|(name, value)| vec![name.clone(), value.clone()]).collect()
    };
    if let Some(kata) = kata {
        text.push('\n');
        text.push_str(&crate::output::kata(kata, style));
    }
    let fields: Vec<(String, String)> = card
        .fields
        .iter()
        .filter(|(field, value)| kata.is_none_or(|kata| !is_told(kata, field, value)))
        .map(|(field, value)| (field.clone(), if field == "readings" { last_ones(value) } else { value.clone() }))
        .collect();
    if !fields.is_empty() {
        text.push('\n');
        text.push_str(&table(&["field", "value"], &rows(&fields), style));
    }
    if kata.is_none() && !standings.is_empty() {
        text.push('\n');
        text.push_str(&drawn_standings(card, standings, style));
    }
    if !card.linked_from.is_empty() {
        text.push('\n');
        text.push_str(&table(&["linked from", "record"], &rows(&card.linked_from), style));
    }
    text
}

/// The last dozen of the readings of a metric, in the order in which they are written, and how many more there are.
fn last_ones(readings: &str) -> String {
    let lines: Vec<&str> = readings.lines().collect();
    let more = lines.len().saturating_sub(READINGS);
    if more < 2 {
        return readings.to_owned();
    }
    let is_newest_first = lines.first() > lines.last();
    let told = if is_newest_first { lines.get(..READINGS) } else { lines.get(more..) };
    let mut told: Vec<String> = told.unwrap_or_default().iter().map(|line| (*line).to_owned()).collect();
    let rest = format!("{} earlier: --format json has all", counted(more, "more reading"));
    told.insert(if is_newest_first { told.len() } else { 0 }, rest);
    told.join("\n")
}

/// Whether the Product Kata tells all that a field says.
fn is_told(kata: &Kata, field: &str, value: &str) -> bool {
    let is_known = |step: KataStep| !kata.unknown.contains(&step);
    let is_whole = |told: Option<&String>| told.is_some_and(|told| told == value && is_told_whole(told));
    match field {
        "intent" | "vision" => is_known(KataStep::Direction),
        "outcomes" => is_known(KataStep::Now),
        "problem" => is_whole(kata.problem.as_ref()),
        "learned" => is_whole(kata.learned.iter().find(|told| told.record == kata.record).map(|told| &told.text)),
        _ => false,
    }
}

/// Of a metric, by record; of any other, by metric.
fn drawn_standings(card: &Card, standings: &[OutcomeLine], style: &Style) -> String {
    let is_own = standings.iter().all(|standing| standing.record == card.record);
    let row = |standing: &OutcomeLine| {
        let name = standing.metric.as_ref().filter(|_| is_own).unwrap_or(&standing.record);
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let now = match (&standing.now, &standing.now_on) {
            (Some(now), Some(on)) => format!("{now} ({on})"),
            _ => String::new(),
        };
        vec![
            name.clone(),
            text(&standing.baseline),
            now,
            text(&standing.target),
            text(&standing.by),
            standing.so_far.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = standings.iter().map(row).collect();
    let name = if is_own { "outcome" } else { "is to move it" };
    table(&[name, "baseline", "now", "target", "by", "so far"], &rows, style)
}
