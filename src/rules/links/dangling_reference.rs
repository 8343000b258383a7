use super::names::{Names, kinds, nouns};
use super::{obstacle, people};
use crate::finding::Severity;
use crate::graph::{Place, Resolution};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Reference;
use crate::values::valid_id;

pub static RULE: Rule = Rule {
    name: "dangling-reference",
    group: Group::Links,
    severity: Severity::Error,
    limit: None,
    fixable: true,
    page: include_str!("dangling-reference.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let mut names = Names::of(facts);
    for (number, record) in facts.records() {
        for (reference, led) in strategy.resolved(number) {
            match led {
                Resolution::Nothing => reports.add(dangling(&mut names, number, record.file, reference)),
                Resolution::OtherFile => reports.add(no_record(number, record.file, reference)),
                _ => {}
            }
        }
    }
    people::unknown(facts, reports);
    obstacle::unknown(facts, reports);
}

fn dangling(names: &mut Names<'_>, record: usize, file: usize, reference: &Reference) -> Report {
    let kinds = kinds(reference);
    let near = names.near(&kinds, &reference.text).filter(|near| !names.is_own(record, &kinds, near.name));
    let help = match (&near, kinds.as_slice()) {
        (Some(near), _) => format!("did you mean `{}`?", near.name),
        // A word that stands for a sentence is taken for a name.
        (None, _) if is_sentence_field(reference) => {
            "a word without a space is read as a name: write a sentence, or name a record that is there".to_owned()
        }
        (None, [kind, ..]) if valid_id(&reference.text, false) => {
            format!("write it down with `pm new {kind} {}`, or name one from `pm list {kind}`", reference.text)
        }
        (None, [kind, ..]) => format!("name one from `pm list {kind}`"),
        (None, []) => "name a record that is there".to_owned(),
    };
    let message = format!("no {} is called `{}`", nouns(&kinds), reference.text);
    Report::new(Place::reference(record, file, reference), message).help(help).meant(&reference.text, near)
}

fn is_sentence_field(reference: &Reference) -> bool {
    matches!(reference.field.segments().last(), Some("source" | "next" | "tied_to"))
        || matches!(reference.field.field(), "evidence")
        || reference.field.segments().any(|segment| matches!(segment, "became" | "about"))
}

fn no_record(record: usize, file: usize, reference: &Reference) -> Report {
    let message = format!("the file `{}` is there and holds no record", reference.text);
    Report::new(Place::reference(record, file, reference), message).help("give it a `kind`, or name a record instead")
}
