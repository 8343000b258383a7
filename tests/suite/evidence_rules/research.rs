use super::{
    ADDRESS, BROKEN, Change, DELIVERY, GONE, IN_WORDS, INTERVIEW, MANDATE, NOWHERE, OPTION, OTHER_RESEARCH, PLANNED,
    SECOND, SECOND_TRIED, START, STATUS, TRIED, UNREAD_STATUS, UNREAD_WORK, UPKEEP, edges,
};

#[test]
fn unresearched_initiative() {
    let files = [(START, DELIVERY), OTHER_RESEARCH];
    let is_silent: &[(&str, &[Change<'_>])] = &[
        ("no research or experiment is written down yet", &[("research/other.md", GONE, "")]),
        ("discovery", &[STATUS]),
        ("measuring", &[(START, "status: delivery", "status: measuring")]),
        ("upkeep", &[UPKEEP]),
        ("a mandate", &[MANDATE]),
        ("what cannot be read may be upkeep", &[UNREAD_WORK]),
        ("a sentence", &[IN_WORDS]),
        ("an address", &[ADDRESS]),
        ("its problem counts", &[(START, "New admins", "7 of 9 admins")]),
        ("its problem counts in German", &[(START, "New admins give", "7 von 9 Admins geben")]),
        ("its problem says where from", &[(START, "screen.", "screen, as our visits showed.")]),
        ("its problem says so in German", &[(START, "screen.", "screen: so die Umfrage.")]),
        ("its problem is in their own words", &[(START, "screen.", "screen. „Ich lasse das lieber.“")]),
        ("a name that leads nowhere", &[NOWHERE]),
        ("an entry that cannot be read", &[(START, "intent: enterprise", "intent: enterprise\nevidence: [{a: b}]")]),
        ("research informs it", &[("research/a.md", "", INTERVIEW)]),
        ("it names research", &[(START, "intent: enterprise", "intent: enterprise\nevidence: other")]),
        ("related", &[(START, "intent: enterprise", "intent: enterprise\nrelated: other")]),
        ("a link in its text", &[(START, "screen.", "screen, as [they said](../research/other.md).")]),
        ("a link in the text of the research", &[("research/other.md", "They", "For [[guided-start]]: they")]),
        ("its intent's research", &[("research/other.md", "informs: vision", "informs: [intent/enterprise]")]),
        (
            "its option's research",
            &[("options/invite.md", "", OPTION.1), ("research/other.md", "vision", "option/invite")],
        ),
        (
            "research on what it is part of",
            &[
                ("initiatives/first-report.md", "", SECOND.1),
                (START, "intent: enterprise", "intent: enterprise\npart_of: first-report"),
                ("research/other.md", "vision", "first-report"),
            ],
        ),
        (
            "research on a part of it",
            &[
                ("initiatives/part.md", "", "---\npart_of: guided-start\nstatus: discovery\n---\nThe invite.\n"),
                ("research/other.md", "vision", "part"),
            ],
        ),
        ("an experiment that has begun", &[("experiments/a.md", "", TRIED)]),
        ("an experiment that cannot be read", &[("experiments/a.md", "", BROKEN)]),
        ("research that cannot be read", &[("research/a.md", "", BROKEN)]),
        ("research of which the status cannot be read", &[("research/a.md", "", UNREAD_STATUS)]),
        ("research on something that cannot be found", &[("research/other.md", "vision", "guided-strat")]),
        (
            "an experiment that says not what it tests",
            &[("experiments/a.md", "", "---\nstatus: running\n---\nIt works.\n")],
        ),
        ("an option that may be anybody's", &[("options/a.md", "", "---\ninitiative: guided-strat\n---\nOne.\n")]),
    ];
    edges(
        "unresearched-initiative",
        &files,
        is_silent,
        &[
            ("its problem has a number", &[(START, "New admins", "Of 400 teams, 120 new admins")]),
            ("its problem names something", &[(START, "permissions screen", "screen \"Who may\"")]),
            ("research that is planned", &[("research/a.md", "", PLANNED)]),
            (
                "an experiment that has not begun",
                &[("experiments/a.md", "", "---\ntests: guided-start\n---\nIt works.\n")],
            ),
            (
                "one that was abandoned",
                &[("experiments/a.md", "", "---\ntests: guided-start\nstatus: abandoned\n---\nIt works.\n")],
            ),
            (
                "research on another part of the whole",
                &[
                    ("initiatives/first-report.md", "", SECOND.1),
                    (START, "intent: enterprise", "intent: enterprise\npart_of: first-report"),
                    ("initiatives/part.md", "", "---\npart_of: first-report\nstatus: discovery\n---\nThe invite.\n"),
                    ("research/other.md", "vision", "part"),
                ],
            ),
            (
                "only experiments are written down so far",
                &[
                    ("research/other.md", GONE, ""),
                    ("initiatives/first-report.md", "", SECOND.1),
                    ("experiments/report.md", "", SECOND_TRIED.1),
                ],
            ),
        ],
    );
}

#[test]
fn evidence_of_one_kind() {
    for (rule, method, other) in [
        ("usability-only-evidence", "usability-test", "analytics"),
        ("numbers-only-evidence", "analytics", "usability-test"),
        ("numbers-only-evidence", "market", "desk"),
    ] {
        let research = INTERVIEW.replace("interview", method);
        let files = [(START, DELIVERY), ("research/a.md", research.as_str())];
        let second = |method: &str| INTERVIEW.replace("interview", method);
        let is_silent: &[(&str, &[Change<'_>])] = &[
            ("discovery", &[STATUS]),
            ("upkeep", &[UPKEEP]),
            ("a sentence beside it", &[IN_WORDS]),
            ("an address beside it", &[ADDRESS]),
            ("a problem that tells where it was heard", &[(START, "New admins", "7 of 9 admins")]),
            ("something beside it that cannot be found", &[NOWHERE]),
            ("another method", &[("research/a.md", method, other)]),
            ("another method beside it", &[("research/b.md", "", &second("interview"))]),
            (
                "a word that pm.yaml adds",
                &[
                    ("research/a.md", method, "card-sort"),
                    ("pm.yaml", "", "version: 1\nvocabulary: {research-method: [card-sort]}\n"),
                ],
            ),
            ("a method that cannot be read", &[("research/a.md", method, "wehatever")]),
            ("no method", &[("research/a.md", &format!("method: {method}\n"), "")]),
            ("an experiment that has begun", &[("experiments/a.md", "", TRIED)]),
            (
                "its intent's interviews",
                &[("research/b.md", "", &second("interview").replace("guided-start", "intent/enterprise"))],
            ),
            ("nothing but its intent's", &[("research/a.md", "guided-start", "intent/enterprise")]),
        ];
        let still: &[(&str, &[Change<'_>])] = &[
            ("the same method beside it", &[("research/b.md", "", &second(method))]),
            ("interviews that are planned", &[("research/b.md", "", PLANNED)]),
        ];
        edges(rule, &files, is_silent, still);
    }
}

#[test]
fn untold_participants() {
    let text = TRIED.replace("concluded", "running");
    let files = [("experiments/a.md", text.as_str())];
    let told = |to: &'static str| ("experiments/a.md", "ends:", to);
    let mut silent: Vec<(&str, Vec<Change<'_>>)> = vec![
        ("a draft", vec![("experiments/a.md", "running", "draft")]),
        ("over", vec![("experiments/a.md", "running", "concluded")]),
        ("no method", vec![("experiments/a.md", "method: prototype\n", "")]),
        ("a sentence", vec![told("participants_told: it ends on Friday, you keep the paper\nends:")]),
        (
            "all three",
            vec![told("participants_told: {why: to learn, how_it_ends: on Friday, what_next: nothing}\nends:")],
        ),
        (
            "one of them is misspelt",
            vec![told("participants_told: {why: to learn, how_it_end: on Friday, what_next: no}\nends:")],
        ),
    ];
    for method in ["fake-door", "smoke-test", "ab-test", "interview", "survey", "other"] {
        silent.push((method, vec![("experiments/a.md", "prototype", method)]));
    }
    let mut still =
        vec![("one is left out", vec![told("participants_told: {why: to learn, how_it_ends: on Friday}\nends:")])];
    for method in ["concierge", "wizard-of-oz", "concept-test", "pilot"] {
        still.push((method, vec![("experiments/a.md", "prototype", method)]));
    }
    let silent: Vec<(&str, &[Change<'_>])> = silent.iter().map(|(what, changes)| (*what, changes.as_slice())).collect();
    let still: Vec<(&str, &[Change<'_>])> = still.iter().map(|(what, changes)| (*what, changes.as_slice())).collect();
    edges("untold-participants", &files, &silent, &still);
}

#[test]
fn same_evidence_everywhere() {
    let initiatives: String = ["one", "two", "three", "four"]
        .map(|id| format!("{id}: {{intent: enterprise, status: discovery, problem: New., evidence: other}}\n"))
        .concat();
    let path = "initiatives.yaml";
    let first = "one: {intent: enterprise, status: discovery, problem: New., evidence: other";
    let with = |to: &str| first.replace("evidence: other", to);
    edges(
        "same-evidence-everywhere",
        &[(path, &initiatives), OTHER_RESEARCH],
        &[
            ("three", &[(path, first, &with("owner: ada"))]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {same-evidence-everywhere: {limit: 5}}\n")]),
            ("one has something else besides", &[("research/a.md", "", &INTERVIEW.replace("guided-start", "one"))]),
            ("one has a sentence besides", &[(path, first, &with("evidence: [other, seven of nine said so]"))]),
            ("one has something that cannot be found", &[(path, first, &with("evidence: [other, ohter]"))]),
            ("one is only proposed", &[(path, first, &with("evidence: other").replace("discovery", "proposed"))]),
            ("one is over", &[(path, first, &with("evidence: other").replace("discovery", "achieved"))]),
            ("one is upkeep", &[(path, first, &with("evidence: other, work: upkeep"))]),
            ("one was tried", &[("experiments/a.md", "", &TRIED.replace("guided-start", "one"))]),
        ],
        &[
            (
                "written on the other side",
                &[(path, first, &with("owner: ada")), ("research/other.md", "vision", "[vision, one]")],
            ),
            ("its problem tells where it was heard", &[(path, "problem: New.", "problem: 7 of 9 new ones said so.")]),
            (
                "their intent has more",
                &[("research/a.md", "", &INTERVIEW.replace("guided-start", "intent/enterprise"))],
            ),
        ],
    );
}
