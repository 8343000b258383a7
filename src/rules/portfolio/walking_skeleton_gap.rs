use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::shared::entries::entry;
use crate::rules::shared::stories::{gaps, story_maps};
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "walking-skeleton-gap",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("walking-skeleton-gap.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let fiscal = facts.strategy.settings.fiscal;
    for (number, record, map) in story_maps(facts) {
        let first = map.releases.iter().next().filter(|first| match first.on.copied() {
            Some(on) => on.last_day(fiscal) >= facts.today,
            None => !first.on.is_invalid(),
        });
        let Some(id) = first.and_then(|first| first.id.get()) else { continue };
        let gaps = gaps(map, &id.0).into_iter().filter_map(|gap| gap.name.get().map(|name| name.0.as_str()));
        let gaps: Vec<&str> = gaps.collect();
        let Some(first) = gaps.first() else { continue };
        let (count, have) = (gaps.len(), if gaps.len() == 1 { "has" } else { "have" });
        let told = format!(
            "{count} of {} activities of `{}` {have} no story in its first release, `{}`: nobody can go through from end \
             to end with it",
            map.activities.items.len(),
            record.full_name(),
            id.0
        );
        let help = "take the thinnest story of each activity into the first release, done by hand if need be, and leave the \
                    depth for later: what can be gone through is what teaches something";
        let place = |name: &str| entry(number, "activities", name, "name");
        let report = Report::new(place(first), told).label("nothing of this").help(help);
        let report = gaps.iter().skip(1).fold(report, |report, gap| report.other(place(gap), "nor of this"));
        reports.add(report.other(Place::at(number, ["releases", "[0]", "id"]), "the first release"));
    }
}
