use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::documents::plot::{MARK, Plot, plot};
use crate::source::{Failure, Mode, write_all};

/// Asks for the one ending there is, before any work is done.
pub fn check(file: &Path) -> Result<(), Failure> {
    if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("svg")) {
        return Ok(());
    }
    let failure = Failure::new(format!("`{}` does not end in .svg", file.display()));
    Err(failure.help(format!(
        "pm draws SVG, which browsers and slides show: `--plot {}`",
        file.with_extension("svg").display()
    )))
}

/// Draws into a file: a new one, or one that pm has drawn before.
pub fn write(file: &Path, picture: &Plot<'_>) -> Result<(), Failure> {
    let mode = match there(file) {
        None => Mode::CreateNew,
        Some(old) if is_drawn(&old) => Mode::Replace { expected: Some(old) },
        Some(_) => {
            let failure = Failure::new(format!("`{}` is there already, and pm did not draw it", file.display()));
            return Err(failure.help("name another file, or remove that one"));
        }
    };
    // The folder is the user's to choose: it may be a link, the file may not.
    let (folder, name) = (file.parent().unwrap_or(Path::new("")), file.file_name().unwrap_or_default());
    write_all(folder, &[(name.into(), plot(picture).into_bytes(), mode)])
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

/// Whether its first tag has the mark.
fn is_drawn(bytes: &[u8]) -> bool {
    let tag = bytes.split(|byte| *byte == b'>').next().unwrap_or_default();
    tag.starts_with(b"<svg ") && tag.windows(MARK.len()).any(|window| window == MARK.as_bytes())
}
