use std::collections::BTreeMap;
use std::env;
use std::ops::Bound;
use std::path::Path;
use std::sync::Arc;

use git2::{Index, IndexEntryExtendedFlag, Oid};

use super::file_names::{Chosen, is_read, own_workspace};
use super::git_refusal::refusal;
use super::repository::Repositories;
use super::revision::read_blob;
use super::tree::{Origin, Target};
use super::{BlobId, Failure, Place, ReadProblem, Tree};

const LINK: u32 = 0o120_000;
const SUBMODULE: u32 = 0o160_000;
/// Bits of an entry's flags: 0 where it is settled, else the side of a merge it came from.
const STAGE: u16 = 0x3000;

/// The staged files of the workspace folder: what `git commit` would commit. `git commit -a` and `git commit FILE`
/// hand hooks an index of their own in `GIT_INDEX_FILE`; that one counts.
pub fn index(place: &Place) -> Result<Tree, Failure> {
    let repository = place.open()?;
    let own = env::var_os("GIT_INDEX_FILE").filter(|_| env::var_os("GIT_DIR").is_none() || place.from_environment);
    let index = own.map_or_else(|| repository.index(), |file| Index::open(Path::new(&file)));
    let index = index.map_err(|error| refusal(&error, None))?;
    let (staged, chosen) = collect(&index, &place.prefix);
    let staged = Staged { staged, repositories: Repositories::new(place, repository) };
    Ok(Tree::new(place.prefix.clone(), chosen, Arc::new(staged)))
}

/// Mode and blob of every staged file, by path from the Git root.
type Files = BTreeMap<String, (u32, Oid)>;

fn collect(index: &Index, prefix: &str) -> (Files, Chosen) {
    let mut staged = Files::new();
    let mut chosen = Chosen::default();
    let mut own_workspaces = Vec::new();
    for entry in index.iter() {
        // `git add --intent-to-add` promises a file and stages nothing.
        if entry.flags_extended & IndexEntryExtendedFlag::INTENT_TO_ADD.bits() != 0 {
            continue;
        }
        let is_utf8 = std::str::from_utf8(&entry.path).is_ok();
        let path = String::from_utf8_lossy(&entry.path).into_owned();
        if let Some(inside) = path.strip_prefix(prefix) {
            own_workspaces.extend(own_workspace(inside).map(String::from));
            if entry.mode != SUBMODULE && entry.path.get(prefix.len()..).is_some_and(is_read) {
                if entry.flags & STAGE == 0 {
                    let mode = i32::try_from(entry.mode).unwrap_or_default();
                    chosen.add_git_file(inside.to_owned(), is_utf8, mode, entry.id);
                } else if chosen.unreadable.last().is_none_or(|(last, _)| last != inside) {
                    let why = "its merge conflict is not resolved in the index; `git add` it once it is";
                    chosen.unreadable.push((inside.to_owned(), ReadProblem::NotReadable(why.into())));
                }
            }
        }
        staged.insert(path, (entry.mode, entry.id));
    }
    (staged, chosen.finish(&own_workspaces))
}

struct Staged {
    staged: Files,
    repositories: Repositories,
}

impl Staged {
    fn blob(&self, id: Oid) -> Result<Vec<u8>, ReadProblem> {
        let read = self.repositories.with(|repository| read_blob(repository, id));
        read.unwrap_or_else(|failure| Err(ReadProblem::NotReadable(failure.message)))
    }
}

impl Origin for Staged {
    fn read_listed(&self, path: &str, blob: Option<BlobId>) -> Result<Vec<u8>, ReadProblem> {
        match blob.and_then(|blob| blob.to_git().ok()) {
            Some(id) => self.blob(id),
            None => self.read_other(path),
        }
    }

    fn read_other(&self, path: &str) -> Result<Vec<u8>, ReadProblem> {
        match self.staged.get(path) {
            Some((LINK, _)) => Err(ReadProblem::NotReadable("a symbolic link, which pm does not follow".into())),
            Some((SUBMODULE, _)) => Err(ReadProblem::NotReadable("a submodule".into())),
            Some((_, id)) => self.blob(*id),
            None => Err(ReadProblem::Vanished),
        }
    }

    fn look_up(&self, path: &str) -> Target {
        match self.staged.get(path) {
            Some((SUBMODULE, _)) => return Target::Folder,
            Some(_) => return Target::File,
            None => {}
        }
        let folder = format!("{path}/");
        let below = (Bound::Excluded(folder.as_str()), Bound::Unbounded);
        if self.staged.range::<str, _>(below).next().is_some_and(|(next, _)| next.starts_with(&folder)) {
            return Target::Folder;
        }
        let mut above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
        let leaves = |folder: &str| self.staged.get(folder).is_some_and(|(mode, _)| matches!(*mode, LINK | SUBMODULE));
        if above.any(leaves) { Target::File } else { Target::Missing }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::discover;
    use super::super::fixture::{Folder, commit_all, paths};
    use super::*;

    fn staged(folder: &Folder, start: &str) -> Tree {
        index(&discover(&folder.path().join(start), None).unwrap()).unwrap()
    }

    #[test]
    fn the_staged_text_counts_not_the_one_on_disk() {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("vision.md", "staged");
        folder.write("inner/pm.yaml", "");
        folder.write("inner/a.md", "");
        folder.write("docs/a.png", "p");
        let mut git = repository.index().unwrap();
        git.add_all(["*"], git2::IndexAddOption::DEFAULT, None).unwrap();
        git.write().unwrap();
        folder.write("vision.md", "on disk");
        folder.write("new.md", "not staged");
        let tree = staged(&folder, "");
        assert_eq!(paths(&tree), ["vision.md"]);
        assert_eq!(tree.read("vision.md").unwrap(), "staged");
        assert_eq!(tree.read_from_root("docs/a.png").unwrap(), "p");
        for (path, target) in [
            ("docs", Target::Folder),
            ("docs/a.png", Target::File),
            ("new.md", Target::Missing),
            ("doc", Target::Missing),
            ("vision.md/x", Target::Missing),
        ] {
            assert_eq!(tree.look_up(path), target, "{path}");
        }
        assert_eq!(paths(&staged(&folder, "inner")), ["a.md", "pm.yaml"]);
    }

    #[test]
    fn a_conflict_in_the_index_is_told_once() {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("vision.md", "base");
        let base = commit_all(&repository, "base");
        folder.write("vision.md", "ours");
        let ours = commit_all(&repository, "ours");
        repository.set_head_detached(base).unwrap();
        folder.write("vision.md", "theirs");
        let theirs = commit_all(&repository, "theirs");
        let find = |id| repository.find_commit(id).unwrap();
        let mut merged = repository.merge_commits(&find(ours), &find(theirs), None).unwrap();
        let mut git = repository.index().unwrap();
        git.clear().unwrap();
        merged.iter().for_each(|entry| git.add(&entry).unwrap());
        git.write().unwrap();
        assert!(merged.has_conflicts());
        merged.clear().unwrap();
        let tree = staged(&folder, "");
        assert_eq!(paths(&tree), Vec::<&str>::new());
        assert_eq!(tree.unreadable.len(), 1);
        assert!(tree.unreadable.first().unwrap().1.to_string().contains("merge conflict"));
    }
}
