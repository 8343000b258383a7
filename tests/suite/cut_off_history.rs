//! What the rules of history say in a clone that does not reach back: facts and lower bounds, and otherwise why not.

use crate::support::small_workspace;
use pm::finding::Severity;
use pm::rules::{Example, Outcome, Selection, Step};
use small_workspace::{lint, lint_cut_off};

const INITIATIVE: &str =
    "intent: enterprise, problem: Two weeks are too short., outcomes: {enterprise-revenue: 9M EUR}";

fn step(on: &str, files: &[(&str, &str)], gone: &[&str]) -> Step {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    Step { on: on.to_owned(), files, gone: gone.iter().map(|path| (*path).to_owned()).collect() }
}

/// `initiatives.yaml` with one initiative that also says this.
fn initiative(on: &str, more: &str) -> Step {
    step(on, &[("initiatives.yaml", &format!("trial-length: {{{INITIATIVE}, {more}}}\n"))], &[])
}

fn cut_off(rule: &str, steps: &[Step]) -> Outcome {
    let selection = Selection { select: vec![rule.to_owned()], ..Selection::default() };
    lint_cut_off(&Example { steps: steps.to_vec(), ..Example::default() }, &selection)
}

fn messages(outcome: &Outcome) -> Vec<&str> {
    outcome.findings.iter().map(|finding| finding.message.as_str()).collect()
}

/// The commands that would bring what is missing.
fn commands(outcome: &Outcome) -> Vec<Option<&str>> {
    outcome.not_evaluated.iter().map(|unjudged| unjudged.command.as_deref()).collect()
}

const UNSHALLOW: [Option<&str>; 1] = [Some("git fetch --unshallow")];

/// Something about the initiative of the small workspace, so that it is not idle itself.
fn other_work() -> Step {
    let front = "intent: enterprise\nstatus: discovery\nby: 2026-Q4\noutcomes: {activation: 45 %}";
    step("2026-11-15", &[("initiatives/guided-start.md", &format!("---\n{front}\n---\nAdmins give up.\n"))], &[])
}

#[test]
fn a_window_that_is_long_enough_proves_a_zombie() {
    let outcome = cut_off("zombie", &[initiative("2026-02-01", "status: delivery"), other_work()]);
    let [message] = messages(&outcome)[..] else { panic!("{:?}", messages(&outcome)) };
    assert!(message.contains("at least 294 days: since 2026-02-01, where the history at hand begins"), "{message}");
    assert!(outcome.not_evaluated.is_empty());
    // 60 days before 2026-11-22 is 2026-09-23.
    let outcome = cut_off("zombie", &[initiative("2026-09-23", "status: delivery"), other_work()]);
    assert_eq!(outcome.findings.len(), 1);
}

#[test]
fn a_window_that_is_too_short_proves_nothing() {
    let outcome = cut_off("zombie", &[initiative("2026-09-24", "status: delivery"), other_work()]);
    assert!(outcome.findings.is_empty());
    assert_eq!(commands(&outcome), UNSHALLOW);
    // A change within it proves that something happened.
    let steps =
        [initiative("2026-09-24", "status: discovery"), other_work(), initiative("2026-11-16", "status: delivery")];
    let outcome = cut_off("zombie", &steps);
    assert!(outcome.findings.is_empty() && outcome.not_evaluated.is_empty());
}

#[test]
fn readings_that_cannot_be_read_prove_nothing() {
    let base = small_workspace::base();
    let metrics = String::from_utf8(base["metrics.yaml"].clone()).unwrap();
    let metrics = metrics.replace("unit: EUR}", "unit: EUR, readings: {csv: revenue.csv}}");
    let mut first = initiative("2026-02-01", "status: delivery");
    first.files.push(("metrics.yaml".to_owned(), metrics));
    let outcome = cut_off("zombie", &[first, other_work()]);
    assert!(outcome.findings.is_empty());
    let reasons: Vec<&str> = outcome.not_evaluated.iter().map(|unjudged| unjudged.reason.as_str()).collect();
    assert_eq!(
        reasons,
        ["when metric/enterprise-revenue was last read cannot be told: not all of its readings can be read"]
    );
}

#[test]
fn churn_needs_its_whole_window() {
    let outcome = cut_off("intent-churn", &[initiative("2026-10-01", "status: delivery"), other_work()]);
    assert_eq!(commands(&outcome), UNSHALLOW);
    let outcome = cut_off("intent-churn", &[initiative("2026-06-01", "status: delivery"), other_work()]);
    assert!(outcome.findings.is_empty() && outcome.not_evaluated.is_empty());
}

#[test]
fn dates_that_slid_twice_in_sight_are_a_fact_and_the_first_plan_is_not() {
    let dates = |dates: &[(&str, &str)]| -> Vec<Step> {
        dates.iter().map(|(on, by)| initiative(on, &format!("status: delivery, by: {by}"))).collect()
    };
    let twice = dates(&[("2026-02-01", "2026-Q3"), ("2026-05-01", "2026-Q4"), ("2026-09-01", "2027-Q1")]);
    let outcome = cut_off("deadline-slid", &twice);
    assert_eq!(
        messages(&outcome),
        ["`by` of initiative/trial-length moved later 2 times since work began: 2026-Q3 → 2026-Q4 → 2027-Q1"]
    );
    let far = dates(&[("2026-02-01", "2026-Q3"), ("2026-05-01", "2027-Q2")]);
    let outcome = cut_off("deadline-slid", &far);
    assert!(outcome.findings.is_empty());
    assert_eq!(commands(&outcome), UNSHALLOW);
}

#[test]
fn a_day_of_the_past_may_belong_to_the_beginning_of_the_strategy() {
    let stopped = |on| initiative(on, "status: stopped, stopped: {on: 2026-01-05, why: Nobody wanted it.}");
    let outcome = cut_off("backdated", &[initiative("2026-02-01", "status: delivery"), stopped("2026-02-20")]);
    assert!(outcome.findings.is_empty());
    assert_eq!(commands(&outcome), UNSHALLOW);
    let outcome = cut_off("backdated", &[initiative("2026-02-01", "status: delivery"), stopped("2026-03-20")]);
    // 26 days of January, 28 of February, 20 of March.
    assert_eq!(
        messages(&outcome),
        ["`stopped.on` of initiative/trial-length says 2026-01-05, and was accepted on 2026-03-20, 74 days later"]
    );
}

#[test]
fn two_steps_show_what_vanished_and_what_came_back() {
    let gone = step("2026-02-03", &[], &["initiatives.yaml"]);
    let outcome = cut_off("vanished-record", &[initiative("2026-02-01", "status: delivery"), gone]);
    assert_eq!(outcome.findings.len(), 1);
    let stopped = initiative("2026-02-01", "status: stopped, stopped: {on: 2026-01-05, why: Nobody wanted it.}");
    let outcome = cut_off("resurrected", &[stopped, initiative("2026-02-02", "status: delivery")]);
    assert_eq!(outcome.findings.len(), 1);
}

#[test]
fn options_go_with_their_initiative_and_an_experiment_that_ran_is_missed_at_once() {
    let select = vec!["vanished-record".to_owned()];
    let found = |steps: Vec<Step>| {
        let selection = Selection { select: select.clone(), ..Selection::default() };
        lint(&Example { steps, ..Example::default() }, &selection).0
    };
    let options = initiative("2026-02-01", "status: delivery, options: [{id: longer, status: testing}, shorter]");
    let gone = step("2026-05-01", &[], &["initiatives.yaml"]);
    assert_eq!(found(vec![options.clone(), gone]).len(), 1);
    let without = initiative("2026-05-01", "status: delivery");
    let findings = found(vec![options, without]);
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.starts_with("option/trial-length.longer is gone"), "{}", findings[0].message);
    let ended =
        "status: stopped, stopped: {on: 2026-02-01, why: Nobody wanted it.}, options: [{id: longer, status: testing}]";
    let without = "status: stopped, stopped: {on: 2026-02-01, why: Nobody wanted it.}";
    assert!(found(vec![initiative("2026-02-01", ended), initiative("2026-05-01", without)]).is_empty());
    let ran = ("experiments.yaml", "try: {tests: guided-start, status: running, hypothesis: It helps.}\n");
    let first = initiative("2026-01-01", "status: delivery");
    let gone = step("2026-02-03", &[], &["experiments.yaml"]);
    let findings = found(vec![first, step("2026-02-01", &[ran], &[]), gone]);
    assert_eq!(findings.iter().map(|finding| finding.severity).collect::<Vec<_>>(), [Severity::Error]);
}
