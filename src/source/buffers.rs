use std::collections::BTreeMap;
use std::sync::Arc;

use super::file_names::{CONFIG_FILE, Chosen, is_read, own_workspace};
use super::tree::{Origin, Target};
use super::{BlobId, Entry, ReadProblem, Tree};

/// A tree with an editor's unsaved texts, by path relative to the workspace, in place of what is on disk.
pub fn buffers(base: Tree, overlay: BTreeMap<String, String>) -> Tree {
    let texts = overlay.into_iter().map(|(path, text)| (path, text.into_bytes())).collect();
    lay_over(base, texts)
}

impl Tree {
    /// A tree that is nowhere but in memory: paths relative to the workspace, which is its own root.
    pub fn from_texts<P: Into<String>, T: Into<Vec<u8>>>(texts: impl IntoIterator<Item = (P, T)>) -> Tree {
        let texts = texts.into_iter().map(|(path, text)| (path.into(), text.into())).collect();
        lay_over(Tree::new(String::new(), Chosen::default(), Arc::new(Nothing)), texts)
    }
}

fn lay_over(base: Tree, texts: BTreeMap<String, Vec<u8>>) -> Tree {
    let Tree { prefix, mut files, mut unreadable, mut links, origin } = base;
    files.retain(|entry| !texts.contains_key(&entry.path));
    unreadable.retain(|(path, _)| !texts.contains_key(path));
    links.retain(|path| !texts.contains_key(path));
    let fitting = texts.keys().filter(|path| is_read(path.as_bytes()));
    files.extend(fitting.map(|path| Entry { path: path.clone(), blob: None }));
    let mut own_workspaces: Vec<String> =
        texts.keys().filter_map(|path| own_workspace(path)).map(String::from).collect();
    // A buffer may belong to a workspace within this one that is known only to the base.
    let folders = texts.keys().flat_map(|path| path.match_indices('/').filter_map(|(at, _)| path.get(..=at)));
    own_workspaces.extend(
        folders
            .filter(|folder| origin.look_up(&format!("{prefix}{folder}{CONFIG_FILE}")) == Target::File)
            .map(String::from),
    );
    let chosen = Chosen { files, unreadable, links }.finish(&own_workspaces);
    let texts = texts.into_iter().map(|(path, text)| (format!("{prefix}{path}"), text)).collect();
    Tree::new(prefix, chosen, Arc::new(Overlay { texts, base: origin }))
}

/// Texts by path from the root, and what lies beneath them.
struct Overlay {
    texts: BTreeMap<String, Vec<u8>>,
    base: Arc<dyn Origin>,
}

impl Origin for Overlay {
    fn read_listed(&self, path: &str, blob: Option<BlobId>) -> Result<Vec<u8>, ReadProblem> {
        self.texts.get(path).map_or_else(|| self.base.read_listed(path, blob), |text| Ok(text.clone()))
    }

    fn read_other(&self, path: &str) -> Result<Vec<u8>, ReadProblem> {
        self.texts.get(path).map_or_else(|| self.base.read_other(path), |text| Ok(text.clone()))
    }

    fn look_up(&self, path: &str) -> Target {
        if self.texts.contains_key(path) {
            return Target::File;
        }
        let folder = format!("{path}/");
        match self.texts.range(folder.clone()..).next() {
            Some((below, _)) if below.starts_with(&folder) => Target::Folder,
            _ => self.base.look_up(path),
        }
    }
}

/// What lies beneath a tree that is only in memory.
struct Nothing;

impl Origin for Nothing {
    fn read_listed(&self, _: &str, _: Option<BlobId>) -> Result<Vec<u8>, ReadProblem> {
        Err(ReadProblem::Vanished)
    }

    fn read_other(&self, _: &str) -> Result<Vec<u8>, ReadProblem> {
        Err(ReadProblem::Vanished)
    }

    fn look_up(&self, _: &str) -> Target {
        Target::Missing
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn paths(tree: &Tree) -> Vec<&str> {
        tree.files.iter().map(|entry| entry.path.as_str()).collect()
    }

    #[test]
    fn texts_in_memory_are_chosen_as_files_are() {
        let tree = Tree::from_texts([
            ("vision.md", "v"),
            ("a/x.yaml", "x"),
            ("a-b.md", ""),
            ("logo.png", "p"),
            (".git/config.md", ""),
            ("inner/pm.yaml", ""),
            ("inner/vision.md", ""),
            ("pm.yaml", ""),
        ]);
        assert_eq!(paths(&tree), ["a-b.md", "a/x.yaml", "pm.yaml", "vision.md"]);
        assert_eq!(tree.read("a/x.yaml").unwrap(), "x");
        assert_eq!(tree.read_from_root("logo.png").unwrap(), "p");
        assert_eq!(tree.read("b.md"), Err(ReadProblem::Vanished));
    }

    #[test]
    fn texts_in_memory_are_looked_up() {
        let tree = Tree::from_texts([("a/b/logo.png", ""), ("a.md", "")]);
        for (path, target) in [
            ("", Target::Folder),
            ("a", Target::Folder),
            ("a/b/", Target::Folder),
            ("a/b/logo.png", Target::File),
            ("a.md", Target::File),
            ("A.md", Target::Missing),
            ("a/b/lo", Target::Missing),
            ("..", Target::Missing),
        ] {
            assert_eq!(tree.look_up(path), target, "{path}");
        }
    }

    #[test]
    fn what_is_not_text_is_refused_in_memory_too() {
        let tree = Tree::from_texts([("a.md", vec![0xff, 0xfe]), ("b.md", vec![b' '; 2 << 20])]);
        assert_eq!(tree.read("a.md"), Err(ReadProblem::NotUtf8 { at: 0, line: 1, column: 1 }));
        assert_eq!(tree.read("b.md"), Err(ReadProblem::TooLarge { bytes: 2 << 20 }));
    }

    #[test]
    fn a_buffer_of_a_workspace_within_stays_out() {
        let base = Tree::from_texts([("inner/pm.yaml", ""), ("vision.md", "")]);
        let tree = buffers(base, [("inner/new.md".to_owned(), String::new())].into());
        assert_eq!(paths(&tree), ["vision.md"]);
    }

    #[test]
    fn buffers_win_over_what_they_lie_on() {
        let base = Tree::from_texts([("a.md", "old"), ("c.md", "c")]);
        let overlay = [("a.md", "new"), ("b.md", "b")].map(|(path, text)| (path.to_owned(), text.to_owned()));
        let tree = buffers(base, overlay.into());
        assert_eq!(paths(&tree), ["a.md", "b.md", "c.md"]);
        assert_eq!(tree.read("a.md").unwrap(), "new");
        assert_eq!(tree.read("c.md").unwrap(), "c");
        assert_eq!(tree.look_up("b.md"), Target::File);
    }
}
