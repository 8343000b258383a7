use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Record;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "unowned-record",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("unowned-record.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let names_one = |(number, _): (usize, &Record)| strategy.owner_of(number).is_some();
    if !strategy.records.iter().enumerate().any(names_one) {
        return;
    }
    for (number, record) in facts.records().filter(|(number, record)| is_asked(facts, *number, record)) {
        if answers(facts, number, record, 0) {
            continue;
        }
        let told = format!("`{}` {}, and nobody answers for it", record.full_name(), in_words(record));
        let help = "name under `owner` who decides when two good things conflict here, and whom others can ask; `owners` in \
                    `pm.yaml` does it for whole folders";
        reports.add(Report::new(Place::Record(number), told).help(help));
    }
}

/// What is under way needs somebody; for an option that is whoever answers for the problem that it would solve.
fn is_asked(facts: &Facts<'_>, number: usize, record: &Record) -> bool {
    let kinds = [Kind::Intent, Kind::Initiative, Kind::Experiment];
    kinds.contains(&record.kind) && record.is_under_way() && facts.asks_for(number, "owner")
}

/// Whether somebody answers for a record or for what it is a part or a test of, or that cannot be told, or is told there.
fn answers(facts: &Facts<'_>, number: usize, record: &Record, depth: usize) -> bool {
    let strategy = facts.strategy;
    if strategy.owner_of(number).is_some() || record.common.owner.unread > 0 {
        return true;
    }
    let above: Vec<usize> = match record.kind {
        Kind::Initiative => strategy.targets(number, "part_of").collect(),
        Kind::Experiment | Kind::Option => strategy.parents(number),
        _ => Vec::new(),
    };
    let fields = ["part_of", "tests", "initiative"];
    depth > 9
        || fields.iter().any(|field| strategy.has_unknown(number, field))
        || above.into_iter().filter_map(|above| Some((above, strategy.record(above)?))).any(|(above, record)| {
            record.broken || is_asked(facts, above, record) || answers(facts, above, record, depth + 1)
        })
}

fn in_words(record: &Record) -> &'static str {
    record.status().map_or("is under way", |status| status.in_words())
}
