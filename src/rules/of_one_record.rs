/// The rules for which a record's own file, the settings and the day are all that counts. What they find in a record they
/// find wherever it stands just so, whatever else the strategy says: where two states are compared, it is no news.
///
/// It pays to name a rule here that looks at every word. None of them is among those that yield or are yielded to: a
/// report that is not made silences nothing.
pub static OF_ONE_RECORD: &[&str] = &["personal-data", "output-metric-in-disguise", "plan-as-strategy"];

#[cfg(test)]
mod tests {
    use super::super::{YIELDS, Yield, named};
    use super::*;

    #[test]
    fn they_are_rules_that_silence_none_and_that_none_silences() {
        for rule in OF_ONE_RECORD {
            assert!(named(rule).is_some(), "{rule}");
            let stands_in = |line: &&Yield| line.winners.contains(rule) || line.losers.contains(rule);
            assert!(!YIELDS.iter().any(|line| stands_in(&line)), "{rule}");
        }
    }
}
