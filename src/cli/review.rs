use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::global::Global;
use super::language::Spoken;
use super::past::Past;
use super::rank::tell_of_errors;
use super::session::{Session, State};
use super::template::{own_template, tell_of_templates};
use super::then::{Looked, Then, at_revision, on_day};
use super::whole_file::{Formats, WholeFile};
use crate::config::Language;
use crate::documents::review::{
    Pack, Period, Planned, Since, Why, blanks, last_review, pack, review_record, usual_start,
};
use crate::output::review as formats;
use crate::output::templates::{Own, Setting};
use crate::output::{one_line, to_stderr};
use crate::rules::Facts;
use crate::source::{Failure, Mode, write_all};
use crate::values::{Date, FromText, Kind, ReviewCadence, read_word};

/// Print what a review looks at: what to decide, where we are, what changed, what we learned
///
/// It begins at the last review of that cadence that is done, else so long ago as lies between two as a rule. What the
/// strategy said then comes from what the branch had accepted by that day.
///
/// A pack is of one day: it compares with what Git had then, and says otherwise in a clone that reaches back less far and
/// once what is new is committed. It therefore stands in a file of its own and in no region of another.
#[derive(Debug, Args)]
#[command(after_help = "quarterly-business is for leadership, quarterly-initiative for product and design leads,\n\
    monthly-release for everyone. What a record does not say is not printed.")]
pub struct Review {
    /// Which meeting
    #[arg(value_parser = ["quarterly-business", "quarterly-initiative", "monthly-release"])]
    cadence: String,
    /// Begin at a day (2026-10-08) or a revision instead of the last review
    #[arg(long, value_name = "REV|DATE")]
    since: Option<String>,
    /// Read a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// Write the record of this review, with a blank for every decision that is open
    #[arg(long, conflicts_with_all = ["format", "at", "output"])]
    record: bool,
    /// How to print it; without this Markdown, or as the file's ending says (.md, .json)
    #[arg(long, value_name = "FORMAT", value_parser = ["markdown", "json"])]
    format: Option<String>,
    #[command(flatten)]
    language: Spoken,
    #[command(flatten)]
    file: WholeFile,
    /// Refused, with the reason: other documents take it.
    #[arg(long, value_name = "FILE", hide = true)]
    into: Option<PathBuf>,
}

/// What a Markdown file begins with that pm wrote.
const MARK: &str = "<!-- Made by pm review from the records and their history. -->\n";

const FORMATS: &Formats = &[("markdown", &["md", "markdown"]), ("json", &["json"])];

impl Review {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        self.into.as_ref().map_or(Ok(()), |file| Err(no_region(&self.cadence, &file.display().to_string())))?;
        let format = self.file.format(self.format.as_deref(), FORMATS)?;
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        let word = read_word::<ReviewCadence>(&self.cadence, &[]).ok().and_then(|word| word.known());
        let cadence = word.ok_or_else(|| Failure::new(format!("there is no cadence `{}`", self.cadence)))?;
        let (since, then) = self.since(&session, cadence)?;
        let period = Period::of(
            &session.strategy,
            then.as_ref().map(|then| (&*then.strategy, then.on)),
            since.on,
            session.today,
        );
        // How long options are open only history knows, and what was promised between then and now.
        let past = Past::of(global, &session).ok();
        let period = match &past {
            Some(past) => period.with_way(&past.chain, &past.lives, then.as_ref().map(|then| &then.commit)),
            None => period,
        };
        let facts = Facts::new(&session.strategy, session.today);
        let facts = past.as_ref().map_or(facts, |past| facts.with_past(&past.lives));
        let pack = pack(cadence, &period, &facts, since);
        tell_of_errors(global, &session);
        tell_of_templates(global, &session);
        if self.record {
            return record(global, &session, (cadence, self.language.of(&session)), &pack);
        }
        if format == "json" {
            return self.file.answer(formats::json(&pack), |old| {
                old.starts_with(b"{\n  \"version\": 1,\n  \"command\": \"review\"")
            });
        }
        let own = own_template(&session, &format!("review-{}", pack.cadence))?;
        let own = own.as_ref().map(|(path, text)| Own { path, text });
        let language = self.language.of(&session);
        let into = self.file.inside(&session);
        let text = formats::markdown(&pack, &Setting { language, into: into.as_deref(), own })?;
        let mark = if self.file.path().is_some() { MARK } else { "" };
        self.file.answer(format!("{mark}{text}"), |old| old.starts_with(MARK.as_bytes()))
    }

    /// Since when, and what the strategy said then.
    fn since(&self, session: &Session, cadence: ReviewCadence) -> Result<(Since, Option<Then>), Failure> {
        let today = session.today;
        let (on, why, review) = match &self.since {
            Some(written) => match Date::from_text(written) {
                Ok(day) => (day, Why::Asked, None),
                Err(misread) => {
                    let looks_like_a_day = written.starts_with(|c: char| c.is_ascii_digit()) && written.contains('-');
                    let then = at_revision(session, written).map_err(|failure| match looks_like_a_day {
                        true => Failure { help: misread.help.clone(), ..Failure::new(misread.message.clone()) },
                        false => failure,
                    })?;
                    let since = Since { note: None, ..since(then.on, Why::Asked, None, Some(&then), None) };
                    return not_after(today, since).map(|since| (since, Some(then)));
                }
            },
            None => match last_review(&session.strategy, cadence, today) {
                Some(last) => (last.on, Why::LastReview, Some(last.record)),
                None => (usual_start(cadence, today), Why::UsualLength, None),
            },
        };
        let Looked { then, note } = on_day(session, on);
        let since = not_after(today, since(on, why, review, then.as_ref(), note))?;
        Ok((since, then))
    }
}

/// What stands in a region is made again from the records alone, by whoever checks it.
fn no_region(cadence: &str, file: &str) -> Failure {
    let failure = Failure::new(
        "a review pack stands in no region of a file: it compares with what Git had then, so that a shallow clone, or the \
         next commit, would make another text of the same records",
    );
    failure.help(format!("`pm review {cadence} -o FILE` writes it to a file of its own, and leaves {file} alone"))
}

fn since(on: Date, why: Why, review: Option<String>, then: Option<&Then>, note: Option<String>) -> Since {
    let (commit, commit_on) = then.map(|then| (then.commit.short.clone(), then.on)).unzip();
    Since { on, why, review, commit, commit_on, note }
}

fn not_after(today: Date, since: Since) -> Result<Since, Failure> {
    if since.on <= today {
        return Ok(since);
    }
    let failure = Failure::new(format!("a review of {today} cannot begin on {}, which is after it", since.on));
    Err(failure.help("`--since` takes a day in the past, or a revision; `--today` says what today is"))
}

/// Writes down the record of a review, which is never one that is there.
fn record(
    global: &Global,
    session: &Session,
    (cadence, language): (ReviewCadence, Language),
    pack: &Pack,
) -> Result<Answer, Failure> {
    let workspace = session.place.workspace.clone().filter(|_| session.place.at.is_none());
    let workspace = workspace.ok_or_else(|| Failure::new("a bare repository has no files to add to"))?;
    let strategy = &session.strategy;
    let title = formats::title(cadence, session.today, language);
    let (id, text) = review_record(strategy, cadence, pack, (&title, language));
    if let Some((_, there)) = strategy.of_kind(Kind::Review).find(|(_, record)| record.id == id) {
        let failure = Failure::new(format!("there is a review called `{id}` already, in {}", strategy.path_of(there)));
        return Err(
            failure.help(format!("write what was decided into it; `pm review {}` prints what is open", pack.cadence))
        );
    }
    let path = format!("{}/{id}.md", Kind::Review.folder());
    write_all(&workspace, &[(PathBuf::from(&path), text.clone().into_bytes(), Mode::CreateNew)])?;
    if !global.quiet {
        pack.planned.iter().for_each(|planned| to_stderr(&told(planned, &session.from_here)));
    }
    let blanks = match blanks(&text) {
        0 => "nothing is open, and nothing is left blank".to_owned(),
        1 => "1 decision to fill in".to_owned(),
        many => format!("{many} decisions to fill in"),
    };
    Ok(format!("{}{path}: {blanks}\n\n{text}", session.from_here).into())
}

/// Of a review that is planned about now: pm edits no record that somebody wrote.
fn told(planned: &Planned, from_here: &str) -> String {
    let Planned { record, path, on } = planned;
    one_line(&format!(
        "pm: {record} is planned for {on}; where that is this meeting, delete {from_here}{path}, or move the decisions into it"
    ))
    .into_owned()
        + "\n"
}
