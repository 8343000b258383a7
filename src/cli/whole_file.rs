//! Files that pm writes whole: a picture, a page, an export.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Answer;
use super::session::Session;
use crate::source::{Failure, Mode, write_all};

/// Where a command that makes a whole file puts it: `#[command(flatten)] file: WholeFile`.
#[derive(Debug, Args)]
pub struct WholeFile {
    /// Write it to a file instead of printing it, relative to the folder you are in; `-` prints it. A file that is there
    /// is replaced only where pm made it
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace the file though somebody else made it
    #[arg(long, requires = "output")]
    pub force: bool,
}

/// The formats of a command, first that of a file without an ending; each with the endings of files that hold it.
pub type Formats = [(&'static str, &'static [&'static str])];

impl WholeFile {
    /// The path in the workspace of the file that was named, where it lies there: links count from it.
    pub fn inside(&self, session: &Session) -> Option<String> {
        session.place.workspace.as_ref()?;
        session.inside(self.path()?).ok()
    }

    /// The file that was named; `-` names none.
    pub fn path(&self) -> Option<&Path> {
        self.output.as_deref().filter(|file| *file != Path::new("-"))
    }

    /// The format on which `--format` and the ending of the file agree. To be asked before any work is done.
    pub fn format(&self, asked: Option<&str>, formats: &Formats) -> Result<&'static str, Failure> {
        let by_name = |asked: &str| formats.iter().map(|(name, _)| *name).find(|name| *name == asked);
        let without_ending = asked.and_then(by_name).or(formats.first().map(|(name, _)| *name)).unwrap_or_default();
        let Some(file) = self.path() else { return Ok(without_ending) };
        let shown = file.display().to_string();
        if file.is_dir() || shown.ends_with('/') {
            return Err(Failure::new(format!("`{shown}` is a folder")).help("name a file in it"));
        }
        let Some(ending) = file.extension() else { return Ok(without_ending) };
        let ending = ending.to_string_lossy().to_ascii_lowercase();
        let of_ending = formats.iter().find(|(_, endings)| endings.contains(&ending.as_str())).map(|(name, _)| *name);
        let known = || {
            let endings = formats.iter().flat_map(|(_, endings)| *endings).map(|ending| format!(".{ending}"));
            endings.collect::<Vec<_>>().join(", ")
        };
        match (of_ending, asked) {
            (Some(of_ending), Some(asked)) if of_ending != asked => {
                let failure = Failure::new(format!("`{shown}` ends as `--format {of_ending}` does, not `{asked}`"));
                Err(failure.help(format!("leave out `--format`, or name another file; the endings are {}", known())))
            }
            (Some(of_ending), _) => Ok(of_ending),
            (None, _) => {
                let failure = Failure::new(format!("this command writes no file that ends in `.{ending}`"));
                Err(failure.help(format!("the endings that it knows are {}", known())))
            }
        }
    }

    /// Writes what was made to the file that was named and prints nothing; prints it where none was. `is_own` tells by
    /// the bytes of a file whether pm made it.
    pub fn answer(&self, content: String, is_own: impl Fn(&[u8]) -> bool) -> Result<Answer, Failure> {
        match self.path() {
            None => Ok(content.into()),
            Some(file) => write_whole(file, content.into_bytes(), is_own, self.force).map(|()| Answer::default()),
        }
    }
}

/// Writes a whole file: a new one, or in the place of one that pm made before, which `is_own` tells by its bytes, or with
/// `force` of any. Never through a symbolic link, and never half of it. Where it is there already just so, nothing is
/// touched.
pub fn write_whole(file: &Path, content: Vec<u8>, is_own: impl Fn(&[u8]) -> bool, force: bool) -> Result<(), Failure> {
    let mode = mode(file, is_own, force)?;
    // The folder is the user's to choose: it may be a link, the file may not.
    let (folder, name) = (file.parent().unwrap_or(Path::new("")), file.file_name().unwrap_or_default());
    write_all(folder, &[(name.into(), content, mode)])
}

/// The same of several files of a folder, all or none: path within the folder, content, and what tells that pm made it.
pub fn write_files<F: Fn(&[u8]) -> bool>(
    folder: &Path,
    files: Vec<(PathBuf, Vec<u8>, F)>,
    force: bool,
) -> Result<(), Failure> {
    let with_mode = |(path, content, is_own): (PathBuf, Vec<u8>, F)| {
        let mode = mode(&folder.join(&path), is_own, force)?;
        Ok((path, content, mode))
    };
    write_all(folder, &files.into_iter().map(with_mode).collect::<Result<Vec<_>, Failure>>()?)
}

/// How a file may be written.
fn mode(file: &Path, is_own: impl Fn(&[u8]) -> bool, force: bool) -> Result<Mode, Failure> {
    match there(file) {
        None if force => Ok(Mode::Replace { expected: None }),
        None => Ok(Mode::CreateNew),
        Some(old) if force || is_own(&old) => Ok(Mode::Replace { expected: Some(old) }),
        Some(_) => {
            let failure = Failure::new(format!("`{}` is there already, and pm did not make it", file.display()));
            Err(failure.help("name another file, or replace that one with `--force`"))
        }
    }
}

/// What stands in a regular file. Of anything else, and of what cannot be read, the writing will tell.
fn there(file: &Path) -> Option<Vec<u8>> {
    if !file.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(file).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// Whether the first tag of an XML text, such as an SVG, has a mark of ours: `<svg … data-made-by="pm rank">`.
pub fn first_tag_has(bytes: &[u8], element: &str, mark: &str) -> bool {
    let tag = bytes.split(|byte| *byte == b'>').next().unwrap_or_default();
    let begins = tag.strip_prefix(b"<").and_then(|tag| tag.strip_prefix(element.as_bytes()));
    begins.is_some_and(|rest| rest.starts_with(b" ")) && tag.windows(mark.len()).any(|part| part == mark.as_bytes())
}
