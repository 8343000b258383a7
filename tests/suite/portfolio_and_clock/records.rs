use super::Case;

pub const CASES: &[Case] = &[
    Case {
        rule: "unowned-record",
        files: &[
            ("vision.md", "---\nowner: ada\n---\nAny team can begin.\n"),
            ("intents/enterprise.md", "---\nstatus: active\nowner: ada\n---\n# Large companies\n"),
        ],
        silent: &[
            (
                "nobody owns anything, the practice is not there",
                "+vision.md",
                "Any team can begin.\n%% intents/enterprise.md\n---\nstatus: active\n---\n# Large companies\n",
            ),
            (
                "it is owned",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\nowner: grace"),
            ),
            ("by its folder", "+pm.yaml", "today: 2026-11-22\nowners: {'initiatives/**': grace}\n"),
            (
                "who owns it cannot be read",
                "+initiatives/guided-start.md",
                page!("intent: enterprise\nstatus: discovery\nowner: {name: grace}"),
            ),
            ("it is proposed", "+initiatives/guided-start.md", page!("intent: enterprise\nstatus: proposed")),
            (
                "a part of what is owned",
                "+initiatives/guided-start.md",
                "---\nintent: enterprise\nstatus: discovery\npart_of: whole\n---\nThey wait.\n%% initiatives/whole.md\n---\nintent: enterprise\nstatus: discovery\nowner: grace\n---\nThey wait.\n",
            ),
        ],
        told: &[(
            "its experiment does not tell it again",
            "+experiments/first.md",
            "---\ntests: guided-start\nstatus: running\nends: 2026-12-31\n---\nFour of ten come back.\n",
        )],
    },
    Case {
        rule: "unused-record",
        files: &[("metrics/support.md", "---\nmeasures: customer\nunit: calls\n---\n# Calls\n\nCalls in a week.\n")],
        silent: &[
            (
                "an outcome names it",
                "+options/first.md",
                "---\ninitiative: guided-start\noutcomes: {support: 10}\n---\nOne invite.\n",
            ),
            ("it was read", "unit: calls", "unit: calls\nreadings: {2026-10-05: 40}"),
            ("it drives another", "unit: calls", "unit: calls\ndrives: [retention]"),
            (
                "a text links to it",
                "+options/first.md",
                "---\ninitiative: guided-start\n---\nOne invite, see [[support]].\n",
            ),
            (
                "a name that leads nowhere may mean it",
                "+options/first.md",
                "---\ninitiative: guided-start\noutcomes: {suport: 10}\n---\nOne invite.\n",
            ),
            ("what cannot be read may use it", "+options/broken.md", "---\nstatus: [\n---\nOne invite.\n"),
            ("it is deprecated", "unit: calls", "unit: calls\nstatus: deprecated"),
        ],
        told: &[("it names itself", "Calls in a week.", "Calls in a week, [[support]].")],
    },
];
