use std::collections::BTreeSet;

use super::Branch;
use crate::graph::Strategy;
use crate::model::Record;
use crate::values::{Kind, id_in_words, kebab_case};

/// The strategy from its visions down: intents, their obstacles with what works on each, initiatives, options,
/// experiments. What leads up to no vision comes last.
pub fn strategy_tree(strategy: &Strategy) -> Vec<Branch> {
    let mut tree = Tree { strategy, drawn: BTreeSet::new() };
    let visions: Vec<usize> = strategy.of_kind(Kind::Vision).map(|(number, _)| number).collect();
    let top = visions.iter().filter(|vision| strategy.targets(**vision, "supports").next().is_none());
    let mut branches: Vec<Branch> = top.map(|vision| tree.branch(*vision)).collect();
    // Visions that support each other in a circle have no top.
    let left: Vec<usize> = visions.into_iter().filter(|vision| !tree.drawn.contains(vision)).collect();
    branches.extend(left.into_iter().filter_map(|vision| tree.once(vision)));
    let mut apart = Branch::heading("Not connected to a vision");
    for kind in [Kind::Intent, Kind::Initiative, Kind::Option, Kind::Experiment] {
        let left: Vec<usize> =
            strategy.of_kind(kind).map(|(number, _)| number).filter(|n| !tree.drawn.contains(n)).collect();
        apart.children.extend(left.into_iter().filter_map(|number| tree.once(number)));
    }
    if !apart.children.is_empty() {
        branches.push(apart);
    }
    branches
}

struct Tree<'s> {
    strategy: &'s Strategy,
    /// What has a place already; a record that belongs to several is drawn under the first.
    drawn: BTreeSet<usize>,
}

impl Tree<'_> {
    fn once(&mut self, number: usize) -> Option<Branch> {
        (!self.drawn.contains(&number)).then(|| self.branch(number))
    }

    fn branch(&mut self, number: usize) -> Branch {
        self.drawn.insert(number);
        let Some(record) = self.strategy.record(number) else { return Branch::default() };
        let mut branch = line(record);
        branch.children = match record.kind {
            Kind::Intent => self.below_intent(number, record),
            _ => self.below(number, record.kind),
        };
        branch
    }

    /// The initiatives of an intent, gathered under the obstacle that they work on.
    fn below_intent(&mut self, intent: usize, record: &Record) -> Vec<Branch> {
        let mut children = Vec::new();
        let initiatives = self.strategy.initiatives_of(intent);
        for obstacle in record.body.intent().into_iter().flat_map(|intent| &intent.obstacles) {
            let id = obstacle.id.get().map(|id| id.0.as_str());
            let text = obstacle.text.get().map(|text| text.0.as_str());
            let works_on = |number: &usize| {
                let named = self.strategy.record(*number).and_then(|record| record.body.initiative()?.obstacle.get());
                named.is_some_and(|named| Some(named.0.as_str()) == id || Some(named.0.as_str()) == text)
            };
            let on_it: Vec<usize> = initiatives.iter().copied().filter(works_on).collect();
            let mut branch = Branch {
                state: if on_it.is_empty() { "nothing works on it".to_owned() } else { String::new() },
                ..Branch::heading(format!("obstacle: {}", text.or(id).unwrap_or("")))
            };
            branch.children.extend(on_it.into_iter().filter_map(|number| self.once(number)));
            children.push(branch);
        }
        children.extend(initiatives.into_iter().filter_map(|number| self.once(number)));
        children.extend(self.below(intent, Kind::Intent));
        children
    }

    fn below(&mut self, number: usize, kind: Kind) -> Vec<Branch> {
        let strategy = self.strategy;
        let mut below: Vec<usize> = Vec::new();
        match kind {
            Kind::Vision => {
                let intents =
                    strategy.of_kind(Kind::Intent).filter(|(intent, _)| strategy.vision_of(*intent) == Some(number));
                below.extend(intents.map(|(intent, _)| intent));
                below.extend(strategy.sources(number, "supports"));
                let by_vision = strategy.sources(number, "vision").into_iter();
                below.extend(by_vision.filter(|from| {
                    strategy.is_kind(*from, Kind::Initiative) && strategy.targets(*from, "intent").next().is_none()
                }));
            }
            Kind::Initiative => {
                below.extend(strategy.sources(number, "part_of"));
                below.extend(strategy.options_of(number));
                below.extend(strategy.experiments_on(number));
            }
            Kind::Option => below.extend(strategy.experiments_on(number)),
            _ => {}
        }
        below.into_iter().filter_map(|number| self.once(number)).collect()
    }
}

/// A record as a line. A title that only repeats the id is left out.
pub(super) fn line(record: &Record) -> Branch {
    let state = match (record.broken, record.status()) {
        (true, _) => "cannot be read",
        (false, Some(status)) => status.name(),
        (false, None) => "unclear",
    };
    let statement =
        record.body.vision().and_then(|vision| vision.statement.get()).map(|text| text.0.replace('\n', " "));
    let text = statement.unwrap_or_else(|| record.title.clone());
    let repeats = text.to_lowercase() == id_in_words(&record.id).to_lowercase() || kebab_case(&text) == record.id;
    let text = if repeats { String::new() } else { text };
    Branch { name: record.full_name(), state: state.to_owned(), text, children: Vec::new() }
}
