use crate::finding::{FieldPath, Severity};
use crate::rules::shared::entries::entry;
use crate::rules::{Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "unanswered-question",
    group: Group::Clock,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("unanswered-question.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let fiscal = facts.strategy.settings.fiscal;
    for (number, record) in facts.records().filter(|(_, record)| !record.has_ended()) {
        let open = record
            .common
            .questions
            .iter()
            .filter(|question| question.answer.is_absent() && question.answered_by.is_absent());
        for question in open {
            let (Some(ask), Some(by)) = (question.ask.get(), question.by.copied()) else { continue };
            if by.last_day(fiscal) >= facts.today {
                continue;
            }
            let told = format!(
                "a question of `{}` was to be answered by {by}, and is open: {}",
                record.full_name(),
                FieldPath::entry_name(&ask.0)
            );
            let help = match question.owner.get() {
                Some(owner) => format!("ask {} what is known by now, and write it under `answer`", owner.0),
                None => "find somebody who finds out, and name them under `owner`; or write down what is known under `answer`"
                    .to_owned(),
            };
            let help = format!("{help}; if nobody needs it any more, delete the question");
            reports.add(Report::new(entry(number, "questions", &ask.0, "by"), told).help(help));
        }
    }
}
