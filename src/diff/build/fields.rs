use super::{change, has_started, is_in_force, metric_field};
use crate::compare::{Direction, FieldChange, Values, Yardstick, direction, field_changes, means_the_same};
use crate::diff::agreement::{amendment, ending};
use crate::diff::estimate::range;
use crate::diff::what::what;
use crate::diff::{Change, ChangeSide, Importance, What};
use crate::finding::{Certainty, FieldPath, fingerprint};
use crate::graph::{Place, Strategy};
use crate::model::{Metric, Record};
use crate::values::Status;

/// What two versions of one record have of each other, value by value, told by the metrics of a strategy. `place` says
/// where a value stands.
pub fn changes_of(
    strategy: &Strategy,
    (before, after): (&Record, &Record),
    (base, head): (&Values, &Values),
    place: &dyn Fn(&FieldPath) -> Place,
) -> Vec<Change> {
    let metric = |path: &FieldPath| metric_of(strategy, [head, base], path);
    let all = field_changes(base, head);
    let told = all.iter().filter_map(|found| {
        let metric = metric(&found.path);
        let yardstick = Yardstick::of(after.kind, metric, strategy.settings.fiscal);
        if means_the_same(found, &yardstick) {
            return None;
        }
        let mut change = told(place, (before, after), found, &yardstick);
        if change.what == What::Estimate {
            change.range = range(&found.path, [base, head], strategy.settings.currency.as_deref());
        }
        let has_way = change.direction.is_some() || change.importance == Importance::Commitment;
        if has_way && is_reworded(found, &all) {
            change.direction = Some(Direction::CannotSay);
        }
        Some(change)
    });
    told.collect()
}

fn told(
    place: &dyn Fn(&FieldPath) -> Place,
    (before, after): (&Record, &Record),
    found: &FieldChange,
    by: &Yardstick<'_>,
) -> Change {
    let what = what(found);
    let text = |entry: &Option<crate::compare::Entry>| entry.as_ref().map(|entry| entry.value.text.clone());
    let is_readable = [&found.from, &found.to].into_iter().flatten().all(|entry| entry.value.is_readable);
    let (from, to) = (text(&found.from), text(&found.to));
    let ended = to.as_deref().filter(|_| what == What::Status).and_then(|to| Status::read(after.kind, to).ok());
    let ended = ended.filter(|status| status.ended_badly());
    let is_promise = match what {
        // What is measured for the first time was no promise: `unknown` is the honest word until then.
        What::Baseline => from.as_deref().is_some_and(|from| from != "unknown"),
        What::Target | What::Criterion | What::Date | What::Budget => found.from.is_some(),
        What::Status => ended.is_some(),
        _ => false,
    };
    let importance = if is_promise && is_in_force(before) { Importance::Commitment } else { Importance::Info };
    let acknowledged = amendment(before, after, found).or_else(|| ending(after, ended?));
    let written = found.to.as_ref().or(found.from.as_ref()).map_or(&found.path, |entry| &entry.written);
    let values = [from.as_deref().unwrap_or(""), to.as_deref().unwrap_or("")].join("\u{1f}");
    Change {
        field: Some(found.path.clone()),
        role: found.role,
        direction: if is_readable { direction(found, by) } else { Some(Direction::CannotSay).filter(|_| is_promise) },
        importance,
        certainty: if is_readable { Certainty::Proven } else { Certainty::Undecidable },
        acknowledged,
        had_started: has_started(before),
        fingerprint: fingerprint("diff", &before.full_name(), &found.path.to_string(), &values, 0),
        from,
        to,
        ..change(after, what, ChangeSide::Head, place(written))
    }
}

/// Whether a sentence went and another came in its place: nobody can say what that asks for.
fn is_reworded(found: &FieldChange, among: &[FieldChange]) -> bool {
    let is_text = |change: &FieldChange| change.path.segments().last() == Some("text");
    let is_other_end = |other: &&FieldChange| {
        other.path.field() == found.path.field()
            && (other.from.is_some(), other.to.is_some()) == (found.to.is_some(), found.from.is_some())
    };
    is_text(found) && found.from.is_some() != found.to.is_some() && among.iter().filter(is_other_end).any(is_text)
}

/// The metric that a value is about, as the head says, else as the base did.
fn metric_of<'s>(strategy: &'s Strategy, sides: [&Values; 2], path: &FieldPath) -> Option<&'s Metric> {
    let field = metric_field(path);
    let name = sides.into_iter().find_map(|values| values.0.get(&field))?;
    strategy.metric(&name.value.text)
}
