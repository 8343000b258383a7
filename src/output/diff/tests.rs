//! What each format prints, beside what it ought to.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::Value;

use super::fixture::{BASE, Files, HEAD, told};
use super::*;
use crate::output::Style;

const TERMINAL: Style = Style { width: Some(80), ..Style::PLAIN };

fn shown(base: Files<'_>, head: Files<'_>, style: &Style) -> String {
    told(base, head, |report| human(report, style))
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// An initiative under way with these lines.
fn initiative(fields: &str) -> String {
    format!("---\nstatus: delivery\nintent: grow\nowner: ada\n{fields}\n---\n# Onboarding\n\nAdmins give up.\n")
}

#[test]
fn the_samples_are_what_is_printed() {
    if std::env::var_os("UPDATE_SAMPLES").is_some() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/output/diff/samples");
        std::fs::create_dir_all(&folder).unwrap();
        let all = [
            ("terminal.txt", shown(&BASE, &HEAD, &TERMINAL)),
            ("pipe.txt", shown(&BASE, &HEAD, &Style::PLAIN)),
            ("comment.md", told(&BASE, &HEAD, markdown)),
            ("github.txt", told(&BASE, &HEAD, github)),
            ("diff.json", told(&BASE, &HEAD, json)),
            ("results.json", results()),
        ];
        all.iter().for_each(|(name, text)| std::fs::write(folder.join(name), text).unwrap());
    }
    assert_eq!(shown(&BASE, &HEAD, &TERMINAL), include_str!("samples/terminal.txt"));
    assert_eq!(shown(&BASE, &HEAD, &Style::PLAIN), include_str!("samples/pipe.txt"));
    assert_eq!(told(&BASE, &HEAD, markdown), include_str!("samples/comment.md"));
    assert_eq!(told(&BASE, &HEAD, github), include_str!("samples/github.txt"));
    assert_eq!(told(&BASE, &HEAD, json), include_str!("samples/diff.json"));
    assert_eq!(results(), include_str!("samples/results.json"));
}

/// The results of the SARIF log; the rest of it is that of `pm lint`.
fn results() -> String {
    crate::output::pretty(&parsed(&told(&BASE, &HEAD, sarif))["runs"][0]["results"])
}

#[test]
fn where_nothing_changed_there_is_little_to_say() {
    let same = told(&BASE, &BASE, |report| {
        let all = DiffReport {
            notes: &[],
            history: "full",
            findings: LintReport { not_evaluated: &[], ..report.findings },
            ..*report
        };
        human(&all, &TERMINAL)
    });
    let expected = "\
This change leaves the strategy as it is.

origin/main (1a2b3c4) .. the work tree
The base is where this branch left origin/main.

Nothing changed
";
    assert_eq!(same, expected);
    let comment = told(&BASE, &BASE, markdown);
    assert!(comment.starts_with("<!-- pm diff -->\n**This change leaves the strategy as it is.**\n"), "{comment}");
    assert!(!comment.contains("What follows") && !comment.contains("<details>"), "{comment}");
    assert_eq!(told(&BASE, &BASE, github), "");
}

#[test]
fn what_is_to_be_pasted_acknowledges_what_it_stands_for() {
    let before = initiative(
        "by: 2026-Q4\noutcomes: {activation: {target: 45 %, baseline: 31 %}}\nstop_if: {activation: under 33 %}\nguardrails: {activation: {at_least: 20 %}}\nfunding: [{stage: build, amount: 100k EUR}]",
    );
    let after = initiative(
        "outcomes: {activation: {target: soon, baseline: 35 %}}\nguardrails: {activation: {at_least: 10 %}}\nfunding: [{stage: build, amount: 150k EUR}]",
    );
    let path = "initiatives/a.md";
    let pasted = told(&[(path, &before)], &[(path, &after)], |report| {
        let open: Vec<&Change> = report.diff.changes.iter().filter(|change| agreement::is_open(change)).collect();
        assert_eq!(open.len(), 6, "{open:#?}");
        agreement::to_paste(report, &open).join("\n")
    });
    let pasted = pasted.replace("<why it changed>", "decided with finance");
    let amended = after.replacen("owner: ada", &format!("owner: ada\n{pasted}"), 1);
    told(&[(path, &before)], &[(path, &amended)], |report| {
        let summary = report.diff.summary;
        assert_eq!((summary.commitment, summary.unacknowledged), (6, 0), "{pasted}\n{:#?}", report.diff.changes);
    });
}

#[test]
fn why_something_ended_is_pasted_where_it_belongs() {
    let (before, after) = (initiative(""), initiative("").replace("delivery", "stopped"));
    let path = "initiatives/a.md";
    let told_open = shown(&[(path, &before)], &[(path, &after)], &TERMINAL);
    let lines = "stopped:\n  on: 2026-11-22\n  why: <why it changed>";
    let shown_lines = lines.replace('\n', "\n    ");
    assert!(told_open.contains(&format!("if it is meant\n    {shown_lines}\n")), "{told_open}");
    let reason = lines.replace("<why it changed>", "nobody came");
    let ended = after.replacen("owner: ada", &format!("owner: ada\n{reason}"), 1);
    let told_ended = shown(&[(path, &before)], &[(path, &ended)], &TERMINAL);
    assert!(told_ended.contains("  status: delivery → stopped\n    acknowledged: nobody came\n"), "{told_ended}");
    assert!(told_ended.contains("1 promise changed, acknowledged; "), "{told_ended}");
}

#[test]
fn a_second_amendment_goes_to_the_first() {
    let told = told(&BASE, &HEAD, |report| human(report, &TERMINAL));
    assert!(told.contains("add to its `amendments:`, with the reason, if it is meant\n      - field: outcomes"));
}

#[test]
fn ranges_and_lists_are_one_line() {
    let before = initiative(
        "tags: [a, b]\nestimates: {cost_of_delay: {low: 4000, likely: 9000, high: 15000, per: week}, duration: {low: 1w, likely: 2 weeks, high: 4w}}",
    );
    let after = initiative(
        "tags: [a, c, d]\nestimates: {cost_of_delay: 900 EUR per week, duration: {low: 3w, likely: 6 weeks, high: 9w}}",
    )
    .replace("owner: ada", "owner: grace");
    let path = "initiatives/a.md";
    let text = shown(&[(path, &before)], &[(path, &after)], &Style::PLAIN);
    let expected = "
  cost of delay: 4\u{a0}000–9\u{a0}000–15\u{a0}000 → 900 EUR per week
  duration: 1–2–4 → 3–6–9 weeks
  owner: ada → grace
  tags: b taken out; c, d added
";
    assert!(text.contains(expected), "{text}");
    assert!(text.ends_with("\nNo promise changed; 4 details\n"), "{text}");
    let json = parsed(&told(&[(path, &before)], &[(path, &after)], json));
    assert!(json["summary"]["info"].as_u64().unwrap() > 4, "{json}");
    let ascii = shown(&[(path, &before)], &[(path, &after)], &Style { unicode: false, ..Style::PLAIN });
    assert!(ascii.contains("cost of delay: 4 000-9 000-15 000 -> 900 EUR per week\n"), "{ascii}");
}

#[test]
fn a_new_initiative_has_its_options_and_the_first_the_principles() {
    let new = initiative("options: [concierge, {id: checklist, title: A list}]");
    let head = [("initiatives/a.md", new.as_str()), ("initiatives/b.md", &new)];
    let comment = told(&[], &head, markdown);
    assert_eq!(comment.matches("How the vision says to decide:").count(), 1, "{comment}");
    assert_eq!(comment.matches("| options | checklist, concierge |\n").count(), 2, "{comment}");
    assert_eq!(comment.matches("<details><summary>New: ").count(), 2, "{comment}");
    let text = shown(&[], &head, &Style::PLAIN);
    assert_eq!(text.matches("\n    options: checklist, concierge\n").count(), 2, "{text}");
    assert!(!text.contains("\noption/"), "{text}");
}

#[test]
fn a_criterion_in_other_words_is_no_criterion_taken_out() {
    let experiment = |criterion: &str| {
        format!("---\ntests: grow\nstatus: running\nowner: ada\nsuccess: [{criterion}]\n---\n# Invite\n")
    };
    let (before, after) = (experiment("seven of nine finish"), experiment("five of nine finish"));
    let path = "experiments/a.md";
    let comment = told(&[(path, &before)], &[(path, &after)], markdown);
    assert!(comment.contains("(<code>success</code> of a in other words, after it started)"), "{comment}");
    assert!(comment.contains("| success | seven of nine finish | five of nine finish | cannot say"), "{comment}");
}

#[test]
fn long_lists_are_cut_for_people_only() {
    let named = |n: usize| {
        (
            format!("initiatives/i{n:02}.md"),
            format!("---\nstatus: discovery\nby: 2026-Q{}\n---\n# I{n}\n\nText.\n", 1 + n % 4),
        )
    };
    let base: Vec<(String, String)> = (0..25).map(named).collect();
    let head: Vec<(String, String)> =
        base.iter().map(|(path, text)| (path.clone(), text.replace("2026", "2027"))).collect();
    let (base, head) = (borrowed(&base), borrowed(&head));
    let text = shown(&base, &head, &Style::PLAIN);
    assert!(text.contains("\ninitiative/i19  ") && !text.contains("\ninitiative/i20  "), "{text}");
    assert!(text.contains("\nand 5 more records, with 5 changed promises: --format json has them all\n"), "{text}");
    assert!(text.ends_with("\n25 promises changed, none of them acknowledged\n"), "{text}");
    let json = parsed(&told(&base, &head, json));
    assert_eq!(json["changes"].as_array().unwrap().len(), 25);
    assert_eq!(told(&base, &head, github).lines().filter(|line| line.starts_with("::warning ")).count(), 25);
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect()
}

#[test]
fn no_line_is_wider_than_the_terminal_but_what_is_copied() {
    for line in shown(&BASE, &HEAD, &TERMINAL).lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
    }
    let ascii = shown(&BASE, &HEAD, &Style { unicode: false, ..TERMINAL });
    assert!(ascii.is_ascii(), "{ascii}");
    let colour = shown(&BASE, &HEAD, &Style { colour: true, ..TERMINAL });
    let plain =
        colour.split('\u{1b}').map(|part| part.strip_prefix('[').map_or(part, |code| code.split_once('m').unwrap().1));
    assert_eq!(plain.collect::<String>(), shown(&BASE, &HEAD, &TERMINAL));
}

#[test]
fn json_is_as_its_schema_says() {
    let validator = jsonschema::draft7::new(&diff_schema()).unwrap();
    let printed = parsed(&told(&BASE, &HEAD, json));
    let errors: Vec<String> = validator.iter_errors(&printed).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    let pointers = [
        "",
        "/base",
        "/changes/0",
        "/consequences",
        "/consequences/findings_new/0",
        "/consequences/rank_moves/0",
        "/not_evaluated/0",
        "/summary",
    ];
    for pointer in pointers {
        for key in printed.pointer(pointer).unwrap().as_object().unwrap().keys() {
            let mut less = printed.clone();
            less.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(key);
            assert!(!validator.is_valid(&less), "{pointer}/{key} may be missing");
        }
    }
    let empty = parsed(&told(&BASE, &BASE, json));
    assert!(validator.is_valid(&empty), "{empty}");
}

#[test]
fn sarif_is_sarif_and_names_rules_that_it_describes() {
    let sarif = parsed(&told(&BASE, &HEAD, sarif));
    serde_json::from_value::<serde_sarif::sarif::Sarif>(sarif.clone()).unwrap();
    let run = &sarif["runs"][0];
    let described: Vec<&Value> =
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().map(|rule| &rule["id"]).collect();
    for result in run["results"].as_array().unwrap() {
        assert!(described.contains(&&result["ruleId"]), "{result}");
        let rule =
            run["tool"]["driver"]["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == result["ruleId"]);
        assert!(rule.unwrap()["helpUri"].is_string() && rule.unwrap()["help"]["text"].is_string(), "{result}");
        assert!(result["locations"][0]["physicalLocation"]["region"]["startLine"].is_u64(), "{result}");
        assert!(result["partialFingerprints"]["pm/v1"].is_string(), "{result}");
    }
}
