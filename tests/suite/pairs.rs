//! Two states read at once are what each is when it is read alone under the settings of the head.

use crate::support::{workspace, world};
use std::fs;
use std::path::Path;

use pm::config::{Loaded, read_config};
use pm::graph::{LinkTarget, Place, Places, Strategy, load_config};
use pm::source::{Asked, Comparison, Surroundings, Tree, comparison, discover};

use world::{git, write_file as write};

fn commit(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", "a state"]);
}

/// The trees of what `range` compares: head, base.
fn trees(start: &Path, range: &str) -> (Comparison, Tree, Tree) {
    let place = discover(start, None).unwrap();
    let surroundings = Surroundings::default();
    let asked = Asked { range: Some(range), configured: None, surroundings: &surroundings };
    let chosen = comparison(&place, &asked).unwrap();
    let (head, base) = (chosen.head_tree(&place).unwrap(), chosen.base_tree(&place).unwrap());
    (chosen, head, base)
}

fn assert_same(pair: &Strategy, alone: &Strategy) {
    let files = |strategy: &Strategy| format!("{:?}", strategy.files);
    let records = |strategy: &Strategy| -> Vec<String> { strategy.records.iter().map(|r| format!("{r:?}")).collect() };
    assert_eq!(files(pair), files(alone));
    assert_eq!(records(pair), records(alone));
    assert_eq!(pair.problems, alone.problems);
    assert_eq!(pair.links, alone.links);
    assert_eq!(pair.prefix, alone.prefix);
}

/// Builds both at once and each alone; gives how many contents both have at the same path.
fn assert_pair_is_two(head: &Tree, base: &Tree) -> usize {
    let (loaded, text) = load_config(head).unwrap();
    let (of_head, of_base) = Strategy::build_pair(head, base, loaded.clone(), text.clone());
    assert_same(&of_head, &Strategy::build(head, loaded.clone(), text));
    let text = base.read("pm.yaml").ok();
    let problems = text.as_deref().and_then(|text| read_config(text).ok()).map(|own| own.problems).unwrap_or_default();
    assert_same(&of_base, &Strategy::build(base, Loaded { problems, ..loaded }, text));
    let same = |entry: &&pm::source::Entry| entry.blob.is_some() && base.entry(&entry.path) == Some(entry);
    head.files.iter().filter(same).count()
}

/// SplitMix64, as in `support/workspace.rs`.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    usize::try_from((z ^ (z >> 31)) >> 8).unwrap()
}

/// Changes, removes, moves, breaks and adds a few files.
fn disturb(folder: &Path, paths: &[String], seed: u64) {
    let mut state = seed;
    for _ in 0..8 {
        let path = folder.join(&paths[next(&mut state) % paths.len()]);
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let at = next(&mut state) % (text.lines().count() + 1);
        let line = ["status: stopped", "see [it](nowhere.md)", "\t- : {", "owner: ada"][next(&mut state) % 4];
        let mut lines: Vec<&str> = text.lines().collect();
        match next(&mut state) % 6 {
            0 => fs::remove_file(&path).unwrap(),
            1 => fs::rename(&path, path.with_file_name(format!("moved-{}.yaml", next(&mut state) % 9))).unwrap(),
            2 => fs::write(&path, b"caf\xe9").unwrap(),
            3 => fs::copy(&path, path.with_file_name("copy.md")).map(drop).unwrap(),
            _ => {
                lines.insert(at.min(lines.len()), line);
                fs::write(&path, lines.join("\n")).unwrap();
            }
        }
    }
}

#[test]
fn two_states_read_at_once_are_each_as_read_alone() {
    for seed in 1..=12 {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().canonicalize().unwrap();
        let files = workspace::workspace(60, seed);
        let paths: Vec<String> =
            files.iter().map(|(path, _)| path.to_string()).filter(|path| path != "pm.yaml").collect();
        for (path, text) in &files {
            write(&top, path, text);
        }
        git(&top, &["init", "-q"]);
        commit(&top);
        disturb(&top, &paths, seed);
        if seed % 3 == 0 {
            write(&top, "pm.yaml", "languages: [de]\nroots: [more]\nlinks: ['**/*.md']\n");
        }
        commit(&top);
        // What is not committed, and files whose staging proves their blobs.
        write(&top, "notes.md", "# Notes\n");
        let (_, head, base) = trees(&top, "HEAD~1");
        let shared = assert_pair_is_two(&head, &base);
        assert!(head.files.len() > 40, "{}", head.files.len());
        let (_, head, base) = trees(&top, "HEAD~1..HEAD");
        let shared_of_commits = assert_pair_is_two(&head, &base);
        assert!(shared_of_commits * 2 > head.files.len(), "{shared_of_commits} of {}", head.files.len());
        assert!(shared <= shared_of_commits);
    }
}

#[test]
fn a_renamed_folder_is_read_as_the_same_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().canonicalize().unwrap();
    write(&top, "old/pm.yaml", "");
    write(&top, "old/metrics/churn.yaml", "name: Churn\n");
    write(&top, "old/vision.md", "# Bread for all\n\nSee [churn](metrics/churn.yaml) and [gone](../old/gone.md).\n");
    git(&top, &["init", "-q"]);
    commit(&top);
    git(&top, &["mv", "old", "new"]);
    commit(&top);
    let (chosen, head, base) = trees(&top.join("new"), "HEAD~1..HEAD");
    assert_eq!(chosen.base_prefix, "old/");
    assert_eq!(assert_pair_is_two(&head, &base), 3);
    let (of_head, of_base) = Strategy::build_pair(&head, &base, Loaded::default(), None);
    assert_eq!((of_head.prefix.as_str(), of_base.prefix.as_str()), ("new/", "old/"));
    // Each tree's links are looked up in that tree.
    let churn = of_head.named("churn")[0];
    let expected = [LinkTarget::Record(churn), LinkTarget::Missing { path: "old/gone.md".into() }];
    for strategy in [&of_head, &of_base] {
        let targets: Vec<&LinkTarget> = strategy.links.iter().map(|link| &link.target).collect();
        assert_eq!(targets, expected.iter().collect::<Vec<_>>());
    }
}

#[test]
fn the_settings_of_the_head_judge_the_base_and_places_are_those_of_its_own_file() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().canonicalize().unwrap();
    write(&top, "pm.yaml", "# Long ago\n\ncurrency: EUR\nlanguages: [fr]\n");
    write(&top, "goals/a.md", "# More bread\n");
    git(&top, &["init", "-q"]);
    commit(&top);
    write(&top, "pm.yaml", "currency: USD\nrecords:\n  - {paths: 'goals/*.md', kind: initiative}\n");
    let (_, head, base) = trees(&top, "HEAD");
    let (loaded, text) = load_config(&head).unwrap();
    let (of_head, of_base) = Strategy::build_pair(&head, &base, loaded, text);
    assert_eq!(of_base.settings.currency.as_deref(), Some("USD"));
    assert_eq!((of_base.records.len(), of_head.records.len()), (1, 1));
    let told: Vec<&str> = of_base.problems.iter().map(|found| found.problem.message.as_str()).collect();
    assert_eq!(told, ["`pm` has no words for the language `fr`"]);
    assert!(of_head.problems.is_empty());
    let place = Place::Config("currency".split('.').collect());
    let line = |strategy: &Strategy| Places::of(strategy).label(&place, "").start.line;
    assert_eq!((line(&of_base), line(&of_head)), (3, 1));
}

#[test]
fn a_base_without_a_pm_yaml_has_no_such_file() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().canonicalize().unwrap();
    write(&top, "vision.md", "# Bread for all\n");
    git(&top, &["init", "-q"]);
    commit(&top);
    write(&top, "pm.yaml", "currency: USD\n");
    let (_, head, base) = trees(&top, "HEAD");
    let (loaded, text) = load_config(&head).unwrap();
    let (of_head, of_base) = Strategy::build_pair(&head, &base, loaded, text);
    let paths = |strategy: &Strategy| strategy.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
    assert_eq!(
        (paths(&of_head), paths(&of_base)),
        (vec!["pm.yaml".into(), "vision.md".into()], vec!["vision.md".into()])
    );
}

#[test]
#[cfg(unix)]
fn a_file_that_is_gone_from_the_head_meanwhile_is_still_read_in_the_base() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().canonicalize().unwrap();
    write(&top, "vision.md", "# Bread for all\n");
    write(&top, "metrics/churn.yaml", "name: Churn\n");
    git(&top, &["init", "-q"]);
    commit(&top);
    let (_, head, base) = trees(&top, "HEAD");
    fs::remove_file(top.join("metrics/churn.yaml")).unwrap();
    let (of_head, of_base) = Strategy::build_pair(&head, &base, Loaded::default(), None);
    let broken = |strategy: &Strategy| strategy.records[strategy.named("churn")[0]].broken;
    assert_eq!((broken(&of_head), broken(&of_base)), (true, false), "{:?} {:?}", of_head.problems, of_base.problems);
}
