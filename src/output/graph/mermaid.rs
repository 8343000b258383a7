use std::fmt::Write;

use super::{MADE_BY, below, kind_and_state, title};
use crate::documents::diagram::{Diagram, Node, Phase, View};
use crate::output::safe::is_unsafe;
use crate::values::Kind;

/// What GitHub and GitLab draw of a Mermaid text at most: links, and characters.
pub const EDGES: usize = 500;
pub const TEXT: usize = 50_000;

/// A flowchart as Mermaid draws it in Markdown. What serves stands to the right of what it serves.
pub fn mermaid(diagram: &Diagram) -> String {
    let mut out = format!("%% {MADE_BY}\nflowchart RL\n");
    let mut put = |node: &Node, number: usize, indent: &str| {
        let (open, close) = brackets(node.kind);
        let _ = writeln!(out, "{indent}n{number}{open}\"{}\"{close}", label(node));
    };
    let numbered = || diagram.nodes.iter().enumerate();
    numbered().filter(|(_, node)| !node.is_apart).for_each(|(number, node)| put(node, number, "  "));
    let apart: Vec<(usize, &Node)> = numbered().filter(|(_, node)| node.is_apart).collect();
    if !apart.is_empty() {
        let words = match diagram.view {
            View::Strategy => "Not connected to a vision",
            View::Metrics => "Not linked to another",
        };
        let _ = writeln!(out, "  subgraph apart[\"{words}\"]");
        for (number, node) in apart {
            let (open, close) = brackets(node.kind);
            let _ = writeln!(out, "    n{number}{open}\"{}\"{close}", label(node));
        }
        out.push_str("  end\n");
    }
    for edge in diagram.edges.iter().filter(|edge| !edge.is_implied) {
        let line = if edge.is_up { "-->" } else { "-.->" };
        let words = if edge.is_usual { String::new() } else { format!("|\"{}\"|", escaped(&edge.label)) };
        let _ = writeln!(out, "  n{} {line}{words} n{}", edge.from, edge.to);
    }
    for (class, style, is_in) in CLASSES {
        let members: Vec<String> =
            numbered().filter(|(_, node)| is_in(node)).map(|(number, _)| format!("n{number}")).collect();
        if !members.is_empty() {
            let _ = writeln!(out, "  classDef {class} {style}\n  class {} {class}", members.join(","));
        }
    }
    out
}

type Class = (&'static str, &'static str, fn(&Node) -> bool);

/// What a border tells: widths and dashes, no colours.
const CLASSES: [Class; 4] = [
    ("going", "stroke-width:3px", |node| node.phase == Phase::UnderWay && !node.is_center),
    ("ended", "stroke-dasharray:6 4", |node| node.phase == Phase::Ended && !node.is_center),
    ("unknown", "stroke-dasharray:2 3", |node| node.phase == Phase::Unknown && !node.is_center),
    ("center", "stroke-width:5px", |node| node.is_center),
];

fn brackets(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Vision => ("([", "])"),
        Kind::Intent => ("(", ")"),
        Kind::Option => ("[[", "]]"),
        Kind::Experiment => ("{{", "}}"),
        Kind::Metric => ("[(", ")]"),
        _ => ("[", "]"),
    }
}

fn label(node: &Node) -> String {
    let mut lines = vec![kind_and_state(node), title(node)];
    lines.extend(below(node));
    lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("<br/>")
}

/// Text in a label: every mark as its number, so that nothing of it is Mermaid, Markdown or HTML. Behind a backslash, and a
/// colon within a word, stands what is not seen: `\n` would be a new line, and `fa:fa-car` the picture of a car.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_within = rest.peek().is_some_and(|next| next.is_alphanumeric());
        match c {
            c if is_unsafe(c) => {}
            ' ' | ',' | '?' | '!' => out.push(c),
            '-' if out.ends_with(|before: char| before.is_ascii_alphanumeric()) => out.push(c),
            // Two begin a comment.
            '%' if out.ends_with(' ') && rest.peek() != Some(&'%') => out.push(c),
            c if c.is_ascii_alphanumeric() || (!c.is_ascii() && c != 'ﬂ' && c != '¶') => out.push(c),
            c => {
                let _ = write!(out, "#{};", u32::from(c));
                if matches!(c, '\\' | ':') && is_within {
                    out.push('\u{200b}');
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_label_is_a_mark() {
        assert_eq!(escaped("end \"a\" [b] <c>"), "end #34;a#34; #91;b#93; #60;c#62;");
        assert_eq!(escaped("#35; &amp; `x`"), "#35;35#59; #38;amp#59; #96;x#96;");
        assert_eq!(escaped("\\n fa:fa"), "#92;\u{200b}n fa#58;\u{200b}fa");
        assert_eq!(escaped("5 \u{1b}[31mX\u{202e}"), "5 #91;31mX");
        assert_eq!(escaped("שלום 漢字 🙂 · é"), "שלום 漢字 🙂 · é");
    }
}
