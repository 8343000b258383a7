//! Of one fault one finding: each left side of the table of yields, planted alone, is the only one that speaks.

use crate::support::small_workspace;
use pm::rules::{Example, Group, Selection, Step, YIELDS};
use small_workspace::lint;

const METRICS: &str = "\
activation: {definition: teams with 3 invited members within 7 days, measures: customer, unit: '%', window: 7 days}
retention: {definition: teams still active in their fourth week, measures: customer, unit: '%', window: 4 weeks}
enterprise-revenue: {definition: yearly revenue from companies over 1000 people, measures: business, unit: EUR}
releases: {definition: releases per month, measures: work, unit: releases}
";
const READ_LONG_AGO: &str = "\
activation: {definition: teams with 3 invited members within 7 days, measures: customer, unit: '%', window: 7 days, cadence: monthly, readings: {2026-06-20: 38 %}}
retention: {definition: teams still active in their fourth week, measures: customer, unit: '%', window: 4 weeks}
enterprise-revenue: {definition: yearly revenue from companies over 1000 people, measures: business, unit: EUR}
";
const INITIATIVE: &str = "initiatives/guided-start.md";
const PROBLEM: &str = "New admins give up at the permissions screen.";

const DELIVERY: &str =
    "intent: enterprise\nstatus: delivery\noutcomes: {activation: {baseline: 31 %, target: 45 %, by: 2026-Q4}}";
const DISCOVERY: &str = "intent: enterprise\nstatus: discovery\noutcomes: {activation: 45 %}";

fn experiment(tests: &str, verdict: &str, decision: &str) -> (&'static str, String) {
    let reading = if verdict == "refuted" { "22 %" } else { "45 %" };
    let front = format!(
        "tests: {tests}\nstatus: concluded\nmethod: prototype\nends: 2026-11-06\nsuccess: {{activation: at least 40 %}}\n\
         result: {{on: 2026-11-09, readings: {{activation: {reading}}}, verdict: {verdict}}}\n\
         learned: People want to look around first.\ndecision: {decision}"
    );
    ("experiments/invite.md", format!("---\n{front}\n---\nFour of ten invite three people.\n"))
}

fn research(method: &str, informs: &str) -> (&'static str, String) {
    let front = format!("method: {method}\non: 2026-10-12\ninforms: {informs}");
    ("research/october.md", format!("---\n{front}\n---\nThey do not dare to press the button.\n"))
}

/// What plants one rule's fault in the small workspace; nothing for a rule that has no plant yet.
fn plant(rule: &str) -> Option<Example> {
    let initiative = |front: &str| (INITIATIVE, format!("---\n{front}\n---\n{PROBLEM}\n"));
    let shipped = || {
        let front = "initiative: guided-start\nstatus: shipped\nshipped_on: 2026-07-06";
        ("options/one-invite.md", format!("---\n{front}\n---\nThe first screen is one invite.\n"))
    };
    let files = match rule {
        "missing-vision" => return Some(Example { absent: vec!["vision.md".to_owned()], ..Example::default() }),
        "vanished-record" => return Some(taken_away()),
        "several-visions" => vec![("visions/other.md", "Every large company runs its projects with us.\n".to_owned())],
        "invalid-value" => vec![initiative(
            "intent: enterprise\nstatus: discovery\noutcomes: {activation: {baseline: 31 %, target: 0.45}}",
        )],
        "missing-field" => vec![initiative("status: discovery\noutcomes: {activation: 45 %}")],
        "dangling-reference" => vec![initiative("intent: schools\nstatus: discovery\noutcomes: {activation: 45 %}")],
        "wrong-kind-reference" => {
            vec![initiative("intent: retention\nstatus: discovery\noutcomes: {activation: 45 %}")]
        }
        "project-in-disguise" => {
            let front = "intent: enterprise\nstatus: delivery\ndeliverables: [a new screen]\noutcomes: []";
            vec![(INITIATIVE, format!("---\n{front}\n---\n"))]
        }
        "missing-outcome-metric" => vec![
            // Nothing else guards the intent's one metric: it would be `lone-metric`, were that not a field of its own.
            initiative("intent: enterprise\nstatus: delivery\noutcomes: [admins feel at home]"),
        ],
        "output-metric-as-outcome" => vec![
            ("metrics.yaml", METRICS.to_owned()),
            initiative(
                "intent: enterprise\nstatus: discovery\noutcomes:\n  - {metric: releases, target: 6}\n  - Ship it",
            ),
        ],
        "ignored-result" => vec![
            initiative(DELIVERY),
            ("options/invite.md", "---\ninitiative: guided-start\nstatus: chosen\n---\nOne invite first.\n".to_owned()),
            experiment("option/invite", "refuted", "stop"),
        ],
        // The intent's own figure, to the intent's own target, and nobody moves what drives it.
        "business-outcome-only" | "no-leading-metric" => {
            let metric = if rule == "no-leading-metric" { "retention" } else { "enterprise-revenue" };
            let outcomes = format!("outcomes: {{{metric}: {{baseline: 5, target: 9}}}}");
            let drives = "EUR, drives: [releases]}";
            vec![
                ("metrics.yaml", METRICS.replace("EUR}", drives)),
                (
                    "intents/enterprise.md",
                    format!(
                        "---\nstatus: active\nby: 2027-Q2\n{outcomes}\nguardrails: {{activation: at least 31 %}}\n---\n\
                         # Large companies choose us\n"
                    ),
                ),
                initiative(&format!("intent: enterprise\nstatus: discovery\nby: 2026-Q4\n{outcomes}")),
            ]
        }
        "lone-metric" => vec![
            ("metrics.yaml", METRICS.replace("window: 7 days", "window: 7 days, category: activation")),
            (
                "intents/enterprise.md",
                "---\nstatus: active\nby: 2027-Q2\noutcomes: {activation: {baseline: 31 %, target: 60 %}}\n---\n\
                 # Large companies choose us\n"
                    .to_owned(),
            ),
        ],
        "untested-option" => vec![
            initiative(DELIVERY),
            ("options/invite.md", "---\ninitiative: guided-start\nstatus: chosen\n---\nOne invite first.\n".to_owned()),
            experiment("initiative/first-report", "supported", "persevere"),
            ("initiatives/first-report.md", format!("---\n{DISCOVERY}\n---\nThe first report stays empty.\n")),
        ],
        "scaled-before-validated" => vec![
            initiative(&format!("{DELIVERY}\nfunding: [{{stage: build, amount: 400000 EUR, on: 2026-09-07}}]")),
            ("options/invite.md", "---\ninitiative: guided-start\nstatus: chosen\n---\nOne invite first.\n".to_owned()),
            experiment("initiative/first-report", "supported", "persevere"),
            ("initiatives/first-report.md", format!("---\n{DISCOVERY}\n---\nThe first report stays empty.\n")),
        ],
        "usability-only-evidence" => vec![initiative(DELIVERY), research("usability-test", "initiative/guided-start")],
        "numbers-only-evidence" => vec![initiative(DELIVERY), research("analytics", "initiative/guided-start")],
        "order-taking" => {
            vec![initiative(&format!("{DELIVERY}\nrequested_by: sales")), research("interview", "vision")]
        }
        // Nobody looked at the metric for long, though it is read monthly; something was shipped, and all is achieved.
        "achieved-below-target" => vec![
            ("metrics.yaml", READ_LONG_AGO.to_owned()),
            initiative(
                "intent: enterprise\nstatus: achieved\nby: 2026-Q2\noutcomes: {activation: {baseline: 31 %, target: 45 %}}",
            ),
            shipped(),
            // Something else that goes on rests on the same metric.
            (
                "initiatives/second.md",
                format!(
                    "---\nintent: enterprise\nstatus: discovery\nby: 2026-Q4\noutcomes: {{activation: 45 %}}\n---\n{PROBLEM}\n"
                ),
            ),
        ],
        "shipped-unmeasured" => vec![
            ("metrics.yaml", READ_LONG_AGO.to_owned()),
            initiative(
                "intent: enterprise\nstatus: measuring\nby: 2026-Q4\noutcomes: {activation: {baseline: 31 %, target: 45 %}}",
            ),
            shipped(),
        ],
        // The reading says that the target of the second quarter was missed, and that nobody looked since.
        "missed-target" => vec![
            ("metrics.yaml", READ_LONG_AGO.to_owned()),
            initiative(
                "intent: enterprise\nstatus: delivery\nby: 2026-Q2\noutcomes: {activation: {baseline: 31 %, target: 45 %}}",
            ),
        ],
        "endless-experiment" => vec![(
            "experiments/first.md",
            "---\ntests: guided-start\nstatus: running\nmethod: prototype\nends: 2026-10-30\n\
             success: {activation: at least 40 %}\n---\nFour of ten invite three people.\n"
                .to_owned(),
        )],
        // What history shows has its page for a plant.
        _ => {
            return pm::rules::named(rule).filter(|rule| rule.group == Group::History)?.page().fails.into_iter().next();
        }
    };
    let files = files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect();
    Some(Example { files, ..Example::default() })
}

/// An initiative that another one requires is there, and then is not.
fn taken_away() -> Example {
    let front = |more: &str| {
        format!("---\nintent: enterprise\nstatus: discovery\n{more}outcomes: {{activation: 45 %}}\n---\n{PROBLEM}\n")
    };
    let files = vec![
        (INITIATIVE.to_owned(), front("requires: [first-invite]\n")),
        ("initiatives/first-invite.md".to_owned(), front("")),
    ];
    let there = Step { on: "2026-02-01".to_owned(), files, gone: Vec::new() };
    let gone = vec!["initiatives/first-invite.md".to_owned()];
    let taken = Step { on: "2026-06-01".to_owned(), files: Vec::new(), gone };
    Example { steps: vec![there, taken], ..Example::default() }
}

#[test]
fn each_left_side_speaks_alone() {
    for line in YIELDS {
        for winner in line.winners {
            let Some(rule) = pm::rules::named(winner) else { continue };
            let Some(example) = plant(winner) else { panic!("{winner}: write down in `plant` what makes it speak") };
            let mut select = vec!["plain".to_owned(), rule.name.to_owned()];
            select.extend(line.losers.iter().map(|loser| (*loser).to_owned()));
            let (findings, shown) = lint(&example, &Selection { select, ..Selection::default() });
            let rules: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
            assert_eq!(rules, [*winner], "{shown}");
        }
    }
}

/// A loser that the winner's plant would not set off anyway proves nothing.
#[test]
fn without_the_winner_a_loser_would_speak() {
    for (winner, loser) in [
        ("project-in-disguise", "missing-outcome-metric"),
        ("output-metric-as-outcome", "output-worded-outcome"),
        ("business-outcome-only", "no-leading-metric"),
        ("business-outcome-only", "echoed-outcome"),
        ("no-leading-metric", "echoed-outcome"),
        ("lone-metric", "growth-without-retention"),
        ("ignored-result", "decision-not-carried-out"),
        ("ignored-result", "single-option"),
        ("untested-option", "single-option"),
        ("scaled-before-validated", "untested-option"),
        ("order-taking", "unresearched-initiative"),
        ("outcome-switched", "goalposts-moved"),
        ("vanished-record", "dangling-reference"),
        ("achieved-below-target", "shipped-unmeasured"),
        ("achieved-below-target", "stale-metric"),
        ("shipped-unmeasured", "stale-metric"),
        ("missed-target", "stale-metric"),
    ] {
        let select = vec!["plain".to_owned(), loser.to_owned()];
        let ignore = vec![winner.to_owned()];
        let (findings, shown) = lint(&plant(winner).unwrap(), &Selection { select, ignore, ..Selection::default() });
        assert!(findings.iter().any(|finding| finding.rule == loser), "{winner} > {loser}\n{shown}");
    }
}

/// An experiment that has its answer is told once, and not as one that goes on as well.
#[test]
fn an_answer_that_is_there_tells_more_than_an_end_that_is_past() {
    let front = "tests: guided-start\nstatus: running\nmethod: prototype\nends: 2026-10-30\nsuccess: {activation: at least 40 %}";
    let lint = |result: &str| {
        let text = format!("---\n{front}\n{result}---\nFour of ten invite three people.\n");
        let files = vec![("experiments/first.md".to_owned(), text)];
        let selection = Selection { select: vec!["clock".to_owned()], ..Selection::default() };
        let (findings, _) = lint(&Example { files, ..Example::default() }, &selection);
        findings.iter().map(|finding| finding.rule).collect::<Vec<_>>()
    };
    assert_eq!(lint("result: {readings: {activation: 22 %}}\n"), ["missed-target"]);
    assert_eq!(lint("result: {readings: {activation: 40 %}}\n"), ["endless-experiment"]);
    assert_eq!(lint(""), ["endless-experiment"]);
}

/// What an intent and the initiative below it promised of one metric is told once.
#[test]
fn one_metric_that_is_missed_is_one_finding() {
    let both = |status: [&str; 2]| {
        let intent = format!(
            "---\nstatus: {}\nby: 2026-Q2\noutcomes: {{activation: 45 %}}\nguardrails: {{retention: 90 %}}\n---\n# Large companies\n",
            status[0]
        );
        let initiative = format!(
            "---\nintent: enterprise\nstatus: {}\nby: 2026-Q2\noutcomes: {{activation: {{baseline: 31 %, target: 40 %}}}}\n---\n{PROBLEM}\n",
            status[1]
        );
        let files =
            [("metrics.yaml", READ_LONG_AGO.to_owned()), ("intents/enterprise.md", intent), (INITIATIVE, initiative)];
        let files = files.into_iter().map(|(path, text)| (path.to_owned(), text)).collect();
        let selection = Selection { clock: true, ..Selection::default() };
        let (findings, _) = lint(&Example { files, ..Example::default() }, &selection);
        findings.iter().map(|finding| (finding.rule, finding.record.clone().unwrap())).collect::<Vec<_>>()
    };
    assert_eq!(both(["active", "delivery"]), [("missed-target", "intent/enterprise".to_owned())]);
    assert_eq!(both(["achieved", "achieved"]), [("achieved-below-target", "intent/enterprise".to_owned())]);
}

#[test]
fn nobody_yields_to_himself_or_in_a_circle() {
    let mut reached: Vec<(&str, &str)> =
        YIELDS.iter().flat_map(|line| line.winners.iter().flat_map(|w| line.losers.iter().map(|l| (*w, *l)))).collect();
    loop {
        let next: Vec<(&str, &str)> = reached
            .iter()
            .flat_map(|(one, by)| {
                reached.iter().filter(move |(other, _)| other == by).map(move |(_, last)| (*one, *last))
            })
            .filter(|pair| !reached.contains(pair))
            .collect();
        if next.is_empty() {
            break;
        }
        reached.extend(next);
    }
    assert!(reached.iter().all(|(one, other)| one != other));
}
