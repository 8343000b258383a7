use unicode_width::UnicodeWidthStr;

/// Text broken between words so that no line is wider than `width` columns, each line but the first indented.
/// A word wider than that stands on a line of its own. No width: one line.
pub fn wrap(text: &str, first: &str, indent: &str, width: Option<usize>) -> String {
    let Some(width) = width else { return format!("{first}{text}") };
    let mut out = first.to_owned();
    let mut used = first.width();
    let mut fresh = true;
    for word in text.split(' ') {
        let wide = word.width();
        if !fresh && used + 1 + wide > width {
            out.push('\n');
            out.push_str(indent);
            used = indent.width();
        } else if !fresh {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += wide;
        fresh = false;
    }
    out
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
    }
}
