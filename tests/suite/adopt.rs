//! `pm adopt` on repositories that were written without `pm` in mind.

use crate::support::world;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use world::{pm, write};

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), files);
    folder
}

fn proposal(folder: &Path) -> Value {
    let run = pm(folder, &["adopt", "--format", "json"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    serde_json::from_str(&run.out).unwrap()
}

/// Each mapping in a line: what it reads, and how much.
fn shown(proposal: &Value) -> Vec<String> {
    let line = |mapping: &Value| {
        format!(
            "{} {} each {}: {} of {} files, {} records, {} outcomes",
            mapping["paths"],
            mapping["kind"].as_str().unwrap(),
            mapping["each"],
            mapping["files"].as_u64().unwrap() as usize - mapping["not_read"].as_array().unwrap().len(),
            mapping["files"],
            mapping["records"],
            mapping["outcomes"]
        )
    };
    proposal["mappings"].as_array().unwrap().iter().map(line).collect()
}

/// What `pm` lists and finds once the proposal is written.
fn written(folder: &Path) -> (String, Vec<(String, String)>) {
    let run = pm(folder, &["adopt", "--write"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    let mut list = String::new();
    for kind in ["vision", "intent", "initiative", "experiment", "metric"] {
        let json: Value = serde_json::from_str(&pm(folder, &["list", kind, "--format", "json"]).out).unwrap();
        for record in json["records"].as_array().unwrap() {
            let text = |key: &str| record[key].as_str().unwrap_or("-").to_owned();
            writeln!(list, "{} | {} | {} | {}", text("record"), text("status"), text("owner"), text("title")).unwrap();
        }
    }
    let json: Value = serde_json::from_str(&pm(folder, &["lint", "--format", "json"]).out).unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let findings = json["findings"].as_array().unwrap();
    (list, findings.iter().map(|finding| (text(finding, "rule"), text(finding, "message"))).collect())
}

const OKRS: &str = "# FY26-Q1 OKRs

> These hold from February to April.

## Company

1. **OBJECTIVE: Every new team succeeds on its own**

   **WHY:** Support is the bottleneck.

   - KR: 45 % of new teams invite three people
   - KR: Ship the setup guide
     - KR: Half of those who open it finish it
1. **OBJECTIVE: Be trusted**
   - KR: Two audits passed

In the next weeks we look at:

- [the plan](plan.md)
- nothing else

## Sales

1. **OBJECTIVE: Be trusted**
   - KR: Five customers speak for us
";

#[test]
fn a_handbook_with_okrs() {
    let handbook = folder(&[
        ("docs/goals/2026_q1.md", OKRS),
        (
            "docs/goals/2025_q4.md",
            "# FY25-Q4 OKRs\n\n1. Grow\n   - ARR doubles\n   - Churn is halved\n1. Learn\n   - Ten talks a week\n\n- a list\n- of prose\n",
        ),
        (
            "docs/goals/guidelines.md",
            "# Guidelines for OKRs\n\nAn OKR looks like:\n\n- Objective\n  - Key result 1\n  - Key result 2\n\nRules:\n\n- Short\n  - A title, no definition\n",
        ),
        ("docs/goals/index.md", "# OKRs\n\n- [Q1](2026_q1.md)\n"),
        (
            "docs/legal.md",
            "# Legal\n\n## What are we up to?\n\nObjective 1: Contracts do not hold anybody up\n\n- KR: 50 % are signed as they are\n- KR: Answers within a day\n\nRoadmap:\n\n- Rewrite the terms\n",
        ),
        (
            "docs/iam/index.md",
            "# IAM\n\n## Key results\n\n### Problem: Roles are unclear\n\n- Key Result 1: One page says who may do what\n- Key Result 2: No ticket asks\n\nWe are not working on:\n\n- Everything else\n",
        ),
        ("docs/how-to/lunch.md", "# Lunch\n\n- soup\n  - hot\n"),
    ]);
    let proposal = proposal(handbook.path());
    assert_eq!(
        shown(&proposal),
        [
            "[\"docs/legal.md\",\"docs/goals/20*.md\",\"docs/iam/index.md\"] intent each \"objective\": 4 of 4 files, 7 records, 12 outcomes"
        ]
    );
    let (list, findings) = written(handbook.path());
    assert_eq!(
        list,
        "intent/2025_q4/grow | proposed | - | Grow\n\
         intent/2025_q4/learn | proposed | - | Learn\n\
         intent/2026_q1/every-new-team-succeeds-on-its-own | proposed | - | Every new team succeeds on its own\n\
         intent/2026_q1/be-trusted | proposed | - | Be trusted\n\
         intent/2026_q1/sales-be-trusted | proposed | - | Be trusted\n\
         intent/iam/problem-roles-are-unclear | proposed | - | Problem: Roles are unclear\n\
         intent/legal/contracts-do-not-hold-anybody-up | proposed | - | Contracts do not hold anybody up\n"
    );
    let rules: Vec<&str> = findings.iter().map(|(rule, _)| rule.as_str()).collect();
    assert_eq!(rules, ["output-worded-outcome", "broken-link", "missing-vision"], "{findings:?}");
    let card = pm(handbook.path(), &["show", "2026_q1/every-new-team-succeeds-on-its-own"]).out;
    for told in
        ["Support is the bottleneck.", "45 % of new teams invite three people", "Half of those who open it finish it"]
    {
        assert!(card.contains(told), "{card}");
    }
}

fn goal(title: &str, contact: &str, status: &str) -> String {
    format!(
        "# {title}\n\n| Metadata | |\n|--|--|\n| Point of contact | {contact} |\n| Status | {status} |\n| Channel | none |\n\n\
         ## Summary\n\nWhat we do.\n\n## Motivation\n\nPeople wait for hours. See [the readme](README.md).\n"
    )
}

#[test]
fn goals_with_a_table() {
    let goals = tempfile::tempdir().unwrap();
    let files = [
        ("src/2025h1/a.md", goal("A", "@ada", "Accepted")),
        ("src/2025h1/b.md", goal("B", "@ben", "Not accepted")),
        ("src/2025h2/a.md", goal("A again", "@ada", "Proposed")),
        ("src/2026/c.md", goal("C", "@cyd", "Sleeping")),
        ("src/2025h1/README.md", "# Goals\n".to_owned()),
        ("src/2026/README.md", "# Goals\n".to_owned()),
        ("src/TEMPLATE.md", goal("Title", "You", "Proposed")),
        ("src/about/team.md", "# Team\n".to_owned()),
    ];
    files.iter().for_each(|(path, text)| write(goals.path(), &[(path, text)]));
    let found = proposal(goals.path());
    assert_eq!(shown(&found), ["[\"src/20*/*.md\"] initiative each \"file\": 4 of 4 files, 4 records, 0 outcomes"]);
    let mapping = &found["mappings"][0];
    assert_eq!(mapping["except"], serde_json::json!(["src/20*/README.md"]));
    assert_eq!(mapping["values"]["status"]["Not accepted"], "stopped");
    assert_eq!(mapping["headings"], serde_json::json!({ "Motivation": "problem" }));
    assert_eq!(mapping["unknown_words"], serde_json::json!(["Sleeping"]));
    assert_eq!(mapping["unread_names"], serde_json::json!(["Channel"]));
    assert_eq!(mapping["unclear"][0]["path"], "src/2026/c.md");
    assert_eq!(mapping["unclear"][0]["line"], 6);
    let (list, findings) = written(goals.path());
    assert!(list.contains("initiative/2025h1/a | discovery | @ada | A\n"), "{list}");
    assert!(list.contains("initiative/2025h2/a | proposed | @ada | A again\n"), "{list}");
    // What is found is true: one status is none, one link leads nowhere, nobody wrote a vision.
    let mut rules: Vec<&str> = findings.iter().map(|(rule, _)| rule.as_str()).collect();
    rules.dedup();
    assert_eq!(rules, ["missing-vision", "missing-field", "broken-link", "invalid-value"], "{findings:?}");
}

fn bet(title: &str, status: &str) -> String {
    format!(
        "---\ntitle: {title}\nsidebar_position: 3\nslug: x\ntags: [a]\ndri: ada\nstatus: {status}\nquarter: 2026-Q4\n---\n\n\
         ## Problem\n\nNew teams give up.\n\n## How we measure success\n\n- 45 % of new teams invite three people\n- Fewer tickets\n"
    )
}

#[test]
fn front_matter_of_a_site_generator() {
    let site = tempfile::tempdir().unwrap();
    let post = "---\ntitle: Hello\ndate: 2026-01-01\nauthor: ada\ntags: [news]\nstatus: published\n---\nText.\n";
    let files = [
        ("content/bets/one.md", bet("One", "In Progress")),
        ("content/bets/two.md", bet("Two", "shipped")),
        ("content/bets/three.md", bet("Three", "Idea")),
        ("content/bets/_index.md", "---\ntitle: Bets\n---\n".to_owned()),
        ("content/blog/a.md", post.to_owned()),
        ("content/blog/b.md", post.to_owned()),
        ("content/blog/c.md", post.to_owned()),
        ("content/product-vision.md", "# Nobody waits\n\nEvery team starts on the day it decides to.\n".to_owned()),
        (
            "docs/adr/0001.md",
            "# Use SQLite\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\ny\n".to_owned(),
        ),
    ];
    files.iter().for_each(|(path, text)| write(site.path(), &[(path, text)]));
    let found = proposal(site.path());
    assert_eq!(
        shown(&found),
        [
            "[\"content/product-vision.md\"] vision each \"file\": 1 of 1 files, 1 records, 0 outcomes",
            "[\"content/bets/*.md\"] initiative each \"file\": 3 of 3 files, 3 records, 6 outcomes"
        ]
    );
    assert_eq!(found["left"][0]["paths"], serde_json::json!(["docs/adr/0001.md"]));
    let (list, findings) = written(site.path());
    assert!(list.contains("initiative/one | delivery | ada | One\n"), "{list}");
    assert!(list.contains("initiative/two | measuring | ada | Two\n"), "{list}");
    assert!(findings.iter().all(|(rule, _)| rule.starts_with("missing-")), "{findings:?}");
    let card = pm(site.path(), &["show", "one"]).out;
    assert!(card.contains("2026-Q4") && card.contains("New teams give up."), "{card}");
}

#[test]
fn okrs_as_data() {
    let data = folder(&[
        (
            "okrs/2026-q1.yaml",
            "quarter: 2026-Q1\nobjectives:\n  - objective: Teams succeed\n    owner: ada\n    status: On Track\n    key_results:\n      - {kr: 45 % invite three people, owner: ben, progress: 3}\n      - Tickets fall to one\n  - objective: We listen\n    owner: ben\n    status: done\n    key_results: [Ten talks a week]\n",
        ),
        (
            "kpis.yaml",
            "activation: {definition: teams with three members, unit: '%', owner: ada}\nchurn: {definition: teams that leave, unit: '%', owner: ben}\n",
        ),
        ("config/app.yaml", "server: {name: a, port: 1}\ndb: {name: b, port: 2}\n"),
        (".github/workflows/ci.yml", "jobs: {a: {name: x}}\n"),
    ]);
    let found = proposal(data.path());
    assert_eq!(
        shown(&found),
        [
            "[\"kpis.yaml\"] metric each {\"map\":\"\"}: 1 of 1 files, 2 records, 0 outcomes",
            "[\"okrs/2026-q1.yaml\"] intent each {\"list\":\"objectives\"}: 1 of 1 files, 2 records, 3 outcomes"
        ]
    );
    let (list, findings) = written(data.path());
    assert!(
        list.contains("| active | ada | Teams succeed\n") && list.contains("| achieved | ben | We listen\n"),
        "{list}"
    );
    assert!(list.contains("metric/activation"), "{list}");
    assert!(findings.iter().all(|(rule, _)| rule != "unknown-key" && rule != "invalid-config"), "{findings:?}");
    assert!(pm(data.path(), &["show", "2026-q1/teams-succeed"]).out.contains("45 % invite three people"));
}

#[test]
fn german_pages() {
    let page = |title: &str, status: &str| {
        format!(
            "# {title}\n\n**Verantwortlich:** Ada\n**Status:** {status}\n\n## Ausgangslage\n\nNeue Teams geben auf.\n\n## Erfolgskriterien\n\n- 45 % laden drei Personen ein\n"
        )
    };
    let german = folder(&[
        (
            "ziele/q1.md",
            "# Ziele\n\n## Ziel 1: Neue Teams kommen zurecht\n\n**Verantwortlich:** Ada\n\n### Schlüsselergebnisse\n\n- 45 % laden drei Personen ein\n- Eine Anfrage je Team\n\n## Ziel 2: Wir hören zu\n\n- Ergebnis 1: Drei Gespräche je Woche\n",
        ),
        ("vorhaben/eins.md", &page("Eins", "In Umsetzung")),
        ("vorhaben/zwei.md", &page("Zwei", "vorgeschlagen")),
        ("vorlagen/vorhaben.md", &page("Titel", "offen")),
    ]);
    let (list, findings) = written(german.path());
    assert_eq!(
        list,
        "intent/q1/neue-teams-kommen-zurecht | proposed | Ada | Neue Teams kommen zurecht\n\
         intent/q1/wir-hören-zu | proposed | - | Wir hören zu\n\
         initiative/eins | delivery | Ada | Eins\n\
         initiative/zwei | proposed | Ada | Zwei\n"
    );
    assert!(findings.iter().all(|(rule, _)| rule.starts_with("missing-")), "{findings:?}");
}

#[test]
fn objectives_in_a_table() {
    let table = folder(&[(
        "okrs.md",
        "# OKRs\n\n| Objective | Key results | Owner |\n|--|--|--|\n| O1: Teams succeed | 45 % invite three | Ada |\n| | Tickets fall | Ben |\n| O2: We listen | Ten talks | Cyd |\n",
    )]);
    assert_eq!(
        shown(&proposal(table.path())),
        ["[\"okrs.md\"] intent each \"objective\": 1 of 1 files, 2 records, 3 outcomes"]
    );
}

#[test]
fn a_repository_with_nothing() {
    let nothing = folder(&[("README.md", "# A tool\n\n- fast\n- small\n"), ("src/main.rs", "")]);
    let run = pm(nothing.path(), &["adopt"]);
    assert_eq!((run.out.as_str(), run.code), ("Nothing here looks like strategy: `pm init` begins one.\n", 0));
    let run = pm(nothing.path(), &["adopt", "--write"]);
    assert_eq!(run.code, 0);
    assert!(!nothing.path().join("pm.yaml").exists());
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(pm(empty.path(), &["adopt"]).code, 0);
    assert_eq!(pm(empty.path(), &["-C", "not-there", "adopt"]).code, 2);
}

#[test]
fn a_pm_yaml_that_is_there_is_never_touched() {
    let existing = folder(&[
        ("pm.yaml", "records:\n  - {paths: [old/*.md], kind: intent}\n"),
        ("okrs/q1.md", OKRS),
        ("old/a.md", OKRS),
    ]);
    let before = fs::read_to_string(existing.path().join("pm.yaml")).unwrap();
    let run = pm(existing.path(), &["adopt"]);
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("records:\n") && !run.out.contains("old/"), "{}", run.out);
    assert!(run.out.contains("it stays as it is: add these to its `records:`"), "{}", run.out);
    assert_eq!(pm(existing.path(), &["adopt", "--write"]).code, 2);
    assert_eq!(fs::read_to_string(existing.path().join("pm.yaml")).unwrap(), before);
    write(
        existing.path(),
        &[("pm.yaml", "records:\n  - {paths: [\"{old,okrs}/*.md\"], kind: intent, each: objective}\n")],
    );
    assert!(pm(existing.path(), &["adopt"]).out.starts_with("Nothing more here looks like strategy"));
}

#[test]
fn what_is_written_is_what_was_shown() {
    let handbook = folder(&[("goals/2026_q1.md", OKRS), ("goals/2025_q1.md", OKRS)]);
    let config = proposal(handbook.path())["config"].as_str().unwrap().to_owned();
    let run = pm(handbook.path(), &["adopt"]);
    assert!(run.out.starts_with(&config), "{}", run.out);
    written(handbook.path());
    assert_eq!(fs::read_to_string(handbook.path().join("pm.yaml")).unwrap(), config);
    let findings = pm(handbook.path(), &["lint", "--format", "concise"]).out;
    assert!(!findings.contains("invalid-config") && !findings.contains("duplicate-id"), "{findings}");
}

#[test]
fn hostile_files_do_no_harm() {
    let hostile = folder(&[
        ("okrs/q1.md", OKRS),
        ("okrs/deep.md", &("# OKRs\n".to_owned() + &"- ".repeat(50_000) + "x\n")),
        ("okrs/big.md", &("# OKRs\n".to_owned() + &"KR: x\n".repeat(300_000))),
        ("okrs/{a,b}.md", OKRS),
        ("okrs/\u{1b}[2J.md", OKRS),
        ("okrs/broken.yaml", "objectives: [\n"),
        ("okrs/front.md", "---\nstatus: [\n---\n# OKRs\n"),
        ("okrs/x.yaml", "a: &a [*a]\n"),
    ]);
    fs::write(hostile.path().join("okrs/bytes.md"), [0xff, 0xfe, 0x00]).unwrap();
    let run = pm(hostile.path(), &["adopt"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!run.out.contains('\u{1b}'), "{}", run.out);
    assert!(run.out.contains("kind: intent"), "{}", run.out);
    let (_, findings) = written(hostile.path());
    assert!(findings.iter().all(|(rule, _)| rule != "invalid-config"), "{findings:?}");
}

#[test]
fn thousands_of_pages_take_seconds() {
    let many = tempfile::tempdir().unwrap();
    for number in 0..4_000 {
        let path = format!("wiki/{}/page-{number}.md", number % 40);
        write(
            many.path(),
            &[(&path, &format!("# Page {number}\n\n- a\n  - b\n\n{}", "Some words of prose.\n".repeat(40)))],
        );
    }
    write(many.path(), &[("okrs/q1.md", OKRS)]);
    let begun = std::time::Instant::now();
    assert_eq!(shown(&proposal(many.path())).len(), 1);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}

#[test]
fn layout_folders_without_a_beginning_get_one() {
    let here = folder(&[
        ("intents/grow.md", "---\nstatus: active\n---\n# Teams invite each other\n"),
        ("initiatives/setup.md", "---\nintent: grow\n---\nNew admins give up at the permissions screen.\n"),
    ]);
    let told = pm(here.path(), &["adopt"]);
    assert!(told.out.contains("once a `pm.yaml` says where they begin: `pm adopt --write` writes it"), "{}", told.out);
    assert_eq!(pm(here.path(), &["lint"]).code, 2);
    assert_eq!(pm(here.path(), &["adopt", "--write"]).code, 0);
    assert_eq!(fs::read_to_string(here.path().join("pm.yaml")).unwrap(), "version: 1\n");
    assert!(pm(here.path(), &["lint"]).out.contains("in 2 records"));
    // With a vision all is there.
    let whole = folder(&[("vision.md", "Every team ships together.\n"), ("intents/grow.md", "# Teams invite\n")]);
    assert!(pm(whole.path(), &["adopt", "--write"]).out.contains("is read as it stands"));
    assert!(!whole.path().join("pm.yaml").exists());
}

#[test]
fn names_with_blanks_make_ids_all_the_same() {
    let page = "# Objectives\n\n## Objective 1: Teams invite each other\n\n- KR: half of them do in a week\n- KR: nobody asks support how\n";
    let here = folder(&[("Our OKRs/Q4 2026 OKRs.md", page), ("Our OKRs/Q3 2026 OKRs.md", page)]);
    assert_eq!(pm(here.path(), &["adopt", "--write"]).code, 0);
    let lint = pm(here.path(), &["lint", "--format", "concise"]);
    assert!(!lint.out.contains("invalid-value"), "{}", lint.out);
    assert_eq!(pm(here.path(), &["show", "q4-2026-okrs/teams-invite-each-other"]).code, 0);
}
