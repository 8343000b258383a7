use crate::finding::Severity;
use crate::graph::Place;
use crate::rules::{DocumentFlaw, DocumentState, Facts, Group, Report, Reports, Rule};

pub static RULE: Rule = Rule {
    name: "stale-document",
    group: Group::Housekeeping,
    severity: Severity::Warning,
    limit: None,
    fixable: false,
    page: include_str!("stale-document.md"),
    check,
};

/// Documents are made where more is known than here: what came of it is handed in.
fn check(facts: &Facts<'_>, reports: &mut Reports) {
    // What would be made of the records, were all of them read, nobody knows.
    let unread = facts.strategy.records.iter().filter(|record| record.broken).count();
    for state in facts.documents.unwrap_or_default() {
        let depends = matches!(state.flaw, DocumentFlaw::Stale | DocumentFlaw::Gone { .. });
        match &state.flaw {
            _ if depends && unread > 0 => reports.unjudged(told_of_unread(unread), None),
            DocumentFlaw::NotRendered { reason } => reports.unjudged(reason.clone(), None),
            flaw => reports.extend(report(facts, state, flaw)),
        }
    }
}

fn told_of_unread(count: usize) -> String {
    let records = if count == 1 { "a record that cannot be read" } else { "records that cannot be read" };
    format!("what documents would say depends on {records}")
}

fn report(facts: &Facts<'_>, state: &DocumentState, flaw: &DocumentFlaw) -> Option<Report> {
    let file = facts.strategy.files.get(state.file)?;
    let records = facts.strategy.records.iter().enumerate().filter(|(_, record)| record.file == state.file);
    let holds = |span: crate::finding::Span| span.start <= state.place.start && state.place.end <= span.end;
    // An option within an initiative comes after it.
    let record = records.rev().find(|(_, record)| holds(record.span)).map(|(number, _)| number);
    let place = |span| Place::Bytes { file: state.file, span, record, field: Default::default() };
    let report = |message: String, help: String| Some(Report::new(place(state.place), message).help(help));
    let (name, path) = (&state.name, &file.path);
    match flaw {
        DocumentFlaw::Stale => report(
            format!("`{name}` no longer says what the records say"),
            format!("`pm refresh {path}` writes it anew; `--diff` shows what would change"),
        ),
        DocumentFlaw::Unsigned => report(
            format!("`{name}` says what the records say, but its checksum is that of another text"),
            format!("`pm refresh {path}` mends the checksum"),
        ),
        DocumentFlaw::Empty => {
            report(format!("`{name}` has not been written yet"), format!("`pm refresh {path}` writes it"))
        }
        DocumentFlaw::Edited => report(
            format!("`{name}` is not what pm wrote: it was edited by hand"),
            format!("`pm refresh {path}` shows the edit: move it outside the markers, then add `--overwrite`"),
        ),
        DocumentFlaw::Gone { message, help } => {
            let way_out = "or delete this region with both its markers";
            let help = help.as_ref().map_or_else(|| way_out.to_owned(), |help| format!("{help}; {way_out}"));
            report(message.clone(), help)
        }
        DocumentFlaw::Broken { message, help, other } => {
            let report = report(message.clone(), help.clone())?.severity(Severity::Error);
            Some(match other {
                Some((span, what)) => report.other(place(*span), *what),
                None => report,
            })
        }
        DocumentFlaw::NotRendered { .. } => None,
    }
}
