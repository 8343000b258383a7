use super::stories::stories_where;
use crate::finding::Severity;
use crate::history::{Story, has_result};
use crate::model::{Experiment, Record};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "result-before-hypothesis",
    group: Group::History,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("result-before-hypothesis.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for story in stories_where(facts, |life| life.kind == Kind::Experiment) {
        let Some(result) = first(&story, has_result).filter(|result| !story.is_ignored(*result)) else { continue };
        let parts = [
            ("hypothesis", first(&story, |record| says(record, |body| !body.hypothesis.is_absent()))),
            ("success criterion", first(&story, |record| says(record, |body| !body.success.is_absent()))),
        ];
        let late: Vec<(&str, usize)> =
            parts.iter().filter_map(|(part, at)| Some((*part, (*at)?))).filter(|(_, at)| *at >= result).collect();
        let is_whole = parts.iter().all(|(_, at)| at.is_some());
        let Some(plan) = late.iter().map(|(_, at)| *at).max().filter(|_| is_whole) else { continue };
        let brought_by_step = |version: usize| story.told.get(version).is_some_and(|told| told.step > 0);
        if facts.step.is_some() && !brought_by_step(plan) {
            // A review judges what the change brings.
            continue;
        }
        if !knows_what_came_before(&story, result) {
            let reason = "whether hypothesis and criterion are older than a result lies before the history at hand";
            reports.unjudged(reason, facts.step.map(|_| "pm audit").or(story.lives.command()));
            continue;
        }
        let names: Vec<&str> = late.iter().map(|(part, _)| *part).collect();
        let (name, names, accepted) = (story.name(), names.join(" and its "), story.accepted(result));
        let told = match plan == result {
            true => format!(
                "{name} got its result together with its {names}{accepted}: nothing shows which was written first"
            ),
            false => {
                format!("{name} got its result{accepted}, and its {names} only after that{}", story.accepted(plan))
            }
        };
        let help = "read the result as an observation, and test what it suggests with an experiment whose hypothesis and \
            criterion are accepted before it runs; where the step only brought old records in, add its commit to \
            `.git-blame-ignore-revs`";
        reports.add(Report::new(story.field(["result"]), told).help(help));
    }
}

/// The number of the first version of which something holds.
fn first(story: &Story<'_>, holds: impl Fn(&Record) -> bool) -> Option<usize> {
    story.told.iter().position(|told| holds(told.record))
}

fn says(record: &Record, what: impl Fn(&Experiment) -> bool) -> bool {
    record.body.experiment().is_some_and(what)
}

/// Whether all that it said before a version is at hand.
fn knows_what_came_before(story: &Story<'_>, version: usize) -> bool {
    let Some(step) = story.told.get(version).map(|told| told.step) else { return false };
    let mut before = story.life.versions.iter().take_while(|version| version.step < step);
    before.all(|version| !version.state.is_unknown()) && (version > 0 || story.lives.has_beginning(story.life))
}
