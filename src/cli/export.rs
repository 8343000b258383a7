use std::io::{IsTerminal, stdout};
use std::path::{Path, PathBuf};

use clap::Args;

use super::Answer;
use super::global::Global;
use super::list::kind;
use super::rank::tell_of_errors;
use super::session::{Session, State};
use super::whole_file::{Formats, WholeFile, write_files, write_whole};
use crate::documents::export::Export as Data;
use crate::output::bytes_to_stdout;
use crate::output::export::{TABLES, csv, is_own, json, sqlite, table};
use crate::rules::{Facts, Selection, run};
use crate::source::Failure;
use crate::values::Kind;

/// Give all records, links, readings, outcomes and findings as data: JSON, CSV tables or an SQLite database
///
/// `docs/documents.md` describes the tables, `pm schema export` the JSON. An amount is there as text and as a number with its
/// unit. What could not be read is null, and links that lead to no record are there with what was written.
#[derive(Debug, Args)]
#[command(after_help = "With --format csv, -o names a folder, into which a file for each table is written.\n\
    In CSV a text that begins with = + - @ or a tab gets an apostrophe in front, so that no spreadsheet runs it.")]
pub struct Export {
    /// Export only records of a kind, and what belongs to them
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<Kind>,
    /// Print one table of the CSV
    #[arg(long, value_name = "TABLE", value_parser = TABLES.map(|table| table.name), conflicts_with = "output")]
    table: Option<String>,
    /// Read a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// With what the coach and the clock find, as `pm lint --all`
    #[arg(long)]
    all: bool,
    /// What to export to; without this as the file's ending says (.json, .sqlite, .sqlite3, .db), else JSON
    #[arg(long, value_name = "FORMAT", value_parser = ["json", "csv", "sqlite"])]
    format: Option<String>,
    #[command(flatten)]
    file: WholeFile,
}

const FORMATS: &Formats = &[("json", &["json"]), ("sqlite", &["sqlite", "sqlite3", "db"])];

/// Whether a path that is no folder yet has the ending of a file that this command writes.
fn is_of_a_file(path: &Path) -> bool {
    let endings = ["csv", "json", "sqlite", "sqlite3", "db"];
    let is_one = |ending: &std::ffi::OsStr| endings.iter().any(|known| ending.eq_ignore_ascii_case(known));
    !path.is_dir() && path.extension().is_some_and(is_one)
}

impl Export {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let format = match self.format.as_deref() {
            Some("csv") => "csv",
            asked => self.file.format(asked, FORMATS)?,
        };
        self.check(format)?;
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        let facts = Facts::new(&session.strategy, session.today);
        let outcome = run(&facts, &Selection { all: self.all, ..Selection::default() });
        tell_of_errors(global, &session);
        let data = Data {
            strategy: &session.strategy,
            today: session.today,
            at: self.at.as_deref(),
            kind: self.kind,
            findings: &outcome.findings,
            summary: &outcome.summary,
            not_evaluated: &outcome.not_evaluated,
        };
        match (format, self.file.path()) {
            ("csv", Some(folder)) => self.tables(folder, &data),
            ("csv", None) => {
                Ok(self.table.as_deref().and_then(table).map_or(String::new(), |table| csv(table, &data)).into())
            }
            ("sqlite", Some(file)) => {
                write_whole(file, sqlite(&data)?, is_own, self.file.force).map(|()| Answer::default())
            }
            ("sqlite", None) => bytes_to_stdout(&sqlite(&data)?)
                .map(|()| Answer::default())
                .map_err(|error| Failure::new(format!("the result could not be written: {error}"))),
            _ => {
                self.file.answer(json(&data), |old| old.starts_with(b"{\n  \"version\": 1,\n  \"command\": \"export\""))
            }
        }
    }

    /// What does not go together, before any work is done.
    fn check(&self, format: &str) -> Result<(), Failure> {
        match (format, self.file.path()) {
            ("csv", Some(folder)) if is_of_a_file(folder) => {
                Err(Failure::new(format!("`{}` ends as a file does, and CSV is several", folder.display()))
                    .help("name a folder, as in `pm export --format csv -o tables`"))
            }
            ("csv", None) if self.table.is_none() => {
                let names = TABLES.map(|table| table.name).join(", ");
                Err(Failure::new("CSV is several tables, and one file can hold one")
                    .help(format!("`--table` prints one ({names}); `-o FOLDER` writes all")))
            }
            ("sqlite", None) if stdout().is_terminal() => {
                Err(Failure::new("a database is nothing to look at on a terminal")
                    .help("name a file, as in `pm export --format sqlite -o strategy.sqlite`"))
            }
            ("json" | "sqlite", _) if self.table.is_some() => {
                Err(Failure::new(format!("`--table` does not go with `--format {format}`"))
                    .help("it prints one table of `--format csv`"))
            }
            _ => Ok(()),
        }
    }

    fn tables(&self, folder: &Path, data: &Data<'_>) -> Result<Answer, Failure> {
        let files = TABLES.iter().map(|table| {
            let heading = table.heading();
            let own = move |old: &[u8]| old.starts_with(heading.as_bytes());
            (PathBuf::from(format!("{}.csv", table.name)), csv(table, data).into_bytes(), own)
        });
        write_files(folder, files.collect(), self.file.force).map(|()| Answer::default())
    }
}
