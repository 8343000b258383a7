//! What was promised when work began, and what became of it.

use super::spec::{Amendments, Needs, Said, Spec};
use super::tale::{File, Step, Tale, experiment, file, initiative, on};

/// They were read not long ago, so that nothing that rests on them is idle.
pub const METRICS: &str = "\
activation: {definition: teams with 3 invited members, measures: customer, unit: '%', readings: {2026-10-15: 33 %}}
retention: {definition: teams that are still there, measures: customer, unit: '%', readings: {2026-10-15: 88 %}}
";

/// What stands there before anything happens.
pub fn beginning(files: impl IntoIterator<Item = File>) -> Step {
    let all = [file("pm.yaml", "version: 1\ncurrency: EUR\n"), file("metrics.yaml", METRICS)];
    on("2026-02-01", all.into_iter().chain(files))
}

/// An initiative that says three things one after the other: at the beginning, within the change, and after it.
fn three([first, then, now]: [&str; 3], more: &str) -> Tale {
    let last = format!("{now}{more}");
    Tale::new(
        [beginning([initiative(first)])],
        [on("2026-10-20", [initiative(then)]), on("2026-11-10", [initiative(&last)])],
    )
}

fn outcomes(outcomes: &str) -> String {
    format!("status: discovery, outcomes: {{{outcomes}}}")
}

/// An outcome with three targets one after the other.
fn targets(status: &str, targets: [&str; 3], more: &str) -> Tale {
    let said = targets
        .map(|target| format!("status: {status}, outcomes: {{activation: {{baseline: 31 %, target: {target}}}}}"));
    three(said.each_ref().map(String::as_str), more)
}

fn lowered(more: &str) -> Tale {
    targets("discovery", ["45 %", "42 %", "40 %"], more)
}

/// Work that begins within the change, and whose promise changes within it.
fn begun_within(first: &str, last: &str) -> Tale {
    three([&first.replace("discovery", "proposed"), first, last], "")
}

fn goalposts_moved() -> Spec {
    const SAID: &[&str] = &[
        "goalposts-moved: `outcomes.activation.target` of initiative/onboarding is easier than it was when work began on 2026-02-01: 45 % → 40 %",
    ];
    const WITHIN: &[&str] = &[
        "goalposts-moved: `outcomes.activation.target` of initiative/onboarding is easier than it was when work began on 2026-10-20: 45 % → 40 %",
    ];
    const REBASED: &[&str] = &[
        "goalposts-moved: `outcomes.activation.target` of initiative/onboarding is easier than it was when work began on 2026-11-16: 45 % → 40 %",
    ];
    let target = |target: &str| outcomes(&format!("activation: {{baseline: 31 %, target: {target}}}"));
    Spec {
        rule: "goalposts-moved",
        tale: lowered,
        said: Said::always(SAID),
        reviewed: &[
            "goalposts-moved: `outcomes.activation.target` of initiative/onboarding is easier than it was when work was under way: 45 % → 40 %",
        ],
        silent: vec![
            ("lowered and raised again", targets("discovery", ["45 %", "40 %", "45 %"], "")),
            ("before work began", targets("proposed", ["45 %", "42 %", "40 %"], "")),
            ("written otherwise", targets("discovery", ["45 %", "45%", "\"45 %\""], "")),
            ("after it ended", targets("achieved", ["45 %", "42 %", "40 %"], "")),
        ],
        also: vec![(
            "work begins and its target is lowered within one change",
            begun_within(&target("45 %"), &target("40 %")),
            Said { straight: WITHIN, merged: &[], rebased: REBASED },
        )],
        amendments: Some(Amendments {
            right: "field: outcomes.activation.target, from: 45 %, to: 40 %",
            wrong: "field: outcomes.activation.target, from: 45 %, to: 42 %",
        }),
        needs: Needs::MoreThan(1),
        ignored: &[],
    }
}

/// The criterion gives way, and then the result comes.
fn painted_around(more: &str) -> Tale {
    let running = |bound: &str| {
        experiment(&format!(
            "status: running, hypothesis: They invite more., success: {{activation: at least {bound}}}"
        ))
    };
    let done = format!(
        "status: concluded, hypothesis: They invite more., success: {{activation: at least 35 %}}, result: {{on: 2026-11-09, readings: {{activation: 38 %}}, verdict: supported}}{more}"
    );
    Tale::new(
        [beginning([running("40 %")])],
        [on("2026-10-20", [running("35 %")]), on("2026-11-10", [experiment(&done)])],
    )
}

fn goalposts_moved_with_result() -> Spec {
    const APART: &[&str] = &[
        "goalposts-moved: `success.activation.bound` of experiment/invite is easier than it was when work began on 2026-02-01: at least 40 % → at least 35 %",
    ];
    const AT_ONCE: &[&str] = &[
        "goalposts-moved-with-result: `success.activation.bound` changed in the step that brought the result of experiment/invite, accepted 2026-11-10: at least 40 % → at least 35 %, which is easier",
    ];
    const ENDED: &[&str] = &[
        "goalposts-moved-with-result: `outcomes.activation.target` changed in the step that set initiative/onboarding to `achieved`, accepted 2026-11-10: 45 % → 40 %, which is easier",
    ];
    const ENDED_REBASED: &[&str] = &[
        "goalposts-moved-with-result: `outcomes.activation.target` changed in the step that set initiative/onboarding to `achieved`, accepted 2026-11-16: 45 % → 40 %, which is easier",
    ];
    let measuring = |status: &str, target: &str, more: &str| {
        format!("status: {status}, owner: [{more}], outcomes: {{activation: {{baseline: 31 %, target: {target}}}}}")
    };
    let ending = |status: &str, target: &str| {
        three(
            [
                &measuring("measuring", "45 %", "ada"),
                &measuring("measuring", "45 %", "grace"),
                &measuring(status, target, "grace"),
            ],
            "",
        )
    };
    Spec {
        rule: "goalposts-moved-with-result",
        tale: painted_around,
        said: Said { straight: APART, merged: AT_ONCE, rebased: APART },
        reviewed: &[
            "goalposts-moved-with-result: `success.activation.bound` changed in the step that brought the result of experiment/invite: at least 40 % → at least 35 %, which is easier",
        ],
        silent: vec![
            ("it ends with the target that it had", ending("achieved", "45 %")),
            ("it goes on", ending("scaling", "40 %")),
        ],
        also: vec![(
            "the target gives way as the initiative is said to be achieved",
            ending("achieved", "40 %"),
            Said { straight: ENDED, merged: ENDED, rebased: ENDED_REBASED },
        )],
        amendments: Some(Amendments {
            right: "field: success.activation.bound, from: at least 40 %, to: at least 35 %",
            wrong: "field: success.activation.bound, from: at least 40 %, to: at least 30 %",
        }),
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

fn measured_late(more: &str) -> Tale {
    let said = |baseline: &str| outcomes(&format!("activation: {{{baseline}target: 45 %}}"));
    three([&said(""), &said("baseline: unknown, "), &said("baseline: 31 %, ")], more)
}

fn criteria_late() -> Spec {
    const SAID: &[&str] = &[
        "criteria-late: `outcomes.activation.baseline` of initiative/onboarding was not there when work began on 2026-02-01, and came later, accepted 2026-11-10",
    ];
    const REBASED: &[&str] = &[
        "criteria-late: `outcomes.activation.baseline` of initiative/onboarding was not there when work began on 2026-02-01, and came later, accepted 2026-11-16",
    ];
    const EDITED: &[&str] = &[
        "criteria-late: `outcomes.activation.target` of initiative/onboarding was not there when work began on 2026-02-01, and came later, accepted 2026-10-20",
    ];
    const EDITED_AT_ONCE: &[&str] = &[
        "criteria-late: `outcomes.activation.target` of initiative/onboarding was not there when work began on 2026-02-01, and came later, accepted 2026-11-10",
    ];
    const EDITED_REBASED: &[&str] = &[
        "criteria-late: `outcomes.activation.target` of initiative/onboarding was not there when work began on 2026-02-01, and came later, accepted 2026-11-16",
    ];
    const WITHIN: &[&str] = &[
        "criteria-late: `outcomes.activation.baseline` of initiative/onboarding was not there when work began on 2026-10-20, and came later, accepted 2026-11-10",
    ];
    const WITHIN_REBASED: &[&str] = &[
        "criteria-late: `outcomes.activation.baseline` of initiative/onboarding was not there when work began on 2026-11-16, and came later, accepted 2026-11-16",
    ];
    let said = |baseline: &str| outcomes(&format!("activation: {{{baseline}target: 45 %}}"));
    let target = |target: &str| outcomes(&format!("activation: {{baseline: 31 %{target}}}"));
    Spec {
        rule: "criteria-late",
        tale: measured_late,
        said: Said { straight: SAID, merged: SAID, rebased: REBASED },
        reviewed: &[
            "criteria-late: `outcomes.activation.baseline` of initiative/onboarding was not there when work was under way, and came later",
        ],
        silent: vec![
            (
                "in the step with which work begins",
                three(
                    [&said("").replace("discovery", "proposed"), &said("baseline: 31 %, "), &said("baseline: 31 %, ")],
                    "",
                ),
            ),
            ("taken out and put back", three([&said("baseline: 31 %, "), &said(""), &said("baseline: 31 %, ")], "")),
            ("it came and went", three([&said(""), &said("baseline: 31 %, "), &said("")], "")),
        ],
        also: vec![
            (
                "it comes late and is edited after that",
                three([&target(""), &target(", target: 45 %"), &target(", target: 40 %")], ""),
                Said { straight: EDITED, merged: EDITED_AT_ONCE, rebased: EDITED_REBASED },
            ),
            (
                "work begins and its baseline comes within one change",
                begun_within(&said(""), &said("baseline: 31 %, ")),
                Said { straight: WITHIN, merged: &[], rebased: WITHIN_REBASED },
            ),
        ],
        amendments: None,
        needs: Needs::MoreThan(1),
        ignored: &[],
    }
}

fn baselines(more: &str) -> Tale {
    let said = |baseline: &str| outcomes(&format!("activation: {{baseline: {baseline}, target: 45 %}}"));
    three([&said("31 %"), &said("33 %"), &said("36 %")], more)
}

fn baseline_edited() -> Spec {
    const SAID: &[&str] = &[
        "baseline-edited: `outcomes.activation.baseline` of initiative/onboarding has another value than it had when work began on 2026-02-01: 31 % → 36 %, which is easier",
    ];
    const DAY: &[&str] = &[
        "baseline-edited: `outcomes.activation.baseline` of initiative/onboarding has another day than it had when work began on 2026-02-01: 2026-01-15 → 2026-10-01",
    ];
    let said = |baseline: &str| outcomes(&format!("activation: {{baseline: {baseline}, target: 45 %}}"));
    Spec {
        rule: "baseline-edited",
        tale: baselines,
        said: Said::always(SAID),
        reviewed: &[
            "baseline-edited: `outcomes.activation.baseline` of initiative/onboarding has another value than it had when work was under way: 31 % → 36 %, which is easier",
        ],
        silent: vec![
            ("it was not known", three([&said("unknown"), &said("unknown"), &said("31 %")], "")),
            ("edited and put back", three([&said("31 %"), &said("36 %"), &said("31 %")], "")),
            (
                "before work began",
                three([&said("31 %").replace("discovery", "proposed"), &said("36 %"), &said("36 %")], ""),
            ),
        ],
        also: vec![
            (
                "another day",
                three(
                    [
                        &said("{value: 31 %, on: 2026-01-15}"),
                        &said("{value: 31 %, on: 2026-09-01}"),
                        &said("{value: 31 %, on: 2026-10-01}"),
                    ],
                    "",
                ),
                Said::always(DAY),
            ),
            (
                "work begins and its baseline is edited within one change",
                begun_within(&said("31 %"), &said("36 %")),
                Said {
                    straight: &[
                        "baseline-edited: `outcomes.activation.baseline` of initiative/onboarding has another value than it had when work began on 2026-10-20: 31 % → 36 %, which is easier",
                    ],
                    merged: &[],
                    rebased: &[
                        "baseline-edited: `outcomes.activation.baseline` of initiative/onboarding has another value than it had when work began on 2026-11-16: 31 % → 36 %, which is easier",
                    ],
                },
            ),
        ],
        amendments: Some(Amendments {
            right: "field: outcomes.activation.baseline, from: 31 %, to: 36 %",
            wrong: "field: outcomes.activation.baseline, from: 30 %, to: 36 %",
        }),
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

const ACTIVATION: &str = "activation: {baseline: 31 %, target: 45 %}";
const RETENTION: &str = "retention: {baseline: 80 %, target: 90 %}";

/// Another metric comes beside the one that counts, and then that one goes.
fn switched(more: &str) -> Tale {
    let both = outcomes(&format!("{RETENTION}, {ACTIVATION}"));
    three([&outcomes(ACTIVATION), &both, &outcomes(RETENTION)], more)
}

fn outcome_switched() -> Spec {
    const SAID: &[&str] = &[
        "outcome-switched: initiative/onboarding was judged by `activation` when work began on 2026-02-01, and is now judged by `retention`, accepted 2026-11-10",
    ];
    const REBASED: &[&str] = &[
        "outcome-switched: initiative/onboarding was judged by `activation` when work began on 2026-02-01, and is now judged by `retention`, accepted 2026-11-16",
    ];
    let both = outcomes(&format!("{ACTIVATION}, {RETENTION}"));
    let renamed = METRICS.replace("activation: {", "settled: {aliases: [activation], ");
    let settled = outcomes(&ACTIVATION.replace("activation", "settled"));
    Spec {
        rule: "outcome-switched",
        tale: switched,
        said: Said { straight: SAID, merged: SAID, rebased: REBASED },
        reviewed: &[
            "outcome-switched: initiative/onboarding was judged by `activation` when work was under way, and is now judged by `retention`",
        ],
        silent: vec![
            ("another one beside it", three([&outcomes(ACTIVATION), &both, &both], "")),
            ("the other of two goes", three([&both, &both, &outcomes(ACTIVATION)], "")),
            (
                "before work began",
                three(
                    [
                        &outcomes(ACTIVATION).replace("discovery", "proposed"),
                        &outcomes(RETENTION).replace("discovery", "proposed"),
                        &outcomes(RETENTION),
                    ],
                    "",
                ),
            ),
            (
                "the metric has a new name",
                Tale::new(
                    [beginning([initiative(&outcomes(ACTIVATION))])],
                    [on("2026-11-10", [file("metrics.yaml", &renamed), initiative(&settled)])],
                ),
            ),
        ],
        also: Vec::new(),
        amendments: Some(Amendments {
            right: "field: outcomes.activation.target, from: 45 %",
            wrong: "field: outcomes.activation.target, from: 45 %, to: 40 %",
        }),
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

fn stopping_less(more: &str) -> Tale {
    let said = |limit: &str| format!("{}, stop_if: {{retention: at most {limit}}}", outcomes(ACTIVATION));
    three([&said("85 %"), &said("80 %"), &said("75 %")], more)
}

fn kill_criteria_weakened() -> Spec {
    const SAID: &[&str] = &[
        "kill-criteria-weakened: `stop_if.retention.bound` of initiative/onboarding stops less than it did when work began on 2026-02-01: at most 85 % → at most 75 %",
    ];
    const GONE: &[&str] = &[
        "kill-criteria-weakened: initiative/onboarding had a limit when work began on 2026-02-01 that is gone: `guardrails.retention.bound`, at least 90 % → nothing",
    ];
    let said = |limits: &str| format!("{}{limits}", outcomes(ACTIVATION));
    let guarded = |bound: &str| said(&format!(", guardrails: {{retention: {bound}}}"));
    Spec {
        rule: "kill-criteria-weakened",
        tale: stopping_less,
        said: Said::always(SAID),
        reviewed: &[
            "kill-criteria-weakened: `stop_if.retention.bound` of initiative/onboarding stops less than it did when work was under way: at most 85 % → at most 75 %",
        ],
        silent: vec![
            (
                "it stops more",
                three([&guarded("at least 90 %"), &guarded("at least 90 %"), &guarded("at least 95 %")], ""),
            ),
            (
                "put in other words",
                three([&guarded("at least 90 %"), &guarded("{at_least: 90 %}"), &guarded("{at_least: 90 %}")], ""),
            ),
            ("taken out and put back", three([&guarded("at least 90 %"), &said(""), &guarded("at least 90 %")], "")),
        ],
        also: vec![(
            "a guardrail that gives way and goes",
            three([&guarded("at least 90 %"), &guarded("at least 85 %"), &said("")], ""),
            Said::always(GONE),
        )],
        amendments: Some(Amendments {
            right: "field: stop_if.retention.bound, from: at most 85 %, to: at most 75 %",
            wrong: "field: stop_if.retention.bound, from: at most 80 %, to: at most 75 %",
        }),
        needs: Needs::TwoStates,
        ignored: &[],
    }
}

pub fn specs() -> Vec<Spec> {
    vec![
        goalposts_moved(),
        goalposts_moved_with_result(),
        criteria_late(),
        baseline_edited(),
        outcome_switched(),
        kill_criteria_weakened(),
    ]
}
