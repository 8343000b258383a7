use super::names::Names;
use super::near_path::{Paths, stem};
use crate::finding::{Mend, Severity};
use crate::graph::{LinkTarget, Place, Strategy, TextLink};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, nearest};

pub static RULE: Rule = Rule {
    name: "broken-link",
    group: Group::Links,
    severity: Severity::Warning,
    limit: None,
    fixable: true,
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
        let (told, help, meant) = if link.wiki {
            no_record(strategy, &mut names, link, path)
        } else {
            no_file(strategy, paths.get_or_insert_with(|| Paths::of(facts)), link, path)
        };
        let mend = meant.map(|meant| Mend::text(&link.written, meant));
        reports.add(Report::new(place, told).help(help).mend(mend));
    }
}

fn no_record(
    strategy: &Strategy,
    names: &mut Names<'_>,
    link: &TextLink,
    name: &str,
) -> (String, String, Option<String>) {
    let own = link.record.and_then(|number| strategy.record(number));
    let near = names.near(&Kind::ALL, name).filter(|near| own.is_none_or(|own| own.id != near.name));
    let meant = near.filter(|near| near.safe && link.written.starts_with(name));
    let meant = meant.map(|near| link.written.replacen(name, near.name, 1));
    let help = match near {
        Some(near) => format!("did you mean `[[{}]]`?", near.name),
        None => "name a record that is there, or take the brackets away".to_owned(),
    };
    (format!("no record is called `{name}`"), help, meant)
}

fn no_file(
    strategy: &Strategy,
    paths: &mut Paths<'_>,
    link: &TextLink,
    path: &str,
) -> (String, String, Option<String>) {
    let own = strategy.files.get(link.file).map_or("", |file| file.path.as_str());
    let help = match paths.near(strategy, own, path) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "correct the path, or take the link away".to_owned(),
    };
    let told = format!("this link leads nowhere: there is no `{path}`");
    (told, help, paths.meant(strategy, own, path).and_then(|meant| with_part(&link.written, path, &meant)))
}

/// A link as it is written, with the one part of its path that was meant otherwise.
fn with_part(written: &str, path: &str, meant: &str) -> Option<String> {
    let parts = path.split('/').zip(meant.split('/'));
    let mut differing = parts.filter(|(one, other)| one != other);
    let (wrong, right) = differing.next().filter(|_| path.matches('/').count() == meant.matches('/').count())?;
    // An ending and the folders around it make a name of one letter no longer.
    nearest(stem(wrong), std::iter::once(stem(right))).filter(|near| near.safe)?;
    let end = written.find(['#', '?']).unwrap_or(written.len());
    let (head, tail) = written.split_at_checked(end)?;
    let is_plain = right.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'));
    let is_once = is_plain && differing.next().is_none() && head.split('/').filter(|part| *part == wrong).count() == 1;
    let head: Vec<&str> = head.split('/').map(|part| if part == wrong { right } else { part }).collect();
    is_once.then(|| format!("{}{tail}", head.join("/")))
}
