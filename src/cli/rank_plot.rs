use std::path::Path;

use super::whole_file::{first_tag_has, write_whole};
use crate::documents::plot::{MARK, Plot, plot};
use crate::source::Failure;

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

/// Draws into a file: a new one, or one that pm has drawn before; with `force` any.
pub fn write(file: &Path, picture: &Plot<'_>, force: bool) -> Result<(), Failure> {
    write_whole(file, plot(picture).into_bytes(), |bytes| first_tag_has(bytes, "svg", MARK), force)
}
