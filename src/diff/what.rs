use super::What;
use crate::compare::{FieldChange, Role};

/// What sort of change it is, by its field.
pub fn what(change: &FieldChange) -> What {
    let field = change.path.field();
    let last = change.path.segments().last().unwrap_or_default();
    let is_budget = field == "funding";
    match (field, change.role) {
        ("status", _) => What::Status,
        ("owner", _) => What::Owner,
        ("work", _) => What::Work,
        ("amendments", _) if change.from.is_none() => What::Amendment,
        (_, Role::Link) => match (&change.from, &change.to) {
            (None, _) => What::LinkAdded,
            (_, None) => What::LinkRemoved,
            _ => What::LinkChanged,
        },
        (_, Role::Estimate) => What::Estimate,
        (_, Role::Evidence) => What::Evidence,
        ("success" | "guardrails" | "stop_if", _) if last != "by" => What::Criterion,
        (_, Role::Commitment) if is_budget => What::Budget,
        (_, Role::Commitment) if change.path.segments().any(|segment| segment == "baseline") => What::Baseline,
        (_, Role::Commitment) if last == "target" => What::Target,
        (_, Role::Commitment) if ["by", "deadline", "starts", "ends", "until", "horizon", "on"].contains(&last) => {
            What::Date
        }
        (_, Role::Narrative) => What::Narrative,
        _ => What::Value,
    }
}
