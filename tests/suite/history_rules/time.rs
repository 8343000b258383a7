//! What only time shows: dates that slide, directions that turn, silence.

use super::promises::{METRICS, beginning};
use super::spec::{Amendments, Needs, Said, Spec};
use super::tale::{File, Tale, experiment, file, gone, initiative, on};

fn dates(status: &str, dates: [&str; 3], more: &str) -> Tale {
    let [first, then, now] = dates
        .map(|by| format!("status: {status}, by: {by}, outcomes: {{activation: {{baseline: 31 %, target: 45 %}}}}"));
    Tale::new(
        [beginning([initiative(&first)])],
        [on("2026-10-20", [initiative(&then)]), on("2026-11-10", [initiative(&format!("{now}{more}"))])],
    )
}

fn slid(more: &str) -> Tale {
    dates("delivery", ["2026-06-30", "2026-07-31", "2026-12-31"], more)
}

fn deadline_slid() -> Spec {
    const TWICE: &[&str] = &[
        "deadline-slid: `by` of initiative/onboarding moved later 2 times since work began: 2026-06-30 → 2026-07-31 → 2026-12-31",
    ];
    const TWICE_A_LITTLE: &[&str] = &[
        "deadline-slid: `by` of initiative/onboarding moved later 2 times since work began: 2026-12-01 → 2026-12-15 → 2026-12-31",
    ];
    Spec {
        rule: "deadline-slid",
        tale: slid,
        said: Said {
            straight: TWICE,
            // From 2026-02-01 to 2026-06-30 are 149 days, from there to 2026-12-31 184.
            merged: &[
                "deadline-slid: `by` of initiative/onboarding moved 184 days later, more than half of the 149 days that were planned when work began: 2026-06-30 → 2026-12-31",
            ],
            rebased: TWICE,
        },
        reviewed: &[
            "deadline-slid: `by` of initiative/onboarding moved 184 days later, more than half of the 149 days that were planned when work began: 2026-06-30 → 2026-12-31",
        ],
        silent: vec![
            ("later and back", dates("delivery", ["2026-12-01", "2027-03-31", "2026-12-01"], "")),
            ("once, and a little", dates("delivery", ["2026-12-01", "2026-12-01", "2026-12-31"], "")),
            // 74 of 149 days.
            ("by not quite half the plan", dates("delivery", ["2026-06-30", "2026-06-30", "2026-09-12"], "")),
            ("earlier", dates("delivery", ["2026-12-31", "2026-12-15", "2026-12-01"], "")),
            ("before work began", dates("proposed", ["2026-06-30", "2026-07-31", "2026-12-31"], "")),
        ],
        also: vec![
            (
                "a branch in which it moves twice by little",
                dates("delivery", ["2026-12-01", "2026-12-15", "2026-12-31"], ""),
                Said { straight: TWICE_A_LITTLE, merged: &[], rebased: TWICE_A_LITTLE },
            ),
            (
                "once, by a day more than half the plan",
                dates("delivery", ["2026-06-30", "2026-06-30", "2026-09-13"], ""),
                Said::always(&[
                    "deadline-slid: `by` of initiative/onboarding moved 75 days later, more than half of the 149 days that were planned when work began: 2026-06-30 → 2026-09-13",
                ]),
            ),
        ],
        amendments: Some(Amendments {
            right: "field: by, from: 2026-06-30, to: 2026-12-31",
            wrong: "field: by, from: 2026-07-31, to: 2026-12-31",
        }),
        needs: Needs::MoreThan(2),
        ignored: &[],
    }
}

fn intents(schools: &str, hospitals: &str) -> File {
    file(
        "intents.yaml",
        &format!(
            "schools: {{title: Schools choose us, {schools}}}\nhospitals: {{title: Hospitals choose us, {hospitals}}}\n"
        ),
    )
}

fn turned(_: &str) -> Tale {
    Tale::new(
        [beginning([intents("status: active", "status: proposed")])],
        [
            on("2026-10-20", [intents("status: stopped", "status: proposed")]),
            on("2026-11-10", [intents("status: stopped", "status: active")]),
        ],
    )
}

fn intent_churn() -> Spec {
    let retargeted = |target: &str| format!("status: active, outcomes: {{activation: {target}}}");
    let [first, then] = [retargeted("45 %"), retargeted("50 %")];
    Spec {
        rule: "intent-churn",
        tale: turned,
        said: Said::always(&[
            "intent-churn: 2 of 2 active intents changed in the last 90 days: intent/hospitals became active, intent/schools was given up",
        ]),
        reviewed: &[
            "intent-churn: 2 of 2 active intents changed in the last 90 days: intent/hospitals became active, intent/schools was given up",
        ],
        silent: vec![
            (
                "one alone",
                Tale::new(
                    [beginning([intents("status: active", "status: proposed")])],
                    [on("2026-11-10", [intents("status: stopped", "status: proposed")])],
                ),
            ),
            (
                "one was reached",
                Tale::new(
                    [beginning([intents("status: active", "status: proposed")])],
                    [
                        on("2026-10-20", [intents("status: achieved", "status: proposed")]),
                        on("2026-11-10", [intents("status: achieved", "status: active")]),
                    ],
                ),
            ),
            (
                "while the year is planned",
                Tale::new(
                    [beginning([
                        file("pm.yaml", "version: 1\nfiscal_year_starts: 11-01\n"),
                        intents("status: active", "status: proposed"),
                    ])],
                    [
                        on("2026-10-20", [intents("status: stopped", "status: proposed")]),
                        on("2026-11-10", [intents("status: stopped", "status: active")]),
                    ],
                ),
            ),
            (
                "raised and put back",
                Tale::new(
                    [beginning([intents(&first, &first)])],
                    [on("2026-10-20", [intents(&then, &then)]), on("2026-11-10", [intents(&first, &first)])],
                ),
            ),
        ],
        also: Vec::new(),
        amendments: None,
        needs: Needs::MoreThan(2),
        ignored: &[],
    }
}

const UNREAD: &str = "activation: {definition: d, measures: customer, unit: '%'}\n";

/// Work goes on, it is said, and what changes is something else.
fn idle(_: &str) -> Tale {
    let front = "status: delivery, outcomes: {activation: {baseline: 31 %, target: 45 %}}";
    Tale::new(
        [beginning([file("metrics.yaml", UNREAD), initiative(front)])],
        [on("2026-10-20", [file("vision.md", "Bread.\n")]), on("2026-11-10", [file("vision.md", "Bread for all.\n")])],
    )
}

fn zombie() -> Spec {
    const SAID: &[&str] = &[
        "zombie: initiative/onboarding is in delivery, and nothing that it says has moved for 294 days: since 2026-02-01, no value of it or of what links to it changed, and none of its metrics was read",
    ];
    let front = "status: delivery, outcomes: {activation: {baseline: 31 %, target: 45 %}}";
    let read = UNREAD.replace("'%'}", "'%', readings: {2026-11-09: 33 %}}");
    let then = |step: File| {
        Tale::new([beginning([file("metrics.yaml", UNREAD), initiative(front)])], [on("2026-11-10", [step])])
    };
    Spec {
        rule: "zombie",
        tale: idle,
        said: Said::always(SAID),
        reviewed: &[],
        silent: vec![
            ("its metric was read", then(file("metrics.yaml", &read))),
            ("it says something new", then(initiative(&front.replace("delivery", "measuring")))),
            ("what links to it says something", then(experiment("tests: onboarding, status: running"))),
            ("it is paused", then(initiative(&front.replace("delivery", "paused")))),
        ],
        also: vec![(
            "it moves and looks otherwise",
            Tale::new(
                [beginning([file("metrics.yaml", UNREAD), initiative(front)])],
                [on(
                    "2026-11-10",
                    [
                        gone("initiatives.yaml"),
                        file("initiatives/deep/onboarding.yaml", &front.replace(", outcomes", "\noutcomes")),
                    ],
                )],
            ),
            Said::always(SAID),
        )],
        amendments: None,
        // A window of 60 days would prove it.
        needs: Needs::MoreThan(2),
        ignored: SAID,
    }
}

fn review(day: &str, more: &str) -> File {
    file(&format!("reviews/{day}.yaml"), &format!("{{cadence: quarterly-initiative, covers: [onboarding]{more}}}\n"))
}

fn missed(by: &str, first: &str, second: &str) -> Tale {
    let front = format!("status: measuring, by: {by}, outcomes: {{activation: {{baseline: 31 %, target: 45 %}}}}");
    let readings = METRICS.replace("2026-10-15: 33 %", "2026-04-10: 32 %, 2026-10-15: 33 %");
    Tale::new(
        [
            beginning([file("metrics.yaml", &readings), initiative(&front)]),
            on("2026-04-15", [review("2026-04-15", first)]),
        ],
        [on("2026-10-20", [file("vision.md", "Bread for all.\n")]), on("2026-11-10", [review("2026-11-10", second)])],
    )
}

fn rubber_stamp_review() -> Spec {
    const SAID: &[&str] = &[
        "rubber-stamp-review: review/2026-11-10, and review/2026-04-15 before it, decided nothing while initiative/onboarding was past its date and short of its target: `activation` was at 33 %, and 45 % was promised",
    ];
    let decided = ", decisions: [{about: onboarding, decided: We go on., why: The second step shipped.}]";
    Spec {
        rule: "rubber-stamp-review",
        tale: |_| missed("2026-Q1", "", ""),
        said: Said::always(SAID),
        reviewed: SAID,
        silent: vec![
            ("the first decided something", missed("2026-Q1", decided, "")),
            ("the second decided something", missed("2026-Q1", "", decided)),
            ("the date was not past", missed("2026-Q2", "", "")),
        ],
        also: Vec::new(),
        amendments: None,
        // The first review stands at the beginning of what is there.
        needs: Needs::MoreThan(3),
        ignored: &[],
    }
}

fn reported(day: &str, more: &str) -> Tale {
    let running = "status: running, hypothesis: They invite more., success: {activation: at least 40 %}";
    let done = format!(
        "{}, result: {{on: {day}, readings: {{activation: 44 %}}, verdict: supported}}{more}",
        running.replace("running", "concluded")
    );
    Tale::new(
        [beginning([experiment(running)])],
        [on("2026-10-20", [file("vision.md", "Bread for all.\n")]), on("2026-11-10", [experiment(&done)])],
    )
}

fn backdated() -> Spec {
    const SAID: &[&str] =
        &["backdated: `result.on` of experiment/invite says 2026-10-01, and was accepted on 2026-11-10, 40 days later"];
    let young = |day| {
        let tale = reported("2026-10-01", "");
        Tale { before: tale.before.into_iter().map(|step| super::tale::Step { day, ..step }).collect(), ..tale }
    };
    Spec {
        rule: "backdated",
        tale: |_| reported("2026-10-01", ""),
        said: Said {
            straight: SAID,
            merged: SAID,
            rebased: &[
                "backdated: `result.on` of experiment/invite says 2026-10-01, and was accepted on 2026-11-16, 46 days later",
            ],
        },
        reviewed: SAID,
        silent: vec![
            ("two weeks", reported("2026-10-27", "")),
            ("in the first 30 days", young("2026-10-15")),
            ("in the step that adds the record", Tale::new([beginning([])], reported("2026-10-01", "").change)),
        ],
        also: Vec::new(),
        amendments: None,
        needs: Needs::MoreThan(2),
        ignored: &[],
    }
}

pub fn specs() -> Vec<Spec> {
    vec![deadline_slid(), intent_churn(), zombie(), rubber_stamp_review(), backdated()]
}
