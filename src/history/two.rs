use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::{Life, Lives, State, Version};
use crate::compare::Match;
use crate::graph::Strategy;
use crate::model::Record;
use crate::source::ChainCompleteness;
use crate::values::Date;

impl Lives {
    /// The history that a review has: step 0 is the base, step 1 the head. Only records that changed, came or went have
    /// a life in it; what was before the base is out of sight.
    pub fn of_two(base: &Strategy, head: &Strategy, pairs: &[Match]) -> Lives {
        let mut lives = Vec::new();
        let mut of_head = vec![None; head.records.len()];
        for pair in pairs {
            let before = pair.base.and_then(|number| base.record(number)).map(|record| (base, record));
            let after = pair.head.and_then(|number| head.record(number)).map(|record| (head, record));
            let Some(life) = life(before, after) else { continue };
            if let Some(slot) = pair.head.and_then(|number| of_head.get_mut(number)) {
                *slot = Some(lives.len());
            }
            lives.push(life);
        }
        let by_name: HashMap<String, usize> =
            lives.iter().enumerate().map(|(number, life)| (life.full_name(), number)).collect();
        let completeness = ChainCompleteness::TwoStates;
        let (days, ignored, renamed) = (vec![None, None], vec![false], renamed(base, head, pairs));
        Lives {
            lives,
            lacking: 0,
            completeness,
            is_of_all: false,
            days,
            made: None,
            ignored,
            by_name,
            of_head,
            renamed,
        }
    }

    /// The same with the day on which its head was made.
    pub fn made(self, day: Date) -> Lives {
        Lives { made: Some(day), ..self }
    }
}

/// What the base calls otherwise: a new name for what is linked moves no link.
fn renamed(base: &Strategy, head: &Strategy, pairs: &[Match]) -> HashMap<String, String> {
    let names = pairs.iter().filter_map(|pair| Some((base.record(pair.base?)?, head.record(pair.head?)?)));
    let others = names.filter(|(before, after)| before.full_name() != after.full_name());
    others.map(|(before, after)| (before.full_name(), after.id.clone())).collect()
}

/// One record in both states; nothing where it says the same.
fn life(before: Option<(&Strategy, &Record)>, after: Option<(&Strategy, &Record)>) -> Option<Life> {
    if let (Some((base, before)), Some(after)) = (before, after)
        && base.is_written_alike(before, after)
    {
        return None;
    }
    let path = |(strategy, record): (&Strategy, &Record)| -> Arc<str> { strategy.path_of(record).into() };
    let last = after.or(before)?;
    let version = |step: usize, (strategy, record): (&Strategy, &Record)| Version {
        step,
        path: path((strategy, record)),
        state: State::Present(Arc::new(record.clone())),
    };
    let mut versions: Vec<Version> = before.map(|found| version(0, found)).into_iter().collect();
    versions.push(match after {
        Some(found) => version(1, found),
        None => Version { step: 1, path: path(last), state: State::Gone },
    });
    let (kind, name) = (last.1.kind, last.1.full_name());
    let id = name.split_once('/').map_or(name.clone(), |(_, id)| id.to_owned());
    Some(Life { kind, id, path: path(last), versions, taken: OnceLock::new() })
}
