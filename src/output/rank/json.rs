use serde_json::{Map, Value as Json, json as object};

use super::sentences::formula;
use super::sheet::{amount, machine};
use super::{RankReport, scope_json};
use crate::output::pretty;
use crate::rank::{Costs, Flip, NoOrder, NotRanked, Ranked, Value, WorkOrder, decimal};

/// For machines: decimals are strings, exact where they end within 12 places.
pub fn json(report: &RankReport<'_>) -> String {
    let ranking = report.ranking;
    let shown = report.top.unwrap_or(usize::MAX);
    let ranked: Vec<Json> = ranking.ranked.iter().filter(|ranked| ranked.rank <= shown).map(ranked_row).collect();
    let not_ranked: Vec<Json> = ranking.not_ranked.iter().map(|item| not_ranked_row(item, report)).collect();
    let order = report.order.filter(|_| report.is_sequence);
    pretty(&object!({
        "version": 1,
        "command": "rank",
        "method": ranking.method().name(),
        "why": ranking.choice.why,
        "formula": formula(report),
        "as_of": report.today.to_string(),
        "at": report.at,
        "commit": report.commit,
        "currency": ranking.exchange.currency.map(|currency| currency.code()),
        "ranked_count": ranking.ranked.len(),
        "count": ranking.count(),
        "ranked": ranked,
        "not_ranked": not_ranked,
        "scope": report.scope.map(scope_json),
        "sequence": order.map_or(Json::Null, |order| match order {
            Ok(order) => sequence(order),
            Err(none) => no_order(none),
        }),
    }))
}

fn ranked_row(ranked: &Ranked<'_>) -> Json {
    let mut row = Map::new();
    row.insert("rank".to_owned(), ranked.rank.into());
    row.insert("tie".to_owned(), ranked.is_tie.into());
    row.insert("record".to_owned(), ranked.item.name.clone().into());
    row.insert("group".to_owned(), ranked.group.clone().into());
    for input in &ranked.score.inputs {
        let value = match &input.value {
            Value::Number(number) => decimal(number).into(),
            Value::Word(word) => (*word).into(),
            Value::None => Json::Null,
        };
        row.insert(input.name.to_owned(), value);
    }
    let score = ranked.score.is_figure.then(|| decimal(&ranked.score.value));
    row.insert("score".to_owned(), score.into());
    let chance = ranked.chance.as_ref();
    row.insert("first_probability".to_owned(), chance.and_then(|chance| machine(chance.first)).into());
    row.insert("ahead_probability".to_owned(), chance.and_then(|chance| machine(chance.ahead_of_next?)).into());
    row.insert("flips".to_owned(), ranked.flips.iter().map(flip).collect());
    row.insert("assumed".to_owned(), ranked.item.assumed.clone().into());
    Json::Object(row)
}

/// `{estimate, bound, value}`: beyond that bound the rank is another.
fn flip(flip: &Flip) -> Json {
    let (estimate, bound, value) = match flip {
        Flip::CostAbove(value) => ("cost_of_delay_per_week", "above", value),
        Flip::CostBelow(value) => ("cost_of_delay_per_week", "below", value),
        Flip::DurationAbove(value) => ("duration_weeks", "above", value),
        Flip::DurationBelow(value) => ("duration_weeks", "below", value),
    };
    object!({ "estimate": estimate, "bound": bound, "value": decimal(value) })
}

fn not_ranked_row(item: &NotRanked<'_>, report: &RankReport<'_>) -> Json {
    let (path, line) = match item.lacks.first() {
        Some(lack) => {
            let (path, line) = (report.place)(&lack.place);
            (Some(path), Some(line))
        }
        None => (None, None),
    };
    object!({
        "record": item.item.name,
        "group": item.group,
        "missing": item.lacks.iter().map(|lack| lack.input.replace(' ', "_")).collect::<Vec<_>>(),
        "reasons": item.lacks.iter().map(|lack| lack.sentence()).collect::<Vec<_>>(),
        "path": path,
        "line": line,
        "break_even": item.break_even.as_ref().map(flip),
        "assumed": item.item.assumed,
    })
}

fn sequence(order: &WorkOrder) -> Json {
    let plan = order.plan.as_ref().map(|plan| {
        object!({
            "order": plan.order,
            "total_delay_cost": plan.costs.as_ref().ok().and_then(|costs| amount(costs.total)),
            "feasible": plan.costs.is_ok(),
            "broken": plan.costs.as_ref().err().map(|broken| broken.sentence()),
            "unnamed": plan.unnamed,
            "unknown": plan.unknown,
        })
    });
    let Costs { own, queueing, total } = order.costs;
    object!({
        "order": order.steps.iter().map(|step| step.name.clone()).collect::<Vec<_>>(),
        "total_delay_cost": amount(total),
        "own_duration_cost": amount(own),
        "queueing_cost": amount(queueing),
        "optimality": order.optimality.name(),
        "lower_bound": amount(order.lower_bound),
        "plan": plan,
        "steps": order.steps.iter().map(|step| object!({
            "record": step.name,
            "team": step.team,
            "start_week": amount(step.start),
            "finish_week": amount(step.finish),
            "delay_cost": amount(step.cost),
            "pinned": step.is_pinned,
        })).collect::<Vec<_>>(),
        "left_out": order.left_out.iter().map(|(record, lacks)| object!({
            "record": record,
            "reasons": lacks.iter().map(|lack| lack.sentence()).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "loose_requirements": order.loose.iter().map(|(record, required)| object!({
            "record": record,
            "requires": required,
        })).collect::<Vec<_>>(),
        "circle": Vec::<String>::new(),
    })
}

fn no_order(none: &NoOrder) -> Json {
    let circle = match none {
        NoOrder::Circle(names) => names.clone(),
        NoOrder::Nothing => Vec::new(),
    };
    object!({
        "order": [],
        "total_delay_cost": null,
        "own_duration_cost": null,
        "queueing_cost": null,
        "optimality": null,
        "lower_bound": null,
        "plan": null,
        "steps": [],
        "left_out": [],
        "loose_requirements": [],
        "circle": circle,
    })
}
