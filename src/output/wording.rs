use super::{LintReport, one_line};
use crate::finding::Summary;

/// `1 record`, `2 records`: the plural takes an s.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// A name in backticks, of which there are as many as it takes to hold those that it has.
pub fn code_span(name: &str) -> String {
    let longest = name.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let gap = if name.starts_with('`') || name.ends_with('`') { " " } else { "" };
    format!("{fence}{gap}{name}{gap}{fence}")
}

/// What a run came to, in a line: `2 errors, 3 warnings in 41 records; 1 waived`.
pub fn totals(summary: &Summary) -> String {
    let new = if summary.older.is_some() { "new " } else { "" };
    let findings = [(summary.error, "error"), (summary.warning, "warning")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted(count, &format!("{new}{noun}")))
        .chain((summary.info > 0).then(|| format!("{} {new}info", summary.info)))
        .collect::<Vec<_>>();
    let first = if findings.is_empty() {
        format!("No {new}findings: {} in {}", counted(summary.records, "record"), counted(summary.files, "file"))
    } else {
        format!("{} in {}", findings.join(", "), counted(summary.records, "record"))
    };
    let silenced = [(summary.waived, "waived"), (summary.off, "turned off")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect::<Vec<_>>();
    let mut parts = vec![first];
    if !silenced.is_empty() {
        parts.push(silenced.join(", "));
    }
    parts.join("; ")
}

/// What is not shown because it was there before; nothing where there is nothing.
pub fn older(report: &LintReport<'_>) -> Option<String> {
    let (base, count) = (report.since?, report.summary.older.filter(|count| *count > 0)?);
    let rev = code_span(&one_line(base.rev));
    Some(match (count, base.is_tip) {
        (1, true) => format!("1 older one is not shown: {rev} has it too"),
        (1, false) => format!("1 older one is not shown: it was there when this left {rev}"),
        (_, true) => format!("{count} older ones are not shown: {rev} has them too"),
        (_, false) => format!("{count} older ones are not shown: they were there when this left {rev}"),
    })
}

/// What became true because time passed, and where to look; nothing where there is nothing.
pub fn overdue(summary: &Summary) -> Option<String> {
    match summary.overdue {
        0 => None,
        1 => Some("1 thing is overdue: pm status".to_owned()),
        count => Some(format!("{count} things are overdue: pm status")),
    }
}

/// How much can be mended without asking, and how; nothing where there is nothing.
pub fn mendable(summary: &Summary) -> Option<String> {
    (summary.fixable > 0).then(|| format!("{} can be mended: pm lint --fix", summary.fixable))
}

/// What is left out, by rule, the most frequent first: `and 212 more: dangling-reference 120, broken-link 92`.
/// Rules found equally often stand in the order of the catalogue.
pub fn left_out<'f>(report: &LintReport<'_>, rules: impl Iterator<Item = &'f str>) -> Option<String> {
    let mut counts: Vec<(&str, usize)> = report.rules.iter().map(|rule| (rule.name, 0)).collect();
    let mut total = 0;
    for rule in rules {
        total += 1;
        match counts.iter_mut().find(|(name, _)| *name == rule) {
            Some((_, count)) => *count += 1,
            None => counts.push((rule, 1)),
        }
    }
    counts.retain(|(_, count)| *count > 0);
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let by_rule: Vec<String> = counts.iter().map(|(rule, count)| format!("{rule} {count}")).collect();
    (total > 0).then(|| format!("and {total} more: {}", by_rule.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Base;

    #[test]
    fn a_name_stays_one_whatever_it_holds() {
        assert_eq!(["a", "a`b", "``a", ""].map(code_span), ["`a`", "``a`b``", "``` ``a ```", "``"]);
    }

    #[test]
    fn zeros_are_left_out() {
        let none = Summary { records: 41, files: 23, ..Summary::default() };
        assert_eq!(totals(&none), "No findings: 41 records in 23 files");
        assert_eq!(
            totals(&Summary { waived: 1, off: 2, records: 1, files: 1, ..Summary::default() }),
            "No findings: 1 record in 1 file; 1 waived, 2 turned off"
        );
        assert_eq!(
            totals(&Summary { error: 2, warning: 3, waived: 1, off: 2, fixable: 3, ..none }),
            "2 errors, 3 warnings in 41 records; 1 waived, 2 turned off"
        );
        assert_eq!(totals(&Summary { error: 1, info: 2, records: 1, ..none }), "1 error, 2 info in 1 record");
        assert_eq!(overdue(&Summary { overdue: 6, ..none }).as_deref(), Some("6 things are overdue: pm status"));
        assert_eq!(overdue(&none), None);
        assert_eq!(mendable(&Summary { fixable: 1, ..none }).as_deref(), Some("1 can be mended: pm lint --fix"));
        assert_eq!(mendable(&none), None);
        let since = Summary { older: Some(3), ..none };
        assert_eq!(totals(&since), "No new findings: 41 records in 23 files");
        assert_eq!(
            totals(&Summary { error: 1, warning: 2, info: 1, ..since }),
            "1 new error, 2 new warnings, 1 new info in 41 records"
        );
    }

    #[test]
    fn what_was_there_before_is_told_in_a_line() {
        let fixture = crate::output::fixture::fixture();
        let told = |older, is_tip| {
            let summary = Summary { older, ..Summary::default() };
            let since = Some(Base { rev: "main", commit: "0", is_tip });
            super::older(&LintReport { since, summary: &summary, ..fixture.report() })
        };
        assert_eq!(told(Some(500), true).as_deref(), Some("500 older ones are not shown: `main` has them too"));
        assert_eq!(told(Some(1), true).as_deref(), Some("1 older one is not shown: `main` has it too"));
        let left = "2 older ones are not shown: they were there when this left `main`";
        assert_eq!(told(Some(2), false).as_deref(), Some(left));
        assert_eq!(told(Some(0), true), None);
    }
}
