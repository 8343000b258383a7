use std::fmt::Write;

use super::{MADE_BY, below, kind_and_state, title};
use crate::documents::diagram::{Diagram, Node, Phase, View};
use crate::documents::picture::text_width::lines;
use crate::values::Kind;

/// A graph in Graphviz's language. What serves stands to the right of what it serves.
pub fn dot(diagram: &Diagram) -> String {
    let mut out = format!("// {MADE_BY}\ndigraph {} {{\n", quoted(std::slice::from_ref(&diagram.title)));
    out.push_str("  rankdir=RL;\n  node [shape=box, fontname=\"sans-serif\", fontsize=12];\n");
    out.push_str("  edge [fontname=\"sans-serif\", fontsize=10];\n");
    let numbered = || diagram.nodes.iter().enumerate();
    for (number, node) in numbered().filter(|(_, node)| !node.is_apart) {
        put(&mut out, "  ", number, node);
    }
    if diagram.nodes.iter().any(|node| node.is_apart) {
        let words = match diagram.view {
            View::Strategy => "Not connected to a vision",
            View::Metrics => "Not linked to another",
        };
        let _ = writeln!(out, "  subgraph cluster_apart {{\n    label=\"{words}\";\n    fontname=\"sans-serif\";");
        for (number, node) in numbered().filter(|(_, node)| node.is_apart) {
            put(&mut out, "    ", number, node);
        }
        out.push_str("  }\n");
    }
    for edge in diagram.edges.iter().filter(|edge| !edge.is_implied) {
        let mut attributes = vec![format!("tooltip={}", quoted(std::slice::from_ref(&edge.label)))];
        if !edge.is_usual {
            attributes.push(format!("label={}", quoted(std::slice::from_ref(&edge.label))));
        }
        if !edge.is_up {
            attributes.push("style=dashed".to_owned());
        }
        let _ = writeln!(out, "  n{} -> n{} [{}];", edge.from, edge.to, attributes.join(", "));
    }
    out.push_str("}\n");
    out
}

fn put(out: &mut String, indent: &str, number: usize, node: &Node) {
    let mut label = vec![kind_and_state(node)];
    label.extend(lines(&title(node), 12.0, 200.0, 3));
    label.extend(below(node));
    let name = node.name.clone().unwrap_or_else(|| format!("no {}", node.kind.noun()));
    let mut attributes = vec![format!("label={}", quoted(&label)), format!("tooltip={}", quoted(&[name]))];
    let mut styles = Vec::new();
    match node.phase {
        Phase::UnderWay => attributes.push("penwidth=2".to_owned()),
        Phase::Ended => styles.push("dashed"),
        Phase::Unknown => styles.push("dotted"),
        Phase::NotBegun => {}
    }
    match node.kind {
        Kind::Vision => styles.push("rounded"),
        Kind::Intent => styles.push("rounded"),
        Kind::Option => attributes.push("shape=octagon".to_owned()),
        Kind::Experiment => attributes.push("shape=hexagon".to_owned()),
        Kind::Metric => attributes.push("shape=cylinder".to_owned()),
        _ => {}
    }
    if node.is_center {
        attributes.push("peripheries=2".to_owned());
    }
    if !styles.is_empty() {
        attributes.push(format!("style=\"{}\"", styles.join(",")));
    }
    let _ = writeln!(out, "{indent}n{number} [{}];", attributes.join(", "));
}

fn one_line(text: &str) -> String {
    text.chars().filter(|c| !crate::output::safe::is_unsafe(*c)).collect()
}

/// Lines as one string: quotes and backslashes escaped, and `&`, with which Graphviz begins entities; what is no text is left
/// out, wherever it was written.
fn quoted(lines: &[String]) -> String {
    let escaped = |line: &String| one_line(line).replace('\\', "\\\\").replace('"', "\\\"").replace('&', "&amp;");
    format!("\"{}\"", lines.iter().map(escaped).collect::<Vec<_>>().join("\\n"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_string_ends_where_it_should() {
        let told = quoted(&["a \"b\" \\".to_owned(), "&lt;\\n".to_owned()]);
        assert_eq!(told, r#""a \"b\" \\\n&amp;lt;\\n""#);
        assert_eq!(quoted(&["5 \u{1b}[31mX\u{202e} on".to_owned()]), r#""5 [31mX on""#);
    }
}
