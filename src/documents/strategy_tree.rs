use std::collections::{BTreeSet, HashMap, VecDeque};

use super::Branch;
use super::branch::DEEPEST;
use crate::graph::Strategy;
use crate::model::Record;
use crate::values::{Kind, id_in_words, kebab_case};

/// The strategy from its visions down: intents, their obstacles with what works on each, initiatives, options,
/// experiments. What leads up to no vision comes last.
pub fn strategy_tree(strategy: &Strategy) -> Vec<Branch> {
    let mut tree = Tree::of(strategy);
    let visions: Vec<usize> = strategy.of_kind(Kind::Vision).map(|(number, _)| number).collect();
    let top = visions.iter().filter(|vision| strategy.targets(**vision, "supports").next().is_none());
    let mut branches: Vec<Branch> = top.map(|vision| tree.branch(*vision)).collect();
    // Visions that support each other in a circle have no top.
    branches.extend(visions.iter().filter_map(|vision| tree.once(*vision)));
    tree.draw_deeper(&mut branches);
    let mut apart = Branch::heading("Not connected to a vision");
    for kind in [Kind::Intent, Kind::Initiative, Kind::Option, Kind::Experiment] {
        apart.children.extend(strategy.of_kind(kind).filter_map(|(number, _)| tree.once(number)));
    }
    if !apart.children.is_empty() {
        branches.push(apart);
    }
    tree.draw_deeper(&mut branches);
    branches
}

struct Tree<'s> {
    strategy: &'s Strategy,
    /// The intents of each vision.
    intents: HashMap<usize, Vec<usize>>,
    /// What has a place already; a record that belongs to several is drawn under the first.
    drawn: BTreeSet<usize>,
    /// How deep the record stands that is drawn now.
    depth: usize,
    /// Those that hang too deep, to be drawn from the left.
    deeper: VecDeque<usize>,
}

impl Tree<'_> {
    fn of(strategy: &Strategy) -> Tree<'_> {
        let mut intents: HashMap<usize, Vec<usize>> = HashMap::new();
        for (intent, _) in strategy.of_kind(Kind::Intent) {
            let vision = strategy.vision_of(intent);
            vision.into_iter().for_each(|vision| intents.entry(vision).or_default().push(intent));
        }
        Tree { strategy, intents, drawn: BTreeSet::new(), depth: 0, deeper: VecDeque::new() }
    }

    fn once(&mut self, number: usize) -> Option<Branch> {
        (!self.drawn.contains(&number)).then(|| self.branch(number))
    }

    fn draw_deeper(&mut self, branches: &mut Vec<Branch>) {
        while let Some(number) = self.deeper.pop_front() {
            branches.push(self.branch(number));
        }
    }

    fn branch(&mut self, number: usize) -> Branch {
        self.drawn.insert(number);
        let Some(record) = self.strategy.record(number) else { return Branch::default() };
        let mut branch = line(record);
        if self.depth == DEEPEST {
            self.deeper.push_back(number);
            return branch.drawn_elsewhere("see below");
        }
        self.depth += 1;
        branch.children = match record.kind {
            Kind::Intent => self.below_intent(number, record),
            _ => self.below(number, record.kind),
        };
        self.depth -= 1;
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
        children
    }

    fn below(&mut self, number: usize, kind: Kind) -> Vec<Branch> {
        let strategy = self.strategy;
        let mut below: Vec<usize> = Vec::new();
        match kind {
            Kind::Vision => {
                below.extend(self.intents.get(&number).into_iter().flatten());
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
    Branch { name: record.full_name(), state: state.to_owned(), text, ..Branch::default() }
}
