use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::reasons::says_why;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Kind, Status};

pub static RULE: Rule = Rule {
    name: "stopped-without-why",
    group: Group::BuildTrap,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("stopped-without-why.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record) in facts.records() {
        let Some(status) = record.status().filter(|status| status.ended_badly()) else { continue };
        let field = if record.kind == Kind::Option { "rejected" } else { "stopped" };
        let asked = ["learned", field].iter().any(|field| facts.asks_for(number, field));
        if says_why(record) != Some(false) || !asked {
            continue;
        }
        let message = format!("`{}` is {status}, and nothing says why", record.full_name());
        let replaced = status == Status::Replaced;
        let example = if replaced { "what the other does better" } else { "what decided it" };
        reports.add(Report::new(Place::field(number, "status"), message).help(format!(
            "one sentence is enough, as in `{field}: {{on: {}, why: {example}}}`; it saves others from trying the same again",
            facts.today
        )));
    }
}
