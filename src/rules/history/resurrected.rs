use super::around::around;
use super::stories::stories;
use crate::compare::{Role, field_changes};
use crate::finding::{FieldPath, Severity};
use crate::history::Lives;
use crate::history::Story;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Date, FromText, Kind};

pub static RULE: Rule = Rule {
    name: "resurrected",
    group: Group::History,
    severity: Severity::Info,
    limit: None,
    fixable: false,
    page: include_str!("resurrected.md"),
    check,
};

/// What is taken back this many days later was a slip.
const REVERT: i64 = 7;

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(lives) = facts.past else { return };
    for story in stories(facts) {
        for (ended, again) in returns(&story) {
            let step = |version: usize| story.told.get(version).map_or(0, |told| told.step);
            let to = story.day(again).or(lives.made).unwrap_or(facts.today);
            let Some(from) = ended_on(&story, ended) else {
                let reason = "whether something was given up more than a week ago lies before the two states";
                reports.unjudged(reason, facts.step.map(|_| "pm audit"));
                continue;
            };
            let learned = has_new_evidence(&story, ended, again)
                || story.number.is_some_and(|number| was_tried(facts, lives, number, step(ended), step(again)));
            if from.days_until(to) <= REVERT || lives.is_ignored(step(again)) || learned {
                continue;
            }
            let status = |version: usize| story.told.get(version).and_then(|told| told.record.status());
            let (Some(before), Some(after)) = (status(ended), status(again)) else { continue };
            let on = story.day(again).map_or(String::new(), |day| format!(" on {day}"));
            let told = format!(
                "{} {} by {from} and went to `{after}`{on}: no evidence came in between",
                story.name(),
                before.in_words()
            );
            let help = "before work goes on, write down in `evidence` what is known now that was not known then; else end it again";
            reports.add(Report::new(story.field(["status"]), told).help(help));
        }
    }
}

/// The versions with which it had ended badly and with which it was under way again.
fn returns(story: &Story<'_>) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut ended = None;
    for (version, told) in story.told.iter().enumerate() {
        if told.record.has_ended_badly() {
            ended.get_or_insert(version);
        } else if told.record.is_under_way() {
            found.extend(ended.take().map(|ended| (ended, version)));
        } else if told.record.has_ended() {
            ended = None;
        }
    }
    found
}

/// The day that it gives, where that is before the step that says so: of two versions the first may be much older.
fn ended_on(story: &Story<'_>, version: usize) -> Option<Date> {
    let values = &story.told.get(version)?.values.0;
    let on = ["stopped", "rejected"].iter().find_map(|field| values.get(&FieldPath::of(field).then("on")));
    let on = on.and_then(|entry| Date::from_text(&entry.value.text).ok());
    on.into_iter().chain(story.day(version)).min()
}

fn has_new_evidence(story: &Story<'_>, ended: usize, again: usize) -> bool {
    let (Some(before), Some(after)) = (story.told.get(ended), story.told.get(again)) else { return true };
    let mut changes = field_changes(before.values, after.values).into_iter();
    // What is taken out is no evidence, and neither is the day of an amendment.
    changes.any(|change| change.role == Role::Evidence && change.to.is_some() && change.path.field() != "amendments")
}

/// Whether research or an experiment on it said something new in between.
fn was_tried(facts: &Facts<'_>, lives: &Lives, number: usize, from: usize, to: usize) -> bool {
    around(facts.strategy, number).into_iter().any(|near| {
        let is_evidence = [Kind::Experiment, Kind::Research].iter().any(|kind| facts.strategy.is_kind(near, *kind));
        let mut versions = lives.of_record(near).into_iter().flat_map(|life| &life.versions);
        is_evidence && versions.any(|version| version.step > from && version.step <= to)
    })
}
