use super::questions::{Question, broken, questions, told};
use super::{Ink, Style, counted, is_told_whole, kata as told_kata, one_line, wrap};
use crate::documents::{Card, Kata, KataStep, OutcomeLine, gist};

/// So many readings of a metric are told, the rest as a count.
const READINGS: usize = 12;

/// Columns where nothing says how many there are: what is pasted into a mail fits.
const COLUMNS: usize = 80;

/// For people: the record, what it says, how its outcomes stand, and what links to it.
pub fn show(card: &Card, standings: &[OutcomeLine], kata: Option<&Kata>, from_here: &str, style: &Style) -> String {
    let style = &Style { width: style.width.or(Some(COLUMNS)), ..*style };
    let room = style.width.unwrap_or(COLUMNS);
    let owner = card.owner.as_deref().map_or(String::new(), |owner| format!(", {owner}"));
    let title = wrap(&broken(&one_line(&told(&card.title)), room), "", "", style.width);
    let painted: Vec<String> = title.lines().map(|line| style.paint(Ink::Strong, line)).collect();
    let mut text = format!("{}\n", painted.join("\n"));
    let state = one_line(&format!("{} ({}{owner})  {from_here}{}", card.record, card.status, card.path)).into_owned();
    text.push_str(&wrap(&state, "", "  ", style.width));
    text.push('\n');
    if let Some(kata) = kata {
        text.push('\n');
        text.push_str(&told_kata(kata, style));
    }
    let fields: Vec<Question> = card
        .fields
        .iter()
        .filter(|(field, value)| kata.is_none_or(|kata| !is_told(kata, field, value)))
        .map(|(field, value)| Question::new(field, lines(field, value)))
        .collect();
    let fields = questions(&fields, style);
    if !fields.is_empty() {
        text.push('\n');
        text.push_str(&fields);
    }
    if kata.is_none() && !standings.is_empty() {
        text.push('\n');
        text.push_str(&questions(&[standing(card, standings)], style));
    }
    let links = questions(&linking(card), style);
    if !links.is_empty() {
        text.push_str(&format!("\n{}\n{links}", style.paint(Ink::Strong, "What links here")));
    }
    text
}

/// What a field says, line by line, without its markup.
fn lines(field: &str, value: &str) -> Vec<String> {
    let value = if field == "readings" { last_ones(value) } else { value.to_owned() };
    let lines: Vec<String> = value.lines().map(without_marks).collect();
    // A key without a value is there all the same.
    if lines.is_empty() { vec!["–".to_owned()] } else { lines }
}

/// The text as it is read, where there are marks in it that only Markdown needs.
fn without_marks(line: &str) -> String {
    let has_marks = ["**", "](", "`", "__", " *"].iter().any(|mark| line.contains(mark)) || line.starts_with('*');
    let text = gist(line).filter(|_| has_marks && !line.starts_with(['>', '<', '#']));
    text.unwrap_or_else(|| line.to_owned())
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
fn standing(card: &Card, standings: &[OutcomeLine]) -> Question {
    let is_own = standings.iter().all(|standing| standing.record == card.record);
    let line = |standing: &OutcomeLine| {
        let words = standing.in_words();
        let of_metric = standing.metric.as_deref().filter(|_| !is_own).and_then(|metric| words.strip_prefix(metric));
        of_metric.map_or_else(|| words.clone(), |told| format!("{} {}", standing.record, told.trim_start()))
    };
    let ask = if is_own { "Where are we now?" } else { "Who is to move it?" };
    Question::new(ask, standings.iter().map(line).collect())
}

/// The records that name this one, by what they say of it.
fn linking(card: &Card) -> Vec<Question> {
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for (field, record) in &card.linked_from {
        let how = how(field);
        match all.iter_mut().find(|(known, _)| *known == how) {
            Some((_, records)) => records.push(record.clone()),
            None => all.push((how, vec![record.clone()])),
        }
    }
    all.into_iter().map(|(how, records)| Question::new(&how, vec![records.join(", ")])).collect()
}

/// What a record says of another that it names in a field.
fn how(field: &str) -> String {
    match field {
        "intent" | "vision" => "serves it",
        "initiative" => "is an option of it",
        "options" => "has it as an option",
        "tests" => "tests it",
        "informs" => "informs it",
        "requires" => "requires it",
        "drives" => "drives it",
        "part of" => "is part of it",
        "supports" => "supports it",
        "related" => "is related to it",
        "team" => "is done by it",
        "outcomes" => "promises to move it",
        "success" => "is judged by it",
        "guardrails" => "must not make it worse",
        "stop if" => "would stop because of it",
        "inputs" => "has it as an input",
        "north star metric" => "has it as North Star",
        "evidence" | "estimates" => "rests on it",
        "assumptions" => "assumes what it tests",
        "segments" | "segment" => "is about these people",
        "metrics" => "is measured by it",
        "for" | "subject" => "is about it",
        "covers" => "looked at it",
        "decisions" => "decided about it",
        "next" => "goes on with it",
        "stopped" | "rejected" | "replaced by" => "ended in favour of it",
        "activities" | "releases" | "factors" => "counts on it",
        "text" => "mentions it",
        other => return format!("names it in `{other}`"),
    }
    .to_owned()
}
