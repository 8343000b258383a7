use super::{NAMED, Plot};
use crate::rank::{Item, Method, Ranked, Value, shown};

/// "6 of 7 initiatives by cost of delay over duration, 2026-11-22".
pub fn title(plot: &Plot<'_>) -> String {
    let (ranked, all) = (plot.ranking.ranked.len(), plot.ranking.count());
    let noun = if all == 1 { plot.noun.to_owned() } else { format!("{}s", plot.noun) };
    let at = plot.at.map_or(String::new(), |at| format!(", at {at}"));
    format!("{ranked} of {all} {noun} by {}, {}{at}", plot.ranking.method().words(), plot.today)
}

/// The picture in words, for those who do not see it: the best items with their figures.
pub fn description(plot: &Plot<'_>, drawn: &[&Ranked<'_>], lead: &str) -> String {
    let best: Vec<String> = drawn.iter().take(NAMED).map(|ranked| told(plot, ranked)).collect();
    let more = drawn.len().saturating_sub(NAMED);
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    format!("{lead} {}{more}. {}", best.join("; "), notes(plot, drawn, &[]).join(". "))
}

/// "1 two-minute-choice: cost of delay per week € 11 700, duration weeks 5, CD3 2 330".
pub fn told(plot: &Plot<'_>, ranked: &Ranked<'_>) -> String {
    let mut figures: Vec<String> = Vec::new();
    for input in &ranked.score.inputs {
        let unit = if input.name == "cost_of_delay_per_week" && !plot.sign.is_empty() { plot.sign } else { "" };
        match &input.value {
            Value::Number(number) => {
                figures.push(format!("{} {}", input.name.replace('_', " "), with_unit(unit, &shown(number))));
            }
            Value::Word(word) => figures.push(format!("{} {word}", input.name)),
            Value::None => {}
        }
    }
    let method = plot.ranking.method();
    if ranked.score.is_figure && method != Method::CostOfDelay {
        figures.push(format!("{} {}", method.name().to_uppercase(), shown(&ranked.score.value)));
    }
    format!("{}: {}", name(ranked), figures.join(", "))
}

fn with_unit(unit: &str, number: &str) -> String {
    if unit.is_empty() { number.to_owned() } else { format!("{number}\u{a0}{unit}") }
}

/// Rank and id: `=2 checkout*`, with a star where something was assumed. Of very long names only the beginning.
pub fn name(ranked: &Ranked<'_>) -> String {
    let tie = if ranked.is_tie { "=" } else { "" };
    let star = if ranked.item.assumed.is_empty() { "" } else { "*" };
    format!("{tie}{} {}{star}", ranked.rank, id(&ranked.item))
}

/// Without its kind, which the title says.
pub fn id(item: &Item<'_>) -> String {
    let name = item.name.split_once('/').map_or(item.name.as_str(), |(_, id)| id);
    crate::documents::picture::text_width::cut(name, 1.0, 60.0)
}

/// What has to be said below a picture: what is not in it, and what it takes for granted.
pub fn notes(plot: &Plot<'_>, drawn: &[&Ranked<'_>], more: &[String]) -> Vec<String> {
    let mut notes = Vec::new();
    let ranking = plot.ranking;
    let names: Vec<String> = ranking.not_ranked.iter().take(3).map(|not_ranked| id(&not_ranked.item)).collect();
    match ranking.not_ranked.len() {
        0 => {}
        count @ 1..=3 => notes.push(format!("{count} not ranked: {}", names.join(", "))),
        count => notes.push(format!("{count} not ranked: {} and {} more", names.join(", "), count - 3)),
    }
    if drawn.len() < ranking.ranked.len() {
        notes.push(format!("the first {} of {} ranked are drawn", drawn.len(), ranking.ranked.len()));
    }
    notes.extend(more.iter().cloned());
    if drawn.iter().any(|ranked| ranked.group.is_some()) {
        notes.push("ranks count within each group".to_owned());
    }
    if drawn.iter().any(|ranked| !ranked.item.assumed.is_empty()) {
        notes.push("* with an assumed estimate".to_owned());
    }
    if ranking.method().is_other_peoples_scores() {
        notes.push(format!("other people's scores: {}", ranking.method().formula()));
    }
    notes
}
