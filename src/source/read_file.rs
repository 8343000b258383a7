use std::fs::{File, FileType, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use super::ReadProblem;
use super::read_problem::{MAX_BYTES, text_of};

/// The bytes of a regular file, never more than the limit.
///
/// What the folder's listing called a file may be something else by now, so the open handle is asked again. Opening
/// a pipe must not wait for a writer: where the system has a flag for that it is set, elsewhere the path is asked
/// once more before.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, ReadProblem> {
    let file = open(path)?;
    let metadata = file.metadata().map_err(|error| ReadProblem::from_io(&error))?;
    refuse_unless_file(&metadata)?;
    if metadata.len() > MAX_BYTES {
        return Err(ReadProblem::TooLarge { bytes: metadata.len() });
    }
    let problem = |error| ReadProblem::from_io(&error);
    let size = usize::try_from(metadata.len()).unwrap_or(0);
    let mut bytes = Vec::with_capacity(size);
    let mut file = file.take(metadata.len());
    // Asked for as many bytes as the file has, so that one call is enough; nobody has to be asked whether it ends there.
    file.read_to_end(&mut bytes).map_err(problem)?;
    if size == 0 {
        // Some systems' own files say that they are empty, and are not.
        file.set_limit(MAX_BYTES + 1);
        file.read_to_end(&mut bytes).map_err(problem)?;
    }
    Ok(bytes)
}

/// The text of a file that was named, by the same limits as those of a workspace; never through a symbolic link.
pub fn read_text(path: &Path) -> Result<String, ReadProblem> {
    let metadata = path.symlink_metadata().map_err(|error| ReadProblem::from_io(&error))?;
    refuse_unless_file(&metadata)?;
    text_of(read_file(path)?)
}

fn open(path: &Path) -> Result<File, ReadProblem> {
    let mut options = OpenOptions::new();
    options.read(true);
    if !never_wait(&mut options) {
        let metadata = path.symlink_metadata().map_err(|error| ReadProblem::from_io(&error))?;
        refuse_unless_file(&metadata)?;
    }
    options.open(path).map_err(|error| open_problem(path, &error))
}

/// The handle tells what kind of thing could not be opened only where it could be opened.
fn open_problem(path: &Path, error: &io::Error) -> ReadProblem {
    match path.symlink_metadata() {
        Ok(metadata) => refuse_unless_file(&metadata).err().unwrap_or_else(|| ReadProblem::from_io(error)),
        Err(_) => ReadProblem::from_io(error),
    }
}

fn refuse_unless_file(metadata: &Metadata) -> Result<(), ReadProblem> {
    match metadata.is_file() {
        true => Ok(()),
        false => Err(not_a_file(metadata.file_type())),
    }
}

/// O_NONBLOCK, with the numbers it has where `pm` is mostly run; `true` when it was set.
fn never_wait(options: &mut OpenOptions) -> bool {
    #[cfg(any(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")), target_os = "macos"))]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(if cfg!(target_os = "linux") { 0o4000 } else { 0x4 });
        true
    }
    #[cfg(not(any(
        all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")),
        target_os = "macos"
    )))]
    {
        let _ = options;
        false
    }
}

/// What stands there instead of a regular file.
pub(super) fn not_a_file(kind: FileType) -> ReadProblem {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        for (is_it, name) in [
            (kind.is_fifo(), "pipe"),
            (kind.is_socket(), "socket"),
            (kind.is_char_device() || kind.is_block_device(), "device"),
        ] {
            if is_it {
                return ReadProblem::NotReadable(format!("not a regular file (a {name})"));
            }
        }
    }
    ReadProblem::NotReadable(
        match (kind.is_dir(), kind.is_symlink()) {
            (true, _) => "a folder, not a file",
            (_, true) => "a symbolic link, which pm does not follow",
            _ => "not a regular file",
        }
        .into(),
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::fs;

    fn not_readable(path: &Path) -> String {
        read_file(path).unwrap_err().to_string()
    }

    #[test]
    fn the_bytes_as_they_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, b"\xef\xbb\xbfa\r\n").unwrap();
        assert_eq!(read_file(&path).unwrap(), b"\xef\xbb\xbfa\r\n");
        fs::write(&path, b"").unwrap();
        assert_eq!(read_file(&path).unwrap(), b"");
    }

    #[test]
    fn a_file_of_10_mb_is_refused_by_its_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, vec![b'a'; 10_000_000]).unwrap();
        assert_eq!(read_file(&path), Err(ReadProblem::TooLarge { bytes: 10_000_000 }));
    }

    #[test]
    fn a_missing_file_has_vanished() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read_file(&folder.path().join("a.md")), Err(ReadProblem::Vanished));
        fs::write(folder.path().join("b"), "").unwrap();
        assert_eq!(read_file(&folder.path().join("b/a.md")), Err(ReadProblem::Vanished));
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(not_readable(folder.path()), "a folder, not a file");
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_sockets_are_refused_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.md");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert_eq!(not_readable(&pipe), "not a regular file (a pipe)");
        let socket = folder.path().join("socket.md");
        let _listener = std::os::unix::net::UnixListener::bind(&socket).unwrap();
        assert_eq!(not_readable(&socket), "not a regular file (a socket)");
        assert_eq!(not_readable(Path::new("/dev/null")), "not a regular file (a device)");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_may_not_be_read_says_so() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, "a").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // For root every file is readable, and there is nothing to see.
        if File::open(&path).is_err() {
            assert_eq!(not_readable(&path), "permission denied");
        }
    }
}
