use super::{
    BROKEN, DELIVERY, GONE, IN_WORDS, INTERVIEW, NOWHERE, OPTION, OTHER_RESEARCH, PLANNED, SECOND, SECOND_TRIED, START,
    STATUS, TRIED, UPKEEP, edges,
};

#[test]
fn untested_option() {
    let files = [(START, DELIVERY), OPTION, SECOND, SECOND_TRIED];
    let running = TRIED.replace("concluded", "running");
    let on_option = TRIED.replace("guided-start", "option/invite");
    edges(
        "untested-option",
        &files,
        &[
            ("no experiment is written down yet", &[("experiments/report.md", GONE, "")]),
            ("testing", &[("options/invite.md", "chosen", "testing")]),
            ("rejected", &[("options/invite.md", "chosen", "rejected")]),
            ("tried", &[("experiments/a.md", "", &on_option)]),
            ("its initiative was tried", &[("experiments/a.md", "", TRIED)]),
            ("its initiative rests on one", &[(START, "intent: enterprise", "intent: enterprise\nevidence: report")]),
            ("its initiative rests on something unknown", &[NOWHERE]),
            ("upkeep", &[UPKEEP]),
            ("its initiative is achieved", &[(START, "status: delivery", "status: achieved")]),
            ("an experiment that cannot be read", &[("experiments/a.md", "", BROKEN)]),
            ("an experiment on something unknown", &[("experiments/report.md", "first-report", "frist-report")]),
            (
                "an experiment that may mean it",
                &[
                    (
                        "initiatives/first-report.md",
                        "intent: enterprise",
                        "intent: enterprise\noptions: [invite, {name: call}]",
                    ),
                    (START, "intent: enterprise", "intent: enterprise\noptions: [{name: call, status: chosen}]"),
                    ("options/invite.md", "chosen", "considered"),
                    ("experiments/report.md", "first-report", "call"),
                ],
            ),
        ],
        &[
            ("shipped", &[("options/invite.md", "chosen", "shipped")]),
            (
                "an experiment on something that can mean two others",
                &[
                    (
                        "initiatives/first-report.md",
                        "intent: enterprise",
                        "intent: enterprise\noptions: [{name: call}]",
                    ),
                    (
                        "initiatives/first-week.md",
                        "",
                        "---\nintent: enterprise\noptions: [{name: call}]\n---\nThe first week.\n",
                    ),
                    ("experiments/report.md", "first-report", "call"),
                ],
            ),
            ("an experiment that goes on", &[("experiments/a.md", "", &running)]),
            ("interviews", &[("research/a.md", "", INTERVIEW)]),
            ("a sentence", &[IN_WORDS]),
            (
                "inside its initiative",
                &[
                    ("options/invite.md", GONE, ""),
                    (START, "intent: enterprise", "intent: enterprise\noptions: [{name: a call, status: chosen}]"),
                ],
            ),
        ],
    );
}

#[test]
fn untested_assumption() {
    let start = DELIVERY.replace("status:", "assumptions:\n  - {text: They know whom to invite, risk: high}\nstatus:");
    let files = [(START, start.as_str()), SECOND, SECOND_TRIED];
    let claimed = start.replace("risk: high", "tested_by: invite");
    edges(
        "untested-assumption",
        &files,
        &[
            ("no experiment is written down yet", &[("experiments/report.md", GONE, "")]),
            ("discovery", &[STATUS]),
            ("upkeep", &[UPKEEP]),
            ("little depends on it", &[(START, "risk: high", "risk: Low")]),
            ("tested", &[(START, &start, &claimed), ("experiments/invite.md", "", TRIED)]),
            (
                "being tested",
                &[(START, &start, &claimed), ("experiments/invite.md", "", &TRIED.replace("concluded", "running"))],
            ),
            ("tested by something unknown", &[(START, &start, &claimed)]),
            ("an experiment on the whole, which may have been about it", &[("experiments/invite.md", "", TRIED)]),
            ("no text", &[(START, "text: They know whom to invite, ", "")]),
        ],
        &[
            ("as a text", &[(START, "{text: They know whom to invite, risk: high}", "They know whom to invite")]),
            (
                "a draft",
                &[(START, &start, &claimed), ("experiments/invite.md", "", "---\ntests: guided-start\n---\nSo.\n")],
            ),
            (
                "another one is tested",
                &[
                    (START, "assumptions:\n", "assumptions:\n  - {text: They open the mail, tested_by: invite}\n"),
                    ("experiments/invite.md", "", TRIED),
                ],
            ),
        ],
    );
}

#[test]
fn single_option() {
    let start = DELIVERY.replace("status:", "options: [one invite first]\nstatus:");
    let files = [(START, start.as_str())];
    edges(
        "single-option",
        &files,
        &[
            ("discovery", &[STATUS]),
            ("upkeep", &[UPKEEP]),
            ("none", &[(START, "options: [one invite first]\n", "")]),
            ("two", &[(START, "first]", "first, a call]")]),
            (
                "another one with a record of its own",
                &[("options/call.md", "", "---\ninitiative: guided-start\n---\nA call.\n")],
            ),
            (
                "one that was turned down",
                &[(
                    "options/call.md",
                    "",
                    "---\ninitiative: guided-start\nstatus: rejected\nrejected: too dear\n---\nA call.\n",
                )],
            ),
            ("another one that cannot be read", &[(START, "first]", "first, {name: a call, status: [}]")]),
            ("one that may be anybody's", &[("options/call.md", "", "---\ninitiative: guided-strat\n---\nA call.\n")]),
            ("one that cannot be read", &[("options/call.md", "", "---\ninitiative: [\n---\n")]),
        ],
        &[(
            "one of another initiative",
            &[
                ("initiatives/first-report.md", "", SECOND.1),
                ("options/call.md", "", "---\ninitiative: first-report\n---\nA call.\n"),
            ],
        )],
    );
}

#[test]
fn order_taking() {
    let start = DELIVERY.replace("status: delivery", "requested_by: sales\nstatus: discovery");
    let files = [(START, start.as_str()), OTHER_RESEARCH];
    let request = |to: &'static str| (START, "requested_by: sales", to);
    edges(
        "order-taking",
        &files,
        &[
            ("no research or experiment is written down yet", &[("research/other.md", GONE, "")]),
            ("nobody asked", &[request("owner: ada")]),
            ("a law", &[request("requested_by: {who: the labelling rule, as: regulation}")]),
            ("research", &[request("requested_by: research")]),
            ("the team", &[request("requested_by: team")]),
            ("somebody whose role cannot be read", &[request("requested_by: {who: ben, as: sale}")]),
            ("proposed", &[(START, "discovery", "proposed")]),
            ("measuring", &[(START, "discovery", "measuring")]),
            ("upkeep", &[UPKEEP]),
            ("a sentence", &[IN_WORDS]),
            ("research informs it", &[("research/a.md", "", INTERVIEW)]),
            ("somebody is about to ask", &[("research/a.md", "", PLANNED)]),
            (
                "an experiment is about to begin",
                &[("experiments/a.md", "", "---\ntests: guided-start\n---\nIt works.\n")],
            ),
        ],
        &[
            ("a customer", &[request("requested_by: customer")]),
            ("a name alone", &[request("requested_by: {who: the board}")]),
            (
                "a word that pm.yaml adds",
                &[request("requested_by: board"), ("pm.yaml", "", "version: 1\nvocabulary: {requested-as: [board]}\n")],
            ),
            ("a law, and sales", &[request("requested_by: [regulation, sales]")]),
            ("in delivery it is late for a plan", &[(START, "discovery", "delivery"), ("research/a.md", "", PLANNED)]),
        ],
    );
}
