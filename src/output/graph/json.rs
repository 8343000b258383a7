use serde_json::{Value, json};

use crate::documents::diagram::{Diagram, Node, View};
use crate::output::pretty;

/// For machines: every node and every link. Every key is always there, absent is null.
pub fn json(diagram: &Diagram) -> String {
    let nodes: Vec<Value> = diagram.nodes.iter().enumerate().map(|(number, node)| told(number, node)).collect();
    let edges: Vec<Value> = diagram
        .edges
        .iter()
        .map(|edge| json!({ "from": id(edge.from), "to": id(edge.to), "label": edge.label, "up": edge.is_up }))
        .collect();
    let view = match diagram.view {
        View::Strategy => "strategy",
        View::Metrics => "metrics",
    };
    pretty(&json!({
        "version": 1,
        "command": "graph",
        "title": diagram.title,
        "view": view,
        "nodes": nodes,
        "edges": edges,
        "notes": diagram.notes,
    }))
}

fn id(number: usize) -> String {
    format!("n{number}")
}

fn told(number: usize, node: &Node) -> Value {
    let below: Vec<Value> =
        node.below.iter().map(|(kind, count)| json!({ "kind": kind.name(), "count": count })).collect();
    json!({
        "id": id(number),
        "record": node.name,
        "kind": node.kind.name(),
        "title": node.title,
        "state": node.state,
        "phase": node.phase.name(),
        "owner": node.owner,
        "path": node.path,
        "detail": node.detail,
        "center": node.is_center,
        "apart": node.is_apart,
        "below": below,
    })
}
