use super::{DocumentState, Group, OF_ONE_RECORD, Rule, history};
use crate::compare::Former;
use crate::graph::Strategy;
use crate::history::Lives;
use crate::model::reading::main_field;
use crate::model::{Body, Estimates, Experiment, Initiative, Intent, Metric, ProductOption, Record, Vision};
use crate::typed::Field;
use crate::values::{Date, Kind};

/// What a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'s> {
    pub strategy: &'s Strategy,
    pub today: Date,
    /// How its records came to be what they are, where somebody looked.
    pub past: Option<&'s Lives>,
    /// In a review, the step from the base to the head.
    pub step: Option<&'s Lives>,
    /// By number, the records that another state has just so; empty where none is looked at. What a rule of one record
    /// finds in them is no news.
    pub shared: &'s [bool],
    /// For the head of a comparison, what the base calls what it calls otherwise.
    pub former: Option<&'s Former>,
    /// The regions of files that do not hold what they should, where somebody rendered the documents.
    pub documents: Option<&'s [DocumentState]>,
    /// Whether nobody will read what is found: it is only compared, and what would help need not be looked for.
    pub is_unread: bool,
}

impl<'s> Facts<'s> {
    /// What one state of a strategy says, on a day.
    pub fn new(strategy: &'s Strategy, today: Date) -> Facts<'s> {
        Facts { strategy, today, past: None, step: None, shared: &[], former: None, documents: None, is_unread: false }
    }

    /// The same with what history shows.
    pub fn with_past(self, past: &'s Lives) -> Facts<'s> {
        Facts { past: Some(past), ..self }
    }

    /// The same with what came of rendering the documents of its files.
    pub fn with_documents(self, documents: &'s [DocumentState]) -> Facts<'s> {
        Facts { documents: Some(documents), ..self }
    }

    /// The same in a review: what is judged of a change is the step from its base to its head.
    pub fn with_step(self, step: &'s Lives) -> Facts<'s> {
        Facts { step: Some(step), ..self }
    }

    /// What one rule gets to see: in a review those for which two states suffice see these two and no more, so that
    /// nothing older is laid to the change's account; and only those of one record pass over what is shared. Nothing
    /// where a rule of history has no history to look at, and where nobody rendered the documents.
    pub(super) fn of_rule(self, rule: &Rule) -> Option<Facts<'s>> {
        let suffices = history::TWO_STATES.contains(&rule.name);
        let past = self.step.filter(|_| suffices).or(self.past);
        let shared = if OF_ONE_RECORD.contains(&rule.name) { self.shared } else { &[] };
        let is_given = if rule.name == "stale-document" { self.documents.is_some() } else { true };
        (is_given && (rule.group != Group::History || past.is_some())).then_some(Facts { past, shared, ..self })
    }

    /// Whether a rule has looked at every record: a review looks into the history of few.
    pub(super) fn shows_all_to(&self, rule: &Rule) -> bool {
        rule.group != Group::History || (self.step.is_none() && self.past.is_some_and(|past| past.is_of_all))
    }

    /// For a comparison with a state that shares these records: the rules of one record pass over them.
    pub fn beside(self, shared: &'s [bool]) -> Facts<'s> {
        Facts { shared, ..self }
    }

    /// For a state whose findings are only compared with those of another.
    pub fn unread(self) -> Facts<'s> {
        Facts { is_unread: true, ..self }
    }

    /// For the head of a comparison: its findings are known by what the base calls things.
    pub fn with_former(self, former: &'s Former) -> Facts<'s> {
        Facts { former: Some(former), ..self }
    }

    /// The number a rule compares with: as `pm.yaml` sets it, else the rule's own.
    pub fn limit(&self, rule: &Rule) -> u32 {
        let set = self.strategy.config.rules.get(rule.name).and_then(|setting| setting.limit.get());
        let set = set.and_then(|limit| u32::try_from(limit.ceiling()?).ok());
        set.or(rule.limit).unwrap_or(0)
    }

    /// The same, to compare a count with.
    pub fn count_limit(&self, rule: &Rule) -> usize {
        usize::try_from(self.limit(rule)).unwrap_or(usize::MAX)
    }

    /// The records to judge that could be read, with their numbers.
    pub fn records(&self) -> impl Iterator<Item = (usize, &'s Record)> + use<'s> {
        self.judged(self.strategy.records.iter().enumerate())
    }

    /// The same of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (usize, &'s Record)> + use<'s> {
        self.judged(self.strategy.of_kind(kind))
    }

    fn judged<I: Iterator<Item = (usize, &'s Record)>>(&self, all: I) -> impl Iterator<Item = I::Item> + use<'s, I> {
        let shared = self.shared;
        let is_shared = move |number: usize| shared.get(number).copied().unwrap_or(false);
        all.filter(move |(number, record)| !record.broken && !is_shared(*number))
    }

    /// The same with what only that kind says.
    fn with<B>(
        &self,
        kind: Kind,
        body: fn(&'s Body) -> Option<&'s B>,
    ) -> impl Iterator<Item = (usize, &'s Record, &'s B)> + use<'s, B> {
        self.of_kind(kind).filter_map(move |(number, record)| Some((number, record, body(&record.body)?)))
    }

    pub fn visions(&self) -> impl Iterator<Item = (usize, &'s Record, &'s Vision)> + use<'s> {
        self.with(Kind::Vision, Body::vision)
    }

    pub fn intents(&self) -> impl Iterator<Item = (usize, &'s Record, &'s Intent)> + use<'s> {
        self.with(Kind::Intent, Body::intent)
    }

    pub fn initiatives(&self) -> impl Iterator<Item = (usize, &'s Record, &'s Initiative)> + use<'s> {
        self.with(Kind::Initiative, Body::initiative)
    }

    pub fn options(&self) -> impl Iterator<Item = (usize, &'s Record, &'s ProductOption)> + use<'s> {
        self.with(Kind::Option, Body::option)
    }

    pub fn experiments(&self) -> impl Iterator<Item = (usize, &'s Record, &'s Experiment)> + use<'s> {
        self.with(Kind::Experiment, Body::experiment)
    }

    pub fn metrics(&self) -> impl Iterator<Item = (usize, &'s Record, &'s Metric)> + use<'s> {
        self.with(Kind::Metric, Body::metric)
    }

    /// The initiatives and options with estimates that can be read.
    pub fn estimates(&self) -> impl Iterator<Item = (usize, &'s Record, &'s Estimates)> + use<'s> {
        let facts = *self;
        self.records()
            .filter_map(move |(number, record)| Some((number, record, facts.estimates_of(number)?.get()?.as_ref())))
    }

    /// The estimates of an initiative or an option, as they are written.
    pub fn estimates_of(&self, number: usize) -> Option<&'s Field<Box<Estimates>>> {
        self.strategy.record(number)?.body.estimates()
    }

    /// The metric record that a reference of a record leads to, where it can be read.
    pub fn metric<K>(&self, record: usize, reference: crate::typed::Ref<K>) -> Option<(usize, &'s Record, &'s Metric)> {
        let number = self.strategy.target(record, reference)?;
        let found = self.strategy.records.get(number).filter(|record| !record.broken)?;
        Some((number, found, found.body.metric()?))
    }

    /// Whether a record may be asked for a field. A mapped file owes only what its mapping can give: what that maps to
    /// nothing is told once, at the mapping.
    pub fn asks_for(&self, number: usize, field: &str) -> bool {
        let Some(record) = self.strategy.record(number) else { return false };
        let mapping = record.mapping.and_then(|number| self.strategy.settings.mappings.get(number));
        mapping.is_none_or(|mapping| mapping.gives(field) || main_field(record.kind) == Some(field))
    }
}
