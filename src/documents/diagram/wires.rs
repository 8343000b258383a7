use std::collections::BTreeMap;

use super::Diagram;
use super::columns::Columns;

/// All links between two nodes, as one line.
#[derive(Clone, Debug)]
pub(super) struct Wire {
    /// The node further left; of two in one column the first.
    pub left: usize,
    pub right: usize,
    /// Whether a link leads to the left node, and whether one leads to the right.
    pub tips: (bool, bool),
    /// What is to be read on it, because nobody would guess.
    words: Vec<String>,
    /// All that the links say, each with the number of the node it is said of.
    pub said: Vec<(usize, String)>,
    /// Whether it leads from a node to what is above it.
    pub is_up: bool,
    /// Whether it leads down where all others lead up, since they lead in a circle.
    pub is_turned: bool,
    /// Whether both stand in one column.
    pub is_arc: bool,
    /// The column behind which its words stand.
    pub label_column: usize,
}

impl Wire {
    /// What is to be read on it; nothing where that is plain.
    pub fn label(&self) -> Option<String> {
        (!self.words.is_empty()).then(|| self.words.join(", "))
    }
}

/// The links by pair of nodes.
pub(super) fn wires(diagram: &Diagram, columns: &Columns) -> Vec<Wire> {
    let column = |node: usize| columns.of.get(node).copied().unwrap_or(0);
    let mut wires: BTreeMap<(usize, usize), Wire> = BTreeMap::new();
    for edge in diagram.edges.iter().filter(|edge| !edge.is_implied) {
        let is_right_way = (column(edge.to), edge.to) <= (column(edge.from), edge.from);
        let (left, right) = if is_right_way { (edge.to, edge.from) } else { (edge.from, edge.to) };
        let is_arc = column(left) == column(right);
        let wire = wires.entry((left, right)).or_insert_with(|| Wire {
            left,
            right,
            tips: (false, false),
            words: Vec::new(),
            said: Vec::new(),
            is_up: false,
            is_turned: false,
            is_arc,
            label_column: if is_arc { column(left) } else { column(right).saturating_sub(1) },
        });
        let is_turned = edge.is_up && !is_arc && column(edge.from) < column(edge.to);
        if is_right_way {
            wire.tips.0 = true;
        } else {
            wire.tips.1 = true;
        }
        wire.is_up |= edge.is_up;
        wire.is_turned |= is_turned;
        wire.said.push((edge.from, edge.label.clone()));
        // In a row of metrics or the like it is told what one has to do with another.
        let is_plain = edge.is_usual && !is_turned && !is_arc;
        if !is_plain && !wire.words.contains(&edge.label) {
            wire.words.push(edge.label.clone());
        }
    }
    wires.into_values().collect()
}
