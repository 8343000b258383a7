//! What holds for all formats.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use proptest::prelude::*;
use serde_json::Value;

use super::fixture::{Fixture, finding, fixture, label, rules};
use super::window::Window;
use super::*;
use crate::finding::{Label, Severity, Span, Summary};
use crate::syntax::Lines;

fn parsed(format: Format, report: &LintReport<'_>) -> Value {
    serde_json::from_str(&render(format, report, &Style::PLAIN, None)).unwrap()
}

/// Rule, path from the root, line: as each format tells them, sorted.
fn named(format: Format, report: &LintReport<'_>) -> Vec<(String, String, u64)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let from_here = |place: &str| place.trim().strip_prefix("../").map(|path| format!("strategy/{path}")).unwrap();
    let split = |rule: &str, place: &str| {
        let mut parts = place.rsplitn(3, ':').map(str::to_owned).collect::<Vec<_>>();
        (rule.to_owned(), parts.remove(2), parts[1].parse().unwrap())
    };
    let plain = render(format, report, &Style::PLAIN, None);
    let rule_of = |line: &str| line.split(['[', ']']).nth(1).unwrap().to_owned();
    let mut found: Vec<_> = match format {
        Format::Human => {
            let heads = plain.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning["));
            let places = plain.lines().filter_map(|line| line.strip_prefix("  --> "));
            heads.zip(places).map(|(head, place)| split(&rule_of(head), &from_here(place))).collect()
        }
        Format::Concise => {
            plain.lines().map(|line| split(&rule_of(line), &from_here(line.split_once(": ").unwrap().0))).collect()
        }
        Format::Json => {
            let findings = parsed(format, report)["findings"].as_array().unwrap().clone();
            let counting = findings.iter().filter(|finding| finding["waived"].is_null());
            let named = counting.map(|one| {
                (text(&one["rule"]), format!("strategy/{}", text(&one["path"])), one["line"].as_u64().unwrap())
            });
            named.collect()
        }
        Format::Sarif => {
            let results = parsed(format, report)["runs"][0]["results"].as_array().unwrap().clone();
            let counting = results.iter().filter(|result| result.get("suppressions").is_none());
            let named = counting.map(|result| {
                let place = &result["locations"][0]["physicalLocation"];
                let uri = text(&place["artifactLocation"]["uri"]).replace("%20", " ");
                (text(&result["ruleId"]), uri, place["region"]["startLine"].as_u64().unwrap())
            });
            named.collect()
        }
        Format::Github => {
            let between =
                |line: &str, from: &str| line.split_once(from).unwrap().1.split([',', ':']).next().unwrap().to_owned();
            let named = plain.lines().map(|line| {
                (between(line, "title="), between(line, "file="), between(line, ",line=").parse().unwrap())
            });
            named.collect()
        }
        Format::Gitlab => {
            let issues = parsed(format, report).as_array().unwrap().clone();
            let named = issues.iter().map(|issue| {
                let place = &issue["location"];
                (text(&issue["check_name"]), text(&place["path"]), place["lines"]["begin"].as_u64().unwrap())
            });
            named.collect()
        }
        Format::Markdown => {
            let rows = plain.lines().filter(|line| line.starts_with("| error") || line.starts_with("| warning"));
            let named = rows.map(|row| {
                let place = row.split(['<', '>']).nth(2).unwrap();
                let rule = row.rsplit_once(") |").unwrap().0.rsplit_once('(').unwrap().1;
                split(rule, place)
            });
            named.collect()
        }
    };
    found.sort();
    found
}

#[test]
fn all_formats_name_the_same_findings() {
    let fixture = fixture();
    let expected = named(Format::Json, &fixture.report());
    assert_eq!(expected.len(), 4);
    for format in Format::ALL {
        assert_eq!(named(format, &fixture.report()), expected, "{}", format.name());
        assert_eq!(Format::from_name(format.name()), Some(format));
    }
}

#[test]
fn json_has_every_key() {
    let fixture = fixture();
    let json = parsed(Format::Json, &fixture.report());
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    assert_eq!(keys(&json), "version command findings summary not_evaluated since statistics");
    let place = "path line column end_line end_column byte_start byte_end";
    let findings = json["findings"].as_array().unwrap();
    assert_eq!(findings.len(), 5);
    for one in findings {
        let expected =
            format!("rule severity message help record field {place} labels fingerprint fixable waived certainty");
        assert_eq!(keys(one), expected);
        assert_eq!(keys(&one["labels"][0]), format!("{place} message"));
    }
    assert_eq!(keys(&json["summary"]), "error warning info waived off fixable records files overdue older");
    assert_eq!(findings[4]["waived"], serde_json::json!({"why": "wanted by the board", "until": "2026-12-31"}));
    assert_eq!(findings[0]["path"], "initiatives/import 2.md");
}

/// The schema lies in the package of `serde-sarif` and is not exported; Cargo knows where the package is.
fn sarif_schema() -> Value {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    // Only this platform's packages are sure to be there.
    let version = std::process::Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let metadata = std::process::Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = std::path::Path::new(package["manifest_path"].as_str().unwrap());
    let text = std::fs::read_to_string(manifest.with_file_name("src/schema.json")).unwrap();
    // One pattern, of a property that is not used here, has a bracket too many for all but JavaScript.
    serde_json::from_str(&text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}?$")).unwrap()
}

#[test]
fn sarif_is_valid() {
    let fixture = fixture();
    let sarif = parsed(Format::Sarif, &fixture.report());
    let validator = jsonschema::draft7::new(&sarif_schema()).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&sarif).map(|error| format!("{error} at {}", error.instance_path())).collect();
    assert_eq!(errors, Vec::<String>::new());
    assert!(!validator.is_valid(&serde_json::json!({"version": "2.1.0", "runs": [{}]})));
    serde_json::from_value::<serde_sarif::sarif::Sarif>(sarif.clone()).unwrap();
    for result in sarif["runs"][0]["results"].as_array().unwrap() {
        assert!(result["locations"][0]["physicalLocation"]["region"]["startLine"].is_u64());
        let rule = &sarif["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(rule["helpUri"], rule_page(rule["id"].as_str().unwrap()));
    }
}

fn human_over(text: &str, labels: Vec<Label>, style: &Style) -> String {
    let findings: Vec<_> = labels
        .into_iter()
        .map(|label| finding("dangling-reference", Severity::Error, "no intent is called `x`", vec![label]))
        .collect();
    let fixture = Fixture { findings, summary: Summary::default(), rules: rules(), not_evaluated: Vec::new() };
    let report = LintReport { text_of: &|_| Some(text), ..fixture.report() };
    render(Format::Human, &report, style, Some(0))
}

/// Quadratic rendering takes twenty seconds over such a file.
#[test]
fn eight_thousand_findings_in_one_file() {
    let text: String =
        (0..8_000).map(|n| format!("- supports: {n:05} and some more words, to make a line of sixty\n")).collect();
    let lines = Lines::of(&text);
    let labels: Vec<Label> = (1..=8_000)
        .map(|line| {
            let span = Span::new(lines.start(line) + 12, lines.start(line) + 17);
            let at = |offset| lines.position(&text, offset);
            Label { path: "a.yaml".into(), span, start: at(span.start()), end: at(span.end()), message: "no".into() }
        })
        .collect();
    assert!(text.len() > 490_000);
    assert_eq!(human_over(&text, labels, &Style::PLAIN).lines().count(), 8_000 * 8 + 1);
}

/// Neither the cost nor the output of a finding grows with its line.
#[test]
fn many_findings_in_a_line_of_ten_megabytes() {
    let text = format!("a: [{}]", "grow-smb, ".repeat(1_000_000));
    let at = |n: usize| crate::finding::Position { line: 1, column: Span::at(n + 1).start };
    let labels = (0..1_000).map(|n| {
        let start = 4 + n * 10_000;
        Label {
            path: "a.yaml".into(),
            span: Span::new(start, start + 8),
            start: at(start),
            end: at(start + 8),
            message: String::new(),
        }
    });
    let text = human_over(&text, labels.collect(), &Style::PLAIN);
    assert_eq!(text.lines().count(), 7_001);
    assert!(text.lines().all(|line| line.chars().count() < 130));
}

#[test]
fn places_under_odd_lines() {
    let text = "\u{feff}\tid:\t日本語 👍 x\r\nb: >\r\n  one\r\n";
    let mut labels = ["id", "日本語", "x", ">\r\n  one"].map(|needle| label("a", text, needle, "")).to_vec();
    let end = Lines::of(text).position(text, text.len());
    labels.push(Label { path: "a".into(), span: Span::at(text.len()), start: end, end, message: "here".into() });
    let drawn = human_over(text, labels, &Style { unicode: false, width: Some(80), ..Style::PLAIN });
    assert_eq!(drawn, include_str!("samples/odd.txt"));
}

proptest! {
    /// Whatever a file holds and wherever a label points, even where it should not: nothing panics, and nothing
    /// but text reaches the terminal.
    #[test]
    fn any_text_any_place(
        text in "([a-z:\\- ]|\\n|\\r\\n|\\r|\\t|\\x1b|\u{feff}|日|👍|\u{301}|\u{202e}){0,200}",
        places in proptest::collection::vec((0usize..900, 0usize..40, 0u32..30), 1..5),
        room in 0usize..60,
    ) {
        let lines = Lines::of(&text);
        let labels: Vec<Label> = places.into_iter().map(|(start, length, off)| {
            let span = Span::new(start, start + length);
            let mut start = lines.position(&text, span.start());
            start.line = if off < 3 { off } else { start.line };
            Label { path: "a".into(), span, start, end: lines.position(&text, span.end()), message: "m\u{1b}".into() }
        }).collect();
        let labels: Vec<&Label> = labels.iter().collect();
        let window = Window::of(&text, &lines, &labels, room, "…");
        for (_, line) in window.lines() {
            prop_assert!(unicode_width::UnicodeWidthStr::width(line) <= room.max(2) + 8, "{line}");
        }
        let drawn = snippet::drawn(window, &labels, Some(0), Severity::Error, &Style::PLAIN);
        prop_assert!(!drawn.chars().any(|c| safe::is_unsafe(c) && c != '\n'));
    }
}
