use serde_json::{Value as Json, json as object};

use super::{currency_sign, money};
use crate::output::{Ink, Style, table, wrap};
use crate::rank::{Against, Exchange, Scope, Slice, decimal, shown};

/// Scope against time: what each captures until the horizon.
pub fn scope(scope: &Scope, exchange: &Exchange, style: &Style) -> String {
    let currency = exchange.currency;
    let head = format!("Scope against time, over {} weeks", shown(&scope.horizon));
    let mut out = format!("\n{}\n\n", style.paint(Ink::Strong, &head));
    let rate = match currency_sign(currency) {
        "" => "a week".to_owned(),
        sign => format!("{sign}/week"),
    };
    let row = |slice: &Slice| {
        let (cost, captured) = (money(&slice.cost_until_there, currency), money(&slice.captured, currency));
        vec![name(&slice.name), shown(&slice.rate), shown(&slice.weeks), cost, captured]
    };
    let rows: Vec<Vec<String>> = scope.slices.iter().chain(&scope.in_turn).map(row).collect();
    out.push_str(&table(&["delivered", &rate, "weeks", "delay cost by then", "captured"], &rows, style));
    for against in &scope.against {
        out.push('\n');
        out.push_str(&wrap(&sentence(against, scope), "", "", style.width));
        out.push('\n');
    }
    out
}

fn sentence(against: &Against, scope: &Scope) -> String {
    let (full, slice, weeks) = (name(&against.full), name(&against.slice), shown(&scope.horizon));
    match (&against.needed, &against.given) {
        (None, _) => format!("`{full}` is not there within {weeks} weeks, so it captures nothing in them."),
        (Some(needed), None) => {
            format!("Over {weeks} weeks `{full}` has to capture {} times as much a week as `{slice}`.", shown(needed))
        }
        (Some(needed), Some(given)) => format!(
            "Over {weeks} weeks `{full}` beats `{slice}` only if it captures over {} times as much a week; it captures {} times as much.",
            shown(needed),
            shown(given)
        ),
    }
}

/// Names of records without their kind.
fn name(name: &str) -> String {
    name.replace("option/", "")
}

pub fn scope_json(scope: &Scope) -> Json {
    let slice = |slice: &Slice| {
        object!({
            "delivered": slice.name,
            "rate_per_week": decimal(&slice.rate),
            "weeks": decimal(&slice.weeks),
            "cost_until_there": decimal(&slice.cost_until_there),
            "captured": decimal(&slice.captured),
        })
    };
    object!({
        "horizon_weeks": decimal(&scope.horizon),
        "slices": scope.slices.iter().map(slice).collect::<Vec<_>>(),
        "in_turn": scope.in_turn.iter().map(slice).collect::<Vec<_>>(),
        "break_even": scope.against.iter().map(|against| object!({
            "full": against.full,
            "slice": against.slice,
            "times_as_much_needed": against.needed.as_ref().map(decimal),
            "times_as_much_given": against.given.as_ref().map(decimal),
        })).collect::<Vec<_>>(),
    })
}
