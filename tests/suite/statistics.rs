//! `pm lint --statistics`: where there is most to mend.

use crate::support::world;
use serde_json::{Value, json};
use tempfile::TempDir;

use world::{git, pm, write};

const INITIATIVE: &str = "---\nintent: nowhere\nstatus: discovery\nowner: grace\noutcomes: {activation: 45 %}\n---\n# Invoices by post\n\nSmall firms walk to the post office.\n";

/// Three initiatives of two owners and of none; one fault is accepted, and one rule is turned off.
fn workspace() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let by = |owner: &str, title: &str| INITIATIVE.replace("grace", owner).replace("Invoices by post", title);
    let waived = by("ada", "Reminders")
        .replace("owner", "waivers: [{rule: dangling-reference, why: the intent is being written}]\nowner");
    let nobody = by("ada", "Dunning").replace("owner: ada\n", "").replace("nowhere", "enterprise");
    let files = [
        ("pm.yaml", "today: 2026-11-22\nrules: {placeholder-text: off}\n"),
        ("vision.md", "---\nhorizon: 5y\nstatement: Every small firm is paid on time.\n---\n# Paid on time\n"),
        (
            "intents/enterprise.md",
            "---\nstatus: active\nowner: ada\nbecause: They ask.\noutcomes: {activation: {target: 45 %, by: 2026-Q4}}\nguardrails: {activation: at least 9 %}\n---\n# Enterprise\n",
        ),
        (
            "metrics.yaml",
            "activation: {definition: teams that invite three people within 7 days, measures: customer, unit: '%'}\n",
        ),
        ("initiatives/post.md", &by("grace", "Invoices by post")),
        ("initiatives/mail.md", &by("grace", "Invoices by mail")),
        ("initiatives/reminders.md", &waived),
        ("initiatives/dunning.md", &format!("{nobody}\nSee [it](gone.md).\n\n## Learned\n\nTBD\n")),
    ];
    write(folder.path(), &files);
    folder
}

fn statistics(folder: &TempDir, arguments: &[&str]) -> Value {
    let run = pm(folder.path(), &[&["lint", "--statistics", "--format", "json"], arguments].concat());
    serde_json::from_str::<Value>(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err))["statistics"].take()
}

#[test]
fn the_first_line_of_each_table_is_where_to_begin() {
    let folder = workspace();
    let told = pm(folder.path(), &["lint", "--statistics"]);
    let expected = "\
rule                errors  warnings  waived  turned off
dangling-reference       2         -       1           -
broken-link              -         1       -           -
placeholder-text         -         -       -           1

kind        errors  warnings  waived  turned off
initiative       2         1       1           1

owner   errors  warnings  waived  turned off
grace        2         -       -           -
nobody       -         1       -           1
ada          -         -       1           -

2 errors, 1 warning in 7 records; 1 waived, 1 turned off
";
    assert_eq!(told.out, expected, "{}", told.err);
    assert_eq!(told.code, 1);
}

#[test]
fn the_same_for_programs_and_for_a_page() {
    let folder = workspace();
    let tally = |name: Value, error: u32, warning: u32, waived: u32, off: u32| json!({ "name": name, "error": error, "warning": warning, "info": 0, "waived": waived, "off": off });
    let expected = json!({
        "by_rule": [
            tally("dangling-reference".into(), 2, 0, 1, 0),
            tally("broken-link".into(), 0, 1, 0, 0),
            tally("placeholder-text".into(), 0, 0, 0, 1),
        ],
        "by_kind": [tally("initiative".into(), 2, 1, 1, 1)],
        "by_owner": [
            tally("grace".into(), 2, 0, 0, 0),
            tally(Value::Null, 0, 1, 0, 1),
            tally("ada".into(), 0, 0, 1, 0),
        ],
        "exempt": { "upkeep": 0, "mandate": 0 },
    });
    assert_eq!(statistics(&folder, &[]), expected);
    let page = pm(folder.path(), &["lint", "--statistics", "--format", "markdown"]).out;
    let begin = "\
### pm lint: 2 errors, 1 warning in 7 records; 1 waived, 1 turned off

| rule | errors | warnings | waived | turned off |
|---|---:|---:|---:|---:|
| dangling-reference | 2 | - | 1 | - |
";
    assert!(page.starts_with(begin), "{page}");
    let plain = pm(folder.path(), &["lint", "--format", "json"]).out;
    assert_eq!(serde_json::from_str::<Value>(&plain).unwrap()["statistics"], Value::Null);
}

#[test]
fn only_what_would_be_shown_is_counted() {
    let folder = workspace();
    let in_path = statistics(&folder, &["initiatives/dunning.md"]);
    assert_eq!(in_path["by_owner"].as_array().unwrap().len(), 1);
    assert_eq!(in_path["by_rule"][1]["off"], 1);
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-q", "-m", "Begin"]);
    let none = json!({ "by_rule": [], "by_kind": [], "by_owner": [], "exempt": { "upkeep": 0, "mandate": 0 } });
    assert_eq!(statistics(&folder, &["--since", "HEAD"]), none);
    write(folder.path(), &[("initiatives/new.md", INITIATIVE)]);
    let told = pm(folder.path(), &["lint", "--statistics", "--since", "HEAD"]);
    let expected = "\
rule                errors
dangling-reference       1

kind        errors
initiative       1

owner  errors
grace       1

1 new error in 8 records
3 older ones are not shown: `HEAD` has them too
";
    assert_eq!(told.out, expected, "{}", told.err);
}

#[test]
fn what_owes_nothing_is_counted() {
    let folder = workspace();
    let told = |works: [&str; 3]| {
        for (number, work) in works.iter().enumerate() {
            let text = INITIATIVE.replace("nowhere", "enterprise").replace("status", &format!("work: {work}\nstatus"));
            write(folder.path(), &[(&format!("initiatives/exempt-{number}.md"), text.as_str())]);
        }
        pm(folder.path(), &["lint", "--statistics"]).out.lines().last().unwrap().to_owned()
    };
    let asked = "no outcome, evidence or option is asked for there";
    assert_eq!(told(["upkeep", "mandate", "mandate"]), format!("1 initiative is upkeep and 2 are mandates: {asked}"));
    assert_eq!(told(["bet", "mandate", "bet"]), format!("1 initiative is a mandate: {asked}"));
    assert_eq!(told(["upkeep", "upkeep", "bet"]), format!("2 initiatives are upkeep: {asked}"));
}
