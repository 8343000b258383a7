//! What `pm diff` says is found now and was not, or was and is not, is the difference of two whole lints.

use crate::support::{workspace, world};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use pm::diff::{Compared, Diff, What, diff};
use pm::finding::{Finding, Label};
use pm::graph::{Strategy, load_config};
use pm::rules::{Facts, Group, OF_ONE_RECORD, Selection, named, run, since};
use pm::source::{Tree, discover, revision, work_tree};
use pm::values::Date;

use world::git;

type Files = BTreeMap<String, String>;

/// SplitMix64, as in `support/workspace.rs`.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) >> 8).unwrap() % limit
    }

    /// One of the files in a folder; of all, where there is none.
    fn path(&mut self, files: &Files, folder: &str) -> String {
        let all = || files.keys().filter(|path| *path != "pm.yaml");
        let inside: Vec<&String> = all().filter(|path| path.starts_with(folder)).collect();
        let paths = if inside.is_empty() { all().collect() } else { inside };
        paths[self.below(paths.len())].clone()
    }
}

/// Texts in which much is found, and the folder of the records that get them.
const PLANTS: [(&str, &str); 12] = [
    ("research", "---\nmethod: interview\n---\nCall +49 30 1234567 or ada@example.org, ada@example.org.\n"),
    ("research", "---\nmethod: interview\nwaivers: [{rule: personal-data, why: agreed}]\n---\nAsk ada@example.org.\n"),
    (
        "research",
        "---\nmethod: survey\nwaivers: [{rule: personal-data, why: agreed, until: 2026-01-01}]\n---\nAsk ada@example.org.\n",
    ),
    ("research", "---\nmethod: interview\nwaivers: [{rule: personal-data, why: agreed}]\n---\nNobody is named.\n"),
    ("metrics", "---\nmeasures: customer\nunit: releases\n---\n# Releases per month\n\nReleases per month.\n"),
    ("metrics", "---\nmeasures: business\nunit: EUR\nbetter: down\n---\n# Deployments\n\nDeployments we made.\n"),
    ("metrics", "---\nid: metric-1\nmeasures: customer\nx: 1\n---\n# <TODO>\n"),
    ("intents", "---\nstatus: active\n---\n# Choose us\n\n## Milestones\n\n- Q1 2027: importer\n- Q2 2027: screen\n"),
    (
        "intents",
        "---\nby: soon\nstatus: active\n---\n# Growth\n\n- 2027-Q1: importer\n- 2027-Q2: screen\n- 2027-Q3: page\n- 2027-Q4: end\n",
    ),
    ("initiatives", "---\nstatus: delivery\noutcomes: {metric-1: 40 EUR, metric-2: 3}\n---\nSee [it](nowhere.md).\n"),
    ("experiments", "---\nstatus: running\ntests: nothing\nrelated: [metric-1]\n---\nCall 030/1234567.\n"),
    ("", "---\nstatus: [\n---\n"),
];

/// Other settings; the head's judge both states.
const SETTINGS: [&str; 3] = [
    "version: 1\nlanguages: [de]\nrules: {personal-data: error, plan-as-strategy: off}\n",
    "version: 1\noverrides: [{paths: ['research/**'], rules: {personal-data: off}, why: agreed}]\n",
    "version: 1\nroots: [more]\nwords: {own-work: {en: [teams]}}\n",
];

/// A workspace in which much is found.
fn planted(random: &mut Random) -> Files {
    let seed = 1 + random.below(9) as u64;
    let mut files: Files = workspace::workspace(40, seed).into_iter().collect();
    (0..12).for_each(|_| plant(&mut files, random));
    files
}

fn plant(files: &mut Files, random: &mut Random) {
    let (folder, text) = PLANTS[random.below(PLANTS.len())];
    files.insert(random.path(files, folder), text.to_owned());
}

/// Changes, removes, moves and doubles a few records.
fn disturbed(files: &Files, random: &mut Random) -> Files {
    let mut files = files.clone();
    for _ in 0..6 {
        let path = random.path(&files, "");
        let elsewhere = path.replacen("/0/", "/elsewhere/", 1);
        match random.below(8) {
            0 => drop(files.remove(&path)),
            1 => {
                let text = files.remove(&path).unwrap();
                files.insert(elsewhere, text);
            }
            2 => {
                let text = files[&path].clone();
                files.insert(elsewhere, text);
            }
            3 => drop(files.insert("pm.yaml".to_owned(), SETTINGS[random.below(3)].to_owned())),
            4 => files.get_mut(&path).unwrap().push_str("\nAnd ada@example.org, +49 30 7654321.\n"),
            _ => plant(&mut files, random),
        }
    }
    files
}

fn strategy(tree: &Tree) -> Strategy {
    let (loaded, text) = load_config(tree).unwrap();
    Strategy::build(tree, loaded, text)
}

fn write(folder: &Path, files: &Files) {
    for (path, text) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Both states as `pm diff` reads them: the base from a commit, the head from the work tree.
fn pair(base: &Files, head: &Files) -> (Strategy, Strategy) {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path();
    write(top, base);
    for arguments in [&["init", "-q"][..], &["add", "-A"], &["commit", "-q", "-m", "base"]] {
        git(top, arguments);
    }
    base.keys().for_each(|path| fs::remove_file(top.join(path)).unwrap());
    write(top, head);
    let place = discover(top, None).unwrap();
    let (head, base) = (work_tree(&place).unwrap(), revision(&place, "HEAD").unwrap());
    let (loaded, text) = load_config(&head).unwrap();
    Strategy::build_pair(&head, &base, loaded, text)
}

fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn lint(strategy: &Strategy) -> Vec<Finding> {
    let findings = run(&Facts::new(strategy, today()), &Selection::default()).findings;
    findings.into_iter().filter(Finding::counts).collect()
}

/// The findings of `some` that `others` do not have, by fingerprint, each as it is told.
fn only_in(some: &[Finding], others: &[Finding]) -> BTreeSet<String> {
    let known: BTreeSet<&str> = others.iter().map(|finding| finding.fingerprint.as_str()).collect();
    let own = some.iter().filter(|finding| !known.contains(finding.fingerprint.as_str()));
    own.map(|finding| format!("{finding:?}")).collect()
}

/// Findings of one state; those that the way between the two shows are in neither lint.
fn told(findings: &[Finding]) -> BTreeSet<String> {
    let of_state = |finding: &&Finding| named(finding.rule).unwrap().group != Group::History;
    findings.iter().filter(of_state).map(|finding| format!("{finding:?}")).collect()
}

#[test]
fn what_is_new_and_what_is_mended_is_the_difference_of_two_whole_lints() {
    let mut seen = [0; 3];
    for seed in 0..30 {
        let random = &mut Random(seed);
        let base = planted(random);
        let head = disturbed(&base, random);
        let (of_head, of_base) = pair(&base, &head);
        let Diff { changes, consequences, .. } =
            diff(&Compared { base: &of_base, head: &of_head, today: today(), made: today() }, &mut |_| Ok(None))
                .unwrap();
        let (before, mut after) = (lint(&of_base), lint(&of_head));
        // What leads nowhere since a record vanished is told with that one.
        let vanished = consequences.findings_new.iter().filter(|finding| finding.rule == "vanished-record");
        let left_behind: Vec<Label> = vanished.flat_map(|finding| finding.labels.iter().skip(1).cloned()).collect();
        let is_told = |finding: &Finding| {
            let own = finding.place().unwrap();
            let is_there = |label: &Label| (&label.path, label.start) == (&own.path, own.start);
            finding.rule == "dangling-reference" && left_behind.iter().any(is_there)
        };
        after.retain(|finding| !is_told(finding));
        let (new, fixed) = (told(&consequences.findings_new), told(&consequences.findings_fixed));
        let expected = (only_in(&after, &before), only_in(&before, &after));
        if changes.iter().any(|change| matches!(change.what, What::Renamed | What::Rekinded)) {
            // What is found in a record with another name is neither new nor mended.
            assert!(new.is_subset(&expected.0) && fixed.is_subset(&expected.1), "seed {seed}");
        } else {
            let wrong = |told: &BTreeSet<String>, expected: &BTreeSet<String>| -> Vec<String> {
                told.symmetric_difference(expected).cloned().collect()
            };
            assert_eq!(wrong(&new, &expected.0), [""; 0], "new, seed {seed}");
            assert_eq!(wrong(&fixed, &expected.1), [""; 0], "mended, seed {seed}");
        }
        let both = after.len() - expected.0.len();
        seen = [seen[0] + expected.0.len(), seen[1] + expected.1.len(), seen[2] + both];
    }
    assert!(seen.iter().all(|count| *count > 50), "{seen:?}");
}

/// As it is told, but for the fingerprint: that of something renamed is by its former name.
fn without_fingerprints(findings: &[Finding]) -> BTreeSet<String> {
    let counting = findings.iter().filter(|finding| finding.counts());
    counting.map(|finding| format!("{:?}", Finding { fingerprint: String::new(), ..finding.clone() })).collect()
}

#[test]
fn what_lint_shows_since_a_revision_is_the_difference_of_two_whole_lints() {
    let (mut exact, mut news) = (0, 0);
    for seed in 100..130 {
        let random = &mut Random(seed);
        let base = planted(random);
        let head = disturbed(&base, random);
        let (of_head, of_base) = pair(&base, &head);
        let outcome = since(Facts::new(&of_base, today()), Facts::new(&of_head, today()), &Selection::default());
        let (before, after) = (lint(&of_base), lint(&of_head));
        let known: BTreeSet<&str> = before.iter().map(|finding| finding.fingerprint.as_str()).collect();
        let expected: Vec<Finding> =
            after.iter().filter(|finding| !known.contains(finding.fingerprint.as_str())).cloned().collect();
        let (new, expected) = (without_fingerprints(&outcome.findings), without_fingerprints(&expected));
        // What was renamed brings its findings along; nothing else makes a difference.
        let (gone, came) =
            (base.keys().any(|path| !head.contains_key(path)), head.keys().any(|path| !base.contains_key(path)));
        if gone && came {
            let more: Vec<&String> = new.difference(&expected).collect();
            assert_eq!(more, [""; 0], "seed {seed}");
        } else {
            let wrong: Vec<&String> = new.symmetric_difference(&expected).collect();
            assert_eq!(wrong, [""; 0], "seed {seed}");
            exact += 1;
        }
        // Nothing is lost: what is not shown is counted.
        let shown = outcome.findings.iter().filter(|finding| finding.counts()).count();
        assert_eq!(shown + outcome.summary.older.unwrap(), after.len(), "seed {seed}");
        news += new.len();
    }
    assert!(exact > 8 && news > 50, "{exact} {news}");
}

/// For `OF_ONE_RECORD`: nothing else in the strategy can add to what they find, or take from it.
#[test]
fn a_rule_of_one_record_finds_the_same_where_nothing_else_is() {
    let select = OF_ONE_RECORD.iter().map(|rule| (*rule).to_owned()).collect();
    let selection = Selection { select, ..Selection::default() };
    let found = |files: &Files| {
        let strategy = strategy(&Tree::from_texts(files.clone()));
        run(&Facts::new(&strategy, today()), &selection).findings
    };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..8 {
        let random = &mut Random(seed);
        let files = planted(random);
        let files = disturbed(&files, random);
        let mut alone = Vec::new();
        for path in files.keys() {
            let only = |(other, _): &(&String, &String)| *other == "pm.yaml" || *other == path;
            let only: Files = files.iter().filter(only).map(|(path, text)| (path.clone(), text.clone())).collect();
            alone.extend(found(&only));
        }
        let together = found(&files);
        // The number by which a fingerprint tells namesakes apart is all that others can change.
        let shown = |findings: &[Finding]| -> BTreeSet<String> {
            let without = |finding: &Finding| Finding { fingerprint: String::new(), ..finding.clone() };
            findings.iter().map(|finding| format!("{:?}", without(finding))).collect()
        };
        assert_eq!(shown(&alone), shown(&together), "seed {seed}");
        together.iter().for_each(|finding| *seen.entry(finding.rule).or_default() += 1);
    }
    assert!(OF_ONE_RECORD.iter().all(|rule| seen.get(rule).is_some_and(|count| *count > 3)), "{seen:?}");
}
