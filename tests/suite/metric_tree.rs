//! What drives what: against a table of all ways, on random graphs with circles, whichever side is written.

use crate::support::random_strategy;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::rc::Rc;

use pm::documents::{Branch, metric_tree};
use pm::graph::{Strategy, Ways, load_config};
use pm::source::Tree;
use pm::values::Date;
use random_strategy::Random;

const METRICS: usize = 9;

fn read(files: &BTreeMap<String, String>) -> Strategy {
    let tree = Tree::from_texts(files.clone());
    let (loaded, text) = load_config(&tree).unwrap();
    Strategy::build(&tree, loaded, text)
}

fn number(strategy: &Strategy, metric: usize) -> usize {
    strategy.named(&format!("metric/m{metric}"))[0]
}

/// Metrics and visions that say which of two drives the other: the metric, a vision, or both.
fn written(random: &mut Random, drives: &[[bool; METRICS]; METRICS]) -> BTreeMap<String, String> {
    let mut metrics = String::new();
    let mut inputs: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (from, row) in drives.iter().enumerate() {
        let mut own = Vec::new();
        for to in (0..METRICS).filter(|to| row[*to]) {
            let side = random.below(3);
            if side != 0 {
                own.push(format!("m{to}"));
            }
            if side != 1 {
                inputs.entry(to).or_default().push(format!("m{from}"));
            }
        }
        writeln!(
            metrics,
            "m{from}: {{definition: Teams, measures: customer, unit: '%', drives: [{}]}}",
            own.join(", ")
        )
        .unwrap();
    }
    let mut files = BTreeMap::from([("pm.yaml".to_owned(), "version: 1\n".to_owned())]);
    files.insert("metrics.yaml".to_owned(), metrics);
    for (to, inputs) in inputs {
        let front = format!("scope: product\nnorth_star_metric: m{to}\ninputs: [{}]", inputs.join(", "));
        files.insert(format!("visions/v{to}.md"), format!("---\n{front}\n---\nEverybody can.\n"));
    }
    files
}

/// From which metric a way leads to which, by a table of all ways.
fn reached(drives: &[[bool; METRICS]; METRICS]) -> [[bool; METRICS]; METRICS] {
    let mut ways = *drives;
    for between in 0..METRICS {
        for from in 0..METRICS {
            for to in 0..METRICS {
                ways[from][to] |= ways[from][between] && ways[between][to];
            }
        }
    }
    ways
}

#[test]
fn ways_are_those_of_a_table_of_all_ways() {
    let mut random = Random(5);
    let mut circles = 0;
    for _ in 0..400 {
        let rarity = 2 + random.below(12);
        let mut drives = [[false; METRICS]; METRICS];
        drives.as_flattened_mut().iter_mut().for_each(|edge| *edge = random.once_in(rarity));
        let strategy = read(&written(&mut random, &drives));
        let leads = reached(&drives);
        let mut ways = Ways::of(&strategy);
        circles += usize::from((0..METRICS).any(|metric| leads[metric][metric]));
        assert_eq!(strategy.has_metric_tree(), drives.as_flattened().contains(&true));
        for from in 0..METRICS {
            let own = number(&strategy, from);
            for to in 0..METRICS {
                let other = number(&strategy, to);
                let goals = Rc::new(BTreeSet::from([other]));
                assert_eq!(ways.may_lead(own, &goals), leads[from][to], "{drives:?}: m{from} to m{to}");
                assert_eq!(strategy.driven_by(own).contains(&other), drives[from][to]);
                assert_eq!(strategy.drivers_of(other).contains(&own), drives[from][to]);
            }
        }
    }
    assert!(circles > 100, "{circles}");
}

/// The branches of metrics that are drawn in full, each with the metrics just below it.
fn drawn(branches: &[Branch], all: &mut Vec<(String, Vec<String>)>) {
    for branch in branches.iter().filter(|branch| branch.metric.is_some()) {
        if !branch.text.starts_with("see ") {
            let below = branch.children.iter().filter(|below| below.metric.is_some());
            all.push((branch.name.clone(), below.map(|below| below.name.clone()).collect()));
        }
        drawn(&branch.children, all);
    }
}

#[test]
fn every_metric_is_drawn_once_with_all_that_drives_it() {
    let mut random = Random(7);
    for _ in 0..200 {
        let rarity = 2 + random.below(12);
        let mut drives = [[false; METRICS]; METRICS];
        drives.as_flattened_mut().iter_mut().for_each(|edge| *edge = random.once_in(rarity));
        let strategy = read(&written(&mut random, &drives));
        let mut found = Vec::new();
        drawn(&metric_tree(&strategy, Date::EPOCH), &mut found);
        found.sort();
        let name = |metric: usize| format!("metric/m{metric}");
        let drivers = |to: usize| (0..METRICS).filter(|from| drives[*from][to]).map(name).collect();
        let expected: Vec<(String, Vec<String>)> = (0..METRICS).map(|metric| (name(metric), drivers(metric))).collect();
        assert_eq!(found, expected);
    }
}

/// What is driven and what is not known of it, for `m0`.
#[test]
fn what_cannot_be_found_or_read_leaves_the_way_open() {
    let metric = |drives: &str| format!("{{definition: Teams, measures: customer, unit: '%'{drives}}}\n");
    let table = [
        ("all is known", ", drives: m1", "", "", true),
        ("a name that leads nowhere", ", drives: gone", "", "", false),
        ("further on the way", ", drives: m1", ", drives: gone", "", false),
        ("not on the way", "", ", drives: gone", "", true),
        ("what is no name", ", drives: [[a]]", "", "", false),
        ("a known input", "", "", "north_star_metric: m1\ninputs: m0", true),
        ("an unknown input", "", "", "north_star_metric: m1\ninputs: gone", false),
        ("inputs of an unknown metric", "", "", "north_star_metric: gone\ninputs: m0", false),
        ("inputs of none", "", "", "inputs: m0", true),
    ];
    for (name, of_first, of_second, vision, complete) in table {
        let files = [
            ("pm.yaml", "version: 1\n".to_owned()),
            ("metrics.yaml", format!("m0: {}m1: {}", metric(of_first), metric(of_second))),
            ("vision.md", format!("---\n{vision}\n---\nEverybody can.\n")),
        ];
        let files = files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect();
        let strategy = read(&files);
        // It may lead to what is in no tree only where something is open.
        let is_open = Ways::of(&strategy).may_lead(number(&strategy, 0), &Rc::default());
        assert_eq!(!is_open, complete, "{name}");
    }
}
