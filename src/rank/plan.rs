use std::collections::HashSet;

use crate::graph::Strategy;
use crate::syntax::{Value, documents};

/// Today's order of work, as `rank: {plan: …}` in `pm.yaml` names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The records, in their order.
    pub records: Vec<usize>,
    /// What it names and the workspace does not know, or knows several of.
    pub unknown: Vec<String>,
}

/// Whether the plan is a file rather than the names themselves: then its path.
pub fn plan_file(strategy: &Strategy) -> Option<&str> {
    let settings = strategy.config.rank.get()?;
    match settings.plan.items.as_slice() {
        [only] if only.0.ends_with(".yaml") || only.0.ends_with(".yml") => Some(&only.0),
        _ => None,
    }
}

/// The plan of `pm.yaml`; `file` is the text of the file that it names. Nothing where there is no plan.
pub fn plan(strategy: &Strategy, file: Option<&str>) -> Option<Plan> {
    let settings = strategy.config.rank.get()?;
    let names: Vec<String> = match file {
        Some(text) => listed(text),
        None if plan_file(strategy).is_some() => return None,
        None => settings.plan.iter().map(|name| name.0.clone()).collect(),
    };
    if names.is_empty() {
        return None;
    }
    let mut plan = Plan::default();
    let mut seen = HashSet::new();
    for name in names {
        match strategy.named(&name).as_slice() {
            [only] if seen.insert(*only) => plan.records.push(*only),
            [_] => {}
            _ => plan.unknown.push(name),
        }
    }
    Some(plan)
}

/// The entries of the lists of a YAML file: `[a, b]`, or `plan: [a, b]`.
fn listed(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for root in documents(text, 0).into_iter().filter_map(|document| document.root) {
        let lists = match root.value {
            Value::Sequence(items) => items,
            Value::Mapping(entries) => entries
                .into_iter()
                .flat_map(|entry| match entry.value.value {
                    Value::Sequence(items) => items,
                    _ => Vec::new(),
                })
                .collect(),
            _ => Vec::new(),
        };
        names.extend(lists.iter().filter_map(|item| item.text().map(str::to_owned)));
    }
    names
}
