use super::exact::{Exact, from_float, whole};
use super::flips::Flip;
use super::item::Item;
use super::ranking::Ranking;
use super::uncertainty::Parameter;
use super::worths::worths;
use crate::graph::Place;

/// How many questions are asked at a time.
const QUESTIONS: usize = 3;

/// An estimate that would change the order: one that is missing, or a range that is worth narrowing.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub name: String,
    /// The key below `estimates`.
    pub input: &'static str,
    pub why: Why,
    pub place: Place,
    /// Whether the record has `estimates` already.
    pub has_estimates: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It is not ranked without; what the estimate would have to be for it to come first.
    Missing(Option<Flip>),
    /// What it is worth to know it for sure, in money.
    Uncertain(Exact),
}

/// The estimates that would change the order most: what keeps the most promising out of it, then the ranges that are most
/// worth narrowing.
pub fn questions(ranking: &Ranking<'_>) -> Vec<Question> {
    let mut questions = missing(ranking);
    questions.extend(uncertain(ranking));
    questions.truncate(QUESTIONS);
    questions
}

/// One missing estimate keeps fewer out than two; of those alike the more valuable and urgent comes first.
fn missing(ranking: &Ranking<'_>) -> Vec<Question> {
    let mut out: Vec<_> =
        ranking.not_ranked.iter().filter(|item| item.lacks.iter().all(|lack| lack.is_absent())).collect();
    let promise = |item: &Item<'_>| super::methods::cell(item).map_or(usize::MAX, super::methods::band);
    out.sort_by_key(|item| (item.lacks.len(), promise(&item.item), item.item.name.clone()));
    let inputs = |input: &'static str| match (input, ranking.method()) {
        ("cost of delay", _) => "cost_of_delay",
        // Nothing is estimated at all: the small form asks for the least.
        ("estimates", _) => "value",
        (input, _) => input,
    };
    let mut questions: Vec<Question> = Vec::new();
    for item in out {
        // Where there are no estimates at all the small form asks for all that is needed.
        let count = if item.item.estimates.is_some() { item.lacks.len() } else { 1 };
        // Half of what an item lacks would change nothing.
        if !questions.is_empty() && questions.len() + count > QUESTIONS {
            continue;
        }
        questions.extend(item.lacks.iter().take(count).map(|lack| Question {
            name: item.item.name.clone(),
            input: inputs(lack.input),
            why: Why::Missing(item.break_even.clone()),
            place: lack.place.clone(),
            has_estimates: item.item.estimates.is_some(),
        }));
    }
    questions
}

fn uncertain(ranking: &Ranking<'_>) -> Vec<Question> {
    let mut asked: Vec<(usize, Parameter)> = Vec::new();
    let mut questions = Vec::new();
    for worth in worths(ranking) {
        let key = (worth.place, worth.parameter);
        let money = from_float(worth.money).unwrap_or_default();
        let Some(ranked) = ranking.ranked.get(worth.place).filter(|_| money > whole(0) && !asked.contains(&key)) else {
            continue;
        };
        asked.push(key);
        let input = match worth.parameter {
            Parameter::Cost => "cost_of_delay",
            Parameter::Duration => ranked.item.duration_field,
        };
        questions.push(Question {
            name: ranked.item.name.clone(),
            input,
            why: Why::Uncertain(money),
            place: ranked.item.place(input),
            has_estimates: true,
        });
    }
    questions
}
