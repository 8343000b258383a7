use crate::finding::Severity;
use crate::model::Outcome;
use crate::rules::shared::entries::entry;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::shared::stories::{all_stories, is_in, story_maps};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::ByName;

pub static RULE: Rule = Rule {
    name: "release-without-outcome",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("release-without-outcome.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    for (number, record, map) in story_maps(facts) {
        // Where the whole of it has no metric, that is told first, and there.
        let is_asked = |about: usize| {
            strategy
                .record(about)
                .is_none_or(|record| is_bet(facts, about, record) && record.body.outcomes().is_none_or(names_a_metric))
        };
        if !strategy.targets(number, "for").all(is_asked) {
            continue;
        }
        for release in &map.releases {
            let Some(id) = release.id.get().filter(|_| release.metric.is_absent()) else { continue };
            if all_stories(map).any(|story| is_in(story, &id.0) && !story.outcome.is_absent()) {
                continue;
            }
            let what = match release.goal.is_absent() {
                true => "nothing says what it is for",
                false => "nothing would show whether it comes to what it is for",
            };
            let told = format!("release `{}` of `{}` names no metric, and {what}", id.0, record.full_name());
            let severity = if release.goal.is_absent() { Severity::Warning } else { Severity::Info };
            let help = "give it the `metric` that should move once people have it, and the `target` from which on it was \
                        worth it; a release that should move nothing may not be worth its own date";
            let place = entry(number, "releases", &id.0, "id");
            reports.add(Report::new(place, told).severity(severity).help(help));
        }
    }
}

fn names_a_metric(outcomes: &ByName<Outcome>) -> bool {
    outcomes.unread > 0 || outcomes.iter().any(|outcome| !outcome.metric.is_absent())
}
