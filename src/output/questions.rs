use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::page::Page;
use super::{Ink, Style, wrap};
use crate::documents::shortened;

/// Columns where nothing says how many there are: what is pasted into a mail fits.
const COLUMNS: usize = 80;

/// Below so many columns for the answers a question stands on a line of its own.
const NARROW: usize = 32;

/// How much of an answer is told where the record itself holds all of it.
const ROOM: usize = 320;

/// An answer, shortened where it is long.
pub(super) fn told(text: &str) -> String {
    shortened(text, ROOM, "…")
}

/// Whether nothing of an answer is left out.
pub fn is_told_whole(text: &str) -> bool {
    text.chars().nth(ROOM).is_none()
}

/// A question and its answers, each of which begins on a line of its own.
pub(super) struct Question {
    pub ask: String,
    pub answers: Vec<String>,
}

impl Question {
    pub fn new(ask: &str, answers: Vec<String>) -> Question {
        Question { ask: ask.to_owned(), answers }
    }
}

/// Questions to the left, answers to the right; what has no answer is left out.
pub(super) fn questions(all: &[Question], style: &Style) -> String {
    let width = style.width.unwrap_or(COLUMNS);
    let asked = || all.iter().filter(|question| !question.answers.is_empty());
    let column = asked().map(|question| question.ask.width() + 2).max().unwrap_or(0);
    let is_narrow = width < column + NARROW;
    let indent = if is_narrow { "  ".to_owned() } else { " ".repeat(column) };
    let page = Page::new(style);
    let mut out = String::new();
    for question in asked() {
        let ask = style.paint(Ink::Strong, &question.ask);
        if is_narrow {
            let lines = wrap(&question.ask, "", "", Some(width));
            lines.lines().for_each(|line| out.push_str(&format!("{}\n", style.paint(Ink::Strong, line))));
        }
        for (number, answer) in question.answers.iter().enumerate() {
            let told = broken(&page.spoken(answer), width.saturating_sub(indent.len()).max(1));
            // An answer goes on two columns further in where there are several.
            let further = if question.answers.len() > 1 { format!("{indent}  ") } else { indent.clone() };
            let text = wrap(&told, &indent, &further, Some(width));
            match (number, is_narrow) {
                (0, false) => {
                    let gap = " ".repeat(column - question.ask.width());
                    out.push_str(&format!("{ask}{gap}{}\n", text.get(indent.len()..).unwrap_or_default()));
                }
                _ => out.push_str(&format!("{text}\n")),
            }
        }
    }
    out
}

/// The text with words that no line holds taken apart: a name behind a sign in it, where there is one.
pub(super) fn broken(text: &str, room: usize) -> String {
    let room = room.saturating_sub(2).max(1);
    if text.split(' ').all(|word| word.width() <= room) {
        return text.to_owned();
    }
    let words: Vec<String> = text.split(' ').map(|word| apart(word, room)).collect();
    words.join(" ")
}

fn apart(word: &str, room: usize) -> String {
    let mut out = String::with_capacity(word.len() + word.len() / room);
    let mut rest = word;
    while rest.width() > room {
        let mut used = 0;
        let fits = |(_, character): &(usize, char)| {
            used += character.width().unwrap_or(0);
            used <= room
        };
        let fitting: Vec<(usize, char)> = rest.char_indices().take_while(fits).collect();
        let is_sign = |(at, character): &&(usize, char)| matches!(character, '-' | '.' | '/' | '_') && *at * 2 >= room;
        let last = fitting.iter().rev().find(is_sign).or(fitting.last());
        // A sign that is wider than the room stands by itself.
        let end = last.map(|(at, character)| at + character.len_utf8());
        let end = end.or_else(|| rest.chars().next().map(char::len_utf8)).unwrap_or(rest.len());
        let (line, more) = rest.split_at_checked(end).unwrap_or((rest, ""));
        out.push_str(line);
        rest = more;
        if !rest.is_empty() {
            out.push(' ');
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::{Question, broken, questions};
    use crate::output::Style;

    fn told(width: Option<usize>, unicode: bool) -> String {
        let all = [
            Question::new("Why?", vec!["One two three four five → six.".to_owned()]),
            Question::new("Who?", Vec::new()),
            Question::new("Since when?", vec!["x".repeat(40), "later".to_owned()]),
        ];
        questions(&all, &Style { width, unicode, ..Style::PLAIN })
    }

    #[test]
    fn a_long_name_is_broken_where_its_parts_end() {
        let name = "(option/narrated-films.narration-from-the-first-second)";
        assert_eq!(broken(name, 54), "(option/narrated-films.narration-from-the-first- second)");
        assert_eq!(broken(name, 30), "(option/narrated-films. narration-from-the-first- second)");
        assert_eq!(broken("a-bcdefghijklmnop q", 10), "a-bcdefg hijklmno p q");
        assert_eq!(broken("日本語", 3), "日 本 語");
    }

    #[test]
    fn answers_stand_beside_their_questions_where_there_is_room() {
        assert!(told(None, true).starts_with("Why?         One two three four five → six.\nSince when?  xxxx"));
        let narrow = "Why?\n  One two three four\n  five -> six.\nSince when?\n  xxxxxxxxxxxxxxxx\n    xxxxxxxxxxxxxxxx\n    \
                      xxxxxxxx\n  later\n";
        assert_eq!(told(Some(20), false), narrow);
        for width in [10, 40, 46, 80, 200] {
            assert!(told(Some(width), true).lines().all(|line| line.chars().count() <= width), "{width}");
        }
    }
}
