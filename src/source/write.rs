use std::fs::{self, Metadata};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::Failure;
use super::read_problem::plain_words;

/// What may stand at the path already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Nothing: a file that is there is never overwritten.
    CreateNew,
    /// Whatever file; or, if `expected` is given, one with exactly these bytes: what was read may have been edited
    /// meanwhile.
    Replace { expected: Option<Vec<u8>> },
}

/// Writes all of the files or none. Each goes to a temporary file beside its target, with the permissions of the file
/// it replaces, is synced, and then renamed; if a rename fails, the ones before it are undone. Missing folders are
/// made.
///
/// Nothing is written through a symbolic link: neither a target nor a folder between `root` and it may be one. Paths
/// are absolute or relative to `root`; for a target outside `root` only the target itself is looked at.
pub fn write_all(root: &Path, files: &[(PathBuf, Vec<u8>, Mode)]) -> Result<(), Failure> {
    let mut changes = Vec::new();
    for (path, content, mode) in files {
        let path = root.join(path);
        refuse_linked_folders(root, &path)?;
        let old = standing(&path, mode)?;
        if old.as_ref().is_none_or(|old| old.bytes != *content) {
            changes.push(Change { path, content, mode, old });
        }
    }
    let mut folders = Vec::new();
    let done = carry_out(&changes, &mut folders);
    if done.is_err() {
        // The innermost last made, so first removed; one that somebody has put a file into stays.
        folders.iter().rev().for_each(|folder| drop(fs::remove_dir(folder)));
    }
    done
}

struct Change<'a> {
    path: PathBuf,
    content: &'a [u8],
    mode: &'a Mode,
    old: Option<Old>,
}

/// The file that is replaced, kept to put it back.
struct Old {
    bytes: Vec<u8>,
    metadata: Metadata,
}

fn carry_out(changes: &[Change<'_>], folders: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let mut staged = Vec::new();
    for change in changes {
        make_folders(&change.path, folders)?;
        let file = stage(&change.path, change.content, change.old.as_ref());
        staged.push(file.map_err(|error| cannot_write(&change.path, &error))?);
    }
    for (n, (change, file)) in changes.iter().zip(staged).enumerate() {
        if let Err(failure) = put(change, file) {
            let undone = changes.get(..n).unwrap_or_default();
            let left: Vec<String> = undone.iter().rev().filter_map(|change| undo(change).err()).collect();
            return Err(if left.is_empty() { failure } else { failure.help(left.join("; ")) });
        }
    }
    changes.iter().for_each(sync_folder);
    Ok(())
}

/// What stands at a target, if the mode lets it be replaced.
fn standing(path: &Path, mode: &Mode) -> Result<Option<Old>, Failure> {
    let shown = path.display();
    let refuse = |message: String| Err(Failure::new(message));
    let metadata = match path.symlink_metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return match mode {
                Mode::Replace { expected: Some(_) } => refuse(format!("`{shown}` is gone since it was read")),
                _ => Ok(None),
            };
        }
        Err(error) => return Err(cannot_write(path, &error)),
    };
    if metadata.is_symlink() {
        return refuse(format!("`{shown}` is a symbolic link; pm writes through none"));
    }
    if metadata.is_dir() {
        return refuse(format!("`{shown}` is a folder"));
    }
    if !metadata.is_file() {
        return refuse(format!("`{shown}` is not a regular file"));
    }
    let Mode::Replace { expected } = mode else {
        return refuse(format!("`{shown}` is there already; pm does not overwrite it"));
    };
    if metadata.permissions().readonly() {
        return refuse(format!("`{shown}` is read-only"));
    }
    let bytes = fs::read(path).map_err(|error| cannot_write(path, &error))?;
    if expected.as_ref().is_some_and(|expected| *expected != bytes) {
        return Err(Failure::new(format!("`{shown}` has changed since it was read")).help("run the command again"));
    }
    Ok(Some(Old { bytes, metadata }))
}

fn refuse_linked_folders(root: &Path, path: &Path) -> Result<(), Failure> {
    let folders = path.ancestors().skip(1).take_while(|folder| folder.starts_with(root) && *folder != root);
    let is_link = |folder: &&Path| folder.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink());
    match folders.into_iter().find(is_link) {
        Some(link) => Err(Failure::new(format!("`{}` is a symbolic link; pm writes through none", link.display()))),
        None => Ok(()),
    }
}

fn make_folders(path: &Path, made: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let missing: Vec<&Path> = path.ancestors().skip(1).take_while(|folder| !folder.exists()).collect();
    for folder in missing.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir(folder).map_err(|error| cannot_write(folder, &error))?;
        made.push(folder.into());
    }
    Ok(())
}

/// A synced temporary file beside the target, closed: of many files few may be open at a time. Its name is hidden, so no
/// walk ever takes it for a record.
fn stage(path: &Path, content: &[u8], old: Option<&Old>) -> io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".pm-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666)); // less the umask, as for any new file
    let mut file =
        builder.tempfile_in(path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new(".")))?;
    file.write_all(content)?;
    if let Some(old) = old {
        #[cfg(unix)]
        {
            // As root in a container the file would otherwise change hands; where it may not be kept it is not.
            use std::os::unix::fs::MetadataExt;
            let (owner, group) = (Some(old.metadata.uid()), Some(old.metadata.gid()));
            drop(std::os::unix::fs::fchown(file.as_file(), owner, group));
        }
        file.as_file().set_permissions(old.metadata.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file.into_temp_path())
}

fn put(change: &Change<'_>, file: TempPath) -> Result<(), Failure> {
    let moved = match (&change.old, change.mode) {
        (None, Mode::CreateNew) => file.persist_noclobber(&change.path),
        // Looked at once more: staging took its time, and an editor may have saved.
        (None, Mode::Replace { .. }) => {
            standing(&change.path, &Mode::CreateNew)?;
            file.persist_noclobber(&change.path)
        }
        (Some(old), _) => {
            standing(&change.path, &Mode::Replace { expected: Some(old.bytes.clone()) })?;
            file.persist(&change.path)
        }
    };
    moved.map_err(|error| cannot_write(&change.path, &error.error))
}

/// Puts back what was there. The error says what could not be.
fn undo(change: &Change<'_>) -> Result<(), String> {
    let done = match &change.old {
        None => fs::remove_file(&change.path),
        Some(old) => stage(&change.path, &old.bytes, Some(old))
            .and_then(|file| file.persist(&change.path).map_err(|error| error.error)),
    };
    let shown = change.path.display();
    done.map_err(|error| format!("`{shown}` has the new text and could not be put back: {}", plain_words(&error)))
}

/// A rename lasts through a power cut once its folder is synced; not every system can do that.
fn sync_folder(change: &Change<'_>) {
    if let Some(folder) = change.path.parent().and_then(|folder| fs::File::open(folder).ok()) {
        drop(folder.sync_all());
    }
}

fn cannot_write(path: &Path, error: &io::Error) -> Failure {
    Failure::new(format!("cannot write `{}`: {}", path.display(), plain_words(error)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fixture::Folder;
    use super::*;

    fn new(path: &str, text: &str) -> (PathBuf, Vec<u8>, Mode) {
        (path.into(), text.into(), Mode::CreateNew)
    }

    fn replace(path: &str, text: &str, expected: Option<&str>) -> (PathBuf, Vec<u8>, Mode) {
        (path.into(), text.into(), Mode::Replace { expected: expected.map(Into::into) })
    }

    fn refused(folder: &Folder, files: &[(PathBuf, Vec<u8>, Mode)]) -> String {
        let message = write_all(&folder.path(), files).unwrap_err().message;
        message.replace(&format!("{}/", folder.path().display()), "")
    }

    fn text(folder: &Folder, path: &str) -> String {
        fs::read_to_string(folder.path().join(path)).unwrap()
    }

    fn names(folder: &Folder) -> Vec<String> {
        let entries = walkdir::WalkDir::new(folder.path()).min_depth(1).sort_by_file_name();
        entries.into_iter().map(|entry| entry.unwrap().file_name().to_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn files_are_made_with_their_folders() {
        let folder = Folder::new();
        write_all(&folder.path(), &[new("a.md", "a"), new("b/c/d.md", "d")]).unwrap();
        assert_eq!((text(&folder, "a.md"), text(&folder, "b/c/d.md")), ("a".into(), "d".into()));
        assert_eq!(names(&folder), ["a.md", "b", "c", "d.md"]);
    }

    #[test]
    fn a_new_file_never_takes_the_place_of_another() {
        let folder = Folder::new();
        folder.write("b.md", "old");
        let message = refused(&folder, &[new("x/a.md", "a"), new("b.md", "b")]);
        assert_eq!(message, "`b.md` is there already; pm does not overwrite it");
        assert_eq!((text(&folder, "b.md").as_str(), names(&folder)), ("old", vec!["b.md".to_owned()]));
    }

    #[test]
    fn a_file_that_changed_since_it_was_read_stays() {
        let folder = Folder::new();
        folder.write("a.md", "a");
        folder.write("b.md", "edited");
        let files = [replace("a.md", "A", Some("a")), replace("b.md", "B", Some("b"))];
        assert_eq!(refused(&folder, &files), "`b.md` has changed since it was read");
        assert_eq!((text(&folder, "a.md"), text(&folder, "b.md")), ("a".into(), "edited".into()));
        assert_eq!(refused(&folder, &[replace("c.md", "C", Some("c"))]), "`c.md` is gone since it was read");
        write_all(&folder.path(), &[replace("b.md", "B", Some("edited")), replace("c.md", "C", None)]).unwrap();
        assert_eq!((text(&folder, "b.md"), text(&folder, "c.md")), ("B".into(), "C".into()));
    }

    #[test]
    fn when_a_rename_fails_the_ones_before_it_are_undone() {
        let folder = Folder::new();
        folder.write("a.md", "old");
        // The same new file twice: the second rename finds the first.
        let files = [replace("a.md", "new", None), new("b/c.md", "1"), new("b/c.md", "2")];
        assert!(refused(&folder, &files).starts_with("cannot write `b/c.md`"));
        assert_eq!((text(&folder, "a.md").as_str(), names(&folder)), ("old", vec!["a.md".to_owned()]));
    }

    #[test]
    fn a_folder_is_not_written_onto() {
        let folder = Folder::new();
        folder.write("a.md/b.md", "");
        assert_eq!(refused(&folder, &[replace("a.md", "a", None)]), "`a.md` is a folder");
        folder.write("file", "");
        assert!(refused(&folder, &[new("file/a.md", "a")]).starts_with("cannot write `file/a.md`: not a directory"));
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_link() {
        use std::os::unix::fs::symlink;
        let (folder, outside) = (Folder::new(), Folder::new());
        let target = outside.write("t.md", "old");
        symlink(&target, folder.path().join("a.md")).unwrap();
        symlink(outside.path(), folder.path().join("intents")).unwrap();
        symlink("nowhere", folder.path().join("dangling.md")).unwrap();
        for (path, link) in [("a.md", "a.md"), ("intents/new.md", "intents"), ("dangling.md", "dangling.md")] {
            let message = format!("`{link}` is a symbolic link; pm writes through none");
            assert_eq!(refused(&folder, &[replace(path, "x", None)]), message);
        }
        assert_eq!(names(&outside), ["t.md"]);
        assert_eq!(text(&outside, "t.md"), "old");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_and_new_files_have_the_usual_ones() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new();
        let path = folder.write("a.md", "old");
        let usual = fs::metadata(&path).unwrap().permissions().mode();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        write_all(&folder.path(), &[replace("a.md", "new", None), new("b.md", "b")]).unwrap();
        let mode = |path: &str| fs::metadata(folder.path().join(path)).unwrap().permissions().mode();
        assert_eq!((mode("a.md") & 0o777, mode("b.md")), (0o640, usual));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        assert_eq!(refused(&folder, &[replace("a.md", "x", None)]), "`a.md` is read-only");
    }
}
