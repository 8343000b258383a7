use crate::graph::Strategy;
use crate::values::Kind;

/// How many records there are of a kind.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Count {
    pub count: usize,
    /// As so many are called: `initiatives`, `metric`.
    pub noun: &'static str,
    /// Where their cards begin.
    pub anchor: &'static str,
}

/// Kinds without a record are left out.
pub fn counts(strategy: &Strategy) -> Vec<Count> {
    let count = |kind: Kind| {
        let count = strategy.of_kind(kind).count();
        let noun = if count == 1 { kind.noun() } else { kind.nouns() };
        (count > 0).then_some(Count { count, noun, anchor: kind.plural() })
    };
    Kind::ALL.into_iter().filter_map(count).collect()
}
