use super::stories::{stories, stories_where};
use crate::finding::{FieldPath, Severity};
use crate::history::{Edit, Story};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{FromText, When};

pub static RULE: Rule = Rule {
    name: "backdated",
    group: Group::History,
    severity: Severity::Info,
    limit: Some(14),
    fixable: false,
    page: include_str!("backdated.md"),
    check,
};

/// Who begins to keep a strategy in Git writes down what happened before, for this many days.
const BEGINNING: i64 = 30;

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(lives) = facts.past else { return };
    let limit = i64::from(facts.limit(&RULE));
    for story in stories(facts) {
        for edit in story.edits().iter().filter(|edit| is_of_the_past(&edit.change.path) && is_first(&story, edit)) {
            let Some(text) = edit.change.to.as_ref().map(|entry| &entry.value.text) else { continue };
            let (Ok(written), Some(accepted)) = (When::from_text(text), story.day(edit.after)) else { continue };
            let days = written.last_day(facts.strategy.settings.fiscal).days_until(accepted);
            if days <= limit {
                continue;
            }
            if lives.day(0).is_none_or(|begins| begins.days_until(accepted) < BEGINNING) {
                let told = "the history at hand does not show whether the strategy was only beginning to be kept here";
                lives.command().into_iter().for_each(|command| reports.unjudged(told, Some(command)));
                continue;
            }
            let told = format!(
                "`{}` of {} says {text}, and was accepted on {accepted}, {days} days later",
                edit.change.path,
                story.name()
            );
            let help = "nothing here has to be mended where the day is right; what is written down in the week in which it \
                        happens can be relied on by those who were not there";
            reports.add(Report::new(story.place(&edit.change), told).help(help));
        }
    }
    // What a review is about is what it brings.
    let is_older = |story: Story<'_>| !lives.has_beginning(story.life) && story.says(is_of_the_past);
    if facts.step.is_none() && lives.command().is_some() && stories_where(facts, |_| true).any(is_older) {
        reports.unjudged("some days of the past may be on record since before the history at hand", lives.command());
    }
}

/// A day on which something is said to have happened: of a result, an end, an amendment; or a start.
pub fn is_of_the_past(path: &FieldPath) -> bool {
    let last = path.segments().last().unwrap_or_default();
    match path.field() {
        "result" => path.segments().count() == 2 && last == "on",
        "stopped" | "rejected" | "achieved" | "amendments" => last == "on",
        "starts" => true,
        _ => false,
    }
}

/// Whether its step is the one that brought it: no version between that one and the one before is unknown.
fn is_first(story: &Story<'_>, edit: &Edit) -> bool {
    let step = |version: usize| story.told.get(version).map_or(0, |told| told.step);
    let between = step(edit.before)..step(edit.after);
    !story.life.versions.iter().any(|version| between.contains(&version.step) && version.state.is_unknown())
}
