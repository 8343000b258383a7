use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use super::anchors::Anchors;
use super::charts::{chart, charted};
use super::getting_there::{Way, ways};
use super::links_in::{LinksIn, TextLinks, links_in};
use super::rich::Rich;
use super::said::{Reader, Said};
use super::{Sources, phase};
use crate::documents::with_unit;
use crate::model::reading::{RawRecord, main_field, raw_records};
use crate::model::{Form, Record};
use crate::syntax::front_matter;
use crate::values::Kind;

/// How many readings of a metric are listed, the latest.
const MOST_READINGS: usize = 24;

/// One record as a page shows it.
#[derive(Clone, Debug)]
pub struct PageCard {
    pub number: usize,
    /// The full name: `initiative/faster-onboarding`.
    pub record: String,
    pub kind: Kind,
    pub title: String,
    pub state: String,
    /// As `phase` has it, or `unknown`.
    pub phase: &'static str,
    pub owner: Option<String>,
    pub path: String,
    /// What it says at length, as HTML that is safe.
    pub text: String,
    /// What its fields are called, and what they say.
    pub fields: Vec<(String, Said)>,
    pub ways: Vec<Way>,
    pub links_in: Vec<LinksIn>,
    /// Of a metric: what it came to, the latest first, and how many readings there are beside these.
    pub readings: Vec<PageReading>,
    pub readings_more: usize,
    /// The same as a chart, as SVG.
    pub chart: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PageReading {
    pub on: String,
    pub value: String,
}

/// All cards by kind. Each file is taken apart once, however many records stand in it.
pub fn cards(sources: &Sources<'_>, anchors: &Anchors) -> Vec<(Kind, Vec<PageCard>)> {
    let strategy = sources.facts.strategy;
    let texts = TextLinks::of(strategy);
    let charted = charted(strategy);
    let mut by_file: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (number, record) in strategy.records.iter().enumerate() {
        by_file.entry(record.file).or_default().push(number);
    }
    let by_file: Vec<(usize, Vec<usize>)> = by_file.into_iter().collect();
    let of_file = |(file, numbers): &(usize, Vec<usize>)| -> Vec<PageCard> {
        let Some(file) = strategy.files.get(*file) else { return Vec::new() };
        let raw = raw_records(&file.path, &file.text, file.place, &strategy.settings);
        let card = |number: &usize| {
            let record = strategy.record(*number)?;
            Some(card(sources, *number, record, raw.get(record.number), (anchors, &texts), &charted))
        };
        numbers.iter().filter_map(card).collect()
    };
    let all: Vec<PageCard> = by_file.par_iter().flat_map_iter(of_file).collect();
    let mut by_kind: BTreeMap<Kind, Vec<PageCard>> = BTreeMap::new();
    for card in all {
        by_kind.entry(card.kind).or_default().push(card);
    }
    by_kind.into_iter().collect()
}

fn card(
    sources: &Sources<'_>,
    number: usize,
    record: &Record,
    raw: Option<&RawRecord<'_>>,
    (anchors, texts): (&Anchors, &TextLinks),
    charted: &HashSet<usize>,
) -> PageCard {
    let strategy = sources.facts.strategy;
    let rich = Rich::of(strategy, texts.of.get(number).map_or(&[], Vec::as_slice), anchors);
    let reader = Reader::of(strategy, number, anchors, &rich);
    let ways = ways(sources, number, false, anchors);
    let has_all_ways = record.body.outcomes().is_none_or(|outcomes| outcomes.iter().count() == ways.len());
    let (text, fields) = said(sources, record, raw, &reader, has_all_ways);
    let readings = strategy.readings(number);
    let latest = readings.iter().rev().take(MOST_READINGS).map(|reading| PageReading {
        on: reading.on.to_string(),
        value: with_unit(reading.value, record.body.metric()),
    });
    PageCard {
        number,
        record: record.full_name(),
        kind: record.kind,
        title: anchors.title(number).to_owned(),
        state: match (record.broken, record.status()) {
            (true, _) => "cannot be read".to_owned(),
            (false, Some(status)) => status.name().to_owned(),
            (false, None) => "unclear".to_owned(),
        },
        phase: record.status().filter(|_| !record.broken).map_or("unknown", |status| phase(record.kind, status)),
        owner: strategy.owner_of(number),
        path: strategy.path_of(record).to_owned(),
        text,
        fields,
        ways,
        links_in: links_in(strategy, number, texts, anchors),
        readings: latest.collect(),
        readings_more: readings.len().saturating_sub(MOST_READINGS),
        chart: charted.contains(&number).then(|| chart(strategy, number, sources.facts.today)).flatten(),
    }
}

/// The text at length, and the fields that do not stand in it.
fn said(
    sources: &Sources<'_>,
    record: &Record,
    raw: Option<&RawRecord<'_>>,
    reader: &Reader<'_>,
    has_all_ways: bool,
) -> (String, Vec<(String, Said)>) {
    let written = sources.facts.strategy.text_of_record(record);
    let entries = raw.map_or(&[] as &[_], |raw| raw.root.entries());
    let is_page = record.form == Form::Page;
    let body = if is_page { front_matter(written).body() } else { 0 };
    let body_starts = record.span.start() + body;
    let main = main_field(record.kind);
    let is_told = |key: &str| match key {
        "id" | "kind" | "title" | "status" | "owner" => true,
        "outcomes" => has_all_ways,
        "readings" => record.kind == Kind::Metric,
        key => !is_page && Some(key) == main,
    };
    let in_text = |start: usize| is_page && start >= body_starts;
    let fields = entries.iter().filter(|entry| !is_told(&entry.key) && !in_text(entry.value.span.start()));
    let fields = fields.filter_map(|entry| Some((entry.key.replace('_', " "), reader.said(&entry.value)?)));
    let fields = fields.collect();
    if is_page {
        return (reader.rich.html(without_title(written.get(body..).unwrap_or(""))), fields);
    }
    let text = main.and_then(|main| entries.iter().find(|entry| entry.key == main));
    let text = text.map_or_else(String::new, |entry| match reader.said(&entry.value) {
        Some(Said::Text(text)) => reader.rich.html(&text),
        Some(Said::Html(html)) => html,
        _ => String::new(),
    });
    (text, fields)
}

/// A text without the heading that it begins with: the card has it as its title.
fn without_title(text: &str) -> &str {
    let text = text.trim_start();
    match text.starts_with('#') {
        true => text.split_once('\n').map_or("", |(_, rest)| rest),
        false => text,
    }
}
