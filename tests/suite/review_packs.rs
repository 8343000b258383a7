//! `pm review`: the packs, from Git and without, and the record that `--record` writes.

use crate::support::world;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use world::{Run, git, git_on, write, write_file};

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
fn workshop() -> TempDir {
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

#[test]
fn leadership_sees_what_changed_since_the_last_review() {
    let folder = workshop();
    let text = markdown(folder.path(), &["quarterly-business"]);
    assert!(text.starts_with("# Business review: Crafts\n\n5 Oct 2026 · since 2 Jul 2026, the last of these reviews (review/2026-07-02-business).\n"), "{text}");
    holds(&text, &["Compared with commit ", " of 20 Jun 2026."]);
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(
        headings,
        [
            "Decide today",
            "Where we are",
            "What changed in the strategy",
            "What we learned that changes the plan",
            "What we now know not to build",
            "Money by stage",
            "Decisions"
        ]
    );
    holds(section(&text, "Decide today"), &["**By phone** (experiment/by-phone, ada): "]);
    let here = section(&text, "Where we are");
    holds(
        here,
        &[
            "**Win teams** (intent/enterprise) | activation | 31 % (1 Mar 2026) | 33 % (15 Jun 2026) | 38 % (28 Sep 2026) | 40 % by 2026-Q4 | 77 % of the way | revenue 5\u{a0}000\u{a0}000 EUR (30 Jun 2026) → 6\u{a0}900\u{a0}000 EUR (30 Sep 2026) |",
        ],
    );
    let changed = section(&text, "What changed in the strategy");
    holds(
        changed,
        &[
            "Compared with 2026-07-02, the strategy makes 1 promise easier (activation 45 % → 40 %, after it started)",
            "stops 1 initiative with a reason",
            "moves search from ",
            "| intent/enterprise | activation | 45 % | 40 % | easier, after it started | the channel closed (3 Aug 2026) |",
            "- **Paying by invoice** (initiative/billing), proposed: Paying by invoice is hard (7 of 9 admins).",
            "- **A box of our own** (initiative/hardware-box): stopped 15 Aug 2026: two makers ended their talks",
            "principle: We never sell the screen",
        ],
    );
    let learned = section(&text, "What we learned that changes the plan");
    let order: Vec<usize> =
        ["price-page-test", "by-phone", "bulk-import"].map(|name| learned.find(name).unwrap()).to_vec();
    assert!(order.is_sorted(), "{learned}");
    holds(learned, &["(experiment/price-page-test) 20 Jul 2026, refuted, stop: Prices come too early."]);
    let not_built = section(&text, "What we now know not to build");
    holds(
        not_built,
        &[
            "(initiative/hardware-box): stopped 15 Aug 2026: two makers ended their talks (not spent, as estimated: 12 weeks)",
            "refuted 20 Jul 2026; asked activation at least 40 %, seen 22 %: Prices come too early.",
            "(not spent, as estimated, option/price-page: 4 to 8 weeks)",
            "Weeks not spent, as they were estimated: 16 to 20",
        ],
    );
    let money = section(&text, "Money by stage");
    holds(
        money,
        &[
            // What was stopped had it then, and has it no more.
            "| discover | 50\u{a0}000\u{a0}EUR |  |  |",
            "| validate |  | 90\u{a0}000\u{a0}EUR | initiative/onboarding |",
            "20 Aug 2026, **Setting up** (initiative/onboarding): 90\u{a0}000\u{a0}EUR (validate): seven of nine gave up",
        ],
    );
    holds(section(&text, "Decisions"), &["| about | decided | why | who |", "| experiment/by-phone | | | |"]);
    assert_eq!(text, markdown(folder.path(), &["quarterly-business"]), "twice the same bytes");
    assert!(!text.contains("[]") && !text.contains("none)") && !text.contains("null"), "{text}");
}

#[test]
fn leads_see_each_initiative_in_five_lines() {
    let folder = workshop();
    let text = markdown(folder.path(), &["quarterly-initiative"]);
    // There was none of that cadence yet.
    holds(&text, &["5 Oct 2026 · since 5 Jul 2026, the usual time between two of these reviews."]);
    let all = section(&text, "Initiatives");
    holds(
        all,
        &[
            "### Win teams (intent/enterprise)",
            "**Setting up** (initiative/onboarding), discovery, ada: activation 31 % → 38 % (28 Sep 2026) → 45 % by 2026-Q4, 50 % of the way",
            "- **Options:** ",
            "guided setup (considered)",
            "- **Tried:** experiment/by-phone supported, activation at least 40 %: 43 % (3 Sep 2026)",
            "- **Learned:** The second invite matters. (experiment/by-phone)",
            "- **Next:** ",
        ],
    );
    assert!(!all.contains("hardware-box"), "{all}");
    let new = section(&text, "New and proposed");
    holds(
        new,
        &[
            "(initiative/billing), proposed, came since, for intent/enterprise, asked for by customer",
            "  - [ ] Few and loved",
            "  - [ ] We never sell the screen",
        ],
    );
    holds(section(&text, "What ended, and why"), &["(initiative/hardware-box): stopped 15 Aug 2026"]);
    let order = section(&text, "Order of work");
    let lines: Vec<&str> = order.lines().filter(|line| line.starts_with("| ")).collect();
    assert_eq!(lines[0], "| place | initiative | was | why it moved |");
    let search =
        "| 1 | **Finding things** (initiative/search) | 2 | cost of delay 1 000 EUR per week → 9 000 EUR per week |";
    assert_eq!(lines[1].replace('\u{a0}', " "), search);
    assert_eq!(lines[2], "| 2 | **Setting up** (initiative/onboarding) | 1 | others moved |");
    holds(order, &["| 3 | left the order |", "(initiative/billing): no cost of delay; no duration"]);
}

#[test]
fn everyone_sees_what_a_release_came_to() {
    let folder = workshop();
    let text = markdown(folder.path(), &["monthly-release"]);
    holds(&text, &["since 5 Sep 2026, the usual time", "Nothing was released."]);
    let judged = section(&text, "Released two months ago, judged now");
    holds(
        judged,
        &[
            "### Bulk import",
            "option/bulk-import, 28 Jul 2026 · for Small admins · initiative/search",
            "> Finding things is hard (7 of 9 admins).",
            "| found | 20 % (1 May 2026) | 26 % (20 Sep 2026) | 25 % | reached |",
        ],
    );
    holds(section(&text, "What surprised us"), &["> They import twice and then never again."]);
    holds(
        section(&text, "Coming, and what we expect of it"),
        &["- We expect found 26 % (20 Sep 2026) → 30 % by 31 Dec 2026 (promised before this period began)"],
    );
    assert!(!text.contains("## Decisions"), "{text}");

    let text = markdown(folder.path(), &["monthly-release", "--since", "2026-07-01"]);
    holds(&text, &["since 1 Jul 2026, as asked for."]);
    holds(
        section(&text, "Released"),
        &["### Bulk import", "| found | 20 % (1 May 2026) | 26 % (20 Sep 2026) | 25 % | reached |"],
    );
    assert!(!text.contains("judged now"), "{text}");
}

#[test]
fn data_says_the_same_as_the_page() {
    let folder = workshop();
    let pack = json(folder.path(), &["quarterly-business"]);
    assert_eq!(pack["since"]["on"], "2026-07-02");
    assert_eq!(
        (&pack["since"]["why"], &pack["since"]["commit_on"]),
        (&Value::from("last-review"), &Value::from("2026-06-20"))
    );
    assert_eq!(pack["decide"][0]["kind"], "result-undecided");
    let outcome = &pack["business"]["intents"][0]["outcomes"][0];
    let told =
        ["baseline", "then", "then_on", "now", "now_on", "target"].map(|key| outcome[key].as_str().unwrap().to_owned());
    assert_eq!(told, ["31 %", "33 %", "2026-06-15", "38 %", "2026-09-28", "40 %"]);
    assert_eq!(pack["business"]["changed"]["promises"].as_array().unwrap().len(), 1);
    assert_eq!((&pack["initiatives"], &pack["releases"]), (&Value::Null, &Value::Null));
    // By a revision, and of a revision.
    let pack = json(folder.path(), &["quarterly-business", "--since", "HEAD~1", "--at", "HEAD"]);
    assert_eq!((&pack["since"]["on"], &pack["since"]["why"]), (&Value::from("2026-06-20"), &Value::from("asked")));
    let pack = json(folder.path(), &["quarterly-business", "--at", "HEAD~1"]);
    assert_eq!(pack["business"]["changed"]["sentence"], Value::Null);
    assert_eq!(pack["business"]["changed"]["is_known"], true);
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

#[test]
fn without_the_history_a_pack_says_what_it_does_not_know() {
    let folder = workshop();
    let without = tempfile::tempdir().unwrap();
    copied(folder.path(), without.path());
    let text = markdown(without.path(), &["quarterly-business"]);
    holds(&text, &["What the strategy said then is not known: this folder is not in a Git repository."]);
    let changed = section(&text, "What changed in the strategy");
    // The records say it themselves; what is new they cannot say.
    holds(
        changed,
        &[
            "| intent/enterprise | activation | 45 % | 40 % | easier | the channel closed (3 Aug 2026) |",
            "(initiative/hardware-box): stopped",
        ],
    );
    assert!(!changed.contains("Paying by invoice") && !changed.contains("Compared"), "{changed}");
    let order = markdown(without.path(), &["quarterly-initiative"]);
    holds(section(&order, "Order of work"), &["where each stood before is not known", "| place | initiative |\n"]);

    // A clone that begins after the last review.
    let clones = tempfile::tempdir().unwrap();
    let origin = format!("file://{}", folder.path().display());
    git(clones.path(), &["clone", "-q", "--depth", "1", &origin, "shallow"]);
    let text = markdown(&clones.path().join("shallow"), &["quarterly-business"]);
    holds(
        &text,
        &["What the strategy said then is not known: this clone begins on 2026-09-30", "git fetch --unshallow"],
    );
    git(clones.path(), &["clone", "-q", "--bare", &origin, "bare.git"]);
    let text = markdown(&clones.path().join("bare.git"), &["quarterly-business"]);
    holds(&text, &["of 20 Jun 2026.", "makes 1 promise easier"]);

    // A review from before the first commit.
    let text = markdown(folder.path(), &["quarterly-business", "--since", "2025-01-01"]);
    holds(&text, &["the history begins only on 2026-06-20"]);
    let empty = tempfile::tempdir().unwrap();
    git(empty.path(), &["init", "-q"]);
    write_file(empty.path(), "pm.yaml", "");
    for cadence in ["quarterly-business", "quarterly-initiative", "monthly-release"] {
        let text = markdown(empty.path(), &[cadence]);
        holds(&text, &["not known: nothing is committed yet", "Nothing waits for a decision."]);
    }
}

#[test]
fn a_day_or_a_revision_that_cannot_be_is_refused() {
    let folder = workshop();
    for (since, message, help) in [
        ("2026-13-01", "there is no month 13", "year-month-day"),
        ("nowhere", "there is no revision `nowhere`", ""),
        ("2026-12-01", "cannot begin on 2026-12-01", "`--since` takes a day in the past"),
    ] {
        let run = pm(folder.path(), &["review", "quarterly-business", "--since", since]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        holds(&run.err, &[message, help]);
    }
    assert_eq!(pm(folder.path(), &["review", "weekly"]).code, 2);
}

#[test]
fn the_record_has_a_blank_for_every_open_decision() {
    let folder = workshop();
    write_file(
        folder.path(),
        "reviews/2026-10-08.md",
        "---\ncadence: quarterly-business\nstatus: planned\non: 2026-10-08\n---\n",
    );
    let run = pm(folder.path(), &["review", "quarterly-business", "--record"]);
    assert_eq!(run.code, 0, "{}", run.err);
    holds(&run.out, &["reviews/2026-10-05-business.md: 1 decision to fill in"]);
    holds(&run.err, &["review/2026-10-08 is planned for 2026-10-08", "reviews/2026-10-08.md"]);
    let path = folder.path().join("reviews/2026-10-05-business.md");
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(
        text,
        "---\ncadence: quarterly-business\non: 2026-10-05\ncovers: [enterprise]\ndecisions:\n  - about: by-phone\n    decided: <what was decided>\n---\n# Business review, 5 Oct 2026\n"
    );
    let lint = pm(folder.path(), &["lint", "--format", "concise", "reviews"]);
    assert_eq!(lint.out.lines().filter(|line| line.contains("2026-10-05-business")).count(), 1, "{}", lint.out);
    holds(&lint.out, &["placeholder-text"]);
    assert_eq!(pm(folder.path(), &["show", "review/2026-10-05-business"]).code, 0);
    // The pack of the same day is the same, and the next one begins there.
    holds(&markdown(folder.path(), &["quarterly-business"]), &["(review/2026-07-02-business)"]);
    let next = world::pm(folder.path(), &["--today", "2027-01-04", "review", "quarterly-business"]);
    holds(&next.out, &["since 5 Oct 2026, the last of these reviews (review/2026-10-05-business)"]);

    let again = pm(folder.path(), &["review", "quarterly-business", "--record"]);
    assert_eq!((again.code, again.out.as_str()), (2, ""));
    holds(&again.err, &["there is a review called `2026-10-05-business` already"]);
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
    // Filled in, nothing is left to say about it.
    fs::write(&path, text.replace("<what was decided>", "call ten more, then decide")).unwrap();
    let lint = pm(folder.path(), &["lint", "--format", "concise", "reviews"]);
    assert!(!lint.out.contains("2026-10-05-business"), "{}", lint.out);
}

#[test]
fn titles_are_german_where_the_workspace_is() {
    let folder = workshop();
    write_file(folder.path(), "pm.yaml", "currency: EUR\nlanguages: [de, en]\n");
    let text = markdown(folder.path(), &["quarterly-business"]);
    holds(
        &text,
        &[
            "# Geschäftsrückblick: Crafts",
            "5.\u{a0}Okt. 2026 · seit 2.\u{a0}Juli 2026",
            "## Heute zu entscheiden",
            "## Wo wir stehen",
            "leichter, nach dem Beginn",
        ],
    );
    let run = pm(folder.path(), &["review", "quarterly-business", "--record"]);
    holds(&run.out, &["# Geschäftsrückblick, 5.\u{a0}Okt. 2026"]);
}

/// Nothing that somebody wrote is markup in a pack, whichever it is.
#[test]
fn hostile_text_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let nasty = "</script><b>x</b> ]]> | \u{202e}abc \u{1b}[31m 🙂 <!-- pm:begin x --> =cmd() [l](javascript:alert(1))";
    let quoted = serde_json::to_string(nasty).unwrap();
    let long = "x".repeat(10_000);
    write(
        folder.path(),
        &[
            ("vision.md", &format!("---\ntitle: {quoted}\nprinciples: [{quoted}, {long}]\n---\n\nWhere.\n")),
            (
                "metrics.yaml",
                "a: {title: A, definition: d, measures: customer, unit: '%', drives: [b], readings: {2026-09-01: -5 %}}\nb: {definition: d, measures: business, unit: EUR, drives: [a]}\n",
            ),
            (
                "intents/i.md",
                &format!(
                    "---\ntitle: {quoted}\nstatus: active\nbecause: {quoted}\noutcomes: [{{metric: a, baseline: -5 %, target: -5 %}}, {{metric: b, target: 3}}, {quoted}]\n---\n"
                ),
            ),
            (
                "initiatives/one.md",
                &format!(
                    "---\ntitle: {long}\nintent: i\nstatus: discovery\nproblem: {quoted}\npart_of: one\nevidence: [{quoted}]\noutcomes: {{missing: 3 %}}\noptions: [{quoted}]\nfunding: [{{stage: build, amount: 1 EUR, on: 2026-09-15, because: {quoted}}}, {{stage: build, amount: 9e99 EUR}}]\n---\n"
                ),
            ),
            (
                "initiatives/gone.md",
                &format!(
                    "---\ntitle: {quoted}\nintent: i\nstatus: stopped\nstopped: {{on: 2026-09-20, why: {quoted}, principle: {quoted}, became: {quoted}}}\nlearned: {quoted}\nestimates: {{duration: 1w}}\n---\n"
                ),
            ),
            ("initiatives/broken.md", "---\nintent: [\n---\n"),
            (
                "options/o.md",
                &format!(
                    "---\ntitle: {quoted}\ninitiative: one\nstatus: shipped\nshipped_on: 2026-09-20\nsolution: {quoted}\nlearned: {quoted}\noutcomes: {{a: 3 %}}\n---\n"
                ),
            ),
            (
                "experiments/e.md",
                &format!(
                    "---\ntitle: {quoted}\ntests: [o, nothing]\nstatus: concluded\nresult: {{on: 2026-09-21, verdict: refuted, readings: {{a: 1 %}}}}\nsuccess: [{quoted}]\nlearned: {quoted}\nhypothesis: {quoted}\n---\n"
                ),
            ),
            (
                "research/r.md",
                &format!(
                    "---\nmethod: interview\non: 2026-09-01\nparticipants: {quoted}\ninforms: one\nfindings: [{quoted}]\n---\n"
                ),
            ),
        ],
    );
    for cadence in ["quarterly-business", "quarterly-initiative", "monthly-release"] {
        let run = pm(folder.path(), &["review", cadence]);
        assert_eq!(run.code, 0, "{}", run.err);
        holds(&run.err, &["in the records and links of this strategy"]);
        for bad in ["<script", "</script", "<b>", "\u{1b}", "\u{202e}", "<!-- pm:begin", "[l]("] {
            assert!(!run.out.contains(bad), "{cadence}: {bad}\n{}", run.out);
        }
        let rows: Vec<usize> = run.out.lines().filter(|line| line.starts_with('|')).map(cells).collect();
        let tables = run.out.split("\n\n").filter(|part| part.starts_with('|'));
        tables.for_each(|table| {
            assert!(table.lines().map(cells).collect::<std::collections::BTreeSet<_>>().len() == 1, "{table}")
        });
        assert!(!rows.is_empty() || cadence == "monthly-release");
        let run = pm(folder.path(), &["review", cadence, "--format", "json"]);
        assert!(serde_json::from_str::<Value>(&run.out).is_ok(), "{cadence}");
    }
}

/// The cells of a row of a table.
fn cells(row: &str) -> usize {
    row.replace("\\|", "").matches('|').count()
}

const EXAMPLES: [(&str, &str); 3] =
    [("quarterly-business", "2026-08-22"), ("quarterly-initiative", "2026-09-03"), ("monthly-release", "2026-11-05")];

/// One pack of each kind of the example, made from a copy that has no history: `UPDATE_EXAMPLES=1` writes them anew.
#[test]
fn the_example_has_a_pack_of_each_kind() {
    let streaming = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/streaming");
    let folder = tempfile::tempdir().unwrap();
    copied(&streaming, folder.path());
    for (cadence, since) in EXAMPLES {
        let run = world::pm(folder.path(), &["review", cadence, "--since", since]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let path = streaming.join(format!("documents/review-{cadence}.md"));
        if std::env::var_os("UPDATE_EXAMPLES").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &run.out).unwrap();
        }
        assert_eq!(run.out, fs::read_to_string(&path).unwrap_or_default(), "{}", path.display());
    }
}

/// What is printed has the keys that the schema names, in every pack.
#[test]
fn the_schema_takes_what_is_printed() {
    let schema = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schema/review-pack.schema.json"));
    let schema: Value = serde_json::from_str(&schema.unwrap()).unwrap();
    let schema = jsonschema::draft7::new(&schema).unwrap();
    let folder = workshop();
    for cadence in ["quarterly-business", "quarterly-initiative", "monthly-release"] {
        let pack = json(folder.path(), &[cadence, "--since", "2026-07-01"]);
        let errors: Vec<String> = schema.iter_errors(&pack).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{cadence}: {errors:?}");
    }
}
