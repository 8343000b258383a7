use std::borrow::Cow;

/// Text in which nothing can move the cursor, change colours or turn the reading direction: such characters are
/// shown as `\u{1b}`. Tabs and line feeds stay.
pub fn safe(text: &str) -> Cow<'_, str> {
    shown_where(text, |c| is_unsafe(c) && c != '\n' && c != '\t', |c, out| out.extend(c.escape_unicode()))
}

/// The same on one line: a tab or line end becomes a space.
pub fn one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim_end_matches(['\r', '\n']);
    shown_where(text, is_unsafe, |c, out| match c {
        '\n' | '\t' => out.push(' '),
        '\r' => {}
        c => out.extend(c.escape_unicode()),
    })
}

/// Whether a character does something to what shows it instead of being seen: the control characters, those that break
/// lines, those that override the direction of what follows, and what is no character at all.
pub fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

fn shown_where(text: &str, unsafe_here: impl Fn(char) -> bool, show: impl Fn(char, &mut String)) -> Cow<'_, str> {
    // Printable ASCII is nearly all there is.
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) || !text.contains(&unsafe_here) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if unsafe_here(c) { show(c, &mut out) } else { out.push(c) }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_reaches_the_terminal_but_text() {
        assert_eq!(safe("a\u{1b}[31mb\r\n\tc"), "a\\u{1b}[31mb\\u{d}\n\tc");
        assert_eq!(safe("\u{9b}x \u{202e}y 日本 é"), "\\u{9b}x \\u{202e}y 日本 é");
        assert_eq!(safe("a\u{2028}b\u{fffe}"), "a\\u{2028}b\\u{fffe}");
        assert_eq!(one_line("a\r\nb\tc\n"), "a b c");
        assert!(matches!(safe("40 % → 45 %"), Cow::Borrowed(_)));
    }
}
