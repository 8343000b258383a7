use crate::syntax::markdown::first_paragraph;

/// The first paragraph of what somebody wrote, without its markup, on one line. Of a text that is HTML only, all of it as it
/// stands; nothing where there is nothing.
pub fn gist(text: &str) -> Option<String> {
    let paragraph = first_paragraph(text);
    let told = if paragraph.is_empty() { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { paragraph };
    (!told.is_empty()).then_some(told)
}

/// All that somebody wrote, without its markup, on one line.
pub fn whole(text: &str) -> Option<String> {
    let mut parts = vec![String::new()];
    for line in text.lines() {
        let is_item = ["- ", "* ", "+ "].iter().any(|mark| line.trim_start().starts_with(mark));
        if line.trim().is_empty() || is_item {
            parts.push(String::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push_str(line);
            part.push('\n');
        }
    }
    let told: Vec<String> = parts.iter().filter_map(|part| gist(part)).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

/// So much of a text as `room` characters hold: whole sentences, else whole words and an ellipsis.
pub fn shortened(text: &str, room: usize, ellipsis: &str) -> String {
    let Some((over, _)) = text.char_indices().nth(room) else { return text.to_owned() };
    let fits = text.get(..over).unwrap_or_default();
    let sentences = fits.char_indices().rev().find(|(at, mark)| {
        let next = text.get(at + mark.len_utf8()..).unwrap_or_default();
        matches!(mark, '.' | '?' | '!' | '…' | '。' | '？') && (next.starts_with(' ') || !mark.is_ascii())
    });
    // A sentence of a few words says less than the beginning of the next one.
    if let Some((at, mark)) = sentences.filter(|(at, _)| *at * 3 >= over) {
        return text.get(..at + mark.len_utf8()).unwrap_or_default().to_owned();
    }
    let words = fits.rfind(' ').filter(|at| *at * 2 >= over).unwrap_or(over);
    let whole = text.get(..words).unwrap_or_default().trim_end_matches([' ', ',', ';', ':', '(', '–', '-']);
    format!("{whole}{ellipsis}")
}

#[cfg(test)]
mod tests {
    use super::{gist, shortened, whole};

    #[test]
    fn what_is_left_out_is_seen_to_be_left_out_unless_a_sentence_ends_there() {
        for (text, room, short) in [
            ("One. Two.", 20, "One. Two."),
            ("One is enough. Two is more.", 20, "One is enough."),
            ("A. Two is much more than that.", 20, "A. Two is much more…"),
            ("at 4.5 % of all the teams", 12, "at 4.5 % of…"),
            (&"x".repeat(50), 5, "xxxxx…"),
            ("漢字漢字。漢字漢字", 6, "漢字漢字。"),
            ("", 5, ""),
        ] {
            assert_eq!(shortened(text, room, "…"), short);
        }
    }

    #[test]
    fn markup_alone_is_told_as_it_stands() {
        assert_eq!(gist("<b>x</b>").as_deref(), Some("x"));
        assert_eq!(gist("<b>\nx</b>").as_deref(), Some("<b> x</b>"));
        assert_eq!(gist("<div>\n<i></div>").as_deref(), Some("<div> <i></div>"));
        assert_eq!(gist(" \n"), None);
    }

    #[test]
    fn all_of_it_is_every_paragraph_and_every_entry() {
        assert_eq!(whole("One.\n\nTwo\nof **them**.").as_deref(), Some("One. Two of them."));
        assert_eq!(whole("- one\n- two\n\nthree").as_deref(), Some("one two three"));
        assert_eq!(whole("\n"), None);
    }
}
