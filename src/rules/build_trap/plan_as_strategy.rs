use super::dated::dated;
use crate::finding::{FieldPath, Severity};
use crate::graph::Place;
use crate::rules::words::{MONTH, PLAN_SECTION, Words, split};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, shown};

pub static RULE: Rule = Rule {
    name: "plan-as-strategy",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("plan-as-strategy.md"),
    check,
};

/// So many dated entries of a list are a plan.
const DATED: usize = 3;

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let (sections, months) = (Words::of(facts, &PLAN_SECTION), Words::of(facts, &MONTH));
    let kinds = [Kind::Vision, Kind::Intent, Kind::NorthStar];
    for (number, record) in facts.records().filter(|(_, record)| kinds.contains(&record.kind) && !record.has_ended()) {
        let place = |span| Place::Bytes { file: record.file, span, record: Some(number), field: FieldPath::default() };
        let section = record.headings.iter().find(|heading| sections.at_start(&split(&heading.text)).is_some());
        let dated = dated(facts, record, &months);
        let report = match (section, dated.as_slice()) {
            (Some(heading), _) => {
                let told = format!(
                    "`{}` has a section on what is delivered, {}",
                    record.full_name(),
                    shown(heading.text.trim())
                );
                Report::new(place(heading.text_span), told)
            }
            (None, [first, rest @ ..]) if rest.len() + 1 >= DATED => {
                let told = format!(
                    "`{}` lists what comes when: {} entries begin with a date",
                    record.full_name(),
                    rest.len() + 1
                );
                let report = Report::new(place(*first), told);
                rest.iter().fold(report, |report, span| report.other(place(*span), "and here"))
            }
            _ => continue,
        };
        reports.add(report.help(
            "keep where we go and why here, and move what is made and when into initiatives, options and story maps: a \
             plan is out of date soon, and a direction should not be",
        ));
    }
}
