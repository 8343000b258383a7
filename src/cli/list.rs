use clap::Args;

use super::Answer;
use super::global::Global;
use super::session::{Session, State};
use crate::output::lookups::{Listed, ListedRecord};
use crate::output::{document, table};
use crate::source::Failure;
use crate::values::{Kind, nearest};

/// List the records of a kind
#[derive(Debug, Args)]
pub struct List {
    /// The kind, in the singular or the plural; left out, how many there are of each
    #[arg(value_parser = kind)]
    kind: Option<Kind>,
    /// Read a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print them
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json"])]
    format: String,
}

pub(super) fn kind(text: &str) -> Result<Kind, String> {
    let names = || Kind::ALL.iter().map(|kind| kind.name());
    let found = Kind::from_name(text)
        .or_else(|| Kind::ALL.into_iter().find(|kind| kind.plural() == text || kind.folder() == text));
    found.ok_or_else(|| match nearest(text, names()) {
        Some(near) => format!("there is no such kind; did you mean `{}`?", near.name),
        None => format!("the kinds are {}", names().collect::<Vec<_>>().join(", ")),
    })
}

impl List {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        match (self.kind, self.format.as_str()) {
            (None, "json") => Ok(document("list", &counts_as_json(&session)).into()),
            (None, _) => Ok(table(&["kind", "records"], &counts(&session), &global.style()).into()),
            (Some(kind), "json") => Ok(document("list", &as_json(&session, kind)).into()),
            (Some(kind), _) => Ok(as_table(&session, kind, global).into()),
        }
    }
}

fn counts(session: &Session) -> Vec<Vec<String>> {
    let count = |kind: &Kind| vec![kind.name().to_owned(), session.strategy.of_kind(*kind).count().to_string()];
    Kind::ALL.iter().map(count).collect()
}

fn counts_as_json(session: &Session) -> Listed<'_> {
    let count = |kind: Kind| (kind.name().to_owned(), session.strategy.of_kind(kind).count().into());
    Listed::Counts { counts: Kind::ALL.into_iter().map(count).collect() }
}

fn as_json(session: &Session, kind: Kind) -> Listed<'_> {
    let strategy = &session.strategy;
    let records = strategy.of_kind(kind).map(|(number, record)| ListedRecord {
        record: record.full_name(),
        title: &record.title,
        status: record.status().filter(|_| !record.broken).map(|status| status.name()),
        owner: strategy.owner_of(number),
        path: strategy.path_of(record),
    });
    Listed::OfOneKind { kind: kind.name(), records: records.collect() }
}

fn as_table(session: &Session, kind: Kind, global: &Global) -> String {
    let strategy = &session.strategy;
    let rows: Vec<Vec<String>> = strategy
        .of_kind(kind)
        .map(|(number, record)| {
            let name = record.full_name();
            let state = if record.broken {
                "cannot be read"
            } else {
                record.status().map_or("unclear", |status| status.name())
            };
            vec![
                name.split_once('/').map_or(name.clone(), |(_, id)| id.to_owned()),
                state.to_owned(),
                strategy.owner_of(number).unwrap_or_default(),
                record.title.clone(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return format!("There are no {} yet: `pm new {} ID` writes one down.\n", kind.nouns(), kind.name());
    }
    table(&["id", "status", "owner", "title"], &rows, &global.style())
}
