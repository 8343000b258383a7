//! Which findings are mended together, what that makes of the texts, and whether it is better.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{Facts, Selection, run};
use crate::finding::{Finding, Fix};

/// The findings that can be mended at the same time: the first of those that touch the same bytes. What takes something
/// out waits until nothing else can be mended, since that may show what it is for; and of several that do so in one
/// record the first waits for the others, since with the last one more has to go. Accepted and `refused` ones stay.
pub fn mended_together(findings: &[Finding], refused: &BTreeSet<String>) -> Vec<Finding> {
    let wanted = findings.iter().filter(|finding| finding.counts() && !refused.contains(&finding.fingerprint));
    let mut wanted: Vec<(&Finding, &Fix)> =
        wanted.filter_map(|finding| Some((finding, finding.fix.as_ref()?))).collect();
    if wanted.iter().any(|(_, fix)| !takes_out(fix)) {
        wanted.retain(|(_, fix)| !takes_out(fix));
    }
    wanted.sort_by_key(|(_, fix)| (&fix.path, fix.span));
    let mut of_record: HashMap<(&str, Option<&str>), usize> = HashMap::new();
    for (finding, fix) in wanted.iter().filter(|(_, fix)| takes_out(fix)) {
        *of_record.entry((&fix.path, finding.record.as_deref())).or_default() += 1;
    }
    let mut end = ("", 0);
    wanted.retain(|(finding, fix)| {
        // Of several the first is met with the number of all, and waits.
        let others = of_record.get_mut(&(fix.path.as_str(), finding.record.as_deref()));
        let waits = others.is_some_and(|others| std::mem::replace(others, 1) > 1);
        let keeps = !waits && (fix.path != end.0 || fix.span.start() >= end.1);
        if keeps {
            end = (&fix.path, fix.span.end());
        }
        keeps
    });
    wanted.into_iter().map(|(finding, _)| finding.clone()).collect()
}

fn takes_out(fix: &Fix) -> bool {
    fix.replacement.is_empty()
}

/// What the files of these findings say once they are mended. Every byte outside the fixes stays.
pub fn mended_texts<'t>(findings: &[Finding], text_of: &dyn Fn(&str) -> Option<&'t str>) -> BTreeMap<String, String> {
    let mut by_file: BTreeMap<&str, Vec<&Fix>> = BTreeMap::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        by_file.entry(&fix.path).or_default().push(fix);
    }
    let mended = by_file.into_iter().filter_map(|(path, mut fixes)| {
        let text = text_of(path)?;
        fixes.sort_by_key(|fix| fix.span);
        let mut new = String::with_capacity(text.len());
        let mut at = 0;
        for fix in fixes {
            new.push_str(text.get(at..fix.span.start())?);
            new.push_str(&fix.replacement);
            at = fix.span.end();
        }
        new.push_str(text.get(at..)?);
        Some((path.to_owned(), new))
    });
    mended.collect()
}

/// What says that a text cannot be read, or that two things contradict each other: no mending may bring it about. What a
/// misspelt key or reference hid is something else: it was wrong all the time, and can be seen now.
const BROKEN: [&str; 8] = [
    "unreadable-file",
    "conflict-markers",
    "invalid-yaml",
    "duplicate-key",
    "field-given-twice",
    "misplaced-record",
    "duplicate-id",
    "reference-cycle",
];

/// What is broken in a strategy, whatever else is asked for.
pub fn broken(facts: &Facts<'_>) -> Vec<Finding> {
    let select = BROKEN.map(str::to_owned).to_vec();
    run(facts, &Selection { select, ..Selection::default() }).findings
}

/// Whether a file of the mended findings is broken where it was not.
pub fn is_worse(before: &[Finding], after: &[Finding], mended: &[Finding]) -> bool {
    let files: HashSet<&str> = mended.iter().filter_map(|finding| Some(finding.fix.as_ref()?.path.as_str())).collect();
    came(before, after).any(|finding| finding.labels.iter().any(|label| files.contains(label.path.as_str())))
}

/// Whether a record out of which something was taken has a finding that it had not: what was taken out accepted it.
pub fn comes_up(before: &[Finding], after: &[Finding], mended: &[Finding]) -> bool {
    let taken_out = mended.iter().filter(|finding| finding.fix.as_ref().is_some_and(takes_out));
    let records: HashSet<&str> = taken_out.filter_map(|finding| finding.record.as_deref()).collect();
    let is_of_one = |finding: &Finding| finding.record.as_deref().is_some_and(|record| records.contains(record));
    !records.is_empty() && came(before, after).any(is_of_one)
}

/// The findings that count and did not before.
fn came<'f>(before: &[Finding], after: &'f [Finding]) -> impl Iterator<Item = &'f Finding> {
    let counting = before.iter().filter(|finding| finding.counts());
    let known: HashSet<String> = counting.map(|finding| finding.fingerprint.clone()).collect();
    after.iter().filter(move |finding| finding.counts() && !known.contains(&finding.fingerprint))
}

#[cfg(test)]
mod tests {
    use super::super::named;
    use super::BROKEN;

    #[test]
    fn what_is_broken_is_told_by_rules() {
        for rule in BROKEN {
            assert!(named(rule).is_some(), "{rule}");
        }
    }
}
