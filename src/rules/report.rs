use super::{Facts, Rule};
use crate::finding::{Mend, NotEvaluated, Severity};
use crate::graph::Place;
use crate::values::Nearest;

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
    /// How to mend it, where that is safe.
    pub mend: Option<Mend>,
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
            mend: None,
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

    pub fn mend(mut self, mend: Option<Mend>) -> Report {
        self.mend = mend;
        self
    }

    /// That what is written at the place was meant to be the nearest name, where nothing else can have been meant.
    pub fn meant(self, written: &str, near: Option<Nearest<'_>>) -> Report {
        self.mend(near.filter(|near| near.safe).map(|near| Mend::text(written, near.name)))
    }
}

/// Where a rule puts what it found.
pub struct Reports {
    rule: &'static Rule,
    pub(super) found: Vec<(&'static Rule, Report)>,
    /// What it could not judge, each reason once.
    pub(super) unjudged: Vec<NotEvaluated>,
}

impl Reports {
    /// What a rule finds.
    pub(super) fn of(rule: &'static Rule, facts: &Facts<'_>) -> Reports {
        let mut reports = Reports { rule, found: Vec::new(), unjudged: Vec::new() };
        if let Some(facts) = facts.of_rule(rule) {
            (rule.check)(&facts, &mut reports);
        }
        reports
    }

    pub fn add(&mut self, report: Report) {
        self.found.push((self.rule, report));
    }

    /// Adds what there is.
    pub fn extend(&mut self, reports: impl IntoIterator<Item = Report>) {
        self.found.extend(reports.into_iter().map(|report| (self.rule, report)));
    }

    /// Says that something could not be judged, why, and what to type so that it can.
    pub fn unjudged(&mut self, reason: impl Into<String>, command: Option<&str>) {
        let rule = self.rule.name;
        let unjudged = NotEvaluated { rule, reason: reason.into(), command: command.map(str::to_owned) };
        if !self.unjudged.contains(&unjudged) {
            self.unjudged.push(unjudged);
        }
    }
}
