//! The links between records as a picture: the whole strategy, what is near one record, or what drives which metric.

mod bounded;
mod boxes;
mod choose;
mod columns;
mod counted;
mod draw;
mod frame;
mod layout;
mod lines;
mod links;
mod marks;
mod nodes;
mod relation;
mod through;
mod wires;

use crate::values::Kind;

pub use choose::{Ask, STEPS, diagram};
pub use draw::{Drawing, MOST, TooMany, draw};

/// Records and the links between them, as they are to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Diagram {
    /// What it is a picture of.
    pub title: String,
    pub view: View,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// What was left out, in words.
    pub notes: Vec<String>,
}

/// What is looked at: it says which records stand side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// From the visions down.
    #[default]
    Strategy,
    /// From the North Star metric down.
    Metrics,
}

/// One record in a picture, or a name that leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The full name; nothing where no record is found.
    pub name: Option<String>,
    pub kind: Kind,
    pub title: String,
    /// Its status in a word, or why nothing is known of it.
    pub state: String,
    pub phase: Phase,
    pub owner: Option<String>,
    /// Its file, relative to the workspace.
    pub path: Option<String>,
    /// Of a metric, what it came to last; of what moves a metric, from where to where.
    pub detail: Option<String>,
    /// Whether it was asked for.
    pub is_center: bool,
    /// Whether it stands apart: no way leads from it up to a vision, or to another metric.
    pub is_apart: bool,
    /// What hangs below it and is not drawn: how many of which kind.
    pub below: Vec<(Kind, usize)>,
}

/// How far a record is, as its border tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    NotBegun,
    UnderWay,
    Ended,
    Unknown,
}

impl Phase {
    pub fn name(self) -> &'static str {
        match self {
            Phase::NotBegun => "not-begun",
            Phase::UnderWay => "under-way",
            Phase::Ended => "ended",
            Phase::Unknown => "unknown",
        }
    }
}

/// A link from one node to another: numbers in `nodes`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    /// What it says: from `serves` to.
    pub label: String,
    /// Whether the second is above the first.
    pub is_up: bool,
    /// Whether anybody expects it between two such records.
    pub is_usual: bool,
    /// Whether two other links say it too: what tests an option tests its initiative.
    pub is_implied: bool,
}
