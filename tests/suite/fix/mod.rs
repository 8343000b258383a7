//! `pm lint --fix` mends what is safe and changes no other byte.

mod files;
mod left;
mod never_worse;
mod waivers;
mod workspace;

use crate::support::world;
use std::fs;
use std::path::Path;

use tempfile::TempDir;
use workspace::planted;
use world::{Run, pm, write_file};

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_file(folder.path(), "pm.yaml", "today: 2026-11-22\n");
    world::write(folder.path(), files);
    folder
}

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).unwrap()
}

fn fix(folder: &Path) -> Run {
    pm(folder, &["lint", "--fix"])
}

const VISION: (&str, &str) = ("vision.md", "# Everyone is paid on time\n\nNobody asks twice.\n");
const INTENT: (&str, &str) = ("intents/grow.md", "---\nstatus: proposed\n---\n# Grow\n");

#[test]
fn what_is_planted_is_mended_and_no_other_byte_changes() {
    let (files, count) = planted();
    assert!(count >= 50, "{count} are planted");
    let right = tempfile::tempdir().unwrap();
    let wrong = tempfile::tempdir().unwrap();
    for (path, one, other) in &files {
        write_file(right.path(), path, one);
        write_file(wrong.path(), path, other);
    }
    let clean = pm(right.path(), &["lint", "--ignore", "portfolio,organisation,evidence,measurement,clock"]);
    assert_eq!(clean.code, 0, "what is right has no errors: {}", clean.out);
    assert!(!clean.out.contains("can be mended"), "{}", clean.out);

    let run = fix(wrong.path());
    let differing: Vec<String> = files
        .iter()
        .map(|(path, one, _)| (path, one, text(wrong.path(), path)))
        .filter(|(_, one, mended)| *one != mended)
        .map(|(path, one, mended)| {
            let lines = one.lines().zip(mended.lines()).filter(|(one, mended)| one != mended);
            let lines: Vec<String> = lines.map(|(one, mended)| format!("  wanted {one}\n  got    {mended}")).collect();
            format!("{path}\n{}", lines.join("\n"))
        })
        .collect();
    assert!(differing.is_empty(), "{}\n{}", differing.join("\n"), run.out);
    assert!(run.out.starts_with(&format!("Mended {count} in {} files:\n", files.len())), "{}", run.out);
    assert_eq!(run.out.matches(" → ").count(), count, "{}", run.out);
    assert_eq!(run.code, 0, "{}", run.out);
    assert_eq!(run.out.split_once("\n\n").unwrap().1, pm(right.path(), &["lint"]).out);

    let before: Vec<_> = files.iter().map(|(path, ..)| modified(wrong.path(), path)).collect();
    let again = fix(wrong.path());
    assert!(!again.out.contains("Mended"), "{}", again.out);
    let after: Vec<_> = files.iter().map(|(path, ..)| modified(wrong.path(), path)).collect();
    assert_eq!(before, after);
}

fn modified(folder: &Path, path: &str) -> std::time::SystemTime {
    fs::metadata(folder.join(path)).unwrap().modified().unwrap()
}

#[test]
fn each_is_told_in_a_line_and_then_what_is_left() {
    let initiative = "---\nintent: gorw\nstatus: discvoery\nrequires: nothing-like-it\n---\nIt hurts.\n";
    let folder = folder(&[VISION, INTENT, ("initiatives/a.md", initiative)]);
    let run = fix(folder.path());
    let told = "Mended 2 in 1 file:\n  initiatives/a.md:2: `gorw` → `grow`\n  initiatives/a.md:3: `discvoery` → `discovery`\n\n";
    let rest = run.out.strip_prefix(told).unwrap_or_else(|| panic!("{}", run.out));
    assert!(rest.contains("error[dangling-reference]: no initiative is called `nothing-like-it`\n"), "{rest}");
    assert_eq!(rest.matches("error[").count(), 1, "{rest}");
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert_eq!(text(folder.path(), "initiatives/a.md"), initiative.replace("gorw", "grow").replace("scvo", "scov"));
}

#[test]
fn formats_for_machines_stay_what_they_are() {
    let folder = folder(&[VISION, INTENT, ("initiatives/a.md", "---\nintent: gorw\n---\nIt hurts.\n")]);
    let run = pm(folder.path(), &["lint", "--fix", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert!(json["findings"].as_array().unwrap().iter().all(|finding| finding["rule"] != "dangling-reference"));
    assert!(run.err.contains("initiatives/a.md:2: `gorw` → `grow`"), "{}", run.err);
}

#[test]
fn the_last_line_says_how_much_can_be_mended() {
    let folder = folder(&[VISION, INTENT, ("initiatives/a.md", "---\nintent: gorw\n---\nIt hurts.\n")]);
    let run = pm(folder.path(), &["lint"]);
    assert!(run.out.ends_with("\n1 can be mended: pm lint --fix\n"), "{}", run.out);
    assert!(!pm(folder.path(), &["lint", "--format", "concise"]).out.contains("can be mended"));
}

#[test]
fn two_candidates_are_a_guess() {
    let files = [
        VISION,
        ("intents/grow-a.md", "---\nstatus: proposed\n---\n# One\n"),
        ("intents/grow-b.md", "---\nstatus: proposed\n---\n# Two\n"),
        ("initiatives/a.md", "---\nintent: grow-c\n---\nIt hurts.\n"),
        // Both keys are near to one field.
        ("initiatives/b.md", "---\nintent: grow-a\nstatu: proposed\nstaus: discovery\n---\nIt hurts.\n"),
        // What is meant is there already.
        ("initiatives/c.md", "---\nintent: grow-a\nstatus: proposed\nstaus: discovery\n---\nIt hurts.\n"),
        // Once called something that is as near.
        ("intents/sell.md", "---\nstatus: proposed\naliases: [sella]\n---\n# Three\n"),
        ("intents/shell.md", "---\nstatus: proposed\n---\n# Four\n"),
        ("initiatives/d.md", "---\nintent: sall\n---\nIt hurts.\n"),
        ("initiatives/e.md", "---\nintent: selle\n---\nIt hurts.\n"),
        // Another number is another thing.
        ("intents/2026-1.md", "---\nstatus: proposed\n---\n# Five\n"),
        ("initiatives/f.md", "---\nintent: 2026-2\n---\nIt hurts.\n"),
        // Two options of one name.
        ("initiatives/g.md", "---\nintent: grow-a\noptions: [guided]\n---\nIt hurts.\n"),
        ("initiatives/h.md", "---\nintent: grow-a\noptions: [guided]\n---\nIt hurts.\n"),
        ("experiments/a.md", "---\ntests: guidde\nstatus: draft\n---\nIf so.\n"),
    ];
    let folder = folder(&files);
    let run = fix(folder.path());
    for (path, written) in files {
        let now = text(folder.path(), path);
        let expected = written.replace("intent: sall", "intent: sell");
        assert_eq!(now, expected, "{path}\n{}", run.out);
    }
    assert_eq!(run.code, 1);
}

#[test]
fn a_group_gets_no_key_twice() {
    let outcomes = "---\nintent: grow\noutcomes: {activation: 40 %, activaton: 45 %}\n---\nIt hurts.\n";
    let metrics = "activation: {definition: teams, measures: customer, unit: '%'}\n";
    let folder = folder(&[VISION, INTENT, ("metrics.yaml", metrics), ("initiatives/a.md", outcomes)]);
    let run = fix(folder.path());
    assert_eq!(text(folder.path(), "initiatives/a.md"), outcomes);
    assert!(!run.out.contains("can be mended") && run.code == 1, "{}", run.out);
}

#[test]
fn quotes_come_where_a_name_needs_them() {
    let folder = folder(&[VISION, INTENT, ("initiatives/a.md", "---\nintent: grow\nowner: nul\n---\nIt hurts.\n")]);
    write_file(folder.path(), "pm.yaml", "today: 2026-11-22\npeople: ['null', '@ada', 'O''Neil: ops']\n");
    fix(folder.path());
    assert!(text(folder.path(), "initiatives/a.md").contains("\nowner: 'null'\n"));
    let list = "---\nintent: grow\nowner: [adda, \"O'Neil: op\", 'O''Neil: opss', ada]\n---\nIt hurts.\n";
    write_file(folder.path(), "initiatives/a.md", list);
    fix(folder.path());
    let mended = text(folder.path(), "initiatives/a.md");
    assert!(mended.contains("owner: [adda, \"O'Neil: ops\", 'O''Neil: ops', '@ada']\n"), "{mended}");
}

#[test]
fn what_is_accepted_turned_off_or_not_asked_for_stays() {
    let link = "---\nintent: grow\nstatus: proposed\nwaivers: [{rule: broken-link, why: the old name is shown on purpose}]\n---\nIt hurts, see [[gorw]].\n";
    let other = "---\nintent: gorw\nstaus: proposed\n---\nIt hurts.\n";
    let files =
        [VISION, INTENT, ("initiatives/a.md", link), ("initiatives/b.md", other), ("initiatives/deep/c.md", other)];
    let folder = folder(&files);
    let unchanged = |paths: &[&str]| {
        for (path, written) in files.iter().filter(|(path, _)| paths.contains(path)) {
            assert_eq!(text(folder.path(), path), *written, "{path}");
        }
    };
    pm(folder.path(), &["lint", "--fix", "initiatives/deep"]);
    unchanged(&["initiatives/a.md", "initiatives/b.md"]);
    assert_eq!(text(folder.path(), "initiatives/deep/c.md"), "---\nintent: grow\nstatus: proposed\n---\nIt hurts.\n");
    pm(folder.path(), &["lint", "--fix", "--select", "unknown-key"]);
    assert_eq!(text(folder.path(), "initiatives/b.md"), "---\nintent: gorw\nstatus: proposed\n---\nIt hurts.\n");
    pm(folder.path(), &["lint", "--fix", "--ignore", "links"]);
    assert_eq!(text(folder.path(), "initiatives/b.md"), "---\nintent: gorw\nstatus: proposed\n---\nIt hurts.\n");
    write_file(folder.path(), "pm.yaml", "today: 2026-11-22\nrules: {dangling-reference: off}\n");
    fix(folder.path());
    assert_eq!(text(folder.path(), "initiatives/b.md"), "---\nintent: gorw\nstatus: proposed\n---\nIt hurts.\n");
    write_file(folder.path(), "pm.yaml", "today: 2026-11-22\n");
    fix(folder.path());
    assert_eq!(text(folder.path(), "initiatives/b.md"), "---\nintent: grow\nstatus: proposed\n---\nIt hurts.\n");
    unchanged(&["initiatives/a.md"]);
}
