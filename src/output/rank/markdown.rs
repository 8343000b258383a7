use super::RankReport;
use super::sentences::{assumed, caveat, delay_cost, heading, not_ranked, notes, weeks};
use super::sheet::{for_people, short};
use crate::output::escape::cell;
use crate::rank::Ranked;

/// For a page or a comment: the same tables in Markdown.
pub fn markdown(report: &RankReport<'_>) -> String {
    let ranking = report.ranking;
    let mut out = format!("### {}\n", cell(&heading(report)));
    let shown = |ranked: &&Ranked<'_>| ranked.rank <= report.top.unwrap_or(usize::MAX);
    let mut groups: Vec<Option<&String>> = ranking.ranked.iter().map(|ranked| ranked.group.as_ref()).collect();
    groups.dedup();
    for group in groups {
        let members: Vec<&Ranked<'_>> =
            ranking.ranked.iter().filter(|ranked| ranked.group.as_ref() == group).filter(shown).collect();
        if let Some(group) = group {
            out.push_str(&format!("\n#### {}\n", cell(group)));
        }
        let sheet = for_people(report, &members);
        out.push('\n');
        out.push_str(&row(&sheet.heads));
        out.push_str(&format!("|{}\n", "---|".repeat(sheet.heads.len())));
        sheet.rows.iter().for_each(|cells| out.push_str(&row(cells)));
    }
    if let (true, Some(Ok(order))) = (report.is_sequence, report.order) {
        out.push_str("\nOrder of work:\n\n");
        for (at, step) in order.steps.iter().enumerate() {
            let (start, finish) = (weeks(step.start), weeks(step.finish));
            out.push_str(&format!("{}. {} (from week {start} to week {finish})\n", at + 1, cell(short(&step.name))));
        }
    }
    let order_notes = report.order.and_then(|order| order.as_ref().ok()).map(notes).unwrap_or_default();
    for line in delay_cost(report).into_iter().chain(order_notes).chain(caveat(report)).chain(assumed(report)) {
        out.push_str(&format!("\n{}\n", cell(&line)));
    }
    if !ranking.not_ranked.is_empty() {
        out.push_str(&format!("\nNot ranked ({} of {}):\n\n", ranking.not_ranked.len(), ranking.count()));
        for item in &ranking.not_ranked {
            let name = cell(short(&item.item.name));
            out.push_str(&format!("- {name}: {}\n", cell(&not_ranked(item, report))));
        }
    }
    out
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    format!("| {} |\n", cells.join(" | "))
}
