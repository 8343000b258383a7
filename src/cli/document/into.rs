use std::path::{Path, PathBuf};

use clap::Args;

use super::super::Answer;
use super::super::findings::here;
use super::super::global::Global;
use super::super::session::Session;
use super::registry::Named;
use super::{Asked, Page, Way, change};
use crate::config::Language;
use crate::source::{Failure, ReadProblem, read_text};

/// Where a document goes that can stand in a file of the user's: `#[command(flatten)] into: Into`.
#[derive(Debug, Args)]
pub struct Into {
    /// Write it into its region of a file of yours, between `<!-- pm:begin NAME -->` and `<!-- pm:end NAME -->`; FILE is named
    /// from the folder of `-C`, as the files of a workspace are
    #[arg(long, value_name = "FILE")]
    pub into: Option<PathBuf>,
    /// Begin the region at the end of FILE where there is none, and the file itself
    #[arg(long, requires = "into", conflicts_with = "check")]
    init: bool,
    /// Write nothing; exit code 1 where the region does not say what the records say
    #[arg(long, requires = "into")]
    check: bool,
    /// Write nothing; show as a patch what would change
    #[arg(long, requires = "into")]
    diff: bool,
    /// Write the region anew although somebody edited it by hand
    #[arg(long, requires = "into")]
    overwrite: bool,
}

impl Into {
    /// Refuses what a region has no place for: another format than its own, and options that its marker cannot name.
    pub fn holds(&self, format: Option<&str>, own: &str, others: &[(&str, bool)]) -> Result<(), Failure> {
        if self.into.is_none() {
            return Ok(());
        }
        if let Some(format) = format.filter(|format| *format != own) {
            let failure = Failure::new(format!("`--format {format}` does not go with `--into`"));
            return Err(failure.help("what stands in a region of a Markdown file is Markdown: leave out `--format`"));
        }
        let Some((option, _)) = others.iter().find(|(_, is_given)| *is_given) else { return Ok(()) };
        let failure = Failure::new(format!("`{option}` does not go with `--into`"));
        Err(failure.help("name the file for the one or for the other"))
    }

    /// The whole answer of the command where a file is named: the document of that name, with what it is of.
    pub fn answer(
        &self,
        global: &Global,
        session: &Session,
        document: &str,
        argument: Option<&str>,
        language: Option<Language>,
    ) -> Result<Option<Answer>, Failure> {
        let Some(file) = &self.into else { return Ok(None) };
        refuse_past(session)?;
        let named = Named::of(session, document, argument)?;
        let page = page(global, session, file, Some(self.init))?;
        let way = Way { check: self.check, diff: self.diff, overwrite: self.overwrite };
        let asked = Asked::One { named: &named, init: self.init, language };
        change(global, session, &[page], &asked, way).map(Some)
    }
}

/// What stands in files of the work tree is made of the records of the work tree.
fn refuse_past(session: &Session) -> Result<(), Failure> {
    if session.place.workspace.is_none() {
        return Err(Failure::new("a bare repository has no files to write").help("run it in a clone"));
    }
    match &session.place.at {
        None => Ok(()),
        Some(rev) => {
            let failure = Failure::new(format!("a file of yours cannot hold a document of `{rev}`"));
            Err(failure.help("leave out `--at`: what stands in a region is made of the records beside it"))
        }
    }
}

/// A file that somebody named; as with git and make, `-C` is where one stands. `init` is whether it may be made, for a
/// command that can.
pub fn page(global: &Global, session: &Session, file: &Path, init: Option<bool>) -> Result<Page, Failure> {
    let path = here()?.join(global.start()).join(file);
    let shown = file.display().to_string();
    if file.extension().is_none_or(|ending| !["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
    {
        let failure = Failure::new(format!("`{shown}` is no Markdown file"));
        return Err(failure.help("regions stand in files whose names end in `.md` or `.markdown`"));
    }
    let inside = session.inside(&path).ok();
    match read_text(&path) {
        Ok(text) => Ok(Page { path, inside, shown, text, is_new: false }),
        Err(ReadProblem::Vanished) if init == Some(true) => {
            Ok(Page { path, inside, shown, text: String::new(), is_new: true })
        }
        Err(ReadProblem::Vanished) => {
            let failure = Failure::new(format!("there is no file `{shown}`"));
            Err(match init {
                Some(_) => failure.help("`--init` makes it, with the region in it"),
                None => failure.help("the command of a document begins one, as in `pm tree --into FILE --init`"),
            })
        }
        Err(why) => Err(Failure::new(format!("`{shown}` cannot be read: {why}"))),
    }
}
