use super::DiffReport;
use super::fit::Section;
use super::values::title;
use crate::diff::{Change, What};
use crate::output::markdown::{cell, html, item, text};

/// Each new record whole; a new initiative below what the vision says about deciding.
pub fn added(report: &DiffReport<'_>) -> Vec<Section> {
    let added = report.diff.changes.iter().filter(|change| change.what == What::Added);
    added.map(|change| section(report, change)).collect()
}

fn section(report: &DiffReport<'_>, change: &Change) -> Section {
    let name = html(&change.record.chars().take(200).collect::<String>());
    let mut head = format!("\n<details><summary>New: {name}</summary>\n\n");
    if change.record.starts_with("initiative/") && !report.principles.is_empty() {
        head.push_str("How the vision says to decide:\n\n");
        report.principles.iter().for_each(|principle| head.push_str(&format!("- {}\n", item(principle))));
        head.push('\n');
    }
    if let Some(title) = title(change) {
        head.push_str(&format!("**{}**\n\n", cell(title)));
    }
    head.push_str("| field | value |\n|---|---|\n");
    let others = change.values.iter().filter(|(path, _)| path != "title");
    let mut lines: Vec<String> =
        others.map(|(path, value)| format!("| {} | {} |\n", cell(path), text(value))).collect();
    if lines.is_empty() {
        lines.push("| | nothing but its title |\n".to_owned());
    }
    Section { head, lines, foot: "\n</details>\n".to_owned(), what: "values of new records" }
}
