use std::cell::LazyCell;
use std::collections::{BTreeSet, HashSet};

use super::Strategy;
use crate::config::{MappingInForce, pattern};
use crate::finding::FieldPath;
use crate::source::{Target, Tree};

/// What the patterns of `pm.yaml` come to in a tree: those that match nothing, and the mappings that read nothing.
#[derive(Clone, Debug, Default)]
pub struct ConfigUse {
    pub unmatched: Vec<Unmatched>,
    pub mappings: Vec<MappingUse>,
}

/// A pattern that no file or folder matches.
#[derive(Clone, Debug)]
pub struct Unmatched {
    pub path: FieldPath,
    pub pattern: String,
    /// The folder that was probably meant, where the one named does not exist.
    pub meant: Option<String>,
}

/// What became of the files that a mapping names.
#[derive(Clone, Debug, Default)]
pub struct MappingUse {
    /// Its number under `records`.
    pub number: usize,
    pub read: usize,
    /// Those in which no record is found, by path.
    pub empty: Vec<String>,
    /// How many an earlier mapping reads.
    pub taken: usize,
}

pub(super) fn config_use(strategy: &Strategy, tree: &Tree) -> ConfigUse {
    let folders = LazyCell::new(|| folders(tree));
    ConfigUse { unmatched: unmatched(strategy, tree, &folders), mappings: mappings(strategy, tree) }
}

/// The folders are looked for only where a pattern asks for them.
fn unmatched<'t>(
    strategy: &Strategy,
    tree: &Tree,
    folders: &LazyCell<BTreeSet<&'t str>, impl FnOnce() -> BTreeSet<&'t str>>,
) -> Vec<Unmatched> {
    let config = &strategy.config;
    let of = |setting: &str, number: usize| FieldPath::of(setting).then(&format!("[{number}]")).then("paths");
    let mut settings =
        vec![(FieldPath::of("roots"), &config.roots, true), (FieldPath::of("links"), &config.links, false)];
    // What is wrong with a mapping that is not in force has been told.
    let in_force = |number: &usize| strategy.settings.mappings.iter().any(|mapping| mapping.number == *number);
    let mappings = config.records.iter().enumerate().filter(|(number, _)| in_force(number));
    settings.extend(mappings.map(|(number, mapping)| (of("records", number), &mapping.paths, false)));
    let overrides = config.overrides.iter().enumerate();
    settings.extend(overrides.map(|(number, over)| (of("overrides", number), &over.paths, false)));
    let mut found = Vec::new();
    for (path, patterns, of_folders) in settings {
        for (number, written) in patterns.iter().enumerate() {
            let Ok(matcher) = pattern(written).map(|glob| glob.compile_matcher()) else { continue };
            let matches = match of_folders {
                true => folders.iter().any(|folder| matcher.is_match(folder)),
                false => tree.files.iter().any(|entry| matcher.is_match(&entry.path)),
            };
            if !matches {
                let path = path.clone().then(&format!("[{number}]"));
                found.push(Unmatched { path, pattern: written.0.clone(), meant: meant(written, folders) });
            }
        }
    }
    let templates = strategy.settings.templates.as_deref().unwrap_or_default();
    for (setting, named) in [("links_root", strategy.settings.links_root.as_str()), ("templates", templates)] {
        let named = named.trim_end_matches('/');
        if !named.is_empty() && tree.look_up(&format!("{}{named}", tree.prefix)) == Target::Missing {
            let meant = meant(&format!("{named}/"), folders);
            found.push(Unmatched { path: FieldPath::of(setting), pattern: named.to_owned(), meant });
        }
    }
    found
}

/// The nearest folder to the one in front of a pattern's first wildcard.
fn meant(pattern: &str, folders: &BTreeSet<&str>) -> Option<String> {
    let wild = pattern.find(['*', '?', '[', '{']).unwrap_or(pattern.len());
    let (folder, _) = pattern.get(..wild)?.rsplit_once('/')?;
    let folder = folder.trim_start_matches("./");
    if folder.is_empty() || folders.contains(folder) {
        return None;
    }
    crate::values::nearest(folder, folders.iter().copied()).map(|near| near.name.to_owned())
}

/// Every folder that holds a file, however deep.
fn folders(tree: &Tree) -> BTreeSet<&str> {
    let mut folders = BTreeSet::new();
    for entry in &tree.files {
        let mut folder = entry.path.as_str();
        while let Some((above, _)) = folder.rsplit_once('/') {
            if !folders.insert(above) {
                break;
            }
            folder = above;
        }
    }
    folders
}

fn mappings(strategy: &Strategy, tree: &Tree) -> Vec<MappingUse> {
    let settings = &strategy.settings;
    let uses = |mapping: &MappingInForce| MappingUse { number: mapping.number, ..MappingUse::default() };
    let mut all: Vec<MappingUse> = settings.mappings.iter().map(uses).collect();
    if all.is_empty() {
        return all;
    }
    let with_records: HashSet<&str> = strategy.records.iter().map(|record| strategy.path_of(record)).collect();
    let lacking: HashSet<&str> = strategy.lacking.iter().map(String::as_str).collect();
    for path in tree.files.iter().map(|entry| entry.path.as_str()).filter(|path| *path != crate::config::FILE) {
        let Some(first) = settings.mapping_for(path) else { continue };
        for (number, (mapping, of_it)) in settings.mappings.iter().zip(&mut all).enumerate().skip(first) {
            if number > first {
                of_it.taken += usize::from(mapping.reads(path));
            } else if with_records.contains(path) {
                of_it.read += 1;
            } else if !lacking.contains(path) {
                of_it.empty.push(path.to_owned());
            }
        }
    }
    all
}
