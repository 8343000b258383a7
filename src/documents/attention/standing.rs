use std::collections::HashSet;

use super::Matter;
use crate::finding::FieldPath;
use crate::graph::Place;
use crate::rules::{Facts, Selection, run};

/// What the rules find that nobody accepted or turned off, and that no other finding says already.
pub struct Standing {
    found: HashSet<(&'static str, Option<String>, Option<String>)>,
}

impl Standing {
    pub fn of(facts: &Facts<'_>) -> Standing {
        // The last goes before some of the clock's, and is told by `pm lint`.
        let select = ["clock", "result-without-decision", "achieved-below-target"].map(str::to_owned).to_vec();
        let outcome = run(facts, &Selection { select, ..Selection::default() });
        let found = outcome.findings.into_iter().filter(|finding| finding.counts());
        Standing { found: found.map(|finding| (finding.rule, finding.record, finding.field)).collect() }
    }

    /// The matter, where the rule finds the same at that place.
    pub fn keep(&self, facts: &Facts<'_>, rule: &'static str, place: &Place, matter: Matter) -> Option<Matter> {
        let record = place.record().map(|number| facts.strategy.full_name(number));
        let field = place.field_path().map(FieldPath::to_string);
        self.found.contains(&(rule, record, field)).then_some(Matter { rule: Some(rule), ..matter })
    }

    /// Whether a rule finds something about a record, whatever the field.
    pub fn has(&self, rule: &str, record: &str) -> bool {
        self.found.iter().any(|(found, of, _)| *found == rule && of.as_deref() == Some(record))
    }
}
