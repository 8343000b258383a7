use super::{Asked, Surroundings};
use crate::source::Failure;

/// The states that were named; an empty side means HEAD, as in Git.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Range<'a> {
    /// `A..B`
    Both {
        base: &'a str,
        head: &'a str,
    },
    /// `A...B`
    Parted {
        one: &'a str,
        head: &'a str,
    },
    /// `A`
    From(&'a str),
    Nothing,
}

impl<'a> Range<'a> {
    pub(super) fn read(range: Option<&'a str>) -> Result<Range<'a>, Failure> {
        let Some(range) = range else { return Ok(Range::Nothing) };
        let parted = range.split_once("...");
        let sides = parted.or_else(|| range.split_once(".."));
        if range.trim().is_empty() || sides.is_some_and(|(base, head)| base.contains("..") || head.contains("..")) {
            return Err(Failure::new(format!("`{range}` does not name two states")).help(
                "write `A..B` for two revisions, `A...B` for what B did since it left A, or `A` for A and the work tree",
            ));
        }
        Ok(match (sides, parted.is_some()) {
            (None, _) => Range::From(range),
            (Some((base, head)), false) => Range::Both { base: or_head(base), head: or_head(head) },
            (Some((one, head)), true) => Range::Parted { one: or_head(one), head: or_head(head) },
        })
    }
}

fn or_head(side: &str) -> &str {
    if side.is_empty() { "HEAD" } else { side }
}

/// The revision that is the head of what is asked for, in which the workspace is to be found; none means the work
/// tree, or HEAD where a bare repository has none.
pub fn head_of<'a>(asked: &Asked<'a>) -> Result<Option<&'a str>, Failure> {
    Ok(match Range::read(asked.range)? {
        Range::Both { head, .. } | Range::Parted { head, .. } => Some(head),
        Range::From(_) => None,
        Range::Nothing => by_default(asked.surroundings),
    })
}

fn by_default(surroundings: &Surroundings) -> Option<&'static str> {
    surroundings.is_ci.then_some("HEAD")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_forms_of_a_range() {
        for (range, expected) in [
            ("a..b", Range::Both { base: "a", head: "b" }),
            ("a...b", Range::Parted { one: "a", head: "b" }),
            ("a..", Range::Both { base: "a", head: "HEAD" }),
            ("..b", Range::Both { base: "HEAD", head: "b" }),
            ("...b", Range::Parted { one: "HEAD", head: "b" }),
            ("..", Range::Both { base: "HEAD", head: "HEAD" }),
            ("v1.2", Range::From("v1.2")),
            ("feature/a.b", Range::From("feature/a.b")),
        ] {
            assert_eq!(Range::read(Some(range)).unwrap(), expected, "{range}");
        }
        assert_eq!(Range::read(None).unwrap(), Range::Nothing);
    }

    #[test]
    fn what_is_no_range_says_how_one_is_written() {
        for range in ["a..b..c", "a...b..c", "a..b...c", "a.....b", "", " "] {
            let failure = Range::read(Some(range)).unwrap_err();
            assert_eq!((failure.message, failure.exit), (format!("`{range}` does not name two states"), 2));
        }
    }
}
