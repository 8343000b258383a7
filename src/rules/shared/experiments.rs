use crate::graph::Place;
use crate::model::{Experiment, Record};
use crate::rules::Facts;
use crate::values::{Date, Kind, Method, Status, Verdict};

/// An experiment that is concluded.
pub struct Concluded<'s> {
    pub number: usize,
    pub record: &'s Record,
    pub experiment: &'s Experiment,
    /// The day of its result, else its last day.
    pub on: Option<Date>,
}

impl<'s> Concluded<'s> {
    fn of(
        facts: &Facts<'_>,
        (number, record, experiment): (usize, &'s Record, &'s Experiment),
    ) -> Option<Concluded<'s>> {
        let on = || answered_on(facts, number, experiment).map(|(day, _)| day);
        record.is(Status::Concluded).then(|| Concluded { number, record, experiment, on: on() })
    }

    pub fn verdict(&self) -> Option<Verdict> {
        self.experiment.result.get()?.verdict.get()?.known()
    }
}

/// The day on which an experiment gave its answer, and where that stands: the day of its result, else its last day.
pub fn answered_on(facts: &Facts<'_>, number: usize, experiment: &Experiment) -> Option<(Date, Place)> {
    let result = experiment.result.get().and_then(|result| result.on.copied());
    let ends =
        || Some((experiment.ends.copied()?.last_day(facts.strategy.settings.fiscal), Place::field(number, "ends")));
    result.map(|day| (day, Place::at(number, ["result", "on"]))).or_else(ends)
}

/// The experiments that are concluded, as far as they can be read.
pub fn concluded<'s>(facts: &Facts<'s>) -> impl Iterator<Item = Concluded<'s>> + use<'s> {
    let facts = *facts;
    facts.experiments().filter_map(move |one| Concluded::of(&facts, one))
}

/// Every experiment that is concluded; nothing where the verdict of one is not known, or an experiment cannot be read:
/// then nothing can be said of all of them.
pub fn all_with_verdict<'s>(facts: &Facts<'s>) -> Option<Vec<Concluded<'s>>> {
    let is_known = |record: &Record| !record.broken && record.status().is_some();
    if !facts.strategy.of_kind(Kind::Experiment).all(|(_, record)| is_known(record)) {
        return None;
    }
    let all: Vec<Concluded<'s>> = concluded(facts).collect();
    all.iter().all(|one| one.verdict().is_some()).then_some(all)
}

/// The experiments on a record that could be read, whichever side says so.
pub fn on<'s>(facts: &Facts<'s>, number: usize) -> impl Iterator<Item = (usize, &'s Record, &'s Experiment)> {
    let strategy = facts.strategy;
    let readable = move |number: usize| {
        let record = strategy.record(number).filter(|record| !record.broken)?;
        Some((number, record, record.body.experiment()?))
    };
    strategy.experiments_on(number).into_iter().filter_map(readable)
}

/// The last experiment that was concluded on a record. Where dates do not tell which it is, all that it may be: what
/// holds for each of them holds for the last.
pub fn last_concluded<'s>(facts: &Facts<'s>, number: usize) -> Vec<Concluded<'s>> {
    let mut all: Vec<Concluded<'s>> = on(facts, number).filter_map(|one| Concluded::of(facts, one)).collect();
    let days: Option<Vec<Date>> = all.iter().map(|concluded| concluded.on).collect();
    if let Some(last) = days.and_then(|days| days.into_iter().max()) {
        all.retain(|concluded| concluded.on == Some(last));
    }
    all
}

/// Whether whoever runs an experiment is with those who take part: what is measured or recomputed is nobody's voice.
pub fn is_with_people(experiment: &Experiment) -> bool {
    let method = experiment.method.get().and_then(|method| method.known());
    let with_people =
        [Method::Interview, Method::Concierge, Method::WizardOfOz, Method::Prototype, Method::ConceptTest];
    method.is_some_and(|method| with_people.contains(&method))
}

/// Whether nobody meets anybody in an experiment: it is seen what many do, in figures.
pub fn is_in_figures(experiment: &Experiment) -> bool {
    let method = experiment.method.get().and_then(|method| method.known());
    matches!(method, Some(Method::FakeDoor | Method::SmokeTest | Method::AbTest))
}
