use std::collections::BTreeSet;

use rayon::prelude::*;

use super::resolve::Resolver;
use super::waivers::{Fate, Fates};
use super::yields::settle;
use super::{Facts, Group, Report, Reports, Rule, Selection, all, named};
use crate::finding::{Finding, Level, Mend, NotEvaluated, Severity, Summary};
use crate::graph::{Place, Strategy};
use crate::model::reading::Place as FilePlace;

/// What a run of the rules came to.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// By path, line, column and rule; waived ones among them.
    pub findings: Vec<Finding>,
    /// What the rules find that `pm.yaml` turns off, for the whole workspace or for some paths.
    pub off: Vec<Finding>,
    /// In a comparison, what the base has too.
    pub older: Option<Vec<Finding>>,
    pub summary: Summary,
    /// What could not be judged, and why.
    pub not_evaluated: Vec<NotEvaluated>,
}

impl Outcome {
    /// Leaves only the findings whose own place lies in files for which `keep` holds, and counts anew.
    pub fn within(mut self, keep: impl Fn(&str) -> bool) -> Outcome {
        let is_inside = |finding: &Finding| finding.place().is_some_and(|place| keep(&place.path));
        self.findings.retain(is_inside);
        self.off.retain(is_inside);
        self.older.iter_mut().for_each(|older| older.retain(is_inside));
        self.counted_anew()
    }

    pub(super) fn counted_anew(mut self) -> Outcome {
        let Summary { records, files, overdue, .. } = self.summary;
        let older = self.older.as_ref().map(Vec::len);
        self.summary = Summary { off: self.off.len(), records, files, overdue, older, ..Summary::default() };
        self.summary.count(&self.findings);
        self
    }
}

/// Runs the rules over a strategy.
pub fn run(facts: &Facts<'_>, selection: &Selection) -> Outcome {
    let strategy = facts.strategy;
    let fates = Fates::of(strategy, facts.today);
    let can_run = |rule: &&Rule| facts.of_rule(rule).is_some();
    let running: Vec<&'static Rule> = all().filter(can_run).filter(|rule| selection.runs(rule, strategy)).collect();
    let mut summary = totals(strategy);
    let (reports, mut not_evaluated) = found(facts, &running);
    not_evaluated.retain(|unjudged| fates.set(unjudged.rule) != Some(None));
    let (mut reports, unwanted): (Vec<_>, Vec<_>) =
        reports.into_iter().partition(|(rule, _)| fates.set(rule.name) != Some(None));
    let mut resolver = Resolver::of(strategy, facts.former);
    let mut off: Vec<Finding> =
        unwanted.into_iter().map(|(rule, report)| resolver.finding(rule, report, rule.severity)).collect();
    summary.overdue = overdue(facts, selection, &fates, &reports, &resolver);
    reports = settle(reports);
    let mut used: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut findings = Vec::with_capacity(reports.len());
    for (rule, report) in reports {
        let record = report.place.record();
        let field = report.place.field_path().map(ToString::to_string);
        if let Some((number, record)) = record.and_then(|number| Some((number, strategy.record(number)?))) {
            used.extend(Fates::used(record, rule.name, field.as_deref()).into_iter().map(|waiver| (number, waiver)));
        }
        let path = resolver.path(&report.place);
        let is_reading = rule.group == Group::Reading;
        let severity = report.severity.unwrap_or(rule.severity);
        match fates.of_finding(rule.name, severity, path, record, field.as_deref(), is_reading) {
            Fate::Off => off.push(resolver.finding(rule, report, severity)),
            Fate::Stands(severity) => findings.push(resolver.finding(rule, report, severity)),
            Fate::Waived(severity, waived) => {
                findings.push(Finding { waived: Some(waived), ..resolver.finding(rule, report, severity) });
            }
            Fate::Expired(severity, until) => {
                let mut finding = resolver.finding(rule, report, severity);
                if let Some(own) = finding.labels.first_mut() {
                    let told = format!("accepted until {until}, which is past");
                    own.message = if own.message.is_empty() { told } else { format!("{}; {told}", own.message) };
                }
                findings.push(finding);
            }
        }
    }
    for (rule, report) in unused_waivers(facts, &running, &used, &mut resolver) {
        match fates.set(rule.name) {
            Some(None) => off.push(resolver.finding(rule, report, rule.severity)),
            set => findings.push(resolver.finding(rule, report, set.flatten().unwrap_or(rule.severity))),
        }
    }
    findings.sort_by(|a, b| a.listing_order().cmp(&b.listing_order()));
    Outcome { findings, off, older: None, summary, not_evaluated }.counted_anew()
}

/// What the rules report, and what reading noticed for those of them that come from reading.
fn found(facts: &Facts<'_>, running: &[&'static Rule]) -> (Vec<(&'static Rule, Report)>, Vec<NotEvaluated>) {
    let strategy = facts.strategy;
    let from_reading = strategy.problems.iter().filter_map(|noticed| {
        let rule = named(noticed.problem.rule).filter(|rule| running.iter().any(|other| other.name == rule.name))?;
        Some((rule, report_of(noticed)))
    });
    let mut reports: Vec<(&'static Rule, Report)> = from_reading.collect();
    let checked: Vec<Reports> = running.par_iter().map(|rule| Reports::of(rule, facts)).collect();
    let mut unjudged = Vec::new();
    for checked in checked {
        reports.extend(checked.found);
        unjudged.extend(checked.unjudged);
    }
    (reports, unjudged)
}

fn report_of(noticed: &crate::graph::FileProblem) -> Report {
    let crate::graph::FileProblem { file, record, problem } = noticed;
    let bytes = |span, field| Place::Bytes { file: *file, span, record: *record, field };
    let others = problem.other.iter().map(|(span, what)| (bytes(*span, Default::default()), what.clone())).collect();
    Report {
        place: bytes(problem.span, problem.field.clone()),
        message: problem.message.clone(),
        help: problem.help.clone(),
        label: problem.label.clone(),
        others,
        severity: None,
        mend: problem.mend.clone(),
    }
}

/// How many findings of the clock there are though they are not shown: those that `--clock` would add to what is shown, and
/// that nobody accepted or turned off. None where somebody named what is to run.
fn overdue(
    facts: &Facts<'_>,
    selection: &Selection,
    fates: &Fates<'_>,
    shown: &[(&'static Rule, Report)],
    resolver: &Resolver<'_>,
) -> usize {
    let of_clock = all().filter(|rule| rule.level() == Level::Clock && selection.counts(rule, facts.strategy));
    let hidden: Vec<&'static Rule> = of_clock.filter(|rule| fates.set(rule.name) != Some(None)).collect();
    if hidden.is_empty() {
        return 0;
    }
    let found = hidden.iter().flat_map(|rule| Reports::of(rule, facts).found);
    let settled = settle(shown.iter().cloned().chain(found).collect());
    let is_hidden = |rule: &Rule| hidden.iter().any(|other| other.name == rule.name);
    let counts = |(rule, report): &(&'static Rule, Report)| {
        let field = report.place.field_path().map(ToString::to_string);
        let (severity, path) = (report.severity.unwrap_or(rule.severity), resolver.path(&report.place));
        let fate = fates.of_finding(rule.name, severity, path, report.place.record(), field.as_deref(), false);
        is_hidden(rule) && matches!(fate, Fate::Stands(_) | Fate::Expired(..))
    };
    settled.iter().filter(|found| counts(found)).count()
}

/// A waiver is unused only if its rule ran and found nothing there, in a record that can be read.
fn unused_waivers(
    facts: &Facts<'_>,
    running: &[&'static Rule],
    used: &BTreeSet<(usize, usize)>,
    resolver: &mut Resolver<'_>,
) -> Vec<(&'static Rule, Report)> {
    let Some(unused) = running.iter().find(|rule| rule.name == "unused-waiver") else { return Vec::new() };
    let mut reports = Vec::new();
    let mut unread = None;
    for (number, record) in facts.strategy.records.iter().enumerate() {
        for (at, waiver) in record.common.waivers.iter().enumerate() {
            let Some(rule) = waiver.rule.get().filter(|_| !used.contains(&(number, at))) else { continue };
            let named = running.iter().find(|running| running.name == rule.0);
            // That what cannot be read cannot be accepted either is told by another rule.
            if waiver.why.get().is_none()
                || named.is_none_or(|rule| rule.group == Group::Reading || !facts.shows_all_to(rule))
            {
                continue;
            }
            // What the rule would find may be in what is wrong there.
            let unread = unread.get_or_insert_with(|| with_errors(facts));
            if unread.contains(&Some(number)) {
                continue;
            }
            let field = waiver.field.get().map(|field| field.0.as_str());
            let mut is_there = |field: &str| resolver.is_there(&Place::at(number, field.split('.')));
            let absent = field.filter(|field| !is_there(field));
            let (help, is_safe) = match absent {
                Some(field) => (format!("correct its `field`, since there is no `{field}` here, or delete it"), false),
                None if unread.is_empty() => ("delete the waiver; what it was for is mended".to_owned(), true),
                None => ("mend the errors first: what it is for may show only then".to_owned(), false),
            };
            let place = Place::at(number, ["waivers", &rule.0, "rule"]);
            let told = format!("`{}` finds nothing here that would have to be accepted", rule.0);
            let report = Report::new(place, told).help(help);
            reports.push((*unused, report.mend(is_safe.then_some(Mend::Waiver(at)))));
        }
    }
    reports
}

/// The records with errors in what was read or in what it refers to, whatever is asked for; those of no record are none.
/// What other rules would find may hide behind them.
fn with_errors(facts: &Facts<'_>) -> BTreeSet<Option<usize>> {
    let all_of_them = Facts { shared: &[], ..*facts }.unread();
    let basic = all().filter(|rule| matches!(rule.group, Group::Reading | Group::Links));
    let basic: Vec<&'static Rule> = basic.filter(|rule| rule.severity == Severity::Error).collect();
    let (reports, _) = found(&all_of_them, &basic);
    let errors = reports.iter().filter(|(rule, report)| report.severity.unwrap_or(rule.severity) == Severity::Error);
    errors.map(|(_, report)| report.place.record()).collect()
}

fn totals(strategy: &Strategy) -> Summary {
    let files = strategy.files.iter().enumerate();
    let with_records: BTreeSet<usize> = strategy.records.iter().map(|record| record.file).collect();
    let files = files.filter(|(number, file)| file.place != FilePlace::Config && with_records.contains(number));
    Summary { records: strategy.records.len(), files: files.count(), ..Summary::default() }
}
