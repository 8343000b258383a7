use super::{Case, SILENT, SPEAKS};

pub const CASES: &[Case] = &[
    ("outcome-adrift", 0, "as it stands", &[], SPEAKS),
    ("outcome-adrift", 0, "at once", &[("window: 7 days", "window: 7 days, drives: [enterprise-revenue]")], SILENT),
    ("outcome-adrift", 0, "a step between", &[("window: 7 days", "window: 7 days, drives: [retention]")], SILENT),
    (
        "outcome-adrift",
        0,
        "the other way round",
        &[("unit: EUR}", "unit: EUR, drives: [activation]}"), ("guardrails: {retention: at least 90 %}\n", "")],
        SPEAKS,
    ),
    (
        "outcome-adrift",
        0,
        "the same metric",
        &[("{activation: {baseline: 31 %, target: 45 %}", "{enterprise-revenue: 6M EUR")],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "a guardrail of the intent",
        &[
            ("{activation: {baseline: 31 %, target: 45 %}", "{retention: 92 %"),
            ("drives: [enterprise-revenue]", "drives: [activation]"),
        ],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "one of two leads there",
        &[("{activation: {baseline: 31 %, target: 45 %}", "{activation: 45 %, retention: 92 %")],
        SILENT,
    ),
    ("outcome-adrift", 0, "no tree of metrics", &[(", drives: [enterprise-revenue]", "")], SILENT),
    (
        "outcome-adrift",
        0,
        "not drawn here",
        &[
            ("drives: [enterprise-revenue]", "drives: [first]"),
            (
                "activation: {definition",
                "first: {definition: teams, measures: customer, unit: '%'}\nactivation: {definition",
            ),
        ],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "what it drives leads nowhere",
        &[("window: 7 days", "window: 7 days, drives: [retentio]")],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "an unknown input",
        &[(
            "vision.md",
            "---\nnorth_star_metric: enterprise-revenue\ninputs: [activatio, retention]\n---\nAny team can begin.\n",
        )],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "an input of what is wanted",
        &[(
            "vision.md",
            "---\nnorth_star_metric: enterprise-revenue\ninputs: [activation, retention]\n---\nAny team can begin.\n",
        )],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "an outcome of the intent in words",
        &[("{enterprise-revenue: {baseline: 5M EUR, target: 9M EUR}}", "[enterprise-revenue, they say so]")],
        SILENT,
    ),
    ("outcome-adrift", 0, "an intent that leads nowhere", &[("intent: enterprise", "intent: enterpris")], SILENT),
    ("outcome-adrift", 0, "work is told first", &[("days, measures: customer", "days, measures: work")], SILENT),
    ("outcome-adrift", 0, "a mandate", &[("status: discovery", "status: discovery\nwork: mandate")], SILENT),
    ("outcome-adrift", 0, "over", &[("status: discovery", "status: achieved")], SILENT),
    (
        "outcome-adrift",
        0,
        "a part of one that leads there",
        &[
            ("intent: enterprise", "part_of: larger"),
            ("initiatives/larger.md", "---\nintent: enterprise\noutcomes: {activation: 40 %}\n---\nA problem.\n"),
        ],
        SILENT,
    ),
    (
        "outcome-adrift",
        0,
        "a part of one that has another",
        &[
            ("intent: enterprise", "part_of: larger"),
            ("initiatives/larger.md", "---\nintent: enterprise\noutcomes: {retention: 92 %}\n---\nA problem.\n"),
        ],
        SPEAKS,
    ),
    (
        "outcome-adrift",
        0,
        "parts in a circle",
        &[
            ("intent: enterprise", "part_of: larger"),
            ("initiatives/larger.md", "---\npart_of: guided-start\noutcomes: {retention: 92 %}\n---\nA problem.\n"),
        ],
        SILENT,
    ),
];
