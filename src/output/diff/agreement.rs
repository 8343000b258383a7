use super::DiffReport;
use super::groups::of_record;
use crate::diff::{Change, Importance, What};
use crate::values::{Date, yaml_scalar};

/// A blank that `placeholder-text` names until it is filled in.
const WHY: &str = "<why it changed>";

/// Whether it is a promise that nothing in the change stands for.
pub fn is_open(change: &Change) -> bool {
    change.importance == Importance::Commitment && change.acknowledged.is_none()
}

/// What to add to a record so that its changed promises count as meant: lines of YAML, to be pasted as they are.
/// Empty where nothing is open. What was deleted has no record to add to.
pub fn to_paste(report: &DiffReport<'_>, changes: &[&Change]) -> Vec<String> {
    let open = || changes.iter().copied().filter(|change| is_open(change) && change.what != What::Removed);
    let endings = open().filter_map(|change| ending(change, report.today)).flatten();
    let entries: Vec<String> = open()
        .filter(|change| ending(change, report.today).is_none())
        .flat_map(|change| entry(change, report.today))
        .collect();
    let has_some = open().next().is_some_and(|change| has_amendments(report, &change.record));
    let head = (!entries.is_empty() && !has_some).then(|| "amendments:".to_owned());
    endings.chain(head).chain(entries).collect()
}

/// Where these lines go: "to the record", or to the amendments that it has already.
pub fn paste_where(report: &DiffReport<'_>, record: &str) -> &'static str {
    if has_amendments(report, record) { "to its `amendments:`" } else { "to the record" }
}

/// Whether an amendment of the record stands for another of its changes.
fn has_amendments(report: &DiffReport<'_>, record: &str) -> bool {
    of_record(report.diff, record).any(|change| change.acknowledged.is_some() && change.what != What::Status)
}

/// What can be done about a promise that went with its record.
pub fn of_deleted(change: &Change) -> String {
    let ending = match change.record.split_once('/').map(|(kind, _)| kind) {
        Some("intent" | "initiative") => "keep it with `status: stopped` and `stopped: {why: …}`",
        Some("experiment") => "keep it with `status: abandoned` and `stopped: {why: …}`",
        Some("option") => "keep it with `status: rejected` and `rejected: {why: …}`",
        Some("metric") => "keep it with `status: deprecated`",
        _ => "keep it with `status: replaced`",
    };
    format!("a deleted record gives no reason: {ending}")
}

/// Why something ended stands in a field of its own.
fn ending(change: &Change, today: Date) -> Option<[String; 3]> {
    let field = match (change.what, change.to.as_deref()?) {
        (What::Status, "stopped" | "abandoned") => "stopped",
        (What::Status, "rejected") => "rejected",
        _ => return None,
    };
    Some([format!("{field}:"), format!("  on: {today}"), format!("  why: {WHY}")])
}

/// An entry of `amendments`, a line for each of its keys: short enough to be read where it stands, and room for the
/// reason.
fn entry(change: &Change, today: Date) -> Vec<String> {
    let field = change.field.as_ref().map(ToString::to_string).unwrap_or_default();
    let value =
        |key: &str, text: &Option<String>| text.as_ref().map(|text| format!("    {key}: {}", yaml_scalar(text)));
    let lines = [
        Some(format!("  - field: {}", yaml_scalar(&field))),
        value("from", &change.from),
        value("to", &change.to),
        Some(format!("    on: {today}")),
        Some(format!("    why: {WHY}")),
    ];
    lines.into_iter().flatten().collect()
}
