use super::escape::{item, literal};
use crate::config::Language;
use crate::documents::spoken::{self, day, title, value, word};
use crate::documents::{Branch, OutcomeLine};

/// A tree as a Markdown list.
pub fn branch_list(tree: &[Branch], language: Language) -> String {
    if tree.is_empty() {
        return format!("{}\n", title("no_records", language));
    }
    let mut out = String::new();
    tree.iter().for_each(|branch| entry(branch, (0, language), &mut out));
    out
}

fn entry(branch: &Branch, (depth, language): (usize, Language), out: &mut String) {
    let name = if branch.name.is_empty() { String::new() } else { format!("**{}**", literal(&branch.name)) };
    let state =
        if branch.state.is_empty() { String::new() } else { format!("*({})*", literal(word(&branch.state, language))) };
    let text = if name.is_empty() { item(word(&branch.text, language)) } else { literal(&branch.text) };
    let parts = [name, text, state];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    out.push_str(&format!("{}- {}\n", "  ".repeat(depth), parts.join(" ")));
    branch.children.iter().for_each(|child| entry(child, (depth + 1, language), out));
}

/// How outcomes stand, as a Markdown table.
pub fn standing_table(standings: &[OutcomeLine], language: Language) -> String {
    if standings.is_empty() {
        return format!("{}\n", title("no_outcome_with_metric", language));
    }
    let heads = [
        title("metric", language),
        title("from", language),
        title("now", language),
        title("read_on", language),
        title("target", language),
        title("by", language),
        title("so_far", language),
    ];
    let mut out = format!("| {} |\n|---|---|---|---|---|---|---|\n", heads.join(" | "));
    for line in standings {
        let OutcomeLine { metric, baseline, now, now_on, target, by, so_far, .. } = line;
        let number = |cell: &Option<String>| cell.as_deref().map(|cell| value(cell, language));
        let date = |cell: &Option<String>| match language {
            Language::English => cell.clone(),
            Language::German => cell.as_deref().map(|cell| day(cell, language)),
        };
        let rest = [number(baseline), number(now), date(&now_on.map(|on| on.to_string())), number(target), date(by)];
        let rest = rest.map(|cell| literal(cell.as_deref().unwrap_or_default()));
        let so_far = literal(&spoken::said(so_far, language));
        out.push_str(&format!(
            "| {} | {} | {so_far} |\n",
            literal(metric.as_deref().unwrap_or_default()),
            rest.join(" | ")
        ));
    }
    out
}
