use crate::finding::Severity;
use crate::graph::{LinkTarget, Place};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "broken-anchor",
    group: Group::Links,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("broken-anchor.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for link in &facts.strategy.links {
        let LinkTarget::NoHeading { path, near } = &link.target else { continue };
        let place = Place::Bytes { file: link.file, span: link.span, record: link.record, field: Default::default() };
        let anchor = link.written.split_once('#').map_or("", |(_, anchor)| anchor);
        let help = match near {
            Some(near) => format!("did you mean `#{near}`?"),
            None => "name a heading that is there, or leave out everything from the `#` on".to_owned(),
        };
        reports.add(Report::new(place, format!("`{path}` has no heading `#{anchor}`")).help(help));
    }
}
