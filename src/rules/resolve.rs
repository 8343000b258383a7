use std::collections::HashMap;

use super::{Report, Rule};
use crate::compare::Former;
use crate::finding::{Certainty, Finding, Severity, fingerprint};
use crate::graph::{Place, Places, Strategy};

/// Turns reports into findings: places into lines and columns, and a fingerprint for each.
pub(super) struct Resolver<'s> {
    strategy: &'s Strategy,
    places: Places<'s>,
    /// In a comparison, what things were called: a fingerprint outlives a new name.
    former: Option<&'s Former>,
    /// How often the same rule, record, field and value have come.
    seen: HashMap<String, usize>,
}

impl<'s> Resolver<'s> {
    pub fn of(strategy: &'s Strategy, former: Option<&'s Former>) -> Resolver<'s> {
        Resolver { strategy, places: Places::of(strategy), former, seen: HashMap::new() }
    }

    pub fn finding(&mut self, rule: &'static Rule, report: Report, severity: Severity) -> Finding {
        let own = self.places.label(&report.place, report.label);
        let value = self.places.value(&report.place);
        let record =
            report.place.record().and_then(|number| self.strategy.record(number)).map(|record| record.full_name());
        let field = report.place.field_path().map(ToString::to_string);
        let fingerprint = match self.former {
            None => {
                let who = record.as_deref().unwrap_or(&own.path);
                self.fingerprint(rule, who, field.as_deref().unwrap_or(""), value)
            }
            Some(former) => {
                let who = record.as_deref().map_or_else(|| former.path(&own.path), |record| former.name(record));
                let field = report.place.field_path().map_or_else(String::new, |path| former.field(path));
                self.fingerprint(rule, who, &field, former.name(value))
            }
        };
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

    fn fingerprint(&mut self, rule: &Rule, who: &str, field: &str, value: &str) -> String {
        let ordinal = self.seen.entry([rule.name, who, field, value].join("\u{0}")).or_default();
        *ordinal += 1;
        fingerprint(rule.name, who, field, value, *ordinal - 1)
    }

    /// Whether the very thing that a place names is there.
    pub fn is_there(&mut self, place: &Place) -> bool {
        self.places.bytes(place).2
    }

    /// The path of the file in which a place lies.
    pub fn path(&self, place: &Place) -> &'s str {
        let file = self.places.file_of(place);
        self.strategy.files.get(file).map_or(crate::config::FILE, |file| file.path.as_str())
    }
}
