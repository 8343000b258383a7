use schemars::JsonSchema;
use serde::Serialize;

/// A text with its first sentence apart.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Sentence {
    /// In Markdown.
    pub sentence: String,
    /// What follows, in Markdown; empty where nothing does.
    pub rest: String,
}

/// A sentence as long as this is read as a paragraph anyway.
const LONGEST: usize = 400;

/// A sentence shorter than this rarely tells a problem: the next one goes with it.
const SHORTEST: usize = 40;

/// What ends in a full stop and no sentence.
const SHORT: [&str; 12] = ["e.g", "i.e", "etc", "vs", "approx", "z.b", "d.h", "u.a", "bzw", "ca", "nr", "no"];

impl Sentence {
    /// As `of`; the first two sentences where the first is short.
    pub fn that_tells(text: &str) -> Sentence {
        let first = Sentence::of(text);
        // What follows in another paragraph is another thought.
        let is_in_paragraph = !text.trim().get(first.sentence.len()..).unwrap_or_default().starts_with("\n\n");
        if first.rest.is_empty() || !is_in_paragraph || first.sentence.chars().count() >= SHORTEST {
            return first;
        }
        let second = Sentence::of(&first.rest);
        Sentence { sentence: format!("{} {}", first.sentence, second.sentence), rest: second.rest }
    }

    /// Splits behind the first sentence of the first paragraph; where that cannot be told, behind the paragraph.
    pub fn of(text: &str) -> Sentence {
        let text = text.trim();
        let paragraph = text.find("\n\n").unwrap_or(text.len());
        let (first, further) = text.split_at(paragraph);
        let end = end_of_sentence(first).unwrap_or(first.len());
        let (sentence, rest) = first.split_at(end);
        let rest = [rest.trim(), further.trim()].into_iter().filter(|part| !part.is_empty());
        Sentence { sentence: sentence.trim().to_owned(), rest: rest.collect::<Vec<_>>().join("\n\n") }
    }
}

fn end_of_sentence(paragraph: &str) -> Option<usize> {
    // A list, a table or a quote is no sentence.
    if paragraph.starts_with(['-', '*', '+', '|', '>', '#']) {
        return None;
    }
    let ends = paragraph.char_indices().filter(|(_, c)| matches!(c, '.' | '!' | '?')).map(|(at, c)| at + c.len_utf8());
    for end in ends.take_while(|end| *end <= LONGEST) {
        let (before, after) = paragraph.split_at(end);
        let closed = after.trim_start_matches(['"', '”', '“', '’', '»', ')', '*', '_']);
        let end = paragraph.len() - closed.len();
        let begins_next = closed.starts_with(char::is_whitespace)
            && closed
                .trim_start()
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“„«*[".contains(c));
        let word = before.trim_end_matches('.').rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let is_short = before.ends_with('.')
            && (SHORT.contains(&word.as_str()) || word.chars().count() == 1 || word.parse::<u32>().is_ok());
        if begins_next && !is_short && paragraph.get(..end).is_some_and(is_balanced) {
            return Some(end);
        }
    }
    None
}

/// Whether no mark of Markdown is left open.
fn is_balanced(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    ['`', '*', '_'].into_iter().all(|mark| count(mark) % 2 == 0) && count('[') == count(']') && count('(') == count(')')
}

#[cfg(test)]
mod tests {
    use super::Sentence;

    #[test]
    fn a_short_sentence_takes_the_next_of_its_paragraph() {
        let long = "New admins give up at the screen on which they are to say who may see what.";
        for (text, sentence, rest) in [
            ("Setup is slow. They leave. We know.", "Setup is slow. They leave.", "We know."),
            ("Setup is slow.\n\nThey leave.", "Setup is slow.", "They leave."),
            ("Setup is slow.", "Setup is slow.", ""),
            (&format!("{long} They leave."), long, "They leave."),
        ] {
            let told = Sentence::that_tells(text);
            assert_eq!((told.sentence.as_str(), told.rest.as_str()), (sentence, rest), "{text}");
        }
    }

    #[test]
    fn a_sentence_ends_where_a_reader_would_end_it() {
        for (text, sentence, rest) in [
            ("One. Two.", "One.", "Two."),
            (
                "Since 12. October, e.g. Monday, nobody came. We saw it.",
                "Since 12. October, e.g. Monday, nobody came.",
                "We saw it.",
            ),
            ("\"I closed the tab.\" They said so.", "\"I closed the tab.\"", "They said so."),
            ("They pay 4.5 % more", "They pay 4.5 % more", ""),
            ("See [a. B](x.md). Then.", "See [a. B](x.md).", "Then."),
            ("First line\nof it.\n\nMore.", "First line\nof it.", "More."),
            ("- a. B\n- c", "- a. B\n- c", ""),
            ("", "", ""),
        ] {
            let told = Sentence::of(text);
            assert_eq!((told.sentence.as_str(), told.rest.as_str()), (sentence, rest), "{text}");
        }
    }
}
