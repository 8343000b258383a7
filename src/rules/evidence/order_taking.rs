use crate::finding::Severity;
use crate::graph::Place;
use crate::model::RequestedBy;
use crate::rules::shared::evidence::Learned;
use crate::rules::shared::outcomes::is_bet;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Field;
use crate::values::{Kind, RequestedAs, Status};

pub static RULE: Rule = Rule {
    name: "order-taking",
    group: Group::Evidence,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("order-taking.md"),
    check,
};

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let Some(mut learned) = Learned::of(facts, &[Kind::Research, Kind::Experiment]) else { return };
    for (number, record, initiative) in facts.initiatives() {
        let is_asked = record.is(Status::Discovery) || record.is(Status::Delivery);
        if !is_asked || !is_bet(facts, number, record) || !facts.asks_for(number, "evidence") {
            continue;
        }
        let Some(request) = initiative.requested_by.iter().find_map(|request| who(request)) else { continue };
        let basis = learned.of_initiative_and_intent(number);
        // While the problem is looked for, it is enough that somebody is about to look.
        let will_know = record.is(Status::Discovery) && basis.is_planned;
        if !learned.is_nothing(&basis) || will_know {
            continue;
        }
        let message = format!(
            "`{}` was asked for by {request}, and no evidence shows which customer's problem it solves",
            record.full_name()
        );
        reports.add(Report::new(Place::field(number, "requested_by"), message).help(
            "ask those who asked what they could then do that they cannot do today, and for whom; write down what you \
             hear as research, or as a sentence under `evidence`",
        ));
    }
}

/// Who asked for it, where that was an order: what the law, research or the team itself asks for is none.
fn who(request: &RequestedBy) -> Option<String> {
    use RequestedAs::{Customer, Executive, Partner, Regulation, Research, Team};
    let role = match &request.role {
        Field::Invalid => return None,
        Field::Absent => None,
        Field::Present(role) => Some(role),
    };
    let known = role.and_then(|role| role.known());
    if matches!(known, Some(Regulation | Research | Team)) {
        return None;
    }
    let article = match known {
        Some(Customer | Partner) => "a ",
        Some(Executive) => "an ",
        _ => "",
    };
    let named = request.who.get().map(|who| who.to_string()).filter(|who| !who.is_empty());
    named.or_else(|| Some(format!("{article}{}", role?)))
}
