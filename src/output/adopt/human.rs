use super::AdoptReport;
use crate::output::{Style, counted, safe, table};

/// How many examples of one sort are shown.
const EXAMPLES: usize = 3;

/// The proposal, and then what it reads.
pub fn human(report: &AdoptReport<'_>, style: &Style) -> String {
    let mut text = String::new();
    if report.proposal.mappings.is_empty() {
        text.push_str(nothing(report));
    } else {
        if !report.written {
            report.text.lines().for_each(|line| text.push_str(&format!("{}\n", safe(line))));
            text.push('\n');
        }
        text.push_str(&table(
            &["pattern", "kind", "each", "read", "not read", "records", "outcomes"],
            &rows(report),
            style,
        ));
    }
    for left in &report.proposal.left {
        let shown: Vec<String> = left.paths.iter().take(EXAMPLES).map(|path| safe(path).into_owned()).collect();
        let more = left.paths.len() - shown.len();
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        text.push_str(&format!("\nLeft alone, {}: {}{more}\n  {}\n", left.what, shown.join(", "), left.why));
    }
    if !report.proposal.mappings.is_empty() {
        text.push_str(&format!("\n{}\n", next(report)));
    }
    text
}

fn nothing(report: &AdoptReport<'_>) -> &'static str {
    match (report.existing, report.own > 0) {
        (false, true) if report.written => {
            "`pm.yaml` is written; the folders here are read by their names: `pm lint` checks them.\n"
        }
        (false, true) if !report.text.is_empty() => {
            "The folders here can be read by their names, once a `pm.yaml` says where they begin: `pm adopt --write` writes it.\n"
        }
        (true, _) => "Nothing more here looks like strategy than `pm.yaml` reads already: `pm lint` checks it.\n",
        (false, true) => {
            "What looks like strategy here is read as it stands, by the names of its folders: `pm lint` checks it.\n"
        }
        (false, false) => "Nothing here looks like strategy: `pm init` begins one.\n",
    }
}

fn rows(report: &AdoptReport<'_>) -> Vec<Vec<String>> {
    let row = |(mapping, reading): (&crate::adopt::Proposed, &crate::adopt::Reading)| {
        let more = mapping.paths.len().saturating_sub(1);
        let first = mapping.paths.first().cloned().unwrap_or_default();
        let pattern = if more > 0 { format!("{first} and {more} more") } else { first };
        vec![
            pattern,
            mapping.kind.name().to_owned(),
            mapping.each.in_words().to_owned(),
            (reading.files - reading.not_read.len()).to_string(),
            reading.not_read.len().to_string(),
            reading.records.to_string(),
            reading.outcomes.to_string(),
        ]
    };
    report.proposal.mappings.iter().zip(report.readings).map(row).collect()
}

fn next(report: &AdoptReport<'_>) -> String {
    let records = report.readings.iter().map(|reading| reading.records).sum::<usize>();
    match (report.existing, report.written) {
        (_, true) => format!("`pm.yaml` is written and reads {}: `pm lint` checks {}.", counted(records, "record"), if records == 1 { "it" } else { "them" }),
        (true, false) => "There is a `pm.yaml` already, and it stays as it is: add these to its `records:`.".to_owned(),
        (false, false) => "Nothing is written yet: `pm adopt --write` writes this as `pm.yaml`, and `pm lint` then checks what it reads.".to_owned(),
    }
}
