use super::acknowledge::amend_or;
use super::rewording::Rewording;
use super::stories::stories;
use crate::finding::Severity;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "hypothesis-rewritten",
    group: Group::History,
    severity: Severity::Warning,
    limit: Some(30),
    fixable: false,
    page: include_str!("hypothesis-rewritten.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let rewording = Rewording::of(facts);
    let limit = facts.limit(&RULE);
    for story in stories(facts) {
        for change in story.moved_since_begun(|path| path.is_of("hypothesis")) {
            let (Some(from), Some(to)) = (&change.from, &change.to) else { continue };
            let Some(what) = rewording.told(&from.value.text, &to.value.text, limit) else { continue };
            if story.is_amended(&change) {
                continue;
            }
            let told =
                format!("the hypothesis of {} is no longer what it was {}: {what}", story.name(), story.when_begun());
            let help = amend_or(&change, "put the old wording back; a new hypothesis is a new experiment");
            reports.add(Report::new(story.place(&change), told).help(help));
        }
    }
}
