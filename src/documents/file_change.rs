use std::collections::BTreeSet;

use crate::compare::{Role, matching};
use crate::diff::{Change, What, changes};
use crate::graph::{SourceFile, Strategy};
use crate::model::reading::{known_fields, raw_records};
use crate::syntax::{Node, Value, front_matter};

/// What a change of one file is, for somebody who reads through commits.
pub enum FileChange {
    /// Nothing that its records say: it has none, one of them does not parse, or the text is what changed.
    Text,
    /// Its records say the same in another layout.
    LaidOutAnew,
    Told {
        changes: Vec<Change>,
        rest: Rest,
    },
}

/// What of the text is not told by the changes of its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    Nothing,
    /// Prose below the front matter: its first line in both versions, from 1.
    Prose {
        old: u32,
        new: u32,
    },
    Everything,
}

/// Compares the records of one file, in two states of a strategy that have at least that file. A path is none where the
/// file is not there.
pub fn file_change(base: &Strategy, head: &Strategy, old: Option<&str>, new: Option<&str>) -> FileChange {
    let (before, after) = (records(base, old), records(head, new));
    if before.is_none() && after.is_none() || [&before, &after].into_iter().flatten().any(|file| file.is_broken) {
        return FileChange::Text;
    }
    let changes = changes(base, head, &matching(base, head)).changes;
    match (changes.is_empty(), &before, &after) {
        (true, Some(before), Some(after)) if before.is_laid_out_anew(after) => FileChange::LaidOutAnew,
        (true, ..) => FileChange::Text,
        (false, Some(before), Some(after)) => {
            let rest = rest(&changes, before, after);
            FileChange::Told { changes, rest }
        }
        // Of a record that came or went the changes tell the outline.
        (false, ..) => FileChange::Told { changes, rest: Rest::Everything },
    }
}

fn rest(changes: &[Change], before: &Records<'_>, after: &Records<'_>) -> Rest {
    let prose_differs = before.prose_differs(after);
    // How many words differ is told, and not which.
    let is_text = |change: &Change| change.role == Role::Narrative && change.field.is_some();
    let is_untold = |change: &Change| change.what == What::Text || (is_text(change) && !prose_differs);
    if before.unread != after.unread || before.comments() != after.comments() || changes.iter().any(is_untold) {
        return Rest::Everything;
    }
    match prose_differs {
        true => Rest::Prose { old: before.first_line(), new: after.first_line() },
        false => Rest::Nothing,
    }
}

/// A file that has records.
struct Records<'f> {
    text: &'f str,
    /// Where the text below the front matter begins; the end of a file that is all YAML.
    body: usize,
    is_broken: bool,
    /// Every value that is written, with the way to it.
    leaves: BTreeSet<String>,
    /// Those of them under keys that no field reads.
    unread: BTreeSet<String>,
}

fn records<'s>(strategy: &'s Strategy, path: Option<&str>) -> Option<Records<'s>> {
    let path = path?;
    let file: &SourceFile = strategy.files.iter().find(|file| file.path == path)?;
    let mut own = strategy.records.iter().filter(|record| strategy.path_of(record) == path).peekable();
    own.peek()?;
    let is_broken = own.any(|record| record.broken);
    let is_page = path.ends_with(".md") || path.ends_with(".markdown");
    let body = if is_page { front_matter(&file.text).body() } else { file.text.len() };
    let (mut leaves, mut unread) = (BTreeSet::new(), BTreeSet::new());
    for raw in raw_records(&file.path, &file.text, file.place, &strategy.settings) {
        let known = known_fields(raw.kind);
        for entry in raw.root.entries() {
            let mut found = Vec::new();
            take(&format!("{}/{}.{}", raw.kind, raw.id, entry.key), &entry.value, &mut found);
            if !known.contains(&entry.key.as_ref()) {
                unread.extend(found.iter().cloned());
            }
            leaves.extend(found);
        }
    }
    Some(Records { text: &file.text, body, is_broken, leaves, unread })
}

/// Every value below a node, with the way to it; the order of a list says nothing.
fn take(way: &str, node: &Node<'_>, found: &mut Vec<String>) {
    match &node.value {
        Value::Sequence(items) => items.iter().for_each(|item| take(&format!("{way}[]"), item, found)),
        Value::Mapping(entries) => {
            entries.iter().for_each(|entry| take(&format!("{way}.{}", entry.key), &entry.value, found));
        }
        Value::Scalar(text, _) => {
            found.push(format!("{way}: {}", text.split_whitespace().collect::<Vec<_>>().join(" ")))
        }
        Value::Null | Value::Broken => found.push(way.to_owned()),
    }
}

impl Records<'_> {
    fn prose(&self) -> impl Iterator<Item = &str> {
        self.text.get(self.body..).unwrap_or_default().split_whitespace()
    }

    fn prose_differs(&self, other: &Records<'_>) -> bool {
        !self.prose().eq(other.prose())
    }

    /// Whether all that is written is in both, values, prose and comments.
    fn is_laid_out_anew(&self, other: &Records<'_>) -> bool {
        self.leaves == other.leaves && !self.prose_differs(other) && self.comments() == other.comments()
    }

    fn first_line(&self) -> u32 {
        let lines = self.text.get(..self.body).unwrap_or_default().matches('\n').count() + 1;
        u32::try_from(lines).unwrap_or(u32::MAX)
    }

    /// The comments of the YAML, and what looks like one.
    fn comments(&self) -> Vec<&str> {
        let yaml = self.text.get(..self.body).unwrap_or_default();
        yaml.lines().filter_map(|line| line.find('#').and_then(|at| line.get(at..))).map(str::trim_end).collect()
    }
}
