//! Which findings are mended together, what that makes of the texts, and whether it is better.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Facts, Selection, run};
use crate::finding::{Finding, Fix};

/// The findings that can be mended at the same time: the first of those that touch the same bytes, and of those that take
/// something out of a record one, since what else has to go may depend on it. Accepted ones and `refused` ones stay.
pub fn mended_together(findings: &[Finding], refused: &BTreeSet<String>) -> Vec<Finding> {
    let wanted = findings.iter().filter(|finding| finding.counts() && !refused.contains(&finding.fingerprint));
    let mut wanted: Vec<(&Finding, &Fix)> =
        wanted.filter_map(|finding| Some((finding, finding.fix.as_ref()?))).collect();
    wanted.sort_by_key(|(_, fix)| (&fix.path, fix.span));
    let mut taken_out = HashSet::new();
    let mut end = (String::new(), 0);
    wanted.retain(|(finding, fix)| {
        let is_free = fix.path != end.0 || fix.span.start >= end.1;
        let keeps = is_free && (!fix.replacement.is_empty() || taken_out.insert((&fix.path, &finding.record)));
        if keeps {
            end = (fix.path.clone(), fix.span.end);
        }
        keeps
    });
    wanted.into_iter().map(|(finding, _)| finding.clone()).collect()
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
    let known: HashSet<&str> = before.iter().map(|finding| finding.fingerprint.as_str()).collect();
    let files: HashSet<&str> = mended.iter().filter_map(|finding| Some(finding.fix.as_ref()?.path.as_str())).collect();
    let is_new = |finding: &&Finding| finding.counts() && !known.contains(finding.fingerprint.as_str());
    after.iter().filter(is_new).any(|finding| finding.labels.iter().any(|label| files.contains(label.path.as_str())))
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
