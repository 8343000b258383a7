#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use super::{FieldChange, Role, Same, Value, field_changes, matching, values};
use crate::graph::{Places, Strategy, load_config};
use crate::source::Tree;

fn strategy(files: &[(&str, &str)]) -> Strategy {
    let files = files.iter().copied().chain([("pm.yaml", "version: 1\n")]);
    let tree = Tree::from_texts(files.map(|(path, text)| (path, text.as_bytes().to_vec())));
    let (loaded, text) = load_config(&tree).unwrap();
    Strategy::build(&tree, loaded, text)
}

fn of(strategy: &Strategy, name: &str) -> super::Values {
    let number = *strategy.named(name).first().unwrap();
    values(strategy, number, &mut Places::of(strategy), &|other| strategy.record(other).unwrap().full_name())
}

/// Path, role and text of every value.
fn shown(strategy: &Strategy, name: &str) -> Vec<(String, &'static str, String)> {
    let of = of(strategy, name);
    of.0.into_iter().map(|(path, entry)| (path.to_string(), entry.role.name(), entry.value.text)).collect()
}

const INITIATIVE: &str = "initiatives/onboarding.md";
const METRIC: (&str, &str) = ("metrics/activation.md", "---\nunit: '%'\n---\n");

#[test]
fn every_value_stands_at_its_path_with_its_role() {
    let text = "---\nintent: grow\nstatus: discovery\nsegments: [smb, big]\noutcomes: {activation: {baseline: 31%, target: 45 %, by: 2026-Q4}}\n\
        stop_if: [churn over 3 %]\nestimates: {duration: 6w}\n---\n# Onboarding\n\nAdmins give\nup.\n";
    let here = strategy(&[(INITIATIVE, text), METRIC, ("intents/grow.md", "# Grow\n")]);
    let expected = [
        ("estimates.duration.likely", "estimate", "6 weeks"),
        ("intent", "link", "intent/grow"),
        ("outcomes.activation.baseline.value", "commitment", "31 %"),
        ("outcomes.activation.by", "commitment", "2026-Q4"),
        ("outcomes.activation.metric", "link", "metric/activation"),
        ("outcomes.activation.target", "commitment", "45 %"),
        ("problem", "narrative", "Admins give up."),
        ("segments.big", "link", "big"),
        ("segments.smb", "link", "smb"),
        ("status", "status", "discovery"),
        ("stop_if.churn over 3 %.text", "narrative", "churn over 3 %"),
        ("title", "identity", "Onboarding"),
    ];
    let expected: Vec<_> = expected.map(|(path, role, text)| (path.to_owned(), role, text.to_owned())).to_vec();
    assert_eq!(shown(&here, "onboarding"), expected);
}

#[test]
fn writing_it_another_way_changes_nothing() {
    let short = "---\nintent: grow\nsegments: [a, b]\noutcomes: {activation: 45 %}\n---\n# T\n\nOne two\nthree.\n";
    let long = "---\n# a comment\noutcomes:\n  - metric: ../metrics/activation.md\n    target: \"45%\"\nsegments:\n- b\n- a\n- b\nintent: ../intents/grow.md\n\
        title: T\nproblem: One two three.\n---\n";
    let others = [METRIC, ("intents/grow.md", "# Grow\n"), ("segments/a.md", "# A\n"), ("segments/b.md", "# B\n")];
    let files = |text| [others.as_slice(), &[(INITIATIVE, text)]].concat();
    let (one, other) = (strategy(&files(short)), strategy(&files(long)));
    assert_eq!(field_changes(&of(&one, "onboarding"), &of(&other, "onboarding")), []);
}

fn change(
    path: &str,
    role: Role,
    from: Option<&str>,
    to: Option<&str>,
) -> (String, Role, Option<String>, Option<String>) {
    (path.to_owned(), role, from.map(str::to_owned), to.map(str::to_owned))
}

fn told(changes: Vec<FieldChange>) -> Vec<(String, Role, Option<String>, Option<String>)> {
    let text = |entry: Option<super::Entry>| entry.map(|entry| entry.value.text);
    changes
        .into_iter()
        .map(|change| (change.path.to_string(), change.role, text(change.from), text(change.to)))
        .collect()
}

#[test]
fn what_changed_is_told_by_path() {
    let before = "---\nstatus: discovery\noutcomes: {activation: {target: 45 %, by: 2026-Q4}}\nrequires: [a]\n---\n";
    let after = "---\nstatus: delivery\noutcomes: {activation: {target: 40 %}}\nrequires: [b]\nby: soonish\n---\n";
    let (base, head) = (strategy(&[(INITIATIVE, before), METRIC]), strategy(&[(INITIATIVE, after), METRIC]));
    let changes = field_changes(&of(&base, "onboarding"), &of(&head, "onboarding"));
    let unread = changes.iter().find(|change| change.path.to_string() == "by").unwrap().to.clone().unwrap();
    assert_eq!(unread.value, Value { text: "soonish".to_owned(), is_readable: false });
    let expected = [
        change("by", Role::Commitment, None, Some("soonish")),
        change("outcomes.activation.by", Role::Commitment, Some("2026-Q4"), None),
        change("outcomes.activation.target", Role::Commitment, Some("45 %"), Some("40 %")),
        change("requires.a", Role::Link, Some("a"), None),
        change("requires.b", Role::Link, None, Some("b")),
        change("status", Role::Status, Some("discovery"), Some("delivery")),
    ];
    assert_eq!(told(changes), expected);
}

#[test]
fn what_cannot_be_read_is_told_and_nothing_of_what_is_in_it() {
    let whole = "---\noutcomes: {activation: {target: 45 %, by: 2026-Q4}}\nrequires: [a]\nby: 2026-Q4\n---\n";
    let base = strategy(&[(INITIATIVE, whole), METRIC]);
    let told_of = |text: &str| {
        let head = strategy(&[(INITIATIVE, text), METRIC]);
        let changes = |one, other| told(field_changes(&of(one, "onboarding"), &of(other, "onboarding")));
        // Of two texts the one in words.
        let unread =
            |(path, _, from, to): (String, Role, Option<String>, Option<String>)| (path, from.max(to).unwrap());
        let there: Vec<_> = changes(&base, &head).into_iter().map(unread).collect();
        let back: Vec<_> = changes(&head, &base).into_iter().map(unread).collect();
        assert_eq!(there, back, "{text}");
        there
    };
    let is = |path: &str, text: &str| vec![(path.to_owned(), text.to_owned())];
    // A misspelt key, a value of another shape, one of two entries.
    assert_eq!(told_of(&whole.replace("outcomes", "otcomes")), is("outcomes.", "cannot be read"));
    assert_eq!(told_of(&whole.replace("{target: 45 %, by: 2026-Q4}", "{taget: 45 %, by: 2026-Q4}")), {
        is("outcomes.activation.target", "cannot be read")
    });
    assert_eq!(told_of(&whole.replace("[a]", "[{no: such}]")), is("requires.", "no: such"));
    // Beside it everything is compared.
    let both = whole.replace("outcomes", "otcomes").replace("[a]", "[]");
    let expected = [is("outcomes.", "cannot be read"), is("requires.a", "a")].concat();
    assert_eq!(told_of(&both), expected);
}

/// Name in the base, name in the head, why.
fn matched(base: &Strategy, head: &Strategy) -> BTreeMap<(String, String), Same> {
    let name = |strategy: &Strategy, number: Option<usize>| {
        number.and_then(|number| strategy.record(number)).map(|record| record.full_name()).unwrap_or_default()
    };
    matching(base, head)
        .into_iter()
        .map(|found| ((name(base, found.base), name(head, found.head)), found.same))
        .collect()
}

#[test]
fn records_are_the_same_by_name_alias_and_content() {
    let base = strategy(&[
        ("initiatives/stays.md", "# Stays\n"),
        ("initiatives/old.md", "# Renamed\n\nWith an alias.\n"),
        ("initiatives/moved.md", "# Moved\n\nThe very same.\n"),
        ("initiatives/gone.md", "# Gone\n"),
        ("intents/other.md", "# Other\n\nFirst an intent.\n"),
    ]);
    let head = strategy(&[
        ("initiatives/deep/stays.md", "# Stays\n\nAnother text.\n"),
        ("initiatives/new.md", "---\naliases: [old]\n---\n# Renamed\n\nWith another text.\n"),
        ("initiatives/elsewhere.md", "# Moved\n\nThe very same.\n"),
        ("initiatives/fresh.md", "# Fresh\n"),
        ("initiatives/other.md", "# Other\n\nNow an initiative.\n"),
    ]);
    let pair = |base: &str, head: &str| (base.to_owned(), head.to_owned());
    let expected = [
        (pair("initiative/stays", "initiative/stays"), Same::Name),
        (pair("initiative/old", "initiative/new"), Same::Alias),
        (pair("initiative/moved", "initiative/elsewhere"), Same::Content),
        (pair("initiative/gone", ""), Same::Nothing),
        (pair("", "initiative/fresh"), Same::Nothing),
        (pair("intent/other", "initiative/other"), Same::IdOfAnotherKind),
    ];
    assert_eq!(matched(&base, &head), expected.into());
}
