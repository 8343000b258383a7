use crate::finding::{Severity, Span};
use crate::graph::Place;
use crate::model::{Metric, Readings, Record};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, PersonalData, personal_data};

pub static RULE: Rule = Rule {
    name: "personal-data",
    group: Group::Reading,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("personal-data.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record) in facts.records().filter(|(_, record)| may_name_people(record)) {
        let notes = record.body.metric().map(notes);
        let text = facts.strategy.text_of_record(record);
        for (range, what) in personal_data(text) {
            let found = text.get(range.clone()).unwrap_or("");
            // Of a metric only the notes of its readings count; and whoever answers for a record is meant to be reached.
            if notes.as_ref().is_some_and(|notes| !notes.iter().any(|note| note.contains(found)))
                || names_owner(text.get(..range.start).unwrap_or(""))
            {
                continue;
            }
            let span = Span::new(range.start, range.end).shifted(record.span.start());
            let place = Place::Bytes { file: record.file, span, record: Some(number), field: Default::default() };
            let what = match what {
                PersonalData::Email => "an e-mail address",
                PersonalData::Telephone => "a telephone number",
            };
            reports.add(Report::new(place, format!("`{}` holds {what}", record.full_name())).help(HELP));
        }
    }
}

const HELP: &str = "say `a buyer at a bakery` instead, and keep the contact where it can be deleted: Git never forgets";

fn may_name_people(record: &Record) -> bool {
    matches!(record.kind, Kind::Research | Kind::Experiment)
        || record.body.metric().is_some_and(|metric| !notes(metric).is_empty())
}

fn notes(metric: &Metric) -> Vec<&str> {
    let Some(Readings::Written(readings)) = metric.readings.get() else { return Vec::new() };
    readings.iter().filter_map(|reading| reading.note.get()).map(|note| note.0.as_str()).collect()
}

/// Whether the line so far is that of an owner.
fn names_owner(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("");
    line.trim_start().starts_with("owner:")
}
