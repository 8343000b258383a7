use std::collections::HashMap;

use super::find::{Objective, objectives};
use crate::finding::Span;
use crate::model::Form;
use crate::model::reading::mapped;
use crate::model::reading::raw::RawRecord;
use crate::model::reading::several::Source;
use crate::model::reading::several::naming::short;
use crate::syntax::markdown::outline::outline;
use crate::syntax::markdown::{Link, LinkKind, Page, bold_fields, page};
use crate::syntax::{Node, Style, Value, front_matter};

/// One record for each objective of a page, its key results as outcomes in words.
pub(in crate::model::reading) fn objective_records<'a>(text: &'a str, source: Source<'_>) -> Vec<RawRecord<'a>> {
    let body = front_matter(text).body();
    let content = text.get(body..).unwrap_or("");
    let found = objectives(&outline(content, body));
    let page = page(content, body);
    let names = names(&found);
    let mut records: Vec<RawRecord<'a>> =
        found.iter().zip(names).map(|(objective, name)| record(&page, objective, &name, source)).collect();
    let mut links = page.links;
    links.retain(|link| source.mapping.wikilinks || link.kind != LinkKind::Wiki);
    hand_over(links, &mut records);
    records
}

fn record<'a>(page: &Page<'a>, objective: &Objective, name: &str, source: Source<'_>) -> RawRecord<'a> {
    let root = Node::new(objective.span, Value::Mapping(Vec::new()));
    let section = short(&objective.section);
    let id = mapped::id(source.path, source.mapping, Some(mapped::Name { name, section: &section }));
    let mut record = RawRecord::new(source.kind, id, Form::Entry, root, objective.span);
    record.mapping = Some(source.number);
    record.title = Some((objective.title.text.clone(), objective.title.span));
    if let (Some(first), Some(last)) = (objective.results.first(), objective.results.last()) {
        let entries = objective.results.iter().map(|line| Node::scalar(line.span, line.text.clone(), Style::Prose));
        let span = Span::new(first.span.start(), last.span.end().max(first.span.end()));
        record.push("outcomes", Span::at(span.start()), Node::new(span, Value::Sequence(entries.collect())));
    }
    if source.mapping.bold {
        for note in &objective.notes {
            for (name, value) in bold_fields(page.text(*note), note.start()) {
                mapped::add_field(&mut record, page, source.mapping, name, value);
            }
        }
    }
    record
}

/// The innermost record that a link stands in has it; those outside of every record are looked up as prose.
fn hand_over(links: Vec<Link>, records: &mut [RawRecord<'_>]) {
    let mut spans: Vec<(Span, usize)> =
        records.iter().enumerate().map(|(number, record)| (record.span, number)).collect();
    spans.sort_by_key(|(span, _)| span.start());
    // How far the records up to each reach: beyond that none of them holds a link.
    let reach: Vec<usize> = spans
        .iter()
        .scan(0, |reach: &mut usize, (span, _)| {
            *reach = span.end().max(*reach);
            Some(*reach)
        })
        .collect();
    for link in links {
        let before = spans.partition_point(|(span, _)| span.start() <= link.span.start());
        let held = spans.iter().zip(&reach).take(before).rev();
        let mut held = held.take_while(|(_, reach)| **reach >= link.span.end());
        let innermost = held.find(|((span, _), _)| span.end() >= link.span.end()).map(|((_, number), _)| *number);
        if let Some(record) = innermost.and_then(|number| records.get_mut(number)) {
            record.links.push(link);
        }
    }
}

/// What the objectives are called in ids. Of two with the same words the later has its section's name in front, and a
/// number where that is not enough.
fn names(objectives: &[Objective]) -> Vec<String> {
    let mut times: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(objectives.len());
    for (number, objective) in objectives.iter().enumerate() {
        let name = match short(&objective.title.text) {
            none if none.is_empty() => (number + 1).to_string(),
            name => name,
        };
        let section = short(&objective.section);
        let name = if times.contains_key(&name) && !section.is_empty() { format!("{section}-{name}") } else { name };
        let time = times.entry(name.clone()).or_default();
        *time += 1;
        names.push(if *time == 1 { name } else { format!("{name}-{time}") });
    }
    names
}
