/// About how wide a text is, in pixels, at a size in pixels. Fonts differ and none is loaded: it errs on the wide side, so
/// that what is found to fit fits.
pub fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(of_character).sum::<f64>() * size
}

/// In ems.
fn of_character(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.31,
        'f' | 't' | 'r' | ' ' | '\u{a0}' | '(' | ')' | '[' | ']' | '/' | '-' => 0.4,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '—' => 0.95,
        'A'..='Z' => 0.74,
        // Marks that sit on the letter before them.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        // Chinese, Japanese and Korean are as wide as they are high.
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 1.0,
        '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}' => 1.0,
        '\u{1f000}'..='\u{1ffff}' => 1.4,
        character if character < '\u{100}' => 0.59,
        _ => 0.7,
    }
}

/// The text, or as much of its beginning as fits, with an ellipsis.
pub fn cut(text: &str, size: f64, room: f64) -> String {
    let mut width = 0.0;
    let mut fits = 0;
    let ellipsis = of_character('…') * size;
    for (at, character) in text.char_indices() {
        width += of_character(character) * size;
        if width + ellipsis <= room {
            fits = at + character.len_utf8();
        }
        if width > room {
            return format!("{}…", text.get(..fits).unwrap_or_default().trim_end());
        }
    }
    text.to_owned()
}

/// The text in lines that fit, at most so many; what is left over is cut. A word that fits no line is broken: behind a
/// hyphen and the like, in Chinese and Japanese anywhere, and where nothing else helps between two letters.
pub fn lines(text: &str, size: f64, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    'words: for word in text.split(' ') {
        let is_wide = text_width(word, size) > room;
        let pieces = if is_wide { pieces(word, size, room) } else { vec![word] };
        for (number, piece) in pieces.into_iter().enumerate() {
            let blank = if number == 0 { " " } else { "" };
            match lines.last_mut() {
                Some(line) if text_width(line, size) + text_width(piece, size) + size * 0.4 <= room => {
                    line.push_str(blank);
                    line.push_str(piece);
                }
                _ => lines.push(piece.to_owned()),
            }
            // What follows is cut off anyway.
            if lines.len() > most + 1 {
                break 'words;
            }
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|line| cut(line, size, room)).collect()
}

/// The parts of a long word, each of which fits.
fn pieces(word: &str, size: f64, room: f64) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut width) = (0, 0.0);
    for (at, character) in word.char_indices() {
        let own = of_character(character) * size;
        let is_apart = word.get(start..at).and_then(|piece| piece.chars().next_back()).is_some_and(|before| {
            matches!(before, '-' | '_' | '/' | '.') || (of_character(before) == 1.0 && of_character(character) == 1.0)
        });
        if at > start && (is_apart || width + own > room) {
            pieces.extend(word.get(start..at));
            (start, width) = (at, 0.0);
        }
        width += own;
    }
    pieces.extend(word.get(start..));
    pieces
}

#[cfg(test)]
mod tests {
    use super::{cut, lines, text_width};

    #[test]
    fn what_is_cut_fits() {
        for text in ["checkout", &"name".repeat(2_500), &"漢字".repeat(50), &"🙂".repeat(99), "", "\u{301}\u{301}"]
        {
            let short = cut(text, 13.0, 120.0);
            assert!(text_width(&short, 13.0) <= 120.0, "{short}");
            assert_eq!(short == text, text_width(text, 13.0) <= 120.0);
        }
    }

    #[test]
    fn lines_hold_all_words_or_say_that_they_do_not() {
        assert_eq!(lines("one two three", 10.0, 45.0, 3), ["one two", "three"]);
        assert_eq!(lines("one two three four five", 10.0, 45.0, 2), ["one two", "three f…"]);
        assert_eq!(lines("sofa-vote-on-telephones", 10.0, 100.0, 2), ["sofa-vote-on-", "telephones"]);
        assert_eq!(lines("漢字漢字漢字", 10.0, 45.0, 2), ["漢字漢字", "漢字"]);
        assert_eq!(lines(&"x".repeat(9), 10.0, 45.0, 9), ["xxxxxxx", "xx"]);
    }
}
