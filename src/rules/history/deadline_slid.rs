use std::collections::BTreeMap;

use super::commitments::is_deadline;
use super::slide::Slide;
use super::stories::{stories, stories_where};
use crate::finding::Severity;
use crate::history::{Edit, Lives, Story};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "deadline-slid",
    group: Group::History,
    severity: Severity::Info,
    limit: Some(2),
    fixable: false,
    page: include_str!("deadline-slid.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(lives) = facts.past else { return };
    let limit = facts.count_limit(&RULE);
    for story in stories(facts) {
        let edits = after_start(&story);
        let mut by_path: BTreeMap<String, Vec<&Edit>> = BTreeMap::new();
        for edit in &edits {
            by_path.entry(edit.change.path.to_string()).or_default().push(edit);
        }
        let slides = by_path.values().filter_map(|edits| Slide::of(facts.strategy.settings.fiscal, &story, edits));
        let slides = slides.filter(|slide| !story.is_amended(&slide.in_all()));
        // Of a record whose dates move together one is enough.
        let Some(slide) = slides.max_by_key(|slide| (slide.times, slide.days)) else { continue };
        let field = &slide.last.path;
        let planned = slide.planned.filter(|_| lives.has_start(story.life));
        let told = match planned {
            _ if slide.times >= limit => {
                format!(
                    "`{field}` of {} moved later {} times since work began: {}",
                    story.name(),
                    slide.times,
                    slide.way
                )
            }
            Some(planned) if slide.days * 2 > planned => format!(
                "`{field}` of {} moved {} days later, more than half of the {planned} days that were planned when work began: {}",
                story.name(),
                slide.days,
                slide.way
            ),
            Some(_) => continue,
            None => {
                tell_unseen_plan(lives, reports);
                continue;
            }
        };
        let help = "ask what keeps it from ending, and whether less would do; where the new date was decided, say so in \
                    `amendments` with `field`, `from`, `to`, `on` and `why`";
        reports.add(Report::new(story.place(slide.last), told).help(help));
    }
    // What a review is about is what it brings.
    let may_have_slid = |story: &Story<'_>| story.start().is_some() && story.says(is_deadline);
    if facts.step.is_none() && stories_where(facts, |life| !lives.has_start(life)).any(|story| may_have_slid(&story)) {
        tell_unseen_plan(lives, reports);
    }
}

fn tell_unseen_plan(lives: &Lives, reports: &mut Reports) {
    let told = "the history at hand does not show when work began, and so not how long the first plan was";
    lives.command().into_iter().for_each(|command| reports.unjudged(told, Some(command)));
}

/// The changes of its dates while work went on, but for those that the record says were meant.
fn after_start(story: &Story<'_>) -> Vec<Edit> {
    let Some(start) = story.start() else { return Vec::new() };
    let end = story.end().filter(|end| *end > start).unwrap_or(story.told.len());
    let is_meant = |edit: &Edit| story.is_amended(&edit.change);
    let edits = story.edits().into_iter().filter(|edit| edit.before >= start && edit.after < end);
    edits.filter(|edit| is_deadline(&edit.change.path) && !is_meant(edit)).collect()
}
