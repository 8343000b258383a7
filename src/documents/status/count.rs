use crate::rules::Facts;
use crate::values::{Kind, Status, Vocabulary, Work};

/// How much there is.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Counts {
    pub records: usize,
    /// Active ones.
    pub intents: usize,
    /// Those under way, and of these by kind of work.
    pub initiatives: usize,
    pub by_work: Vec<(&'static str, usize)>,
    /// Those that are running, and those that are concluded.
    pub running: usize,
    pub concluded: usize,
    /// Records that cannot be read.
    pub broken: usize,
}

impl Counts {
    pub fn of(facts: &Facts<'_>, concerns: &dyn Fn(usize) -> bool) -> Counts {
        let mut counts = Counts::default();
        let mut by_work = [0; 3];
        for (_, record) in facts.strategy.records.iter().enumerate().filter(|(number, _)| concerns(*number)) {
            counts.records += 1;
            counts.broken += usize::from(record.broken);
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
