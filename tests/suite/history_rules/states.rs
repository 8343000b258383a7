//! What a record is, where it went, and what the order of work rests on.

use super::promises::beginning;
use super::spec::{Needs, Said, Spec};
use super::tale::{File, Tale, experiment, file, gone, initiative, on};

const OUTCOMES: &str = "outcomes: {activation: {baseline: 31 %, target: 45 %}}";

fn stopped(day: &str) -> File {
    initiative(&format!("status: stopped, stopped: {{on: {day}, why: Nobody wanted it.}}, {OUTCOMES}"))
}

fn discovery(more: &str) -> File {
    initiative(&format!("status: discovery, {OUTCOMES}{more}"))
}

/// Given up in April, and on again in autumn.
fn again(more: &str, between: impl IntoIterator<Item = File>) -> Tale {
    Tale::new(
        [beginning([discovery("")]), on("2026-04-01", [stopped("2026-04-01")])],
        [on("2026-10-20", between), on("2026-11-10", [discovery(more)])],
    )
}

fn vision() -> [File; 1] {
    [file("vision.md", "Bread for all.\n")]
}

fn resurrected() -> Spec {
    const SAID: &[&str] = &[
        "resurrected: initiative/onboarding was stopped by 2026-04-01 and went to `discovery` on 2026-11-10: no evidence came in between",
    ];
    let tried = "tests: onboarding, status: running, hypothesis: They invite more.";
    Spec {
        rule: "resurrected",
        tale: |_| again("", vision()),
        said: Said {
            straight: SAID,
            merged: SAID,
            rebased: &[
                "resurrected: initiative/onboarding was stopped by 2026-04-01 and went to `discovery` on 2026-11-16: no evidence came in between",
            ],
        },
        reviewed: &[
            "resurrected: initiative/onboarding was stopped by 2026-04-01 and went to `discovery`: no evidence came in between",
        ],
        silent: vec![
            ("with evidence", again(", evidence: [5 of 7 asked for it in July]", vision())),
            ("an experiment was made", again("", [experiment(tried)])),
            (
                "taken back within a week",
                Tale::new(
                    [beginning([discovery("")]), on("2026-11-04", [stopped("2026-11-04")])],
                    [on("2026-11-10", [discovery("")])],
                ),
            ),
        ],
        also: vec![(
            "stopped and on again within one branch",
            Tale::new(
                [beginning([discovery("")])],
                [on("2026-10-20", [stopped("2026-10-20")]), on("2026-11-10", [discovery("")])],
            ),
            Said {
                straight: &[
                    "resurrected: initiative/onboarding was stopped by 2026-10-20 and went to `discovery` on 2026-11-10: no evidence came in between",
                ],
                merged: &[],
                rebased: &[
                    "backdated: `stopped.on` of initiative/onboarding says 2026-10-20, and was accepted on 2026-11-16, 27 days later",
                    "resurrected: initiative/onboarding was stopped by 2026-10-20 and went to `discovery` on 2026-11-16: no evidence came in between",
                ],
            },
        )],
        amendments: None,
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

fn states(states: [&str; 3]) -> Tale {
    let [first, then, now] = states.map(|status| {
        experiment(&format!("status: {status}, hypothesis: They invite more., success: {{activation: at least 40 %}}"))
    });
    Tale::new([beginning([first])], [on("2026-10-20", [then]), on("2026-11-10", [now])])
}

fn status_jump() -> Spec {
    const SAID: &[&str] = &[
        "status-jump: experiment/invite went from `draft` to `concluded`, accepted 2026-11-10: no accepted version shows what lies between",
    ];
    Spec {
        rule: "status-jump",
        // On a branch each step is shown; what is accepted of it as one step shows none.
        tale: |_| states(["draft", "running", "concluded"]),
        said: Said { straight: &[], merged: SAID, rebased: &[] },
        reviewed: &[
            "status-jump: experiment/invite went from `draft` to `concluded`: no accepted version shows what lies between",
        ],
        silent: vec![
            ("one step", states(["draft", "draft", "running"])),
            ("it was given up", states(["draft", "draft", "abandoned"])),
            ("paused and on again", states(["running", "paused", "running"])),
        ],
        also: vec![(
            "it jumps",
            states(["draft", "draft", "concluded"]),
            Said {
                straight: SAID,
                merged: SAID,
                rebased: &[
                    "status-jump: experiment/invite went from `draft` to `concluded`, accepted 2026-11-16: no accepted version shows what lies between",
                ],
            },
        )],
        amendments: None,
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

fn taken_away(first: File, between: File) -> Tale {
    let path = first.0.clone();
    Tale::new([beginning([first])], [on("2026-10-20", [between]), on("2026-11-10", [gone(&path)])])
}

fn vanished_record() -> Spec {
    const SAID: &[&str] = &[
        "vanished-record: initiative/onboarding is gone since 2026-11-10 and had not ended: its last version, in initiatives.yaml, says `discovery`",
    ];
    let renamed =
        file("initiatives.yaml", &format!("first-day: {{aliases: [onboarding], status: discovery, {OUTCOMES}}}\n"));
    let moved = file("initiatives/deep/onboarding.md", &format!("---\nstatus: discovery\n{OUTCOMES}\n---\n"));
    Spec {
        rule: "vanished-record",
        tale: |_| taken_away(discovery(""), discovery(", owner: ada")),
        said: Said {
            straight: SAID,
            merged: SAID,
            rebased: &[
                "vanished-record: initiative/onboarding is gone since 2026-11-16 and had not ended: its last version, in initiatives.yaml, says `discovery`",
            ],
        },
        reviewed: &[
            "vanished-record: initiative/onboarding is gone and had not ended: its last version, in initiatives.yaml, says `discovery`",
        ],
        silent: vec![
            (
                "it had ended",
                Tale::new(
                    [beginning([discovery("")]), on("2026-10-20", [stopped("2026-10-20")])],
                    [on("2026-11-10", [gone("initiatives.yaml")])],
                ),
            ),
            ("it has another name", Tale::new([beginning([discovery("")])], [on("2026-11-10", [renamed])])),
            (
                "it stands in another file",
                Tale::new([beginning([discovery("")])], [on("2026-11-10", [gone("initiatives.yaml"), moved])]),
            ),
            (
                "it came and went within a week",
                Tale::new(
                    [beginning([])],
                    [
                        on("2026-11-05", [initiative(&format!("status: proposed, {OUTCOMES}"))]),
                        on("2026-11-10", [gone("initiatives.yaml")]),
                    ],
                ),
            ),
        ],
        also: vec![
            (
                "it ends and goes within one branch: no accepted version says that it had ended",
                taken_away(discovery(""), stopped("2026-10-20")),
                Said { straight: &[], merged: SAID, rebased: &[] },
            ),
            (
                "an experiment that had started",
                taken_away(experiment("status: running"), experiment("status: paused")),
                Said {
                    straight: &[
                        "vanished-record: experiment/invite is gone since 2026-11-10 and had not ended: its last version, in experiments.yaml, says `paused`",
                    ],
                    merged: &[
                        "vanished-record: experiment/invite is gone since 2026-11-10 and had not ended: its last version, in experiments.yaml, says `running`",
                    ],
                    rebased: &[
                        "vanished-record: experiment/invite is gone since 2026-11-16 and had not ended: its last version, in experiments.yaml, says `paused`",
                    ],
                },
            ),
        ],
        amendments: None,
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

/// There is room for one of two.
fn worth(costs: [&str; 3], more: &str) -> Tale {
    let two = |cost: &str, more: &str| {
        let first = format!(
            "status: discovery, {OUTCOMES}, estimates: {{cost_of_delay: {cost} EUR per week, duration: 4w{more}}}"
        );
        let other =
            format!("status: discovery, {OUTCOMES}, estimates: {{cost_of_delay: 5000 EUR per week, duration: 4w}}");
        file("initiatives.yaml", &format!("onboarding: {{{first}}}\nfirst-invite: {{{other}}}\n"))
    };
    let room = file("pm.yaml", "version: 1\ncurrency: EUR\nrank: {cut: 1}\n");
    let [first, then, now] = costs;
    Tale::new(
        [beginning([room, two(first, "")])],
        [on("2026-10-20", [two(then, "")]), on("2026-11-10", [two(now, more)])],
    )
}

fn estimate_tuned() -> Spec {
    Spec {
        rule: "estimate-tuned",
        tale: |_| worth(["3000", "4000", "8000"], ""),
        said: Said {
            straight: &[
                "estimate-tuned: the estimate of initiative/onboarding changed on 2026-11-10 (cost of delay 4000 EUR per week → 8000 EUR per week) and with it the order: initiative/onboarding went from 2nd to 1st, and there is room for 1; no source changed",
            ],
            merged: &[
                "estimate-tuned: the estimate of initiative/onboarding changed on 2026-11-10 (cost of delay 3000 EUR per week → 8000 EUR per week) and with it the order: initiative/onboarding went from 2nd to 1st, and there is room for 1; no source changed",
            ],
            rebased: &[
                "estimate-tuned: the estimate of initiative/onboarding changed on 2026-11-16 (cost of delay 4000 EUR per week → 8000 EUR per week) and with it the order: initiative/onboarding went from 2nd to 1st, and there is room for 1; no source changed",
            ],
        },
        reviewed: &[
            "estimate-tuned: the estimate of initiative/onboarding changed (cost of delay 3000 EUR per week → 8000 EUR per week) and with it the order: initiative/onboarding went from 2nd to 1st, and there is room for 1; no source changed",
        ],
        silent: vec![
            ("with a source", worth(["3000", "3000", "8000"], ", source: the tender of the city")),
            ("on its side of the line", worth(["3000", "3500", "4000"], "")),
        ],
        also: vec![(
            "up and down again",
            worth(["3000", "8000", "3000"], ""),
            Said {
                straight: &[
                    "estimate-tuned: the estimate of initiative/onboarding changed on 2026-10-20 (cost of delay 3000 EUR per week → 8000 EUR per week) and with it the order: initiative/onboarding went from 2nd to 1st, and there is room for 1; no source changed",
                    "estimate-tuned: the estimate of initiative/onboarding changed on 2026-11-10 (cost of delay 8000 EUR per week → 3000 EUR per week) and with it the order: initiative/onboarding went from 1st to 2nd, and there is room for 1; no source changed",
                ],
                merged: &[],
                rebased: &[
                    "estimate-tuned: the estimate of initiative/onboarding changed on 2026-11-16 (cost of delay 3000 EUR per week → 8000 EUR per week) and with it the order: initiative/onboarding went from 2nd to 1st, and there is room for 1; no source changed",
                    "estimate-tuned: the estimate of initiative/onboarding changed on 2026-11-16 (cost of delay 8000 EUR per week → 3000 EUR per week) and with it the order: initiative/onboarding went from 1st to 2nd, and there is room for 1; no source changed",
                ],
            },
        )],
        amendments: None,
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

fn below(more: &str, initiative_now: File) -> Tale {
    let intent = |by: &str, more: &str| {
        file("intents.yaml", &format!("schools: {{title: Schools choose us, status: active, by: {by}{more}}}\n"))
    };
    let child = || initiative(&format!("intent: schools, status: discovery, {OUTCOMES}"));
    Tale::new(
        [beginning([intent("2027-Q2", ""), child()])],
        [on("2026-10-20", [intent("2027-04-30", "")]), on("2026-11-10", [intent("2027-Q1", more), initiative_now])],
    )
}

fn suspect_child() -> Spec {
    let child = |fields: &str| initiative(&format!("intent: schools, {fields}, {OUTCOMES}"));
    Spec {
        rule: "suspect-child",
        tale: |more| below(more, initiative(&format!("intent: schools, status: discovery, {OUTCOMES}"))),
        // Only a review knows what one change touches.
        said: Said::NOTHING,
        reviewed: &[
            "suspect-child: `by` of intent/schools changed (2027-Q2 → 2027-Q1), which is earlier, and initiative/onboarding, under way below it, stayed as it was",
        ],
        silent: vec![
            ("what is below was changed too", below("", child("by: 2027-03-01, status: discovery"))),
            ("what is below ends", below("", child("status: stopped, stopped: {on: 2026-11-10, why: too late}"))),
        ],
        also: Vec::new(),
        amendments: None,
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

pub fn specs() -> Vec<Spec> {
    vec![resurrected(), status_jump(), vanished_record(), estimate_tuned(), suspect_child()]
}
