//! The page in German: nothing that `pm` says stays English, and nothing that somebody wrote is translated.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::world::copy;

use super::{check, example, page, workspace};

/// The texts between the tags of a page, but for its style sheet and its script; entities are undone.
fn texts(html: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut skipped = false;
    for part in html.split('<').skip(1) {
        // Within a script a bracket may stand alone.
        let Some((tag, text)) = part.split_once('>') else { continue };
        skipped = matches!(tag, "style" | "script") || (skipped && !tag.starts_with('/'));
        if skipped {
            continue;
        }
        let text = ["&lt;<", "&gt;>", "&quot;\"", "&#39;'", "&amp;&"].iter().fold(text.to_owned(), |text, undone| {
            let (entity, character) = undone.split_at(undone.len() - 1);
            text.replace(entity, character)
        });
        out.push(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    out
}

/// Everything that stands in the files of a folder, on one line.
fn written(folder: &Path) -> String {
    let mut out = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.push_str(&written(&path));
        } else if let Ok(text) = fs::read_to_string(&path) {
            out.extend(text.split_whitespace().flat_map(|word| [word, " "]));
        }
    }
    out
}

/// Words that are the same in both languages, and names.
const SAME: [&str; 22] = [
    "pm report",
    "pm rank",
    "pm lint",
    "pm log",
    "CD3",
    "Vision",
    "vision",
    "Segment",
    "segment",
    "Team",
    "team",
    "Experiment",
    "experiment",
    "initiative",
    "Initiative",
    "North Star",
    "problem",
    "status",
    "plan",
    "person",
    "text",
    "pm status",
];

#[test]
fn the_german_page_has_no_english_words_of_its_own() {
    // Without the repository that it stands in: what its history says is not the same on every machine.
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().join("streaming");
    copy(&example("streaming"), &dir);
    let (english, german) = (page(&dir, &["--language", "en"]), page(&dir, &["--language", "de"]));
    check(&german);
    assert!(german.starts_with("<!DOCTYPE html>\n<html lang=\"de\""));
    assert_eq!(english, page(&dir, &[]), "English where nothing is said");
    let (english, german) = (texts(&english), texts(&german));
    let english: BTreeSet<&String> = english.iter().collect();
    let written = written(&dir).to_lowercase();
    let is_written = |text: &str| {
        let parts = text.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        written.contains(&parts)
            || written.contains(&parts.replace(' ', "_"))
            || written.contains(&parts.replace(' ', "-"))
    };
    let is_name = |text: &str| text.contains('/') && !text.contains(' ');
    let is_word = |text: &&String| text.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let (same, changed): (Vec<&String>, Vec<&String>) =
        german.iter().filter(is_word).partition(|text| english.contains(text));
    // "2 what-comes-next", "initiative/what-comes-next: The emptiness after the last minute".
    let is_record = |text: &str| {
        let text = text.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
        text.split(": ").all(|part| is_written(part) || is_name(part))
    };
    let is_own = |text: &&&String| !SAME.contains(&text.as_str()) && !is_record(text);
    let left: BTreeSet<&&String> = same.iter().filter(is_own).collect();
    assert!(left.is_empty(), "{left:#?}");
    let changed = changed.len();
    assert!(changed > 1_000, "{changed} texts are German");
}

#[test]
fn days_and_figures_are_german_and_the_records_own_words_stay() {
    let dir = workspace(&[
        ("pm.yaml", "version: 1\ntoday: 2026-11-22\nlanguages: [de]\n"),
        ("vision.md", "# From here\n\nEverybody gets there by 2030-01-01, or 99.5 % do.\n"),
        (
            "metrics.yaml",
            "activation: {definition: on time, measures: customer, unit: '%', readings: {2026-05-01: 31.5 %, 2026-11-01: 38.5 %}}\n",
        ),
        (
            "initiatives/one.md",
            "---\nstatus: delivery\noutcomes: {activation: {baseline: {value: 31.5 %, on: 2026-05-01}, target: 45.5 %, by: 2026-12-31}}\n---\n# Now\n\nNow and from then on.\n",
        ),
    ]);
    let html = page(dir.path(), &[]);
    check(&html);
    for said in [
        "Stand <time datetime=\"2026-11-22\">22.\u{a0}Nov. 2026</time>",
        "<td data-label=\"Von\" class=\"short\">31,5 %</td>",
        "38,5 % <time datetime=\"2026-11-01\">1.\u{a0}Nov. 2026</time>",
        "<td data-label=\"Bis\" class=\"short\">31.\u{a0}Dez. 2026</td>",
        "50 % des Weges",
        "<h4 dir=\"auto\">Now</h4>",
        "Everybody gets there by 2030-01-01, or 99.5 % do.",
    ] {
        assert!(html.contains(said), "{said}");
    }
    // What a program reads from the page stays as it is.
    assert!(html.contains("data-value=\"38.5\""));
}
