use super::{Case, RESEARCH};

pub const CASES: &[Case] = &[
    Case {
        rule: "endless-experiment",
        files: &[(
            "experiments/first.md",
            "---\ntests: guided-start\nstatus: running\nends: 2026-11-21\n---\nFour of ten come back.\n",
        )],
        silent: &[
            ("it ends today", "ends: 2026-11-21", "ends: 2026-11-22"),
            ("it ends this month", "ends: 2026-11-21", "ends: 2026-11"),
            (
                "the year ends in January",
                "ends: 2026-11-21",
                "ends: 2026-Q3\n---\nFour.\n%% pm.yaml\ntoday: 2026-11-22\nfiscal_year_starts: 03-01\n%% gone",
            ),
            ("it is paused", "status: running", "status: paused"),
            ("when it ends cannot be read", "ends: 2026-11-21", "ends: soon"),
            ("no end, which is told elsewhere", "ends: 2026-11-21\n", ""),
        ],
        told: &[("a month that is past", "ends: 2026-11-21", "ends: 2026-10")],
    },
    Case {
        rule: "overdue-review",
        files: &[
            // One and a half quarters are 137 days, rounded up; this is 138 days ago.
            (
                "reviews/summer.md",
                "---\ncadence: quarterly-business\non: 2026-07-07\ncovers: [enterprise]\n---\n# Summer\n",
            ),
        ],
        silent: &[
            ("exactly at the limit", "on: 2026-07-07", "on: 2026-07-08"),
            (
                "one was held since",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\non: 2026-11-22\n---\n# Autumn\n",
            ),
            (
                "one is planned",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\nstatus: planned\non: 2026-12-10\n---\n# Autumn\n",
            ),
            (
                "when one was held cannot be read",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\non: autumn\n---\n# Autumn\n",
            ),
            (
                "which meeting one was cannot be read",
                "+reviews/autumn.md",
                "---\ncadence: sometimes\non: 2026-10-08\n---\n# Autumn\n",
            ),
            ("it never took place", "cadence: quarterly-business\n", "cadence: quarterly-business\nstatus: planned\n"),
            ("one cannot be read", "+reviews/broken.md", "---\ncadence: [\n---\n# Autumn\n"),
            ("a longer patience", "+pm.yaml", "today: 2026-11-22\nrules: {overdue-review: {limit: 52}}\n"),
        ],
        told: &[
            (
                "one was planned and did not take place",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\nstatus: planned\non: 2026-10-08\n---\n# Autumn\n",
            ),
            (
                "another meeting was held",
                "+reviews/autumn.md",
                "---\ncadence: monthly-release\non: 2026-11-08\n---\n# Autumn\n",
            ),
            (
                "the next is planned far ahead",
                "+reviews/autumn.md",
                "---\ncadence: quarterly-business\nstatus: planned\non: 2027-03-10\n---\n# Spring\n",
            ),
        ],
    },
    Case {
        rule: "unanswered-question",
        files: &[(
            "initiatives/guided-start.md",
            page!("intent: enterprise\nstatus: delivery\nquestions: [{ask: Who may invite whom?, by: 2026-11-21}]"),
        )],
        silent: &[
            ("until today", "by: 2026-11-21", "by: 2026-11-22"),
            ("no date", ", by: 2026-11-21", ""),
            ("it is answered", "by: 2026-11-21", "by: 2026-11-21, answer: Two of nine"),
            ("the answer cannot be read", "by: 2026-11-21", "by: 2026-11-21, answer: {two: 9}"),
            ("it is stopped", "status: delivery", "status: stopped"),
        ],
        told: &[("it is paused", "status: delivery", "status: paused")],
    },
    Case {
        rule: "research-gone-cold",
        files: &[("research/visits.md", RESEARCH)],
        silent: &[
            ("exactly at the limit", "on: 2026-10-10", "on: 2026-10-11"),
            (
                "somebody was there since",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\ninforms: [guided-start]\nfindings: [They wait]\n---\n# Visits\n",
            ),
            (
                "a visit is planned",
                "+research/more.md",
                "---\nmethod: observation\nstatus: planned\non: 2026-12-02\ninforms: [guided-start]\n---\n# Visits\n",
            ),
            ("when is not known", "on: 2026-10-10", "on: October"),
            (
                "what one informs is not known",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\ninforms: [guided-starts]\nfindings: [They wait]\n---\n# Visits\n",
            ),
            ("one cannot be read", "+research/broken.md", "---\nmethod: [\n---\n# Visits\n"),
            ("nobody was ever there, which is told elsewhere", "method: interview", "method: desk"),
            ("it is in delivery", "+initiatives/guided-start.md", page!("intent: enterprise\nstatus: delivery")),
            (
                "a mandate",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\nwork: mandate"),
            ),
            (
                "an experiment runs",
                "+experiments/first.md",
                "---\ntests: guided-start\nstatus: running\nends: 2026-12-31\n---\nFour of ten come back.\n",
            ),
            (
                "an experiment ended since",
                "+experiments/first.md",
                "---\ntests: guided-start\nstatus: concluded\nends: 2026-10-31\n---\nFour of ten come back.\n",
            ),
            ("a longer limit", "+pm.yaml", "today: 2026-11-22\nrules: {research-gone-cold: {limit: 43}}\n"),
            (
                "the newest is only linked in its text",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\nfindings: [They wait]\n---\n# Visits\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: discovery\n---\nThey wait, [we saw it](../research/more.md).\n",
            ),
            (
                "the newest links to it in its text",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\n---\nThey wait [at the start](../initiatives/guided-start.md).\n",
            ),
            (
                "the newest informs what it is part of",
                "+research/more.md",
                "---\nmethod: observation\non: 2026-11-02\ninforms: [first-week]\nfindings: [They wait]\n---\n# Visits\n%% initiatives/first-week.md\n---\nintent: enterprise\nstatus: delivery\n---\nThey wait.\n%% initiatives/guided-start.md\n---\npart_of: first-week\nstatus: discovery\n---\nThey wait.\n",
            ),
            (
                "an experiment gave its answer since, later than it was to",
                "+experiments/first.md",
                "---\ntests: guided-start\nstatus: concluded\nends: 2026-09-30\nresult: {on: 2026-11-02, verdict: refuted}\n---\nFour of ten come back.\n",
            ),
        ],
        told: &[
            (
                "for the whole and its part, in which nobody was since either",
                "+initiatives/start-page.md",
                "---\npart_of: guided-start\nstatus: discovery\n---\nThey do not see where to begin.\n",
            ),
            (
                "figures are no contact",
                "+research/more.md",
                "---\nmethod: analytics\non: 2026-11-02\ninforms: [guided-start]\nfindings: [They wait]\n---\n# Figures\n",
            ),
            (
                "a visit that did not take place",
                "+research/more.md",
                "---\nmethod: observation\nstatus: planned\non: 2026-11-02\ninforms: [guided-start]\n---\n# Visits\n",
            ),
            (
                "named as evidence",
                "informs: [guided-start]\n",
                "findings: [They wait]\n---\n# Visits\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: discovery\nevidence: [visits]\n---\nThey wait.\n%% gone",
            ),
        ],
    },
];
