use super::teams::teams;
use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::RefOrText;

pub static RULE: Rule = Rule {
    name: "reward-for-shipping",
    group: Group::Organisation,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("reward-for-shipping.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, team) in teams(facts) {
        for (at, reward) in team.rewards.iter().enumerate() {
            let Some(tie) = reward.tied_to.get() else { continue };
            let counted = match tie {
                RefOrText::Ref(metric) => match facts.metric(number, *metric) {
                    Some((_, metric, body)) if body.counts_work() => {
                        format!("`{}`, which counts our own work", metric.id)
                    }
                    _ => continue,
                },
                RefOrText::Sentence(text) if text == "delivery" => "delivery".to_owned(),
                RefOrText::Link(_) | RefOrText::Sentence(_) => continue,
            };
            let what = reward.subject.get().map_or("a reward", |subject| subject);
            let message = format!("in `{}`, {what} depends on {counted}", record.full_name());
            let place = match team.rewards.unread {
                0 => Place::at(number, ["rewards", &format!("[{at}]"), "tied_to"]),
                _ => Place::field(number, "rewards"),
            };
            reports.add(Report::new(place, message).help(
                "tie it to what changes for customers, as the intent that the team serves says it; people do what they \
                 are paid for, whatever the strategy asks",
            ));
        }
    }
}
