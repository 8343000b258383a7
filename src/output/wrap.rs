use unicode_width::UnicodeWidthStr;

/// Text broken between words so that no line is wider than `width` columns, each line but the first indented.
/// A word wider than that stands on a line of its own. No width: one line.
pub fn wrap(text: &str, first: &str, indent: &str, width: Option<usize>) -> String {
    let Some(width) = width else { return format!("{first}{text}") };
    let mut lines: Vec<Vec<Word<'_>>> = vec![Vec::new()];
    let mut used = first.width();
    let words = words(text);
    for (number, word) in words.iter().copied().enumerate() {
        // What stands apart stays together where a line holds all of it.
        let apart = if word.blanks > 1 { until_gap(words.get(number..).unwrap_or_default()) } else { 0 };
        let wide = if indent.width() + apart <= width { apart.max(word.text.width()) } else { word.text.width() };
        if number > 0 && used + word.blanks + wide > width {
            lines.push(Vec::new());
            used = indent.width() + word.text.width();
        } else {
            used += word.blanks + word.text.width();
        }
        lines.last_mut().into_iter().for_each(|line| line.push(word));
    }
    keep_company(&mut lines, indent.width(), width);
    let lines: Vec<String> = lines.iter().map(|line| joined(line)).collect();
    format!("{first}{}", lines.join(&format!("\n{indent}")))
}

/// A word, with the blanks before it: they go where a line is broken.
#[derive(Clone, Copy)]
struct Word<'t> {
    blanks: usize,
    text: &'t str,
}

/// How wide words are up to those that stand apart from them.
fn until_gap(words: &[Word<'_>]) -> usize {
    let end = words.iter().skip(1).position(|word| word.blanks > 1).map_or(words.len(), |end| end + 1);
    joined(words.get(..end).unwrap_or_default()).width()
}

/// The words of a text; a sign for percent stays with its number.
fn words(text: &str) -> Vec<Word<'_>> {
    let mut found: Vec<Word<'_>> = Vec::new();
    let (mut start, mut end) = (0, 0);
    for part in text.split(' ') {
        let from = end;
        end += part.len() + 1;
        let is_sign = part.trim_end_matches([',', ';', '.', ')', ':']) == "%";
        match found.last_mut() {
            _ if part.is_empty() => continue,
            Some(last) if is_sign && from > 0 => last.text = text.get(start..end - 1).unwrap_or(part),
            _ => {
                let before = text.get(..from).unwrap_or_default();
                found.push(Word { blanks: before.len() - before.trim_end_matches(' ').len(), text: part });
                start = from;
            }
        }
    }
    found
}

fn joined(line: &[Word<'_>]) -> String {
    let mut out = String::new();
    for (number, word) in line.iter().enumerate() {
        out.extend(std::iter::repeat_n(' ', if number == 0 { 0 } else { word.blanks }));
        out.push_str(word.text);
    }
    out
}

/// No word stands alone on the last line where the line before has one to spare, unless it was apart from it anyway.
fn keep_company(lines: &mut [Vec<Word<'_>>], indent: usize, width: usize) {
    let [.., before, last] = lines else { return };
    let ([_, _, .., other], [alone]) = (before.as_slice(), last.as_slice()) else { return };
    let fits = indent + other.text.width() + 1 + alone.text.width() <= width;
    if fits && alone.blanks == 1 {
        last.splice(..0, before.pop());
    }
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn breaks_between_words() {
        assert_eq!(wrap("one two three", "  ", "    ", Some(11)), "  one two\n    three");
        assert_eq!(wrap("日本語 日本語", "", "  ", Some(8)), "日本語\n  日本語");
        assert_eq!(wrap("one two three", "  ", "    ", None), "  one two three");
        assert_eq!(wrap("a-very-long-word b", "", "", Some(4)), "a-very-long-word\nb");
        assert_eq!(wrap("one  two", "", "", Some(8)), "one  two");
        assert_eq!(wrap("one  two", "", "", Some(7)), "one\ntwo");
        assert_eq!(wrap("one two three four", "", "", Some(13)), "one two\nthree four");
        assert_eq!(wrap("one two three  four", "", "", Some(13)), "one two three\nfour");
        assert_eq!(wrap("one  two three", "", "", Some(9)), "one\ntwo three");
        assert_eq!(wrap("one  two three four", "", "", Some(9)), "one  two\nthree\nfour");
        assert_eq!(wrap("at 40 %, so", "", "", Some(6)), "at\n40 %,\nso");
    }
}
