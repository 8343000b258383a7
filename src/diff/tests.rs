#![allow(clippy::unwrap_used)]

use super::{Change, Compared, Diff, Importance, What, diff, sentence};
use crate::compare::Direction;
use crate::graph::{Strategy, load_config};
use crate::source::Tree;
use crate::values::Date;

fn strategy(files: &[(&str, &str)]) -> Strategy {
    let files = files.iter().copied().chain([("pm.yaml", "version: 1\ncurrency: EUR\n")]);
    let tree = Tree::from_texts(files.map(|(path, text)| (path, text.as_bytes().to_vec())));
    let (loaded, text) = load_config(&tree).unwrap();
    Strategy::build(&tree, loaded, text)
}

fn between(base: &[(&str, &str)], head: &[(&str, &str)]) -> Diff {
    let today = Date::new(2026, 11, 22).unwrap();
    diff(&Compared { base: &strategy(base), head: &strategy(head), today, made: today }, &mut |_| Ok(None)).unwrap()
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

const METRICS: (&str, &str) = (
    "metrics.yaml",
    "activation: {definition: d, measures: customer, unit: '%'}\nchurn: {definition: d, measures: customer, unit: '%', better: down}\n",
);

/// An initiative in discovery with these lines.
fn initiative(fields: &str) -> String {
    format!("---\nstatus: discovery\n{fields}\n---\n# Onboarding\n\nAdmins give up.\n")
}

/// What one edit of an initiative comes to.
fn edited(before: &str, after: &str) -> Diff {
    let (before, after) = (initiative(before), initiative(after));
    between(&[METRICS, ("initiatives/onboarding.md", &before)], &[METRICS, ("initiatives/onboarding.md", &after)])
}

fn only(diff: &Diff) -> &Change {
    assert_eq!(diff.changes.len(), 1, "{:#?}", diff.changes);
    diff.changes.first().unwrap()
}

#[test]
fn each_field_is_a_change_of_its_sort() {
    use {Direction::*, Importance::*, What::*};
    let table = [
        ("outcomes: {activation: 45 %}", "outcomes: {activation: 40 %}", Target, Some(Easier), Commitment),
        ("outcomes: {churn: 5 %}", "outcomes: {churn: 4 %}", Target, Some(Harder), Commitment),
        (
            "outcomes: {activation: {target: 45 %, baseline: 30 %}}",
            "outcomes: {activation: {target: 45 %, baseline: 35 %}}",
            Baseline,
            Some(Easier),
            Commitment,
        ),
        ("stop_if: {churn: at least 8 %}", "stop_if: {churn: at least 9 %}", Criterion, Some(Easier), Commitment),
        ("by: 2026-Q4", "by: 2027-Q1", Date, Some(Later), Commitment),
        ("", "by: 2027-Q1", Date, None, Info),
        ("estimates: {duration: 6w}", "estimates: {duration: 3w}", Estimate, None, Info),
        ("owner: ada", "owner: ada\nrequires: [x]", LinkAdded, None, Info),
        ("requires: [x]", "owner:", LinkRemoved, None, Info),
        ("intent: a", "intent: b", LinkChanged, None, Info),
        ("work: bet", "work: upkeep", Work, None, Info),
        ("evidence: [\"we saw it\"]", "evidence: [\"we saw it\", \"and again\"]", Evidence, None, Info),
        (
            "funding: [{stage: build, amount: 100k EUR}]",
            "funding: [{stage: build, amount: 150k EUR}]",
            Budget,
            None,
            Commitment,
        ),
    ];
    for (before, after, what, direction, importance) in table {
        let diff = edited(before, after);
        if what == LinkAdded || what == LinkRemoved {
            assert!(diff.changes.iter().any(|change| change.what == what), "{before} / {after}: {:#?}", diff.changes);
            continue;
        }
        let change = only(&diff);
        assert_eq!(
            (change.what, change.direction, change.importance),
            (what, direction, importance),
            "{before} / {after}"
        );
    }
}

#[test]
fn a_unit_that_the_metric_has_anyway_changes_nothing() {
    assert_eq!(edited("outcomes: {activation: 45}", "outcomes: {activation: 45 %}").changes, []);
}

#[test]
fn what_has_not_begun_promises_nothing() {
    let (before, after) =
        ("---\noutcomes: {activation: 45 %}\n---\n# A\n", "---\noutcomes: {activation: 40 %}\n---\n# A\n");
    let diff = between(&[METRICS, ("initiatives/a.md", before)], &[METRICS, ("initiatives/a.md", after)]);
    assert_eq!((only(&diff).importance, only(&diff).had_started), (Importance::Info, false));
}

#[test]
fn an_amendment_of_the_same_change_stands_for_it() {
    let amended = "outcomes: {activation: 40 %}\namendments:\n  - {field: outcomes.activation.target, from: 45%, to: 40 %, on: 2026-11-20, why: the channel closed}";
    let diff = edited("outcomes: {activation: 45 %}", amended);
    let target = diff.changes.iter().find(|change| change.what == What::Target).unwrap();
    assert_eq!(target.acknowledged.as_deref(), Some("the channel closed"));
    assert_eq!((diff.summary.commitment, diff.summary.unacknowledged, diff.summary.info), (1, 0, 0));
    let other = amended.replace("45%", "50 %");
    let diff = edited("outcomes: {activation: 45 %}", &other);
    assert_eq!((diff.summary.commitment, diff.summary.unacknowledged), (1, 1));
}

#[test]
fn the_sentence_says_what_counts() {
    let diff = edited("outcomes: {activation: 45 %}", "outcomes: {activation: 40 %}");
    assert_eq!(sentence(&diff), "This change makes 1 promise easier (activation 45 % → 40 %, after it started).");
    let stopped =
        "---\nstatus: stopped\nstopped: {on: 2026-11-20, why: nobody came}\n---\n# Onboarding\n\nAdmins give up.\n";
    let running = initiative("");
    let diff = between(&[("initiatives/onboarding.md", &running)], &[("initiatives/onboarding.md", stopped)]);
    assert_eq!(sentence(&diff), "This change stops 1 initiative with a reason.");
    assert_eq!((diff.summary.commitment, diff.summary.unacknowledged), (1, 0));
    let diff = between(&[("initiatives/a.md", "# A\n")], &[("initiatives/deep/a.md", "# A\n")]);
    assert_eq!(sentence(&diff), "This change moves 1 record to another file and leaves the strategy as it is.");
    assert_eq!(sentence(&between(&[METRICS], &[METRICS])), "This change leaves the strategy as it is.");
}

/// What is asked of a bet is not asked of upkeep: that the questions went away unanswered is said in the first line.
#[test]
fn a_bet_that_becomes_upkeep_takes_its_findings_along() {
    let diff = edited("work: bet", "work: upkeep");
    let gone: Vec<&str> = diff.consequences.findings_fixed.iter().map(|finding| finding.rule).collect();
    assert_eq!(gone, ["missing-outcome-metric"]);
    assert_eq!(sentence(&diff), "This change re-classes onboarding from bet to upkeep, 1 finding gone.");
    let diff = edited("work: upkeep", "work: bet");
    assert_eq!(sentence(&diff), "This change re-classes onboarding from upkeep to bet.");
}

#[test]
fn the_order_moves_and_says_whose_estimates_did_it() {
    let of = |id: &str, weeks: u32| {
        let text = format!(
            "---\nstatus: discovery\nestimates: {{cost_of_delay: 3000 EUR per week, duration: {weeks}w}}\n---\n# {id}\n"
        );
        (format!("initiatives/{id}.md"), text)
    };
    let files = |weeks: u32| [of("a", 1), of("b", 2), of("c", 3), of("search", weeks)];
    let diff = between(&borrowed(&files(9)), &borrowed(&files(1)));
    assert_eq!(sentence(&diff), "This change moves search from 4th to 1st.");
    let own: Vec<&str> =
        diff.consequences.rank_moves.iter().filter(|found| found.is_own).map(|found| found.record.as_str()).collect();
    assert_eq!(own, ["initiative/search"]);
}

#[test]
fn work_below_a_changed_promise_that_nobody_touched_is_suspect() {
    let intent = |target: &str| format!("---\nstatus: active\noutcomes: {{activation: {target}}}\n---\n# Grow\n");
    let (before, after) = (intent("45 %"), intent("40 %"));
    let below = initiative("intent: grow");
    let diff = between(
        &[METRICS, ("intents/grow.md", &before), ("initiatives/onboarding.md", &below)],
        &[METRICS, ("intents/grow.md", &after), ("initiatives/onboarding.md", &below)],
    );
    let suspects: Vec<(&str, &str)> =
        diff.consequences.suspects.iter().map(|suspect| (suspect.name.as_str(), suspect.parent.as_str())).collect();
    assert_eq!(suspects, [("initiative/onboarding", "intent/grow")]);
}

#[test]
fn a_record_that_does_not_parse_falls_back_to_its_text() {
    let diff = between(
        &[METRICS, ("initiatives/a.md", "---\n: [\n---\n"), ("initiatives/b.md", "---\nowner: ada\n---\n# B\n")],
        &[METRICS, ("initiatives/a.md", "# A\n"), ("initiatives/b.md", "---\nowner: grace\n---\n# B\n")],
    );
    let told: Vec<(&str, What)> = diff.changes.iter().map(|change| (change.record.as_str(), change.what)).collect();
    assert_eq!(told, [("initiative/a", What::Text), ("initiative/b", What::Owner), ("initiative/b", What::Owner)]);
}

#[test]
fn what_goes_and_what_looks_like_it_is_suggested_as_one() {
    let diff = between(
        &[("initiatives/onboarding.md", "---\nstatus: delivery\n---\n# Faster onboarding\n\nAdmins give up.\n")],
        &[("initiatives/start.md", "---\nstatus: delivery\n---\n# Faster onboardings\n\nThey do not.\n")],
    );
    let gone = diff.changes.iter().find(|change| change.what == What::Removed).unwrap();
    assert_eq!((gone.importance, gone.suggestion.as_deref()), (Importance::Commitment, Some("initiative/start")));
}
