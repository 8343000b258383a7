use super::Rule;
use crate::finding::Severity;
use crate::graph::Place;

/// What a rule found: a place that is still symbolic, and words.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub place: Place,
    /// What is on record, in one sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What the place is, under the line; may be empty.
    pub label: String,
    /// Further places and what they are.
    pub others: Vec<(Place, String)>,
    /// Where it differs from the rule's.
    pub severity: Option<Severity>,
    /// What to write at the place, where that is safe.
    pub replacement: Option<String>,
}

impl Report {
    pub fn new(place: Place, message: impl Into<String>) -> Report {
        Report {
            place,
            message: message.into(),
            help: None,
            label: String::new(),
            others: Vec::new(),
            severity: None,
            replacement: None,
        }
    }

    pub fn help(mut self, help: impl Into<String>) -> Report {
        self.help = Some(help.into());
        self
    }

    pub fn label(mut self, label: impl Into<String>) -> Report {
        self.label = label.into();
        self
    }

    pub fn other(mut self, place: Place, what: impl Into<String>) -> Report {
        self.others.push((place, what.into()));
        self
    }

    pub fn severity(mut self, severity: Severity) -> Report {
        self.severity = Some(severity);
        self
    }

    pub fn replacement(mut self, replacement: Option<String>) -> Report {
        self.replacement = replacement;
        self
    }
}

/// Where a rule puts what it found.
pub struct Reports<'r> {
    rule: &'static Rule,
    list: &'r mut Vec<(&'static Rule, Report)>,
}

impl<'r> Reports<'r> {
    pub fn new(rule: &'static Rule, list: &'r mut Vec<(&'static Rule, Report)>) -> Reports<'r> {
        Reports { rule, list }
    }

    pub fn add(&mut self, report: Report) {
        self.list.push((self.rule, report));
    }

    /// Adds what there is.
    pub fn extend(&mut self, reports: impl IntoIterator<Item = Report>) {
        self.list.extend(reports.into_iter().map(|report| (self.rule, report)));
    }
}
