//! An order of work, for people, for machines and for a spreadsheet.

mod ask;
mod csv;
mod explain;
mod human;
mod json;
mod markdown;
mod matrix;
mod money;
mod schema;
mod scope;
mod sentences;
pub(super) mod sheet;

pub use ask::{ask, ask_json};
pub use explain::{Explained, explain, explain_json};
pub use human::human;
pub use json::json;
pub use markdown::markdown;
pub use money::{currency_sign, money};
pub use schema::rank_schema;
pub use scope::{scope, scope_json};
pub use sentences::circle;

pub use self::csv::csv;
use crate::graph::Place;
use crate::rank::{NoOrder, Ranking, Scope, WorkOrder};
use crate::values::Date;

/// What `pm rank` has found, and how much of it is to be shown.
pub struct RankReport<'r> {
    pub ranking: &'r Ranking<'r>,
    /// The order of work, where one was looked for.
    pub order: Option<&'r Result<WorkOrder, NoOrder>>,
    /// Whether the order of work is the question, and the scores are not.
    pub is_sequence: bool,
    pub today: Date,
    /// The revision that was read; nothing for the work tree.
    pub at: Option<&'r str>,
    /// The id of that commit; none where the files of the work tree were read, which may be in no commit.
    pub commit: Option<&'r str>,
    /// A place as a path that the reader can open, and a line.
    pub place: &'r dyn Fn(&Place) -> (String, usize),
    /// How many ranks are shown.
    pub top: Option<usize>,
    /// How many there is room for.
    pub cut: Option<usize>,
    /// Scope against time, where options are compared.
    pub scope: Option<&'r Scope>,
    /// What is ranked: `initiative` or `option`.
    pub noun: &'static str,
}
