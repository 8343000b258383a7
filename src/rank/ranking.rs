use std::cmp::Ordering;

use super::auto::Choice;
use super::exact::{Exact, whole};
use super::flips::{Flip, break_even, flips};
use super::item::Item;
use super::lack::Lack;
use super::methods::{Method, Terms};
use super::score::Score;
use super::stages::expected;
use super::uncertainty::{Chance, DRAWS, SEED, Uncertain, simulate};
use super::{Exchange, Work};
use crate::values::Date;

/// An order of items by one method, and those that have no place in it.
#[derive(Clone, Debug)]
pub struct Ranking<'s> {
    pub choice: Choice,
    pub terms: Terms,
    pub exchange: Exchange,
    /// By group, and within it by rank.
    pub ranked: Vec<Ranked<'s>>,
    /// By group, and within it by name.
    pub not_ranked: Vec<NotRanked<'s>>,
}

#[derive(Clone, Debug)]
pub struct Ranked<'s> {
    pub item: Item<'s>,
    /// What it was grouped by; nothing where nobody asked for groups.
    pub group: Option<String>,
    /// From 1; equal scores share it.
    pub rank: usize,
    /// Whether another shares the rank.
    pub is_tie: bool,
    pub score: Score,
    /// Where estimates are ranges: how likely it is first, and ahead of the next.
    pub chance: Option<Chance>,
    /// Where one estimate would have to lie for the rank to be another.
    pub flips: Vec<Flip>,
}

#[derive(Clone, Debug)]
pub struct NotRanked<'s> {
    pub item: Item<'s>,
    pub group: Option<String>,
    pub lacks: Vec<Lack>,
    /// What the one estimate that it lacks would have to be for it to come first.
    pub break_even: Option<Flip>,
}

impl<'s> Ranking<'s> {
    pub fn method(&self) -> Method {
        self.choice.method
    }

    /// All that took part, ranked or not.
    pub fn items(&self) -> impl Iterator<Item = &Item<'s>> {
        self.ranked.iter().map(|ranked| &ranked.item).chain(self.not_ranked.iter().map(|item| &item.item))
    }

    /// How many took part.
    pub fn count(&self) -> usize {
        self.ranked.len() + self.not_ranked.len()
    }

    pub fn has_ranges(&self) -> bool {
        self.ranked.iter().any(|ranked| ranked.chance.is_some())
    }
}

/// Ranks items by a method, apart by group.
pub fn rank<'s>(
    items: Vec<Item<'s>>,
    choice: Choice,
    terms: Terms,
    exchange: Exchange,
    group: &dyn Fn(&Item<'_>) -> Option<String>,
) -> Ranking<'s> {
    let mut grouped: Vec<(Option<String>, Item<'s>)> = items.into_iter().map(|item| (group(&item), item)).collect();
    // What belongs to no group comes last.
    grouped.sort_by(|(one, _), (other, _)| (one.is_none(), one).cmp(&(other.is_none(), other)));
    let mut ranking = Ranking { choice, terms, exchange, ranked: Vec::new(), not_ranked: Vec::new() };
    let mut grouped = grouped.into_iter().peekable();
    while let Some((group, first)) = grouped.next() {
        let mut members = vec![first];
        while let Some((_, item)) = grouped.next_if(|(other, _)| *other == group) {
            members.push(item);
        }
        add(&mut ranking, &group, members);
    }
    ranking
}

/// Where an item stands, and no more.
#[derive(Clone, Debug)]
pub struct Standing {
    pub name: String,
    /// The record whose estimates count.
    pub estimated: usize,
    /// From 1; equal scores share it.
    pub rank: usize,
    pub score: Score,
}

/// Where each item stands by a method, the best first; nothing is drawn and nothing explained.
pub fn standings(items: Vec<Item<'_>>, method: Method, terms: &Terms) -> Vec<Standing> {
    let (scored, _) = in_order(items, method, terms);
    let ranks = ranks(scored.iter().map(|(score, _)| score));
    let standing = |((score, item), rank): ((Score, Box<Item<'_>>), usize)| {
        let Item { name, estimated, .. } = *item;
        Standing { name, estimated, rank, score }
    };
    scored.into_iter().zip(ranks).map(standing).collect()
}

/// What is scored, the best first, and what lacks an input.
type InOrder<'s> = (Vec<(Score, Box<Item<'s>>)>, Vec<(Vec<Lack>, Item<'s>)>);

fn in_order<'s>(items: Vec<Item<'s>>, method: Method, terms: &Terms) -> InOrder<'s> {
    // Boxed, since sorting moves them about.
    let mut scored: Vec<(Score, Tie, Box<Item<'s>>)> = Vec::new();
    let mut without: Vec<(Vec<Lack>, Item<'s>)> = Vec::new();
    for item in items {
        match method.score(&item, terms) {
            Ok(score) => scored.push((score, Tie::of(&item, terms), Box::new(item))),
            Err(lacks) => without.push((lacks, item)),
        }
    }
    scored.sort_by(|(one, one_tie, a), (other, other_tie, b)| {
        let by_score = other.value.cmp(&one.value).then_with(|| none_last(&one.then, &other.then));
        by_score.then_with(|| one_tie.cmp(other_tie)).then_with(|| a.name.cmp(&b.name))
    });
    (scored.into_iter().map(|(score, _, item)| (score, item)).collect(), without)
}

/// From 1; equal scores share a rank.
fn ranks<'r>(scores: impl Iterator<Item = &'r Score>) -> Vec<usize> {
    let mut ranks: Vec<usize> = Vec::new();
    let mut before: Option<&Score> = None;
    for (at, score) in scores.enumerate() {
        let shared = before.filter(|before| before.is_equal(score)).and(ranks.last().copied());
        ranks.push(shared.unwrap_or(at + 1));
        before = Some(score);
    }
    ranks
}

fn add<'s>(ranking: &mut Ranking<'s>, group: &Option<String>, items: Vec<Item<'s>>) {
    let (method, terms) = (ranking.choice.method, ranking.terms);
    let (scored, without) = in_order(items, method, &terms);
    let is_money = method == Method::Cd3;
    let work: Vec<Work> = match is_money {
        true => scored.iter().filter_map(|(_, item)| item.work(terms.range)).collect(),
        false => Vec::new(),
    };
    let uncertain: Vec<Uncertain> = match is_money {
        true => scored.iter().filter_map(|(_, item)| item.uncertain(terms.range)).collect(),
        false => Vec::new(),
    };
    // Where nothing is a range there is nothing to draw, and nothing to say.
    let has_ranges = !uncertain.iter().all(Uncertain::is_certain);
    let mut chances = if has_ranges { simulate(&uncertain, DRAWS, SEED) } else { Vec::new() }.into_iter();
    let scores: Vec<Score> = scored.iter().map(|(score, _)| score.clone()).collect();
    let ranks = ranks(scores.iter());
    for (at, ((score, item), rank)) in scored.into_iter().zip(ranks).enumerate() {
        let before = at.checked_sub(1).and_then(|before| scores.get(before));
        let next = scores.get(at + 1);
        let is_tie = [before, next].into_iter().flatten().any(|other| other.is_equal(&score));
        let flips = |work| flips(work, before.map(|score| &score.value), next.map(|score| &score.value));
        let flips = work.get(at).map_or_else(Vec::new, flips);
        let chance = chances.next();
        ranking.ranked.push(Ranked { item: *item, group: group.clone(), rank, is_tie, score, chance, flips });
    }
    let best = work.first();
    for (lacks, item) in without {
        let break_even = best.and_then(|best| first_place(&lacks, &item, best, &terms));
        ranking.not_ranked.push(NotRanked { item, group: group.clone(), lacks, break_even });
    }
}

/// What decides between equal scores: the earlier latest start, then the shorter duration. What has none comes last.
struct Tie {
    latest_start: Option<Date>,
    duration: Option<Exact>,
}

impl Tie {
    fn of(item: &Item<'_>, terms: &Terms) -> Tie {
        Tie { latest_start: item.latest_start(terms.range), duration: item.mean_duration(terms.range) }
    }

    fn cmp(&self, other: &Tie) -> Ordering {
        none_last(&self.latest_start, &other.latest_start).then_with(|| none_last(&self.duration, &other.duration))
    }
}

fn none_last<T: Ord>(one: &Option<T>, other: &Option<T>) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => one.cmp(other),
        (one, other) => one.is_none().cmp(&other.is_none()),
    }
}

/// What the one thing that an item lacks would have to be, where that is its cost or its duration.
fn first_place(lacks: &[Lack], item: &Item<'_>, best: &Work, terms: &Terms) -> Option<Flip> {
    let [lack] = lacks else { return None };
    if !lack.is_absent() || item.estimates.is_none() {
        return None;
    }
    let flip = match lack.input {
        "cost of delay" => break_even(best, None, Some(&item.mean_duration(terms.range)?)),
        "duration" => break_even(best, Some(&item.steady_cost(terms.range).ok()?), None),
        _ => None,
    };
    as_written(flip?, item, terms)
}

/// What the record would have to say for an expected value: success and stages make a cost smaller, stages a duration
/// another. Nothing where no estimate brings it about.
fn as_written(flip: Flip, item: &Item<'_>, terms: &Terms) -> Option<Flip> {
    let expected = |cost_of_delay: i64, duration: i64| {
        let work = Work { cost_of_delay: whole(cost_of_delay), duration: whole(duration) };
        expected(&item.stages, &work, &item.success, terms.range)
    };
    let before = expected(0, 0).duration;
    let reached = expected(0, 1).duration - &before;
    let of_cost = expected(1, 0).cost_of_delay;
    let written = |value: Exact, factor: &Exact| (*factor > whole(0)).then(|| value / factor);
    match flip {
        Flip::CostAbove(value) => written(value, &of_cost).map(Flip::CostAbove),
        Flip::CostBelow(value) => written(value, &of_cost).map(Flip::CostBelow),
        Flip::DurationAbove(value) => written(value - before, &reached).map(Flip::DurationAbove),
        Flip::DurationBelow(value) => {
            written(value - before, &reached).filter(|weeks| *weeks > whole(0)).map(Flip::DurationBelow)
        }
    }
}
