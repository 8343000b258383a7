use std::path::Path;

use git2::{ObjectType, Oid, Repository, Tree};

use super::Side;
use crate::source::file_names::{CONFIG_FILE, VISION_FILES, is_hidden};
use crate::source::revision::lacking_tree;
use crate::source::{Failure, Place, revision};

/// How many folders of a base are looked into for a workspace that was renamed since.
const MOST_FOLDERS: usize = 20_000;

/// Where the workspace was in the base.
pub(super) struct BaseFolder {
    pub prefix: String,
    pub note: Option<String>,
}

/// The workspace folder in the base: of the same name, or the one whose name is gone in the head.
///
/// A workspace that is still where it was is another one and never taken for this, even if it is the only one.
pub(super) fn base_folder(
    repository: &Repository,
    place: &Place,
    base: &Side,
    head: &Side,
) -> Result<BaseFolder, Failure> {
    let same = |note: Option<String>| Ok(BaseFolder { prefix: place.prefix.clone(), note });
    let Some(base) = &base.commit else { return same(None) };
    let root = root_of(repository, &base.hex)?;
    if holds_workspace(&root, &place.prefix) {
        return same(None);
    }
    let head_root = head.commit.as_ref().map(|commit| root_of(repository, &commit.hex)).transpose()?;
    let in_head = |prefix: &str| match (&head_root, &place.git_root) {
        (Some(root), _) => holds_workspace(root, prefix),
        (None, Some(top)) => on_disk(&top.join(prefix)),
        (None, None) => false,
    };
    let is_empty = revision(place, &base.hex)?.files.is_empty();
    let Some(there) = workspaces(repository, root.id())? else {
        return same(is_empty.then(|| {
            "the base does not have this workspace, and has too many folders to look for it under another name, so \
             everything counts as added"
                .to_owned()
        }));
    };
    let gone: Vec<&str> = there.iter().map(String::as_str).filter(|prefix| !in_head(prefix)).collect();
    match gone.as_slice() {
        [old] => Ok(BaseFolder {
            prefix: (*old).to_owned(),
            note: Some(format!("the workspace was {} in the base, and is {} now", shown(old), shown(&place.prefix))),
        }),
        _ if !is_empty => same(None),
        [] => same(Some("the workspace is new: the base does not have it, so everything was added".to_owned())),
        several => {
            let names: Vec<String> = several.iter().map(|prefix| shown(prefix)).collect();
            same(Some(format!(
                "the base does not have this workspace, and several of its workspaces are gone ({}): none was taken for \
                 it, so everything counts as added",
                names.join(", ")
            )))
        }
    }
}

fn shown(prefix: &str) -> String {
    match prefix {
        "" => "the repository's top folder".to_owned(),
        prefix => format!("`{prefix}`"),
    }
}

fn root_of<'a>(repository: &'a Repository, hex: &str) -> Result<Tree<'a>, Failure> {
    let found = repository.revparse_single(hex).and_then(|object| object.peel_to_tree());
    found.map_err(|error| lacking_tree(&error))
}

fn markers() -> impl Iterator<Item = &'static str> {
    [CONFIG_FILE].into_iter().chain(VISION_FILES)
}

pub(in crate::source) fn holds_workspace(root: &Tree<'_>, prefix: &str) -> bool {
    let is_file = |name: &str| {
        root.get_path(Path::new(&format!("{prefix}{name}"))).is_ok_and(|entry| entry.kind() == Some(ObjectType::Blob))
    };
    markers().any(is_file)
}

fn on_disk(folder: &Path) -> bool {
    markers().any(|name| folder.join(name).symlink_metadata().is_ok_and(|found| !found.is_dir()))
}

/// The workspaces of a revision: folders with a `pm.yaml`, and outside of any other workspace those with a vision.
/// Nothing where there are too many folders to look into.
pub(in crate::source) fn workspaces(repository: &Repository, root: Oid) -> Result<Option<Vec<String>>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![(root, String::new(), false)];
    let mut looked_into = 0;
    while let Some((id, prefix, is_within)) = folders.pop() {
        looked_into += 1;
        if looked_into > MOST_FOLDERS {
            return Ok(None);
        }
        let tree = repository.find_tree(id).map_err(|error| lacking_tree(&error))?;
        let holds = |name: &str| tree.get_name(name).is_some_and(|entry| entry.kind() == Some(ObjectType::Blob));
        let is_one = holds(CONFIG_FILE) || !is_within && VISION_FILES.iter().any(|name| holds(name));
        for entry in tree.iter().filter(|entry| entry.kind() == Some(ObjectType::Tree)) {
            if let Some(name) = entry.name().ok().filter(|name| !is_hidden(name.as_bytes())) {
                folders.push((entry.id(), format!("{prefix}{name}/"), is_within || is_one));
            }
        }
        if is_one {
            found.push(prefix);
        }
    }
    found.sort_unstable();
    Ok(Some(found))
}
