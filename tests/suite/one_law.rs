//! What the screen and the documents say of the same thing is the same: guardrails, old readings, names, revisions.

use crate::support::world;

use serde_json::Value;
use tempfile::TempDir;
use world::{copy, examples, git, git_on, pm, write, write_file};

fn copied(example: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&examples(example), folder.path());
    folder
}

fn out(folder: &TempDir, arguments: &[&str]) -> String {
    pm(folder.path(), &[&["--today", "2026-11-22"], arguments].concat()).out
}

fn json(folder: &TempDir, arguments: &[&str]) -> Value {
    serde_json::from_str(&out(folder, &[arguments, &["--format", "json"]].concat())).unwrap()
}

fn line<'t>(text: &'t str, name: &str) -> &'t str {
    text.lines().find(|line| line.contains(name)).unwrap_or_else(|| panic!("no {name} in {text}"))
}

#[test]
fn a_broken_guardrail_is_told_wherever_decisions_are() {
    let folder = copied("streaming");
    let whole = out(&folder, &["status", "--all"]);
    assert!(!whole.contains("guardrail"), "{whole}");
    let readings = folder.path().join("metrics/member-retention.csv");
    let before = std::fs::read_to_string(&readings).unwrap();
    write_file(folder.path(), "metrics/member-retention.csv", &format!("{before}2026-11-15,1240000,88\n"));
    let told = &json(&folder, &["status"])["decide"][0];
    assert_eq!((told["kind"].as_str(), told["record"].as_str()), (Some("guardrail-broken"), Some("vision/marquee")));
    assert_eq!((told["owner"].as_str(), told["since"].as_str()), (Some("amara"), Some("2026-11-15")));
    let says = "guardrail broken: member-retention is at 88 %, read 7 days ago, and was to stay at least 93 %";
    assert_eq!(told["on_record"], says);
    for review in ["quarterly-business", "quarterly-initiative", "monthly-release"] {
        assert!(line(&out(&folder, &["review", review]), "(vision/marquee").contains(says), "{review}");
    }
    let pack = out(&folder, &["review", "quarterly-business"]);
    let row = line(&pack, "| guardrail: member-retention |");
    assert!(row.contains("| 88 % (15 Nov 2026) | at least 93 % | not held |"), "{row}");
    let page = out(&folder, &["report"]);
    assert!(page.contains("guardrail broken: "), "the report does not say it");
    write_file(folder.path(), "metrics/member-retention.csv", &format!("{before}2026-11-15,1240000,93\n"));
    assert!(!out(&folder, &["status"]).contains("guardrail"), "93 % is at least 93 %");
}

/// Several who ask for the same are one matter, and each of their owners hears of it.
#[test]
fn a_guardrail_of_several_is_one_matter() {
    let folder = tempfile::tempdir().unwrap();
    let intent = "---\nstatus: active\nowner: ben\nguardrails: {churn: at most 3 %}\n---\n# Goal\n";
    write(
        folder.path(),
        &[
            ("vision.md", "---\nowner: ada\nguardrails: {churn: at most 3 %}\n---\n# Kassa\n"),
            ("intents/one.md", intent),
            ("intents/two.md", &intent.replace("at most 3", "at most 5")),
            ("intents/gone.md", &intent.replace("active", "stopped")),
            (
                "metrics.yaml",
                "churn:\n  unit: '%'\n  readings: {2026-08-01: 2 %, 2026-09-01: 4 %, 2026-10-01: 3.5 %}\n",
            ),
        ],
    );
    let status = json(&folder, &["status"]);
    let broken: Vec<&Value> =
        status["decide"].as_array().unwrap().iter().filter(|told| told["kind"] == "guardrail-broken").collect();
    assert_eq!(broken.len(), 1, "{broken:?}");
    assert_eq!((broken[0]["owner"].as_str(), broken[0]["since"].as_str()), (Some("ada, ben"), Some("2026-09-01")));
    let says = broken[0]["on_record"].as_str().unwrap();
    assert!(says.ends_with("was to stay at most 3 %; asked for by 1 more"), "{says}");
    assert!(out(&folder, &["status", "--owner", "ben"]).contains("guardrail broken"));
}

#[test]
fn an_old_number_is_shown_with_its_day_and_judged_nowhere_without_saying_so() {
    let folder = copied("build-trap/feature-parade");
    let status = out(&folder, &["status", "--all"]);
    let row: Vec<&str> = line(&status, "41 %  40 %").split_whitespace().collect();
    assert_eq!(row.last(), Some(&"outdated"), "{status}");
    assert!(row.join(" ").contains("40 % 7 Sep 60 %"), "{row:?}");
    let marked = "further away than at the start, by an old reading";
    for document in [&["review", "quarterly-business"], &["why", "gamification"], &["report", "-q"]] {
        let text = out(&folder, document).replace('\n', " ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(marked), "{document:?}");
    }
}

#[test]
fn the_baseline_alone_tells_neither_a_way_nor_a_pace() {
    let folder = copied("streaming");
    let status = out(&folder, &["status", "--all"]);
    assert!(line(&status, "    what-comes-next ").contains("22 % → not read since the start"), "{status}");
    assert!(out(&folder, &["why", "what-comes-next"]).contains("not read since the start"));
    let status = json(&folder, &["status"]);
    let goals = status["getting_there"]["branches"].as_array().unwrap().iter();
    let goals: Vec<&Value> = goals.flat_map(|branch| branch["goals"].as_array().unwrap()).collect();
    let goal = goals.iter().find(|goal| goal["record"] == "initiative/what-comes-next").unwrap();
    assert_eq!((&goal["way"], goal["pace"].as_str()), (&Value::Null, Some("not read")));
}

#[test]
fn what_somebody_heard_counts_for_whoever_answers_for_the_initiative() {
    let folder = copied("streaming");
    let status = out(&folder, &["status", "--owner", "pilar"]);
    assert!(line(&status, "HEARD").contains("last from a customer 2 weeks ago: after-the-last-minute"), "{status}");
    assert_eq!(line(&status, "LINT"), "LINT      clean in all");
    assert_eq!(line(&out(&folder, &["status"]), "LINT"), "LINT      clean");
}

#[test]
fn two_company_visions_are_both_named_and_counted_everywhere() {
    let folder = copied("build-trap/feature-parade");
    let both = "Number one";
    let first = "The driver's day";
    for (document, count) in [
        (&["status"][..], "2 company visions"),
        (&["portfolio"], "2 visions of the company are active"),
        (&["portfolio", "--format", "markdown"], "(2 company visions)"),
        (&["review", "quarterly-business"], "(2 company visions)"),
        (&["review", "quarterly-initiative"], "(2 company visions)"),
        (&["review", "monthly-release"], "(2 company visions)"),
        (&["report"], "2 company visions"),
    ] {
        let text = out(&folder, document);
        let head: String = match document[0] {
            "report" => text.lines().skip_while(|line| !line.contains("<h1")).take(4).collect(),
            _ => text.lines().take(4).collect(),
        };
        let head = head.replace("&#x27;", "'").replace("&#39;", "'").replace("\\'", "'");
        assert!(head.contains(both) && head.contains(first) && head.contains(count), "{document:?}: {head}");
    }
}

#[test]
fn a_document_of_a_revision_says_of_which_commit() {
    let folder = copied("streaming");
    let path = folder.path();
    git(path, &["init", "-q"]);
    git(path, &["add", "-A"]);
    git_on("2026-03-01", path, &["commit", "-q", "-m", "one"]);
    write_file(path, "notes.txt", "later");
    git(path, &["add", "-A"]);
    git_on("2026-04-01", path, &["commit", "-q", "-m", "two"]);
    for document in [&["status"][..], &["portfolio"], &["north-star", "marquee"], &["north-star", "first-originals"]] {
        let now = out(&folder, document);
        assert!(!now.lines().take(4).any(|line| line.contains("commit")), "{document:?}: {now}");
        let then = out(&folder, &[document, &["--at", "HEAD~1"]].concat());
        let head = then.lines().take(4).find(|line| line.contains("commit")).unwrap_or_else(|| panic!("{then}"));
        assert!(head.contains(", 1 Mar 2026") && head.contains("22 Nov 2026"), "{head}");
    }
}

/// Of three products each has a row, the worst of each first.
#[test]
fn each_product_has_its_share_of_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    write(
        path,
        &[
            ("vision.md", "---\nscope: company\nowner: ada\n---\n# Kassa\n"),
            (
                "metrics.yaml",
                "rate:\n  unit: '%'\n  cadence: weekly\n  readings: {2026-01-05: 20 %, 2026-11-16: 30 %}\n",
            ),
        ],
    );
    for product in ["a", "b", "c"] {
        write_file(
            path,
            &format!("visions/{product}.md"),
            &format!("---\nscope: product\nsupports: vision\nowner: ada\n---\n# {product}\n"),
        );
        write_file(
            path,
            &format!("intents/{product}-goal.md"),
            &format!("---\nstatus: active\nvision: {product}\nowner: ada\n---\n# Goal\n"),
        );
        for (number, by) in ["2027-12-31", "2026-10-31", "2027-01-31", "2027-12-31"].iter().enumerate() {
            write_file(
                path,
                &format!("initiatives/{product}-work-{number}.md"),
                &format!(
                    "---\nintent: {product}-goal\nstatus: delivery\nowner: ada\noutcomes:\n  rate: {{baseline: {{value: 20 %, \
                     on: 2026-01-05}}, target: 40 %, by: {by}}}\n---\n# Work\n"
                ),
            );
        }
    }
    let status = out(&folder, &["status"]);
    for product in ["a", "b", "c"] {
        let row = line(&status, &format!("    {product}-work-1 "));
        assert!(row.ends_with("past due"), "{status}");
    }
    assert!(!status.contains("    a-work-0 "), "what is on time went before what is behind: {status}");
    let whole = out(&folder, &["status", "--all"]);
    assert!(whole.contains("    c-work-3 "), "{whole}");
}
