use super::sheet::{flip_in_words, short};
use super::{RankReport, currency_sign, money};
use crate::output::counted;
use crate::rank::{Costs, Exact, NoOrder, NotRanked, Optimality, WorkOrder, from_float};

/// What was ranked by what, and why by that.
pub fn heading(report: &RankReport<'_>) -> String {
    let ranking = report.ranking;
    let (ranked, all) = (ranking.ranked.len(), ranking.count());
    let why = ranking.choice.why.as_ref().map_or(String::new(), |why| format!(" ({why})"));
    match ranked {
        0 if all == 0 => format!("There are no {}s to rank.", report.noun),
        0 => format!("None of {} can be ranked by {}{why}.", counted(all, report.noun), ranking.method().words()),
        _ => format!("{ranked} of {} ranked by {}{why}", counted(all, report.noun), ranking.method().words()),
    }
}

/// Scores of others are shown, and it is said what they are.
pub fn caveat(report: &RankReport<'_>) -> Option<String> {
    let method = report.ranking.method();
    method
        .is_other_peoples_scores()
        .then(|| format!("These are other people's scores: {}. Source: {}.", method.formula(), method.source()))
}

/// What stands in no record and was taken for this run, ranked or not.
pub fn assumed(report: &RankReport<'_>) -> Option<String> {
    let ranking = report.ranking;
    let ranked = ranking.ranked.iter().map(|ranked| &ranked.item);
    let items = ranked.chain(ranking.not_ranked.iter().map(|item| &item.item));
    let assumed: Vec<String> =
        items.flat_map(|item| item.assumed.iter().map(|assumed| format!("{}.{assumed}", short(&item.name)))).collect();
    (!assumed.is_empty()).then(|| format!("* assumed for this run: {}", assumed.join(", ")))
}

/// Delay cost of the recommended order and of today's plan, in a line.
pub fn delay_cost(report: &RankReport<'_>) -> Option<String> {
    let currency = report.ranking.exchange.currency;
    let shown = |amount: f64| money(&from_float(amount).unwrap_or_default(), currency);
    let order = match report.order? {
        Ok(order) => order,
        Err(NoOrder::Nothing) => return None,
        Err(NoOrder::Circle(names)) => return Some(circle(names)),
    };
    let Costs { own, queueing, total } = order.costs;
    let mut line =
        format!("Delay cost: recommended {} (own {} + queueing {})", shown(total), shown(own), shown(queueing));
    if let Some(plan) = &order.plan {
        line.push_str(&match &plan.costs {
            Ok(planned) if planned.total > total * (1.0 + 1e-9) => {
                format!(", today's plan {}: saves {}.", shown(planned.total), shown(planned.total - total))
            }
            Ok(_) => ". Today's plan costs the same.".to_owned(),
            Err(broken) => format!(". Today's plan cannot be carried out: {}.", broken.sentence()),
        });
    } else {
        line.push('.');
    }
    line.push_str(&optimality(order, currency));
    Some(line)
}

fn optimality(order: &WorkOrder, currency: Option<crate::values::Currency>) -> String {
    match order.optimality {
        Optimality::Proved => " Proved optimal.".to_owned(),
        Optimality::Heuristic => {
            let bound = from_float(order.lower_bound).unwrap_or_default();
            format!(" Found by search, not proved: no order can cost less than {}.", money(&bound, currency))
        }
    }
}

fn circle(names: &[String]) -> String {
    let names: Vec<String> = names.iter().chain(names.first()).map(|name| format!("`{}`", short(name))).collect();
    format!("No order of work: each of these requires the next: {}.", names.join(" → "))
}

/// What the plan leaves out or names in vain, and requirements that stand in no order.
pub fn notes(order: &WorkOrder) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(plan) = &order.plan {
        if plan.unnamed > 0 {
            let (them, follow) = if plan.unnamed == 1 { ("one", "follows") } else { ("these", "follow") };
            let count = if plan.unnamed == 1 { String::new() } else { format!(" {}", plan.unnamed) };
            notes.push(format!("The plan does not name {them}{count}, which {follow} it by CD3."));
        }
        if !plan.unknown.is_empty() {
            let names: Vec<String> = plan.unknown.iter().map(|name| format!("`{name}`")).collect();
            notes.push(format!("The plan names {}, and nothing is called that.", names.join(", ")));
        }
    }
    for (record, required) in &order.loose {
        notes.push(format!(
            "`{}` requires `{}`, which has no cost of delay or no duration: it is left out, as if it were there already.",
            short(record),
            short(required)
        ));
    }
    notes
}

/// "billing: no duration (initiatives/billing.md:9); first if under 9 weeks".
pub fn not_ranked(item: &NotRanked<'_>, report: &RankReport<'_>) -> String {
    let reasons: Vec<String> = item.lacks.iter().map(|lack| lack.sentence()).collect();
    let place = item.lacks.first().map(|lack| {
        let (path, line) = (report.place)(&lack.place);
        format!(" ({path}:{line})")
    });
    let sign = currency_sign(report.ranking.exchange.currency);
    let even = item.break_even.as_ref().map(|flip| format!("; first if {}", flip_in_words(flip, sign)));
    format!("{}{}{}", joined(&reasons), place.unwrap_or_default(), even.unwrap_or_default())
}

/// "no cost of delay, no duration" as "no cost of delay and no duration".
fn joined(reasons: &[String]) -> String {
    match reasons {
        [one, other] => format!("{one} and {other}"),
        more => more.join(", "),
    }
}

/// A figure in weeks: `4.67`.
pub fn weeks(value: f64) -> String {
    let exact: Exact = from_float(value).unwrap_or_default();
    crate::rank::shown(&exact)
}
