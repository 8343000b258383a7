use super::anchors::{Anchors, Link};
use crate::documents::attention::attention;
use crate::rules::Facts;

/// How many matters are told; with more, nobody would know where to begin.
const MOST: usize = 40;

/// Something that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Matter {
    pub link: Link,
    /// What is on record, without its subject.
    pub on_record: String,
    pub owner: Option<String>,
    pub days: Option<i64>,
}

/// What there is to decide, the most pressing first, and how much more there is.
pub fn decide(facts: &Facts<'_>, anchors: &Anchors) -> (Vec<Matter>, usize) {
    let all = attention(facts);
    let more = all.len().saturating_sub(MOST);
    let told = all.into_iter().take(MOST).map(|matter| Matter {
        link: anchors.link(matter.number),
        on_record: matter.on_record,
        owner: matter.owner,
        days: matter.days,
    });
    (told.collect(), more)
}
