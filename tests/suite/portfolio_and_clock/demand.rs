use super::{BETS, Case, FUNDED, RESEARCH, TEAM_WORK};

pub const CASES: &[Case] = &[
    Case {
        rule: "one-sided-demand",
        files: &[("initiatives.yaml", BETS)],
        silent: &[
            (
                "four bets are few",
                "d: {intent: enterprise, status: measuring",
                "d: {intent: enterprise, status: proposed",
            ),
            ("upkeep is no bet", "requested_by: customer", "work: upkeep, requested_by: customer"),
            ("a customer asked too", "requested_by: sales", "requested_by: [sales, customer]"),
            ("a role that cannot be read", "requested_by: sales", "requested_by: salles"),
            ("somebody, in which role is not said", "requested_by: sales", "requested_by: {who: the harbour}"),
            ("nobody is named", "requested_by: sales, ", ""),
            ("a part of another is no bet of its own", "requested_by: customer", "part_of: a, requested_by: customer"),
            ("one of them cannot be read", "+initiatives/broken.md", "---\nstatus: [\n---\nThey wait.\n"),
            ("a higher limit", "+pm.yaml", "today: 2026-11-22\nrules: {one-sided-demand: {limit: 60}}\n"),
        ],
        told: &[
            ("the unknown stay in the total", "requested_by: customer, ", ""),
            ("just below three of five", "+pm.yaml", "today: 2026-11-22\nrules: {one-sided-demand: {limit: 59}}\n"),
        ],
    },
    Case {
        rule: "overloaded-team",
        files: &[("teams.yaml", "setup: {title: The setup team}\n"), ("initiatives.yaml", TEAM_WORK)],
        silent: &[
            ("two are two", "a: {intent: enterprise, status: delivery", "a: {intent: enterprise, status: discovery"),
            ("it can carry three", "setup: {title: The setup team}", "setup: {title: The setup team, capacity: 3}"),
            (
                "what it can carry cannot be read",
                "setup: {title: The setup team}",
                "setup: {title: The setup team, capacity: many}",
            ),
            (
                "the team is no more",
                "setup: {title: The setup team}",
                "setup: {title: The setup team, status: replaced}",
            ),
            (
                "another team's",
                "a: {intent: enterprise, status: delivery, team: setup",
                "a: {intent: enterprise, status: delivery, team: other",
            ),
            ("the whole of which two are parts", "b: {intent: enterprise,", "b: {part_of: a, intent: enterprise,"),
            ("a limit of three", "+pm.yaml", "today: 2026-11-22\nrules: {overloaded-team: {limit: 3}}\n"),
        ],
        told: &[
            ("it can carry one", "setup: {title: The setup team}", "setup: {title: The setup team, capacity: 1}"),
            ("upkeep is work too", "a: {intent: enterprise,", "a: {work: upkeep, intent: enterprise,"),
        ],
    },
    Case {
        rule: "no-discovery-funding",
        files: &[("initiatives.yaml", FUNDED)],
        silent: &[
            ("money to validate", "stage: scale", "stage: validate"),
            ("a stage that cannot be read", "stage: scale", "stage: scala"),
            ("exactly a year ago it was", "on: 2025-11-21", "on: 2025-11-22"),
            (
                "one is no practice",
                "b: {intent: enterprise, status: delivery",
                "b: {intent: enterprise, status: stopped",
            ),
            (
                "upkeep",
                "b: {intent: enterprise, status: delivery",
                "b: {intent: enterprise, work: upkeep, status: delivery",
            ),
            ("one of them cannot be read", "+initiatives/broken.md", "---\nstatus: [\n---\nThey wait.\n"),
        ],
        told: &[],
    },
    Case {
        rule: "unquestioned-intent",
        files: &[
            (
                "intents/enterprise.md",
                "---\nstatus: active\noutcomes: {activation: {baseline: {value: 31 %, on: 2025-11-21}, target: 45 %}}\n---\n# Large companies\n",
            ),
            (
                "research/visits.md",
                "---\nmethod: interview\non: 2025-11-21\ninforms: [enterprise]\n---\n## Findings\n- They gave up.\n",
            ),
        ],
        silent: &[
            ("it is a year old", "value: 31 %, on: 2025-11-21", "value: 31 %, on: 2025-11-22"),
            ("research of exactly a year ago", "interview\non: 2025-11-21", "interview\non: 2025-11-22"),
            ("how old it is is not known", "baseline: {value: 31 %, on: 2025-11-21}", "baseline: 31 %"),
            ("when somebody asked is not known", "interview\non: 2025-11-21", "interview\non: last year"),
            ("what research informs is not known", "informs: [enterprise]", "informs: [enterprises]"),
            ("it is not active", "status: active", "status: proposed"),
            (
                "a review looked at it",
                "+reviews/2026-03-02.md",
                "---\ncadence: quarterly-business\non: 2026-03-02\ncovers: [enterprise]\n---\n# Spring\n",
            ),
            ("what works for it was informed", "+research/more.md", RESEARCH),
            (
                "an experiment below it told something",
                "+experiments/first.md",
                "---\ntests: guided-start\nstatus: concluded\nresult: {on: 2026-03-02, verdict: refuted}\n---\nFour of ten come back.\n",
            ),
            (
                "what is linked in the text of what works for it",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-03-02\nfindings: [They wait]\n---\n# Visits\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: discovery\n---\nThey wait, [we saw it](../research/more.md).\n",
            ),
            ("research is planned nowhere, the practice is not there", "+gone", "research/visits.md"),
        ],
        told: &[
            (
                "what is planned has told nothing yet",
                "+research/more.md",
                "---\nmethod: interview\nstatus: planned\non: 2026-12-01\ninforms: [enterprise]\n---\n# Visits\n",
            ),
            (
                "research about something else",
                "+research/more.md",
                "---\nmethod: interview\non: 2026-10-01\nfindings: [They wait]\n---\n# Visits\n",
            ),
        ],
    },
];
