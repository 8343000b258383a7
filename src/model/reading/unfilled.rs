use std::borrow::Cow;

use super::known_fields;
use super::raw::RawRecord;
use crate::finding::{FieldPath, LateName, Problem, Span, Step};
use crate::syntax::{Entry, Node, Style, Value};
use crate::values::{blank_number_in, is_placeholder, shown, too_short_reason};

/// Lists whose sentences hold numbers.
const MEASURED: [&str; 4] = ["outcomes", "success", "guardrails", "stop_if"];
/// Fields for which a single value is the reason.
const ENDINGS: [&str; 2] = ["stopped", "rejected"];
/// Fields in whose single values something is looked for.
const LOOKED_AT: [&str; 9] =
    ["why", "learned", "options", "stopped", "rejected", "outcomes", "success", "guardrails", "stop_if"];

/// The entry of that number of a list.
struct InList<'n>(&'n Node<'n>, usize);

impl LateName for InList<'_> {
    fn name(&self) -> Cow<'_, str> {
        self.0.name_in_list(self.1)
    }
}

/// What holds the place of something and is found only by looking into it: a sentence with `x %` in it, a reason of two
/// words, a title.
pub(super) fn unfilled(record: &mut RawRecord<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some((title, span)) = record.title.take_if(|(title, _)| is_placeholder(title)) {
        let told = format!("the title {} says nothing yet", shown(&title));
        let help = "write in a few words what this is, or delete the heading";
        problems.push(Problem::new("placeholder-text", span, told).help(help).field(FieldPath::of("title")));
    }
    let known = known_fields(record.kind);
    let Value::Mapping(entries) = &mut record.root.value else { return problems };
    // Most values are of fields in which nothing is looked for: their keys are not looked up at all.
    let is_looked_at = |entry: &Entry<'_>| match &entry.value.value {
        Value::Scalar(..) => LOOKED_AT.contains(&entry.key.as_ref()),
        Value::Sequence(_) | Value::Mapping(_) => true,
        Value::Null | Value::Broken => false,
    };
    for entry in entries.iter_mut().filter(|entry| is_looked_at(entry) && known.contains(&entry.key.as_ref())) {
        let path = Step::ROOT.down(&entry.key);
        if MEASURED.contains(&entry.key.as_ref()) {
            blank_numbers(&mut entry.value, &path, &mut problems);
        }
        if entry.key == "options" {
            // What stands inside an option is told of the option, which is a record of its own.
            problems.extend(unnamed_options(&entry.value, &path));
            continue;
        }
        if ENDINGS.contains(&entry.key.as_ref()) {
            too_short("why", &entry.value, &path, &mut problems);
        }
        reasons(&entry.key, &entry.value, &path, &mut problems);
    }
    problems
}

/// Options that are a blank; they make no record, so that nothing else would tell.
fn unnamed_options(options: &Node<'_>, path: &Step<'_>) -> Vec<Problem> {
    let items = match &options.value {
        Value::Sequence(items) => items.as_slice(),
        _ => std::slice::from_ref(options),
    };
    let blank = |item: &Node<'_>| {
        let text = item.text().filter(|text| is_placeholder(text))?;
        let told = format!("an entry of `options` says only {}", shown(text));
        let problem =
            Problem::new("placeholder-text", item.span, told).field(path.down(&item.name_in_list(0)).to_field_path());
        Some(problem.help("write a way to solve the problem, or take it out: one that nobody thought of is none"))
    };
    items.iter().filter_map(blank).collect()
}

/// Sentences in which a number is still blank. What it says cannot be used.
fn blank_numbers(node: &mut Node<'_>, path: &Step<'_>, problems: &mut Vec<Problem>) {
    match &mut node.value {
        Value::Scalar(text, style) => {
            let Some(blank) = blank_number_in(text) else { return };
            let as_written = *style != Style::Quoted && text.len() == node.span.end() - node.span.start();
            let span = match as_written {
                true => Span::new(node.span.start() + blank.start, node.span.start() + blank.end),
                false => node.span,
            };
            let told = format!("{} stands where a number belongs", shown(text.get(blank).unwrap_or("")));
            let problem = Problem::new("placeholder-text", span, told).field(path.to_field_path());
            problems.push(problem.help("write the number that would show it, or say in words what would change"));
            node.value = Value::Broken;
        }
        Value::Sequence(items) => {
            for (number, item) in items.iter_mut().enumerate() {
                let name = item.name_in_list(number).into_owned();
                blank_numbers(item, &path.down(&name), problems);
            }
        }
        Value::Mapping(entries) => {
            for entry in entries.iter_mut().filter(|entry| entry.key == "text") {
                blank_numbers(&mut entry.value, &path.down("text"), problems);
            }
        }
        _ => {}
    }
}

/// Every `why` and `learned`, however deep.
fn reasons(key: &str, node: &Node<'_>, path: &Step<'_>, problems: &mut Vec<Problem>) {
    match &node.value {
        Value::Scalar(..) if matches!(key, "why" | "learned") => too_short(key, node, path, problems),
        Value::Mapping(entries) => {
            for entry in entries {
                reasons(&entry.key, &entry.value, &path.down(&entry.key), problems);
            }
        }
        Value::Sequence(items) => {
            for (number, item) in items.iter().enumerate().filter(|(_, item)| !item.entries().is_empty()) {
                reasons("", item, &path.down_to(&InList(item, number)), problems);
            }
        }
        _ => {}
    }
}

fn too_short(key: &str, node: &Node<'_>, path: &Step<'_>, problems: &mut Vec<Problem>) {
    let Some(text) = node.text().filter(|text| too_short_reason(text) && !is_placeholder(text)) else { return };
    let help = match key {
        "learned" => "say what is known now that was not known before: whoever reads it in a year was not there",
        _ => "say in a few words what was seen and what follows: whoever reads it in a year was not there",
    };
    let problem = Problem::new("placeholder-text", node.span, format!("`{key}` says only {}", shown(text)));
    problems.push(problem.help(help).field(path.to_field_path()));
}
