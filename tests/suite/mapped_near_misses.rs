//! The coach and clock rules that ask for a field, over files that were written without `pm` in mind: where a mapping gives
//! the field they ask for it, and where it does not nobody could mend what they would tell.

use crate::support::small_workspace;
use std::path::Path;

use pm::rules::{Example, Group, Selection};
use small_workspace::lint;

/// A rule, files beside those of its failing example, the file that is mapped, of which kind and how, and the field that is
/// asked for.
type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str, &'static str, &'static str);

const START: &str = "initiatives/guided-start.md";
const INITIATIVE: &str = "kind: initiative";

const CASES: &[Case] = &[
    ("unresearched-initiative", &[], START, INITIATIVE, "evidence"),
    ("numbers-only-evidence", &[], START, INITIATIVE, "evidence"),
    ("usability-only-evidence", &[], START, INITIATIVE, "evidence"),
    ("order-taking", &[], START, INITIATIVE, "evidence"),
    ("untold-participants", &[], "experiments/set-up-by-phone.md", "kind: experiment", "participants_told"),
    ("missing-segment", &[], START, INITIATIVE, "segments"),
    // Of the others one is left that does it, and of one alone nothing follows.
    ("missing-segment", &[], "initiatives.yaml", "kind: initiative, each: {map: \"\"}", "segments"),
    ("missing-target-date", &[], START, INITIATIVE, "by"),
    ("unsourced-metric", &[], "metrics.yaml", "kind: metric, each: {map: \"\"}", "source"),
    ("growth-without-retention", &[], "intents/enterprise.md", "kind: intent", "guardrails"),
    ("unmeasured-segment", &[], "segments.yaml", "kind: segment, each: {map: \"\"}", "metrics"),
    ("unmeasured-option", &[], "options/guided-tour.md", "kind: option", "outcomes"),
    ("unmeasured-option", &[], "options/invite-first.md", "kind: option", "outcomes"),
    (
        "weak-north-star",
        &[
            ("vision.md", "---\nnorth_star_metric: activation\ninputs: [retention]\n---\nAny team can begin.\n"),
            (
                "metrics.yaml",
                "activation: {definition: teams with 3 members, measures: customer, unit: '%'}\nretention: {definition: teams still there, measures: customer, unit: '%'}\nenterprise-revenue: {definition: revenue, measures: business, unit: EUR}\n",
            ),
        ],
        "metrics.yaml",
        "kind: metric, each: {map: \"\"}",
        "window",
    ),
    ("unowned-record", &[], START, INITIATIVE, "owner"),
];

/// The failing example of a rule with a mapping laid over it, whose `fields` are these.
fn mapped((rule, more, path, mapping, _): &Case, fields: &str) -> Example {
    let mut example = pm::rules::named(rule).unwrap().page().fails.swap_remove(0);
    let config = format!("version: 1\ntoday: 2026-11-22\nrecords:\n  - {{paths: [{path}], {mapping}{fields}}}\n");
    for (path, text) in more.iter().copied().chain([("pm.yaml", config.as_str())]) {
        example.files.retain(|(other, _)| other != path);
        example.files.push((path.to_owned(), text.to_owned()));
    }
    example
}

#[test]
fn they_ask_for_what_the_mapping_gives_and_for_nothing_else() {
    let mut wrong = Vec::new();
    for case in CASES {
        let (rule, _, path, _, field) = case;
        // A file that could not be read would be silent for no good reason.
        let select = ["invalid-yaml", "invalid-config", "unreadable-file", *rule].map(str::to_owned).to_vec();
        let selection = Selection { select, ..Selection::default() };
        for (fields, expected) in [(format!(", fields: {{theirs: {field}}}"), vec![*rule]), (String::new(), vec![])] {
            let (findings, shown) = lint(&mapped(case, &fields), &selection);
            let told: Vec<&str> = findings.iter().map(|finding| finding.rule).collect();
            if told != expected {
                wrong.push(format!("{rule}, {path} mapped{fields}: {told:?} instead of {expected:?}\n{shown}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_such_rule_has_a_case() {
    let groups = [Group::Evidence, Group::Measurement, Group::Portfolio, Group::Organisation, Group::Clock];
    for rule in pm::rules::all().filter(|rule| groups.contains(&rule.group)) {
        let folder = rule.group.name().replace('-', "_");
        let file = format!("src/rules/{folder}/{}.rs", rule.name.replace('-', "_"));
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        if text.contains("asks_for(") {
            assert!(CASES.iter().any(|(name, ..)| *name == rule.name), "{}", rule.name);
        }
    }
}
