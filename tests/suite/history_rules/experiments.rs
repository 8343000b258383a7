//! Experiments: what was claimed, what was to count, and what is told of it.

use super::promises::beginning;
use super::spec::{Amendments, Needs, Said, Spec};
use super::tale::{Tale, experiment, on};

const RESULT: &str = "result: {on: 2026-11-07, readings: {activation: 44 %}, verdict: supported}";
const HYPOTHESIS: &str = "hypothesis: They invite more.";
const SUCCESS: &str = "success: {activation: at least 40 %}";

/// An experiment that says three things one after the other: at the beginning, within the change, and after it.
fn three(said: [&[&str]; 3]) -> Tale {
    let [first, then, now] = said.map(|fields| experiment(&fields.join(", ")));
    Tale::new([beginning([first])], [on("2026-11-08", [then]), on("2026-11-10", [now])])
}

/// The result comes, and then what was to be shown.
fn explained(_: &str) -> Tale {
    three([
        &["status: running", SUCCESS],
        &["status: concluded", SUCCESS, RESULT],
        &["status: concluded", SUCCESS, RESULT, HYPOTHESIS],
    ])
}

fn result_before_hypothesis() -> Spec {
    const AT_ONCE: &[&str] = &[
        "result-before-hypothesis: experiment/invite got its result together with its hypothesis, accepted 2026-11-10: nothing shows which was written first",
    ];
    Spec {
        rule: "result-before-hypothesis",
        tale: explained,
        said: Said {
            straight: &[
                "result-before-hypothesis: experiment/invite got its result, accepted 2026-11-08, and its hypothesis only after that, accepted 2026-11-10",
            ],
            merged: AT_ONCE,
            rebased: &[
                "result-before-hypothesis: experiment/invite got its result, accepted 2026-11-16, and its hypothesis only after that, accepted 2026-11-16",
            ],
        },
        reviewed: &[
            "result-before-hypothesis: experiment/invite got its result together with its hypothesis: nothing shows which was written first",
        ],
        silent: vec![
            (
                "both were on record before",
                three([
                    &["status: running", SUCCESS, HYPOTHESIS],
                    &["status: running", SUCCESS, HYPOTHESIS],
                    &["status: concluded", SUCCESS, HYPOTHESIS, RESULT],
                ]),
            ),
            (
                "it has no result",
                three([&["status: draft"], &["status: draft", HYPOTHESIS], &["status: running", HYPOTHESIS, SUCCESS]]),
            ),
        ],
        also: vec![(
            "the hypothesis first, and all in one branch",
            three([
                &["status: running", SUCCESS],
                &["status: running", SUCCESS, HYPOTHESIS],
                &["status: concluded", SUCCESS, HYPOTHESIS, RESULT],
            ]),
            Said { straight: &[], merged: AT_ONCE, rebased: &[] },
        )],
        amendments: None,
        needs: Needs::MoreThan(1),
        ignored: &[],
    }
}

fn hypotheses(claims: [&str; 3], more: &str) -> Tale {
    let running = |claim: &str| format!("status: running, {SUCCESS}, hypothesis: \"{claim}\"");
    let [first, then, now] = claims.map(running);
    three([&[&first], &[&then], &[&format!("{now}{more}")]])
}

const CLAIM: &str = "40 % of the teams invite three others once the invite is one sentence.";

fn rewritten(more: &str) -> Tale {
    let claim = |share: &str| CLAIM.replace("40", share);
    hypotheses([CLAIM, &claim("35"), &claim("30")], more)
}

fn hypothesis_rewritten() -> Spec {
    const DENIED: &[&str] = &[
        "hypothesis-rewritten: the hypothesis of experiment/invite is no longer what it was when work began on 2026-02-01: it says `not`, or a word like it, where it did not",
    ];
    let denied = CLAIM.replace("invite three", "do not invite three");
    Spec {
        rule: "hypothesis-rewritten",
        tale: rewritten,
        said: Said::always(&[
            "hypothesis-rewritten: the hypothesis of experiment/invite is no longer what it was when work began on 2026-02-01: its numbers are others (40 → 30)",
        ]),
        reviewed: &[
            "hypothesis-rewritten: the hypothesis of experiment/invite is no longer what it was when work was under way: its numbers are others (40 → 30)",
        ],
        silent: vec![
            (
                "put in much the same words",
                hypotheses([CLAIM, CLAIM, &CLAIM.replace("one sentence", "a sentence")], ""),
            ),
            ("rewritten and put back", hypotheses([CLAIM, "Nobody invites anybody.", CLAIM], "")),
            (
                "before it runs",
                three([
                    &["status: draft", SUCCESS, HYPOTHESIS],
                    &["status: draft", SUCCESS, "hypothesis: They invite nobody."],
                    &["status: running", SUCCESS, "hypothesis: They invite nobody."],
                ]),
            ),
        ],
        also: vec![("it says the contrary", hypotheses([CLAIM, CLAIM, &denied], ""), Said::always(DENIED))],
        amendments: Some(Amendments {
            right: "field: hypothesis, from: \"40 % of the teams invite three others once the invite is one sentence.\", to: \"30 % of the teams invite three others once the invite is one sentence.\"",
            wrong: "field: hypothesis, from: 40 %, to: 30 %",
        }),
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

const TWO: &str = "success: {activation: at least 40 %, retention: at least 80 %}";

/// Two metrics were to count; the result tells of one.
fn half_told(_: &str) -> Tale {
    three([
        &["status: running", HYPOTHESIS, TWO],
        &["status: running", HYPOTHESIS, TWO, "ends: 2026-11-01"],
        &["status: concluded", HYPOTHESIS, TWO, "ends: 2026-11-01", RESULT],
    ])
}

fn cherry_reported() -> Spec {
    let whole = RESULT.replace("44 %}", "44 %, retention: 60 %}");
    let words = RESULT.replace("44 %}", "44 %, retention: {text: the log was lost}}");
    let told = |result: &str| {
        three([
            &["status: running", HYPOTHESIS, TWO],
            &["status: running", HYPOTHESIS, TWO],
            &["status: concluded", HYPOTHESIS, TWO, result],
        ])
    };
    Spec {
        rule: "cherry-reported",
        tale: half_told,
        said: Said::always(&[
            "cherry-reported: experiment/invite was to be judged by `activation` and `retention` when work began on 2026-02-01, and its result says nothing about `retention`",
        ]),
        reviewed: &[
            "cherry-reported: experiment/invite was to be judged by `activation` and `retention` when work was under way, and its result says nothing about `retention`",
        ],
        silent: vec![
            ("it tells of both", told(&whole)),
            ("it tells of one in words", told(&words)),
            (
                "the other was asked for later",
                three([
                    &["status: running", HYPOTHESIS, SUCCESS],
                    &["status: running", HYPOTHESIS, TWO],
                    &["status: concluded", HYPOTHESIS, TWO, RESULT],
                ]),
            ),
        ],
        also: Vec::new(),
        amendments: None,
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

pub fn specs() -> Vec<Spec> {
    vec![result_before_hypothesis(), hypothesis_rewritten(), cherry_reported()]
}
