use schemars::JsonSchema;
use serde::Deserialize;

use crate::finding::Severity;
use crate::typed::{Field, Shorthand};
use crate::values::{Number, Vocabulary, Word};

/// How a rule is set: its severity alone (`vanity-metric: off`), or with its number.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct RuleSetting {
    /// error, warning, info or off.
    pub severity: Field<Word<Level>>,
    /// The number of a rule that has one.
    pub limit: Field<Number>,
}

impl Shorthand for RuleSetting {
    const FIELD: &'static str = "severity";
}

/// A severity as `pm.yaml` writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Error,
    Warning,
    Info,
    Off,
}

impl Level {
    /// Nothing where the rule is off.
    pub fn severity(self) -> Option<Severity> {
        match self {
            Level::Error => Some(Severity::Error),
            Level::Warning => Some(Severity::Warning),
            Level::Info => Some(Severity::Info),
            Level::Off => None,
        }
    }
}

impl Vocabulary for Level {
    const NAME: &'static str = "severity";
    const WORDS: &'static [(&'static str, Level)] =
        &[("error", Level::Error), ("warning", Level::Warning), ("info", Level::Info), ("off", Level::Off)];
    const SYNONYMS: &'static [(&'static str, Level)] = &[("false", Level::Off)];
}
