//! Owners that are none of the `people` of `pm.yaml`: a misspelt name answers for nothing.

use crate::graph::Place;
use crate::rules::{Facts, Report, Reports};
use crate::values::nearest;

/// Reports owners that `people` does not list, in records and in `owners` of `pm.yaml`.
pub(super) fn unknown(facts: &Facts<'_>, reports: &mut Reports) {
    let config = &facts.strategy.config;
    if config.people.items.is_empty() || config.people.unread > 0 {
        return;
    }
    let people: Vec<&str> = config.people.iter().map(|person| &*person.0).collect();
    for (number, record) in facts.records() {
        for owner in record.common.owner.iter().filter(|owner| !people.contains(&&*owner.0)) {
            reports.add(report(Place::at(number, ["owner", &owner.0]), &owner.0, &people));
        }
        for question in &record.common.questions {
            let Some(owner) = question.owner.get().filter(|owner| !people.contains(&&*owner.0)) else { continue };
            let asked = question.ask.get().map_or("", |ask| ask.0.as_str());
            reports.add(report(Place::at(number, ["questions", asked, "owner"]), &owner.0, &people));
        }
    }
    for (pattern, owner) in config.owners.iter().filter(|(_, owner)| !people.contains(&&*owner.0)) {
        reports.add(report(Place::Config(["owners", pattern].into_iter().collect()), &owner.0, &people));
    }
}

fn report(place: Place, owner: &str, people: &[&str]) -> Report {
    let near = nearest(owner, people.iter().copied());
    let help = match &near {
        Some(near) => format!("did you mean `{}`?", near.name),
        None => format!("add `{owner}` to `people` in `pm.yaml`, or name somebody who is there"),
    };
    Report::new(place, format!("nobody in `people` of `pm.yaml` is called `{owner}`")).help(help).meant(owner, near)
}
