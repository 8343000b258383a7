use serde::ser::{Serialize, SerializeSeq, Serializer};

use crate::documents::export::{
    Amount, Export, Fields, LinkRow, OutcomeRow, RecordRow, links_of, outcomes_of, readings_of,
};
use crate::finding::{NotEvaluated, Summary};
use crate::graph::Places;
use crate::output::json::entry;
use crate::output::pretty;
use crate::values::Date;

/// Everything in one document. Every key is always there, absent is null; of `fields` only what is written is there.
pub fn json(export: &Export<'_>) -> String {
    let mut places = Places::of(export.strategy);
    let rows = export.records().map(|(number, record)| export.record_row(&mut places, number, record)).collect();
    pretty(&Document {
        version: 1,
        command: "export",
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
    })
}

#[derive(serde::Serialize)]
struct Document<'e, 's> {
    version: u32,
    command: &'static str,
    as_of: Date,
    at: Option<&'s str>,
    kind: Option<&'static str>,
    records: Records<'e, 's>,
    links: Each<'e, 's>,
    readings: Each<'e, 's>,
    outcomes: Each<'e, 's>,
    findings: Each<'e, 's>,
    summary: &'s Summary,
    not_evaluated: &'s [NotEvaluated],
}

struct Records<'e, 's> {
    export: &'e Export<'s>,
    rows: Vec<RecordRow<'s>>,
}

#[derive(serde::Serialize)]
struct RecordEntry<'r> {
    record: &'r str,
    kind: &'static str,
    id: &'r str,
    title: &'r str,
    status: Option<&'static str>,
    owner: Option<&'r str>,
    path: &'r str,
    line: u32,
    is_read: bool,
    inside: Option<String>,
    fields: Fields<'r>,
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
            put(serde_json::json!({
                "from": from,
                "field": field,
                "to": to.map(|to| to.full_name()),
                "kind": to.map(|to| to.kind.name()),
                "leads_to": leads_to.name(),
                "written": written,
            }));
        }
    }
}

fn readings(export: &Export<'_>, put: Put<'_>) {
    for (number, record) in export.records() {
        for reading in readings_of(export.strategy, number, record) {
            put(serde_json::json!({ "metric": record.full_name(), "on": reading.on, "value": reading.value }));
        }
    }
}

fn outcomes(export: &Export<'_>, put: Put<'_>) {
    for (number, record) in export.records() {
        for row in outcomes_of(export.strategy, number, record, export.today) {
            let OutcomeRow { metric, metric_written, text, baseline, now, now_on, target, by, by_day, way, so_far } =
                row;
            let amount = |amount: Option<Amount>| serde_json::json!(amount);
            put(serde_json::json!({
                "record": record.full_name(),
                "metric": metric.map(|metric| export.strategy.full_name(metric)),
                "metric_written": metric_written,
                "text": text,
                "baseline": amount(baseline),
                "now": amount(now),
                "now_on": now_on,
                "target": amount(target),
                "by": by,
                "by_day": by_day,
                "way": way,
                "so_far": so_far,
            }));
        }
    }
}

fn findings(export: &Export<'_>, put: Put<'_>) {
    export.findings().for_each(|finding| put(serde_json::json!(entry(finding))));
}
