use std::collections::HashSet;
use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::document::{Asked, DOCUMENTS, Page, Way, change, page};
use super::findings::here;
use super::global::Global;
use super::session::{Session, State};
use crate::source::Failure;

/// Bring the documents in your own files up to date: every region between `<!-- pm:begin NAME -->` and
/// `<!-- pm:end NAME -->`
///
/// NAME is a document, with what it is of behind a colon: `tree`, `outcomes:initiative/search`. A region is written anew
/// when it does not say what the records say as of the day in its marker; nothing outside it is touched. Where somebody
/// edited a region by hand, nothing is written at all; a region that cannot be read or made is told, and the others are
/// written. `language=de` behind the name makes a region German, whatever the others are.
#[derive(Debug, Args)]
#[command(after_help = documents())]
pub struct Refresh {
    /// These files; every Markdown file of the workspace if left out
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Write nothing; exit code 1 where a region does not say what the records say
    #[arg(long)]
    check: bool,
    /// Write nothing; show as a patch what would change
    #[arg(long)]
    diff: bool,
    /// Write regions anew although somebody edited them by hand
    #[arg(long)]
    overwrite: bool,
    /// Write also what is up to date as of its own day, as of today
    #[arg(long, conflicts_with = "check")]
    redate: bool,
}

fn documents() -> String {
    let names = DOCUMENTS.iter().map(|document| format!("  {:<12}{}", document.name, document.about));
    format!(
        "The documents:\n{}\n\nExit code 1 where --check finds something, 2 where a region was edited by hand, or cannot be read \
         or made.",
        names.collect::<Vec<_>>().join("\n")
    )
}

impl Refresh {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State::default())?;
        if session.place.workspace.is_none() {
            let failure = Failure::new("a bare repository has no files to write");
            return Err(failure.help("run it in a clone"));
        }
        let pages = match self.files.as_slice() {
            [] => of_workspace(&session)?,
            files => of_files(global, &session, files)?,
        };
        super::rank::tell_of_errors(global, &session);
        let way = Way { check: self.check, diff: self.diff, overwrite: self.overwrite };
        change(global, &session, &pages, &Asked::All { redated: self.redate }, way)
    }
}

/// The files that were named, each once whatever it was called.
fn of_files(global: &Global, session: &Session, files: &[PathBuf]) -> Result<Vec<Page>, Failure> {
    let mut seen = HashSet::new();
    let mut pages = Vec::new();
    for file in files {
        let page = page(global, session, file, None)?;
        // Not the file itself, which is no link.
        let folder = page.path.parent().and_then(|folder| folder.canonicalize().ok());
        let place = match (folder, page.path.file_name()) {
            (Some(folder), Some(name)) => folder.join(name),
            _ => page.path.clone(),
        };
        if seen.insert(place) {
            pages.push(page);
        }
    }
    Ok(pages)
}

fn of_workspace(session: &Session) -> Result<Vec<Page>, Failure> {
    let folder = here()?.join(session.place.workspace.as_deref().unwrap_or(std::path::Path::new("")));
    let files = session.strategy.files.iter().filter(|file| file.has_regions);
    let page = |file: &std::sync::Arc<crate::graph::SourceFile>| Page {
        path: folder.join(&file.path),
        inside: Some(file.path.clone()),
        shown: format!("{}{}", session.from_here, file.path),
        text: file.text.clone(),
        is_new: false,
    };
    Ok(files.map(page).collect())
}
