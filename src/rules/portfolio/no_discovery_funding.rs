use crate::finding::Severity;
use crate::graph::Place;
use crate::model::{Initiative, Record};
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{FundingStage, Kind};

pub static RULE: Rule = Rule {
    name: "no-discovery-funding",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("no-discovery-funding.md"),
    check,
};

/// That money went into finding out shows for so many days, also where the initiative has ended.
const A_YEAR: i64 = 365;

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    if facts.strategy.has_unread(Kind::Initiative) {
        return;
    }
    let funded: Vec<_> = facts
        .initiatives()
        .filter(|(number, record, initiative)| !initiative.funding.is_absent() && is_bet(facts, *number, record))
        .collect();
    let mut open = funded.iter().filter(|(_, record, _)| !record.has_ended()).peekable();
    let is_one = |(_, record, initiative): &(usize, &Record, &Initiative)| finds_out(facts, record, initiative);
    if open.peek().is_none() || funded.iter().any(is_one) {
        return;
    }
    let open: Vec<_> = open.collect();
    // Money for one is a decision; money for two is how money is given.
    if open.len() < 2 {
        return;
    }
    let told =
        format!("{} open initiatives are funded, all of them to build or to scale, and none to find out", open.len());
    let help = "give a small amount for `stage: discover` or `validate` first, and the next when evidence asks for it";
    let report = Report::new(Place::Whole, told).help(help);
    reports.add(open.iter().fold(report, |report, (number, record, _)| {
        report.other(Place::field(*number, "funding"), format!("`{}`", record.id))
    }));
}

/// Whether some of its money is, or may be, for finding out.
fn finds_out(facts: &Facts<'_>, record: &Record, initiative: &Initiative) -> bool {
    let is_young = |day: crate::values::Date| day.days_until(facts.today) <= A_YEAR;
    let mut all = initiative.funding.iter();
    initiative.funding.unread > 0
        || all.any(|funding| {
            let counts = !record.has_ended() || funding.on.copied().is_none_or(is_young);
            let stage = funding.stage.get().and_then(|stage| stage.known());
            counts && !matches!(stage, Some(FundingStage::Build | FundingStage::Scale))
        })
}
