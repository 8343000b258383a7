use std::collections::HashMap;

use super::RankReport;
use super::sheet::{amount, machine};
use crate::output::{one_line, spreadsheet};
use crate::rank::{Value, WorkOrder, decimal, sentences};

/// For a spreadsheet: one line an item, ranked or not, with its method, its date and what is missing.
pub fn csv(report: &RankReport<'_>) -> String {
    if report.is_sequence {
        return steps(report, report.order.and_then(|order| order.as_ref().ok()));
    }
    let ranking = report.ranking;
    let inputs: Vec<&str> = ranking
        .ranked
        .first()
        .map(|ranked| ranked.score.inputs.iter().map(|input| input.name).collect())
        .unwrap_or_default();
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut heads = vec!["rank", "tie", "record", "group"];
    heads.extend(&inputs);
    heads.extend([
        "score",
        "first_probability",
        "missing",
        "assumed",
        "method",
        "currency",
        "as_of",
        "at",
        "commit",
        "optimality",
    ]);
    let currency = ranking.exchange.currency.map_or("", |currency| currency.code());
    let today = report.today.to_string();
    let optimality = match report.order {
        Some(Ok(order)) => order.optimality.name(),
        _ => "",
    };
    let (at, commit) = (report.at.unwrap_or_default(), report.commit.unwrap_or_default());
    let tail = [ranking.method().name(), currency, today.as_str(), at, commit, optimality];
    // Writing into memory does not fail.
    let _ = writer.write_record(&heads);
    for ranked in ranking.ranked.iter().filter(|ranked| ranked.rank <= report.top.unwrap_or(usize::MAX)) {
        let mut row = vec![
            ranked.rank.to_string(),
            ranked.is_tie.to_string(),
            ranked.item.name.clone(),
            ranked.group.clone().unwrap_or_default(),
        ];
        row.extend(ranked.score.inputs.iter().map(|input| match &input.value {
            Value::Number(number) => decimal(number),
            Value::Word(word) => (*word).to_owned(),
            Value::None => String::new(),
        }));
        row.push(if ranked.score.is_figure { decimal(&ranked.score.value) } else { String::new() });
        row.push(ranked.chance.as_ref().and_then(|chance| machine(chance.first)).unwrap_or_default());
        row.push(String::new());
        row.push(ranked.item.assumed.join("; "));
        let _ = writer.write_record(row.iter().map(String::as_str).chain(tail).map(guarded));
    }
    for item in &ranking.not_ranked {
        let mut row =
            vec![String::new(), "false".to_owned(), item.item.name.clone(), item.group.clone().unwrap_or_default()];
        row.extend(inputs.iter().map(|_| String::new()));
        row.extend([String::new(), String::new()]);
        row.push(sentences(&item.lacks).join("; "));
        row.push(item.item.assumed.join("; "));
        let _ = writer.write_record(row.iter().map(String::as_str).chain(tail).map(guarded));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The order of work: one line a step, then what has no place in it. Where there is no order there is no line.
fn steps(report: &RankReport<'_>, order: Option<&WorkOrder>) -> String {
    let ranking = report.ranking;
    let assumed: HashMap<&str, String> =
        ranking.items().map(|item| (item.name.as_str(), item.assumed.join("; "))).collect();
    let assumed = |name: &str| assumed.get(name).cloned().unwrap_or_default();
    let currency = ranking.exchange.currency.map_or("", |currency| currency.code());
    let (today, at, commit) =
        (report.today.to_string(), report.at.unwrap_or_default(), report.commit.unwrap_or_default());
    let optimality = order.map_or("", |order| order.optimality.name());
    let tail = [currency, today.as_str(), at, commit, optimality];
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ = writer.write_record([
        "order",
        "record",
        "team",
        "start_week",
        "finish_week",
        "delay_cost",
        "pinned",
        "missing",
        "assumed",
        "currency",
        "as_of",
        "at",
        "commit",
        "optimality",
    ]);
    let amount = |value: f64| amount(value).unwrap_or_default();
    let steps = order.map_or(&[][..], |order| &order.steps);
    for (at, step) in steps.iter().enumerate().take(report.top.unwrap_or(usize::MAX)) {
        let row = [
            (at + 1).to_string(),
            step.name.clone(),
            step.team.clone().unwrap_or_default(),
            amount(step.start),
            amount(step.finish),
            amount(step.cost),
            step.is_pinned.to_string(),
            String::new(),
            assumed(&step.name),
        ];
        let _ = writer.write_record(row.iter().map(String::as_str).chain(tail).map(guarded));
    }
    for (name, lacks) in order.map_or(&[][..], |order| &order.left_out) {
        let missing = lacks.iter().map(|lack| lack.sentence()).collect::<Vec<_>>().join("; ");
        let blank = String::new;
        let row =
            [blank(), name.clone(), blank(), blank(), blank(), blank(), "false".to_owned(), missing, assumed(name)];
        let _ = writer.write_record(row.iter().map(String::as_str).chain(tail).map(guarded));
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

fn guarded(cell: &str) -> String {
    spreadsheet::guarded(&one_line(cell))
}
