use super::links::End;
use super::{Diagram, Node, Phase};
use crate::documents::OutcomeLine;
use crate::graph::Strategy;
use crate::model::Record;
use crate::values::{Date, Kind};

/// What nodes are made of.
pub(super) struct Named<'s> {
    pub strategy: &'s Strategy,
    pub today: Date,
    pub center: Option<usize>,
}

/// What is shown of a record, or of a name that leads nowhere.
pub(super) fn node(named: &Named<'_>, end: &End) -> Node {
    let strategy = named.strategy;
    let (number, record) = match end {
        End::Unknown { kind, written, why } => return unknown(*kind, written, why),
        End::Record(number) => match strategy.record(*number) {
            Some(record) => (*number, record),
            None => return unknown(Kind::Initiative, "", "not known"),
        },
    };
    let (state, mut phase) = state(record);
    // A way is as far as what it is a way of: of what has ended nothing goes on, whatever was considered or chosen.
    if record.kind == Kind::Option && phase != Phase::Unknown && has_ended_above(strategy, number) {
        phase = Phase::Ended;
    }
    Node {
        name: Some(record.full_name()),
        kind: record.kind,
        title: record.title.clone(),
        state,
        phase,
        owner: strategy.owner_of(number),
        path: Some(strategy.path_of(record).to_owned()),
        detail: (record.kind == Kind::Metric).then(|| named.last_reading(number)),
        is_center: named.center == Some(number),
        is_apart: false,
        below: Vec::new(),
    }
}

/// Whether all that an option is a way of has ended.
fn has_ended_above(strategy: &Strategy, option: usize) -> bool {
    let above = strategy.initiatives_of_option(option);
    !above.is_empty() && above.iter().all(|number| strategy.record(*number).is_some_and(Record::has_ended))
}

fn unknown(kind: Kind, written: &str, why: &str) -> Node {
    Node {
        name: None,
        kind,
        title: written.to_owned(),
        state: why.to_owned(),
        phase: Phase::Unknown,
        owner: None,
        path: None,
        detail: None,
        is_center: false,
        is_apart: false,
        below: Vec::new(),
    }
}

fn state(record: &Record) -> (String, Phase) {
    match (record.broken, record.status()) {
        (true, _) => ("cannot be read".to_owned(), Phase::Unknown),
        (false, None) => ("unclear".to_owned(), Phase::Unknown),
        (false, Some(status)) => {
            let phase = match () {
                () if record.has_ended() => Phase::Ended,
                () if record.is_under_way() || is_in_force(record.kind) => Phase::UnderWay,
                () => Phase::NotBegun,
            };
            (status.name().to_owned(), phase)
        }
    }
}

/// Kinds that have no beginning: what is there, holds.
fn is_in_force(kind: Kind) -> bool {
    !matches!(kind, Kind::Intent | Kind::Initiative | Kind::Option | Kind::Experiment)
}

impl Named<'_> {
    /// "38 % on 2026-11-16"
    fn last_reading(&self, metric: usize) -> String {
        let unit = self.strategy.record(metric).and_then(|record| record.body.metric()?.unit.get());
        match (self.strategy.last_reading(metric, self.today), unit) {
            (Some(last), Some(unit)) if last.value.unit.is_none() => {
                format!("{} {} on {}", last.value, unit.0, last.on)
            }
            (Some(last), _) => format!("{} on {}", last.value, last.on),
            (None, _) if !self.strategy.readings_known(metric) => "not all of its readings can be read".to_owned(),
            (None, _) => "no reading".to_owned(),
        }
    }

    /// Of what is to move one metric that is drawn: from where to where, and how far that is.
    pub fn tell_movers(&self, diagram: &mut Diagram) {
        let metrics: Vec<Option<String>> =
            diagram.nodes.iter().map(|node| node.name.clone().filter(|_| node.kind == Kind::Metric)).collect();
        let mut moves: Vec<Vec<&str>> = vec![Vec::new(); diagram.nodes.len()];
        for edge in diagram.edges.iter().filter(|edge| edge.label == "moves") {
            if let (Some(list), Some(Some(metric))) = (moves.get_mut(edge.from), metrics.get(edge.to)) {
                list.push(metric);
            }
        }
        for (node, moved) in diagram.nodes.iter_mut().zip(moves) {
            let [only] = moved.as_slice() else { continue };
            let number = node.name.as_deref().and_then(|name| self.strategy.named(name).first().copied());
            let Some(number) = number else { continue };
            let standings = self.strategy.standings(number, self.today);
            let own = standings.iter().find(|standing| self.strategy.full_name(standing.metric) == **only);
            node.detail = own.and_then(|standing| {
                let line = OutcomeLine::of(self.strategy, standing);
                let by = line.by.map(|by| format!(" by {by}")).unwrap_or_default();
                let target = line.target?;
                Some(match line.baseline {
                    Some(baseline) => format!("{baseline} → {target}{by}"),
                    None => format!("to {target}{by}"),
                })
            });
        }
    }
}
