use std::cmp::Ordering;

/// The name that was probably meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Nearest<'a> {
    pub name: &'a str,
    /// Nothing else can have been meant: it alone is one edit or only case away, and no digit differs.
    pub safe: bool,
}

/// How far a candidate is: edits, then what a longer name adds, then the name itself, so that ties are decided.
type Distance<'a> = (usize, usize, &'a str);

/// The best candidate within a distance that is still likely to be a slip of the pen.
pub fn nearest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<Nearest<'a>> {
    let wanted = Wanted::new(name);
    let mut best: Option<Distance<'a>> = None;
    let mut one_edit_away: Option<&'a str> = None;
    let mut several = false;
    for candidate in candidates {
        let Some(distance) = wanted.distance(candidate) else { continue };
        if distance.0 <= 1 {
            several |= one_edit_away.is_some_and(|other| other != candidate);
            one_edit_away = Some(candidate);
        }
        if best.is_none_or(|best| distance.cmp(&best) == Ordering::Less) {
            best = Some(distance);
        }
    }
    let (edits, _, found) = best?;
    let safe = edits <= 1 && !several && wanted.is_slip(found);
    Some(Nearest { name: found, safe })
}

/// The best candidate for a title among those that came when another went. Where very many came at once, as in a migration,
/// only the very same title counts: to look for slips in each pair would take minutes.
pub fn nearest_title<'a>(title: &str, came: &[&'a str]) -> Option<&'a str> {
    const MANY: usize = 200;
    match came.len() {
        0..=MANY => nearest(title, came.iter().copied()).map(|near| near.name),
        _ => came.iter().copied().find(|other| *other == title),
    }
}

struct Wanted<'n> {
    name: &'n str,
    folded: String,
    length: usize,
    letters: u64,
    /// The most edits that still count.
    limit: usize,
}

impl<'n> Wanted<'n> {
    fn new(name: &'n str) -> Wanted<'n> {
        let folded = folded(name);
        let length = folded.chars().count();
        let limit = match length {
            0..=1 => 0,
            2..=4 => 1,
            5..=8 => 2,
            _ => 3,
        };
        Wanted { name, letters: letters(name), folded, length, limit }
    }

    fn distance<'a>(&self, candidate: &'a str) -> Option<Distance<'a>> {
        if self.length == 0 {
            return None;
        }
        if candidate.eq_ignore_ascii_case(self.name) {
            return Some((0, 0, candidate));
        }
        let surplus = candidate.len().abs_diff(self.name.len());
        if self.begins_alike(candidate) {
            // Behind every misspelling, and the shortest continuation first; `grow-smb` and `grow-smbs` are nearer.
            let edits = if surplus == 1 { 1 } else { self.limit + 1 };
            return Some((edits, surplus, candidate));
        }
        // Both bounds are far cheaper than the distance, and enough for nearly all candidates. A character has at
        // most four bytes; an ending and separators are what folding takes off; an edit changes two letters at most.
        if surplus > 4 * self.limit + ".yaml".len() {
            return None;
        }
        let differing = (letters(candidate) ^ self.letters).count_ones() as usize;
        // What folding takes off: an ending, or of ASCII without one at most a plural s on either side.
        let bare = |name: &str| name.is_ascii() && !name.contains('.');
        let folded_off = if bare(candidate) && bare(self.name) { 2 } else { ".yaml".len() };
        if differing > 2 * self.limit + folded_off {
            return None;
        }
        let other = folded(candidate);
        if other == self.folded {
            return Some((1, surplus, candidate));
        }
        if other.chars().count().abs_diff(self.length) > self.limit {
            return None;
        }
        let edits = strsim::osa_distance(&self.folded, &other);
        (edits <= self.limit && edits < self.length).then_some((edits.max(1), surplus, candidate))
    }

    /// One is the beginning of the other.
    fn begins_alike(&self, candidate: &str) -> bool {
        let shorter = candidate.len().min(self.name.len());
        match (candidate.get(..shorter), self.name.get(..shorter)) {
            (Some(one), Some(other)) => shorter >= 4 && one.eq_ignore_ascii_case(other),
            _ => false,
        }
    }

    /// One edit away or only in another case. A differing digit names another thing: another year, another sprint.
    fn is_slip(&self, found: &str) -> bool {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let one_edit = || strsim::osa_distance(self.name, found) <= 1;
        self.length > 2
            && digits(self.name) == digits(found)
            && (self.name.to_lowercase() == found.to_lowercase() || one_edit())
    }
}

/// Without what people vary: case, separators, the ending of a file, a plural s.
fn folded(name: &str) -> String {
    let stem = [".md", ".yaml", ".yml"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name);
    let mut folded: String =
        stem.chars().filter(|c| !matches!(c, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect();
    if folded.len() > 3 && folded.ends_with('s') {
        folded.pop();
    }
    folded
}

/// The set of letters as bits.
fn letters(name: &str) -> u64 {
    name.bytes().fold(0, |set, byte| match byte {
        b'-' | b'_' | b' ' => set,
        _ => set | 1 << (byte.to_ascii_lowercase() & 63),
    })
}

#[cfg(test)]
mod tests {
    use super::{Nearest, nearest};

    type Found<'a> = Option<(&'a str, bool)>;

    fn find<'a>(name: &str, candidates: &[&'a str]) -> Found<'a> {
        nearest(name, candidates.iter().copied()).map(|Nearest { name, safe }| (name, safe))
    }

    #[test]
    fn the_name_that_was_meant_is_found() {
        let table: &[(&str, &[&str], Found)] = &[
            ("grow-smb", &["grow-smbs", "enterprise"], Some(("grow-smbs", true))),
            ("imlpemented", &["implemented", "rejected"], Some(("implemented", true))),
            ("Hacakthon-Listing", &["hackathon-listing"], Some(("hackathon-listing", false))),
            ("Polonius.md", &["polonius.md", "other.md"], Some(("polonius.md", true))),
            ("polonius.md", &["polonius"], Some(("polonius", false))),
            ("guided_setup", &["guided-setup"], Some(("guided-setup", true))),
            ("a_new_way", &["a-new-way"], Some(("a-new-way", false))),
            ("onboarding", &["onboarding-for-enterprise", "onboarding-x"], Some(("onboarding-x", false))),
            ("sprint-1", &["sprint-2"], Some(("sprint-2", false))),
            ("cat", &["bat", "rat"], Some(("bat", false))),
            ("Team", &["team", "teams"], Some(("team", false))),
            ("team", &["zebra", "quokka"], None),
            ("a", &["b"], None),
            ("", &["a"], None),
            ("ab", &["xy"], None),
            ("größe", &["grösse"], Some(("grösse", false))),
        ];
        for (name, candidates, expected) in table {
            assert_eq!(find(name, candidates), *expected, "{name}");
            let backwards: Vec<&str> = candidates.iter().rev().copied().collect();
            assert_eq!(find(name, &backwards), *expected, "{name}, backwards");
        }
        assert_eq!(find("grow-smb", &["grow-smbs", "grow-smbs"]), Some(("grow-smbs", true)));
    }

    #[test]
    fn a_hundred_thousand_candidates_are_few() {
        let names: Vec<String> = (0..100_000).map(|n| format!("initiative-number-{n}")).collect();
        let started = std::time::Instant::now();
        let found = nearest("initiative-nmuber-77777", names.iter().map(String::as_str));
        assert_eq!(found.map(|found| found.name), Some("initiative-number-77777"));
        assert!(started.elapsed().as_secs() < 5);
        assert_eq!(nearest(&"x".repeat(10_000), names.iter().map(String::as_str)), None);
        assert_eq!(find("\0🙂", &["🙂\0", "\0"]), Some(("🙂\0", false)));
    }
}
