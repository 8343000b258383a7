//! `pm review`: the packs, from Git and without, and the record that `--record` writes.

mod business;
mod german;
mod history;
mod hostile;
mod initiatives;
mod promises;
mod published;
mod record;
mod releases;

use crate::support::world;
use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use world::{Run, git, git_on, write};

fn pm(folder: &Path, arguments: &[&str]) -> Run {
    world::pm(folder, &[&["--today", "2026-10-05"], arguments].concat())
}

fn markdown(folder: &Path, arguments: &[&str]) -> String {
    let run = pm(folder, &[&["review"], arguments].concat());
    let lint = || pm(folder, &["lint", "--format", "concise"]).out;
    assert!((run.code, run.err.as_str()) == (0, ""), "{}{}", run.err, lint());
    run.out
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&markdown(folder, &[arguments, &["--format", "json"]].concat())).unwrap()
}

/// What stands below a heading, up to the next of its level.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let start = text.find(&format!("\n## {heading}\n")).unwrap_or_else(|| panic!("no {heading} in {text}"));
    let body = &text[start + heading.len() + 5..];
    body.find("\n## ").map_or(body, |end| &body[..end]).trim()
}

fn holds(text: &str, all: &[&str]) {
    all.iter().for_each(|part| assert!(text.contains(part), "no `{part}` in\n{text}"));
}

const VISION: &str = "---\nprinciples: [Few and loved, We never sell the screen]\n---\n# Crafts\n\nAnyone can learn a craft from one who practises it.\n";
const SEGMENTS: &str = "admins: {title: Small admins, needs: Get a team going}\n";
const METRICS_THEN: &str = "\
activation: {definition: teams with three members, measures: customer, unit: '%', drives: [revenue], readings: {2026-03-01: 31 %, 2026-06-15: 33 %}}
found: {definition: searches that end at a page, measures: customer, unit: '%', readings: {2026-05-01: 20 %}}
revenue: {definition: yearly revenue, measures: business, unit: EUR, readings: {2026-06-30: 5000000}}
";
const METRICS_NOW: &str = "\
activation: {definition: teams with three members, measures: customer, unit: '%', drives: [revenue], readings: {2026-03-01: 31 %, 2026-06-15: 33 %, 2026-09-28: 38 %}}
found: {definition: searches that end at a page, measures: customer, unit: '%', readings: {2026-05-01: 20 %, 2026-09-20: 26 %}}
revenue: {definition: yearly revenue, measures: business, unit: EUR, readings: {2026-06-30: 5000000, 2026-09-30: 6900000}}
";

fn intent(target: &str, more: &str) -> String {
    format!(
        "---\nstatus: active\nowner: ada\nbecause: Large teams leave first\noutcomes: {{activation: {{baseline: {{value: 31 %, on: 2026-03-01}}, target: {target}, by: 2026-Q4}}}}\n{more}---\n# Win teams\n"
    )
}

fn initiative(title: &str, fields: &str) -> String {
    format!("---\nintent: enterprise\n{fields}---\n# {title}\n\n{title} is hard (7 of 9 admins).\n")
}

const COST: &str = "estimates: {source: ada's figures, as_of: 2026-06-01, cost_of_delay: ";

/// A strategy at its last business review, on 2026-07-02, and three months on.
pub fn workshop() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    git(path, &["init", "-q"]);
    let onboarding = |money: &str| {
        let fields = format!(
            "status: discovery\nowner: ada\nsegments: [admins]\noutcomes: {{activation: {{baseline: 31 %, target: 45 %, by: 2026-Q4}}}}\noptions: [guided setup, \"concierge: we set it up with them\"]\n{money}{COST}5000 EUR per week, duration: 10w}}\n"
        );
        initiative("Setting up", &fields)
    };
    let search = |rate: u32| {
        let fields = format!(
            "status: delivery\nowner: ben\nsegments: [admins]\noutcomes: {{found: {{baseline: 20 %, target: 30 %, by: 2026-12-31}}}}\n{COST}{rate} EUR per week, duration: 5w}}\n"
        );
        initiative("Finding things", &fields)
    };
    let hardware = |fields: &str| {
        let all = format!(
            "owner: bo\noutcomes: {{activation: 40 %}}\nfunding: [{{stage: discover, amount: 50000 EUR, on: 2026-02-01}}]\n{fields}{COST}2000 EUR per week, duration: 20w, remaining: 12w}}\n"
        );
        initiative("A box of our own", &all)
    };
    write(
        path,
        &[
            ("pm.yaml", "currency: EUR\n"),
            ("vision.md", VISION),
            ("segments.yaml", SEGMENTS),
            ("metrics.yaml", METRICS_THEN),
            ("intents/enterprise.md", &intent("45 %", "")),
            ("initiatives/onboarding.md", &onboarding("")),
            ("initiatives/search.md", &search(1000)),
            ("initiatives/hardware-box.md", &hardware("status: delivery\n")),
            (
                "reviews/2026-07-02-business.md",
                "---\ncadence: quarterly-business\non: 2026-07-02\ndecisions: [{about: search, decided: go on}]\n---\n",
            ),
        ],
    );
    commit(path, "2026-06-20", "Before the review");
    write(
        path,
        &[
            ("metrics.yaml", METRICS_NOW),
            (
                "intents/enterprise.md",
                &intent(
                    "40 %",
                    "amendments: [{field: outcomes.activation.target, from: 45 %, to: 40 %, on: 2026-08-03, why: the channel closed}]\n",
                ),
            ),
            (
                "initiatives/onboarding.md",
                &onboarding(
                    "funding: [{stage: validate, amount: 90000 EUR, on: 2026-08-20, because: seven of nine gave up}]\n",
                ),
            ),
            ("initiatives/search.md", &search(9000)),
            (
                "initiatives/hardware-box.md",
                &hardware(
                    "status: stopped\nstopped: {on: 2026-08-15, why: two makers ended their talks, principle: We never sell the screen}\n",
                ),
            ),
            (
                "initiatives/billing.md",
                &initiative(
                    "Paying by invoice",
                    "status: proposed\nowner: ben\nrequested_by: customer\noutcomes: {revenue: 15000000}\n",
                ),
            ),
            (
                "options/bulk-import.md",
                "---\ninitiative: search\nstatus: shipped\nshipped_on: 2026-07-28\noutcomes: {found: {baseline: {value: 20 %, on: 2026-05-01}, target: 25 %}}\nlearned: They import twice and then never again.\n---\n# Bulk import\n\nBring all pages at once.\n",
            ),
            (
                "options/price-page.md",
                "---\ninitiative: onboarding\nestimates: {source: ben's guess, as_of: 2026-06-01, duration: {low: 4w, high: 8w}}\n---\n# A page of prices\n",
            ),
            (
                "experiments/price-page-test.md",
                "---\ntests: price-page\nstatus: concluded\nstarts: 2026-07-01\nends: 2026-07-15\nsuccess: {activation: at least 40 %}\nresult: {on: 2026-07-20, readings: {activation: 22 %}, verdict: refuted}\nlearned: Prices come too early.\ndecision: stop\n---\n# Prices first\n\nIf prices stand first, four in ten teams bring three members.\n",
            ),
            (
                "experiments/by-phone.md",
                "---\ntests: onboarding\nstatus: concluded\nstarts: 2026-08-01\nends: 2026-09-01\nsuccess: {activation: at least 40 %}\nresult: {on: 2026-09-03, readings: {activation: 43 %}, verdict: supported}\nlearned: The second invite matters.\n---\n# By phone\n\nIf we call, four in ten teams bring three members.\n",
            ),
        ],
    );
    commit(path, "2026-09-30", "Three months");
    folder
}

fn commit(folder: &Path, day: &str, subject: &str) {
    git(folder, &["add", "-A"]);
    git_on(day, folder, &["commit", "-q", "-m", subject]);
}

fn copied(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_name() == ".git" {
            continue;
        }
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copied(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
