//! The file that a broken link probably meant.

use std::collections::HashMap;

use super::names::Patience;
use crate::graph::Strategy;
use crate::rules::Facts;
use crate::values::nearest;

/// The workspace's files by name and by folder, in lower case.
pub(super) struct Paths<'s> {
    by_name: HashMap<String, Vec<&'s str>>,
    by_folder: HashMap<String, Vec<&'s str>>,
    left: Patience,
}

impl<'s> Paths<'s> {
    pub fn of(facts: &Facts<'s>) -> Paths<'s> {
        let mut paths = Paths { by_name: HashMap::new(), by_folder: HashMap::new(), left: Patience::of(facts) };
        for file in &facts.strategy.files {
            paths.by_name.entry(name(&file.path).to_lowercase()).or_default().push(&file.path);
            paths.by_folder.entry(folder(&file.path)).or_default().push(&file.path);
        }
        paths
    }

    /// The path, relative to the Git root, that alone is one edit or only case away from one that leads nowhere. The file
    /// that the link stands in is never meant.
    pub fn meant(&mut self, strategy: &Strategy, file: &str, missing: &str) -> Option<String> {
        let inside = missing.strip_prefix(strategy.prefix.as_str())?;
        // The one edit lies in the name or in the folder; then the other is right.
        let beside = self.by_folder.get(&folder(inside)).into_iter().flatten();
        let alike = self.by_name.get(&name(inside).to_lowercase()).into_iter().flatten();
        let candidates: Vec<&str> = beside.chain(alike).copied().collect();
        let near = self.left.lasts(candidates.len()).then(|| nearest(inside, candidates.into_iter()))?;
        let near = near.filter(|near| near.safe && near.name != file)?;
        Some(format!("{}{}", strategy.prefix, near.name))
    }

    /// How to write the path from `file`, where one file of the wanted name, or of nearly that name in the wanted
    /// folder, is there.
    pub fn near(&mut self, strategy: &Strategy, file: &str, missing: &str) -> Option<String> {
        let missing = missing.strip_prefix(strategy.prefix.as_str())?;
        let beside = self.by_folder.get(&folder(missing)).map_or(&[] as &[_], Vec::as_slice);
        let found = match self.by_name.get(&name(missing).to_lowercase()).map_or(&[] as &[_], Vec::as_slice) {
            [only] => Some(*only),
            [] if !self.left.lasts(beside.len()) => None,
            [] => {
                let near = nearest(stem(missing), beside.iter().map(|path| stem(path)))?;
                beside.iter().find(|path| stem(path) == near.name).copied()
            }
            several => several.iter().find(|path| folder(path) == folder(missing)).copied(),
        }?;
        (found != file).then(|| relative(file, found))
    }
}

fn folder(path: &str) -> String {
    path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_lowercase())
}

pub(super) fn stem(path: &str) -> &str {
    name(path).rsplit_once('.').map_or(name(path), |(stem, _)| stem)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The way from one file to another.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = folders.split_last().map_or(&[] as &[_], |(_, folders)| folders);
    let target: Vec<&str> = to.split('/').collect();
    let shared = folders.iter().zip(&target).take_while(|(one, other)| one == other).count();
    let up = folders.iter().skip(shared).map(|_| "..");
    up.chain(target.iter().skip(shared).copied()).collect::<Vec<&str>>().join("/")
}
