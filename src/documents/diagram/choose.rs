use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::counted::counted;
use super::links::{End, Link, links};
use super::marks::{mark_apart, mark_implied, steps_down};
use super::nodes::{Named, node};
use super::relation::is_usual;
use super::through::through;
use super::{Diagram, Edge, View};
use crate::graph::Strategy;
use crate::values::{Date, Kind};

/// The levels of a strategy, from the top.
pub(super) const LEVELS: [Kind; 5] = [Kind::Vision, Kind::Intent, Kind::Initiative, Kind::Option, Kind::Experiment];

/// What a picture of the metrics is about.
const OF_METRICS: [&str; 4] = ["drives", "North Star of", "input of", "moves"];

/// The links aside that a picture of the whole has room for.
const ASIDE: [&str; 3] = ["requires", "next", "replaced by"];

/// How many steps a neighbourhood goes.
pub const STEPS: usize = 2;

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// A record, whose neighbourhood is drawn; nothing for the whole.
    pub center: Option<usize>,
    /// How many steps away from it; of the whole, how many steps down.
    pub depth: Option<usize>,
    /// What drives which metric, and what is to move them.
    pub metrics: bool,
    /// Only these kinds; all that are usual where there are none.
    pub kinds: &'a [Kind],
    /// These kinds too.
    pub with: &'a [Kind],
    pub without_ended: bool,
    pub today: Date,
}

impl Ask<'_> {
    /// All of the strategy.
    pub fn whole(today: Date) -> Ask<'static> {
        Ask { center: None, depth: None, metrics: false, kinds: &[], with: &[], without_ended: false, today }
    }

    /// What is near a record.
    pub fn near(record: usize, today: Date) -> Ask<'static> {
        Ask { center: Some(record), ..Ask::whole(today) }
    }

    /// What drives which metric.
    pub fn metrics(today: Date) -> Ask<'static> {
        Ask { metrics: true, ..Ask::whole(today) }
    }
}

/// The records that are asked for, and the links between them.
pub fn diagram(strategy: &Strategy, ask: &Ask<'_>) -> Diagram {
    let center_is_metric = ask.center.is_some_and(|center| strategy.is_kind(center, Kind::Metric));
    let view = if ask.metrics || center_is_metric { View::Metrics } else { View::Strategy };
    let chosen = Chosen::of(strategy, ask, view);
    let (drawn, told) = match ask.center {
        Some(center) => chosen.near(center, ask.depth.unwrap_or(STEPS)),
        None => (chosen.whole(), BTreeSet::new()),
    };
    let mut order: Vec<usize> = drawn.iter().copied().collect();
    // By kind, then by path; names that lead nowhere last.
    order.sort_by_key(|vertex| (*vertex >= strategy.records.len(), chosen.kind(*vertex), *vertex));
    let ends = order.iter().filter_map(|vertex| chosen.ends.get(*vertex));
    let numbers: BTreeMap<&End, usize> = ends.enumerate().map(|(number, end)| (end, number)).collect();
    let named = Named { strategy, today: ask.today, center: ask.center };
    let mut edges = Vec::new();
    let is_told = |end: &End| told.contains(end);
    for link in &chosen.links {
        if ask.center.is_some() && !link.is_up && !is_told(&link.from) && !is_told(&link.to) {
            continue;
        }
        if let (Some(from), Some(to)) = (numbers.get(&link.from), numbers.get(&link.to)) {
            let kinds = (kind_of(strategy, &link.from), kind_of(strategy, &link.to));
            let is_usual = is_usual(kinds.0, kinds.1, &link.label);
            let (label, is_up) = (link.label.clone(), link.is_up);
            edges.push(Edge { from: *from, to: *to, label, is_up, is_usual, is_implied: false });
        }
    }
    let nodes = numbers.iter().map(|(end, number)| (*number, node(&named, end)));
    let nodes = nodes.collect::<BTreeMap<_, _>>().into_values().collect();
    let mut diagram = Diagram { title: title(strategy, ask), view, nodes, edges, notes: Vec::new() };
    named.tell_movers(&mut diagram);
    if ask.center.is_some() {
        chosen.count_below(&order, &mut diagram);
    }
    mark_implied(&mut diagram);
    if ask.center.is_none() {
        mark_apart(&mut diagram);
    }
    if chosen.ended > 0 {
        let (records, are) = if chosen.ended == 1 { ("record", "is") } else { ("records", "are") };
        diagram.notes.push(format!("{} ended {records} {are} left out", chosen.ended));
    }
    if let (None, Some(depth)) = (ask.center, ask.depth) {
        let steps = steps_down(&diagram);
        diagram = counted(&diagram, &|number| steps.get(number).is_none_or(|step| *step <= depth));
    }
    diagram
}

fn title(strategy: &Strategy, ask: &Ask<'_>) -> String {
    let center = ask.center.and_then(|center| strategy.record(center));
    match (center, ask.metrics) {
        (Some(record), false) => format!("What is near {}", record.title),
        (Some(record), true) => format!("The metrics near {}", record.title),
        (None, true) => "What drives which metric".to_owned(),
        (None, false) => match strategy.company_visions() {
            [only] => strategy.record(*only).map_or_else(String::new, |vision| vision.title.clone()),
            _ => "The strategy".to_owned(),
        },
    }
}

fn kind_of(strategy: &Strategy, end: &End) -> Kind {
    match end {
        End::Record(number) => strategy.record(*number).map_or(Kind::Initiative, |record| record.kind),
        End::Unknown { kind, .. } => *kind,
    }
}

/// The links that may be drawn, and what they lead to.
struct Chosen<'s, 'a> {
    strategy: &'s Strategy,
    ask: &'a Ask<'a>,
    view: View,
    links: Vec<Link>,
    /// The records by number, and behind them the names that lead nowhere.
    ends: Vec<End>,
    /// By end: those above it, those below it, and those beside it.
    above: Vec<Vec<usize>>,
    below: Vec<Vec<usize>>,
    beside: Vec<Vec<usize>>,
    /// What is left out because it has ended, or hangs only below what has.
    gone: BTreeSet<usize>,
    /// How many of these have ended.
    ended: usize,
}

impl<'s, 'a> Chosen<'s, 'a> {
    fn of(strategy: &'s Strategy, ask: &'a Ask<'a>, view: View) -> Chosen<'s, 'a> {
        let mut links = links(strategy);
        if view == View::Strategy && !ask.kinds.is_empty() {
            let is_drawn = |end: &End| {
                let is_center = ask.center.is_some_and(|center| *end == End::Record(center));
                is_center || is_kind_asked_for(ask, view, kind_of(strategy, end))
            };
            let more = through(&links, &is_drawn);
            links.extend(more);
            links.sort();
            links.dedup();
        }
        links.retain(|link| is_asked_for(strategy, ask, view, link));
        let mut ends: Vec<End> = (0..strategy.records.len()).map(End::Record).collect();
        let unknown = links.iter().flat_map(|link| [&link.from, &link.to]);
        let unknown: BTreeSet<&End> = unknown.filter(|end| matches!(end, End::Unknown { .. })).collect();
        ends.extend(unknown.into_iter().cloned());
        let count = ends.len();
        let (mut above, mut below, mut beside) =
            (vec![Vec::new(); count], vec![Vec::new(); count], vec![Vec::new(); count]);
        for link in &links {
            let vertex = |end: &End| match end {
                End::Record(number) => Some(*number),
                unknown => ends
                    .get(strategy.records.len()..)?
                    .binary_search(unknown)
                    .ok()
                    .map(|at| at + strategy.records.len()),
            };
            let (Some(from), Some(to)) = (vertex(&link.from), vertex(&link.to)) else { continue };
            let push = |list: &mut Vec<Vec<usize>>, at: usize, what| {
                if let Some(list) = list.get_mut(at) {
                    list.push(what);
                }
            };
            if link.is_up {
                push(&mut above, from, to);
                push(&mut below, to, from);
            } else {
                push(&mut beside, from, to);
                push(&mut beside, to, from);
            }
        }
        let mut chosen =
            Chosen { strategy, ask, view, links, ends, above, below, beside, gone: BTreeSet::new(), ended: 0 };
        if ask.without_ended {
            chosen.leave_out_ended();
        }
        chosen
    }

    /// What has ended, and what hangs only below that.
    fn leave_out_ended(&mut self) {
        let ended = |(number, record): (usize, &crate::model::Record)| {
            (record.has_ended() && self.is_drawn_kind(record.kind) && self.ask.center != Some(number)).then_some(number)
        };
        let mut gone: BTreeSet<usize> = self.strategy.records.iter().enumerate().filter_map(ended).collect();
        self.ended = gone.len();
        let mut next: Vec<usize> = gone.iter().copied().collect();
        while let Some(vertex) = next.pop() {
            for below in list(&self.below, vertex) {
                let is_held = list(&self.above, *below).iter().any(|above| !gone.contains(above));
                if !is_held && self.ask.center != Some(*below) && gone.insert(*below) {
                    next.push(*below);
                }
            }
        }
        self.gone = gone;
    }

    fn is_drawn_kind(&self, kind: Kind) -> bool {
        is_kind_asked_for(self.ask, self.view, kind)
    }

    fn kind(&self, vertex: usize) -> Kind {
        self.ends.get(vertex).map_or(Kind::Initiative, |end| kind_of(self.strategy, end))
    }

    fn is_linked(&self, vertex: usize) -> bool {
        [&self.above, &self.below, &self.beside].iter().any(|lists| !list(lists, vertex).is_empty())
    }

    /// All of the kinds. Of those that a picture shows only because of their links, the linked ones.
    fn whole(&self) -> BTreeSet<usize> {
        let is_drawn = |vertex: &usize| {
            let kind = self.kind(*vertex);
            let is_level = match self.view {
                View::Strategy => LEVELS.contains(&kind),
                View::Metrics => kind == Kind::Metric,
            };
            self.is_drawn_kind(kind) && !self.gone.contains(vertex) && (is_level || self.is_linked(*vertex))
        };
        (0..self.ends.len()).filter(is_drawn).collect()
    }

    /// All that is above a record, and so many steps down and aside; and those of them whose links aside are drawn too:
    /// not of what is above. What is no level of the picture is an end.
    fn near(&self, center: usize, steps: usize) -> (BTreeSet<usize>, BTreeSet<&End>) {
        let mut drawn = BTreeSet::from([center]);
        let mut next = VecDeque::from([(center, 0)]);
        let is_gone = |vertex: usize| self.gone.contains(&vertex) || !self.is_drawn_kind(self.kind(vertex));
        while let Some((vertex, step)) = next.pop_front() {
            if step == steps || (vertex != center && !self.goes_on(vertex)) {
                continue;
            }
            for near in list(&self.below, vertex).iter().chain(list(&self.beside, vertex)) {
                if !is_gone(*near) && drawn.insert(*near) {
                    next.push_back((*near, step + 1));
                }
            }
        }
        let is_told = |vertex: &&usize| **vertex == center || self.goes_on(**vertex);
        let told = drawn.iter().filter(is_told).filter_map(|vertex| self.ends.get(*vertex)).collect();
        let mut up = vec![center];
        if !self.goes_on(center) {
            up.extend(list(&self.beside, center).iter().filter(|vertex| drawn.contains(vertex)));
        }
        let mut seen: BTreeSet<usize> = up.iter().copied().collect();
        while let Some(vertex) = up.pop() {
            for above in list(&self.above, vertex).iter().filter(|above| self.is_drawn_kind(self.kind(**above))) {
                if seen.insert(*above) {
                    drawn.insert(*above);
                    up.push(*above);
                }
            }
        }
        (drawn, told)
    }

    /// What hangs right below what is drawn, and is not drawn itself.
    fn count_below(&self, order: &[usize], diagram: &mut Diagram) {
        let drawn: BTreeSet<usize> = order.iter().copied().collect();
        for (vertex, node) in order.iter().zip(&mut diagram.nodes) {
            let hidden: BTreeSet<usize> =
                list(&self.below, *vertex).iter().copied().filter(|below| !drawn.contains(below)).collect();
            let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
            hidden.iter().for_each(|below| *counts.entry(self.kind(*below)).or_default() += 1);
            node.below = counts.into_iter().collect();
        }
    }

    /// Whether what is near a record is near to what it is linked to: not of what many records name.
    fn goes_on(&self, vertex: usize) -> bool {
        match self.view {
            View::Strategy => LEVELS.contains(&self.kind(vertex)),
            View::Metrics => self.kind(vertex) == Kind::Metric,
        }
    }
}

pub(super) fn list(lists: &[Vec<usize>], vertex: usize) -> &[usize] {
    lists.get(vertex).map_or(&[], Vec::as_slice)
}

fn is_kind_asked_for(ask: &Ask<'_>, view: View, kind: Kind) -> bool {
    if !ask.kinds.is_empty() {
        return ask.kinds.contains(&kind) || ask.with.contains(&kind);
    }
    match (ask.center, view) {
        (Some(_), _) => true,
        (None, View::Strategy) => LEVELS.contains(&kind) || ask.with.contains(&kind),
        (None, View::Metrics) => kind == Kind::Metric || LEVELS.contains(&kind) || ask.with.contains(&kind),
    }
}

fn is_asked_for(strategy: &Strategy, ask: &Ask<'_>, view: View, link: &Link) -> bool {
    let kinds = [kind_of(strategy, &link.from), kind_of(strategy, &link.to)];
    let is_center = |end: &End| ask.center.is_some_and(|center| *end == End::Record(center));
    let is_drawn = |(end, kind): (&End, Kind)| is_center(end) || is_kind_asked_for(ask, view, kind);
    if ![(&link.from, kinds[0]), (&link.to, kinds[1])].into_iter().all(is_drawn) {
        return false;
    }
    let is_with = kinds.iter().any(|kind| ask.with.contains(kind) || ask.kinds.contains(kind));
    match view {
        View::Metrics if ask.metrics => OF_METRICS.contains(&link.label.as_str()),
        View::Metrics => {
            let is_its_own = [&link.from, &link.to].into_iter().any(is_center);
            kinds.contains(&Kind::Metric) && (is_its_own || OF_METRICS.contains(&link.label.as_str()))
        }
        // What drives what is another picture, but for who asks for a vision.
        View::Strategy if link.is_up && kinds.contains(&Kind::Metric) => {
            [&link.from, &link.to].into_iter().any(is_center)
        }
        View::Strategy => ask.center.is_some() || link.is_up || is_with || ASIDE.contains(&link.label.as_str()),
    }
}
