use std::cmp::Ordering;
use std::collections::HashMap;

use git2::{ErrorCode, ObjectType, Oid, Repository};

use super::chain::FileChange;
use super::folder::{counted, is_link};
use super::git_refusal::refusal;
use super::{BlobId, Failure};

/// The folders of the workspace as they are at one step, by path: "" or "teams/a/". The next step is compared with
/// them, so that each tree of Git is read once, when it first comes, and only where its id is new.
#[derive(Default)]
pub(super) struct FoldersHeld(HashMap<String, Folder>);

/// Names with what they stand for, in the order of the names.
type Named = Vec<(Box<str>, Oid)>;

struct Folder {
    id: Oid,
    files: Named,
    folders: Named,
}

/// Why a step cannot be compared.
pub(super) enum NotCompared {
    /// A folder of it is not in this clone.
    Lacking,
    Refused(Failure),
}

impl FoldersHeld {
    /// Moves on to the step whose workspace folder has that id (none: it has no such folder), and says which files
    /// changed, by path. Where a folder cannot be read what is held is of no more use.
    pub fn move_on(&mut self, repository: &Repository, root: Option<Oid>) -> Result<Vec<FileChange>, NotCompared> {
        let mut changes = Vec::new();
        // A stack instead of recursion: Git puts no limit on the depth of trees.
        let mut open = vec![(String::new(), root)];
        while let Some((path, id)) = open.pop() {
            if self.0.get(&path).map(|folder| folder.id) == id {
                continue;
            }
            let after = id.map(|id| read(repository, id, path.is_empty())).transpose()?;
            let before = self.0.remove(&path);
            let (old, new) = (before.as_ref(), after.as_ref());
            differences(files(old), files(new), |name, before, after| {
                let blob = |id: Option<Oid>| id.and_then(BlobId::from_git);
                changes.push(FileChange { path: format!("{path}{name}"), before: blob(before), after: blob(after) });
            });
            differences(folders(old), folders(new), |name, _, after| open.push((format!("{path}{name}/"), after)));
            if let Some(after) = after {
                self.0.insert(path, after);
            }
        }
        changes.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        Ok(changes)
    }
}

fn files(folder: Option<&Folder>) -> &[(Box<str>, Oid)] {
    folder.map_or(&[], |folder| &folder.files)
}

fn folders(folder: Option<&Folder>) -> &[(Box<str>, Oid)] {
    folder.map_or(&[], |folder| &folder.folders)
}

fn read(repository: &Repository, id: Oid, is_workspace: bool) -> Result<Folder, NotCompared> {
    let mut folder = Folder { id, files: Vec::new(), folders: Vec::new() };
    let tree = match repository.find_tree(id) {
        Ok(tree) => tree,
        // The workspace's path named a file then.
        Err(_) if is_workspace && repository.find_blob(id).is_ok() => return Ok(folder),
        Err(error) if error.code() == ErrorCode::NotFound => return Err(NotCompared::Lacking),
        Err(error) => return Err(NotCompared::Refused(refusal(&error, None))),
    };
    for entry in counted(&tree, is_workspace) {
        let Ok(name) = entry.name() else { continue };
        match entry.kind() {
            Some(ObjectType::Tree) => folder.folders.push((name.into(), entry.id())),
            _ if !is_link(entry.filemode()) => folder.files.push((name.into(), entry.id())),
            _ => {}
        }
    }
    // Git sorts folders as if a `/` stood at their end.
    folder.folders.sort_unstable();
    folder.files.sort_unstable();
    Ok(folder)
}

/// What stands in one of two lists and not, or not so, in the other.
fn differences(
    before: &[(Box<str>, Oid)],
    after: &[(Box<str>, Oid)],
    mut tell: impl FnMut(&str, Option<Oid>, Option<Oid>),
) {
    let (mut before, mut after) = (before.iter().peekable(), after.iter().peekable());
    loop {
        let order = match (before.peek(), after.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((one, _)), Some((other, _))) => one.cmp(other),
        };
        let old = if order.is_le() { before.next() } else { None };
        let new = if order.is_ge() { after.next() } else { None };
        let (old_id, new_id) = (old.map(|(_, id)| *id), new.map(|(_, id)| *id));
        if let Some((name, _)) = old.or(new).filter(|_| old_id != new_id) {
            tell(name, old_id, new_id);
        }
    }
}
