//! What cannot be read is said to be so on every screen: it is neither left out in silence nor called absent.

use crate::support::world::{git, pm, write};
use tempfile::TempDir;

/// An intent, two initiatives with money, and a metric, of which files are other than they should be.
fn workspace(changed: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let initiative = "---\nintent: grow\nstatus: measuring\nowner: ada\noutcomes: {activation: {target: 45 %, by: 2027-Q4}}\n\
        funding: [{stage: build, amount: 100 EUR, on: 2026-03-01}]\n---\nThey give up.\n";
    let files = [
        ("pm.yaml", "today: 2026-11-22\ncurrency: EUR\n"),
        ("vision.md", "# Us\n\nAnyone can learn a craft.\n"),
        ("intents/grow.md", "---\nstatus: active\noutcomes: {activation: {target: 50 %, by: 2027-Q4}}\n---\n# Grow\n"),
        ("initiatives/one.md", initiative),
        ("initiatives/two.md", initiative),
        (
            "metrics.yaml",
            "activation: {definition: d, measures: customer, unit: '%', readings: {2026-10-01: 31, 2026-11-01: 38}}\n",
        ),
    ];
    write(folder.path(), &files);
    write(folder.path(), changed);
    folder
}

fn shown(folder: &TempDir, arguments: &[&str]) -> String {
    pm(folder.path(), arguments).out
}

#[test]
fn an_initiative_whose_status_cannot_be_read_is_named_where_money_is_counted() {
    let whole = workspace(&[]);
    assert!(!shown(&whole, &["portfolio"]).contains("Not all can be read"));
    assert!(shown(&whole, &["status"]).contains("2 initiatives"));
    for status in ["satus: measuring", "status: mesuring_"] {
        let text = std::fs::read_to_string(whole.path().join("initiatives/two.md")).unwrap();
        let folder = workspace(&[("initiatives/two.md", &text.replace("status: measuring", status))]);
        let portfolio = shown(&folder, &["portfolio"]);
        assert!(portfolio.contains("Not all can be read of two"), "{status}: {portfolio}");
        let screen = shown(&folder, &["status"]);
        assert!(screen.contains("1 initiative ") && screen.contains("1 record not readable"), "{status}: {screen}");
    }
}

#[test]
fn outcomes_whose_metric_is_not_found_are_not_called_absent() {
    let said = |intent: &str| {
        let screen = shown(
            &workspace(&[("metrics.yaml", "other: {definition: d}\n"), ("intents/grow.md", intent)]),
            &["status"],
        );
        let line = screen.lines().find(|line| line.contains("intent/grow")).unwrap_or_default();
        line.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let named = "---\nstatus: active\noutcomes: {activation: {target: 50 %, by: 2027-Q4}}\n---\n# Grow\n";
    assert_eq!(said(named), "intent/grow its metric is not known");
    assert_eq!(said(&named.replace("outcomes", "otcomes")), "intent/grow its metric is not known");
    assert_eq!(said("---\nstatus: active\n---\n# Grow\n"), "intent/grow no outcome with a metric");
}

#[test]
fn a_misspelt_key_takes_no_promise_out() {
    let folder = workspace(&[]);
    for arguments in [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "Begin"]] {
        git(folder.path(), arguments);
    }
    let text = std::fs::read_to_string(folder.path().join("initiatives/two.md")).unwrap();
    write(folder.path(), &[("initiatives/two.md", &text.replace("outcomes:", "otcomes:"))]);
    let there = shown(&folder, &["diff", "HEAD"]);
    assert!(there.starts_with("This change touches no promise") && !there.contains("taken out"), "{there}");
    assert!(there.contains("\n  outcomes: cannot be read any more\n"), "{there}");
    git(folder.path(), &["commit", "-q", "-a", "-m", "Slip"]);
    write(folder.path(), &[("initiatives/two.md", &text)]);
    let back = shown(&folder, &["diff", "HEAD"]);
    assert!(back.contains("\n  outcomes: could not be read before\n") && !back.contains(" added\n"), "{back}");
}

#[test]
fn a_picture_says_that_readings_cannot_be_read() {
    let unread = "activation: {definition: d, measures: customer, readings: {2026-10-01: 31, 2026-11-01: 38, 2026-11-05: abc}}\n";
    let picture =
        |metrics| shown(&workspace(&[("metrics.yaml", metrics)]), &["graph", "--metrics", "--format", "mermaid"]);
    let (unread, none) = (picture(unread), picture("activation: {definition: d, measures: customer}\n"));
    assert!(unread.contains("not all of its readings can be read") && !unread.contains("no reading"), "{unread}");
    assert!(none.contains("no reading"), "{none}");
}
