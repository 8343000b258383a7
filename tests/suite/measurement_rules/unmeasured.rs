use super::{Case, SILENT, SPEAKS};

pub const CASES: &[Case] = &[
    ("unmeasured-option", 0, "as it stands", &[], SPEAKS),
    (
        "unmeasured-option",
        0,
        "only considered",
        &[(
            "---\ninitiative: guided-start\nstatus: testing\n---",
            "---\ninitiative: guided-start\nstatus: considered\n---",
        )],
        SILENT,
    ),
    ("unmeasured-option", 0, "no practice", &[("\noutcomes: {activation: 40 %}", "")], SILENT),
    (
        "unmeasured-option",
        0,
        "an experiment says it",
        &[("experiments/tour.md", "---\ntests: guided-tour\nsuccess: {activation: at least 40 %}\n---\nIf.\n")],
        SILENT,
    ),
    (
        "unmeasured-option",
        0,
        "an experiment that says nothing",
        &[("experiments/tour.md", "---\ntests: guided-tour\n---\nIf.\n")],
        SPEAKS,
    ),
    (
        "unmeasured-option",
        0,
        "an experiment on what cannot be found",
        &[("experiments/tour.md", "---\ntests: guided-tou\n---\nIf.\n")],
        SILENT,
    ),
    ("unmeasured-option", 0, "of upkeep", &[("status: discovery", "status: discovery\nwork: upkeep")], SILENT),
    //
    ("unmeasured-segment", 0, "as it stands", &[], SPEAKS),
    ("unmeasured-segment", 0, "nobody works for it", &[("[admins, members, buyers]", "[admins, members]")], SILENT),
    ("unmeasured-segment", 0, "no practice", &[(", metrics: [retention]", "")], SILENT),
    ("unmeasured-segment", 0, "a metric that leads nowhere", &[("next year}", "next year, metrics: [price]}")], SILENT),
    ("unmeasured-segment", 0, "served no more", &[("next year}", "next year, status: replaced}")], SILENT),
    ("unmeasured-segment", 0, "only an idea", &[("status: discovery", "status: proposed")], SILENT),
    (
        "unmeasured-segment",
        0,
        "a vision is for it",
        &[
            ("status: discovery", "status: proposed"),
            ("vision.md", "---\nsegments: [admins, members, buyers]\n---\nAny team can begin.\n"),
        ],
        SPEAKS,
    ),
    //
    ("unmeasured-factor", 0, "as it stands", &[], SPEAKS),
    (
        "unmeasured-factor",
        0,
        "a metric that leads nowhere",
        &[("- Admins trust us with their directory", "- {text: Admins trust us, metric: trust}")],
        SILENT,
    ),
    ("unmeasured-factor", 0, "no practice", &[(", metric: retention", "")], SILENT),
    ("unmeasured-factor", 0, "what it is for has ended", &[("status: discovery", "status: stopped")], SILENT),
    ("unmeasured-factor", 0, "holds no more", &[("for: guided-start", "for: guided-start\nstatus: replaced")], SILENT),
    //
    ("missing-segment", 0, "as it stands", &[], SPEAKS),
    (
        "missing-segment",
        0,
        "of one segment it is clear",
        &[("members: {as: user, needs: To find their work without asking}\n", "")],
        SILENT,
    ),
    ("missing-segment", 0, "no practice", &[(" segments: members,", "")], SILENT),
    ("missing-segment", 0, "one that leads nowhere", &[("by: 2026-Q4", "by: 2026-Q4\nsegments: buyers")], SILENT),
    (
        "missing-segment",
        0,
        "only an idea",
        &[("intent: enterprise\nstatus: discovery", "intent: enterprise\nstatus: proposed")],
        SILENT,
    ),
    ("missing-segment", 0, "a mandate", &[("by: 2026-Q4", "by: 2026-Q4\nwork: mandate")], SILENT),
];
