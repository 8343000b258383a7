use super::LintReport;
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
    let findings = [(summary.error, "error"), (summary.warning, "warning")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| counted(count, noun))
        .chain((summary.info > 0).then(|| format!("{} info", summary.info)))
        .collect::<Vec<_>>();
    let first = if findings.is_empty() {
        format!("No findings: {} in {}", counted(summary.records, "record"), counted(summary.files, "file"))
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
    }
}
