use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use git2::{AttrCheckFlags, AttrValue, Index, Repository};

use super::ignore_rules::config_home;
use super::read_file::read_file;
use super::{Place, ReadProblem, Tree};

const NAME: &str = ".gitattributes";
/// The attributes by which Git stores something of whatever length for what is on disk.
const CONVERTING: [&str; 2] = ["filter", "working-tree-encoding"];

/// Whether any file that could give an attribute to the tree's files has one of these in it. Asking Git for each file
/// costs more than all the rest, and hardly any repository has them.
pub(super) fn are_possible(tree: &Tree, place: &Place, top: &Path, repository: &Repository, index: &Index) -> bool {
    let above = [""].into_iter().chain(ancestors(&place.prefix)).map(|folder| top.join(folder).join(NAME));
    let within: BTreeSet<&str> = tree.files.iter().flat_map(|entry| ancestors(&entry.path)).collect();
    let below = within.into_iter().map(|folder| top.join(&place.prefix).join(folder).join(NAME));
    let of_everybody = repository.config().ok().and_then(|config| config.get_path("core.attributesfile").ok());
    let others = [
        Some(repository.commondir().join("info/attributes")),
        of_everybody.or_else(|| Some(config_home()?.join("git/attributes"))),
        Some(PathBuf::from("/etc/gitattributes")),
    ];
    let mut files = above.chain(below).chain(others.into_iter().flatten());
    // Where Git finds none on disk it takes the one that is staged.
    let staged = index.iter().filter(|entry| entry.path.ends_with(NAME.as_bytes()));
    let mut absent =
        staged.filter_map(|entry| String::from_utf8(entry.path).ok()).filter(|path| !top.join(path).exists());
    files.any(|file| mentions(&file)) || absent.next().is_some()
}

/// The folders above a path, with `/` at their ends.
fn ancestors(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..=at))
}

/// One that is there and cannot be read may say anything.
fn mentions(file: &Path) -> bool {
    match read_file(file) {
        Ok(bytes) => CONVERTING.iter().any(|name| memchr::memmem::find(&bytes, name.as_bytes()).is_some()),
        Err(why) => why != ReadProblem::Vanished,
    }
}

/// Whether Git converts this file, by its path from the Git root.
pub(super) fn holds_for(repository: &Repository, path: &str) -> bool {
    CONVERTING.iter().any(|name| {
        let found = repository.get_attr(Path::new(path), name, AttrCheckFlags::FILE_THEN_INDEX);
        found.map_or(true, |value| !matches!(AttrValue::from_string(value), AttrValue::Unspecified | AttrValue::False))
    })
}
