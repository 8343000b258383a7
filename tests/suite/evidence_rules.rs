//! The rules of evidence and organisation at their edges: what sets each off, and for each of its conditions the nearest
//! thing that does not.

use crate::support::small_workspace;
use pm::rules::{Example, Selection};
use small_workspace::lint;

/// A change to the files of a case: in the file of that path, one text for another; or, where there is no such file, the
/// whole of it.
type Change<'c> = (&'c str, &'c str, &'c str);

/// In a change, takes the file away.
const GONE: &str = "(gone)";

/// Lints the files after the changes and counts what one rule finds.
fn count(rule: &str, files: &[(&str, &str)], changes: &[Change<'_>]) -> (usize, String) {
    let mut files: Vec<(String, String)> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    for (path, from, to) in changes {
        if *from == GONE {
            files.retain(|(there, _)| there != path);
            continue;
        }
        match files.iter_mut().find(|(there, _)| there == path) {
            Some((_, text)) => {
                assert!(text.contains(from), "{rule}: no {from:?} in {path}");
                *text = text.replace(from, to);
            }
            None => files.push(((*path).to_owned(), (*to).to_owned())),
        }
    }
    let select = vec![rule.to_owned()];
    let (findings, shown) =
        lint(&Example { files, ..Example::default() }, &Selection { select, ..Selection::default() });
    (findings.len(), shown)
}

/// The files set the rule off once; each of the changes silences it, each of the others does not.
fn edges(rule: &str, files: &[(&str, &str)], silent: &[(&str, &[Change<'_>])], still: &[(&str, &[Change<'_>])]) {
    let (found, shown) = count(rule, files, &[]);
    assert_eq!(found, 1, "{rule}\n{shown}");
    for (what, changes) in silent {
        let (found, shown) = count(rule, files, changes);
        assert_eq!(found, 0, "{rule}: {what}\n{shown}");
    }
    for (what, changes) in still {
        let (found, shown) = count(rule, files, changes);
        assert_eq!(found, 1, "{rule}: {what}\n{shown}");
    }
}

const START: &str = "initiatives/guided-start.md";
const DELIVERY: &str = "---\nintent: enterprise\nstatus: delivery\noutcomes: {activation: {baseline: 31 %, target: 45 %, by: 2026-Q4}}\n---\nNew admins give up at the permissions screen.\n";
const STATUS: Change<'_> = (START, "status: delivery", "status: discovery");
const UPKEEP: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nwork: upkeep");
const MANDATE: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nwork: mandate");
const UNREAD_WORK: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nwork: whatever");
const IN_WORDS: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nevidence: 7 of 9 admins stopped there");
const ADDRESS: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nevidence: https://wiki.example.org/7");
const NOWHERE: Change<'_> = (START, "intent: enterprise", "intent: enterprise\nevidence: [ocotber]");
const OTHER_RESEARCH: (&str, &str) =
    ("research/other.md", "---\nmethod: interview\non: 2026-10-12\ninforms: vision\n---\nThey dare not press it.\n");
const INTERVIEW: &str = "---\nmethod: interview\non: 2026-10-12\ninforms: guided-start\n---\nThey dare not press it.\n";
const PLANNED: &str = "---\nmethod: interview\nstatus: planned\ninforms: guided-start\n---\n# November\n";
const UNREAD_STATUS: &str = "---\nmethod: interview\nstatus: whatever\ninforms: guided-start\n---\n# November\n";
const BROKEN: &str = "---\nmethod: [\n---\n";
const TRIED: &str = "---\ntests: guided-start\nstatus: concluded\nmethod: prototype\nends: 2026-11-06\nresult: {on: 2026-11-09, verdict: supported}\n---\nFour of ten invite three.\n";
const OPTION: (&str, &str) = ("options/invite.md", "---\ninitiative: guided-start\nstatus: chosen\n---\nOne invite.\n");
const SECOND: (&str, &str) =
    ("initiatives/first-report.md", "---\nintent: enterprise\nstatus: discovery\n---\nThe first report stays empty.\n");
const SECOND_TRIED: (&str, &str) = (
    "experiments/report.md",
    "---\ntests: first-report\nstatus: concluded\nmethod: prototype\nends: 2026-11-06\nresult: {on: 2026-11-09, verdict: supported}\n---\nHalf of them fill it.\n",
);

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
fn too_broad_experiment() {
    let experiment = "---\ntests: option/invite\nmethod: pilot\nstarts: 2026-12-01\npopulation: {segment: admins, size: 201}\n---\nSo.\n";
    let segments = "admins: {needs: [let colleagues in], size: 2000}\n";
    let files = [(START, DELIVERY), OPTION, ("segments.yaml", segments), ("experiments/a.md", experiment)];
    let earlier = |tests: &str| format!("---\ntests: {tests}\nmethod: prototype\nstarts: 2026-11-01\n---\nSo.\n");
    let (on_option, on_initiative) = (earlier("option/invite"), earlier("guided-start"));
    let undated = on_option.replace("starts: 2026-11-01\n", "");
    let later = on_option.replace("2026-11-01", "2027-01-01");
    let other = earlier("first-report");
    let change = |from: &'static str, to: &'static str| ("experiments/a.md", from, to);
    edges(
        "too-broad-experiment",
        &files,
        &[
            ("just 200 people", &[change("size: 201", "size: 200"), ("segments.yaml", "2000", "400")]),
            ("just a tenth", &[change("size: 201", "size: 300"), ("segments.yaml", "2000", "3000")]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {too-broad-experiment: {limit: 11}}\n")]),
            ("an A/B test", &[change("pilot", "ab-test")]),
            ("interviews", &[change("pilot", "interview")]),
            ("a survey", &[change("pilot", "survey")]),
            ("a method that cannot be read", &[change("pilot", "wehatever")]),
            ("no segment", &[change("segment: admins, ", "")]),
            ("a segment whose size is in words", &[("segments.yaml", "2000", "about two thousand")]),
            (
                "a share of nobody knows how many",
                &[change("size: 201", "share: 50 %"), ("segments.yaml", ", size: 2000", "")],
            ),
            ("a size that cannot be read", &[change("size: 201", "size: many")]),
            ("an earlier one on the option", &[("experiments/b.md", "", &on_option)]),
            ("an earlier one on the initiative", &[("experiments/b.md", "", &on_initiative)]),
            ("one of which nobody knows when", &[("experiments/b.md", "", &undated)]),
            ("over", &[change("method:", "status: concluded\nmethod:")]),
        ],
        &[
            ("running", &[change("method:", "status: running\nmethod:")]),
            ("a share", &[change("size: 201", "share: 11 %")]),
            ("no method", &[change("method: pilot\n", "")]),
            ("a later one", &[("experiments/b.md", "", &later)]),
            (
                "a draft beside what runs",
                &[change("method:", "status: running\nmethod:"), ("experiments/b.md", "", &undated)],
            ),
            (
                "an earlier one on something else",
                &[("initiatives/first-report.md", "", SECOND.1), ("experiments/b.md", "", &other)],
            ),
        ],
    );
}

#[test]
fn scaled_before_validated() {
    let start = DELIVERY.replace("status:", "funding: [{stage: build, amount: 4000 EUR}]\nstatus:");
    let files = [(START, start.as_str()), SECOND, SECOND_TRIED];
    let on_option = TRIED.replace("guided-start", "option/invite");
    edges(
        "scaled-before-validated",
        &files,
        &[
            ("no experiment is written down yet", &[("experiments/report.md", GONE, "")]),
            ("discover", &[(START, "stage: build", "stage: discover")]),
            ("validate", &[(START, "stage: build", "stage: validate")]),
            ("a stage that cannot be read", &[(START, "stage: build", "stage: bulid")]),
            ("achieved", &[(START, "delivery", "achieved")]),
            ("stopped", &[(START, "delivery", "stopped")]),
            ("upkeep", &[UPKEEP]),
            ("supported", &[("experiments/a.md", "", TRIED)]),
            ("an option is supported", &[("options/invite.md", "", OPTION.1), ("experiments/a.md", "", &on_option)]),
            (
                "supported, and named as evidence",
                &[(START, "intent: enterprise", "intent: enterprise\nevidence: report")],
            ),
            ("a verdict that is not known", &[("experiments/a.md", "", &TRIED.replace(", verdict: supported", ""))]),
            ("a verdict that cannot be read", &[("experiments/a.md", "", &TRIED.replace("supported", "supportde"))]),
            ("evidence that cannot be found", &[NOWHERE]),
        ],
        &[
            ("scale", &[(START, "stage: build", "stage: scale")]),
            ("one alone", &[(START, "[{stage: build, amount: 4000 EUR}]", "{stage: build}")]),
            ("refuted", &[("experiments/a.md", "", &TRIED.replace("supported", "refuted"))]),
            ("running", &[("experiments/a.md", "", &TRIED.replace("concluded", "running"))]),
        ],
    );
}

/// As many experiments as there are verdicts, a month apart.
fn experiments(verdicts: &[&str]) -> String {
    let one = |(at, verdict): (usize, &&str)| {
        let result = format!("{{on: 2026-{:02}-09, verdict: {verdict}}}", at + 1);
        format!("try-{at}: {{tests: guided-start, status: concluded, hypothesis: So., result: {result}}}\n")
    };
    verdicts.iter().enumerate().map(one).collect()
}

#[test]
fn never_refuted() {
    let (eight, seven) = (experiments(&["supported"; 8]), experiments(&["supported"; 7]));
    let path = "experiments.yaml";
    edges(
        "never-refuted",
        &[(path, &eight)],
        &[
            ("seven", &[(path, &eight, &seven)]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {never-refuted: {limit: 9}}\n")]),
            ("one refuted", &[(path, "2026-03-09, verdict: supported", "2026-03-09, verdict: refuted")]),
            ("one of which the verdict is not known", &[(path, "2026-03-09, verdict: supported", "2026-03-09")]),
            (
                "one of which the verdict cannot be read",
                &[(path, "2026-03-09, verdict: supported", "2026-03-09, verdict: no")],
            ),
            ("one that cannot be read", &[("experiments/a.md", "", BROKEN)]),
        ],
        &[
            ("one inconclusive", &[(path, "2026-03-09, verdict: supported", "2026-03-09, verdict: inconclusive")]),
            ("one that runs", &[("experiments/a.md", "", &TRIED.replace("concluded", "running"))]),
            (
                "another number",
                &[(path, &eight, &seven), ("pm.yaml", "", "version: 1\nrules: {never-refuted: {limit: 7}}\n")],
            ),
        ],
    );
}

#[test]
fn never_conclusive() {
    let five = experiments(&["inconclusive"; 5]);
    let six =
        experiments(&["supported", "inconclusive", "inconclusive", "inconclusive", "inconclusive", "inconclusive"]);
    let path = "experiments.yaml";
    edges(
        "never-conclusive",
        &[(path, &five)],
        &[
            ("four", &[(path, &five, &experiments(&["inconclusive"; 4]))]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {never-conclusive: {limit: 6}}\n")]),
            (
                "the last one says something",
                &[(path, "2026-05-09, verdict: inconclusive", "2026-05-09, verdict: refuted")],
            ),
            ("one between them does", &[(path, "2026-03-09, verdict: inconclusive", "2026-03-09, verdict: supported")]),
            ("one may have been the last", &[(path, "on: 2026-02-09, ", "")]),
            ("one of the same day does", &[(path, &five, &six), (path, "2026-01-09", "2026-02-09")]),
            ("one of which the verdict is not known", &[(path, "2026-03-09, verdict: inconclusive", "2026-03-09")]),
        ],
        &[("an older one says something", &[(path, &five, &six)])],
    );
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

#[test]
fn reward_for_shipping() {
    let team = "start: {rewards: {for: the bonus, tied_to: delivery}}\n";
    let metrics = "releases: {definition: releases in a month, measures: work, unit: releases}\nactivation: {definition: teams with 3 invited members within 7 days, measures: customer, unit: '%'}\n";
    edges(
        "reward-for-shipping",
        &[("teams.yaml", team), ("metrics.yaml", metrics)],
        &[
            ("a metric of customers", &[("teams.yaml", "delivery", "activation")]),
            ("a metric that is not there", &[("teams.yaml", "delivery", "relaeses")]),
            ("a sentence", &[("teams.yaml", "delivery", "what the team agrees on")]),
            ("nothing", &[("teams.yaml", ", tied_to: delivery", "")]),
            ("the team is no more", &[("teams.yaml", "start: {", "start: {status: replaced, ")]),
        ],
        &[
            ("a metric of our own work", &[("teams.yaml", "delivery", "releases")]),
            (
                "one of two",
                &[(
                    "teams.yaml",
                    "{for: the bonus, tied_to: delivery}",
                    "[{for: a, tied_to: activation}, {for: b, tied_to: delivery}]",
                )],
            ),
        ],
    );
}

#[test]
fn missing_product_manager() {
    let team = "start: {roles: [{role: designer, person: farid}, {role: other, person: noor}]}\n";
    let with = |role: &'static str| ("teams.yaml", "other", role);
    edges(
        "missing-product-manager",
        &[("teams.yaml", team)],
        &[
            ("no roles", &[("teams.yaml", team, "start: {capacity: 2}\n")]),
            ("a product manager", &[with("product-manager")]),
            ("an associate", &[with("associate-product-manager")]),
            ("who leads product managers", &[with("director-of-product")]),
            ("a team that does not build", &[("teams.yaml", "designer", "other")]),
            ("a role that cannot be read", &[with("produkt-manager")]),
            ("a role that is left out", &[("teams.yaml", "role: other, ", "")]),
            (
                "a role that pm.yaml adds",
                &[with("scout"), ("pm.yaml", "", "version: 1\nvocabulary: {role: [scout]}\n")],
            ),
            ("the team is no more", &[("teams.yaml", "start: {", "start: {status: replaced, ")]),
        ],
        &[("an engineer", &[("teams.yaml", "designer", "engineer")])],
    );
}

#[test]
fn missing_product_chief() {
    let visions = "desktop: {scope: product, supports: vision, statement: A.}\nphone: {scope: product, supports: vision, statement: B.}\n";
    let teams = "one: {roles: [{role: vp-product}]}\ntwo: {roles: [{role: vp-product}]}\n";
    let two = |to: &'static str| ("teams.yaml", "two: {roles: [{role: vp-product}]}", to);
    edges(
        "missing-product-chief",
        &[("visions.yaml", visions), ("teams.yaml", teams)],
        &[
            ("no roles", &[("teams.yaml", teams, "one: {capacity: 2}\n")]),
            ("one product", &[("visions.yaml", "phone: {scope: product", "phone: {status: replaced, scope: product")]),
            ("a chief", &[two("two: {roles: [{role: chief-product-officer}]}")]),
            ("one head of both", &[two("two: {roles: [{role: designer}]}")]),
            ("a role that cannot be read", &[two("two: {roles: [{role: cheif-product-ofifcer}]}")]),
            (
                "a role that pm.yaml adds",
                &[
                    two("two: {roles: [{role: founder}]}"),
                    ("pm.yaml", "", "version: 1\nvocabulary: {role: [founder]}\n"),
                ],
            ),
            ("a team that cannot be read", &[("teams/a.md", "", BROKEN)]),
        ],
        &[(
            "a chief who has left with the team",
            &[two(
                "two: {roles: [{role: vp-product}]}\nold: {status: replaced, roles: [{role: chief-product-officer}]}",
            )],
        )],
    );
}

#[test]
fn tactics_only_role() {
    let team =
        "start: {roles: [{role: product-manager, person: dario, work: {strategic: 1, operational: 1, tactical: 9}}]}\n";
    let change = |from: &'static str, to: &'static str| ("teams.yaml", from, to);
    edges(
        "tactics-only-role",
        &[("teams.yaml", team)],
        &[
            ("just four fifths", &[change("tactical: 9", "tactical: 8")]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {tactics-only-role: {limit: 82}}\n")]),
            ("an associate", &[change("product-manager", "associate-product-manager")]),
            ("an engineer", &[change("product-manager", "engineer")]),
            (
                "just half of a director's",
                &[change("product-manager", "director-of-product"), change("tactical: 9", "tactical: 2")],
            ),
            ("a number that cannot be read", &[change("strategic: 1", "strategic: some")]),
            ("no numbers", &[change(", work: {strategic: 1, operational: 1, tactical: 9}", "")]),
            ("nothing but zeros", &[change("strategic: 1, operational: 1, tactical: 9", "tactical: 0")]),
            ("the team is no more", &[change("start: {", "start: {status: replaced, ")]),
        ],
        &[
            ("tactics alone", &[change("strategic: 1, operational: 1, tactical: 9", "tactical: 100")]),
            (
                "over half of a director's",
                &[change("product-manager", "director-of-product"), change("tactical: 9", "tactical: 3")],
            ),
            ("a senior", &[change("product-manager", "senior-product-manager")]),
        ],
    );
}

#[test]
fn scattered_team() {
    let intents = "schools: {title: Schools, status: active}\nphones: {title: Phones, status: active}\n";
    let start = DELIVERY.replace("status:", "team: start\nstatus:");
    let initiatives = "a: {intent: schools, status: discovery, team: start, problem: New.}\nb: {intent: phones, status: discovery, team: start, problem: New.}\n";
    let b = |from: &'static str, to: &'static str| ("initiatives.yaml", from, to);
    edges(
        "scattered-team",
        &[
            (START, &start),
            ("intents.yaml", intents),
            ("initiatives.yaml", initiatives),
            ("teams.yaml", "start: {capacity: 3}\nother: {capacity: 1}\n"),
        ],
        &[
            ("two intents", &[b("phones", "schools")]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {scattered-team: {limit: 3}}\n")]),
            (
                "one belongs to another team",
                &[b("phones, status: discovery, team: start", "phones, status: discovery, team: other")],
            ),
            ("one is measured", &[b("phones, status: discovery", "phones, status: measuring")]),
            ("one is proposed", &[b("phones, status: discovery", "phones, status: proposed")]),
            ("one is upkeep", &[b("phones, status", "phones, work: upkeep, status")]),
            ("one is for an intent that is not there", &[b("intent: phones", "intent: phnoes")]),
            ("the team is no more", &[("teams.yaml", "{capacity: 3}", "{capacity: 3, status: replaced}")]),
        ],
        &[
            ("one is scaling", &[b("phones, status: discovery", "phones, status: scaling")]),
            (
                "one is a part",
                &[b("b: {intent: phones", "all: {intent: phones, status: discovery, problem: New.}\nb: {part_of: all")],
            ),
        ],
    );
}
