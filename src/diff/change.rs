use super::Range;
use crate::compare::{Direction, Role};
use crate::finding::{Certainty, FieldPath};
use crate::graph::Place;
use crate::values::{Kind, Status};

/// One thing that is otherwise than before.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The full name: the head's, or the base's of what is gone.
    pub record: String,
    pub what: What,
    /// The field; nothing for a record that came, went or is called otherwise.
    pub field: Option<FieldPath>,
    pub role: Role,
    /// What was there: a value as it is compared; for a renamed record its former name.
    pub from: Option<String>,
    pub to: Option<String>,
    /// Of a record that came or went: every value, by path.
    pub values: Vec<(FieldPath, String)>,
    /// Of a part of a range: the whole of it.
    pub range: Option<Range>,
    /// Of an option written inside an initiative: the initiative.
    pub inside: Option<String>,
    pub direction: Option<Direction>,
    pub importance: Importance,
    pub certainty: Certainty,
    /// The reason that the change itself gives, where it gives one: an amendment, or why something ended.
    pub acknowledged: Option<String>,
    /// Work on it had begun in the base.
    pub had_started: bool,
    pub fingerprint: String,
    pub side: ChangeSide,
    pub place: Place,
    /// What else could be meant: a record that went and one that came and look alike.
    pub suggestion: Option<String>,
}

impl Change {
    /// The kind of its record.
    pub fn kind(&self) -> Option<Kind> {
        Kind::from_name(self.record.split_once('/')?.0)
    }

    /// Of a record that came or went: its title, where it has one.
    pub fn title(&self) -> Option<&str> {
        self.values.iter().find(|(path, _)| path.segments().eq(["title"])).map(|(_, title)| title.as_str())
    }

    /// Whether something was stopped, replaced, rejected, abandoned or deprecated.
    pub fn ends_badly(&self) -> bool {
        let to = self.to.as_deref().zip(self.kind()).and_then(|(to, kind)| Status::read(kind, to).ok());
        self.what == What::Status && to.is_some_and(Status::ended_badly)
    }
}

/// In which of the two states the place of a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeSide {
    Base,
    Head,
}

/// What sort of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    Added,
    Removed,
    Renamed,
    Rekinded,
    /// It does not parse in one of the two: no more is known than that its text is another.
    Text,
    Status,
    Target,
    Baseline,
    Criterion,
    Date,
    Budget,
    Work,
    LinkAdded,
    LinkRemoved,
    LinkChanged,
    Estimate,
    Owner,
    Evidence,
    /// A reason that comes with what it stands for: no change of its own.
    Amendment,
    Narrative,
    /// Any other value.
    Value,
}

impl What {
    pub fn name(self) -> &'static str {
        match self {
            What::Added => "added",
            What::Removed => "removed",
            What::Renamed => "renamed",
            What::Rekinded => "re-kinded",
            What::Text => "text",
            What::Status => "status",
            What::Target => "target",
            What::Baseline => "baseline",
            What::Criterion => "criterion",
            What::Date => "date",
            What::Budget => "budget",
            What::Work => "work",
            What::LinkAdded => "link-added",
            What::LinkRemoved => "link-removed",
            What::LinkChanged => "link-changed",
            What::Estimate => "estimate",
            What::Owner => "owner",
            What::Evidence => "evidence",
            What::Amendment => "amendment",
            What::Narrative => "narrative",
            What::Value => "value",
        }
    }
}

/// How much a reviewer ought to look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// A promise that others count on is another.
    Commitment,
    Info,
}

impl Importance {
    pub fn name(self) -> &'static str {
        match self {
            Importance::Commitment => "commitment",
            Importance::Info => "info",
        }
    }
}
