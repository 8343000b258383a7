use std::io::IsTerminal;

use clap::Args;

use super::Answer;
use super::before::before;
use super::global::Global;
use super::language::Spoken;
use super::past::Past;
use super::session::{Session, State};
use super::whole_file::{WholeFile, first_tag_has};
use crate::documents::report::{MOST_WITH_HISTORY, Sources, report};
use crate::output::Progress;
use crate::output::rank::currency_sign;
use crate::output::report::{DOCTYPE, MARK, html};
use crate::rank::initiatives;
use crate::rules::{Facts, Selection, run};
use crate::source::Failure;

/// Make one HTML page of the whole strategy, for those who decide: it stands alone, loads nothing, and prints well
///
/// What there is to decide, how the outcomes stand, the strategy as a tree to unfold, what drives what, what comes first,
/// and every record with its links and its history; with a search. It opens from disk, and needs no server.
#[derive(Debug, Args)]
#[command(
    name = "report",
    after_help = "On a terminal it wants a file: `pm report -o report.html`. In a pipe it prints the page."
)]
pub struct Report {
    /// What to call the page; the title of the company's vision if left out
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// Read a revision, such as `main` or `HEAD~1`, instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    #[command(flatten)]
    language: Spoken,
    #[command(flatten)]
    file: WholeFile,
}

impl Report {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        self.file.format(None, &[("html", &["html", "htm"])])?;
        if self.file.output.is_none() && std::io::stdout().is_terminal() {
            let failure = Failure::new("a page of HTML is nothing to read on a terminal");
            return Err(failure.help("say where it goes: `pm report -o report.html`"));
        }
        let mut progress = Progress::of("making the page", global.quiet);
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        let strategy = &session.strategy;
        progress.show(0.1);
        // Without a history the page tells none; with very many records it would be read for nothing.
        let past = match strategy.records.len() <= MOST_WITH_HISTORY {
            true => Past::of(global, &session).ok(),
            false => None,
        };
        let facts = Facts::new(strategy, session.today);
        let facts = past.as_ref().map_or(facts, |past| facts.with_past(&past.lives));
        let findings = run(&facts, &Selection::default()).findings;
        progress.show(0.4);
        let before = past.as_ref().and_then(|past| before(global, &session, past.lives.command().is_some(), None));
        let (_, exchange) = initiatives(strategy, &[], session.today);
        let sources = Sources {
            facts,
            at: self.at.as_deref(),
            title: self.title.as_deref(),
            past: past.as_ref().map(|past| (&past.chain, &*past.lives)),
            findings: &findings,
            before: before.as_ref(),
            sign: currency_sign(exchange.currency),
        };
        let report = report(&sources);
        progress.show(0.6);
        let page = html(&report, self.language.of(&session), &mut |share| progress.show(0.6 + 0.4 * share))?;
        super::rank::tell_of_errors(global, &session);
        self.file.answer(page, is_own)
    }
}

/// Whether a page was made by `pm report`.
fn is_own(bytes: &[u8]) -> bool {
    bytes.strip_prefix(DOCTYPE.as_bytes()).is_some_and(|rest| first_tag_has(rest, "html", MARK))
}
