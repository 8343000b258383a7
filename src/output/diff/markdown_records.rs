use super::DiffReport;
use super::fit::Section;
use super::groups::{Inside, inside, is_inside};
use super::values::rows;
use crate::diff::{Change, What};
use crate::output::escape::{cell, html, item, literal, whole};

/// Each new record whole, with the options that came inside it; before the first new initiative what the vision says
/// about deciding.
pub fn added(report: &DiffReport<'_>) -> Vec<Section> {
    let inside = inside(report.diff.changes.iter());
    let added = report.diff.changes.iter().filter(|change| change.what == What::Added);
    let mut principles = report.principles;
    let sections = added.filter(|change| !is_inside(change, &inside)).map(|change| {
        let before = if change.record.starts_with("initiative/") { std::mem::take(&mut principles) } else { &[] };
        section(change, before, &inside)
    });
    sections.collect()
}

fn section(change: &Change, principles: &[String], inside: &Inside<'_>) -> Section {
    let short = |text: &str| html(&text.chars().take(200).collect::<String>());
    let name = short(&change.record);
    let name = change.title().map_or(name.clone(), |title| format!("{} ({name})", short(title)));
    let mut head = format!("\n<details><summary>New: {name}</summary>\n\n");
    if !principles.is_empty() {
        head.push_str("How the vision says to decide:\n\n");
        principles.iter().for_each(|principle| head.push_str(&format!("- {}\n", item(principle))));
        head.push('\n');
    }
    head.push_str("| field | value |\n|---|---|\n");
    let rows = rows(change);
    let mut lines: Vec<String> =
        rows.iter().map(|row| format!("| {} | {} |\n", cell(&row.name), whole(&row.text))).collect();
    if let Some(options) = inside.get(change.record.as_str()) {
        lines.push(format!("| options | {} |\n", literal(&options.join(", "))));
    }
    if lines.is_empty() {
        lines.push("| | nothing but its title |\n".to_owned());
    }
    Section { head, lines, foot: "\n</details>\n".to_owned(), what: "values of new records" }
}
