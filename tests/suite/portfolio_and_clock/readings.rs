use super::{Case, METRICS, UNREAD};

pub const CASES: &[Case] = &[
    Case {
        rule: "shipped-unmeasured",
        files: &[
            ("metrics.yaml", UNREAD),
            // Two months and 30 days are 91 days, rounded up; this is 92 days ago.
            (
                "options/first.md",
                "---\ninitiative: guided-start\nstatus: shipped\nshipped_on: 2026-08-22\noutcomes: {activation: 45 %}\n---\nOne invite.\n",
            ),
        ],
        silent: &[
            ("exactly at the limit", "shipped_on: 2026-08-22", "shipped_on: 2026-08-23"),
            ("it was read the day after", "2026-06-30: 31 %", "2026-08-23: 31 %"),
            (
                "another of its metrics was",
                "outcomes: {activation: 45 %}",
                "outcomes: {activation: 45 %, retention: 90 %}",
            ),
            ("it is read once a quarter", "cadence: monthly", "cadence: quarterly"),
            ("how often it is read cannot be read", "cadence: monthly", "cadence: sometimes"),
            ("a reading cannot be read", "2026-06-30: 31 %", "2026-06-30: many"),
            ("no such metric", "outcomes: {activation:", "outcomes: {activity:"),
            ("not shipped", "status: shipped", "status: chosen"),
            ("upkeep", "+initiatives/guided-start.md", page!("intent: enterprise\nwork: upkeep\nstatus: measuring")),
            (
                "what it was for was given up",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: stopped"),
            ),
            ("no metric anywhere", "\noutcomes: {activation: 45 %}", "\noutcomes: [They come back]"),
            ("nobody writes readings down", "readings: {2026-06-30: 31 %}", "window: 7d\n%% gone"),
            ("a longer limit", "+pm.yaml", "today: 2026-11-22\nrules: {shipped-unmeasured: {limit: 31}}\n"),
        ],
        told: &[
            ("a reading of that very day shows nothing yet", "2026-06-30: 31 %", "2026-08-22: 31 %"),
            ("without a cadence a month", "cadence: monthly, ", ""),
            ("the initiative's metric", "\noutcomes: {activation: 45 %}", ""),
            ("never read", "cadence: monthly, readings: {2026-06-30: 31 %}", "cadence: monthly"),
        ],
    },
    Case {
        rule: "missed-target",
        files: &[("metrics.yaml", METRICS), ("initiatives/guided-start.md", page!(GUIDED_FRONT!()))],
        silent: &[
            ("exactly at the target", "2026-10-05: 38 %", "2026-10-05: 45 %"),
            ("it was there on the day, and is not any more", "2026-06-30: 31 %", "2026-09-30: 45 %"),
            ("the last reading is over a month older than the day", "2026-10-05: 38 %", "2026-08-29: 38 %"),
            ("never read", ", readings: {2026-06-30: 31 %, 2026-10-05: 38 %}", ""),
            ("a reading cannot be read", "2026-06-30: 31 %", "2026-06-30: many"),
            ("the day is today", "by: 2026-Q3", "by: 2026-11-22"),
            (
                "the year ends in January",
                "+pm.yaml",
                "today: 2026-11-22\nfiscal_year_starts: 02-01\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: delivery\nby: 2026-Q4\noutcomes: {activation: 45 %}\n---\nThey wait.\n",
            ),
            (
                "the last day of a quarter that begins in September",
                "+pm.yaml",
                "today: 2026-11-30\nfiscal_year_starts: 09-01\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: delivery\nby: 2026-Q1\noutcomes: {activation: 45 %}\n---\nThey wait.\n",
            ),
            ("its own date is later", "target: 45 %}", "target: 45 %, by: 2026-Q4}"),
            ("its date cannot be read", "target: 45 %}", "target: 45 %, by: soon}"),
            ("no date", "by: 2026-Q3\n", ""),
            ("it is stopped", "status: delivery", "status: stopped"),
            ("it is paused", "status: delivery", "status: paused"),
            ("upkeep", "status: delivery", "status: delivery\nwork: upkeep"),
            ("less is better", "unit: '%', readings", "unit: '%', better: down, readings"),
        ],
        told: &[
            (
                "the day after the last day of that quarter",
                "+pm.yaml",
                "today: 2026-12-01\nfiscal_year_starts: 09-01\n%% initiatives/guided-start.md\n---\nintent: enterprise\nstatus: delivery\nby: 2026-Q1\noutcomes: {activation: 45 %}\n---\nThey wait.\n%% metrics.yaml\nactivation: {definition: teams, measures: customer, unit: '%', readings: {2026-11-02: 38 %}}\nretention: {definition: teams, measures: customer, unit: '%'}\nenterprise-revenue: {definition: revenue, measures: business, unit: EUR}\n",
            ),
            ("a month before the day", "2026-10-05: 38 %", "2026-08-30: 38 %"),
            ("yesterday", "by: 2026-Q3", "by: 2026-11-03"),
            ("a target to hold", "target: 45 %", "target: 39 %"),
            (
                "the intent promised it too: one finding",
                "+intents/enterprise.md",
                "---\nstatus: active\nby: 2026-Q3\noutcomes: {activation: 45 %}\n---\n# Large companies\n",
            ),
            ("one is told for all who promised it", "+initiatives/other.md", page!(GUIDED_FRONT!())),
        ],
    },
    Case {
        rule: "stale-metric",
        files: &[
            // Two months are 61 days, rounded up; this is 62 days ago.
            ("metrics.yaml", UNREAD),
        ],
        silent: &[
            ("exactly at the limit", "2026-06-30: 31 %", "2026-09-22: 31 %"),
            ("no cadence", "cadence: monthly, ", ""),
            ("never read", "cadence: monthly, readings: {2026-06-30: 31 %}", "cadence: monthly"),
            ("a reading cannot be read", "2026-06-30: 31 %", "2026-06-30: 31 %, 2026-11-02: many"),
            ("it is deprecated", "cadence: monthly", "status: deprecated, cadence: monthly"),
            (
                "nothing under way rests on it",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: proposed\noutcomes: {activation: 45 %}"),
            ),
            ("a cadence of its own", "cadence: monthly", "cadence: 73d"),
            ("a higher limit", "+pm.yaml", "today: 2026-11-22\nrules: {stale-metric: {limit: 5}}\n"),
        ],
        told: &[
            ("just past it", "2026-06-30: 31 %", "2026-09-21: 31 %"),
            ("a reading of tomorrow does not count", "2026-06-30: 31 %", "2026-06-30: 31 %, 2026-11-23: 33 %"),
            (
                "a guardrail rests on it",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\nguardrails: {activation: at least 30 %}"),
            ),
        ],
    },
];
