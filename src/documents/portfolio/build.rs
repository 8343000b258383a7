use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::sum::told;
use super::{Moved, Named, Part, Portfolio, Promised, Sum, Unfunded};
use crate::documents::attention::validated_unfunded;
use crate::graph::Strategy;
use crate::model::{Funding, Initiative, Record};
use crate::rank::Exchange;
use crate::rules::Facts;
use crate::values::{Date, FundingStage, Status, Vocabulary, Work};

/// Money that was given within so many days is news.
const A_YEAR: i64 = 365;

type Found<'s> = (usize, &'s Record, &'s Initiative);

/// Where money and work go, on a day.
pub fn portfolio(facts: &Facts<'_>) -> Portfolio {
    let strategy = facts.strategy;
    let all: Vec<Found<'_>> = facts.initiatives().filter(|(_, record, _)| record.status().is_some()).collect();
    let (ended, open): (Vec<Found<'_>>, Vec<Found<'_>>) = all.iter().partition(|(_, record, _)| record.has_ended());
    let under_way: Vec<Found<'_>> = open.iter().copied().filter(|(_, record, _)| record.is_under_way()).collect();
    let written = all.iter().flat_map(|(_, _, initiative)| initiative.funding.iter());
    let exchange = Exchange::of(strategy, written.filter_map(|money| money.amount.get()));
    let parts = Parts { facts: *facts, exchange: &exchange };
    let of_intents = parts.intents(&under_way);
    let of_works = |(word, work): &(&'static str, Work)| {
        parts.part(word, filtered(&under_way, |found| kind(found) == Some(*work)))
    };
    let mut works: Vec<Part> = Work::WORDS.iter().map(of_works).collect();
    share(&mut works.iter_mut().collect::<Vec<_>>(), under_way.len());
    let not_read = |(number, _, initiative): &Found<'_>| {
        initiative.funding.unread > 0
            || initiative.work.is_invalid()
            || initiative
                .funding
                .iter()
                .any(|money| money.amount.is_invalid() || money.on.is_invalid() || money.stage.get().is_none())
            || strategy.way_up_unknown(*number)
    };
    // Whether these have ended is not known, and so their money stands nowhere.
    let is_broken = |record: &Record| record.broken || record.status().is_none();
    let broken = strategy.of_kind(crate::values::Kind::Initiative).filter(|(_, record)| is_broken(record));
    let unread =
        broken.map(|(number, _)| number).chain(all.iter().filter(|found| not_read(found)).map(|found| found.0));
    let (title, company_visions) = crate::documents::company(strategy);
    Portfolio {
        title,
        company_visions,
        at: None,
        as_of: facts.today,
        currency: exchange.currency.map(|currency| currency.code().to_owned()),
        stages: FundingStage::WORDS.iter().map(|(_, stage)| parts.stage(&open, *stage)).collect(),
        only_promised: parts.only_promised(&open),
        intents: of_intents.intents,
        works,
        no_intent: of_intents.none,
        unknown_intent: of_intents.unknown,
        open: parts.part("open", open.clone()),
        ended: parts.part("ended", ended),
        promised: promised(facts, &open, &exchange),
        unfunded: filtered(&under_way, |(_, _, initiative)| initiative.funding.is_absent())
            .into_iter()
            .map(|found| named(strategy, found.0))
            .collect(),
        validated_unfunded: validated_unfunded(facts)
            .into_iter()
            .map(|validated| Unfunded {
                initiative: named(strategy, validated.number),
                experiment: named(strategy, validated.experiment),
                on: validated.on,
            })
            .collect(),
        moved: moved(facts, &all, &exchange),
        unknown: unread.collect::<BTreeSet<usize>>().into_iter().map(|number| named(strategy, number)).collect(),
    }
}

struct Parts<'p> {
    facts: Facts<'p>,
    exchange: &'p Exchange,
}

/// Work under way by intent; each initiative stands in one of them.
struct ByIntent {
    intents: Vec<Part>,
    none: Part,
    unknown: Part,
}

impl Parts<'_> {
    fn part(&self, name: &str, found: Vec<Found<'_>>) -> Part {
        let given = found.iter().flat_map(|(_, _, initiative)| given(initiative, self.facts.today));
        let money = Sum::of(given.filter_map(|money| money.amount.get()), self.exchange);
        self.with(name, money, found)
    }

    fn with(&self, name: &str, money: Option<Sum>, found: Vec<Found<'_>>) -> Part {
        Part {
            name: name.to_owned(),
            title: None,
            path: None,
            money,
            count: found.len(),
            status: None,
            percent: None,
            initiatives: found.into_iter().map(|(number, ..)| named(self.facts.strategy, number)).collect(),
        }
    }

    /// The money that is promised to open initiatives, and those that were given none yet.
    fn only_promised(&self, open: &[Found<'_>]) -> Part {
        let today = self.facts.today;
        let all = open.iter().flat_map(|(_, _, initiative)| later(initiative, today));
        let money = Sum::of(all.filter_map(|money| money.amount.get()), self.exchange);
        let waiting = |(_, _, initiative): &Found<'_>| {
            initiative.funding.unread == 0
                && initiative.funding.iter().next().is_some()
                && later(initiative, today).count() == initiative.funding.iter().count()
        };
        self.with("promised", money, filtered(open, waiting))
    }

    /// The money that open initiatives were given for a stage, and those that have money for no later one.
    fn stage(&self, open: &[Found<'_>], stage: FundingStage) -> Part {
        let today = self.facts.today;
        let of_stage = |money: &&Funding| stage_of(money) == Some(stage);
        let money = open.iter().flat_map(|(_, _, initiative)| given(initiative, today).filter(of_stage));
        let money = Sum::of(money.filter_map(|money| money.amount.get()), self.exchange);
        let there = filtered(open, |(_, _, initiative)| furthest(initiative, today) == Some(stage));
        self.with(stage.word(), money, there)
    }

    fn intents(&self, under_way: &[Found<'_>]) -> ByIntent {
        let strategy = self.facts.strategy;
        let mut by_intent: BTreeMap<usize, Vec<Found<'_>>> = BTreeMap::new();
        let active = self.facts.intents().filter(|(_, record, _)| record.is(Status::Active));
        active.for_each(|(number, ..)| drop(by_intent.insert(number, Vec::new())));
        let (mut none, mut unknown) = (Vec::new(), Vec::new());
        for found in under_way {
            match strategy.intent_served(found.0) {
                Some(intent) => by_intent.entry(intent).or_default().push(*found),
                None if serves_none(strategy, found) => none.push(*found),
                None => unknown.push(*found),
            }
        }
        let part = |(number, found): (usize, Vec<Found<'_>>)| {
            let intent = named(strategy, number);
            let status = strategy.record(number).and_then(Record::status).map(|status| status.name().to_owned());
            Part { title: Some(intent.title), path: Some(intent.path), status, ..self.part(&intent.record, found) }
        };
        let mut intents: Vec<Part> = by_intent.into_iter().map(part).collect();
        intents.sort_by_key(|part| Reverse(part.count));
        let (mut none, mut unknown) = (self.part("no intent", none), self.part("intent unknown", unknown));
        let mut all: Vec<&mut Part> = intents.iter_mut().chain([&mut none, &mut unknown]).collect();
        share(&mut all, under_way.len());
        ByIntent { intents, none, unknown }
    }
}

/// The percents of parts of a whole: each rounded down, then one more for those that lost most by it, so that they add up.
fn share(parts: &mut [&mut Part], whole: usize) {
    if whole == 0 {
        return;
    }
    let told: usize = parts.iter().map(|part| part.count).sum();
    // What is in none of them is rounded too, and comes last.
    let rest = whole.saturating_sub(told) * 100;
    let mut left = 100 - parts.iter().map(|part| part.count * 100 / whole).sum::<usize>() - rest / whole;
    let mut order: Vec<(usize, usize)> =
        parts.iter().map(|part| part.count * 100 % whole).chain([rest % whole]).enumerate().collect();
    order.sort_by_key(|(number, lost)| (Reverse(*lost), *number));
    parts.iter_mut().for_each(|part| part.percent = Some(part.count * 100 / whole));
    for (number, _) in order {
        if left == 0 {
            break;
        }
        left -= 1;
        if let Some(part) = parts.get_mut(number) {
            part.percent = part.percent.map(|percent| percent + 1);
        }
    }
}

fn filtered<'s>(all: &[Found<'s>], keep: impl Fn(&Found<'s>) -> bool) -> Vec<Found<'s>> {
    all.iter().copied().filter(|found| keep(found)).collect()
}

/// The money that it has on a day: without a day it was given when nobody knows; of a day that cannot be read it is not
/// known whether it was given.
fn given(initiative: &Initiative, day: Date) -> impl Iterator<Item = &Funding> {
    initiative
        .funding
        .iter()
        .filter(move |money| !money.on.is_invalid() && money.on.copied().is_none_or(|on| on <= day))
}

/// The money that is dated later than a day.
fn later(initiative: &Initiative, day: Date) -> impl Iterator<Item = &Funding> {
    initiative.funding.iter().filter(move |money| money.on.copied().is_some_and(|on| on > day))
}

fn stage_of(money: &Funding) -> Option<FundingStage> {
    money.stage.get().and_then(|stage| stage.known())
}

fn kind((_, _, initiative): &Found<'_>) -> Option<Work> {
    match &initiative.work {
        crate::typed::Field::Absent => Some(Work::Bet),
        work => work.get()?.known(),
    }
}

/// Whether it names no intent, by itself or as a part of something that does; what names one that cannot be found may
/// serve any.
fn serves_none(strategy: &Strategy, (number, ..): &Found<'_>) -> bool {
    let mut seen = BTreeSet::from([*number]);
    let mut next = vec![*number];
    while let Some(number) = next.pop() {
        if strategy.way_up_unknown(number) || strategy.targets(number, "intent").next().is_some() {
            return false;
        }
        next.extend(strategy.targets(number, "part_of").filter(|larger| seen.insert(*larger)));
    }
    true
}

/// The last stage for which it has money on a day.
fn furthest(initiative: &Initiative, day: Date) -> Option<FundingStage> {
    given(initiative, day).filter_map(stage_of).max()
}

/// What is promised to what goes on, the next first.
fn promised(facts: &Facts<'_>, open: &[Found<'_>], exchange: &Exchange) -> Vec<Promised> {
    let mut all: Vec<Promised> = Vec::new();
    for (number, _, initiative) in open {
        for money in later(initiative, facts.today) {
            let Some(on) = money.on.copied() else { continue };
            all.push(Promised {
                initiative: named(facts.strategy, *number),
                stage: stage_of(money).map(|stage| stage.word().to_owned()),
                amount: money.amount.get().map(|money| told(money, exchange)),
                on,
                because: because(money),
            });
        }
    }
    all.sort_by(|one, other| (one.on, &one.initiative).cmp(&(other.on, &other.initiative)));
    all
}

fn because(money: &Funding) -> Option<String> {
    money.because.get().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn moved(facts: &Facts<'_>, all: &[Found<'_>], exchange: &Exchange) -> Vec<Moved> {
    let mut moved: Vec<Moved> = Vec::new();
    for (number, _, initiative) in all {
        for money in initiative.funding.iter() {
            let (Some(on), Some(to)) = (money.on.copied(), stage_of(money)) else { continue };
            if on > facts.today || on.days_until(facts.today) > A_YEAR {
                continue;
            }
            let earlier = initiative.funding.iter().filter(|other| other.on.copied().is_some_and(|day| day < on));
            let from = earlier.filter_map(stage_of).max().filter(|from| *from != to);
            moved.push(Moved {
                initiative: named(facts.strategy, *number),
                stage: to.word().to_owned(),
                from: from.map(|from| from.word().to_owned()),
                amount: money.amount.get().map(|money| told(money, exchange)),
                on,
                because: because(money),
            });
        }
    }
    moved.sort_by(|one, other| other.on.cmp(&one.on).then_with(|| one.initiative.cmp(&other.initiative)));
    moved
}

fn named(strategy: &Strategy, number: usize) -> Named {
    let Some(record) = strategy.record(number) else { return Named::default() };
    Named { record: record.full_name(), title: record.title.clone(), path: strategy.path_of(record).to_owned() }
}
