use std::fmt;

/// How much a finding weighs. The greatest is the worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// A judgement.
    Warning,
    /// A contradiction that a machine can be sure of.
    Error,
}

impl Severity {
    /// All of them, the worst first.
    pub const ALL: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

    /// The word that is printed and written in `pm.yaml`.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// When a rule runs: always, when a review is asked for, when time has passed, or when history is looked at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    Plain,
    Coach,
    Clock,
    History,
}

impl Level {
    pub const ALL: [Level; 4] = [Level::Plain, Level::Coach, Level::Clock, Level::History];

    pub fn name(self) -> &'static str {
        match self {
            Level::Plain => "plain",
            Level::Coach => "coach",
            Level::Clock => "clock",
            Level::History => "history",
        }
    }
}

/// How sure the finding is: history may be incomplete, data may not tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    #[default]
    Proven,
    Undecidable,
    Unknown,
}
