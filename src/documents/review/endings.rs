use super::Period;
use crate::graph::Strategy;
use crate::model::Record;
use crate::typed::{Field, RefOrText};
use crate::values::{Date, Kind, Status};

/// Something that is over.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Ended {
    /// The full name.
    pub record: String,
    /// What people call it.
    pub title: String,
    /// `stopped`, `achieved`, `rejected` and so on.
    pub status: String,
    /// The day that it names.
    pub on: Option<Date>,
    /// Why.
    pub why: Option<String>,
    /// The principle that decided it.
    pub principle: Option<String>,
    /// What came of it, and what took its place.
    pub became: Vec<String>,
    /// What it taught.
    pub learned: Option<String>,
}

/// What ended in a period, of some kinds: the latest first.
pub fn ended(period: &Period<'_>, kinds: &[Kind]) -> Vec<Ended> {
    let over = period.now.records.iter().enumerate().filter(|(_, record)| {
        kinds.contains(&record.kind) && !record.broken && record.has_ended() && !record.is(Status::Shipped)
    });
    let all = over.map(|(number, record)| one(period.now, number, record));
    let mut all: Vec<Ended> = all.filter(|ended| period.ended(&ended.record, ended.on)).collect();
    all.sort_by(|one, other| (other.on, &one.record).cmp(&(one.on, &other.record)));
    all
}

fn one(strategy: &Strategy, number: usize, record: &Record) -> Ended {
    let ending = record.ending();
    let text = |field: &Field<crate::typed::Text>| field.get().map(|text| text.0.clone());
    let named = ending.into_iter().flat_map(|ending| ending.became.iter());
    let became = named.filter_map(|became| match became {
        RefOrText::Ref(reference) => Some(strategy.full_name(strategy.target(number, *reference)?)),
        RefOrText::Link(text) | RefOrText::Sentence(text) => Some(text.clone()),
    });
    let replaced_by = strategy.targets(number, "replaced_by").map(|other| strategy.full_name(other));
    Ended {
        record: record.full_name(),
        title: record.title.clone(),
        status: record.status().map_or_else(String::new, |status| status.name().to_owned()),
        on: record.ended_on(),
        why: ending.and_then(|ending| text(&ending.why)),
        principle: ending.and_then(|ending| text(&ending.principle)),
        became: became.chain(replaced_by).collect(),
        learned: learned(record).and_then(text),
    }
}

/// What something taught, as it is written.
pub fn learned(record: &Record) -> Option<&Field<crate::typed::Text>> {
    let body = &record.body;
    let intent = body.intent().map(|body| &body.learned);
    let others = || body.initiative().map(|body| &body.learned).or_else(|| body.option().map(|body| &body.learned));
    intent.or_else(others).or_else(|| body.experiment().map(|body| &body.learned))
}
