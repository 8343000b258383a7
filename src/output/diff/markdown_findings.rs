use super::DiffReport;
use super::fit::Section;
use super::markdown::folded;
use crate::diff::Importance;
use crate::finding::Finding;
use crate::output::counted;
use crate::output::escape::{cell, code};
use crate::output::markdown::{TABLE, row};

/// The findings that are new, the worst first.
pub fn new_findings(report: &DiffReport<'_>) -> Section {
    let mut findings: Vec<&Finding> = report.diff.consequences.findings_new.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let lines: Vec<String> = findings
        .iter()
        .map(|finding| match told_above(report, finding) {
            Some(help) => row(&report.findings, &Finding { help: Some(help), ..Finding::clone(finding) }),
            None => row(&report.findings, finding),
        })
        .collect();
    let section = folded(&counted(lines.len(), "new finding"), lines, "new findings");
    Section { head: format!("{}{TABLE}", section.head), ..section }
}

/// What to do about a finding of a promise that stands in the table already: not the amendment again.
fn told_above(report: &DiffReport<'_>, finding: &Finding) -> Option<String> {
    let help = finding.help.as_deref()?;
    let told = match (help.split_once("`amendments: ["), help.rsplit_once("; where ")) {
        (Some((_, amendment)), _) => format!("where it is meant, see above; {}", amendment.rsplit_once("]`; ")?.1),
        (None, Some((first, end))) if end.contains("`amendments`") => format!("{first}; where it is meant, see above"),
        _ => return None,
    };
    let (record, field) = (finding.record.as_deref()?, finding.field.as_deref()?);
    let is_told = report.diff.changes.iter().any(|change| {
        let is_promise = change.importance == Importance::Commitment && change.record == record;
        is_promise && change.field.as_ref().is_some_and(|told| told.to_string() == field)
    });
    is_told.then_some(told)
}

pub fn fixed_findings(report: &DiffReport<'_>) -> Section {
    let found = &report.diff.consequences.findings_fixed;
    let lines = found.iter().map(|finding| {
        let place = finding.place().map_or(String::new(), |label| {
            format!("{} ", code(&format!("{}:{}", report.findings.from_root(&label.path), label.start.line)))
        });
        format!("- {place}{} ({})\n", cell(&finding.message), finding.rule)
    });
    folded(&format!("{} fixed", counted(found.len(), "finding")), lines.collect(), "fixed findings")
}
