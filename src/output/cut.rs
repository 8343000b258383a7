use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::safe;
use super::safe::is_unsafe;

/// A tab takes at most this.
pub const TAB: usize = 4;

/// A line made fit to be shown, and the places in it.
pub struct Cut {
    pub text: String,
    pub spans: Vec<Range<usize>>,
}

/// A line with its control characters escaped, and so much of it around the places that it takes at most `room`
/// columns; what is missing on either side is an ellipsis. Costs what is shown, not what the line is long.
pub fn cut(line: &str, spans: &[Range<usize>], room: usize, ellipsis: &str) -> Cut {
    let first = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let last = spans.iter().map(|span| span.end).max().unwrap_or(0);
    let kept = window(line, boundary(line, first)..boundary(line, last), room, ellipsis.chars().count());
    let mark = |there: bool| if there { ellipsis } else { "" };
    let (before, after) = (mark(kept.start > 0), mark(kept.end < line.len()));
    let text = format!("{before}{}{after}", safe(line.get(kept.clone()).unwrap_or("")));
    let place = |offset: usize| match boundary(line, offset) {
        offset if offset < kept.start => 0,
        offset => before.len() + safe(line.get(kept.start..offset.min(kept.end)).unwrap_or("")).len(),
    };
    let spans = spans.iter().map(|span| place(span.start)..place(span.end)).collect();
    Cut { text, spans }
}

/// The part of a line to show: the focus, and around it as much as there is room for.
fn window(line: &str, focus: Range<usize>, room: usize, ellipsis: usize) -> Range<usize> {
    if after(line, 0..line.len(), room).0 == line.len() {
        return 0..line.len();
    }
    let room = room.saturating_sub(2 * ellipsis);
    let (end, used) = after(line, focus.clone(), room);
    let (_, left) = before(line, focus.start, (room - used) / 2);
    let (end, right) = after(line, end..line.len(), room - used - left);
    let (start, _) = before(line, focus.start, room - used - right);
    start..end
}

/// How far one gets forwards on so many columns: the offset, and the columns used.
fn after(line: &str, range: Range<usize>, room: usize) -> (usize, usize) {
    let mut used = 0;
    for (n, c) in line.get(range.clone()).unwrap_or("").char_indices() {
        if used + columns(c) > room {
            return (range.start + n, used);
        }
        used += columns(c);
    }
    (range.end, used)
}

/// The same backwards.
fn before(line: &str, from: usize, room: usize) -> (usize, usize) {
    let mut used = 0;
    for (n, c) in line.get(..from).unwrap_or("").char_indices().rev() {
        if used + columns(c) > room {
            return (n + c.len_utf8(), used);
        }
        used += columns(c);
    }
    (0, used)
}

/// How wide a character may be. A combining one counts too, lest a million of them were free.
fn columns(c: char) -> usize {
    match c {
        '\t' => TAB,
        c if is_unsafe(c) => c.escape_unicode().count(),
        c => c.width().unwrap_or(0).max(1),
    }
}

/// The nearest boundary between characters at or before an offset.
fn boundary(line: &str, offset: usize) -> usize {
    let mut offset = offset.min(line.len());
    while !line.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use unicode_width::UnicodeWidthStr;

    use super::*;

    fn cut_at(line: &str, needle: &str, room: usize) -> (String, String) {
        let start = line.find(needle).unwrap();
        let cut = cut(line, std::slice::from_ref(&(start..start + needle.len())), room, "…");
        let under = cut.text[cut.spans[0].clone()].to_owned();
        (cut.text, under)
    }

    #[test]
    fn a_short_line_stays_whole() {
        assert_eq!(cut_at("supports: grow-smb", "grow-smb", 40), ("supports: grow-smb".into(), "grow-smb".into()));
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let long = format!("{} needle {}", "a".repeat(5000), "b".repeat(5000));
        assert_eq!(cut_at(&long, "needle", 20), ("…aaaaa needle bbbbb…".into(), "needle".into()));
        let early = format!("needle {}", "b".repeat(5000));
        assert_eq!(cut_at(&early, "needle", 20), ("needle bbbbbbbbbbb…".into(), "needle".into()));
        let late = format!("{} needle", "a".repeat(5000));
        assert_eq!(cut_at(&late, "needle", 20), ("…aaaaaaaaaaa needle".into(), "needle".into()));
    }

    #[test]
    fn a_long_place_is_cut_at_its_end() {
        let (text, under) = cut_at(&"x".repeat(500), &"x".repeat(400), 20);
        assert_eq!((text.width(), under.as_str()), (19, "xxxxxxxxxxxxxxxxxx"));
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let (text, under) = cut_at(&format!("{}日本{}", "語".repeat(90), "語".repeat(90)), "日本", 21);
        assert!(text.width() <= 21 && text.width() >= 18, "{text}");
        assert_eq!(under, "日本");
    }

    #[test]
    fn places_move_with_what_is_escaped() {
        assert_eq!(cut_at("\u{1b}[31m id", "id", 40), ("\\u{1b}[31m id".into(), "id".into()));
    }

    #[test]
    fn places_outside_point_at_the_ellipsis() {
        let line = format!("{}x{}", "a".repeat(100), "b".repeat(100));
        let cut = cut(&line, &[0..1, 150..160], 20, "…");
        assert_eq!(cut.text.width(), 19);
        assert_eq!(cut.spans, [0..1, 18..18]);
    }
}
