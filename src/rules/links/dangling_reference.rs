use crate::finding::Severity;
use crate::graph::{Place, Resolution, Strategy};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Reference;
use crate::values::{Kind, Nearest, nearest};

pub static RULE: Rule = Rule {
    name: "dangling-reference",
    group: Group::Links,
    severity: Severity::Error,
    limit: None,
    fixable: true,
    page: include_str!("dangling-reference.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports<'_>) {
    let strategy = facts.strategy;
    for (number, record) in facts.records() {
        for (at, reference) in record.references.iter().enumerate() {
            match strategy.resolution_at(number, at) {
                Resolution::Nothing => reports.add(dangling(strategy, number, record.file, reference)),
                Resolution::OtherFile => reports.add(no_record(number, record.file, reference)),
                _ => {}
            }
        }
    }
}

fn place(record: usize, file: usize, reference: &Reference) -> Place {
    Place::Bytes { file, span: reference.span, record: Some(record), field: reference.field.clone() }
}

fn dangling(strategy: &Strategy, record: usize, file: usize, reference: &Reference) -> Report {
    let kinds: Vec<Kind> = reference.kinds.iter().filter_map(|kind| Kind::from_name(kind)).collect();
    let near = near(strategy, &kinds, &reference.text);
    let help = match (&near, kinds.first()) {
        (Some(near), _) => format!("did you mean `{}`?", near.name),
        (None, Some(kind)) => format!("write it down with `pm new {kind} {}`, or name one from `pm list {kind}`", reference.text),
        (None, None) => "name a record that is there".to_owned(),
    };
    let message = format!("no {} is called `{}`", nouns(&kinds), reference.text);
    let replacement = near.filter(|near| near.safe).map(|near| near.name.to_owned());
    Report::new(place(record, file, reference), message).help(help).replacement(replacement)
}

fn no_record(record: usize, file: usize, reference: &Reference) -> Report {
    let message = format!("the file `{}` is there and holds no record", reference.text);
    Report::new(place(record, file, reference), message).help("give it a `kind`, or name a record instead")
}

/// "intent", "option or initiative", and "record" where anything will do.
fn nouns(kinds: &[Kind]) -> String {
    match kinds {
        [only] => only.noun().to_owned(),
        [one, other] => format!("{} or {}", one.noun(), other.noun()),
        _ => "record".to_owned(),
    }
}

/// The nearest id of the kinds that fit.
fn near<'s>(strategy: &'s Strategy, kinds: &[Kind], text: &str) -> Option<Nearest<'s>> {
    let records = strategy.records.iter().filter(|record| kinds.contains(&record.kind));
    nearest(text, records.map(|record| record.id.as_str()))
}
