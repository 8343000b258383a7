//! Small checks of the two languages, stricter than their own readers.

use std::collections::BTreeSet;

fn is_id(word: &str) -> bool {
    word.strip_prefix('n').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The words of a label: no mark but what is written as its number, and `<br/>`.
fn check_label(label: &str) {
    let label = label.replace("<br/>", " ");
    let mut rest = label.chars().peekable();
    while let Some(c) = rest.next() {
        if c == '#' {
            let digits: String = std::iter::from_fn(|| rest.next_if(char::is_ascii_digit)).collect();
            assert!(!digits.is_empty() && rest.next() == Some(';'), "{label}");
            continue;
        }
        assert!(!label.contains("%%"));
        assert!(c.is_ascii_alphanumeric() || " ,?!-%".contains(c) || !c.is_ascii(), "{c:?} in {label}");
        assert!(!c.is_control() && !('\u{202a}'..='\u{202e}').contains(&c), "{c:?} in {label}");
    }
}

pub fn check_mermaid(text: &str) {
    let mut lines = text.lines();
    assert!(lines.next().unwrap().starts_with("%% "));
    assert_eq!(lines.next(), Some("flowchart RL"));
    let (mut nodes, mut open) = (BTreeSet::new(), 0);
    for line in lines.map(str::trim) {
        if line == "end" {
            open -= 1;
        } else if let Some(rest) = line.strip_prefix("subgraph apart[\"") {
            open += 1;
            check_label(rest.strip_suffix("\"]").unwrap());
        } else if let Some((id, rest)) = line.split_once(['(', '[', '{']).filter(|(id, _)| is_id(id)) {
            let rest = rest.trim_start_matches(['(', '[', '{']).strip_prefix('"').unwrap();
            let (label, close) = rest.rsplit_once('"').unwrap();
            check_label(label);
            assert!([")", "]", "])", "]]", "}}", ")]"].contains(&close), "{line}");
            assert!(nodes.insert(id.to_owned()), "{line}");
        } else if line.starts_with("classDef ") {
            assert!(!line.contains('#'), "{line}");
        } else if let Some(rest) = line.strip_prefix("class ") {
            assert!(rest.split(' ').next().unwrap().split(',').all(|id| nodes.contains(id)), "{line}");
        } else {
            let (from, rest) = line.split_once(' ').unwrap();
            let (_, to) = rest.rsplit_once(' ').unwrap();
            assert!(nodes.contains(from) && nodes.contains(to), "{line}");
            let arrow = rest.strip_suffix(to).unwrap().trim();
            let arrow = arrow.split_once("|\"").map_or(arrow, |(arrow, label)| {
                check_label(label.strip_suffix("\"|").unwrap());
                arrow
            });
            assert!(["-->", "-.->"].contains(&arrow), "{line}");
        }
    }
    assert_eq!(open, 0);
}

/// Words, strings and marks of a text in Graphviz's language.
fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => {
                let mut string = String::from('"');
                loop {
                    match rest.next().expect("a string ends") {
                        '"' => break,
                        '\\' => {
                            let escaped = rest.next().unwrap();
                            assert!(['\\', '"', 'n'].contains(&escaped), "\\{escaped}");
                        }
                        c => {
                            assert!(!c.is_control());
                            string.push(c);
                        }
                    }
                }
                tokens.push(string);
            }
            c if c.is_ascii_alphanumeric() => {
                let more = std::iter::from_fn(|| rest.next_if(|c| c.is_ascii_alphanumeric() || *c == '_'));
                tokens.push(std::iter::once(c).chain(more).collect());
            }
            '-' => {
                assert_eq!(rest.next(), Some('>'));
                tokens.push("->".to_owned());
            }
            c if c.is_whitespace() => {}
            c => {
                assert!("{}[]=,;".contains(c), "{c:?}");
                tokens.push(c.to_string());
            }
        }
    }
    tokens
}

pub fn check_dot(text: &str) {
    let (comment, text) = text.split_once('\n').unwrap();
    assert!(comment.starts_with("// "));
    let tokens = tokens(text);
    assert!(tokens[0] == "digraph" && tokens[1].starts_with('"') && tokens[2] == "{");
    let mut depth = 0;
    let mut nodes = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        match token.as_str() {
            "{" | "[" => depth += 1,
            "}" | "]" => depth -= 1,
            "->" => {
                let ends = (&tokens[at - 1], &tokens[at + 1]);
                assert!(nodes.contains(ends.0) && nodes.contains(ends.1), "{ends:?}");
            }
            id if is_id(id) && tokens[at + 1] == "[" && tokens[at - 1] != "->" => {
                assert!(nodes.insert(id.to_owned()), "{id}");
            }
            _ => {}
        }
        assert!(depth >= 0);
    }
    assert_eq!(depth, 0);
}
