use super::{Case, FALLEN, METRICS};

pub const CASES: &[Case] = &[
    Case {
        rule: "achieved-below-target",
        files: &[
            ("metrics.yaml", METRICS),
            (
                "initiatives/guided-start.md",
                page!(
                    "intent: enterprise\nstatus: achieved\nby: 2026-Q3\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}"
                ),
            ),
        ],
        silent: &[
            ("it is not said to be achieved", "status: achieved", "status: measuring"),
            ("exactly at the target", "2026-10-05: 38 %", "2026-10-05: 45 %"),
            ("it was reached once", "2026-10-05: 38 %", "2026-09-05: 45 %, 2026-10-05: 38 %"),
            ("less is better", "unit: '%', readings", "unit: '%', better: down, readings"),
            ("never read", ", readings: {2026-06-30: 31 %, 2026-10-05: 38 %}", ""),
            ("a reading cannot be read", "2026-06-30: 31 %", "2026-06-30: many"),
            ("its unit is another", "2026-10-05: 38 %", "2026-10-05: 38 teams"),
            ("the target cannot be read", "target: 45 %", "target: more"),
            ("no target", ", target: 45 %", ""),
            ("no such metric", "outcomes: {activation:", "outcomes: {activity:"),
            ("upkeep", "status: achieved", "status: achieved\nwork: upkeep"),
            (
                "our own work, which is a finding of its own",
                "3 members within 7 days, measures: customer",
                "3 members within 7 days, measures: work",
            ),
        ],
        told: &[
            ("a reading of tomorrow does not count", "2026-10-05: 38 %", "2026-10-05: 38 %, 2026-11-23: 50 %"),
            (
                "once for a part and for what the whole serves",
                "+intents/enterprise.md",
                "---\nstatus: achieved\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}\n---\n# Large companies\n%% initiatives/first-week.md\n---\nintent: enterprise\nstatus: delivery\n---\nThey wait.\n%% initiatives/guided-start.md\n---\npart_of: first-week\nstatus: achieved\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}\n---\nThey wait.\n",
            ),
            (
                "once for a part and for the whole",
                "+initiatives/first-week.md",
                "---\nintent: enterprise\nstatus: achieved\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}\n---\nThey wait.\n%% initiatives/guided-start.md\n---\npart_of: first-week\nstatus: achieved\noutcomes: {activation: {baseline: {value: 31 %, on: 2026-06-30}, target: 45 %}}\n---\nThey wait.\n",
            ),
            ("a target to hold that did not hold", "target: 45 %", "target: 39 %"),
            ("where it stood at the beginning is no success", "2026-06-30: 31 %", "2026-06-30: 45 %"),
            ("done is achieved", "status: achieved", "status: done"),
            (
                "what the intent promised of another metric",
                "+intents/enterprise.md",
                "---\nstatus: achieved\noutcomes: {retention: 90 %}\n---\n# Large companies\n",
            ),
        ],
    },
    Case {
        rule: "achieved-without-successor",
        files: &[(
            "intents/enterprise.md",
            "---\nstatus: achieved\noutcomes: {activation: 45 %}\n---\n# Large companies choose us\n",
        )],
        silent: &[
            ("one is proposed", "+intents.yaml", "schools: {title: Schools, status: proposed}\n"),
            ("one is active", "+intents.yaml", "schools: {title: Schools, status: active}\n"),
            ("the status of one cannot be read", "+intents.yaml", "schools: {title: Schools, status: sometime}\n"),
            ("one cannot be read", "+intents/schools.md", "---\nstatus: [\n---\n# Schools\n"),
            ("one serves nobody knows whom", "+intents.yaml", "schools: {title: Schools, vision: nowhere}\n"),
            ("a successor that cannot be found", "status: achieved", "status: achieved\nreplaced_by: nobody"),
            ("it was stopped", "status: achieved", "status: stopped"),
            (
                "a product's intent goes on",
                "+visions/product.md",
                "---\nscope: product\nsupports: vision\n---\nEvery page is shared.\n%% intents.yaml\nschools: {title: Schools, vision: product, status: active}\n",
            ),
        ],
        told: &[("the other one ended too", "+intents.yaml", "schools: {title: Schools, status: stopped}\n")],
    },
    Case {
        rule: "lost-ground",
        files: &[
            ("metrics.yaml", FALLEN),
            (
                "intents.yaml",
                "quick: {title: Teams begin at once, status: achieved, outcomes: {activation: {baseline: {value: 31 %, on: 2026-03-31}, \
                 target: 45 %}}, achieved: {on: 2026-06-30}}\n",
            ),
            (
                "initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\noutcomes: {retention: 90 %}"),
            ),
        ],
        silent: &[
            ("exactly at the target", "2026-10-05: 38 %", "2026-10-05: 45 %"),
            ("it was never there, which is told elsewhere", "2026-06-30: 46 %", "2026-06-30: 44 %"),
            ("not achieved", "status: achieved", "status: stopped"),
            ("somebody works on it", "outcomes: {retention: 90 %}", "outcomes: {activation: 60 %}"),
            ("an initiative guards it", "outcomes: {retention: 90 %}", "guardrails: {activation: at least 45 %}"),
            (
                "something guards what cannot be found",
                "outcomes: {retention: 90 %}",
                "guardrails: {activity: at least 45 %}",
            ),
            (
                "the vision guards it",
                "+vision.md",
                "---\nguardrails: {activation: at least 45 %}\n---\nAny team can begin.\n",
            ),
            (
                "a record that may guard it cannot be read",
                "+initiatives/broken.md",
                "---\nstatus: [\n---\nThey wait.\n",
            ),
        ],
        told: &[
            (
                "who ended guards nothing",
                "status: discovery\noutcomes: {retention: 90 %}",
                "status: stopped\noutcomes: {activation: 60 %}",
            ),
            ("it was there on the day", "achieved: {on: 2026-06-30}", "achieved: {on: 2026-07-31}"),
            ("no day is given", ", achieved: {on: 2026-06-30}", ""),
        ],
    },
];
