use clap::Args;

use super::Answer;
use super::document::{Into, Of};
use super::global::Global;
use super::language::Spoken;
use super::rank::tell_of_errors;
use super::session::{Session, State};
use super::template::{own_template, tell_of_templates};
use crate::config::Language;
use crate::documents::north_star::{NoDocument, NorthStarDocument, meant, north_star};
use crate::output::north_star::{json, markdown, template_of};
use crate::output::templates::{Own, Setting};
use crate::source::Failure;
use crate::values::Date;

/// Write the North Star document of an initiative or a vision: what everybody may know, on two pages, without a plan
///
/// The problem, what we propose, what must be true, what will be different, what was tried and learned. What is not written
/// down is not printed. A `north-star` record adds what must be true and what is not part of it, and its own words go first.
#[derive(Debug, Args)]
pub struct NorthStar {
    /// An initiative, a vision, or a North Star record: an id, `kind/id`, or a file
    name: String,
    /// Read a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "markdown", value_parser = ["markdown", "json"])]
    format: String,
    #[command(flatten)]
    language: Spoken,
    #[command(flatten)]
    into: Into,
}

impl NorthStar {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        self.into.holds(Some(&self.format), "markdown", &[])?;
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        if let Some(answer) =
            self.into.answer(global, &session, "north-star", Some(&self.name), self.language.asked())?
        {
            return Ok(answer);
        }
        let text = match self.format.as_str() {
            "json" => json(&self.read_at(&session, found(&session, &self.name, session.today)?)),
            _ => {
                let document = self.read_at(&session, found(&session, &self.name, session.today)?);
                told(&session, &document, self.language.of(&session), None)?
            }
        };
        tell_of_errors(global, &session);
        tell_of_templates(global, &session);
        Ok(text.into())
    }

    /// A document of a revision says of which.
    fn read_at(&self, session: &Session, mut document: NorthStarDocument) -> NorthStarDocument {
        let at = self.at.as_ref().and_then(|_| session.read_at());
        match &mut document {
            NorthStarDocument::Initiative(initiative) => initiative.at = at,
            NorthStarDocument::Vision(vision) => vision.at = at,
        }
        document
    }
}

/// `north-star:NAME` in a region.
pub(super) fn document(of: &Of<'_>) -> Result<String, Failure> {
    rendered(of.session, &of.name()?, of.session.today, of.language, of.file)
}

/// The document in Markdown, as it is on a day; `into` is the file that it goes to, relative to the workspace.
pub(super) fn rendered(
    session: &Session,
    name: &str,
    today: Date,
    language: Language,
    into: Option<&str>,
) -> Result<String, Failure> {
    told(session, &found(session, name, today)?, language, into)
}

fn told(
    session: &Session,
    document: &NorthStarDocument,
    language: Language,
    into: Option<&str>,
) -> Result<String, Failure> {
    let own = own_template(session, template_of(document))?;
    let own = own.as_ref().map(|(path, text)| Own { path, text });
    markdown(document, &Setting { language, into, own })
}

fn found(session: &Session, name: &str, today: Date) -> Result<NorthStarDocument, Failure> {
    let strategy = &session.strategy;
    let number = match meant(strategy, &strategy.named(name)) {
        Some(number) => number,
        None => session.one(name)?,
    };
    north_star(strategy, number, today).map_err(|why| refused(&strategy.full_name(number), &why))
}

fn refused(record: &str, why: &NoDocument) -> Failure {
    match why {
        NoDocument::OtherKind(kind) => {
            let failure = Failure::new(format!("`{record}` has no North Star document"));
            failure.help(format!("there is one for each initiative and each vision, not for {kind}s"))
        }
        NoDocument::Broken => {
            Failure::new(format!("`{record}` cannot be read")).help("`pm lint` says where, and what to do about it")
        }
        NoDocument::NoSubject => {
            let failure = Failure::new(format!("what `{record}` is for is not known"));
            failure.help("name an initiative or a vision in its `for`, as in `for: faster-onboarding`")
        }
    }
}
