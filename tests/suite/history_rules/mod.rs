//! REVIEW's table of the rules of history, each in real repositories: told straight, merged, squashed and rebased; a near
//! miss; acknowledged; in a clone that is cut off; with its commits not to be judged; and in a review.

mod experiments;
mod promises;
mod spec;
mod states;
mod tale;
mod time;

use crate::support::world;
use std::collections::BTreeSet;

use pm::rules::Group;
use spec::{Needs, Spec};
use tale::{TELLINGS, Telling};

/// The rules that an amendment acknowledges: † in the table.
const ACKNOWLEDGED: [&str; 7] = [
    "goalposts-moved",
    "goalposts-moved-with-result",
    "hypothesis-rewritten",
    "baseline-edited",
    "outcome-switched",
    "kill-criteria-weakened",
    "deadline-slid",
];

/// The rules that need the history: H in the table.
const NEED_HISTORY: [&str; 8] = [
    "goalposts-moved",
    "criteria-late",
    "result-before-hypothesis",
    "deadline-slid",
    "intent-churn",
    "zombie",
    "rubber-stamp-review",
    "backdated",
];

fn specs() -> Vec<Spec> {
    [promises::specs(), experiments::specs(), time::specs(), states::specs()].into_iter().flatten().collect()
}

/// Tells what differs from what is specified, of all rules at once.
fn for_each(check: impl Fn(&Spec, &mut Vec<String>)) {
    let mut wrong = Vec::new();
    specs().iter().for_each(|spec| check(spec, &mut wrong));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn differs(what: &str, expected: &[&str], found: &[String]) -> Option<String> {
    (found != expected).then(|| format!("{what}\n  expected {expected:#?}\n  found {found:#?}"))
}

#[test]
fn every_rule_of_history_has_its_cases() {
    let rules: BTreeSet<&str> =
        pm::rules::all().filter(|rule| rule.group == Group::History).map(|rule| rule.name).collect();
    let all = specs();
    let specified: BTreeSet<&str> = all.iter().map(|spec| spec.rule).collect();
    assert_eq!(specified, rules);
    assert_eq!(all.len(), rules.len(), "no rule has two specifications");
    let named = |is: fn(&Spec) -> bool| all.iter().filter(|spec| is(spec)).map(|spec| spec.rule).collect();
    let acknowledged: BTreeSet<&str> = named(|spec| spec.amendments.is_some());
    assert_eq!(acknowledged, ACKNOWLEDGED.into());
    let needing: BTreeSet<&str> = named(|spec| spec.needs != Needs::TwoStates);
    assert_eq!(needing, NEED_HISTORY.into());
    for spec in &all {
        assert!(!spec.silent.is_empty(), "{}: no near miss", spec.rule);
        let mut lines = [spec.said.straight, spec.said.merged, spec.said.rebased, spec.reviewed].concat();
        lines.retain(|line| line.starts_with(&format!("{}: ", spec.rule)));
        assert!(!lines.is_empty(), "{}: it never fires", spec.rule);
    }
}

#[test]
fn it_fires_however_the_change_was_accepted_but_for_revisions_to_ignore() {
    for_each(|spec, wrong| {
        for how in TELLINGS {
            let repository = (spec.tale)("").told(how);
            let said = repository.audit().lines();
            wrong.extend(differs(&format!("{}, {how:?}", spec.rule), spec.said.of(how), &said));
            repository.ignore_the_change();
            let said = repository.audit().lines();
            wrong.extend(differs(&format!("{}, {how:?}, ignored", spec.rule), spec.ignored, &said));
        }
    });
}

#[test]
fn other_changes_are_told_as_what_they_are() {
    for_each(|spec, wrong| {
        for (name, tale, said) in &spec.also {
            for how in TELLINGS {
                let found = tale.told(how).audit().lines();
                wrong.extend(differs(&format!("{}, {name}, {how:?}", spec.rule), said.of(how), &found));
            }
        }
    });
}

#[test]
fn a_near_miss_is_met_with_silence() {
    for_each(|spec, wrong| {
        for (name, tale) in &spec.silent {
            for how in [Telling::Straight, Telling::Merged] {
                let repository = tale.told(how);
                for (command, found) in [("audit", repository.audit()), ("diff", repository.review())] {
                    if found.says(spec.rule) {
                        wrong.push(format!("{}, {name}, {how:?}, pm {command}: {:#?}", spec.rule, found.lines()));
                    }
                }
            }
        }
    });
}

#[test]
fn an_amendment_acknowledges_it_if_it_gives_these_values_and_a_reason() {
    for_each(|spec, wrong| {
        let Some(amendments) = &spec.amendments else { return };
        let with = |values: &str, why: &str| format!(", amendments: [{{{values}, on: 2026-11-10{why}}}]");
        let why = ", why: the channel closed";
        for (more, is_meant) in [
            (with(amendments.right, why), true),
            (with(amendments.right, ""), false),
            (with(amendments.right, ", why: TODO"), false),
            (with(amendments.wrong, why), false),
        ] {
            let [squashed, rebased] = [Telling::Squashed, Telling::Rebased].map(|how| (spec.tale)(&more).told(how));
            for (command, found) in [("audit", squashed.audit()), ("diff", squashed.review())] {
                if found.says(spec.rule) == is_meant {
                    wrong.push(format!("{}, pm {command}{more}: {:#?}", spec.rule, found.lines()));
                }
            }
            // What was agreed on as a whole is agreed on in its steps.
            if is_meant && rebased.audit().says(spec.rule) {
                wrong.push(format!("{}, rebased{more}: {:#?}", spec.rule, rebased.audit().lines()));
            }
        }
    });
}

#[test]
fn a_clone_that_is_cut_off_says_what_it_lacks_and_its_advice_works() {
    for_each(|spec, wrong| {
        let Needs::MoreThan(depth) = spec.needs else { return };
        let repository = (spec.tale)("").told(Telling::Straight);
        let clone = repository.shallow(depth);
        let found = clone.audit();
        if found.says(spec.rule) || found.commands(spec.rule) != ["git fetch --unshallow"] {
            wrong.push(format!("{}, depth {depth}: {:#?}, {:?}", spec.rule, found.lines(), found.unjudged));
            return;
        }
        clone.obey("git fetch --unshallow");
        let whole = clone.audit();
        wrong.extend(differs(spec.rule, spec.said.straight, &whole.lines()));
        if !whole.commands(spec.rule).is_empty() {
            wrong.push(format!("{}: {:?}", spec.rule, whole.unjudged));
        }
    });
}

/// What a shallow clone shows is true, and not all of it.
#[test]
fn what_changed_within_the_window_is_a_fact() {
    let specs = specs();
    let spec = specs.iter().find(|spec| spec.rule == "goalposts-moved").unwrap();
    let clone = (spec.tale)("").told(Telling::Straight).shallow(2);
    let found = clone.audit();
    let told = "goalposts-moved: `outcomes.activation.target` of initiative/onboarding is easier than it was when work was under way on 2026-10-20: 42 % → 40 %";
    assert_eq!(found.lines(), [told]);
    assert_eq!(found.commands("goalposts-moved"), ["git fetch --unshallow"]);
}

/// What a pull request's check-out gives: base and head, and nothing before.
#[test]
fn two_states_suffice_for_a_review() {
    for_each(|spec, wrong| {
        let repository = (spec.tale)("").told(Telling::Squashed);
        wrong.extend(differs(&format!("{}, whole", spec.rule), spec.reviewed, &repository.review().lines()));
        if spec.needs == Needs::TwoStates {
            let clone = repository.shallow(2);
            clone.git(&["tag", "base", "HEAD~1"]);
            wrong.extend(differs(&format!("{}, depth 2", spec.rule), spec.reviewed, &clone.review().lines()));
        }
    });
}
