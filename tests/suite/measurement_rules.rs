//! What the rules of measurement pass over: each page's failing example with one thing changed. Beside every condition
//! stands a change that keeps the rule speaking, where the two are easily confused.

use crate::support::small_workspace;
use pm::rules::{Example, Selection};
use small_workspace::{base, lint};

const SILENT: bool = false;
const SPEAKS: bool = true;

/// What is changed: a text by another wherever it stands, or a file more where the first names a path.
type Edit = (&'static str, &'static str);

/// A failing example of a rule's page by number, what is changed in it and why, and whether the rule still speaks.
type Case = (&'static str, usize, &'static str, &'static [Edit], bool);

fn edited((rule, number, ..): &Case, edits: &[Edit]) -> Example {
    let mut files = base();
    files.extend(
        pm::rules::named(rule).unwrap().page().fails[*number]
            .files
            .iter()
            .cloned()
            .map(|(path, text)| (path, text.into_bytes())),
    );
    for (from, to) in edits {
        if from.ends_with(".md") || from.ends_with(".yaml") {
            files.insert((*from).to_owned(), to.as_bytes().to_vec());
            continue;
        }
        let mut found = false;
        for text in files.values_mut() {
            let before = String::from_utf8(text.clone()).unwrap();
            found |= before.contains(from);
            *text = before.replace(from, to).into_bytes();
        }
        assert!(found, "{rule}: nothing says {from}");
    }
    let files = files.into_iter().map(|(path, text)| (path, String::from_utf8(text).unwrap())).collect();
    Example { files, ..Example::default() }
}

#[test]
fn each_condition_has_a_near_miss() {
    let mut wrong = Vec::new();
    for case in CASES {
        let (rule, _, why, edits, speaks) = case;
        // A file that could not be read would be silent for no good reason.
        let select = ["invalid-yaml", "unknown-key", "duplicate-key", *rule].map(str::to_owned).to_vec();
        let (findings, shown) = lint(&edited(case, edits), &Selection { select, ..Selection::default() });
        let spoke: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
        if spoke.iter().any(|other| other != rule) || spoke.is_empty() == *speaks {
            wrong.push(format!(
                "{rule}: {why}
{shown}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}",
        wrong.join(
            "
"
        )
    );
}

#[test]
fn every_rule_of_the_group_has_near_misses() {
    for rule in pm::rules::all().filter(|rule| rule.group == pm::rules::Group::Measurement) {
        let silent = CASES.iter().filter(|(name, .., speaks)| *name == rule.name && !speaks).count();
        assert!(silent >= 2, "{}", rule.name);
    }
}

const CASES: &[Case] = &[
    ("missing-baseline", 0, "as it stands", &[], SPEAKS),
    ("missing-baseline", 0, "given", &[("45 %}", "{baseline: 31 %, target: 45 %}}")], SILENT),
    ("missing-baseline", 0, "unknown", &[("45 %}", "{baseline: unknown, target: 45 %}}")], SILENT),
    ("missing-baseline", 0, "a day and no value", &[("45 %}", "{baseline: {on: 2026-09-01}, target: 45 %}}")], SPEAKS),
    ("missing-baseline", 0, "not to be read", &[("45 %}", "{baseline: [[x]], target: 45 %}}")], SILENT),
    ("missing-baseline", 0, "still looked into", &[("status: delivery", "status: discovery")], SILENT),
    ("missing-baseline", 0, "being measured", &[("status: delivery", "status: measuring")], SPEAKS),
    ("missing-baseline", 0, "over", &[("status: delivery", "status: achieved")], SILENT),
    ("missing-baseline", 0, "upkeep", &[("status: delivery", "status: delivery\nwork: upkeep")], SILENT),
    ("missing-baseline", 0, "in words", &[("{activation: 45 %}", "[admins feel at home]")], SILENT),
    //
    ("missing-target-date", 0, "one date for all", &[("status: discovery", "status: discovery\nby: 2027")], SILENT),
    ("missing-target-date", 0, "one of two dated", &[("target: 45 %", "target: 45 %, by: 2027")], SPEAKS),
    (
        "missing-target-date",
        0,
        "both dated",
        &[("target: 45 %", "target: 45 %, by: 2027"), ("target: 94 %", "target: 94 %, by: 2027")],
        SILENT,
    ),
    ("missing-target-date", 0, "not to be read", &[("status: discovery", "status: discovery\nby: soon")], SILENT),
    (
        "missing-target-date",
        0,
        "set from outside",
        &[("status: discovery", "status: discovery\ndeadline: 2027")],
        SILENT,
    ),
    ("missing-target-date", 0, "no target yet", &[(", target: 45 %", ""), (", target: 94 %", "")], SILENT),
    ("missing-target-date", 0, "only an idea", &[("status: discovery", "status: proposed")], SILENT),
    ("missing-target-date", 0, "a mandate", &[("status: discovery", "status: discovery\nwork: mandate")], SILENT),
    (
        "missing-target-date",
        0,
        "an active intent too",
        &[("status: discovery", "status: discovery\nby: 2027"), ("by: 2027-Q2\n", "")],
        SPEAKS,
    ),
    //
    ("no-leading-metric", 0, "as it stands", &[], SPEAKS),
    (
        "no-leading-metric",
        0,
        "one that drives it beside",
        &[("{retention: {baseline: 90 %, target: 93 %}", "{activation: 45 %, retention: 93 %")],
        SILENT,
    ),
    (
        "no-leading-metric",
        0,
        "one that drives it from afar",
        &[
            ("{retention: {baseline: 90 %, target: 93 %}", "{first: 45 %, retention: 93 %"),
            (
                "activation: {definition",
                "first: {definition: teams, measures: customer, unit: '%', drives: [activation]}\nactivation: {definition",
            ),
        ],
        SILENT,
    ),
    (
        "no-leading-metric",
        0,
        "one that drives nothing beside",
        &[("{retention: {baseline: 90 %, target: 93 %}", "{enterprise-revenue: 6M EUR, retention: 93 %")],
        SPEAKS,
    ),
    ("no-leading-metric", 0, "said to lead itself", &[("window: 4 weeks", "window: 4 weeks, leading: true")], SILENT),
    (
        "no-leading-metric",
        0,
        "no tree of metrics",
        &[(", drives: [retention]", ""), (", drives: [enterprise-revenue]", "")],
        SILENT,
    ),
    (
        "no-leading-metric",
        0,
        "a tree by the vision's inputs",
        &[
            (", drives: [retention]", ""),
            (", drives: [enterprise-revenue]", ""),
            ("vision.md", "---\nnorth_star_metric: retention\ninputs: activation\n---\nAny team can begin.\n"),
        ],
        SPEAKS,
    ),
    (
        "no-leading-metric",
        0,
        "what it drives leads nowhere",
        &[("drives: [enterprise-revenue]", "drives: [enterprise-revenu]")],
        SILENT,
    ),
    (
        "no-leading-metric",
        0,
        "in a circle it drives itself",
        &[("drives: [enterprise-revenue]", "drives: [activation]")],
        SILENT,
    ),
    (
        "no-leading-metric",
        0,
        "an outcome that leads nowhere",
        &[("{retention: {baseline: 90 %, target: 93 %}", "{retentio: 45 %, retention: 93 %")],
        SILENT,
    ),
    ("no-leading-metric", 0, "upkeep", &[("status: discovery", "status: discovery\nwork: upkeep")], SILENT),
    ("no-leading-metric", 0, "only an idea", &[("status: discovery", "status: proposed")], SILENT),
    ("no-leading-metric", 0, "an intent that is over", &[("status: active", "status: stopped")], SILENT),
    ("no-leading-metric", 1, "as it stands", &[], SPEAKS),
    ("no-leading-metric", 1, "a quarter", &[("window: 1 year", "window: 1 quarter")], SILENT),
    ("no-leading-metric", 1, "three months", &[("window: 1 year", "window: 3 months")], SILENT),
    ("no-leading-metric", 1, "a window in other words", &[("window: 1 year", "window: the first year")], SILENT),
    ("no-leading-metric", 1, "no window", &[(", window: 1 year", "")], SILENT),
    ("no-leading-metric", 1, "read once a year", &[("window: 1 year", "cadence: yearly")], SPEAKS),
    (
        "no-leading-metric",
        1,
        "a quick one beside",
        &[("{activation: {baseline: 31 %, target: 45 %}", "{retention: 92 %, activation: 45 %")],
        SILENT,
    ),
    (
        "no-leading-metric",
        1,
        "no tree of metrics",
        &[(", drives: [retention]", ""), (", drives: [enterprise-revenue]", "")],
        SILENT,
    ),
    //
    ("outcome-adrift", 0, "as it stands", &[], SPEAKS),
    ("outcome-adrift", 0, "at once", &[("window: 7 days", "window: 7 days, drives: [enterprise-revenue]")], SILENT),
    ("outcome-adrift", 0, "a step between", &[("window: 7 days", "window: 7 days, drives: [retention]")], SILENT),
    (
        "outcome-adrift",
        0,
        "the other way round",
        &[("unit: EUR}", "unit: EUR, drives: [activation]}"), ("guardrails: {retention: at least 90 %}\n", "")],
        SPEAKS,
    ),
    (
        "outcome-adrift",
        0,
        "the same metric",
        &[("{activation: {baseline: 31 %, target: 45 %}", "{enterprise-revenue: 6M EUR")],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "a guardrail of the intent",
        &[
            ("{activation: {baseline: 31 %, target: 45 %}", "{retention: 92 %"),
            ("drives: [enterprise-revenue]", "drives: [activation]"),
        ],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "one of two leads there",
        &[("{activation: {baseline: 31 %, target: 45 %}", "{activation: 45 %, retention: 92 %")],
        SILENT,
    ),
    ("outcome-adrift", 0, "no tree of metrics", &[(", drives: [enterprise-revenue]", "")], SILENT),
    (
        "outcome-adrift",
        0,
        "not drawn here",
        &[
            ("drives: [enterprise-revenue]", "drives: [first]"),
            (
                "activation: {definition",
                "first: {definition: teams, measures: customer, unit: '%'}\nactivation: {definition",
            ),
        ],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "what it drives leads nowhere",
        &[("window: 7 days", "window: 7 days, drives: [retentio]")],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "an unknown input",
        &[(
            "vision.md",
            "---\nnorth_star_metric: enterprise-revenue\ninputs: [activatio, retention]\n---\nAny team can begin.\n",
        )],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "an input of what is wanted",
        &[(
            "vision.md",
            "---\nnorth_star_metric: enterprise-revenue\ninputs: [activation, retention]\n---\nAny team can begin.\n",
        )],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "an outcome of the intent in words",
        &[("{enterprise-revenue: {baseline: 5M EUR, target: 9M EUR}}", "[enterprise-revenue, they say so]")],
        SILENT,
    ),
    ("outcome-adrift", 0, "an intent that leads nowhere", &[("intent: enterprise", "intent: enterpris")], SILENT),
    ("outcome-adrift", 0, "work is told first", &[("days, measures: customer", "days, measures: work")], SILENT),
    ("outcome-adrift", 0, "a mandate", &[("status: discovery", "status: discovery\nwork: mandate")], SILENT),
    ("outcome-adrift", 0, "over", &[("status: discovery", "status: achieved")], SILENT),
    (
        "outcome-adrift",
        0,
        "a part of one that leads there",
        &[
            ("intent: enterprise", "part_of: larger"),
            ("initiatives/larger.md", "---\nintent: enterprise\noutcomes: {activation: 40 %}\n---\nA problem.\n"),
        ],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "a part of one that has another",
        &[
            ("intent: enterprise", "part_of: larger"),
            ("initiatives/larger.md", "---\nintent: enterprise\noutcomes: {retention: 92 %}\n---\nA problem.\n"),
        ],
        SPEAKS,
    ),
    (
        "outcome-adrift",
        0,
        "parts in a circle",
        &[
            ("intent: enterprise", "part_of: larger"),
            ("initiatives/larger.md", "---\npart_of: guided-start\noutcomes: {retention: 92 %}\n---\nA problem.\n"),
        ],
        SILENT,
    ),
    //
    ("business-outcome-only", 0, "as it stands", &[], SPEAKS),
    (
        "business-outcome-only",
        0,
        "a customer's beside",
        &[("{enterprise-revenue: {baseline: 5M EUR, target: 6M EUR}", "{activation: 45 %, enterprise-revenue: 6M EUR")],
        SILENT,
    ),
    (
        "business-outcome-only",
        0,
        "one of the system beside",
        &[
            (
                "{enterprise-revenue: {baseline: 5M EUR, target: 6M EUR}",
                "{activation: 45 %, enterprise-revenue: 6M EUR",
            ),
            ("days, measures: customer", "days, measures: system"),
        ],
        SPEAKS,
    ),
    (
        "business-outcome-only",
        0,
        "of the system alone",
        &[
            ("{enterprise-revenue: {baseline: 5M EUR, target: 6M EUR}", "{activation: 45 %"),
            ("days, measures: customer", "days, measures: system"),
        ],
        SILENT,
    ),
    ("business-outcome-only", 0, "customer or business", &[("measures: business", "measures: outcome")], SILENT),
    ("business-outcome-only", 0, "nobody says what it measures", &[(", measures: business", "")], SILENT),
    ("business-outcome-only", 0, "only an idea", &[("status: discovery", "status: proposed")], SILENT),
    ("business-outcome-only", 0, "upkeep", &[("status: discovery", "status: discovery\nwork: upkeep")], SILENT),
    //
    ("echoed-outcome", 0, "as it stands", &[], SPEAKS),
    ("echoed-outcome", 0, "the same in other figures", &[("target: 60 %}}\nguard", "target: 60.0}}\nguard")], SPEAKS),
    ("echoed-outcome", 0, "a smaller step", &[("target: 60 %}}\n---\nNew", "target: 59 %}}\n---\nNew")], SILENT),
    ("echoed-outcome", 0, "no target", &[("target: 60 %}}\n---\nNew", "by: 2027}}\n---\nNew")], SILENT),
    (
        "echoed-outcome",
        0,
        "another metric",
        &[("{activation: {baseline: 31 %, target: 60 %}}\n---\nNew", "{retention: 60 %}\n---\nNew")],
        SILENT,
    ),
    (
        "echoed-outcome",
        0,
        "another intent's",
        &[
            ("intent: enterprise", "intent: schools"),
            ("intents/schools.md", "---\nstatus: active\noutcomes: {retention: 60 %}\n---\n# Schools\n"),
        ],
        SILENT,
    ),
    ("echoed-outcome", 0, "over", &[("status: discovery", "status: achieved")], SILENT),
    //
    ("unsourced-metric", 0, "as it stands", &[], SPEAKS),
    (
        "unsourced-metric",
        0,
        "from an exported file",
        &[("window: 4 weeks", "window: 4 weeks, readings: {csv: a.csv, date: day, value: share}")],
        SILENT,
    ),
    ("unsourced-metric", 0, "one has a source", &[(", source: ledger", "")], SILENT),
    ("unsourced-metric", 0, "nothing rests on it", &[("guardrails: {retention: at least 90 %}\n", "")], SILENT),
    ("unsourced-metric", 0, "what rests on it has not begun", &[("status: active", "status: proposed")], SILENT),
    ("unsourced-metric", 0, "not read any more", &[("window: 4 weeks", "window: 4 weeks, status: deprecated")], SILENT),
    //
    ("growth-without-retention", 0, "as it stands", &[], SPEAKS),
    (
        "growth-without-retention",
        0,
        "guarded",
        &[("{enterprise-revenue: at least 5M EUR}", "{retention: at least 90 %}")],
        SILENT,
    ),
    (
        "growth-without-retention",
        0,
        "an outcome beside",
        &[("target: 45 %}", "target: 45 %}, retention: 92 %")],
        SILENT,
    ),
    (
        "growth-without-retention",
        0,
        "guarded by the vision",
        &[("vision.md", "---\nguardrails: {retention: at least 90 %}\n---\nAny team can begin.\n")],
        SILENT,
    ),
    (
        "growth-without-retention",
        0,
        "the North Star of the vision",
        &[("vision.md", "---\nnorth_star_metric: retention\n---\nAny team can begin.\n")],
        SILENT,
    ),
    ("growth-without-retention", 0, "what has no category may watch it", &[(", category: revenue", "")], SILENT),
    (
        "growth-without-retention",
        0,
        "nobody comes by it",
        &[("category: activation", "category: task-success")],
        SILENT,
    ),
    (
        "growth-without-retention",
        0,
        "guarded by what cannot be found",
        &[("{enterprise-revenue: at least 5M EUR}", "{retentio: at least 90 %}")],
        SILENT,
    ),
    ("growth-without-retention", 0, "not begun", &[("status: active", "status: proposed")], SILENT),
    //
    ("weak-north-star", 0, "as it stands", &[], SPEAKS),
    (
        "weak-north-star",
        0,
        "nothing wrong with it",
        &[("north_star_metric: enterprise-revenue", "north_star_metric: retention\ninputs: [activation]")],
        SILENT,
    ),
    (
        "weak-north-star",
        0,
        "driven by one that says so",
        &[
            ("north_star_metric: enterprise-revenue", "north_star_metric: retention"),
            ("window: 7 days", "window: 7 days, drives: [retention]"),
        ],
        SILENT,
    ),
    (
        "weak-north-star",
        0,
        "only by itself",
        &[("north_star_metric: enterprise-revenue", "north_star_metric: retention\ninputs: [retention]")],
        SPEAKS,
    ),
    (
        "weak-north-star",
        0,
        "one that drives it may be misspelt",
        &[
            ("north_star_metric: enterprise-revenue", "north_star_metric: retention"),
            ("window: 7 days", "window: 7 days, drives: [retentio]"),
        ],
        SILENT,
    ),
    (
        "weak-north-star",
        0,
        "no window",
        &[
            ("north_star_metric: enterprise-revenue", "north_star_metric: retention\ninputs: [activation]"),
            (", window: 4 weeks", ""),
            ("in their fourth week", ""),
        ],
        SPEAKS,
    ),
    (
        "weak-north-star",
        0,
        "the window in the definition",
        &[
            ("north_star_metric: enterprise-revenue", "north_star_metric: retention\ninputs: [activation]"),
            (", window: 4 weeks", ""),
        ],
        SILENT,
    ),
    (
        "weak-north-star",
        0,
        "another limit",
        &[
            (
                "north_star_metric: enterprise-revenue",
                "north_star_metric: retention\ninputs: [activation, enterprise-revenue]",
            ),
            ("version: 1", "version: 1\nrules: {weak-north-star: {limit: 1}}"),
        ],
        SPEAKS,
    ),
    (
        "weak-north-star",
        0,
        "a vision that holds no more",
        &[("north_star_metric: enterprise-revenue", "north_star_metric: enterprise-revenue\nstatus: replaced")],
        SILENT,
    ),
    (
        "weak-north-star",
        0,
        "a metric that leads nowhere",
        &[("north_star_metric: enterprise-revenue", "north_star_metric: revenue")],
        SILENT,
    ),
    //
    ("unmeasured-option", 0, "as it stands", &[], SPEAKS),
    (
        "unmeasured-option",
        0,
        "only considered",
        &[(
            "---\ninitiative: guided-start\nstatus: testing\n---",
            "---\ninitiative: guided-start\nstatus: considered\n---",
        )],
        SILENT,
    ),
    ("unmeasured-option", 0, "no practice", &[("\noutcomes: {activation: 40 %}", "")], SILENT),
    (
        "unmeasured-option",
        0,
        "an experiment says it",
        &[("experiments/tour.md", "---\ntests: guided-tour\nsuccess: {activation: at least 40 %}\n---\nIf.\n")],
        SILENT,
    ),
    (
        "unmeasured-option",
        0,
        "an experiment that says nothing",
        &[("experiments/tour.md", "---\ntests: guided-tour\n---\nIf.\n")],
        SPEAKS,
    ),
    (
        "unmeasured-option",
        0,
        "an experiment on what cannot be found",
        &[("experiments/tour.md", "---\ntests: guided-tou\n---\nIf.\n")],
        SILENT,
    ),
    ("unmeasured-option", 0, "of upkeep", &[("status: discovery", "status: discovery\nwork: upkeep")], SILENT),
    //
    ("unmeasured-segment", 0, "as it stands", &[], SPEAKS),
    ("unmeasured-segment", 0, "nobody works for it", &[("[admins, members, buyers]", "[admins, members]")], SILENT),
    ("unmeasured-segment", 0, "no practice", &[(", metrics: [retention]", "")], SILENT),
    ("unmeasured-segment", 0, "a metric that leads nowhere", &[("next year}", "next year, metrics: [price]}")], SILENT),
    ("unmeasured-segment", 0, "served no more", &[("next year}", "next year, status: replaced}")], SILENT),
    ("unmeasured-segment", 0, "only an idea", &[("status: discovery", "status: proposed")], SILENT),
    (
        "unmeasured-segment",
        0,
        "a vision is for it",
        &[
            ("status: discovery", "status: proposed"),
            ("vision.md", "---\nsegments: [admins, members, buyers]\n---\nAny team can begin.\n"),
        ],
        SPEAKS,
    ),
    //
    ("unmeasured-factor", 0, "as it stands", &[], SPEAKS),
    (
        "unmeasured-factor",
        0,
        "a metric that leads nowhere",
        &[("- Admins trust us with their directory", "- {text: Admins trust us, metric: trust}")],
        SILENT,
    ),
    ("unmeasured-factor", 0, "no practice", &[(", metric: retention", "")], SILENT),
    ("unmeasured-factor", 0, "what it is for has ended", &[("status: discovery", "status: stopped")], SILENT),
    ("unmeasured-factor", 0, "holds no more", &[("for: guided-start", "for: guided-start\nstatus: replaced")], SILENT),
    //
    ("missing-segment", 0, "as it stands", &[], SPEAKS),
    (
        "missing-segment",
        0,
        "of one segment it is clear",
        &[("members: {as: user, needs: To find their work without asking}\n", "")],
        SILENT,
    ),
    ("missing-segment", 0, "no practice", &[(" segments: members,", "")], SILENT),
    ("missing-segment", 0, "one that leads nowhere", &[("by: 2026-Q4", "by: 2026-Q4\nsegments: buyers")], SILENT),
    (
        "missing-segment",
        0,
        "only an idea",
        &[("intent: enterprise\nstatus: discovery", "intent: enterprise\nstatus: proposed")],
        SILENT,
    ),
    ("missing-segment", 0, "a mandate", &[("by: 2026-Q4", "by: 2026-Q4\nwork: mandate")], SILENT),
    //
    ("kitchen-sink", 0, "as it stands", &[], SPEAKS),
    ("kitchen-sink", 0, "four", &[(", enterprise-revenue: 6M EUR", "")], SILENT),
    (
        "kitchen-sink",
        0,
        "four and one in words",
        &[(
            "{activation: 45 %, retention: 92 %, invited: 3, first-report: 50 %, enterprise-revenue: 6M EUR}",
            "[{metric: activation}, {metric: retention}, {metric: invited}, {metric: first-report}, admins feel at home]",
        )],
        SPEAKS,
    ),
    (
        "kitchen-sink",
        0,
        "two of them the same metric",
        &[(
            "{activation: 45 %, retention: 92 %, invited: 3, first-report: 50 %, enterprise-revenue: 6M EUR}",
            "[{metric: activation, target: 40 %, by: 2026-Q4}, {metric: activation, target: 45 %, by: 2027-Q1}, {metric: retention}, {metric: invited}, {metric: first-report}]",
        )],
        SILENT,
    ),
    ("kitchen-sink", 0, "another limit", &[("version: 1", "version: 1\nrules: {kitchen-sink: {limit: 5}}")], SILENT),
    ("kitchen-sink", 0, "over", &[("status: discovery", "status: stopped")], SILENT),
    ("kitchen-sink", 0, "upkeep", &[("status: discovery", "status: discovery\nwork: upkeep")], SILENT),
];
