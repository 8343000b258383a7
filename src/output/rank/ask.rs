use serde_json::json as object;

use super::sentences::heading;
use super::sheet::flip_in_words;
use super::{RankReport, currency_sign, money};
use crate::output::pretty;
use crate::rank::{Question, Why};

/// The questions as YAML to paste, each below the file that it belongs to.
pub fn ask(questions: &[Question], report: &RankReport<'_>) -> String {
    if report.ranking.count() == 0 {
        return format!("{}\n", heading(report));
    }
    if questions.is_empty() {
        return "No estimate is missing, and to narrow a range would not change the order.\n".to_owned();
    }
    let mut out = String::new();
    for question in questions {
        let (path, line) = (report.place)(&question.place);
        if !out.is_empty() {
            out.push('\n');
        }
        let below = if question.has_estimates { ", below `estimates`" } else { "" };
        out.push_str(&format!("# {path}:{line}{below}\n# {}\n", why(question, report)));
        out.push_str(&yaml(question, report));
    }
    out
}

/// The same for machines.
pub fn ask_json(questions: &[Question], report: &RankReport<'_>) -> String {
    let rows: Vec<serde_json::Value> = questions
        .iter()
        .map(|question| {
            let (path, line) = (report.place)(&question.place);
            object!({
                "record": question.name,
                "estimate": question.input,
                "why": why(question, report).replace('\u{a0}', " "),
                "path": path,
                "line": line,
                "yaml": yaml(question, report),
            })
        })
        .collect();
    pretty(&object!({ "version": 1, "command": "rank", "ask": rows }))
}

fn why(question: &Question, report: &RankReport<'_>) -> String {
    let ask = match question.input {
        "cost_of_delay" if !question.has_estimates => "What does a week's waiting cost, and how long would it take?",
        "cost_of_delay" => "What does a week's waiting cost?",
        "duration" => "How long would it keep its team busy?",
        "remaining" => "How long will it still take?",
        "value" if !question.has_estimates => "How much is it worth, how soon does it matter, how long would it take?",
        "value" => "How much is it worth: killer, bonus or meh?",
        "urgency" => "How soon does it matter: asap, soon or whenever?",
        "rice" => "How many does it reach, how much does it change, and how sure is that?",
        "effort" => "How many person-months of work is it?",
        "wsjf" | "ice" => "What are its scores?",
        "opportunity" => "How important is it to customers, and how well is it served today?",
        _ => "What is your estimate?",
    };
    let currency = report.ranking.exchange.currency;
    match &question.why {
        Why::Missing(None) => ask.to_owned(),
        Why::Missing(Some(flip)) => format!("{ask} First if {}.", flip_in_words(flip, currency_sign(currency))),
        Why::Uncertain(worth) => format!("{ask} Knowing it for sure is worth up to {}.", money(worth, currency)),
    }
}

/// With blanks that `placeholder-text` names until they are filled in.
fn yaml(question: &Question, report: &RankReport<'_>) -> String {
    let code = report.ranking.exchange.currency.map_or("EUR", |currency| currency.code());
    let value = match question.input {
        "cost_of_delay" if !question.has_estimates => {
            return format!("estimates: {{cost_of_delay: XX {code} per week, duration: XX w}}\n");
        }
        "cost_of_delay" => format!("{{low: XX {code}, likely: XX {code}, high: XX {code}, per: week}}"),
        "duration" | "remaining" => "{low: XX w, likely: XX w, high: XX w}".to_owned(),
        "rice" => "{reach: XX per quarter, impact: XX, confidence: XX %}".to_owned(),
        "effort" => "XX person-months".to_owned(),
        "wsjf" => {
            "{user_business_value: XX, time_criticality: XX, risk_reduction_opportunity_enablement: XX, job_size: XX}"
                .to_owned()
        }
        "ice" => "{impact: XX, confidence: XX, ease: XX}".to_owned(),
        "opportunity" => "{importance: XX, satisfaction: XX}".to_owned(),
        "value" if !question.has_estimates => {
            return "estimates: {value: XX, urgency: XX, duration: XX w}\n".to_owned();
        }
        _ => "XX".to_owned(),
    };
    let group = question.place.field_path().and_then(|path| path.segments().nth(1));
    let group = group.filter(|group| *group != question.input && question.has_estimates);
    match group {
        Some(group) => format!("estimates:\n  {group}:\n    {}: {value}\n", question.input),
        None => format!("estimates:\n  {}: {value}\n", question.input),
    }
}
