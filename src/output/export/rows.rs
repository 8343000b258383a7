use std::collections::HashMap;

use super::tables::{Cell, Take};
use crate::documents::export::{Amount, Export, field_rows, links_of, outcomes_of, readings_of};
use crate::finding::Certainty;
use crate::graph::Places;

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

fn maybe<T: Into<String>>(value: Option<T>) -> Cell {
    value.map_or(Cell::Null, |value| Cell::Text(value.into()))
}

fn whole(number: usize) -> Cell {
    i64::try_from(number).map_or(Cell::Null, Cell::Integer)
}

fn amount(amount: Option<&Amount>) -> Cell {
    amount.and_then(|amount| amount.number).map_or(Cell::Null, Cell::Number)
}

fn high(amount: Option<&Amount>) -> Cell {
    amount.and_then(|amount| amount.high).map_or(Cell::Null, Cell::Number)
}

fn unit(amount: Option<&Amount>) -> Cell {
    maybe(amount.and_then(|amount| amount.unit.clone()))
}

fn shown(amount: Option<&Amount>) -> Cell {
    maybe(amount.map(|amount| amount.text.clone()))
}

/// The number of a record that stands in `records`.
fn record(export: &Export<'_>, number: Option<usize>) -> Cell {
    number.filter(|number| export.holds(*number)).map_or(Cell::Null, |number| whole(number + 1))
}

pub(super) fn records(export: &Export<'_>, take: Take<'_>) {
    let mut places = Places::of(export.strategy);
    for (number, one) in export.records() {
        let row = export.record_row(&mut places, number, one);
        take(vec![
            whole(row.number),
            text(row.name),
            text(row.kind.name()),
            text(row.id),
            text(row.title),
            maybe(row.status),
            maybe(row.owner),
            text(row.path),
            Cell::Integer(row.line.into()),
            Cell::Integer(row.is_read.into()),
            record(export, row.inside.map(|inside| inside - 1)),
        ]);
    }
}

pub(super) fn fields(export: &Export<'_>, take: Take<'_>) {
    for (number, one) in export.records() {
        let name = one.full_name();
        for row in field_rows(export.strategy, number, one) {
            let value = row.amount.as_ref();
            take(vec![
                record(export, Some(number)),
                text(name.as_str()),
                text(row.path.to_string()),
                maybe(row.text),
                amount(value),
                high(value),
                unit(value),
                maybe(value.and_then(|value| value.currency.clone())),
                maybe(value.and_then(|value| value.per.clone())),
                record(export, row.to.map(|to| to - 1)),
            ]);
        }
    }
}

pub(super) fn links(export: &Export<'_>, take: Take<'_>) {
    let texts = export.texts();
    for (number, one) in export.records() {
        let name = one.full_name();
        for row in links_of(export.strategy, number, one, texts.get(&number).map_or(&[], Vec::as_slice)) {
            let to = row.to.and_then(|to| export.strategy.record(to));
            take(vec![
                record(export, Some(number)),
                text(name.as_str()),
                text(row.field),
                record(export, row.to),
                maybe(to.map(|to| to.full_name())),
                maybe(to.map(|to| to.kind.name())),
                text(row.leads_to.name()),
                maybe(row.written),
            ]);
        }
    }
}

pub(super) fn readings(export: &Export<'_>, take: Take<'_>) {
    for (number, one) in export.records() {
        let name = one.full_name();
        for row in readings_of(export.strategy, number, one) {
            let value = Some(&row.value);
            take(vec![
                record(export, Some(number)),
                text(name.as_str()),
                text(row.on.to_string()),
                shown(value),
                amount(value),
                unit(value),
            ]);
        }
    }
}

pub(super) fn outcomes(export: &Export<'_>, take: Take<'_>) {
    for (number, one) in export.records() {
        let name = one.full_name();
        for row in outcomes_of(export.strategy, number, one, export.today) {
            let metric = row.metric.map(|metric| export.strategy.full_name(metric)).or(row.metric_written);
            let (baseline, now, target) = (row.baseline.as_ref(), row.now.as_ref(), row.target.as_ref());
            take(vec![
                record(export, Some(number)),
                text(name.as_str()),
                record(export, row.metric),
                maybe(metric),
                maybe(row.text),
                shown(baseline),
                amount(baseline),
                shown(now),
                amount(now),
                maybe(row.now_on.map(|on| on.to_string())),
                shown(target),
                amount(target),
                high(target),
                unit(target.or(now).or(baseline)),
                maybe(row.by),
                maybe(row.by_day.map(|day| day.to_string())),
                row.way.map_or(Cell::Null, Cell::Integer),
                maybe(row.so_far),
            ]);
        }
    }
}

pub(super) fn findings(export: &Export<'_>, take: Take<'_>) {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    for (number, one) in export.records() {
        numbers.entry(one.full_name()).or_insert(number);
    }
    for finding in export.findings() {
        let place = finding.place();
        let number = finding.record.as_ref().and_then(|name| numbers.get(name)).copied();
        let waived = finding.waived.as_ref();
        take(vec![
            text(finding.rule),
            text(finding.severity.name()),
            text(finding.message.as_str()),
            maybe(finding.help.clone()),
            record(export, number),
            maybe(finding.record.clone()),
            maybe(finding.field.clone()),
            maybe(place.map(|place| place.path.clone())),
            place.map_or(Cell::Null, |place| Cell::Integer(place.start.line.into())),
            place.map_or(Cell::Null, |place| Cell::Integer(place.start.column.into())),
            text(finding.fingerprint.as_str()),
            maybe(waived.map(|waived| waived.why.clone())),
            maybe(waived.and_then(|waived| waived.until.clone())),
            text(match finding.certainty {
                Certainty::Proven => "proven",
                Certainty::Undecidable => "undecidable",
                Certainty::Unknown => "unknown",
            }),
        ]);
    }
}
