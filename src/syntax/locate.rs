use super::{Node, Value};
use crate::finding::{FieldPath, Span};

/// Where a path leads within a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// The value where it stands on its own, else the key that has it, else the entry of the list.
    pub span: Span,
    /// The last key on the way.
    pub key: Option<Span>,
    /// Whether the way could be gone to its end; otherwise this is as far as it went.
    pub complete: bool,
}

/// Follows a path from a record's root. Nothing where not even its first key is there.
pub fn locate(root: &Node<'_>, path: &FieldPath) -> Option<Located> {
    let mut node = root;
    let mut key = None;
    let mut complete = true;
    let mut last_key = None;
    for (steps, segment) in path.segments().enumerate() {
        if let Some(entry) = node.entry(segment) {
            (node, key) = (&entry.value, Some(entry.key_span));
            last_key = key;
        } else if let Value::Sequence(items) = &node.value {
            let found = items.iter().enumerate().find(|(number, item)| item.name_in_list(*number) == segment);
            // An entry that has a name is found by its number all the same.
            let Some(item) = found.map(|(_, item)| item).or_else(|| items.get(numbered(segment)?)) else {
                complete = false;
                break;
            };
            (node, key) = (item, None);
        } else if steps == 0 {
            return None;
        } else if node.name_in_list(0) == segment || node.text().is_some() {
            // One thing that stands for a list of one, or a single value that stands for a field of a group.
        } else {
            complete = false;
            break;
        }
    }
    Some(Located { span: span_of(node, key), key: last_key, complete })
}

/// The number in `[3]`.
fn numbered(segment: &str) -> Option<usize> {
    segment.strip_prefix('[')?.strip_suffix(']')?.parse().ok()
}

fn span_of(node: &Node<'_>, key: Option<Span>) -> Span {
    match (&node.value, key) {
        (Value::Scalar(..), _) => node.span,
        (_, Some(key)) => key,
        (Value::Mapping(entries), None) => entries.first().map_or(node.span, |entry| {
            Span::new(entry.key_span.start(), entry.value.span.end().max(entry.key_span.end()))
        }),
        _ => node.span,
    }
}
