use crate::graph::{LinkTarget, Resolution, Strategy};
use crate::model::Record;
use crate::typed::printed_by_name;

/// A link of a record, by a field or in its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkRow {
    /// `outcomes.activation.metric`; `text` for a link in the text.
    pub field: String,
    pub leads_to: LeadsTo,
    /// The number of the record that it leads to, from 0.
    pub to: Option<usize>,
    /// As written; nothing for an option that stands inside its initiative.
    pub written: Option<String>,
}

/// What a link comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeadsTo {
    Record,
    /// A record of a kind that does not fit there.
    WrongKind,
    /// Several records that fit equally well.
    Several,
    /// A file that holds no record.
    File,
    Nothing,
    /// Nothing is found, and it may be in what cannot be read.
    Unknown,
}

impl LeadsTo {
    pub const ALL: [LeadsTo; 6] =
        [LeadsTo::Record, LeadsTo::WrongKind, LeadsTo::Several, LeadsTo::File, LeadsTo::Nothing, LeadsTo::Unknown];

    pub fn name(self) -> &'static str {
        match self {
            LeadsTo::Record => "record",
            LeadsTo::WrongKind => "wrong-kind",
            LeadsTo::Several => "several",
            LeadsTo::File => "file",
            LeadsTo::Nothing => "nothing",
            LeadsTo::Unknown => "unknown",
        }
    }
}

printed_by_name!(LeadsTo, "What a link comes to. Unknown: nothing is found, and it may be in what cannot be read.");

/// The links of one record: those of its fields, and where it stands inside another. `texts` are the links in texts.
pub fn links_of<'s>(
    strategy: &'s Strategy,
    number: usize,
    record: &'s Record,
    texts: &[&'s crate::graph::TextLink],
) -> Vec<LinkRow> {
    let mut rows = Vec::new();
    if let Some(initiative) = strategy.inside(number) {
        let field = "initiative".to_owned();
        rows.push(LinkRow { field, leads_to: LeadsTo::Record, to: Some(initiative), written: None });
    }
    for (at, reference) in record.references.iter().enumerate() {
        let (leads_to, to) = match strategy.resolution_at(number, at) {
            Resolution::Record(to) => (LeadsTo::Record, Some(*to)),
            Resolution::WrongKind(_) => (LeadsTo::WrongKind, None),
            Resolution::Ambiguous(_) => (LeadsTo::Several, None),
            Resolution::OtherFile => (LeadsTo::File, None),
            Resolution::Nothing => (LeadsTo::Nothing, None),
            Resolution::NotKnown => (LeadsTo::Unknown, None),
        };
        let written = Some(reference.text.clone());
        rows.push(LinkRow { field: reference.field.to_string(), leads_to, to, written });
    }
    for link in texts {
        let (leads_to, to) = match &link.target {
            LinkTarget::Record(to) => (LeadsTo::Record, Some(*to)),
            LinkTarget::Missing { .. } => (LeadsTo::Nothing, None),
            LinkTarget::Ambiguous(_) => (LeadsTo::Several, None),
            LinkTarget::There | LinkTarget::NoHeading { .. } => (LeadsTo::File, None),
            // On the web, or outside of the repository.
            LinkTarget::NotJudged => continue,
        };
        rows.push(LinkRow { field: "text".to_owned(), leads_to, to, written: Some(link.written.clone()) });
    }
    rows
}
