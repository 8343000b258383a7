use std::collections::BTreeMap;

use serde::Serializer;

use crate::rules::Facts;
use crate::values::{Kind, Status, Vocabulary, Work};

/// How much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Counts {
    /// All records.
    pub records: usize,
    /// Active visions of the company, whoever answers for them: one is as it should be.
    pub company_visions: usize,
    /// Active intents.
    pub intents: usize,
    /// Initiatives under way.
    pub initiatives: usize,
    /// Of these, how many of each kind of work.
    #[serde(serialize_with = "by_word")]
    #[schemars(with = "BTreeMap<String, usize>", extend("required" = Work::all_words()))]
    pub by_work: Vec<(&'static str, usize)>,
    /// Experiments that are running.
    #[serde(rename = "experiments_running")]
    pub running: usize,
    /// Experiments that are concluded.
    #[serde(rename = "experiments_concluded")]
    pub concluded: usize,
    /// Records that cannot be read, or whose status cannot.
    #[serde(rename = "unreadable")]
    pub broken: usize,
}

fn by_word<S: Serializer>(by_work: &[(&'static str, usize)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(by_work.iter().copied())
}

impl Counts {
    pub fn of(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Counts {
        let mut counts = Counts::default();
        let mut by_work = [0; 3];
        for (_, record) in facts.strategy.records.iter().enumerate().filter(|(number, _)| concerns(*number)) {
            counts.records += 1;
            counts.broken += usize::from(record.broken || record.status().is_none());
            match record.kind {
                _ if record.broken => {}
                Kind::Intent => counts.intents += usize::from(record.is(Status::Active)),
                Kind::Initiative if record.is_under_way() => {
                    counts.initiatives += 1;
                    let work = record.body.initiative().map(|initiative| &initiative.work);
                    let known = match work {
                        Some(crate::typed::Field::Absent) => Some(Work::Bet),
                        work => work.and_then(|work| work.get()?.known()),
                    };
                    let counted = Work::WORDS.iter().zip(&mut by_work).find(|((_, work), _)| Some(*work) == known);
                    counted.into_iter().for_each(|(_, count)| *count += 1);
                }
                Kind::Experiment => {
                    counts.running += usize::from(record.is(Status::Running));
                    counts.concluded += usize::from(record.is(Status::Concluded));
                }
                _ => {}
            }
        }
        counts.by_work = Work::WORDS.iter().zip(by_work).map(|((word, _), count)| (*word, count)).collect();
        counts
    }
}
