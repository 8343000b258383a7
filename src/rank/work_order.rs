use std::collections::{BTreeMap, HashMap, HashSet};

use super::curve::Curve;
use super::exact::approximate;
use super::item::Item;
use super::lack::Lack;
use super::methods::Terms;
use super::plan::Plan;
use super::sequence::{Infeasible, Job, Optimality, Problem, Schedule, evaluate, recommend};
use crate::graph::Strategy;
use crate::values::Date;

/// In which order to work, and what its waiting costs until all of it is delivered.
#[derive(Clone, Debug)]
pub struct WorkOrder {
    /// By start.
    pub steps: Vec<Step>,
    pub costs: Costs,
    pub optimality: Optimality,
    /// Whether an estimate is a range: the order is found for the expected values.
    pub has_ranges: bool,
    /// Money that no order can go below.
    pub lower_bound: f64,
    pub plan: Option<PlannedOrder>,
    /// What has no place in it, and why.
    pub left_out: Vec<(String, Vec<Lack>)>,
    /// What was required and stands in no order, by who requires it.
    pub loose: Vec<(String, String)>,
}

/// One piece of work in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub record: usize,
    pub name: String,
    pub team: Option<String>,
    /// Weeks from today.
    pub start: f64,
    pub finish: f64,
    /// Money lost until it is delivered.
    pub cost: f64,
    /// It comes first because it is under way, or because `--pin` says so.
    pub is_pinned: bool,
}

/// Money lost until everything is delivered: what each costs while it is worked on, and while it waits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    pub own: f64,
    pub queueing: f64,
    pub total: f64,
}

/// Today's plan beside it.
#[derive(Clone, Debug, PartialEq)]
pub struct PlannedOrder {
    pub order: Vec<String>,
    pub costs: Result<Costs, Broken>,
    /// How many the plan does not name; they follow it in the recommended order.
    pub unnamed: usize,
    /// What the plan names and nothing is called.
    pub unknown: Vec<String>,
}

/// Why a plan cannot be carried out; it is told, not mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The first stands before the second, which it requires.
    BeforeRequired(String, String),
    /// The first stands before the second, which is under way.
    BeforePinned(String, String),
    /// It is not in the plan as it should be.
    Incomplete(String),
}

impl Broken {
    pub fn sentence(&self) -> String {
        match self {
            Broken::BeforeRequired(first, second) => format!("`{first}` stands before `{second}`, which it requires"),
            Broken::BeforePinned(first, second) => {
                format!("`{first}` stands before `{second}`, which comes first because it is under way or pinned")
            }
            Broken::Incomplete(name) => format!("`{name}` has no place in it"),
        }
    }
}

/// Why there is no order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoOrder {
    /// Nothing has both a cost of delay and a duration.
    Nothing,
    /// Each requires the next, and the last the first.
    Circle(Vec<String>),
}

/// What the order is to respect besides the estimates.
pub struct Conditions<'a> {
    pub today: Date,
    pub plan: Option<&'a Plan>,
    /// Records that come first, besides those under way.
    pub pinned: &'a [usize],
}

/// Finds an order of work. `progress` hears now and then which share of the search is done.
pub fn work_order(
    strategy: &Strategy,
    items: &[Item<'_>],
    terms: &Terms,
    conditions: &Conditions<'_>,
    progress: &mut dyn FnMut(f64),
) -> Result<WorkOrder, NoOrder> {
    let (able, unable): (Vec<&Item<'_>>, Vec<&Item<'_>>) =
        items.iter().partition(|item| item.cost.is_ok() && item.duration.is_ok());
    if able.is_empty() {
        return Err(NoOrder::Nothing);
    }
    let Dependencies { requires, loose } = dependencies(strategy, &able).map_err(NoOrder::Circle)?;
    let teams = Teams::of(strategy, &able);
    let jobs: Vec<Job> = able
        .iter()
        .zip(requires)
        .zip(&teams.of_item)
        .map(|((item, requires), team)| job(item, requires, *team, terms, conditions))
        .collect();
    let problem = Problem { jobs, capacity: teams.capacity.clone() };
    let planned = conditions.plan.map(|plan| planned(&able, &problem, plan));
    let found = recommend(&problem, planned.as_ref().map(|(order, _)| order.as_slice()), progress);
    let name = |at: usize| able.get(at).map(|item| item.name.clone()).unwrap_or_default();
    let plan = planned.zip(conditions.plan).map(|((order, unnamed), plan)| PlannedOrder {
        order: order.iter().map(|at| name(*at)).collect(),
        costs: evaluate(&problem, &order).map(|schedule| costs(&schedule)).map_err(|why| broken(why, &name)),
        unnamed,
        unknown: plan.unknown.clone(),
    });
    Ok(WorkOrder {
        steps: found
            .schedule
            .order
            .iter()
            .filter_map(|at| step(*at, &able, &problem, &found.schedule, &teams))
            .collect(),
        costs: costs(&found.schedule),
        optimality: found.optimality,
        has_ranges: able.iter().any(|item| item.uncertain(terms.range).is_some_and(|drawn| !drawn.is_certain())),
        lower_bound: found.lower_bound,
        plan,
        left_out: unable.into_iter().map(left_out).collect(),
        loose,
    })
}

fn job(item: &Item<'_>, requires: Vec<usize>, team: usize, terms: &Terms, conditions: &Conditions<'_>) -> Job {
    let weeks = item.deadline.map(|deadline| conditions.today.days_until(deadline) as f64 / 7.0);
    // What may come to nothing loses by waiting only as far as it would have worked: rates, amounts and penalties alike.
    let counts = approximate(&item.counts());
    let curve = item.cost.as_ref().map(|cost| cost.curve(&cost.mean(terms.range), weeks).times(counts));
    let by = item.weeks_beyond_expected(terms.range).map_or(0.0, |weeks| approximate(&weeks));
    let curve = curve.map(|curve| if by > 0.0 { Curve::Later { by, curve: Box::new(curve) } } else { curve });
    Job {
        duration: item.mean_duration(terms.range).map_or(0.0, |duration| approximate(&duration)),
        curve: curve.unwrap_or(Curve::LongLife { rate: 0.0 }),
        requires,
        team,
        pinned: item.is_worked_on || conditions.pinned.contains(&item.record),
    }
}

struct Dependencies {
    /// Which of the items each requires, by their numbers.
    requires: Vec<Vec<usize>>,
    /// What is required and stands in no order, by who requires it.
    loose: Vec<(String, String)>,
}

/// Who requires whom among the items, by their numbers, also by way of what stands in no order; and that, by who requires
/// it. The names of a circle where there is one.
fn dependencies(strategy: &Strategy, items: &[&Item<'_>]) -> Result<Dependencies, Vec<String>> {
    let is_open = |number: &usize| strategy.record(*number).is_some_and(|record| !record.has_ended());
    let name = |number: usize| strategy.record(number).map(|record| record.full_name()).unwrap_or_default();
    // The items first, then whatever open work they require, directly or not.
    let mut records: Vec<usize> = items.iter().map(|item| item.record).collect();
    let mut number: HashMap<usize, usize> = records.iter().enumerate().map(|(at, record)| (*record, at)).collect();
    let mut requires: Vec<Vec<usize>> = Vec::new();
    while let Some(record) = records.get(requires.len()).copied() {
        let required = strategy.targets(record, "requires").filter(is_open).map(|required| {
            *number.entry(required).or_insert_with(|| {
                records.push(required);
                records.len() - 1
            })
        });
        let mut required: Vec<usize> = required.collect();
        required.sort_unstable();
        required.dedup();
        requires.push(required);
    }
    if let Some(circle) = circle(&requires) {
        return Err(circle.into_iter().filter_map(|at| records.get(at).copied()).map(name).collect());
    }
    let mut loose = Vec::new();
    for (item, required) in items.iter().zip(&requires) {
        let outside = required.iter().filter(|at| **at >= items.len()).filter_map(|at| records.get(*at));
        loose.extend(outside.map(|record| (item.name.clone(), name(*record))));
    }
    let among = (0..items.len()).map(|item| among(&requires, item, items.len())).collect();
    Ok(Dependencies { requires: among, loose })
}

/// Which of the first `count` one of them requires, itself or by way of others than these.
fn among(requires: &[Vec<usize>], item: usize, count: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut open: Vec<usize> = requires.get(item).cloned().unwrap_or_default();
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        match at < count {
            true => found.push(at),
            false => open.extend(requires.get(at).into_iter().flatten()),
        }
    }
    found.sort_unstable();
    found
}

/// A circle among them, where there is one.
fn circle(requires: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut left: Vec<usize> = requires.iter().map(Vec::len).collect();
    let mut dependants: Vec<Vec<usize>> = vec![Vec::new(); requires.len()];
    for (at, required) in requires.iter().enumerate() {
        for one in required {
            dependants.get_mut(*one)?.push(at);
        }
    }
    let mut ready: Vec<usize> = (0..requires.len()).filter(|at| left.get(*at) == Some(&0)).collect();
    while let Some(at) = ready.pop() {
        for dependant in dependants.get(at).into_iter().flatten() {
            let count = left.get_mut(*dependant)?;
            *count -= 1;
            if *count == 0 {
                ready.push(*dependant);
            }
        }
    }
    // Who is left requires somebody who is left: following that leads into a circle.
    let mut at = left.iter().position(|count| *count > 0)?;
    let mut way: Vec<usize> = Vec::new();
    loop {
        if let Some(begin) = way.iter().position(|seen| *seen == at) {
            return way.get(begin..).map(<[usize]>::to_vec);
        }
        way.push(at);
        at = *requires.get(at)?.iter().find(|one| left.get(**one).is_some_and(|count| *count > 0))?;
    }
}

/// Who works on what, and how much at one time.
struct Teams {
    of_item: Vec<usize>,
    capacity: Vec<usize>,
    names: Vec<Option<String>>,
}

impl Teams {
    /// What names no team is the work of one more, that does one thing at a time.
    fn of(strategy: &Strategy, items: &[&Item<'_>]) -> Teams {
        let team = |item: &&Item<'_>| {
            let own = strategy.targets(item.record, "team").next();
            own.or_else(|| {
                let above = strategy.initiatives_of_option(item.record);
                above.first().and_then(|initiative| strategy.targets(*initiative, "team").next())
            })
        };
        let mut numbers: BTreeMap<Option<usize>, usize> = items.iter().map(|item| (team(item), 0)).collect();
        for (at, number) in numbers.values_mut().enumerate() {
            *number = at;
        }
        let capacity = |team: &Option<usize>| {
            let body = team.and_then(|team| strategy.record(team)?.body.team());
            let capacity = body.and_then(|body| body.capacity.get()?.ceiling());
            capacity.and_then(|capacity| usize::try_from(capacity).ok()).map_or(1, |capacity| capacity.max(1))
        };
        Teams {
            of_item: items.iter().map(|item| numbers.get(&team(item)).copied().unwrap_or_default()).collect(),
            capacity: numbers.keys().map(capacity).collect(),
            names: numbers.keys().map(|team| Some(strategy.record((*team)?)?.full_name())).collect(),
        }
    }
}

/// The items in the order of a plan, and how many it does not name: of those what is under way comes first, and the others
/// follow by CD3, each behind what it requires.
fn planned(items: &[&Item<'_>], problem: &Problem, plan: &Plan) -> (Vec<usize>, usize) {
    let find = |record: &usize| items.iter().position(|item| item.record == *record || item.estimated == *record);
    let named: Vec<usize> = plan.records.iter().filter_map(find).collect();
    let is_pinned = |at: &usize| problem.jobs.get(*at).is_some_and(|job| job.pinned);
    let mut order: Vec<usize> = (0..items.len()).filter(|at| is_pinned(at) && !named.contains(at)).collect();
    let pinned = order.len();
    for at in named {
        // A plan may name an initiative and its option: that is one piece of work.
        if !order.contains(&at) {
            order.push(at);
        }
    }
    let named = order.len() - pinned;
    // What a week of its own duration costs, over that duration.
    let cd3 = |job: &Job| job.cost(job.duration) / job.duration.max(1e-9) / job.duration.max(1e-9);
    let score = |at: &usize| problem.jobs.get(*at).map_or(0.0, cd3);
    let mut rest: Vec<usize> = (0..items.len()).filter(|at| !order.contains(at)).collect();
    rest.sort_by(|one, other| score(other).total_cmp(&score(one)));
    let mut placed: Vec<bool> = (0..items.len()).map(|at| order.contains(&at)).collect();
    for first in rest {
        // What it requires comes before it, and before that what that requires: a walk with a stack of its own.
        let mut open = vec![first];
        while let Some(at) = open.last().copied() {
            let requires = problem.jobs.get(at).map_or(&[] as &[usize], |job| &job.requires);
            match requires.iter().find(|one| placed.get(**one) == Some(&false)) {
                Some(required) => open.push(*required),
                None => {
                    open.pop();
                    if let Some(placed) = placed.get_mut(at).filter(|placed| !**placed) {
                        *placed = true;
                        order.push(at);
                    }
                }
            }
        }
    }
    let unnamed = order.len() - named;
    (order, unnamed)
}

/// Why a plan cannot be carried out.
fn broken(why: Infeasible, name: &dyn Fn(usize) -> String) -> Broken {
    match why {
        Infeasible::BeforeRequired { job, requires } => Broken::BeforeRequired(name(job), name(requires)),
        Infeasible::BeforePinned { job, pinned } => Broken::BeforePinned(name(job), name(pinned)),
        Infeasible::Unknown(job) | Infeasible::Repeated(job) | Infeasible::Missing(job) => {
            Broken::Incomplete(name(job))
        }
    }
}

fn step(at: usize, items: &[&Item<'_>], problem: &Problem, schedule: &Schedule, teams: &Teams) -> Option<Step> {
    let (item, job) = (items.get(at)?, problem.jobs.get(at)?);
    let finish = schedule.finish.get(at).copied()?;
    Some(Step {
        record: item.record,
        name: item.name.clone(),
        team: teams.names.get(job.team).cloned().flatten(),
        start: schedule.start.get(at).copied()?,
        finish,
        cost: job.cost(finish),
        is_pinned: job.pinned,
    })
}

fn costs(schedule: &Schedule) -> Costs {
    Costs { own: schedule.own, queueing: schedule.queueing, total: schedule.total }
}

fn left_out(item: &Item<'_>) -> (String, Vec<Lack>) {
    let mut lacks: Vec<Lack> =
        item.cost.as_ref().err().into_iter().chain(item.duration.as_ref().err()).cloned().collect();
    lacks.dedup();
    (item.name.clone(), lacks)
}
