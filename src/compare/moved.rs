use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Match;
use super::former::{is_alike, unpaired};
use crate::graph::Strategy;

/// So much of two files with one title has to be the same, in bytes of whole lines, for one to be the other renamed. It
/// is what Git asks for.
const LIKE: f64 = 0.5;

/// The same for two files with different titles or none: what begins from one template is not the same thing.
const LIKE_WITHOUT_TITLE: f64 = 0.8;

/// Of more files on a side only those are found that are the same to the byte. It is Git's limit.
const MOST: usize = 1_000;

/// The files of the base that stand under another path in the head, by number: the same, or with some lines changed.
pub(super) fn files(base: &Strategy, head: &Strategy) -> Vec<(usize, usize)> {
    let mut gone = only_in(base, head);
    let mut came = if gone.is_empty() { Vec::new() } else { only_in(head, base) };
    let mut found = Vec::new();
    if came.is_empty() {
        return found;
    }
    let text = |strategy: &'_ Strategy, file: usize| strategy.files.get(file).map_or(String::new(), |f| f.text.clone());
    let mut by_text: HashMap<String, Vec<usize>> = HashMap::new();
    gone.iter().rev().for_each(|file| by_text.entry(text(base, *file)).or_default().push(*file));
    came.retain(|new| {
        let old = by_text.get_mut(&text(head, *new)).and_then(Vec::pop);
        found.extend(old.map(|old| (old, *new)));
        old.is_none()
    });
    let taken: HashSet<usize> = found.iter().map(|(old, _)| *old).collect();
    gone.retain(|old| !taken.contains(old));
    if gone.len() <= MOST && came.len() <= MOST {
        found.extend(similar(base, head, &gone, &came));
    }
    found
}

/// The files of one state whose path the other does not have. One without a word says nothing about where it went.
fn only_in(one: &Strategy, other: &Strategy) -> Vec<usize> {
    // Both are sorted by path.
    let mut there = other.files.iter().map(|file| file.path.as_str()).peekable();
    let mut is_there = |path: &str| {
        while there.next_if(|other| *other < path).is_some() {}
        there.peek() == Some(&path)
    };
    let alone = one.files.iter().enumerate().filter(|(_, file)| !is_there(&file.path));
    alone.filter(|(_, file)| !file.text.trim().is_empty()).map(|(number, _)| number).collect()
}

/// Each file that came with the one that is gone and that is most like it, the likest pair first.
fn similar(base: &Strategy, head: &Strategy, gone: &[usize], came: &[usize]) -> Vec<(usize, usize)> {
    let lines = |strategy: &Strategy, files: &[usize]| -> Vec<(usize, Lines)> {
        let texts = files.iter().filter_map(|file| Some((*file, Lines::of(&strategy.files.get(*file)?.text))));
        texts.collect()
    };
    let (old, new) = (lines(base, gone), lines(head, came));
    let mut likeness: Vec<(f64, usize, usize)> = Vec::new();
    for (new, of_new) in &new {
        for (old, of_old) in &old {
            let like = of_old.likeness(of_new);
            let is_titled_alike = of_old.title.is_some() && of_old.title == of_new.title;
            if like >= if is_titled_alike { LIKE } else { LIKE_WITHOUT_TITLE } {
                likeness.push((like, *old, *new));
            }
        }
    }
    likeness.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let (mut of_old, mut of_new) = (HashSet::new(), HashSet::new());
    likeness.retain(|(_, old, new)| {
        let is_free = !of_old.contains(old) && !of_new.contains(new);
        is_free && of_old.insert(*old) && of_new.insert(*new)
    });
    likeness.into_iter().map(|(_, old, new)| (old, new)).collect()
}

/// The lines of a text, in whatever order, each with its length.
struct Lines {
    hashes: Vec<(u64, usize)>,
    bytes: usize,
    title: Option<u64>,
}

impl Lines {
    fn of(text: &str) -> Lines {
        let hash = |line: &str| {
            let mut hasher = DefaultHasher::new();
            line.hash(&mut hasher);
            hasher.finish()
        };
        let lines = text.lines().map(str::trim_end).filter(|line| !line.is_empty());
        let mut hashes: Vec<(u64, usize)> = lines.map(|line| (hash(line), line.len())).collect();
        hashes.sort_unstable();
        let title = text.lines().find(|line| line.starts_with("# ") || line.starts_with("title:"));
        Lines { bytes: hashes.iter().map(|(_, length)| length).sum(), hashes, title: title.map(hash) }
    }

    /// Which part of the longer text stands in the other too.
    fn likeness(&self, other: &Lines) -> f64 {
        let longer = self.bytes.max(other.bytes).max(1);
        if (self.bytes.min(other.bytes) as f64) < LIKE * longer as f64 {
            return 0.0;
        }
        let mut rest = other.hashes.as_slice();
        let mut shared = 0;
        for line in &self.hashes {
            while let Some((first, after)) = rest.split_first() {
                match first.cmp(line) {
                    std::cmp::Ordering::Greater => break,
                    order => {
                        rest = after;
                        if order.is_eq() {
                            shared += line.1;
                            break;
                        }
                    }
                }
            }
        }
        shared as f64 / longer as f64
    }
}

/// The records of renamed files that have no other counterpart: of one id, else the only ones of their sort.
pub(super) fn records(
    base: &Strategy,
    head: &Strategy,
    pairs: &[Match],
    files: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    if files.is_empty() {
        return Vec::new();
    }
    let new_of: HashMap<usize, usize> = files.iter().copied().collect();
    let in_file = |strategy: &Strategy, alone: Vec<usize>| {
        let mut by_file: HashMap<usize, Vec<usize>> = HashMap::new();
        for number in alone {
            let file = strategy.record(number).map(|record| record.file);
            file.into_iter().for_each(|file| by_file.entry(file).or_default().push(number));
        }
        by_file
    };
    let of_head = in_file(head, unpaired(pairs, true));
    let mut found = Vec::new();
    for (old, before) in in_file(base, unpaired(pairs, false)) {
        let Some(after) = new_of.get(&old).and_then(|new| of_head.get(new)) else { continue };
        for one in &before {
            let Some(record) = base.record(*one) else { continue };
            let alike: Vec<usize> = after
                .iter()
                .copied()
                .filter(|other| head.record(*other).is_some_and(|other| is_alike(record, other)))
                .collect();
            let is_only =
                before.iter().filter_map(|one| base.record(*one)).filter(|one| is_alike(one, record)).count() == 1;
            let named = alike.iter().find(|other| head.record(**other).is_some_and(|other| other.id == record.id));
            let only = alike.first().filter(|_| is_only && alike.len() == 1);
            found.extend(named.or(only).map(|other| (*one, *other)));
        }
    }
    found
}
