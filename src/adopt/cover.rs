//! Patterns for the files of a folder that are meant, and for those among them that are not.

use std::collections::BTreeSet;

/// Patterns that take in some files of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cover {
    pub paths: Vec<String>,
    pub except: Vec<String>,
}

/// The shortest patterns that take in `meant` and none of `others`. Both are names without folder; `folder` is a pattern
/// of folders with `/` at its end, or empty.
pub(super) fn cover(folder: &str, meant: &BTreeSet<&str>, others: &BTreeSet<&str>) -> Cover {
    let ending = ending(meant);
    let folder_plain = literal(folder);
    let others: BTreeSet<&str> = others.iter().copied().filter(|name| name.ends_with(&ending)).collect();
    let all = |pattern: String| Cover { paths: vec![pattern], except: Vec::new() };
    if meant.len() > 1 && others.is_empty() {
        return all(format!("{folder_plain}*{ending}"));
    }
    let start = century(common_start(meant));
    if meant.len() > 1 && start.chars().count() >= 2 && !others.iter().any(|other| other.starts_with(start)) {
        return all(format!("{folder_plain}{}*{ending}", literal(start)));
    }
    if meant.len() > 6 || meant.len() > 2 && meant.len() > others.len() {
        let listed: Vec<String> = others.iter().filter_map(|name| name.strip_suffix(&ending)).map(literal).collect();
        let except = match listed.as_slice() {
            [one] => format!("{folder_plain}{one}{ending}"),
            _ => format!("{folder_plain}{{{}}}{ending}", listed.join(",")),
        };
        return Cover { paths: vec![format!("{folder_plain}*{ending}")], except: vec![except] };
    }
    Cover { paths: meant.iter().map(|name| format!("{folder_plain}{}", literal(name))).collect(), except: Vec::new() }
}

/// The ending that most of the names have.
fn ending(names: &BTreeSet<&str>) -> String {
    let first = names.first().copied().unwrap_or("");
    first.rfind('.').and_then(|dot| first.get(dot..)).unwrap_or("").to_owned()
}

/// Of years the first two digits, so that the pattern holds for those to come.
pub(super) fn century(shared: &str) -> &str {
    let digits = shared.len() > 2 && shared.bytes().all(|byte| byte.is_ascii_digit());
    shared.get(..2).filter(|_| digits).unwrap_or(shared)
}

fn common_start<'n>(names: &BTreeSet<&'n str>) -> &'n str {
    let (Some(first), Some(last)) = (names.first(), names.last()) else { return "" };
    let shared = first.char_indices().zip(last.chars()).take_while(|((_, a), b)| a == b).last();
    let end = shared.map_or(0, |((at, c), _)| at + c.len_utf8());
    first.get(..end).unwrap_or("")
}

/// A name in which no character stands for others; `*` of a pattern of folders stays.
pub(super) fn literal(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        match c {
            '[' | ']' | '?' => out.extend(['[', c, ']']),
            _ => out.push(c),
        }
    }
    out
}

/// Whether a name can stand in a pattern at all.
pub(super) fn can_be_named(path: &str) -> bool {
    !path.contains(['{', '}', '*', ',', '\\', '[', ']', '?'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(meant: &[&str], others: &[&str]) -> (Vec<String>, Vec<String>) {
        let cover = cover("goals/", &meant.iter().copied().collect(), &others.iter().copied().collect());
        (cover.paths, cover.except)
    }

    #[test]
    fn the_shortest_pattern_is_taken() {
        let paths = |paths: &[&str], except: &[&str]| {
            (paths.iter().map(|p| (*p).to_owned()).collect(), except.iter().map(|p| (*p).to_owned()).collect())
        };
        assert_eq!(covered(&["a.md", "b.md"], &[]), paths(&["goals/*.md"], &[]));
        assert_eq!(covered(&["2019_q3.md", "2022_Q4.md"], &["index.md"]), paths(&["goals/20*.md"], &[]));
        assert_eq!(covered(&["a.md", "b.md", "c.md"], &["x.md"]), paths(&["goals/*.md"], &["goals/x.md"]));
        assert_eq!(covered(&["a.md", "b.md", "c.md"], &["x.md", "y.md"]), paths(&["goals/*.md"], &["goals/{x,y}.md"]));
        assert_eq!(covered(&["a.md"], &["b.md", "c.md"]), paths(&["goals/a.md"], &[]));
    }
}
