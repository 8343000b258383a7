//! Folders of like files beside each other, as one pattern.

use std::collections::{BTreeMap, BTreeSet};

use super::Look;
use super::cover::{century, literal};

/// The files that were looked at, by folder: so that no folder is searched for among all files.
pub(super) struct Folders<'l> {
    files: BTreeMap<&'l str, Vec<&'l Look>>,
    below: BTreeMap<&'l str, BTreeSet<&'l str>>,
}

impl<'l> Folders<'l> {
    pub(super) fn of(looks: &[&'l Look]) -> Folders<'l> {
        let mut folders = Folders { files: BTreeMap::new(), below: BTreeMap::new() };
        for look in looks {
            folders.files.entry(&look.dir).or_default().push(look);
        }
        for dir in folders.files.keys() {
            if let Some(above) = parent(dir) {
                folders.below.entry(above).or_default().insert(dir);
            }
        }
        folders
    }

    /// The files of a folder.
    pub(super) fn files(&self, dir: &str) -> &[&'l Look] {
        self.files.get(dir).map_or(&[], Vec::as_slice)
    }

    /// The folders of a folder that hold files.
    pub(super) fn below(&self, parent: &str) -> BTreeSet<&'l str> {
        self.below.get(parent).cloned().unwrap_or_default()
    }
}

/// The folder above one.
pub(super) fn parent(dir: &str) -> Option<&str> {
    (!dir.is_empty()).then(|| dir.rsplit_once('/').map_or("", |(above, _)| above))
}

/// A pattern for some folders of one parent, with `/` at its end. `all` are the folders below the parent that hold
/// files.
pub(super) fn pattern(parent: &str, meant: &BTreeSet<&str>, all: &BTreeSet<&str>) -> String {
    let name = |dir: &&str| dir.rsplit('/').next().unwrap_or("").to_owned();
    let names: BTreeSet<String> = meant.iter().map(name).collect();
    let others: BTreeSet<String> = all.iter().filter(|dir| !meant.contains(**dir)).map(name).collect();
    let above = if parent.is_empty() { String::new() } else { format!("{}/", literal(parent)) };
    let (Some(first), Some(last)) = (names.first(), names.last()) else { return above };
    if names.len() == 1 {
        return format!("{above}{}/", literal(first));
    }
    let shared: String = first.chars().zip(last.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect();
    let shared = century(&shared);
    if shared.chars().count() >= 2 && !others.iter().any(|other| other.starts_with(shared)) {
        return format!("{above}{}*/", literal(shared));
    }
    if others.is_empty() {
        return format!("{above}*/");
    }
    let listed: Vec<String> = names.iter().map(|name| literal(name)).collect();
    format!("{above}{{{}}}/", listed.join(","))
}

/// Groups of one kind whose folders stand beside each other, put together: the parent folder, and the folders.
pub(super) fn siblings<'d, K: Ord + Copy>(groups: impl IntoIterator<Item = (&'d str, K)>) -> Vec<(K, Vec<&'d str>)> {
    let mut by_parent: BTreeMap<(Option<&str>, K), Vec<&str>> = BTreeMap::new();
    for (dir, key) in groups {
        by_parent.entry((parent(dir), key)).or_default().push(dir);
    }
    by_parent.into_iter().map(|((_, key), dirs)| (key, dirs)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_beside_each_other_are_one_pattern() {
        let set = |dirs: &[&'static str]| dirs.iter().copied().collect::<BTreeSet<&str>>();
        let years = set(&["src/2024h2", "src/2025h1"]);
        assert_eq!(pattern("src", &years, &set(&["src/2024h2", "src/2025h1", "src/about"])), "src/20*/");
        assert_eq!(pattern("", &set(&["a", "b"]), &set(&["a", "b"])), "*/");
        assert_eq!(pattern("", &set(&["a", "b"]), &set(&["a", "b", "c"])), "{a,b}/");
        assert_eq!(pattern("", &set(&["goals"]), &set(&["goals", "docs"])), "goals/");
    }
}
