use schemars::JsonSchema;
use serde::ser::{Serialize, SerializeSeq, Serializer};
use serde_json::json;

use super::entries::{LinkEntry, OutcomeEntry, ReadingEntry, RecordEntry};
use crate::documents::export::{Export, Fields, LinkRow, RecordRow, links_of, outcomes_of, readings_of};
use crate::finding::{NotEvaluated, Summary};
use crate::graph::Places;
use crate::output::document;
use crate::output::json::entry;
use crate::values::Date;

/// Everything in one document. Every key is always there, absent is null; of `fields` only what is written is there.
pub fn json(export: &Export<'_>) -> String {
    let mut places = Places::of(export.strategy);
    let rows = export.records().map(|(number, record)| export.record_row(&mut places, number, record)).collect();
    let all = Whole {
        as_of: export.today,
        at: export.at,
        kind: export.kind.map(|kind| kind.name()),
        records: Records { export, rows },
        links: Each(export, links),
        readings: Each(export, readings),
        outcomes: Each(export, outcomes),
        findings: Each(export, findings),
        summary: export.summary,
        not_evaluated: export.not_evaluated,
    };
    document("export", &all)
}

/// Findings are those of `pm lint`, and so is their schema.
#[derive(serde::Serialize, JsonSchema)]
pub struct Whole<'e, 's> {
    /// The day on which it was looked at.
    as_of: Date,
    /// The revision that was read; null for the work tree.
    at: Option<&'s str>,
    /// The kind that was asked for; null for all.
    kind: Option<&'static str>,
    /// By path, and within a file as they stand.
    #[schemars(with = "Vec<RecordEntry<'s>>")]
    records: Records<'e, 's>,
    /// What each record refers to, by its fields and in its text.
    #[schemars(with = "Vec<LinkEntry<'s>>")]
    links: Each<'e, 's>,
    /// What each metric came to, by day; what cannot be read is not among them.
    #[schemars(with = "Vec<ReadingEntry<'s>>")]
    readings: Each<'e, 's>,
    /// What each record is to change, and how that stands.
    #[schemars(with = "Vec<OutcomeEntry<'s>>")]
    outcomes: Each<'e, 's>,
    #[schemars(with = "serde_json::Value")]
    findings: Each<'e, 's>,
    #[schemars(with = "serde_json::Value")]
    summary: &'s Summary,
    #[schemars(with = "serde_json::Value")]
    not_evaluated: &'s [NotEvaluated],
}

struct Records<'e, 's> {
    export: &'e Export<'s>,
    rows: Vec<RecordRow<'s>>,
}

impl Serialize for Records<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let strategy = self.export.strategy;
        let mut list = serializer.serialize_seq(Some(self.rows.len()))?;
        for ((number, record), row) in self.export.records().zip(&self.rows) {
            list.serialize_element(&RecordEntry {
                record: &row.name,
                kind: row.kind.name(),
                id: row.id,
                title: row.title,
                status: row.status,
                owner: row.owner.as_deref(),
                path: row.path,
                line: row.line,
                is_read: row.is_read,
                inside: row.inside.map(|inside| strategy.full_name(inside - 1)),
                fields: Fields { strategy, number, record },
            })?;
        }
        list.end()
    }
}

/// A list that is made while it is written.
struct Each<'e, 's>(&'e Export<'s>, fn(&Export<'_>, Put<'_>));

type Put<'p> = &'p mut dyn FnMut(serde_json::Value);

impl Serialize for Each<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut failed = None;
        (self.1)(self.0, &mut |value| {
            if failed.is_none() {
                failed = list.serialize_element(&value).err();
            }
        });
        match failed {
            Some(error) => Err(error),
            None => list.end(),
        }
    }
}

fn links(export: &Export<'_>, put: Put<'_>) {
    let texts = export.texts();
    for (number, record) in export.records() {
        let from = record.full_name();
        let texts = texts.get(&number).map_or(&[] as &[_], Vec::as_slice);
        for LinkRow { field, leads_to, to, written } in links_of(export.strategy, number, record, texts) {
            let to = to.and_then(|to| export.strategy.record(to));
            let (to, kind) = (to.map(|to| to.full_name()), to.map(|to| to.kind.name()));
            put(json!(LinkEntry { from: &from, field, to, kind, leads_to, written }));
        }
    }
}

fn readings(export: &Export<'_>, put: Put<'_>) {
    for (number, record) in export.records() {
        let metric = record.full_name();
        for row in readings_of(export.strategy, number, record) {
            put(json!(ReadingEntry { metric: &metric, row }));
        }
    }
}

fn outcomes(export: &Export<'_>, put: Put<'_>) {
    for (number, record) in export.records() {
        let name = record.full_name();
        for row in outcomes_of(export.strategy, number, record, export.today) {
            let metric = row.metric.map(|metric| export.strategy.full_name(metric));
            put(json!(OutcomeEntry { record: &name, metric, row }));
        }
    }
}

fn findings(export: &Export<'_>, put: Put<'_>) {
    export.findings().for_each(|finding| put(json!(entry(finding))));
}
