//! Workspaces that are only in memory.

use std::collections::BTreeMap;
use std::path::Path;

use pm::graph::{Strategy, load_config};
use pm::source::Tree;

use super::world::examples;

/// Files by path.
pub type Files = BTreeMap<String, Vec<u8>>;

pub fn files(texts: &[(&str, &str)]) -> Files {
    texts.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect()
}

/// All files of a folder, by their paths from there.
pub fn files_under(root: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    files
}

/// The files of an example.
pub fn example(name: &str) -> Files {
    files_under(&examples(name))
}

/// The strategy that files make.
pub fn strategy(files: Files) -> Strategy {
    let tree = Tree::from_texts(files);
    let (loaded, text) = load_config(&tree).unwrap();
    Strategy::build(&tree, loaded, text)
}
