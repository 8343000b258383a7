use super::sheet::{flip_in_words, short};
use super::{RankReport, currency_sign, money};
use crate::output::counted;
use crate::rank::{
    Costs, Exact, IceFormula, Lack, Method, NoOrder, NotRanked, Optimality, WorkOrder, from_float, sentences,
};

/// What was ranked by what, and why by that.
pub fn heading(report: &RankReport<'_>) -> String {
    let ranking = report.ranking;
    let (ranked, all) = (ranking.ranked.len(), ranking.count());
    let why = ranking.choice.why.as_ref().map_or(String::new(), |why| format!(" ({why})"));
    match ranked {
        0 if all == 0 => match report.noun {
            "option" => "There are no options to compare: none is written, or all were turned down.".to_owned(),
            noun => format!("There are no {noun}s to rank: none is written, or all have ended."),
        },
        0 if report.is_sequence => {
            let none = if all == 1 {
                format!("the one {} does not have", report.noun)
            } else {
                format!("none of {} has", counted(all, report.noun))
            };
            format!("There is no order of work: {none} both a cost of delay and a duration.")
        }
        0 if all == 1 => format!("The one {} cannot be ranked by {}{why}.", report.noun, ranking.method().words()),
        0 => format!("None of {} can be ranked by {}{why}.", counted(all, report.noun), ranking.method().words()),
        _ => format!("{ranked} of {} ranked by {}{why}", counted(all, report.noun), ranking.method().words()),
    }
}

/// Amounts without a currency were taken for one that others name.
pub fn guess(report: &RankReport<'_>) -> Option<String> {
    let exchange = &report.ranking.exchange;
    let currency = exchange.currency.filter(|_| exchange.is_guessed && report.ranking.method().is_money())?;
    Some(format!(
        "Amounts that name no currency are taken for {currency}, which most others name; `currency: {currency}` in pm.yaml says it for good."
    ))
}

/// Scores of others are shown, and it is said what they are.
pub fn caveat(report: &RankReport<'_>) -> Option<String> {
    let method = report.ranking.method();
    let what = if report.ranking.ranked.is_empty() { "" } else { "These are other people's scores: " };
    method.is_other_peoples_scores().then(|| format!("{what}{}. Source: {}.", formula(report), method.source()))
}

/// The formula of the method; of the three that are called ICE, the one that was taken.
pub fn formula(report: &RankReport<'_>) -> &'static str {
    let ranking = report.ranking;
    match (ranking.method(), ranking.terms.ice) {
        (Method::Ice, IceFormula::Mean) => "ICE = the mean of impact, confidence and ease, as `rank: {ice: mean}` says",
        (Method::Ice, IceFormula::Sum) => "ICE = impact + confidence + ease, as `rank: {ice: sum}` says",
        (method, _) => method.formula(),
    }
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
    // An order of work has a place for what no score can be made of, such as a cost that begins on a date.
    let of = match order.steps.len() == report.ranking.ranked.len() || report.is_sequence {
        true => String::new(),
        false => format!(" of {} in their best order of work", counted(order.steps.len(), report.noun)),
    };
    let mut line =
        format!("Delay cost{of}: recommended {} (own {} + queueing {})", shown(total), shown(own), shown(queueing));
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
    if !report.is_sequence && differs(report, order) {
        line.push_str(
            " That order is not the table's, as deadlines, requirements and teams count in it: `pm rank --sequence`.",
        );
    }
    Some(line)
}

/// Whether what is ranked stands in another order there. Equal ranks may stand either way round.
fn differs(report: &RankReport<'_>, order: &WorkOrder) -> bool {
    let rank =
        |name: &str| report.ranking.ranked.iter().find(|ranked| ranked.item.name == name).map(|ranked| ranked.rank);
    let ranks: Vec<usize> = order.steps.iter().filter_map(|step| rank(&step.name)).collect();
    !ranks.is_sorted()
}

fn optimality(order: &WorkOrder, currency: Option<crate::values::Currency>) -> String {
    match order.optimality {
        Optimality::Proved if order.has_ranges => " Proved optimal for the expected values of the ranges.".to_owned(),
        Optimality::Proved => " Proved optimal.".to_owned(),
        Optimality::Heuristic => {
            let bound = from_float(order.lower_bound).unwrap_or_default();
            format!(" Found by search, not proved: no order can cost less than {}.", money(&bound, currency))
        }
    }
}

/// Why there is no order.
pub fn circle(names: &[String]) -> String {
    let names: Vec<String> = names.iter().chain(names.first()).map(|name| format!("`{}`", short(name))).collect();
    format!("There is no order of work: each of these requires the next, in a circle: {}.", names.join(" → "))
}

/// What the plan leaves out or names in vain, and requirements that stand in no order.
pub fn notes(order: &WorkOrder) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(plan) = &order.plan {
        if plan.unnamed > 0 {
            let (count, follow) = if plan.unnamed == 1 {
                ("one".to_owned(), "it follows")
            } else {
                (plan.unnamed.to_string(), "they follow")
            };
            notes.push(format!(
                "The plan leaves out {count} of these; {follow} behind it by CD3, but for what is under way."
            ));
        }
        if !plan.unknown.is_empty() {
            let names: Vec<String> = plan.unknown.iter().map(|name| format!("`{name}`")).collect();
            notes.push(format!("The plan names {}, and nothing is called that.", names.join(", ")));
        }
    }
    for (record, required) in &order.loose {
        notes.push(format!(
            "`{}` requires `{}`, which has no place in this order: it is taken as if it were done already.",
            short(record),
            short(required)
        ));
    }
    notes
}

/// "billing: no duration (initiatives/billing.md:9); first if under 9 weeks".
pub fn not_ranked(item: &NotRanked<'_>, report: &RankReport<'_>) -> String {
    let sign = currency_sign(report.ranking.exchange.currency);
    let even = item.break_even.as_ref().map(|flip| format!("; first if {}", flip_in_words(flip, sign)));
    format!("{}{}", reasons(&item.lacks, report), even.unwrap_or_default())
}

/// Why something has no place, and where that would be mended.
pub fn reasons(lacks: &[Lack], report: &RankReport<'_>) -> String {
    let place = lacks.first().map(|lack| {
        let (path, line) = (report.place)(&lack.place);
        format!(" ({path}:{line})")
    });
    format!("{}{}", joined(&sentences(lacks)), place.unwrap_or_default())
}

/// "no cost of delay and no duration"; whole sentences stay apart.
fn joined(reasons: &[String]) -> String {
    let are_short = reasons.iter().all(|reason| reason.starts_with("no "));
    match reasons {
        [first @ .., last] if are_short && !first.is_empty() => format!("{} and {last}", first.join(", ")),
        more => more.join("; "),
    }
}

/// What `--assume` put in the place of estimates, of all that stand here, ranked or not.
pub fn assumed(report: &RankReport<'_>) -> Option<String> {
    let assumed: Vec<String> = report
        .ranking
        .items()
        .flat_map(|item| item.assumed.iter().map(|assumed| format!("{}.{assumed}", short(&item.name))))
        .collect();
    (!assumed.is_empty()).then(|| format!("* assumed for this run: {}", assumed.join(", ")))
}

/// A figure in weeks: `4.67`.
pub fn weeks(value: f64) -> String {
    let exact: Exact = from_float(value).unwrap_or_default();
    crate::rank::shown(&exact)
}
