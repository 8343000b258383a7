//! Readings without a day or a value, and single targets of metrics that should stay within a range.

use crate::finding::FieldPath;
use crate::graph::Place;
use crate::model::{Readings, Record};
use crate::rules::shared::outcomes::outcomes;
use crate::rules::{Facts, Report, Reports};
use crate::values::{Better, Target};

/// Reports what of a record's readings and targets says too little to be used.
pub(super) fn look(facts: &Facts<'_>, number: usize, record: &Record, reports: &mut Reports) {
    for at in outcomes(facts, number, record) {
        let Some((_, named, metric)) = at.metric else { continue };
        if let (Some(Target::Value(value)), Some(Better::Within)) = (at.outcome.target.get(), metric.direction()) {
            let told = format!("`{value}` is one number, and `{}` is to stay within a range", named.id);
            reports.add(Report::new(at.place("target"), told).help("write both ends, such as `10 to 14`"));
        }
    }
    let Some(Readings::Written(readings)) = record.body.metric().and_then(|metric| metric.readings.get()) else {
        return;
    };
    for reading in readings {
        let place = |field: &str| match reading.on.get() {
            Some(on) => Place::Field(number, FieldPath::of("readings").then(&on.to_string()).then(field)),
            None => Place::field(number, "readings"),
        };
        if let (true, Some(value)) = (reading.on.is_absent(), reading.value.get()) {
            let told = format!("nothing says on which day `{}` came to {value}", record.id);
            reports.add(Report::new(place("on"), told).help(format!("write the day in front: `2026-10-31: {value}`")));
        } else if let (Some(on), true) = (reading.on.get(), reading.value.is_absent()) {
            let told = format!("nothing says what `{}` came to on {on}", record.id);
            reports.add(Report::new(place("value"), told).help(format!("write it behind the day, as in `{on}: 42`")));
        }
    }
}
