use super::stories::stories;
use crate::finding::Severity;
use crate::history::{Story, Told, has_result};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "cherry-reported",
    group: Group::History,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("cherry-reported.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for story in stories(facts) {
        let (Some(begun), Some(last)) = (story.begun().and_then(|at| story.told.get(at)), story.told.last()) else {
            continue;
        };
        let brought = story.told.iter().position(|told| has_result(told.record));
        if has_result(begun.record) || brought.is_none_or(|version| story.is_ignored(version)) {
            continue;
        }
        let (declared, Some(reported)) = (declared(&story, begun), reported(&story, last)) else { continue };
        let silent: Vec<&str> =
            declared.iter().filter(|metric| !reported.contains(metric)).map(String::as_str).collect();
        if silent.is_empty() {
            continue;
        }
        let told = format!(
            "{} was to be judged by `{}` {}, and its result says nothing about `{}`",
            story.name(),
            declared.join("` and `"),
            story.when_begun(),
            silent.join("`, `")
        );
        let help = "add what they came to under `result.readings`, the bad ones as well; what could not be measured can be \
            said in words: `activation: {text: could not be measured because …}`";
        reports.add(Report::new(story.field(["result", "readings"]), told).help(help));
    }
}

fn declared(story: &Story<'_>, told: &Told<'_>) -> Vec<String> {
    let success = told.record.body.experiment().map(|body| &body.success);
    let metrics = success.into_iter().flatten().filter_map(|asked| story.linked(told, asked.metric.get()?.number));
    metrics.collect()
}

/// Nothing where some of it could not be read.
fn reported(story: &Story<'_>, told: &Told<'_>) -> Option<Vec<String>> {
    let readings = &told.record.body.experiment()?.result.get()?.readings;
    let metrics = readings.iter().filter_map(|reading| story.linked(told, reading.metric.get()?.number));
    (readings.unread == 0).then(|| metrics.collect())
}
