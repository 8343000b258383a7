use std::path::Path;
use std::sync::Arc;

use git2::{ErrorCode, ObjectType, Oid, Repository, TreeEntry};

use super::commit::resolve;
use super::file_names::{CONFIG_FILE, Chosen};
use super::folder::{counted, is_link};
use super::git_refusal::{LACKING_HELP, refusal};
use super::read_problem::MAX_BYTES;
use super::repository::Repositories;
use super::tree::{Origin, Target};
use super::{BlobId, Entry, Failure, Place, ReadProblem, Tree};

/// The files of the workspace folder in a commit, without a checkout. A commit that does not have the folder gives a
/// tree without files.
pub fn revision(place: &Place, rev: &str) -> Result<Tree, Failure> {
    let repository = place.open()?;
    let (root, chosen) = {
        let root = resolve(&repository, rev)?.tree().map_err(|error| lacking_tree(&error))?;
        let folder = workspace_folder(&root, &place.prefix);
        (root.id(), folder.map_or_else(|| Ok(Chosen::default()), |folder| collect(&repository, folder))?)
    };
    let commit = Commit { root, repositories: Repositories::new(place, repository) };
    Ok(Tree::new(place.prefix.clone(), chosen.finish(&[]), Arc::new(commit)))
}

/// The object at the workspace's folder in a commit's tree; nothing where there is none.
pub(super) fn workspace_folder(root: &git2::Tree<'_>, prefix: &str) -> Option<Oid> {
    match prefix.trim_end_matches('/') {
        "" => Some(root.id()),
        prefix => root.get_path(Path::new(prefix)).ok().map(|entry| entry.id()),
    }
}

/// What the folder's Git tree holds, chosen as the walk of a folder chooses it. A stack instead of recursion: Git puts
/// no limit on the depth of trees.
fn collect(repository: &Repository, folder: Oid) -> Result<Chosen, Failure> {
    let mut chosen = Chosen::default();
    let mut folders = vec![(folder, String::new())];
    while let Some((id, path)) = folders.pop() {
        let tree = match repository.find_tree(id) {
            Ok(tree) => tree,
            // The prefix named a file.
            Err(_) if path.is_empty() && repository.find_blob(id).is_ok() => break,
            Err(error) => return Err(lacking_tree(&error)),
        };
        for entry in counted(&tree, path.is_empty()) {
            match entry.kind() {
                Some(ObjectType::Tree) => {
                    folders.push((entry.id(), format!("{path}{}/", String::from_utf8_lossy(entry.name_bytes()))));
                }
                _ => chosen.add_blob(&path, &entry),
            }
        }
    }
    Ok(chosen)
}

impl Chosen {
    fn add_blob(&mut self, folder: &str, entry: &TreeEntry<'_>) {
        let path = format!("{folder}{}", String::from_utf8_lossy(entry.name_bytes()));
        self.add_git_file(path, entry.name().is_ok() && !folder.contains('\u{fffd}'), entry.filemode(), entry.id());
    }

    /// A file with a fitting name, from a Git tree or the index.
    pub(super) fn add_git_file(&mut self, path: String, is_utf8: bool, mode: i32, id: Oid) {
        if !is_utf8 {
            self.unreadable.push((path, ReadProblem::NotReadable("its name is not UTF-8".into())));
        } else if !is_link(mode) {
            self.files.push(Entry { path, blob: BlobId::from_git(id) });
        } else if path == CONFIG_FILE {
            let why = "a symbolic link, which pm does not follow";
            self.unreadable.push((path, ReadProblem::NotReadable(why.into())));
        } else {
            self.links.push(path);
        }
    }
}

pub(super) fn lacking_tree(error: &git2::Error) -> Failure {
    match error.code() {
        ErrorCode::NotFound => no_folders(),
        _ => refusal(error, None),
    }
}

/// A clone with `--filter=tree:0` has the commits and not what they hold.
pub(super) fn no_folders() -> Failure {
    Failure::new("this clone does not have the folders of that revision").help(LACKING_HELP)
}

/// The content of a blob. Its size is asked first, so that nobody's video is unpacked to be refused.
pub(super) fn read_blob(repository: &Repository, id: Oid) -> Result<Vec<u8>, ReadProblem> {
    let problem = |error: git2::Error| match error.code() {
        ErrorCode::NotFound => ReadProblem::Lacking,
        _ => ReadProblem::NotReadable(format!("Git: {}", error.message())),
    };
    let store = repository.odb().map_err(problem)?;
    let (size, _) = store.read_header(id).map_err(problem)?;
    if size as u64 > MAX_BYTES {
        return Err(ReadProblem::TooLarge { bytes: size as u64 });
    }
    Ok(store.read(id).map_err(problem)?.data().to_vec())
}

/// The files of a commit.
struct Commit {
    root: Oid,
    repositories: Repositories,
}

/// What a path in a Git tree leads to.
enum Standing {
    Blob(Oid),
    Folder,
    /// A symbolic link or a submodule, or something behind one.
    Elsewhere,
    Missing,
}

impl Commit {
    fn standing(&self, repository: &Repository, path: &str) -> Standing {
        let Ok(root) = repository.find_tree(self.root) else { return Standing::Missing };
        let Ok(entry) = root.get_path(Path::new(path)) else {
            let mut above = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
            let leaves = |folder: &str| match root.get_path(Path::new(folder)) {
                Ok(entry) => is_link(entry.filemode()) || entry.kind() == Some(ObjectType::Commit),
                Err(_) => false,
            };
            return if above.any(leaves) { Standing::Elsewhere } else { Standing::Missing };
        };
        match entry.kind() {
            Some(ObjectType::Tree) => Standing::Folder,
            Some(ObjectType::Blob) if !is_link(entry.filemode()) => Standing::Blob(entry.id()),
            _ => Standing::Elsewhere,
        }
    }

    fn with<T>(&self, work: impl FnOnce(&Repository) -> Result<T, ReadProblem>) -> Result<T, ReadProblem> {
        self.repositories.with(work).unwrap_or_else(|failure| Err(ReadProblem::NotReadable(failure.message)))
    }
}

impl Origin for Commit {
    fn read_listed(&self, path: &str, blob: Option<BlobId>) -> Result<Vec<u8>, ReadProblem> {
        match blob.and_then(|blob| blob.to_git().ok()) {
            Some(id) => self.with(|repository| read_blob(repository, id)),
            None => self.read_other(path),
        }
    }

    fn read_other(&self, path: &str) -> Result<Vec<u8>, ReadProblem> {
        self.with(|repository| match self.standing(repository, path) {
            Standing::Blob(id) => read_blob(repository, id),
            Standing::Folder => Err(ReadProblem::NotReadable("a folder, not a file".into())),
            Standing::Elsewhere => Err(ReadProblem::NotReadable("in a submodule or behind a symbolic link".into())),
            Standing::Missing => Err(ReadProblem::Vanished),
        })
    }

    fn look_up(&self, path: &str) -> Target {
        let standing = self.repositories.with(|repository| self.standing(repository, path));
        match standing {
            Ok(Standing::Folder) => Target::Folder,
            Ok(Standing::Missing) => Target::Missing,
            Ok(Standing::Blob(_) | Standing::Elsewhere) | Err(_) => Target::File,
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fixture::{Folder, commit_all, paths};
    use super::super::{discover, work_tree};
    use super::*;

    #[test]
    fn a_revision_is_chosen_as_the_work_tree_is() {
        let folder = Folder::new();
        let repository = folder.init();
        for path in ["pm.yaml", "a/b.md", "a-b.md", "x.txt", ".a/b.md", "inner/pm.yaml", "inner/deep/b.md", "x.md/y.md"]
        {
            folder.write(path, path);
        }
        commit_all(&repository, "all");
        let place = discover(&folder.path(), None).unwrap();
        let (then, now) = (revision(&place, "HEAD").unwrap(), work_tree(&place).unwrap());
        assert_eq!(paths(&then), ["a-b.md", "a/b.md", "pm.yaml", "x.md/y.md"]);
        assert_eq!(paths(&then), paths(&now));
        for entry in &then.files {
            assert_eq!(then.read_entry(entry).unwrap(), entry.path);
        }
        for path in ["", "a", "a/", "x.txt", ".a/b.md", "inner", "A", "a/c.md", "a/b.md/c"] {
            assert_eq!(then.look_up(path), now.look_up(path), "{path}");
        }
        assert_eq!(then.read_from_root("x.txt").unwrap(), "x.txt");
    }

    #[test]
    fn an_older_revision_has_the_older_text() {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("vision.md", "old");
        commit_all(&repository, "one");
        folder.write("vision.md", "new");
        commit_all(&repository, "two");
        let place = discover(&folder.path(), None).unwrap();
        assert_eq!(revision(&place, "HEAD~1").unwrap().read("vision.md").unwrap(), "old");
        let tree = revision(&place, "HEAD").unwrap();
        assert_eq!(tree.read("vision.md").unwrap(), "new");
        assert_eq!(tree.read("metrics.yaml"), Err(ReadProblem::Vanished));
    }

    #[test]
    fn a_revision_without_the_folder_has_no_files() {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("readme.md", "");
        folder.write("teams", "a file then");
        commit_all(&repository, "one");
        std::fs::remove_file(folder.path().join("teams")).unwrap();
        folder.write("teams/a/pm.yaml", "");
        folder.write("other/pm.yaml", "");
        for start in ["teams/a", "other"] {
            let place = discover(&folder.path().join(start), None).unwrap();
            assert_eq!(paths(&revision(&place, "HEAD").unwrap()), Vec::<&str>::new());
        }
    }

    #[test]
    fn many_threads_read_one_revision() {
        use rayon::prelude::*;
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("pm.yaml", "pm.yaml");
        for n in 0..200 {
            let path = format!("intents/{n}.md");
            folder.write(&path, &path);
        }
        commit_all(&repository, "all");
        let tree = revision(&discover(&folder.path(), None).unwrap(), "HEAD").unwrap();
        let right = tree.files.par_iter().filter(|entry| tree.read_entry(entry).unwrap() == entry.path).count();
        assert_eq!(right, 201);
    }

    #[test]
    fn bytes_that_are_no_text_are_refused_as_on_disk() {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("vision.md", b"caf\xe9");
        folder.write("nul.md", b"a\0");
        folder.write("big.md", vec![b'a'; 10_000_000]);
        commit_all(&repository, "all");
        let tree = revision(&discover(&folder.path(), None).unwrap(), "HEAD").unwrap();
        assert_eq!(tree.read("vision.md"), Err(ReadProblem::NotUtf8 { at: 3, line: 1, column: 4 }));
        assert_eq!(tree.read("nul.md"), Err(ReadProblem::NulBytes { at: 1, line: 1, column: 2 }));
        assert_eq!(tree.read("big.md"), Err(ReadProblem::TooLarge { bytes: 10_000_000 }));
    }

    #[test]
    fn a_blob_that_the_clone_lacks_says_how_to_get_it() {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("vision.md", "v");
        commit_all(&repository, "all");
        let place = discover(&folder.path(), None).unwrap();
        let hex = revision(&place, "HEAD").unwrap().files.first().unwrap().blob.unwrap().to_string();
        let (start, rest) = hex.split_at(2);
        let object = folder.path().join(".git/objects").join(start).join(rest);
        std::fs::remove_file(object).unwrap();
        let problem = revision(&place, "HEAD").unwrap().read("vision.md").unwrap_err().to_string();
        assert!(problem.contains("partial clone") && problem.contains("git fetch --refetch"), "{problem}");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_submodules_of_a_revision_are_not_followed() {
        use std::os::unix::fs::symlink;
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("vision.md", "v");
        symlink("vision.md", folder.path().join("link.md")).unwrap();
        symlink("..", folder.path().join("loop")).unwrap();
        let commit = commit_all(&repository, "one");
        let tree = repository.find_commit(commit).unwrap().tree().unwrap();
        let mut builder = repository.treebuilder(Some(&tree)).unwrap();
        builder.insert("module.md", commit, 0o160_000).unwrap();
        let tree = repository.find_tree(builder.write().unwrap()).unwrap();
        let who = repository.find_commit(commit).unwrap();
        let (who, parent) = (who.author(), &who);
        repository.commit(Some("HEAD"), &who, &who, "two", &tree, &[parent]).unwrap();
        let tree = revision(&discover(&folder.path(), None).unwrap(), "HEAD").unwrap();
        assert_eq!(paths(&tree), ["vision.md"]);
        assert_eq!(tree.links, ["link.md"]);
        for path in ["link.md", "loop/vision.md", "module.md/x.md"] {
            assert_eq!(tree.look_up(path), Target::File, "{path}");
            assert!(matches!(tree.read(path), Err(ReadProblem::NotReadable(_))), "{path}");
        }
    }
}
