//! Two states of a small workspace, for the tests of the formats.
#![allow(clippy::unwrap_used)]

use std::cell::RefCell;

use super::{DiffReport, SideShown};
use crate::diff::{ChangeSide, Compared, Diff, diff};
use crate::finding::NotEvaluated;
use crate::finding::Summary;
use crate::graph::{Place, Places, Strategy, load_config};
use crate::output::LintReport;
use crate::source::Tree;
use crate::values::Date;

pub type Files<'f> = &'f [(&'f str, &'f str)];

/// What stands in both.
const COMMON: [(&str, &str); 4] = [
    ("pm.yaml", "version: 1\ncurrency: EUR\n"),
    (
        "vision.md",
        "---\nprinciples: [\"One invite before ten features\", \"Quiet by default\"]\n---\n# Anyone can learn a craft\n",
    ),
    ("metrics.yaml", "activation: {definition: admins who invite, measures: customer, unit: '%'}\n"),
    ("intents/grow.md", "---\nstatus: active\nowner: ada\nby: 2027-Q2\noutcomes: {activation: 50 %}\n---\n# Grow\n"),
];

const ONBOARDING: &str = "\
---
status: delivery
intent: grow
owner: ada
by: 2026-Q4
outcomes: {activation: {target: 45 %, baseline: 31 %}}
problem: New admins give up at the permissions screen and never come back.
estimates: {cost_of_delay: 3000 EUR per week, duration: 9w}
---
# Faster onboarding
";

const ONBOARDING_AFTER: &str = "\
---
status: delivery
intent: grow
owner: grace
by: 2027-Q1
outcomes: {activation: {target: 40 %, baseline: 31 %}}
problem: New admins give up at the invite screen and never come back.
estimates: {cost_of_delay: 3000 EUR per week, duration: 1w}
amendments:
  - {field: by, from: 2026-Q4, to: 2027-Q1, on: 2026-11-20, why: the channel closed}
---
# Faster onboarding
";

const SEARCH: (&str, &str) = (
    "initiatives/search.md",
    "---\nstatus: discovery\nintent: grow\nowner: ada\nestimates: {cost_of_delay: 3000 EUR per week, duration: 3w}\n---\n# Search\n\nNobody finds a lesson.\n",
);

pub const BASE: [(&str, &str); 3] = [
    ("initiatives/onboarding.md", ONBOARDING),
    SEARCH,
    (
        "initiatives/wiki.md",
        "---\nstatus: discovery\nintent: grow\nowner: ada\n---\n# Wiki page\n\nAdmins ask the same.\n",
    ),
];

pub const HEAD: [(&str, &str); 3] = [
    ("initiatives/onboarding.md", ONBOARDING_AFTER),
    SEARCH,
    (
        "initiatives/wiki-pages.md",
        "---\nintent: grow\nowner: ada\nowners: x\noutcomes: {activation: 40 %}\n---\n# Wiki pages\n\nAdmins ask the same.\n",
    ),
];

pub fn strategy(files: Files<'_>) -> Strategy {
    // What a test gives stands for the common file of that path.
    let common = COMMON.iter().filter(|(path, _)| files.iter().all(|(other, _)| other != path));
    let texts = common.chain(files).map(|(path, text)| (*path, text.as_bytes().to_vec()));
    let tree = Tree::from_texts(texts);
    let (loaded, text) = load_config(&tree).unwrap();
    Strategy::build(&tree, loaded, text)
}

pub fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

/// What a format makes of two states.
pub fn told<T>(base: Files<'_>, head: Files<'_>, format: impl Fn(&DiffReport<'_>) -> T) -> T {
    let (base, head) = (strategy(base), strategy(head));
    let diff = diff(&Compared { base: &base, head: &head, today: today(), made: today() }, &mut |_| Ok(None)).unwrap();
    of_diff(&diff, &base, &head, format)
}

pub fn of_diff<T>(diff: &Diff, base: &Strategy, head: &Strategy, format: impl Fn(&DiffReport<'_>) -> T) -> T {
    let places = RefCell::new((Places::of(base), Places::of(head)));
    let mut rules = crate::output::fixture::rules();
    let history = crate::rules::all().filter(|rule| rule.group == crate::rules::Group::History);
    rules.extend(history.map(|rule| crate::output::fixture::rule(rule.name, rule.severity, rule.summary())));
    let not_evaluated = [NotEvaluated {
        rule: "goalposts-moved",
        reason: "the history ends on 2026-11-01".to_owned(),
        command: Some("git fetch --unshallow".to_owned()),
    }];
    let principles = ["One invite before ten features".to_owned(), "Quiet by default".to_owned()];
    let report = DiffReport {
        diff,
        base: SideShown { rev: Some("origin/main"), commit: Some("1a2b3c4d5e6f7a8b9c0d1a2b3c4d5e6f7a8b9c0d") },
        head: SideShown { rev: None, commit: None },
        chosen: "The base is where this branch left origin/main.",
        history: "shallow",
        notes: &["The workspace folder was called plans before.".to_owned()],
        today: today(),
        place: &|side: ChangeSide, place: &Place| {
            let mut places = places.borrow_mut();
            if side == ChangeSide::Base { places.0.label(place, "") } else { places.1.label(place, "") }
        },
        principles: &principles,
        findings: LintReport {
            findings: &diff.consequences.findings_new,
            summary: &Summary::default(),
            rules: &rules,
            text_of: &|path| head.text_of(path),
            not_evaluated: &not_evaluated,
            from_git_root: "strategy/",
            from_here: "../",
            command: "diff",
            since: None,
            statistics: None,
        },
    };
    format(&report)
}
