//! The whole strategy as one page for those who decide: what stands in it, computed once.

mod anchors;
mod card;
mod charts;
mod counts;
mod decide;
mod deciding;
mod findings;
mod getting_there;
mod links_in;
mod order;
mod phase;
mod pictures;
mod policy;
mod rich;
mod said;
mod short;

use std::collections::HashMap;

use rayon::prelude::*;

pub use anchors::{Anchors, Link};
pub use card::{PageCard, PageReading};
pub use charts::{Experiments, MOST_CHARTED};
pub use counts::Count;
pub use decide::Matter;
pub use deciding::Deciding;
pub use findings::{FindingGroup, PageFinding};
pub use getting_there::{Heading, Way};
pub use links_in::{LinkIn, LinksIn};
pub use order::Order;
pub use phase::phase;
pub use pictures::Drawn;
pub use policy::policy;
pub use said::Said;
pub use short::shortened;

use super::diagram::Ask;
use super::status::Before;
use super::{Branch, RecordLog, metric_tree, record_log, strategy_tree};
use crate::finding::Finding;
use crate::history::Lives;
use crate::rules::Facts;
use crate::source::Chain;
use crate::values::{Date, Kind};

/// With more records than this each tells no history of its own: the page has to open.
pub const MOST_WITH_HISTORY: usize = 2_000;

/// The longest title of a page, in characters: who has a longer one has it in its card.
const TITLE: usize = 160;

/// What a page is made of.
#[derive(Clone, Copy)]
pub struct Sources<'s> {
    /// What the strategy says on a day, and how it came to be, where there is a history.
    pub facts: Facts<'s>,
    /// The revision that was read; nothing for the work tree.
    pub at: Option<&'s str>,
    /// What to call the page, where somebody says so.
    pub title: Option<&'s str>,
    /// What was accepted on the branch, where there is a history.
    pub past: Option<(&'s Chain, &'s Lives)>,
    pub findings: &'s [Finding],
    /// How it was decided a year ago, where that is known.
    pub before: Option<&'s Before>,
    /// Sign or code of the currency; empty where there is none.
    pub sign: &'s str,
}

/// What stands in the page, from top to bottom.
pub struct Report<'s> {
    /// What somebody says it is called, else the vision's title; nothing where there is neither.
    pub title: Option<String>,
    /// Active visions of the company: one is as it should be.
    pub company_visions: usize,
    /// The vision of the company, where there is one.
    pub statement: Option<String>,
    pub today: Date,
    pub at: Option<&'s str>,
    pub counts: Vec<Count>,
    /// What there is to decide, and how much more.
    pub decide: (Vec<Matter>, usize),
    pub getting_there: Vec<Heading>,
    pub deciding: Option<Deciding>,
    pub tree: Vec<Branch>,
    pub metrics: Vec<Branch>,
    /// The links as pictures, where they can be looked at.
    pub picture: Option<Drawn>,
    pub metrics_picture: Option<Drawn>,
    pub order: Option<Order<'s>>,
    pub experiments: Option<Experiments>,
    pub findings: Vec<FindingGroup>,
    /// By kind, and within it by path.
    pub cards: Vec<(Kind, Vec<PageCard>)>,
    /// By the number of the card's record.
    pub histories: HashMap<usize, RecordLog<'s>>,
    /// There is a history, and too many records for each to tell its own.
    pub history_left_out: bool,
    pub anchors: Anchors,
}

/// Computes the page. Nothing here is quadratic in the number of records.
pub fn report<'s>(sources: &Sources<'s>) -> Report<'s> {
    let strategy = sources.facts.strategy;
    let anchors = Anchors::of(strategy);
    let cards = card::cards(sources, &anchors);
    let (company, company_visions) = super::company(strategy);
    let vision = match strategy.company_visions() {
        [] => strategy.of_kind(Kind::Vision).next().map(|(number, _)| number),
        [only] => Some(*only),
        // None of several speaks for all.
        _ => None,
    };
    let vision = vision.and_then(|number| strategy.record(number));
    let statement = vision.and_then(|vision| vision.body.vision()?.statement.get()).map(|text| text.0.clone());
    let title = sources.title.map(str::to_owned).or(company).or_else(|| vision.map(|vision| vision.title.clone()));
    let is_small = strategy.records.len() <= MOST_WITH_HISTORY;
    Report {
        title: title.map(|title| shortened(&title, TITLE)),
        statement: statement.map(|text| shortened(&text, 600)),
        today: sources.facts.today,
        at: sources.at,
        company_visions,
        counts: counts::counts(strategy),
        decide: decide::decide(&sources.facts, &anchors),
        deciding: deciding::deciding(sources, &anchors),
        getting_there: getting_there::getting_there(sources, &anchors),
        tree: strategy_tree(strategy),
        metrics: metric_tree(strategy, sources.facts.today),
        picture: pictures::picture(strategy, &Ask::whole(sources.facts.today), &anchors),
        metrics_picture: pictures::picture(strategy, &Ask::metrics(sources.facts.today), &anchors),
        order: order::order(sources),
        experiments: charts::experiments(strategy, sources.facts.today),
        findings: findings::by_rule(sources.findings, &anchors),
        cards,
        histories: if is_small { histories(sources) } else { HashMap::new() },
        history_left_out: sources.past.is_some() && !is_small,
        anchors,
    }
}

fn histories<'s>(sources: &Sources<'s>) -> HashMap<usize, RecordLog<'s>> {
    let Some((chain, lives)) = sources.past else { return HashMap::new() };
    let strategy = sources.facts.strategy;
    let told = (0..strategy.records.len()).into_par_iter().filter_map(|number| {
        let life = lives.of_record(number)?;
        Some((number, record_log(strategy, chain, lives, life, Some(number))))
    });
    told.collect()
}
