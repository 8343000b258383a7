use std::collections::HashSet;

use crate::finding::{FieldPath, Severity};
use crate::graph::Place;
use crate::model::{Metric, Outcome, Record};
use crate::rules::Facts;
use crate::typed::{Field, Ref};
use crate::values::{Kind, Status, When, Work};

/// A metric with its record and the record's number.
pub type MetricRecord<'s> = (usize, &'s Record, &'s Metric);

/// An outcome with its place and, where it can be read, the metric it names.
pub struct OutcomeAt<'s> {
    pub record: usize,
    pub outcome: &'s Outcome,
    pub metric: Option<MetricRecord<'s>>,
    stands_in: &'s Record,
    /// An entry before it has the same path: one target a quarter, for example.
    is_again: bool,
}

impl OutcomeAt<'_> {
    /// Where one of its fields stands.
    pub fn place(&self, field: &str) -> Place {
        let path = self.path().then(field);
        let metric = self.outcome.metric.get().filter(|_| self.is_again);
        match metric.and_then(|metric| self.stands_in.references.get(metric.number as usize)) {
            Some(metric) => {
                Place::Bytes { file: self.stands_in.file, span: metric.span, record: Some(self.record), field: path }
            }
            None => Place::Field(self.record, path),
        }
    }

    /// Its metric or its text, as written.
    pub fn name(&self) -> String {
        self.path().segments().last().unwrap_or_default().to_owned()
    }

    /// `outcomes.activation`
    fn path(&self) -> FieldPath {
        match (&self.outcome.metric, &self.outcome.text) {
            (Field::Present(metric), _) => entry_path(self.stands_in, *metric),
            (_, Field::Present(text)) => FieldPath::of("outcomes").then(&FieldPath::entry_name(text)),
            _ => FieldPath::of("outcomes"),
        }
    }
}

/// The outcomes of a record that could be read, as they are written.
pub fn outcomes<'s>(facts: &Facts<'s>, number: usize, record: &'s Record) -> Vec<OutcomeAt<'s>> {
    let all = record.body.outcomes().into_iter().flatten();
    let at = |outcome: &'s Outcome| {
        let metric = outcome.metric.get().and_then(|metric| facts.metric(number, *metric));
        OutcomeAt { record: number, outcome, metric, stands_in: record, is_again: false }
    };
    let mut all: Vec<OutcomeAt<'s>> = all.map(at).collect();
    if all.len() > 1 {
        let mut seen = HashSet::new();
        for at in all.iter_mut().filter(|at| at.outcome.metric.get().is_some()) {
            at.is_again = !seen.insert(at.path());
        }
    }
    all
}

/// The outcomes that are judged: not those of what ended badly, which nobody is going to mend, and not those of upkeep
/// and mandates.
pub fn judged_outcomes<'s>(facts: &Facts<'s>) -> impl Iterator<Item = OutcomeAt<'s>> {
    let records = facts.records().filter(|(number, record)| {
        let has_any = record.body.outcomes().is_some_and(|all| !all.items.is_empty());
        has_any && !record.has_ended_badly() && is_bet(facts, *number, record)
    });
    records.flat_map(|(number, record)| outcomes(facts, number, record))
}

/// The path of the entry that names something: of `outcomes.activation.metric` it is `outcomes.activation`.
pub fn entry_path<K>(record: &Record, name: Ref<K>) -> FieldPath {
    record.references.get(name.number as usize).map(|reference| reference.field.parent()).unwrap_or_default()
}

/// Whether a record owes outcomes, evidence and options: upkeep and mandates do not, nor does what belongs to them only.
pub fn is_bet(facts: &Facts<'_>, number: usize, record: &Record) -> bool {
    let is_bet = |number: usize| facts.strategy.record(number).is_none_or(|record| is_bet(facts, number, record));
    match record.kind {
        Kind::Initiative => match record.body.initiative().map(|initiative| &initiative.work) {
            Some(Field::Present(work)) => work.known() == Some(Work::Bet),
            Some(Field::Absent) => true,
            _ => false,
        },
        Kind::Option => {
            let mut initiatives = facts.strategy.initiatives_naming(number).peekable();
            initiatives.peek().is_none() || initiatives.any(is_bet)
        }
        Kind::NorthStar => facts.strategy.targets(number, "for").all(is_bet),
        _ => true,
    }
}

/// The latest date among a record's own and its outcomes', and where it is written; nothing where none is.
pub fn latest<'s>(facts: &Facts<'s>, number: usize, record: &'s Record, by: &Field<When>) -> Option<(When, Place)> {
    let own = by.copied().map(|when| (when, None));
    let theirs = record.body.outcomes().into_iter().flatten().enumerate();
    let theirs = theirs.filter_map(|(at, outcome)| Some((outcome.by.copied()?, Some(at))));
    let fiscal = facts.strategy.settings.fiscal;
    // Of equals the first: the record's own.
    let all = own.into_iter().chain(theirs);
    let (when, at) =
        all.reduce(|one, other| if other.0.last_day(fiscal) > one.0.last_day(fiscal) { other } else { one })?;
    let place = match at {
        Some(at) => outcomes(facts, number, record).get(at)?.place("by"),
        None => Place::field(number, "by"),
    };
    Some((when, place))
}

/// Whether every date of a record can be read, so that none later than the latest is overlooked.
pub fn dates_known(record: &Record, by: &Field<When>) -> bool {
    let outcomes = record.body.outcomes();
    !by.is_invalid() && outcomes.is_none_or(|all| all.unread == 0 && all.iter().all(|outcome| !outcome.by.is_invalid()))
}

/// How far a record is, for a sentence: "is in delivery".
pub fn state(record: &Record) -> String {
    match record.status() {
        Some(status @ (Status::Delivery | Status::Discovery)) => format!("is in {status}"),
        Some(status) => format!("is {status}"),
        None => "has a status that cannot be read".to_owned(),
    }
}

/// How much it weighs that a record has no outcome with a metric; nothing for what is stopped or is no intent or initiative.
pub fn weight(record: &Record) -> Option<Severity> {
    match (record.kind, record.written_status) {
        // Of a file in which nothing is written it is the title that is missed first.
        (Kind::Initiative, Field::Absent) if is_empty(record) => None,
        // An intent of a title alone is proposed, and nothing works on it yet: it owes nothing.
        (Kind::Initiative, Field::Absent) => Some(Severity::Warning),
        (Kind::Intent | Kind::Initiative, Field::Present(status)) => match status {
            Status::Proposed | Status::Paused => Some(Severity::Info),
            Status::Discovery | Status::Active => Some(Severity::Warning),
            status if status.from_delivery_on() => Some(Severity::Error),
            _ => None,
        },
        _ => None,
    }
}

fn is_empty(record: &Record) -> bool {
    !record.titled && record.body.initiative().is_some_and(|initiative| initiative.problem.is_absent())
}
