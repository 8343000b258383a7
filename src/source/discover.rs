use std::path::{Component, Path, PathBuf};

use git2::{ObjectType, Repository};

use super::commit::resolve;
use super::file_names::{CONFIG_FILE, VISION_FILES};
use super::repository::{Found, bare_root, find_repository, git_root_by_name, here};
use super::{Failure, Place};

/// The workspace that a folder is in: the nearest folder upwards, to the Git root, with a `pm.yaml`; else the nearest
/// with a `vision.md` or `vision.yaml`.
///
/// With a revision it is looked for in that revision, where `start` may be a folder that is not on disk today. In a
/// bare repository it is always looked for in a revision, HEAD if none is named, and `start` is a path inside the
/// tree: relative to the repository's own folder, or to the current one where `GIT_DIR` names the repository.
pub fn discover(start: &Path, rev: Option<&str>) -> Result<Place, Failure> {
    let (folder, absent) = existing_part(start)?;
    match find_repository(&folder) {
        Found::Usable(repository, from_environment) => {
            let place = Place { repository: Some(repository.path().into()), from_environment, ..Place::default() };
            match repository.workdir().filter(|_| !repository.is_bare()) {
                None => in_bare(&repository, place, &folder, &absent, rev),
                Some(top) => {
                    let top = top.canonicalize().map_err(|error| not_there(top, &error))?;
                    in_clone(&repository, Place { git_root: Some(top), ..place }, start, &folder, &absent, rev)
                }
            }
        }
        Found::Unusable(why) if rev.is_some() => Err(why),
        Found::Unusable(why) => {
            let place = Place { git_root: git_root_by_name(&folder), note: Some(why), ..Place::default() };
            on_disk(place, start, &folder, &absent)
        }
        Found::Nothing if rev.is_some() => {
            Err(Failure::new(format!("`{}` is not in a Git repository", start.display()))
                .help("without Git there are no revisions to look at"))
        }
        Found::Nothing => on_disk(Place::default(), start, &folder, &absent),
    }
}

fn in_clone(
    repository: &Repository,
    place: Place,
    start: &Path,
    folder: &Path,
    absent: &Path,
    rev: Option<&str>,
) -> Result<Place, Failure> {
    let Some(rev) = rev else { return on_disk(place, start, folder, absent) };
    let root = place.git_root.clone().unwrap_or_default();
    let inside = folder.strip_prefix(&root).unwrap_or(Path::new("")).join(absent);
    let prefix = in_revision(repository, rev, &inside, absent)?;
    Ok(Place { workspace: Some(root.join(&prefix)), prefix, at: Some(rev.into()), ..place })
}

fn in_bare(
    repository: &Repository,
    place: Place,
    folder: &Path,
    absent: &Path,
    rev: Option<&str>,
) -> Result<Place, Failure> {
    let rev = rev.unwrap_or("HEAD");
    // A folder of the repository's own, such as `hooks`, may have the name of one in the tree.
    let within = |root: PathBuf| folder.strip_prefix(root).map(Path::to_path_buf).ok();
    let inside = bare_root(repository).and_then(within).or_else(|| here().and_then(within)).unwrap_or_default();
    let prefix = in_revision(repository, rev, &inside.join(absent), absent)?;
    Ok(Place { bare: true, prefix, at: Some(rev.into()), ..place })
}

/// The nearest workspace upwards in a commit. What was named and is neither on disk nor there is a mistake.
fn in_revision(repository: &Repository, rev: &str, inside: &Path, absent: &Path) -> Result<String, Failure> {
    let tree = resolve(repository, rev)?.tree().map_err(|error| super::git_refusal::refusal(&error, None))?;
    let kind = |path: &Path| tree.get_path(path).ok().and_then(|entry| entry.kind());
    if absent != Path::new("") && kind(inside) != Some(ObjectType::Tree) {
        return Err(Failure::new(format!("there is no folder `{}` in `{rev}`", slashes(inside)?)));
    }
    let holds = |folder: &Path, name: &str| kind(&folder.join(name)) == Some(ObjectType::Blob);
    let found = nearest(inside.ancestors().collect(), holds).ok_or_else(|| {
        Failure::new(format!("no strategy here in `{rev}`"))
            .help("no pm.yaml, vision.md or vision.yaml; `pm -C FOLDER …` names the folder")
    })?;
    let found = slashes(found)?;
    Ok(if found.is_empty() { found } else { found + "/" })
}

fn on_disk(place: Place, start: &Path, folder: &Path, absent: &Path) -> Result<Place, Failure> {
    if absent != Path::new("") {
        return Err(Failure::new(format!("there is no folder `{}`", start.display())));
    }
    let top = place.git_root.clone();
    let inside = |folder: &&Path| top.as_ref().is_none_or(|top| folder.starts_with(top));
    // A link counts: reading the tree then says that it is not followed.
    let holds = |folder: &Path, name: &str| folder.join(name).symlink_metadata().is_ok_and(|found| !found.is_dir());
    let workspace = nearest(folder.ancestors().take_while(inside).collect(), holds).ok_or_else(|| {
        Failure::new("no strategy here").help("run `pm init` to begin one, or `pm -C FOLDER …` to name the folder")
    })?;
    at_folder(place, workspace)
}

/// A place whose workspace is that folder.
fn at_folder(place: Place, workspace: &Path) -> Result<Place, Failure> {
    let top = place.git_root.as_deref();
    let below = top.and_then(|top| workspace.strip_prefix(top).ok()).unwrap_or(Path::new(""));
    let mut prefix = slashes(below)?;
    if !prefix.is_empty() {
        prefix.push('/');
    }
    Ok(Place { workspace: Some(workspace.into()), prefix, ..place })
}

/// The workspace that a folder is in; where there is none, the folder itself, as if it were one.
pub fn discover_or_here(start: &Path) -> Result<Place, Failure> {
    if let Ok(place) = discover(start, None) {
        return Ok(place);
    }
    let (folder, absent) = existing_part(start)?;
    if absent != Path::new("") {
        return Err(Failure::new(format!("there is no folder `{}`", start.display())));
    }
    match find_repository(&folder) {
        Found::Usable(repository, from_environment) => {
            let place = Place { repository: Some(repository.path().into()), from_environment, ..Place::default() };
            let Some(top) = repository.workdir().filter(|_| !repository.is_bare()) else {
                return Ok(Place { bare: true, ..place });
            };
            let top = top.canonicalize().map_err(|error| not_there(top, &error))?;
            at_folder(Place { git_root: Some(top), ..place }, &folder)
        }
        Found::Unusable(why) => {
            at_folder(Place { git_root: git_root_by_name(&folder), note: Some(why), ..Place::default() }, &folder)
        }
        Found::Nothing => at_folder(Place::default(), &folder),
    }
}

/// Of folders from the innermost on, the first with a `pm.yaml`, else the first with a vision.
fn nearest(folders: Vec<&Path>, holds: impl Fn(&Path, &str) -> bool) -> Option<&Path> {
    let with_config = folders.iter().find(|folder| holds(folder, CONFIG_FILE));
    let with_vision = || folders.iter().find(|folder| VISION_FILES.iter().any(|name| holds(folder, name)));
    with_config.or_else(with_vision).copied()
}

/// The part of a path that is a folder on disk, with no links left in it, and the names after it.
fn existing_part(start: &Path) -> Result<(PathBuf, PathBuf), Failure> {
    let start = if start.as_os_str().is_empty() { Path::new(".") } else { start };
    let path = std::path::absolute(start).map_err(|error| not_there(start, &error))?;
    let found = path.ancestors().find_map(|part| Some((part, part.canonicalize().ok()?)));
    let Some((part, mut folder)) = found else {
        return Err(Failure::new(format!("there is no folder `{}`", start.display())));
    };
    if !folder.is_dir() {
        return Err(Failure::new(format!("`{}` is a file", part.display())).help("`-C` takes the folder it is in"));
    }
    let mut absent = PathBuf::new();
    for step in path.strip_prefix(part).unwrap_or(Path::new("")).components() {
        match step {
            Component::ParentDir if !absent.pop() => drop(folder.pop()),
            Component::Normal(name) => absent.push(name),
            _ => {}
        }
    }
    Ok((folder, absent))
}

fn slashes(path: &Path) -> Result<String, Failure> {
    let names: Option<Vec<&str>> = path.iter().map(|name| name.to_str()).collect();
    let no_text = || Failure::new(format!("the folder's name is not UTF-8: `{}`", path.display()));
    names.map(|names| names.join("/")).ok_or_else(no_text)
}

fn not_there(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot read the folder `{}`: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fixture::{Folder, bare_clone, commit_all, paths};
    use super::super::{commit_of, index, revision, work_tree};
    use super::*;

    fn refused(start: &Path, rev: Option<&str>) -> String {
        let failure = discover(start, rev).unwrap_err();
        assert_eq!(failure.exit, 2);
        [failure.message, failure.help.unwrap_or_default()].join(": ")
    }

    /// A repository with a strategy in `strategy/` and a commit.
    fn with_strategy() -> (Folder, Repository) {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("strategy/pm.yaml", "one");
        folder.write("strategy/intents/a.md", "");
        commit_all(&repository, "one");
        (folder, repository)
    }

    #[test]
    fn a_config_further_up_wins_over_a_nearer_vision() {
        let folder = Folder::new();
        folder.write("pm.yaml", "");
        folder.write("products/x/vision.md", "");
        folder.write("products/x/intents/a.md", "");
        let place = discover(&folder.path().join("products/x/intents"), None).unwrap();
        assert_eq!((place.workspace, place.prefix.as_str()), (Some(folder.path()), ""));
    }

    #[test]
    fn without_a_config_the_nearest_vision_counts() {
        let folder = Folder::new();
        folder.write("vision.yaml", "");
        folder.write("products/x/vision.md", "");
        let place = discover(&folder.path().join("products/x"), None).unwrap();
        assert_eq!(place.workspace, Some(folder.path().join("products/x")));
        let place = discover(&folder.path().join("products"), None).unwrap();
        assert_eq!(place.workspace, Some(folder.path()));
    }

    #[test]
    fn the_search_ends_at_the_git_root() {
        let folder = Folder::new();
        folder.write("pm.yaml", "");
        folder.write("clone/sub/a.md", "");
        Repository::init(folder.path().join("clone")).unwrap();
        let help = "no strategy here: run `pm init` to begin one, or `pm -C FOLDER …` to name the folder";
        assert_eq!(refused(&folder.path().join("clone/sub"), None), help);
    }

    #[test]
    fn a_prefix_is_relative_to_the_git_root() {
        let (folder, _) = with_strategy();
        let place = discover(&folder.path().join("strategy/intents"), None).unwrap();
        assert_eq!(place.prefix, "strategy/");
        assert_eq!(place.git_root, Some(folder.path()));
        assert!(!place.bare && place.at.is_none() && place.note.is_none());
    }

    #[test]
    fn what_is_not_a_folder_is_refused() {
        let folder = Folder::new();
        let file = folder.write("pm.yaml", "");
        assert!(refused(&file, None).contains("pm.yaml` is a file: `-C` takes the folder it is in"));
        assert!(refused(&folder.path().join("nowhere"), None).starts_with("there is no folder `"));
        assert!(refused(&folder.path(), Some("HEAD")).contains("is not in a Git repository"));
    }

    #[test]
    fn in_a_revision_the_folder_need_not_be_on_disk() {
        let (folder, _) = with_strategy();
        std::fs::remove_dir_all(folder.path().join("strategy")).unwrap();
        let place = discover(&folder.path().join("strategy/intents"), Some("HEAD")).unwrap();
        assert_eq!((place.prefix.as_str(), place.at.as_deref()), ("strategy/", Some("HEAD")));
        assert_eq!(paths(&revision(&place, "HEAD").unwrap()), ["intents/a.md", "pm.yaml"]);
        let typo = refused(&folder.path().join("stratgy"), Some("HEAD"));
        assert_eq!(typo, "there is no folder `stratgy` in `HEAD`: ");
        assert!(refused(&folder.path(), Some("HEAD")).starts_with("no strategy here in `HEAD`"));
    }

    #[test]
    fn a_bare_repository_is_read_at_a_revision() {
        let (folder, repository) = with_strategy();
        folder.write("strategy/pm.yaml", "two");
        commit_all(&repository, "two");
        let to = Folder::new();
        let bare = to.path().join("bare.git");
        bare_clone(&folder.path(), &bare);
        for start in ["strategy", "strategy/intents", "hooks/../strategy"] {
            let place = discover(&bare.join(start), Some("HEAD~1")).unwrap();
            assert_eq!((place.prefix.as_str(), place.bare, &place.workspace), ("strategy/", true, &None));
            assert_eq!(revision(&place, "HEAD~1").unwrap().read("pm.yaml").unwrap(), "one");
            assert!(work_tree(&place).unwrap_err().message.contains("bare"));
        }
        assert_eq!(discover(&bare.join("strategy"), None).unwrap().at.as_deref(), Some("HEAD"));
        assert!(refused(&bare, Some("HEAD")).starts_with("no strategy here in `HEAD`"));
        assert!(refused(&bare.join("stratgy"), None).starts_with("there is no folder `stratgy` in `HEAD`"));
    }

    #[test]
    fn a_bare_repository_with_the_strategy_at_its_root_is_read_from_any_of_its_folders() {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("vision.md", "");
        commit_all(&repository, "one");
        let to = Folder::new();
        bare_clone(&folder.path(), &to.path());
        for start in ["", "hooks"] {
            assert_eq!(discover(&to.path().join(start), Some("HEAD")).unwrap().prefix, "");
        }
    }

    #[test]
    fn a_repository_without_a_commit_is_linted_and_has_no_revisions() {
        let folder = Folder::new();
        folder.init();
        folder.write("vision.md", "");
        let place = discover(&folder.path(), None).unwrap();
        assert_eq!(paths(&work_tree(&place).unwrap()), ["vision.md"]);
        assert_eq!(paths(&index(&place).unwrap()), Vec::<&str>::new());
        assert!(refused(&folder.path(), Some("HEAD")).starts_with("there is no commit yet"));
        assert!(refused(&folder.path(), Some("HEAD~1")).starts_with("there is no commit yet"));
        assert!(refused(&folder.path(), Some("main")).starts_with("there is no revision `main`"));
    }

    #[test]
    fn a_worktree_is_a_clone_like_any_other() {
        let (folder, repository) = with_strategy();
        let to = Folder::new();
        let top = to.path().join("tree");
        repository.worktree("tree", &top, None).unwrap();
        std::fs::write(top.join(".gitignore"), "b.md\n").unwrap();
        std::fs::write(top.join("strategy/b.md"), "").unwrap();
        std::fs::write(folder.path().join(".git/info/exclude"), "c.md\n").unwrap();
        std::fs::write(top.join("strategy/c.md"), "").unwrap();
        let place = discover(&top.join("strategy"), None).unwrap();
        assert_eq!((place.git_root.as_deref(), place.prefix.as_str()), (Some(top.as_path()), "strategy/"));
        let expected = ["intents/a.md", "pm.yaml"];
        assert_eq!(paths(&work_tree(&place).unwrap()), expected);
        assert_eq!(paths(&revision(&place, "HEAD").unwrap()), expected);
        assert_eq!(paths(&index(&place).unwrap()), expected);
    }

    #[test]
    fn a_repository_that_cannot_be_used_does_not_stop_what_needs_only_files() {
        let (folder, repository) = with_strategy();
        folder.write(".gitignore", "intents/\n");
        let mut config = repository.config().unwrap();
        config.set_i32("core.repositoryformatversion", 1).unwrap();
        for (extension, value, word) in [("refstorage", "reftable", "reftable"), ("objectformat", "sha256", "SHA-256")]
        {
            config.set_str(&format!("extensions.{extension}"), value).unwrap();
            let place = discover(&folder.path().join("strategy"), None).unwrap();
            assert_eq!((&place.repository, place.prefix.as_str()), (&None, "strategy/"));
            assert!(place.note.as_ref().unwrap().message.contains(word), "{:?}", place.note);
            assert_eq!(paths(&work_tree(&place).unwrap()), ["pm.yaml"]);
            assert_eq!(revision(&place, "HEAD").unwrap_err(), place.note.clone().unwrap());
            assert!(refused(&folder.path(), Some("HEAD")).contains(word));
            config.remove(&format!("extensions.{extension}")).unwrap();
        }
        std::fs::remove_dir_all(folder.path().join(".git")).unwrap();
        folder.write(".git", "gitdir: /nowhere\n");
        let place = discover(&folder.path().join("strategy"), None).unwrap();
        assert!(place.note.unwrap().message.ends_with(".git` does not lead to a Git repository"));
        assert_eq!((place.git_root, place.repository), (Some(folder.path()), None));
    }

    #[test]
    fn revisions_in_all_their_forms() {
        let (folder, repository) = with_strategy();
        let first = repository.head().unwrap().peel(ObjectType::Commit).unwrap();
        let who = repository.find_commit(first.id()).unwrap().author().to_owned();
        repository.tag("v1", &first, &who, "annotated", false).unwrap();
        repository.reference("refs/remotes/origin/trunk", first.id(), false, "").unwrap();
        folder.write("strategy/pm.yaml", "two");
        commit_all(&repository, "two");
        let place = discover(&folder.path().join("strategy"), None).unwrap();
        let hex = first.id().to_string();
        for rev in ["v1", "HEAD~1", "HEAD^", "origin/trunk", &hex, hex.get(..10).unwrap()] {
            let commit = commit_of(&place, rev).unwrap();
            assert_eq!((commit.hex.as_str(), commit.short.as_str()), (hex.as_str(), hex.get(..7).unwrap()), "{rev}");
        }
        for (rev, message, help) in [
            ("trunk", "there is no revision `trunk`", Some("did you mean `origin/trunk`?")),
            ("nowhere", "there is no revision `nowhere`", Some("`git branch -a` and `git tag` list what there is")),
            ("HEAD:strategy", "`HEAD:strategy` is a tree, not a commit", Some("name a commit, a branch or a tag")),
            ("HEAD~7", "there is no revision `HEAD~7`", None),
        ] {
            let failure = commit_of(&place, rev).unwrap_err();
            assert_eq!((failure.message.as_str(), failure.help.as_deref()), (message, help));
        }
    }
}
