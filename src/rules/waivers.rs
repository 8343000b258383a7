use globset::{Glob, GlobSet, GlobSetBuilder};

use crate::config::RuleSetting;
use crate::finding::{Severity, Waived};
use crate::graph::Strategy;
use crate::model::Record;
use crate::values::Date;

/// What becomes of a finding.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fate {
    Stands(Severity),
    /// A setting turns its rule off, here or everywhere.
    Off,
    /// Somebody accepted it.
    Waived(Severity, Waived),
    /// A waiver or an override would hold if its last day were not past.
    Expired(Severity, Date),
}

/// The waivers of records and the settings of `pm.yaml`, ready to be asked.
pub(super) struct Fates<'s> {
    strategy: &'s Strategy,
    overrides: Vec<GlobSet>,
    today: Date,
}

impl<'s> Fates<'s> {
    pub fn of(strategy: &'s Strategy, today: Date) -> Fates<'s> {
        let overrides = strategy.config.overrides.iter().map(|over| {
            let mut set = GlobSetBuilder::new();
            over.paths.iter().filter_map(|path| Glob::new(path).ok()).for_each(|glob| {
                set.add(glob);
            });
            set.build().unwrap_or_default()
        });
        Fates { strategy, overrides: overrides.collect(), today }
    }

    /// The severity of a rule as `pm.yaml` sets it for all; nothing where it is off.
    pub fn set(&self, rule: &str) -> Option<Option<Severity>> {
        level(self.strategy.config.rules.get(rule)?).filter(|set| set.is_some() || !is_about_reading_at_all(rule))
    }

    /// What becomes of a finding of a rule at a path, of a record, at a field.
    pub fn of_finding(
        &self,
        rule: &str,
        severity: Severity,
        path: &str,
        record: Option<usize>,
        field: Option<&str>,
        is_reading: bool,
    ) -> Fate {
        let mut severity = match self.set(rule) {
            Some(None) => return Fate::Off,
            Some(Some(set)) => set,
            None => severity,
        };
        let mut expired = None;
        for (over, paths) in self.strategy.config.overrides.iter().zip(&self.overrides) {
            // Without a reason it does not hold, as in a record.
            if !paths.is_match(path) || over.why.get().is_none() {
                continue;
            }
            let Some(set) = over.rules.get(rule).and_then(|setting| level(setting)) else { continue };
            match over.until.copied() {
                Some(until) if until < self.today => expired = Some(until),
                _ => match set {
                    None if is_about_reading_at_all(rule) => {}
                    None => return Fate::Off,
                    Some(set) => severity = set,
                },
            }
        }
        let record = record.and_then(|number| self.strategy.record(number));
        if let Some(record) = record.filter(|_| !is_reading) {
            for waiver in record.common.waivers.iter().filter(|waiver| covers(waiver, rule, field)) {
                let Some(why) = waiver.why.get() else { continue };
                match waiver.until.copied() {
                    Some(until) if until < self.today => expired = Some(until),
                    until => {
                        let until = until.map(|until| until.to_string());
                        return Fate::Waived(severity, Waived { why: why.0.clone(), until });
                    }
                }
            }
        }
        match expired {
            Some(until) => Fate::Expired(severity, until),
            None => Fate::Stands(severity),
        }
    }

    /// The waivers of a record that a finding makes use of, by their numbers, expired ones too.
    pub fn used(record: &Record, rule: &str, field: Option<&str>) -> Vec<usize> {
        let waivers = record.common.waivers.iter().enumerate();
        waivers.filter(|(_, waiver)| covers(waiver, rule, field)).map(|(number, _)| number).collect()
    }
}

/// The rules about files that cannot be read: with one of them off, the file would be gone without a word.
pub(super) fn is_about_reading_at_all(rule: &str) -> bool {
    matches!(rule, "unreadable-file" | "conflict-markers" | "invalid-yaml")
}

/// Whether a waiver is about a finding of that rule at that field. One that names no field is about the whole record;
/// one that names a field is about what lies below it too.
fn covers(waiver: &crate::model::Waiver, rule: &str, field: Option<&str>) -> bool {
    if waiver.rule.get().is_none_or(|named| named.0 != rule) {
        return false;
    }
    match (waiver.field.get(), field) {
        (None, _) => !waiver.field.is_invalid(),
        (Some(_), None) => false,
        (Some(named), Some(field)) => {
            field.strip_prefix(named.0.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        }
    }
}

fn level(setting: &RuleSetting) -> Option<Option<Severity>> {
    setting.severity.get().and_then(|word| word.known()).map(|level| level.severity())
}
