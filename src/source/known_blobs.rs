use std::fs::Metadata;
use std::path::Path;

use git2::{Index, IndexEntry, IndexEntryExtendedFlag, IndexTime, Odb, Repository};

use super::{BlobId, Place, Tree, conversions};

/// Bits of an entry's flags: the side of a merge it came from, and "believe that it never changes".
const STAGE_OR_ASSUMED: u16 = 0x3000 | 0x8000;
const KIND: u32 = 0o170_000;
const FILE: u32 = 0o100_000;

/// A work tree whose entries have their blobs where Git's index proves them, without a byte of a file being read.
///
/// The proof is Git's own: size, time of change and time of the inode's change are as they were when the file was
/// staged, and that was before the index was written. Since the file's size is the blob's too, no line endings were
/// converted; a file with a filter or an encoding of its own is left out. Where anything is in doubt there is no blob.
pub fn with_blobs(mut tree: Tree, place: &Place) -> Tree {
    if let Some(proof) = place.git_root.as_deref().and_then(|top| Proof::open(&tree, place, top)) {
        for entry in &mut tree.files {
            entry.blob = proof.blob(&format!("{}{}", tree.prefix, entry.path));
        }
    }
    tree
}

struct Proof<'a> {
    top: &'a Path,
    repository: Repository,
    index: Index,
    /// When the index was written: what changed at that moment or later may not show.
    written: Time,
    may_convert: bool,
}

/// Seconds and nanoseconds, cut as the index cuts them.
type Time = (i32, u32);

impl<'a> Proof<'a> {
    fn open(tree: &Tree, place: &Place, top: &'a Path) -> Option<Proof<'a>> {
        let repository = place.open().ok()?;
        let index = repository.index().ok()?;
        let written = times(&index.path()?.metadata().ok()?)?.0;
        let may_convert = conversions::are_possible(tree, place, top, &repository, &index);
        Some(Proof { top, repository, index, written, may_convert })
    }

    fn blob(&self, path: &str) -> Option<BlobId> {
        let entry = self.index.get_path(Path::new(path), 0)?;
        let metadata = self.top.join(path).symlink_metadata().ok()?;
        let extended = IndexEntryExtendedFlag::INTENT_TO_ADD | IndexEntryExtendedFlag::SKIP_WORKTREE;
        let is_settled = entry.flags & STAGE_OR_ASSUMED == 0
            && entry.flags_extended & extended.bits() == 0
            && entry.mode & KIND == FILE;
        if !is_settled || !metadata.is_file() || !self.is_unchanged(&entry, &metadata) {
            return None;
        }
        if self.may_convert && conversions::holds_for(&self.repository, path) {
            return None;
        }
        let (size, _) = self.store()?.read_header(entry.id).ok()?;
        (size as u64 == metadata.len()).then(|| BlobId::from_git(entry.id)).flatten()
    }

    fn is_unchanged(&self, entry: &IndexEntry, metadata: &Metadata) -> bool {
        let staged = (time(entry.mtime), time(entry.ctime));
        times(metadata) == Some(staged) && u64::from(entry.file_size) == metadata.len() && staged.0 < self.written
    }

    fn store(&self) -> Option<Odb<'_>> {
        self.repository.odb().ok()
    }
}

fn time(time: IndexTime) -> Time {
    (time.seconds(), time.nanoseconds())
}

/// When a file's content and its inode last changed; nothing where the system does not tell both.
#[cfg(unix)]
fn times(metadata: &Metadata) -> Option<(Time, Time)> {
    use std::os::unix::fs::MetadataExt;
    let cut = |seconds: i64, nanoseconds: i64| Some((i32::try_from(seconds).ok()?, u32::try_from(nanoseconds).ok()?));
    Some((cut(metadata.mtime(), metadata.mtime_nsec())?, cut(metadata.ctime(), metadata.ctime_nsec())?))
}

#[cfg(not(unix))]
fn times(_: &Metadata) -> Option<(Time, Time)> {
    None
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs::{self, File, FileTimes};
    use std::time::{Duration, SystemTime};

    use super::super::fixture::{Folder, commit_all};
    use super::super::{discover, revision, work_tree};
    use super::*;

    /// A repository whose files were staged, unchanged, at its index's time less a minute.
    fn settled(texts: &[(&str, &str)]) -> Folder {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("vision.md", "v");
        for (path, text) in texts {
            folder.write(path, text);
            age(&folder, path);
        }
        age(&folder, "vision.md");
        commit_all(&repository, "all");
        folder
    }

    fn age(folder: &Folder, path: &str) {
        let past = SystemTime::now() - Duration::from_secs(60);
        let file = File::options().write(true).open(folder.path().join(path)).unwrap();
        file.set_times(FileTimes::new().set_modified(past)).unwrap();
    }

    /// The paths with a blob, each of which must be HEAD's where the content is.
    fn proven(folder: &Folder) -> Vec<String> {
        let place = discover(&folder.path(), None).unwrap();
        let then = revision(&place, "HEAD").unwrap();
        let tree = with_blobs(work_tree(&place).unwrap(), &place);
        let known = tree.files.iter().filter(|entry| entry.blob.is_some());
        known
            .map(|entry| {
                let other = then.entry(&entry.path).unwrap();
                assert_eq!(
                    entry.blob == other.blob,
                    tree.read_entry(entry) == then.read_entry(other),
                    "{}",
                    entry.path
                );
                entry.path.clone()
            })
            .collect()
    }

    #[test]
    fn what_is_as_it_was_staged_has_its_blob() {
        let folder = settled(&[("a/b.md", "b"), ("c.md", "c")]);
        assert_eq!(proven(&folder), ["a/b.md", "c.md", "vision.md"]);
        folder.write("new.md", "n");
        folder.write("c.md", "longer");
        assert_eq!(proven(&folder), ["a/b.md", "vision.md"]);
        let place = discover(&folder.path(), None).unwrap();
        assert!(work_tree(&place).unwrap().files.iter().all(|entry| entry.blob.is_none()), "nobody asked");
    }

    #[test]
    fn a_change_of_the_same_length_shows_even_with_its_old_time() {
        let folder = settled(&[("a.md", "old"), ("b.md", "old")]);
        let path = folder.path().join("a.md");
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        // Past the tick of the clock at which the file was staged.
        std::thread::sleep(Duration::from_millis(20));
        fs::write(&path, "new").unwrap();
        let file = File::options().write(true).open(&path).unwrap();
        file.set_times(FileTimes::new().set_modified(before)).unwrap();
        assert_eq!(proven(&folder), ["b.md", "vision.md"]);
    }

    #[test]
    fn what_was_written_when_the_index_was_is_in_doubt() {
        let folder = settled(&[("a.md", "a")]);
        let place = discover(&folder.path(), None).unwrap();
        let index = place.repository.unwrap().join("index");
        let staged = fs::metadata(folder.path().join("a.md")).unwrap().modified().unwrap();
        let set = |time| {
            File::options().write(true).open(&index).unwrap().set_times(FileTimes::new().set_modified(time)).unwrap();
        };
        set(staged);
        assert!(!proven(&folder).contains(&"a.md".to_owned()));
        set(staged + Duration::from_nanos(1000));
        assert!(proven(&folder).contains(&"a.md".to_owned()));
    }

    #[test]
    fn files_that_git_converts_are_left_out() {
        let folder = settled(&[("crlf.md", "a\r\n"), ("filtered.md", "f"), ("encoded.md", "e"), ("lf.md", "a\n")]);
        let repository = git2::Repository::open(folder.path()).unwrap();
        repository.config().unwrap().set_str("core.autocrlf", "true").unwrap();
        folder.write(".gitattributes", "filtered.md filter=rot13\nencoded.md working-tree-encoding=EBCDIC\n");
        let mut index = repository.index().unwrap();
        index.clear().unwrap();
        index.write().unwrap();
        commit_all(&repository, "converted");
        // Its blob is a byte shorter.
        assert_eq!(proven(&folder), ["lf.md", "vision.md"]);
    }

    #[test]
    fn attributes_are_found_wherever_git_finds_them() {
        for file in [".gitattributes", "a/.gitattributes", ".git/info/attributes"] {
            let folder = settled(&[("a/b/c.md", "c")]);
            folder.write(file, "*.md text");
            assert_eq!(proven(&folder), ["a/b/c.md", "vision.md"], "{file}");
            folder.write(file, "[attr]odd filter=rot13\nc.md filter=rot13");
            assert_eq!(proven(&folder), ["vision.md"], "{file}");
        }
        let folder = settled(&[("a/.gitattributes", "c.md filter=rot13"), ("a/c.md", "c")]);
        fs::remove_file(folder.path().join("a/.gitattributes")).unwrap();
        assert_eq!(proven(&folder), ["vision.md"], "the staged one counts");
    }

    #[test]
    fn what_git_was_told_to_believe_proves_nothing() {
        let folder = settled(&[("a.md", "a"), ("b.md", "b"), ("c.md", "c")]);
        let repository = git2::Repository::open(folder.path()).unwrap();
        let mut index = repository.index().unwrap();
        let mut mark = |path: &str, change: &dyn Fn(&mut IndexEntry)| {
            let mut entry = index.get_path(Path::new(path), 0).unwrap();
            change(&mut entry);
            index.add(&entry).unwrap();
        };
        mark("a.md", &|entry| entry.flags |= 0x8000);
        mark("b.md", &|entry| entry.flags_extended |= IndexEntryExtendedFlag::SKIP_WORKTREE.bits());
        index.write().unwrap();
        assert_eq!(proven(&folder), ["c.md", "vision.md"]);
    }

    #[test]
    fn without_an_index_nothing_is_proven() {
        let folder = settled(&[]);
        fs::remove_file(folder.path().join(".git/index")).unwrap();
        assert_eq!(proven(&folder), Vec::<String>::new());
        fs::write(folder.path().join(".git/index"), "no index").unwrap();
        assert_eq!(proven(&folder), Vec::<String>::new());
        let bare = Folder::new();
        bare.write("vision.md", "");
        let place = discover(&bare.path(), None).unwrap();
        assert!(with_blobs(work_tree(&place).unwrap(), &place).files.iter().all(|entry| entry.blob.is_none()));
    }
}
