use super::OutcomeLine;
use crate::model::Record;

/// How deep a tree is drawn; what hangs deeper is drawn again from the left. Nobody reads further, a chain of a hundred
/// thousand records must not overflow the stack, and programs read JSON only some 128 levels deep, two to a branch.
pub(super) const DEEPEST: usize = 48;

/// A line of a tree and what hangs below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Branch {
    /// `initiative/faster-onboarding`; empty for a heading.
    pub name: String,
    /// How far it is; empty where that says nothing.
    pub state: String,
    /// What people call it.
    pub text: String,
    /// Whether that text is a sentence of ours.
    #[serde(skip)]
    pub is_ours: bool,
    /// Of a metric, what it measures and where it is.
    pub metric: Option<MetricLine>,
    /// Of a record that is to move the metric above it, how far that is.
    pub standing: Option<OutcomeLine>,
    /// What hangs below it.
    pub children: Vec<Branch>,
}

/// A metric in a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct MetricLine {
    /// What its movement is: `customer`, `business` and so on.
    pub measures: Option<String>,
    /// What it is counted in.
    pub unit: Option<String>,
    /// Whether it is marked as one that moves early.
    pub leading: bool,
    /// Whether a vision names it as an input of the metric above it.
    pub input: bool,
    /// What it came to last.
    pub now: Option<String>,
    /// The day of that reading.
    pub now_on: Option<String>,
}

impl MetricLine {
    /// "56 % on 2026-11-16; customer, %, leading"
    pub(super) fn in_words(&self, record: &Record) -> String {
        let marks = [
            self.measures.clone(),
            self.unit.clone(),
            self.leading.then(|| "leading".to_owned()),
            self.input.then(|| "input".to_owned()),
            record.has_ended().then(|| "deprecated".to_owned()),
            record.broken.then(|| "cannot be read".to_owned()),
        ];
        let marks = marks.into_iter().flatten().collect::<Vec<_>>().join(", ");
        match (&self.now, &self.now_on) {
            (Some(now), Some(on)) if marks.is_empty() => format!("{now} on {on}"),
            (Some(now), Some(on)) => format!("{now} on {on}; {marks}"),
            _ => marks,
        }
    }
}

impl Branch {
    pub fn heading(text: impl Into<String>) -> Branch {
        Branch { text: text.into(), is_ours: true, ..Branch::default() }
    }

    /// The line alone, of what is drawn in full elsewhere.
    pub(super) fn drawn_elsewhere(self, said: &str) -> Branch {
        Branch { text: said.to_owned(), is_ours: true, children: Vec::new(), ..self }
    }
}
