//! One thing worth telling: what is wrong, where, why it matters, what to do.

mod field_path;
mod fingerprint;
mod label;
mod mend;
mod not_evaluated;
mod problem;
mod schema;
mod severity;
mod span;
mod step;
mod summary;

pub use field_path::FieldPath;
pub use fingerprint::fingerprint;
pub use label::{Label, Position};
pub use mend::{Fix, Mend};
pub use not_evaluated::NotEvaluated;
pub use problem::Problem;
pub use schema::{lint_schema, schema_address, schema_head};
pub use severity::{Certainty, Level, Severity};
pub use span::Span;
pub use step::{LateName, Step};
pub use summary::Summary;

/// A finding with its place worked out, ready to be shown. Every output format is made from a list of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name, as `pm explain` takes it.
    pub rule: &'static str,
    pub severity: Severity,
    /// What is on record, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The full name of the record, such as `initiative/faster-onboarding`.
    pub record: Option<String>,
    /// The path of the field, such as `outcomes.activation.target`.
    pub field: Option<String>,
    /// The places; the first is the finding's own. Never empty.
    pub labels: Vec<Label>,
    /// The one safe way to mend it, where there is one.
    pub fix: Option<Fix>,
    /// The same from run to run, whatever moves around it.
    pub fingerprint: String,
    /// Why it counts as accepted, and until when.
    pub waived: Option<Waived>,
    pub certainty: Certainty,
}

/// A finding that somebody accepted, with the reason that is on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    pub why: String,
    /// The last day on which it holds, as `2026-11-22`.
    pub until: Option<String>,
}

impl Finding {
    /// The finding's own place. (The first label; a finding without one would be a bug that `labels` rules out.)
    pub fn place(&self) -> Option<&Label> {
        self.labels.first()
    }

    /// Whether it counts towards the exit code and the totals.
    pub fn counts(&self) -> bool {
        self.waived.is_none()
    }

    /// The order in which findings are listed: path, line, column, rule.
    pub fn listing_order(&self) -> (&str, Position, &'static str, &str) {
        let (path, position) =
            self.place().map_or(("", Position::default()), |label| (label.path.as_str(), label.start));
        (path, position, self.rule, &self.message)
    }
}
