use super::churn::{Churn, churn};
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "intent-churn",
    group: Group::History,
    severity: Severity::Warning,
    limit: Some(90),
    fixable: false,
    page: include_str!("intent-churn.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(lives) = facts.past else { return };
    let limit = i64::from(facts.limit(&RULE));
    let Some(begins) = lives.day(0) else { return };
    if !lives.completeness.is_full() && begins.days_until(facts.today) < limit {
        let told = format!("the history at hand begins on {begins}, less than {limit} days ago");
        reports.unjudged(told, lives.command());
        return;
    }
    let Churn { active, changed } = churn(facts, lives, facts.today.plus_days(-limit));
    // One that changes among few is told as what it is.
    if changed.len() < 2 || changed.len() * 2 <= active {
        return;
    }
    let list: Vec<String> = changed.iter().map(|(name, what)| format!("{name} {what}")).collect();
    let told =
        format!("{} of {active} active intents changed in the last {limit} days: {}", changed.len(), list.join(", "));
    let help = "let an intent stand until it is reached or shown to be wrong; where the direction itself changed, say why in \
                the vision, and change the intents when the next year is planned";
    reports.add(Report::new(Place::Whole, told).help(help));
}
