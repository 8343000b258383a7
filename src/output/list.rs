use super::escape::{item, literal};
use crate::documents::{Branch, OutcomeLine};

/// A tree as a Markdown list.
pub fn branch_list(tree: &[Branch]) -> String {
    if tree.is_empty() {
        return "There are no records yet.\n".to_owned();
    }
    let mut out = String::new();
    tree.iter().for_each(|branch| entry(branch, 0, &mut out));
    out
}

fn entry(branch: &Branch, depth: usize, out: &mut String) {
    let name = if branch.name.is_empty() { String::new() } else { format!("**{}**", literal(&branch.name)) };
    let state = if branch.state.is_empty() { String::new() } else { format!("*({})*", literal(&branch.state)) };
    let text = if name.is_empty() { item(&branch.text) } else { literal(&branch.text) };
    let parts = [name, text, state];
    let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    out.push_str(&format!("{}- {}\n", "  ".repeat(depth), parts.join(" ")));
    branch.children.iter().for_each(|child| entry(child, depth + 1, out));
}

/// How outcomes stand, as a Markdown table.
pub fn standing_table(standings: &[OutcomeLine]) -> String {
    if standings.is_empty() {
        return "No outcome with a metric is written down.\n".to_owned();
    }
    let mut out =
        "| metric | from | now | read on | target | by | so far |\n|---|---|---|---|---|---|---|\n".to_owned();
    for line in standings {
        let OutcomeLine { metric, baseline, now, now_on, target, by, so_far, .. } = line;
        let rest = [baseline, now, &now_on.map(|on| on.to_string()), target, by]
            .map(|cell| literal(cell.as_deref().unwrap_or_default()));
        out.push_str(&format!(
            "| {} | {} | {} |\n",
            literal(metric.as_deref().unwrap_or_default()),
            rest.join(" | "),
            literal(so_far)
        ));
    }
    out
}
