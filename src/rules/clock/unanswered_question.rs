use crate::finding::{FieldPath, Severity};
use crate::model::{Question, Record};
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
    for Open { number, record, question, ask, .. } in open_questions(facts).filter(|open| open.late > 0) {
        let Some(by) = question.by.copied() else { continue };
        let told = format!(
            "a question of `{}` was to be answered by {by}, and is open: {}",
            record.full_name(),
            FieldPath::entry_name(ask)
        );
        let help = match question.owner.get() {
            Some(owner) => format!("ask {} what is known by now, and write it under `answer`", owner.0),
            None => {
                "find somebody who finds out, and name them under `owner`; or write down what is known under `answer`"
                    .to_owned()
            }
        };
        let help = format!("{help}; if nobody needs it any more, delete the question");
        reports.add(Report::new(entry(number, "questions", ask, "by"), told).help(help));
    }
}

/// A question that nobody has answered, of a record that has not ended.
pub struct Open<'s> {
    pub number: usize,
    pub record: &'s Record,
    pub question: &'s Question,
    pub ask: &'s str,
    /// By how many days; not over 0 where there is time left, or where no day is known.
    pub late: i64,
}

pub fn open_questions<'s>(facts: &Facts<'s>) -> impl Iterator<Item = Open<'s>> {
    let (today, fiscal) = (facts.today, facts.strategy.settings.fiscal);
    facts.records().filter(|(_, record)| !record.has_ended()).flat_map(move |(number, record)| {
        let all = record.common.questions.iter();
        let open = all.filter(|question| question.answer.is_absent() && question.answered_by.is_absent());
        open.filter_map(move |question| {
            let late = question.by.copied().map_or(0, |by| by.last_day(fiscal).days_until(today));
            Some(Open { number, record, question, ask: &question.ask.get()?.0, late })
        })
    })
}
