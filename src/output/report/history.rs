use minijinja::{Value, context};

use crate::diff::lines;
use crate::documents::{LogEntry, Milestone, RecordLog};
use crate::output::diff::told::told;
use crate::output::diff::values::shortened;
use crate::output::log::words;

/// How many steps are told, the newest, and how many changes of each.
const STEPS: usize = 8;
const CHANGES: usize = 6;

/// The life of a record in short, the newest step first; nothing where there is none to tell.
pub fn history(log: &RecordLog<'_>) -> Option<Value> {
    let first = log.entries.first()?;
    let steps: Vec<Value> = log.entries.iter().rev().take(STEPS).map(|entry| step(log, entry)).collect();
    let earlier = log.entries.len().saturating_sub(STEPS);
    let since = first.day.map(|day| day.to_string());
    Some(
        context! { steps => steps, earlier => earlier, since => since, count => log.entries.len(), command => log.reach.command },
    )
}

fn step(log: &RecordLog<'_>, entry: &LogEntry<'_>) -> Value {
    let is_told = |milestone: &&Milestone| **milestone != Milestone::Known;
    let mut said: Vec<String> =
        entry.milestones.iter().filter(is_told).map(|milestone| words(log, entry, *milestone, 1)).collect();
    let changes = lines(&entry.changes);
    for line in changes.iter().take(CHANGES) {
        let told = told(line, &|text| shortened(text, "…"));
        let way = if told.way.is_empty() { String::new() } else { format!(" {}", told.way) };
        said.push(format!("{}: {}{way}", told.field, told.values));
        if let Some(reason) = &line.first.acknowledged {
            said.push(format!("because: {reason}"));
        }
    }
    if changes.len() > CHANGES {
        said.push(format!("and {} more", changes.len() - CHANGES));
    }
    let day = entry.day.map(|day| day.to_string());
    let commit = entry.step.map(|step| step.commit.short.clone());
    context! { day => day, commit => commit, said => said, open => entry.step.is_none() }
}
