//! The obstacle that an initiative works on, where its intent gives its obstacles names.

use crate::graph::Place;
use crate::model::Intent;
use crate::rules::{Facts, Report, Reports};
use crate::values::nearest;

/// Reports a single word that names no obstacle of the intent. A sentence is text, and so is a word where no obstacle
/// has a name.
pub(super) fn unknown(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    for (number, _, initiative) in facts.initiatives() {
        let named = initiative.obstacle.get().filter(|obstacle| !obstacle.contains(char::is_whitespace));
        let Some(obstacle) = named else { continue };
        let Some(intent) = strategy.targets(number, "intent").next() else { continue };
        let Some((record, body)) = strategy.record(intent).and_then(|record| Some((record, record.body.intent()?)))
        else {
            continue;
        };
        let Some(names) = names(body).filter(|names| !record.broken && !names.contains(&obstacle.0.as_str())) else {
            continue;
        };
        let near = nearest(obstacle, names.iter().copied());
        let help = match &near {
            Some(near) => format!("did you mean `{}`?", near.name),
            None => {
                let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
                format!("it has {}; or say in a few words what stands in the way", names.join(", "))
            }
        };
        let told = format!("`intent/{}` has no obstacle called `{}`", record.id, obstacle.0);
        let report = Report::new(Place::field(number, "obstacle"), told).help(help).meant(obstacle, near);
        reports.add(report.other(Place::field(intent, "obstacles"), "its obstacles"));
    }
}

/// The names of an intent's obstacles; nothing where it has none, or where one cannot be read.
fn names(intent: &Intent) -> Option<Vec<&str>> {
    if intent.obstacles.unread > 0 || intent.obstacles.iter().any(|obstacle| obstacle.id.is_invalid()) {
        return None;
    }
    let ids: Vec<&str> = intent.obstacles.iter().filter_map(|obstacle| obstacle.id.get()).map(|id| &*id.0).collect();
    let texts = intent.obstacles.iter().filter_map(|obstacle| obstacle.text.get()).map(|text| text.0.as_str());
    let single = texts.filter(|text| !text.contains(char::is_whitespace));
    (!ids.is_empty()).then(|| ids.iter().copied().chain(single).collect())
}
