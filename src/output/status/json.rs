use schemars::JsonSchema;
use serde::Serialize;

use crate::documents::attention::Matter;
use crate::documents::practice::Practice;
use crate::documents::status::{Before, Counts, Due, GettingThere, NextReview, Status};
use crate::output::document;
use crate::values::Date;

/// For machines: everything, nothing cut. Every key is always there, absent is null.
pub fn json(status: &Status, at: Option<&str>, commit: Option<&str>) -> String {
    let Status { today, ref counts, ref matters, ref getting_there, ref practice, ref mandates, ref lint, .. } =
        *status;
    let lint = Found { error: lint.error, warning: lint.warning, info: lint.info, overdue: lint.overdue };
    let (title, owner) = (status.title.as_deref(), status.owner.as_deref());
    let (before, next_review) = (status.before.as_ref(), status.next.as_ref());
    let decide = matters;
    document(
        "status",
        &Screen {
            today,
            at,
            commit,
            title,
            owner,
            counts,
            decide,
            getting_there,
            practice,
            before,
            next_review,
            mandates,
            lint,
        },
    )
}

#[derive(Serialize, JsonSchema)]
pub struct Screen<'s> {
    /// The day on which this holds.
    today: Date,
    /// The revision that was read; null for the work tree.
    at: Option<&'s str>,
    /// The id of its commit.
    commit: Option<&'s str>,
    /// The title of the company's vision, of several all of them; null where there is none.
    title: Option<&'s str>,
    /// Whose records are looked at; null for all.
    owner: Option<&'s str>,
    /// How much there is.
    counts: &'s Counts,
    /// What there is to decide, the most pressing first.
    decide: &'s [Matter],
    /// How far it is to the targets.
    getting_there: &'s GettingThere,
    /// How it is decided.
    practice: &'s Practice,
    /// How it was decided a year ago, else on the oldest day that is known.
    before: Option<&'s Before>,
    /// The review that comes next; null where none is on record.
    next_review: Option<&'s NextReview>,
    /// What law or a contract asks for by a day, the nearest first.
    mandates: &'s [Due],
    /// What `pm lint` finds.
    lint: Found,
}

#[derive(Serialize, JsonSchema)]
struct Found {
    /// Contradictions.
    error: usize,
    /// Judgements.
    warning: usize,
    /// What is worth knowing.
    info: usize,
    /// What `pm lint --clock` would add.
    overdue: usize,
}
