//! What holds for all input: on random portfolios, through the library.

use std::collections::BTreeMap;

use pm::graph::{Place, Strategy as Graph, load_config};
use pm::output::Style;
use pm::output::rank::{RankReport, csv, human, json, markdown};
use pm::rank::{Conditions, NoOrder, Terms, WorkOrder, choose, initiatives, plan, rank, work_order};
use pm::source::Tree;
use pm::values::Date;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::Value;

/// The most initiatives of a portfolio.
const MOST: usize = 7;

/// One initiative: its money a week, how it runs over time, its weeks, the most and the fewest of them, what it requires.
#[derive(Clone, Debug)]
struct Initiative {
    cost: u32,
    profile: u8,
    weeks: (u32, u32),
    deadline: u32,
    requires: Vec<usize>,
    is_estimated: bool,
}

fn initiative() -> impl Strategy<Value = Initiative> {
    let requires = prop::collection::vec(0..MOST, 0..2);
    (0..40u32, 0..6u8, (1..9u32, 0..4u32), 1..30u32, requires, prop::bool::weighted(0.85)).prop_map(
        |(cost, profile, weeks, deadline, requires, is_estimated)| Initiative {
            cost,
            profile,
            weeks,
            deadline,
            requires,
            is_estimated,
        },
    )
}

fn portfolio() -> impl Strategy<Value = Vec<Initiative>> {
    prop::collection::vec(initiative(), 1..=MOST)
}

fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

/// As a record. All costs are `times` as large.
fn page(at: usize, initiative: &Initiative, times: u64) -> String {
    let cost = u64::from(initiative.cost) * times;
    let cost = match initiative.profile {
        0 => format!("{{profile: deadline, rate: {cost} EUR per week}}"),
        1 => format!("{{penalty: {cost} EUR}}"),
        2 => format!("{{profile: short-life, rate: {cost} EUR per week, lifetime: 12w}}"),
        3 => format!("{{low: {cost} EUR, high: {} EUR, per: week}}", cost * 3),
        _ => format!("{cost} EUR per week"),
    };
    let (low, more) = initiative.weeks;
    let deadline = today().plus_days(i64::from(initiative.deadline) * 7);
    // Only what stands before it: no circles.
    let requires: Vec<String> = initiative.requires.iter().filter(|to| **to < at).map(|to| format!("i{to}")).collect();
    let estimates = match initiative.is_estimated {
        true => format!("estimates: {{cost_of_delay: {cost}, duration: {{low: {low}w, high: {}w}}}}", low + more),
        false => "status: discovery".to_owned(),
    };
    format!("---\nid: i{at}\ndeadline: {deadline}\nrequires: [{}]\n{estimates}\n---\n# I\n", requires.join(", "))
}

type Files = BTreeMap<String, Vec<u8>>;

fn files(initiatives: &[Initiative], times: u64, settings: &str) -> Files {
    let pages = initiatives.iter().enumerate();
    let mut files: Files =
        pages.map(|(at, one)| (format!("initiatives/i{at}.md"), page(at, one, times).into_bytes())).collect();
    files.insert("pm.yaml".to_owned(), format!("version: 1\ncurrency: EUR\n{settings}\n").into_bytes());
    files
}

/// What the program makes of them, in each format, with the order of work.
struct Outcome {
    json: Value,
    others: [String; 3],
    order: Result<WorkOrder, NoOrder>,
}

fn outcome(files: Files) -> Outcome {
    let tree = Tree::from_texts(files);
    let (loaded, text) = load_config(&tree).unwrap();
    let strategy = Graph::build(&tree, loaded, text);
    let (items, exchange) = initiatives(&strategy, &[], pm::values::Date::new(2026, 11, 22).unwrap());
    let terms = Terms::default();
    let choice = choose(&items, &terms);
    let plan = plan(&strategy, None);
    let conditions = Conditions { today: today(), plan: plan.as_ref(), pinned: &[] };
    let order = work_order(&strategy, &items, &terms, &conditions, &mut |_| {});
    let ranking = rank(items, choice, terms, exchange, &|_| None);
    let report = RankReport {
        ranking: &ranking,
        order: Some(&order),
        scope: None,
        is_sequence: true,
        today: today(),
        at: None,
        commit: None,
        place: &|_: &Place| (String::new(), 1),
        top: None,
        cut: None,
        noun: "initiative",
    };
    let others = [human(&report, &Style::PLAIN), csv(&report), markdown(&report)];
    Outcome { json: serde_json::from_str(&json(&report)).unwrap(), others, order }
}

/// Ranks, ties and names.
fn places(json: &Value) -> Vec<String> {
    let rows = json["ranked"].as_array().unwrap().iter();
    rows.map(|row| format!("{} {} {}", row["rank"], row["tie"], row["record"])).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 150,
        failure_persistence: None,
        // The same cases on every machine.
        rng_seed: RngSeed::Fixed(20_261_122),
        ..ProptestConfig::default()
    })]

    #[test]
    fn scaling_all_costs_changes_no_order(portfolio in portfolio(), times in 2..9_000u64) {
        let (one, many) = (outcome(files(&portfolio, 1, "")).json, outcome(files(&portfolio, times, "")).json);
        prop_assert_eq!(places(&one), places(&many));
        prop_assert_eq!(&one["sequence"]["order"], &many["sequence"]["order"]);
        prop_assert_eq!(&one["sequence"]["optimality"], &many["sequence"]["optimality"]);
    }

    #[test]
    fn the_names_of_files_change_no_byte(portfolio in portfolio(), order in Just((0..MOST).collect::<Vec<_>>()).prop_shuffle()) {
        let here = files(&portfolio, 1, "");
        let there: Files = here.iter().map(|(path, text)| {
            let number = path.strip_prefix("initiatives/i").and_then(|rest| rest.strip_suffix(".md")?.parse::<usize>().ok());
            (number.map_or(path.clone(), |number| format!("initiatives/{}/f{}.md", order[number] % 2, order[number])), text.clone())
        }).collect();
        let (here, there) = (outcome(here), outcome(there));
        prop_assert_eq!(here.json.to_string(), there.json.to_string());
        prop_assert_eq!(here.others, there.others);
    }

    #[test]
    fn what_is_not_ranked_and_not_required_changes_nothing(portfolio in portfolio(), requires in prop::collection::vec(0..MOST, 0..3)) {
        let without = files(&portfolio, 1, "");
        let mut with = without.clone();
        let requires: Vec<String> = requires.iter().filter(|to| **to < portfolio.len()).map(|to| format!("i{to}")).collect();
        let more = format!("---\nid: more\nrequires: [{}]\nestimates: {{duration: 2w}}\n---\n# M\n", requires.join(", "));
        with.insert("initiatives/more.md".to_owned(), more.into_bytes());
        let (without, with) = (outcome(without).json, outcome(with).json);
        prop_assert_eq!(&without["ranked"], &with["ranked"]);
        for part in ["order", "steps", "total_delay_cost", "optimality", "lower_bound", "loose_requirements", "circle"] {
            prop_assert_eq!(&without["sequence"][part], &with["sequence"][part], "{}", part);
        }
    }

    #[test]
    fn the_recommended_order_is_never_worse_than_the_plan(
        portfolio in portfolio(),
        planned in Just((0..MOST).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let planned: Vec<String> = planned.iter().filter(|at| **at < portfolio.len()).map(|at| format!("i{at}")).collect();
        let found = outcome(files(&portfolio, 1, &format!("rank: {{plan: [{}]}}", planned.join(", "))));
        if let Ok(order) = found.order {
            let costs = order.plan.unwrap().costs;
            if let Ok(costs) = costs {
                prop_assert!(order.costs.total <= costs.total * (1.0 + 1e-9) + 1e-9, "{} {}", order.costs.total, costs.total);
            }
            prop_assert!(order.lower_bound <= order.costs.total * (1.0 + 1e-9) + 1e-9);
            prop_assert!((order.costs.own + order.costs.queueing - order.costs.total).abs() <= 1e-6 * (1.0 + order.costs.total));
        }
    }

    #[test]
    fn no_output_has_a_nan_or_an_infinity(portfolio in portfolio(), times in prop::sample::select(vec![0, 1, 100_000_000])) {
        let found = outcome(files(&portfolio, times, ""));
        for text in found.others.iter().chain([&found.json.to_string()]) {
            let text = text.to_lowercase();
            let wrong = text.split(|c: char| !c.is_alphanumeric()).find(|word| ["nan", "inf", "infinity"].contains(word));
            prop_assert_eq!(wrong, None, "{}", text);
        }
    }
}

/// Where a plan can be carried out it is compared: the test above means something.
#[test]
fn plans_are_compared() {
    let one = |cost| Initiative { cost, profile: 5, weeks: (2, 0), deadline: 9, requires: vec![], is_estimated: true };
    let found = outcome(files(&[one(1), one(9)], 1, "rank: {plan: [i0, i1]}")).order.unwrap();
    // 1 × 2 + 9 × 4 against 9 × 2 + 1 × 4.
    assert_eq!((found.plan.unwrap().costs.unwrap().total, found.costs.total), (38.0, 22.0));
}
