use std::collections::BTreeMap;

use super::Period;
use super::promises::title;
use crate::diff::{Change, What};
use crate::rank::{Item, Method, Standing, Terms, Value, choose, initiatives, sentences, shown, standings};

/// The order of work, and what moved in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Order {
    /// The method, by its name.
    pub method: String,
    /// The currency of what is money.
    pub currency: Option<String>,
    /// What the scores are made of, by name and with the unit: `cost_of_delay_per_week`, `duration_weeks`.
    pub columns: Vec<&'static str>,
    /// The score is a figure of its own.
    pub has_score: bool,
    /// It is known where each stood before.
    pub is_known: bool,
    /// The best first.
    pub ranked: Vec<Ranked>,
    /// What had a place and has none any more.
    pub gone: Vec<Ranked>,
    /// What takes part and has no place: it lacks something that the method needs.
    pub not_ranked: Vec<NotRanked>,
}

/// What takes part and has no place.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct NotRanked {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// What it lacks.
    pub why: String,
    /// Its expected cost of delay a week, where that is known.
    pub cost_of_delay: Option<String>,
    /// Its expected duration in weeks, where that is known.
    pub weeks: Option<String>,
}

/// A place in the order.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Ranked {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// Its place, from 1.
    pub rank: Option<usize>,
    /// Another has the same place.
    pub is_tie: bool,
    /// What its score is made of, by column, and its score, as `pm rank` prints them.
    pub figures: Vec<Option<String>>,
    /// What it is ordered by.
    pub score: Option<String>,
    /// Where it stood when the period began; nothing where it had no place, or where that is not known.
    pub was: Option<usize>,
    /// Whether it has another place than then.
    pub has_moved: bool,
    /// Its own estimates are others than then; otherwise it made room, or others did.
    pub by_itself: bool,
    /// The estimates that changed: "duration 9w → 4w".
    pub because: Vec<String>,
    /// It came in the period.
    pub is_new: bool,
}

pub fn order(period: &Period<'_>) -> Order {
    let strategy = period.now;
    let terms = Terms::of(&strategy.config);
    let (items, exchange) = initiatives(strategy, &[], period.today);
    let method = choose(&items, &terms).method;
    let lacking = |item: &Item<'_>| {
        let why = sentences(&method.score(item, &terms).err()?).join("; ");
        let title = strategy.record(item.record).map_or_else(String::new, |record| record.title.clone());
        let is_known = method == Method::Cd3;
        let cost_of_delay = item.steady_cost(terms.range).ok().filter(|_| is_known);
        let weeks = item.mean_duration(terms.range).filter(|_| is_known);
        let (cost_of_delay, weeks) = (cost_of_delay.as_ref().map(shown), weeks.as_ref().map(shown));
        Some(NotRanked { record: item.name.clone(), title, why, cost_of_delay, weeks })
    };
    let not_ranked = items.iter().filter_map(lacking).collect();
    let standings = standings(items, method, &terms);
    let moves = period.diff.iter().flat_map(|diff| &diff.consequences.rank_moves);
    let moves: BTreeMap<&str, _> = moves.map(|found| (found.record.as_str(), found)).collect();
    let because = because(period);
    let line = |record: &str, title: String, rank: Option<usize>| {
        let moved = moves.get(record);
        let was = moved.map_or(rank, |moved| moved.from).filter(|_| period.then.is_some());
        Ranked {
            record: record.to_owned(),
            title,
            rank,
            was,
            has_moved: moved.is_some(),
            by_itself: moved.is_some_and(|moved| moved.is_own),
            because: because.get(record).cloned().unwrap_or_default(),
            is_new: period.is_new(record),
            ..Ranked::default()
        }
    };
    let title = |name: &str| title(strategy, name);
    let gone = moves.values().filter(|moved| moved.to.is_none());
    let gone: Vec<Ranked> = gone.map(|moved| line(&moved.record, title(&moved.record), None)).collect();
    let mut with_rank: BTreeMap<usize, usize> = BTreeMap::new();
    standings.iter().for_each(|standing| *with_rank.entry(standing.rank).or_default() += 1);
    let is_tie = |standing: &Standing| with_rank.get(&standing.rank).is_some_and(|count| *count > 1);
    let first = standings.first().map(|first| &first.score);
    // Where the score is one of the inputs there is nothing to add.
    let has_score = first.is_some_and(|score| score.is_figure) && method != Method::CostOfDelay;
    let ranked = standings.iter().map(|standing| Ranked {
        is_tie: is_tie(standing),
        figures: standing.score.inputs.iter().map(|input| in_words(&input.value)).collect(),
        score: has_score.then(|| shown(&standing.score.value)),
        ..line(&standing.name, title(&standing.name), Some(standing.rank))
    });
    Order {
        method: method.name().to_owned(),
        currency: exchange.currency.map(|currency| currency.code().to_owned()),
        columns: first.map(|score| score.inputs.iter().map(|input| input.name).collect()).unwrap_or_default(),
        has_score,
        is_known: period.then.is_some(),
        ranked: ranked.collect(),
        gone,
        not_ranked,
    }
}

fn in_words(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(shown(number)),
        Value::Word(word) => Some((*word).to_owned()),
        Value::None => None,
    }
}

/// The estimates that changed, by record, each once.
fn because(period: &Period<'_>) -> BTreeMap<String, Vec<String>> {
    let changes = period.diff.iter().flat_map(|diff| &diff.changes);
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for change in changes.filter(|change| change.what == What::Estimate) {
        let told = all.entry(change.record.clone()).or_default();
        told.extend(of_estimate(change).filter(|text| !told.contains(text)));
    }
    all
}

fn of_estimate(change: &Change) -> Option<String> {
    let path = change.range.as_ref().map(|range| &range.path).or(change.field.as_ref())?;
    let (from, to) = match &change.range {
        Some(range) => (&range.from, &range.to),
        None => (&change.from, &change.to),
    };
    // Its first part says what it is, and its last which part of that: a name that somebody gave, or a word of ours.
    let parts: Vec<&str> =
        path.segments().skip(1).filter(|part| !["likely", "rate", "parts", ""].contains(part)).collect();
    let name = parts.join(" ").replace('_', " ");
    match (from, to) {
        (Some(from), Some(to)) => Some(format!("{name} {from} → {to}")),
        (None, Some(to)) => Some(format!("{name} {to} added")),
        (Some(from), None) => Some(format!("{name} {from} taken out")),
        (None, None) => None,
    }
}
