use std::collections::BTreeMap;

use crate::graph::Strategy;

/// So many of so many, with the full names of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of how many, those of which it is not known among them.
    pub of: usize,
    /// Those of which it is so.
    pub names: Vec<String>,
    /// Those of which it is not.
    pub not: Vec<String>,
    /// Those of which it cannot be told; they count among `of`.
    pub unknown: Vec<String>,
    /// What is lacking in some of those of which it is not so, by their full names.
    #[serde(skip)]
    pub lacking: BTreeMap<String, String>,
}

impl Share {
    /// Sorts records by what is so of each; nothing is "not known".
    pub fn of(strategy: &Strategy, all: impl IntoIterator<Item = (usize, Option<bool>)>) -> Share {
        let mut share = Share::default();
        for (number, is_so) in all {
            share.of += 1;
            let list = match is_so {
                Some(true) => &mut share.names,
                Some(false) => &mut share.not,
                None => &mut share.unknown,
            };
            list.push(strategy.full_name(number));
        }
        share.count = share.names.len();
        share
    }
}
