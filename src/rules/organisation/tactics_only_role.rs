use super::teams::teams;
use crate::finding::Severity;
use crate::graph::Place;
use crate::model::WorkMix;
use crate::rules::{Facts, Group, Report, Reports, Rule};
use crate::typed::Field;
use crate::values::{Number, Role};

pub static RULE: Rule = Rule {
    name: "tactics-only-role",
    group: Group::Organisation,
    severity: Severity::Warning,
    limit: Some(80),
    fixable: false,
    page: include_str!("tactics-only-role.md"),
    check,
};

/// Who leads product managers is there for the strategy: at most half of the week goes elsewhere.
const OF_LEADERS: u32 = 50;

fn check(facts: &Facts<'_>, reports: &mut Reports) {
    let limit = facts.limit(&RULE);
    for (number, record, team) in teams(facts) {
        for (at, held) in team.roles.iter().enumerate() {
            let Some(role) = held.role.get().and_then(|role| role.known()) else { continue };
            let most = match role {
                Role::ProductManager | Role::SeniorProductManager => limit,
                Role::DirectorOfProduct | Role::VpProduct | Role::ChiefProductOfficer => OF_LEADERS.min(limit),
                // Those who begin learn on the daily work, and for the others it is their work.
                Role::AssociateProductManager | Role::Designer | Role::Engineer | Role::Other => continue,
            };
            let Some(tactical) = held.work.get().and_then(tactical).filter(|share| *share > f64::from(most)) else {
                continue;
            };
            let who =
                held.person.get().map_or_else(|| format!("the {role}"), |person| format!("{} ({role})", person.0));
            let message = format!("in `{}`, {tactical:.0} % of the work of {who} is tactical", record.full_name());
            let place = match team.roles.unread {
                0 => Place::at(number, ["roles", &format!("[{at}]"), "work"]),
                _ => Place::field(number, "roles"),
            };
            reports.add(Report::new(place, message).help(
                "see what of the daily questions the team can answer itself once the goal is clear, and keep that time for \
                 customers and for why; a second person helps less than a clear intent",
            ));
        }
    }
}

/// The tactical part of somebody's work in percent; nothing where a number cannot be read.
fn tactical(work: &WorkMix) -> Option<f64> {
    let part = |number: &Field<Number>| match number {
        Field::Absent => Some(0.0),
        Field::Invalid => None,
        Field::Present(number) => Some(number.to_f64()).filter(|part| *part >= 0.0),
    };
    let (strategic, operational, tactical) = (part(&work.strategic)?, part(&work.operational)?, part(&work.tactical)?);
    let sum = strategic + operational + tactical;
    (sum > 0.0).then(|| 100.0 * tactical / sum)
}
