use crate::finding::Severity;
use crate::graph::Place;
use crate::model::Told;
use crate::rules::shared::reasons::says;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Field;
use crate::values::{Method, Status};

pub static RULE: Rule = Rule {
    name: "untold-participants",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("untold-participants.md"),
    check,
};

/// Those who take part in these live with something that will be taken away again.
const METHODS: [Method; 5] =
    [Method::Concierge, Method::Prototype, Method::ConceptTest, Method::Pilot, Method::WizardOfOz];

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    for (number, record, experiment) in facts.experiments().filter(|(_, record, _)| record.is(Status::Running)) {
        let method = experiment.method.get().and_then(|method| method.known());
        let Some(method) = method.filter(|method| METHODS.contains(method)) else { continue };
        if !facts.asks_for(number, "participants_told") {
            continue;
        }
        let missing = match &experiment.participants_told {
            Field::Absent => "what those who take part are told".to_owned(),
            Field::Invalid => continue,
            Field::Present(told) => match untold(told) {
                missing if missing.is_empty() => continue,
                missing => format!("whether those who take part are told {}", missing.join(" and ")),
            },
        };
        let message = format!("`{}` ({method}) is running, and nothing says {missing}", record.full_name());
        reports.add(Report::new(Place::field(number, "participants_told"), message).help(
            "write it down as they hear it: `participants_told: {why: …, how_it_ends: …, what_next: …}`; a sentence does too",
        ));
    }
}

/// What is left open. A sentence on its own stands in `why` and may say it all.
fn untold(told: &Told) -> Vec<&'static str> {
    if says(&told.why) && told.how_it_ends.is_absent() && told.what_next.is_absent() {
        return Vec::new();
    }
    let parts = [(&told.why, "why"), (&told.how_it_ends, "how it ends"), (&told.what_next, "what comes next")];
    parts.into_iter().filter(|(text, _)| !says(text)).map(|(_, what)| what).collect()
}
