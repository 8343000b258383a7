use super::{Group, Rule};
use crate::finding::Level;
use crate::graph::Strategy;

/// Which rules run, as the command line and `pm.yaml` say.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    pub coach: bool,
    pub clock: bool,
    /// What history shows; those who ask for it bring it along.
    pub history: bool,
    /// Everything: plain, coach with organisation, and clock.
    pub all: bool,
    /// Two states are compared: what became true because time passed is no news of either.
    pub in_comparison: bool,
    /// Rules, groups and levels; where there are some, exactly these run.
    pub select: Vec<String>,
    /// Rules, groups and levels that do not run.
    pub ignore: Vec<String>,
}

impl Selection {
    /// Whether a rule runs.
    pub fn runs(&self, rule: &Rule, strategy: &Strategy) -> bool {
        let named = |names: &[String]| names.iter().any(|name| Selection::covers(name, rule));
        if named(&self.ignore) || (self.in_comparison && rule.level() == Level::Clock) {
            return false;
        }
        if !self.select.is_empty() {
            return named(&self.select);
        }
        let turned_on = strategy.config.rules.get(rule.name).is_some_and(|setting| setting.severity.get().is_some());
        let extended = strategy.config.extend.iter().any(|group| group.0 == rule.group.name());
        match rule.level() {
            Level::Plain => true,
            Level::Coach => self.all || extended || turned_on || (self.coach && rule.group != Group::Organisation),
            Level::Clock => self.all || self.clock || turned_on,
            Level::History => self.history,
        }
    }

    /// Whether a rule of the clock that does not run is counted all the same.
    pub(super) fn counts(&self, rule: &Rule, strategy: &Strategy) -> bool {
        let is_ignored = self.ignore.iter().any(|word| Selection::covers(word, rule));
        self.select.is_empty() && !self.in_comparison && !is_ignored && !self.runs(rule, strategy)
    }

    /// Whether a word of `--select` means a rule: its name, its group, its level.
    pub fn covers(word: &str, rule: &Rule) -> bool {
        word == rule.name || word == rule.group.name() || word == rule.level().name()
    }

    /// Whether a word means any rule at all.
    pub fn is_known(word: &str) -> bool {
        super::all().any(|rule| Selection::covers(word, rule))
            || Group::ALL.iter().any(|group| group.name() == word)
            || Level::ALL.iter().any(|level| level.name() == word)
    }
}

/// Whether `extend` in `pm.yaml` may name a group.
pub(super) fn can_extend(group: &str) -> bool {
    Group::ALL.iter().any(|other| other.name() == group && other.level() == Level::Coach)
}
