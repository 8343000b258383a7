use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Field;
use crate::values::{Kind, Status};

pub static RULE: Rule = Rule {
    name: "overloaded-team",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: Some(2),
    fixable: false,
    page: include_str!("overloaded-team.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    for (number, record) in facts.of_kind(Kind::Team).filter(|(_, record)| !record.has_ended()) {
        let Some(team) = record.body.team() else { continue };
        let (limit, told) = match &team.capacity {
            Field::Absent => {
                let limit = i64::from(facts.limit(&RULE));
                (limit, format!("more than {limit} are hard to finish at one time"))
            }
            Field::Present(capacity) => {
                let Some(limit) = capacity.ceiling() else { continue };
                (limit, format!("its `capacity` is {limit}"))
            }
            Field::Invalid => continue,
        };
        let mut all = strategy.sources(number, "team");
        all.retain(|from| {
            strategy.record(*from).is_some_and(|record| record.kind == Kind::Initiative && record.is(Status::Delivery))
        });
        // Whoever works on the parts works on the whole.
        let wholes: Vec<usize> = all.iter().flat_map(|part| strategy.targets(*part, "part_of")).collect();
        all.retain(|number| !wholes.contains(number));
        if i64::try_from(all.len()).unwrap_or(i64::MAX) <= limit {
            continue;
        }
        let initiatives = if all.len() == 1 { "initiative" } else { "initiatives" };
        let told = format!("`{}` has {} {initiatives} in delivery, and {told}", record.full_name(), all.len());
        let help = "decide which of them waits as `paused` until another has ended: begun together they all end late; \
                    `capacity` says how many a team can carry";
        let report = Report::new(Place::field(number, "capacity"), told).help(help);
        reports.add(all.iter().fold(report, |report, from| {
            let id = strategy.record(*from).map_or("", |record| record.id.as_str());
            report.other(Place::field(*from, "team"), format!("`{id}`"))
        }));
    }
}
