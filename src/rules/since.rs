use std::collections::HashSet;

use super::{Facts, Found, OF_ONE_RECORD, Outcome, Selection, apart, run};
use crate::compare::{Former, matching, shared};
use crate::finding::Finding;

/// What the rules find in the head and do not find in the base. What the base has too stands in `Outcome::older`.
///
/// Both are judged on one day, so that what became true because time passed is in neither.
pub fn since(base: Facts<'_>, head: Facts<'_>, selection: &Selection) -> Outcome {
    let pairs = matching(base.strategy, head.strategy);
    let (of_base, of_head) = shared(base.strategy, head.strategy, &pairs);
    let former = Former::with_renamed_files(base.strategy, head.strategy, &pairs);
    let selection = &Selection { in_comparison: true, ..selection.clone() };
    // Of what both have just so the base need not be asked: the head's answer is that of both.
    let (before, after) =
        rayon::join(|| run(&base.beside(&of_base).unread(), selection), || run(&head.with_former(&former), selection));
    let is_shared = |finding: &Finding| {
        let found = finding.record.as_deref().filter(|_| OF_ONE_RECORD.contains(&finding.rule));
        let number = found.and_then(|name| head.strategy.named(name).first().copied());
        number.is_some_and(|number| of_head.get(number).copied().unwrap_or(false))
    };
    let of_base = Found { strategy: base.strategy, findings: &before.findings };
    let (new, _) = apart(of_base, Found { strategy: head.strategy, findings: &after.findings }, &former);
    let new: HashSet<&str> = new.iter().map(|finding| finding.fingerprint.as_str()).collect();
    // Whether somebody accepted them or turned them off, they were there.
    let known = before.findings.iter().chain(&before.off).map(|finding| finding.fingerprint.as_str());
    let known: HashSet<&str> = known.collect();
    let is_new = |finding: &Finding| {
        let fingerprint = finding.fingerprint.as_str();
        !is_shared(finding) && if finding.counts() { new.contains(fingerprint) } else { !known.contains(fingerprint) }
    };
    let (findings, older): (Vec<Finding>, Vec<Finding>) = after.findings.into_iter().partition(is_new);
    let off = after.off.into_iter().filter(|finding| !is_shared(finding) && !known.contains(&*finding.fingerprint));
    let older = older.into_iter().filter(Finding::counts).collect();
    Outcome { findings, off: off.collect(), older: Some(older), ..after }.counted_anew()
}
