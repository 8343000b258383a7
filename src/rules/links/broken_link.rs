use super::names::Names;
use super::near_path::Paths;
use crate::finding::Severity;
use crate::graph::{LinkTarget, Place, Strategy, TextLink};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "broken-link",
    group: Group::Links,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("broken-link.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let mut names = Names::of(facts);
    let mut paths = None;
    for link in &strategy.links {
        let LinkTarget::Missing { path } = &link.target else { continue };
        let place = Place::Bytes { file: link.file, span: link.span, record: link.record, field: Default::default() };
        let (told, help) = if link.wiki {
            no_record(&mut names, path)
        } else {
            no_file(strategy, paths.get_or_insert_with(|| Paths::of(facts)), link, path)
        };
        reports.add(Report::new(place, told).help(help));
    }
}

fn no_record(names: &mut Names<'_>, name: &str) -> (String, String) {
    let help = match names.near(&Kind::ALL, name) {
        Some(near) => format!("did you mean `[[{}]]`?", near.name),
        None => "name a record that is there, or take the brackets away".to_owned(),
    };
    (format!("no record is called `{name}`"), help)
}

fn no_file(strategy: &Strategy, paths: &mut Paths<'_>, link: &TextLink, path: &str) -> (String, String) {
    let own = strategy.files.get(link.file).map_or("", |file| file.path.as_str());
    let help = match paths.near(strategy, own, path) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "correct the path, or take the link away".to_owned(),
    };
    let told = format!("this link leads nowhere: there is no `{path}`");
    (told, help)
}
