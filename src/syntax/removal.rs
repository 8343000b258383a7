use super::{Node, Value};
use crate::finding::Span;

/// The bytes to take out of a text so that one entry of the list under a key of a group is gone, with the lines and the
/// comments that are its own; with the last entry the whole key goes. Nothing where that cannot be told for certain.
pub fn removal(text: &str, group: &Node<'_>, key: &str, number: usize) -> Option<Span> {
    let entry = group.entry(key)?;
    let list = &entry.value;
    if let Value::Sequence(items) = &list.value
        && items.len() > 1
    {
        let item = items.get(number)?.span;
        // What an alias stands for is written elsewhere.
        if item.start() < list.span.start() || item.end() > list.span.end() {
            return None;
        }
        let is_flow = text.as_bytes().get(list.span.start()) == Some(&b'[')
            && items.first().is_some_and(|first| first.span.start() > list.span.start());
        return match is_flow {
            true => of_flow(text, item),
            false => of_block(text, Span::new(dash(text, item.start())?, item.end()), true),
        };
    }
    let whole = Span::new(entry.key_span.start(), list.span.end().max(entry.key_span.end()));
    let first = group.entries().iter().map(|entry| entry.key_span.start()).min()?;
    let is_flow = text.as_bytes().get(group.span.start()) == Some(&b'{') && first > group.span.start();
    match is_flow {
        true => of_flow(text, whole),
        // What stands above the first key is about the file: its licence, its schema.
        false => of_block(text, whole, whole.start() > first),
    }
}

/// The dash before an entry.
fn dash(text: &str, entry: usize) -> Option<usize> {
    let before = text.get(..entry)?.trim_end();
    before.ends_with('-').then(|| before.len() - 1)
}

/// The lines of an entry that stands at the beginning of one.
fn of_block(text: &str, entry: Span, with_comments_above: bool) -> Option<Span> {
    let first = line_start(text, entry.start());
    let indent = text.get(first..entry.start()).filter(|lead| lead.chars().all(|c| c == ' '))?.len();
    let end = entry.start() + entry.of(text).trim_end().len();
    let rest = text.get(end..line_end(text, end))?;
    if !is_blank_or_comment(rest) {
        return None;
    }
    let mut last = line_end(text, end);
    while comment(text, last).is_some_and(|column| column > indent) {
        last = line_end(text, last);
    }
    let above = if with_comments_above { with_comments(text, first, indent) } else { first };
    Some(Span::new(above, last))
}

/// One entry of a flow list or group, with one comma; with its lines where it has them for itself.
fn of_flow(text: &str, entry: Span) -> Option<Span> {
    let first = line_start(text, entry.start());
    let before = text.get(first..entry.start())?;
    let behind = blanks_end(text, entry.end());
    let has_comma = text.as_bytes().get(behind) == Some(&b',');
    let behind = if has_comma { behind + 1 } else { behind };
    let rest = text.get(behind..line_end(text, behind))?;
    let is_last = || text.get(line_end(text, behind)..).is_some_and(|next| next.trim_start().starts_with([']', '}']));
    if before.trim().is_empty() && is_blank_or_comment(rest) && (has_comma || is_last()) {
        return Some(Span::new(with_comments(text, first, before.len()), line_end(text, behind)));
    }
    let lead = text.get(..entry.start())?.trim_end();
    if has_comma {
        let is_end_of_line = rest.trim().is_empty();
        let start = if is_end_of_line && lead.ends_with(',') { lead.len() } else { entry.start() };
        return Some(Span::new(start, if is_end_of_line { behind } else { blanks_end(text, behind) }));
    }
    let follows = text.get(behind..)?.trim_start().starts_with([']', '}']);
    match lead.chars().next_back() {
        Some(',') if follows => Some(Span::new(lead.len() - 1, entry.end())),
        Some('{' | '[') if follows => Some(entry),
        _ => None,
    }
}

/// Where the comments begin that stand in the same column directly above a line.
fn with_comments(text: &str, line: usize, indent: usize) -> usize {
    let mut at = line;
    while at > 0 {
        let above = line_start(text, at - 1);
        if comment(text, above) != Some(indent) {
            break;
        }
        at = above;
    }
    at
}

/// The column of a line that is nothing but a comment.
fn comment(text: &str, line: usize) -> Option<usize> {
    let line = text.get(line..line_end(text, line))?;
    let column = line.len() - line.trim_start_matches(' ').len();
    line.get(column..)?.starts_with('#').then_some(column)
}

fn is_blank_or_comment(rest: &str) -> bool {
    rest.trim().is_empty() || (rest.starts_with([' ', '\t']) && rest.trim_start().starts_with('#'))
}

fn blanks_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    at + (rest.len() - rest.trim_start_matches([' ', '\t']).len())
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1)
}

/// Behind the line end.
fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |end| at + end + 1)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::syntax::documents;

    fn root(text: &str) -> Node<'_> {
        documents(text, 0).into_iter().next().unwrap().root.unwrap()
    }

    fn without(text: &str, number: usize) -> Option<String> {
        let root = root(text);
        let group = root.entry("m").map_or(&root, |entry| &entry.value);
        let span = removal(text, group, "w", number)?;
        Some(format!("{}{}", text.get(..span.start())?, text.get(span.end()..)?))
    }

    #[test]
    fn an_entry_goes_with_its_lines_and_comments() {
        for (text, number, expected) in [
            // Block lists.
            ("w:\n  - {a: 1}\n  - {a: 2}\nb: 1\n", 0, "w:\n  - {a: 2}\nb: 1\n"),
            ("w:\r\n  - a: 1 # x\r\n    b: 2\r\n  - a: 2\r\n", 0, "w:\r\n  - a: 2\r\n"),
            ("w:\n  # one\n  - a: 1\n    # more of one\n  # two\n  - a: 2\n", 0, "w:\n  # two\n  - a: 2\n"),
            ("w:\n  # one\n  - a: 1\n  # two\n  - a: |\n      x\n\nb: 1\n", 1, "w:\n  # one\n  - a: 1\n\nb: 1\n"),
            ("w:\n- a: 1\n-\n  a: 2\n", 1, "w:\n- a: 1\n"),
            ("w:\n- a: 1\n- a: 2", 1, "w:\n- a: 1\n"),
            // The last one takes the key along.
            ("b: 1\n# why\nw: # x\n  # y\n  - a: 1\n# c\nc: 1\n", 0, "b: 1\n# c\nc: 1\n"),
            ("# schema\nw:\n  - a: 1\nc: 1\n", 0, "# schema\nc: 1\n"),
            ("b: 1\nw: {a: 1}\n", 0, "b: 1\n"),
            ("b: 1\nw:\n  a: 1\n  b: >-\n    x\n    y\nc: 1\n", 0, "b: 1\nc: 1\n"),
            ("m:\n  b: 1\n  w: [{a: 1}] # x\n  c: 1\n", 0, "m:\n  b: 1\n  c: 1\n"),
            // Flow lists.
            ("w: [{a: 1}, {a: 2}, {a: 3}]\n", 0, "w: [{a: 2}, {a: 3}]\n"),
            ("w: [{a: 1}, {a: 2}, {a: 3}]\n", 1, "w: [{a: 1}, {a: 3}]\n"),
            ("w: [{a: 1}, {a: 2} , {a: 3} ]\n", 2, "w: [{a: 1}, {a: 2}  ]\n"),
            ("w: [\n  {a: 1}, # one\n  # two\n  {a: 2}\n]\n", 1, "w: [\n  {a: 1}, # one\n]\n"),
            ("w: [\n  {a: 1}, # one\n  {a: 2}\n]\n", 0, "w: [\n  {a: 2}\n]\n"),
            ("w: [{a: 1}, {a: 2},\n  {a: 3}]\n", 1, "w: [{a: 1},\n  {a: 3}]\n"),
            // In a flow group.
            ("m: {b: 1, w: [{a: 1}], c: 1}\n", 0, "m: {b: 1, c: 1}\n"),
            ("m: {b: 1, w: {a: 1}}\n", 0, "m: {b: 1}\n"),
            ("m: {w: {a: 1}}\n", 0, "m: {}\n"),
            ("m: {\n  b: 1,\n  w: [{a: 1}],\n}\n", 0, "m: {\n  b: 1,\n}\n"),
        ] {
            assert_eq!(without(text, number).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_shares_its_line_stays() {
        assert_eq!(without("m:\n  - 1\nw: [{a: 1}]\n", 3), None);
        let text = "o:\n  - w: [{a: 1}]\n    b: 1\n";
        let root = root(text);
        let Value::Sequence(items) = &root.entry("o").unwrap().value.value else { return };
        assert_eq!(removal(text, items.first().unwrap(), "w", 0), None);
    }
}
