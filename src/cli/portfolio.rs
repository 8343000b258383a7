use clap::{ArgGroup, Args};

use super::Answer;
use super::document::{Into, Of};
use super::global::Global;
use super::rank::tell_of_errors;
use super::session::{Session, State};
use super::template::{own_template, tell_of_templates};
use super::whole_file::{Formats, WholeFile};
use crate::config::Language;
use crate::documents::portfolio::{self as documents, portfolio};
use crate::output::portfolio as formats;
use crate::output::templates::{Own, Setting};
use crate::rules::Facts;
use crate::source::Failure;

/// Money and work by stage and by intent, and what moved on which evidence
///
/// Money is what `funding` says; where currencies differ it is told in that of pm.yaml by its `exchange_rates`, and what has
/// no rate stands beside it. A stage has those initiatives that have money for it and for no later one. Work is counted in
/// initiatives under way: what each takes of people's time is not asked.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("to").args(["output", "into"]))]
pub struct Portfolio {
    /// Read a revision, such as `main` or `HEAD~1`, instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print it; without this for people, or as the file's ending says (.md, .json)
    #[arg(long, value_name = "FORMAT", value_parser = ["human", "markdown", "json"])]
    format: Option<String>,
    #[command(flatten)]
    file: WholeFile,
    #[command(flatten)]
    into: Into,
}

/// What a Markdown file begins with that pm wrote.
const MARK: &str = "<!-- Made by pm portfolio from the records: change these, not this page. -->\n";

/// What goes to a file is a document.
const FORMATS: &Formats = &[("markdown", &["md", "markdown"]), ("json", &["json"])];

impl Portfolio {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let asked = self.format.as_deref().filter(|format| *format != "human");
        self.into.holds(asked, "markdown", &[("-o", self.file.output.is_some())])?;
        let format = match (asked, self.file.path()) {
            (None, None) => "human",
            _ => self.file.format(asked, FORMATS)?,
        };
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        if let Some(answer) = self.into.answer(global, &session, "portfolio", None, None)? {
            return Ok(answer);
        }
        tell_of_errors(global, &session);
        tell_of_templates(global, &session);
        let at = self.at.as_ref().and_then(|_| session.read_at());
        let found = documents::Portfolio { at, ..portfolio(&Facts::new(&session.strategy, session.today)) };
        match format {
            "json" => self.file.answer(formats::json(&found), |old| {
                old.starts_with(b"{\n  \"version\": 1,\n  \"command\": \"portfolio\"")
            }),
            "markdown" => {
                let language = session.strategy.settings.language();
                let text = markdown(&session, &found, language, self.file.inside(&session).as_deref())?;
                let mark = if self.file.path().is_some() { MARK } else { "" };
                self.file.answer(format!("{mark}{text}"), |old| old.starts_with(MARK.as_bytes()))
            }
            _ => Ok(formats::human(&found, &global.style()).into()),
        }
    }
}

/// `portfolio` in a region.
pub(super) fn document(of: &Of<'_>) -> Result<String, Failure> {
    markdown(of.session, &portfolio(&Facts::new(&of.session.strategy, of.session.today)), of.language, of.file)
}

fn markdown(
    session: &Session,
    found: &documents::Portfolio,
    language: Language,
    into: Option<&str>,
) -> Result<String, Failure> {
    let own = own_template(session, "portfolio")?;
    let own = own.as_ref().map(|(path, text)| Own { path, text });
    formats::markdown(found, &Setting { language, own, into })
}
