use std::collections::HashMap;

use super::{Report, Rule};
use crate::finding::{Certainty, Finding, Severity, fingerprint};
use crate::graph::{Place, Places, Strategy};

/// Turns reports into findings: places into lines and columns, and a fingerprint for each.
pub(super) struct Resolver<'s> {
    strategy: &'s Strategy,
    places: Places<'s>,
    /// How often the same rule, record, field and value have come.
    seen: HashMap<String, usize>,
}

impl<'s> Resolver<'s> {
    pub fn of(strategy: &'s Strategy) -> Resolver<'s> {
        Resolver { strategy, places: Places::of(strategy), seen: HashMap::new() }
    }

    pub fn finding(&mut self, rule: &'static Rule, report: Report, severity: Severity) -> Finding {
        let own = self.places.label(&report.place, report.label);
        let value = self.places.value(&report.place);
        let record =
            report.place.record().and_then(|number| self.strategy.record(number)).map(|record| record.full_name());
        let field = report.place.field_path().map(ToString::to_string);
        let who = record.as_deref().unwrap_or(&own.path);
        let key = [rule.name, who, field.as_deref().unwrap_or(""), value].join("\u{0}");
        let ordinal = self.seen.entry(key).or_default();
        let fingerprint = fingerprint(rule.name, who, field.as_deref().unwrap_or(""), value, *ordinal);
        *ordinal += 1;
        let fix = report.mend.and_then(|mend| self.places.fix(&report.place, &mend));
        let mut labels = vec![own];
        for (place, what) in &report.others {
            labels.push(self.places.label(place, what.clone()));
        }
        Finding {
            rule: rule.name,
            severity,
            message: report.message,
            help: report.help,
            record,
            field,
            labels,
            fix,
            fingerprint,
            waived: None,
            certainty: Certainty::Proven,
        }
    }

    /// The path of the file in which a place lies.
    pub fn path(&mut self, place: &Place) -> &'s str {
        let (file, _, _) = self.places.bytes(place);
        self.strategy.files.get(file).map_or(crate::config::FILE, |file| file.path.as_str())
    }
}
