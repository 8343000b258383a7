use crate::finding::Severity;
use crate::model::{Factor, Story};
use crate::rules::shared::entries::entry;
use crate::rules::shared::stories::{all_stories, moves, names, story_maps};
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::values::Kind;

pub static RULE: Rule = Rule {
    name: "factor-without-story",
    group: Group::Portfolio,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("factor-without-story.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let strategy = facts.strategy;
    let maps: Vec<_> = story_maps(facts).collect();
    for (number, record) in facts.of_kind(Kind::NorthStar).filter(|(_, record)| !record.has_ended()) {
        let Some(document) = record.body.north_star() else { continue };
        let Some(subject) = strategy.targets(number, "for").next() else { continue };
        let all = strategy.sources(subject, "for");
        let whole = all.iter().all(|from| {
            !strategy.is_kind(*from, Kind::StoryMap) || maps.iter().any(|(map, ..)| map == from) || ended(facts, *from)
        });
        let of_subject = maps.iter().filter(|(map, ..)| all.contains(map));
        let stories: Vec<(usize, &Story)> =
            of_subject.flat_map(|(map, _, body)| all_stories(body).map(|story| (*map, story))).collect();
        let factors: Vec<&Factor> = document.factors.iter().map(|factor| &**factor).collect();
        // A story that names a factor in other words may be meant for any of them.
        let is_known = |(_, story): &(usize, &Story)| {
            story.factor.is_absent() || factors.iter().any(|factor| names(story, factor))
        };
        let in_use = stories.iter().any(|(_, story)| !story.factor.is_absent());
        if !whole || !in_use || document.factors.unread > 0 || !stories.iter().all(is_known) {
            continue;
        }
        for factor in factors {
            let Some(text) = factor.text.get() else { continue };
            if stories.iter().any(|at| names(at.1, factor) || moves(strategy, *at, (number, factor))) {
                continue;
            }
            let told = format!("`{}` says that this must be true, and no story works for it", record.full_name());
            let help = "find the story that would make it true, or would show that it is, and name the factor there; what \
                        nobody has to do anything for is no factor";
            // A path names an entry by its metric, where it has one.
            let metric = factor.metric.get().and_then(|metric| record.references.get(metric.number as usize));
            let place = entry(number, "factors", metric.map_or(&text.0, |metric| &metric.text), "text");
            reports.add(Report::new(place, told).label("no story names it").help(help));
        }
    }
}

fn ended(facts: &Facts<'_>, number: usize) -> bool {
    facts.strategy.record(number).is_some_and(|record| record.has_ended())
}
