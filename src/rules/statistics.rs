use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::{Outcome, all};
use crate::finding::{Finding, Severity};
use crate::graph::Strategy;
use crate::values::{Kind, Work};

/// How the findings of a run spread. Each list begins where there is most to do: with the most errors, then the most
/// warnings, then the most that is worth knowing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Statistics {
    pub by_rule: Vec<Tally>,
    pub by_kind: Vec<Tally>,
    pub by_owner: Vec<Tally>,
    pub exempt: Exempt,
}

/// The initiatives that owe no outcome, evidence or option, so that nobody takes silence about them for praise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Exempt {
    pub upkeep: usize,
    pub mandate: usize,
}

impl Exempt {
    fn of(strategy: &Strategy) -> Exempt {
        let initiatives = strategy.of_kind(Kind::Initiative).filter_map(|(_, record)| record.body.initiative());
        let works: Vec<Work> = initiatives.filter_map(|initiative| initiative.work.get()?.known()).collect();
        let count = |work| works.iter().filter(|other| **other == work).count();
        Exempt { upkeep: count(Work::Upkeep), mandate: count(Work::Mandate) }
    }
}

/// How much of it falls to one rule, one kind or one owner. What is waived or turned off counts in no severity.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Nothing for what stands in no record, and for what nobody owns.
    pub name: Option<String>,
    pub error: usize,
    pub warning: usize,
    pub info: usize,
    pub waived: usize,
    pub off: usize,
}

impl Statistics {
    pub fn of(outcome: &Outcome, strategy: &Strategy) -> Statistics {
        let (mut by_rule, mut by_kind, mut by_owner) = (HashMap::new(), HashMap::new(), HashMap::new());
        let standing = outcome.findings.iter().map(|finding| (finding, false));
        for (finding, is_off) in standing.chain(outcome.off.iter().map(|finding| (finding, true))) {
            let record = finding.record.as_deref().and_then(|name| strategy.named(name).first().copied());
            let kind = record.and_then(|number| strategy.record(number)).map(|record| record.kind.name().to_owned());
            let path = || strategy.settings.owner_of(&finding.place()?.path).map(str::to_owned);
            let owner = record.map_or_else(path, |number| strategy.owner_of(number));
            for (tallies, name) in
                [(&mut by_rule, Some(finding.rule.to_owned())), (&mut by_kind, kind), (&mut by_owner, owner)]
            {
                tallies.entry(name).or_insert_with_key(Tally::of).add(finding, is_off);
            }
        }
        let mut by_rule = sorted(by_rule);
        let catalogue: HashMap<&str, usize> = all().enumerate().map(|(at, rule)| (rule.name, at)).collect();
        let place = |tally: &Tally| tally.name.as_deref().and_then(|name| catalogue.get(name).copied());
        by_rule.sort_by_key(|tally| (tally.weight(), place(tally)));
        Statistics { by_rule, by_kind: sorted(by_kind), by_owner: sorted(by_owner), exempt: Exempt::of(strategy) }
    }
}

impl Tally {
    fn of(name: &Option<String>) -> Tally {
        Tally { name: name.clone(), ..Tally::default() }
    }

    fn add(&mut self, finding: &Finding, is_off: bool) {
        let count = match (is_off, &finding.waived, finding.severity) {
            (true, ..) => &mut self.off,
            (false, Some(_), _) => &mut self.waived,
            (false, None, Severity::Error) => &mut self.error,
            (false, None, Severity::Warning) => &mut self.warning,
            (false, None, Severity::Info) => &mut self.info,
        };
        *count += 1;
    }

    fn weight(&self) -> Reverse<[usize; 5]> {
        Reverse([self.error, self.warning, self.info, self.waived, self.off])
    }
}

/// The heaviest first, then by name; what has none comes last of its like.
fn sorted(tallies: HashMap<Option<String>, Tally>) -> Vec<Tally> {
    let mut tallies: Vec<Tally> = tallies.into_values().collect();
    tallies.sort_by(|one, other| {
        let key = |tally: &Tally| (tally.weight(), tally.name.is_none());
        key(one).cmp(&key(other)).then_with(|| one.name.cmp(&other.name))
    });
    tallies
}
