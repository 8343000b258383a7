use std::sync::Arc;

use super::{Body, Common};
use crate::finding::Span;
use crate::syntax::markdown::{Heading, Link};
use crate::typed::{Field, Reference};
use crate::values::{Kind, Status};

/// One thing that somebody wrote down: a vision, an intent, a metric. A copy shares what is big: the same content read
/// once stands in the base and in the head of a review.
#[derive(Clone, Debug)]
pub struct Record {
    pub kind: Kind,
    pub id: String,
    /// What people call it: the title, else the first heading, else the id in words.
    pub title: String,
    /// Whether somebody wrote that title, as a heading or as `title`.
    pub titled: bool,
    /// The number of its file within the strategy.
    pub file: usize,
    /// The number of the record within its file: 0, 1, …
    pub number: usize,
    /// All of its bytes.
    pub span: Span,
    /// What stands for it as a whole: its id's value, else its title, else its first line.
    pub head: Span,
    pub form: Form,
    /// The status as written. Nearly every rule asks for it first, of every record: it stands where that is read anyway.
    pub written_status: Field<Status>,
    pub common: Arc<Common>,
    pub body: Body,
    /// The values that name other records, as written.
    pub references: Arc<[Reference]>,
    /// The links in its text.
    pub links: Arc<[Link]>,
    /// The headings below the title of a vision, an intent or a North Star document.
    pub headings: Vec<Heading>,
    /// The entries of the lists in the text of such a record, without their marks.
    pub list_entries: Vec<Span>,
    /// It does not parse: its id is known, and nothing else is to be concluded from it.
    pub broken: bool,
    /// The number of the mapping of `pm.yaml` that reads its file, where one does.
    pub mapping: Option<usize>,
}

/// How a record stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A Markdown file.
    Page,
    /// A document of a YAML file.
    Document,
    /// An entry of a collection such as `metrics.yaml`.
    Entry,
    /// An option inside the initiative of that id. `bare` is a word that may as well name an option's own record.
    Inline { initiative: String, bare: bool },
}

impl Record {
    /// `initiative/faster-onboarding`; an option inside an initiative is `option/INITIATIVE.NAME`.
    pub fn full_name(&self) -> String {
        match &self.form {
            Form::Inline { initiative, .. } => format!("{}/{initiative}.{}", self.kind, self.id),
            _ => format!("{}/{}", self.kind, self.id),
        }
    }

    /// The status, the kind's first where none is written; nothing where it cannot be read.
    pub fn status(&self) -> Option<Status> {
        match self.written_status {
            Field::Present(status) => Some(status),
            Field::Absent => Some(Status::default_of(self.kind)),
            Field::Invalid => None,
        }
    }

    pub fn is(&self, status: Status) -> bool {
        self.status() == Some(status)
    }

    /// Work on it goes on: intents active, initiatives from discovery to scaling, and so on.
    pub fn is_under_way(&self) -> bool {
        self.status().is_some_and(|status| Status::under_way(self.kind, status))
    }

    pub fn has_ended(&self) -> bool {
        self.status().is_some_and(Status::ended)
    }

    /// Replaced, stopped, rejected, abandoned, deprecated.
    pub fn has_ended_badly(&self) -> bool {
        self.status().is_some_and(Status::ended_badly)
    }

    /// In delivery, measuring, scaling or achieved.
    pub fn is_from_delivery_on(&self) -> bool {
        self.status().is_some_and(Status::from_delivery_on)
    }

    /// The ways in which its name may be written, the former ones last. A former name may be written with its kind.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let own_kind = |alias: &str| alias.split_once('/').is_some_and(|(kind, _)| kind == self.kind.name());
        let former = self.common.aliases.iter().map(|alias| &*alias.0);
        let ids = former.map(move |alias| match alias.split_once('/') {
            Some((_, id)) if own_kind(alias) => id,
            _ => alias,
        });
        std::iter::once(self.id.as_str()).chain(ids)
    }
}
