use super::Period;
use super::endings::{Ended, ended};
use super::promises::{BACK, PromiseChange, promises};
use crate::diff::sentence_about;
use crate::documents::gist;
use crate::graph::Strategy;
use crate::model::Record;
use crate::values::Kind;

/// What the strategy says otherwise than when the period began.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Changed {
    /// What a vice president reads; nothing where it is not known what was there, or nothing changed.
    pub sentence: Option<String>,
    /// It is known what was there then.
    pub is_known: bool,
    /// Those made easier first.
    pub promises: Vec<PromiseChange>,
    /// How many of these were made easier or put off, and the sentence does not count them.
    pub between: usize,
    /// The intents and initiatives that came.
    pub new: Vec<NewRecord>,
    /// The intents and initiatives that ended, the latest first.
    pub ended: Vec<Ended>,
}

/// Something that was not there before.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct NewRecord {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// How far it is.
    pub status: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// The intent that it serves.
    pub intent: Option<String>,
    /// Why now, or whose problem it is.
    pub because: Option<String>,
    /// Who asked for it.
    pub asked_by: Vec<String>,
    /// It came in the period; otherwise it is only proposed.
    pub is_new: bool,
}

pub fn changed(period: &Period<'_>) -> Changed {
    let promises = promises(period);
    let is_eased = |change: &PromiseChange| matches!(change.way, Some("easier" | "later" | BACK));
    let changes = period.diff.iter().filter(|diff| !diff.changes.is_empty());
    let subject = format!("Compared with {}, the strategy", period.compared);
    Changed {
        sentence: changes.map(|diff| sentence_about(&subject, diff, &str::to_owned)).next(),
        is_known: period.then.is_some(),
        between: promises.iter().filter(|change| change.is_between && is_eased(change)).count(),
        promises,
        new: new_records(period, &[Kind::Intent, Kind::Initiative], |_| false),
        ended: ended(period, &[Kind::Intent, Kind::Initiative]),
    }
}

/// What came in the period, and what else is to be told with it, by name.
pub fn new_records(period: &Period<'_>, kinds: &[Kind], also: impl Fn(&Record) -> bool) -> Vec<NewRecord> {
    let strategy = period.now;
    let of_kinds = strategy.records.iter().enumerate().filter(|(_, record)| kinds.contains(&record.kind));
    let told = of_kinds.filter(|(_, record)| !record.broken);
    let mut all: Vec<NewRecord> = told
        .filter_map(|(number, record)| {
            let name = record.full_name();
            let is_new = period.is_new(&name);
            (is_new || also(record)).then(|| new_record(strategy, number, record, is_new))
        })
        .collect();
    all.sort_by(|one, other| one.record.cmp(&other.record));
    all
}

fn new_record(strategy: &Strategy, number: usize, record: &Record, is_new: bool) -> NewRecord {
    let body = &record.body;
    let because = body.intent().and_then(|intent| intent.because.get());
    let because = because.or_else(|| body.initiative().and_then(|initiative| initiative.problem.get()));
    let asked = body.initiative().into_iter().flat_map(|initiative| initiative.requested_by.iter());
    let asked_by = asked.filter_map(|asked| {
        let (who, role) = (asked.0.who.get().map(|who| who.0.clone()), asked.0.role.get().map(|role| role.word()));
        who.or_else(|| role.map(str::to_owned))
    });
    NewRecord {
        record: record.full_name(),
        title: record.title.clone(),
        status: record.status().map_or_else(String::new, |status| status.name().to_owned()),
        owner: strategy.owner_of(number),
        intent: strategy.intent_served(number).map(|intent| strategy.full_name(intent)),
        because: because.and_then(|text| gist(text)),
        asked_by: asked_by.collect(),
        is_new,
    }
}
