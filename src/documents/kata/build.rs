use std::cmp::Reverse;

use super::next::next;
use super::open_links::OpenLinks;
use super::{Kata, KataStep, MightBelong, OptionLine, Told};
use crate::documents::experiment_line::{ExperimentLine, experiment_line};
use crate::documents::gist::gist;
use crate::documents::outcome_line::outcome_lines;
use crate::graph::Strategy;
use crate::model::{Initiative, Record};
use crate::values::{Date, Kind, Status};

/// An initiative in the order of the Product Kata on a day; nothing for another kind of record.
pub fn kata(strategy: &Strategy, open: &OpenLinks, number: usize, today: Date) -> Option<Kata> {
    let record = strategy.record(number).filter(|record| record.kind == Kind::Initiative)?;
    let status = record.status().map(|status| status.name().to_owned());
    let mut kata = Kata { record: record.full_name(), status, ..Kata::default() };
    let Some(initiative) = record.body.initiative().filter(|_| !record.broken) else {
        kata.status = None;
        kata.unknown = KataStep::ALL.to_vec();
        kata.next = next(strategy, number, record, &kata, today);
        return Some(kata);
    };
    kata.direction = direction(strategy, number);
    kata.now = outcome_lines(strategy, number, today);
    kata.obstacle = obstacle(strategy, number, initiative);
    kata.problem = initiative.problem.get().and_then(|text| gist(text));
    kata.options = options(strategy, number);
    let (tried, experiments) = experiments(strategy, number, today);
    (kata.tried, kata.experiments) = (tried, experiments);
    kata.learned = learned(strategy, number);
    kata.why_stopped = initiative.stopped.get().and_then(|stopped| gist(stopped.why.get()?));
    kata.unknown = unknown(strategy, number, record);
    kata.might_belong = might_belong(strategy, open, number, &kata.unknown);
    kata.unknown.extend(kata.might_belong.iter().map(|open| open.step));
    kata.unknown.sort_by_key(|step| KataStep::ALL.iter().position(|one| one == step));
    kata.next = next(strategy, number, record, &kata, today);
    Some(kata)
}

/// The intent with its title, by itself or through what it is part of, and the vision in its words.
pub(in crate::documents) fn direction(strategy: &Strategy, number: usize) -> Vec<Told> {
    let intent = strategy.intent_served(number);
    let named = strategy.targets(number, "vision").next();
    let vision = named.or_else(|| strategy.vision_of(intent?));
    let of_intent = intent.and_then(|number| strategy.record(number));
    let of_vision = vision.and_then(|number| strategy.record(number));
    let intent = of_intent.map(|record| Told { record: record.full_name(), text: record.title.clone() });
    let statement = |record: &Record| {
        let statement = record.body.vision().and_then(|vision| gist(vision.statement.get()?));
        Told { record: record.full_name(), text: statement.unwrap_or_else(|| record.title.clone()) }
    };
    intent.into_iter().chain(of_vision.map(statement)).collect()
}

/// The text of the obstacle that an initiative names by its id, or what it says itself.
pub(in crate::documents) fn obstacle(strategy: &Strategy, number: usize, initiative: &Initiative) -> Option<String> {
    let named = initiative.obstacle.get()?;
    let intent = strategy.intent_served(number).and_then(|intent| strategy.record(intent)?.body.intent());
    let of_that_name = intent.into_iter().flat_map(|intent| &intent.obstacles);
    let text = of_that_name
        .filter(|obstacle| obstacle.id.get().is_some_and(|id| id.0 == named.0))
        .find_map(|obstacle| gist(obstacle.text.get()?));
    text.or_else(|| gist(named))
}

/// An option in short.
pub(in crate::documents) fn option_line(strategy: &Strategy, number: usize) -> Option<OptionLine> {
    let record = strategy.record(number)?;
    let option = record.body.option()?;
    Some(OptionLine {
        record: record.full_name(),
        title: record.title.clone(),
        status: match record.broken {
            true => "cannot be read",
            false => record.status().map_or("unclear", Status::name),
        }
        .to_owned(),
        solution: option.solution.get().and_then(|text| gist(text)),
        why_rejected: option.rejected.get().and_then(|rejected| gist(rejected.why.get()?)),
    })
}

fn options(strategy: &Strategy, number: usize) -> Vec<OptionLine> {
    let kept = |option: &usize| strategy.record(*option).is_some_and(|record| !record.has_ended_badly());
    let mut all: Vec<usize> = strategy.options_of(number).into_iter().filter(kept).collect();
    // What is furthest comes first.
    all.sort_by_key(|option| {
        let status = strategy.record(*option).and_then(Record::status);
        let order = [Status::Shipped, Status::Chosen, Status::Testing];
        order.iter().position(|one| Some(*one) == status).unwrap_or(order.len())
    });
    all.into_iter().filter_map(|option| option_line(strategy, option)).collect()
}

/// The experiments on an initiative and on its options: those that are over, the last one first, and those that are not,
/// what runs first.
pub(in crate::documents) fn experiments(
    strategy: &Strategy,
    number: usize,
    today: Date,
) -> (Vec<ExperimentLine>, Vec<ExperimentLine>) {
    let mut all = strategy.experiments_on(number);
    all.extend(strategy.options_of(number).into_iter().flat_map(|option| strategy.experiments_on(option)));
    all.sort_unstable();
    all.dedup();
    let lines = all.into_iter().filter_map(|number| experiment_line(strategy, number, today));
    let is_over = |line: &ExperimentLine| line.status == "concluded" || line.status == "abandoned";
    let (mut over, mut ahead): (Vec<ExperimentLine>, Vec<ExperimentLine>) = lines.partition(is_over);
    over.sort_by_key(|line| Reverse(line.on));
    ahead.sort_by_key(|line| ["running", "paused", "draft"].iter().position(|status| *status == line.status));
    (over, ahead)
}

fn learned(strategy: &Strategy, number: usize) -> Vec<Told> {
    let own = |number: usize| {
        let record = strategy.record(number).filter(|record| !record.broken)?;
        let body = &record.body;
        let learned = body.initiative().map(|initiative| &initiative.learned);
        let learned = learned.or_else(|| body.option().map(|option| &option.learned))?;
        Some(Told { record: record.full_name(), text: gist(learned.get()?)? })
    };
    [number].into_iter().chain(strategy.options_of(number)).filter_map(own).collect()
}

/// The steps that are open for nothing but what another record leaves open.
fn might_belong(strategy: &Strategy, open: &OpenLinks, number: usize, unknown: &[KataStep]) -> Vec<MightBelong> {
    let own: Vec<usize> = [number].into_iter().chain(strategy.options_of(number)).collect();
    let others = KataStep::ALL.into_iter().filter(|step| !unknown.contains(step));
    others.filter_map(|step| open.at(strategy, step, &own)).collect()
}

/// The steps to which the initiative itself, or an option of it, names something that cannot be found or read.
fn unknown(strategy: &Strategy, number: usize, record: &Record) -> Vec<KataStep> {
    let Some(initiative) = record.body.initiative() else { return Vec::new() };
    let is_broken = |number: usize| strategy.record(number).is_some_and(|record| record.broken);
    let is_unknown = |step: &KataStep| match step {
        KataStep::Direction => strategy.way_up_unknown(number),
        KataStep::Now => {
            initiative.outcomes.unread > 0
                || strategy.standings(number, Date::EPOCH).iter().any(|one| !strategy.readings_known(one.metric))
                || strategy.has_unknown(number, "outcomes")
        }
        KataStep::InTheWay => initiative.problem.is_invalid() || initiative.obstacle.is_invalid(),
        KataStep::NextStep => {
            initiative.options.unread > 0
                || strategy.has_unknown(number, "options")
                || strategy.options_of(number).into_iter().any(is_broken)
        }
        KataStep::Expected => false,
        KataStep::Learned => initiative.learned.is_invalid() || record.status().is_none(),
    };
    KataStep::ALL.into_iter().filter(is_unknown).collect()
}
