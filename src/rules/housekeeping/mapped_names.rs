//! Mappings of `pm.yaml` that name a field or a status that the kind does not have.

use crate::config::Mapping;
use crate::finding::{FieldPath, Mend};
use crate::graph::Place;
use crate::model::reading::known_fields;
use crate::rules::{Facts, Report, Reports};
use crate::typed::{Map, Plain};
use crate::values::{Kind, Status, nearest};

/// Reports them, each where it is written: otherwise every record of the mapping would have to be told.
pub(super) fn unknown(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, mapping) in facts.strategy.config.records.iter().enumerate() {
        let Some(kind) = mapping.kind.get().and_then(|kind| Kind::from_name(kind)) else { continue };
        let path = FieldPath::of("records").then(&format!("[{number}]"));
        fields(kind, &mapping.fields, &path.clone().then("fields"), reports);
        fields(kind, &mapping.headings, &path.clone().then("headings"), reports);
        values(kind, mapping, &path.then("values"), reports);
    }
}

fn fields(kind: Kind, named: &Map<Plain>, path: &FieldPath, reports: &mut Reports) {
    for (theirs, ours) in named.iter().filter(|(_, ours)| !known_fields(kind).contains(&&*ours.0)) {
        reports.add(no_field(kind, &ours.0, Place::Config(path.clone().then(theirs))));
    }
}

fn values(kind: Kind, mapping: &Mapping, path: &FieldPath, reports: &mut Reports) {
    for (field, words) in mapping.values.iter() {
        let path = path.clone().then(field);
        if !known_fields(kind).contains(&field) {
            reports.add(no_field(kind, field, Place::ConfigKey(path)));
            continue;
        }
        for (theirs, ours) in words.iter().filter(|_| field == "status") {
            if let Err(misread) = Status::read(kind, ours) {
                let report = Report::new(Place::Config(path.clone().then(theirs)), misread.message);
                let mend = misread.replacement.map(|meant| Mend::text(ours.0.clone(), meant));
                reports.add(report.help(misread.help.unwrap_or_default()).mend(mend));
            }
        }
    }
}

fn no_field(kind: Kind, name: &str, place: Place) -> Report {
    let near = nearest(name, known_fields(kind).iter().copied());
    let help = match &near {
        Some(near) => format!("did you mean `{}`?", near.name),
        None => format!("`pm schema {kind}` shows the fields there are"),
    };
    let told = format!("{} {} has no field `{name}`", kind.article(), kind.noun());
    Report::new(place, told).help(help).meant(name, near)
}
