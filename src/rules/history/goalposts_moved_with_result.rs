use super::acknowledge::{amend_or, shown};
use super::commitments::one_an_entry;
use super::stories::stories;
use crate::compare::{FieldChange, Role};
use crate::finding::Severity;
use crate::history::{Story, Told, from_to, has_result};
use crate::model::Record;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::{Verdict, Word};

pub static RULE: Rule = Rule {
    name: "goalposts-moved-with-result",
    group: Group::History,
    severity: Severity::Error,
    limit: None,
    fixable: false,
    page: include_str!("goalposts-moved-with-result.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for story in stories(facts) {
        let edits = story.edits();
        for (before, what) in closings(&story) {
            if !story.is_one_step(before) {
                let reason = "what a record said just before its result or its end cannot be read, or it was not there";
                reports.unjudged(reason, story.lives.command());
                continue;
            }
            let step = edits.iter().filter(|edit| edit.before == before).map(|edit| edit.change.clone()).collect();
            for change in one_an_entry(step).iter().filter(|change| is_promise(change) && !story.is_amended(change)) {
                let told = format!(
                    "`{}` changed in the step that {what}{}: {}{}",
                    shown(&change.path),
                    story.accepted(before + 1),
                    from_to(change),
                    story.which(change)
                );
                let help = amend_or(change, "put the old value back and judge by that");
                reports.add(Report::new(story.place(change), told).help(help));
            }
        }
    }
}

/// The versions before those that bring a result or an end, and what these bring.
fn closings(story: &Story<'_>) -> Vec<(usize, String)> {
    let pairs = story.told.iter().zip(story.told.iter().skip(1)).enumerate();
    let closing = |(before, (one, other)): (usize, (&Told<'_>, &Told<'_>))| {
        let (one, other, name) = (one.record, other.record, story.name());
        match (has_result(one), has_result(other)) {
            (false, true) => return Some((before, format!("brought the result of {name}"))),
            (true, true) if verdict(one) != verdict(other) => {
                return Some((before, format!("gave {name} another verdict")));
            }
            _ => {}
        }
        let status = other.status().filter(|_| other.has_ended() && !one.has_ended())?;
        Some((before, format!("set {name} to `{status}`")))
    };
    pairs.filter_map(closing).collect()
}

fn verdict(record: &Record) -> Option<&Word<Verdict>> {
    record.body.experiment()?.result.get()?.verdict.get()
}

/// A commitment that was there before. The decision belongs to the result.
fn is_promise(change: &FieldChange) -> bool {
    change.role == Role::Commitment && change.from.is_some() && change.path.field() != "decision"
}
