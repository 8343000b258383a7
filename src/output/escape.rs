use super::safe;

/// One message or help in a table.
const MOST_IN_A_CELL: usize = 1_000;

/// A backtick that is text and no mark of ours: `user` puts it where somebody wrote one. No character of any script.
const BACKTICK: char = '\u{fdd0}';

/// What somebody wrote, for the inside of a message that marks code by backticks.
pub(super) fn user(text: &str) -> String {
    text.replace('`', BACKTICK.encode_utf8(&mut [0; 4]))
}

/// A message in a table: no more of it than anybody reads there.
pub(super) fn cell(message: &str) -> String {
    text(&short(message))
}

/// The same of what somebody wrote, in which nothing is code.
pub(super) fn literal(value: &str) -> String {
    escaped(&unbroken(&short(value)), Within::Text)
}

/// The same, of any length.
pub(super) fn whole(value: &str) -> String {
    escaped(&unbroken(value), Within::Text)
}

fn short(message: &str) -> String {
    match message.char_indices().nth(MOST_IN_A_CELL) {
        None => message.to_owned(),
        Some((end, _)) => format!("{}…", message.get(..end).unwrap_or(message)),
    }
}

/// Text in which nothing is Markdown but what stood between backticks, which becomes code, and no date is broken at its
/// hyphens.
pub(super) fn text(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, within, after)) = split_code(rest) {
        out.push_str(&escaped(&unbroken(before), Within::Text));
        out.push_str(&code(within));
        rest = after;
    }
    out.push_str(&escaped(&unbroken(rest), Within::Text));
    out
}

/// The first code in a text, as CommonMark has it: as many backticks end it as begin it, and one blank on either side is
/// no part of it.
fn split_code(text: &str) -> Option<(&str, &str, &str)> {
    let mut open = next_run(text, 0)?;
    loop {
        let mut close = next_run(text, open.end);
        while close.as_ref().is_some_and(|close| close.len() != open.len()) {
            close = next_run(text, close?.end);
        }
        let Some(close) = close else {
            open = next_run(text, open.end)?;
            continue;
        };
        let within = text.get(open.end..close.start)?;
        let stripped = within.strip_prefix(' ').and_then(|within| within.strip_suffix(' '));
        let within = stripped.filter(|within| !within.trim().is_empty()).unwrap_or(within);
        return Some((text.get(..open.start)?, within, text.get(close.end..)?));
    }
}

fn next_run(text: &str, from: usize) -> Option<std::ops::Range<usize>> {
    let rest = text.get(from..)?;
    let start = rest.find('`')?;
    let length = rest.get(start..)?.bytes().take_while(|byte| *byte == b'`').count();
    Some(from + start..from + start + length)
}

/// Code as an element: between backticks nothing could be escaped.
pub(super) fn code(text: &str) -> String {
    format!("<code>{}</code>", escaped(text, Within::Code))
}

/// What somebody wrote, where it begins a line or an entry of a list, and would begin another list or a block of code.
pub(super) fn item(message: &str) -> String {
    let message = message.trim_start();
    let digits = message.len() - message.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match message.get(digits..).and_then(|rest| rest.chars().next()) {
        Some(mark @ ('.' | ')')) if digits > 0 => {
            let (number, rest) = (message.get(..digits), message.get(digits + 1..));
            format!("{}\\{mark}{}", number.unwrap_or_default(), literal(rest.unwrap_or_default()))
        }
        Some('-' | '+' | '=') if digits == 0 => format!("\\{}", literal(message)),
        _ => literal(message),
    }
}

/// What somebody wrote, for any place of a document: nothing in it is Markdown, nothing begins a list, a heading or
/// a line below one, and none of it is lost where it ends a heading.
pub(super) fn anywhere(value: &str) -> String {
    let told = beginning(value.trim());
    match told.strip_suffix('#') {
        Some(before) if !before.ends_with('\\') => format!("{before}\\#"),
        _ => told,
    }
}

/// The same where more follows.
pub(super) fn beginning(text: &str) -> String {
    match mark_at_start(text).and_then(|at| text.split_at_checked(at)) {
        Some((before, mark)) => format!("{before}\\{}", inside(mark)),
        None => inside(text),
    }
}

/// The same where something stands before it on its line.
pub(super) fn inside(text: &str) -> String {
    escaped(text, Within::Text)
}

/// Where the mark stands that would make a line the beginning of a list, a heading, or what makes the line above one.
fn mark_at_start(text: &str) -> Option<usize> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut rest = text.get(digits..)?.chars();
    let (mark, next) = (rest.next()?, rest.next());
    let is_alone = next.is_none_or(char::is_whitespace);
    match mark {
        '.' | ')' if (1..=9).contains(&digits) && is_alone => Some(digits),
        '-' | '+' | '#' if digits == 0 && (is_alone || next == Some(mark)) => Some(0),
        ':' if digits == 0 && next == Some('-') => Some(0),
        '=' if digits == 0 => Some(0),
        _ => None,
    }
}

/// Text for the inside of an HTML element that begins a line, in which nothing is Markdown anyway.
pub(super) fn html(text: &str) -> String {
    escaped(text, Within::Html)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Text,
    Code,
    Html,
}

/// Stands where two characters are not to be read together, and is not seen.
const APART: char = '\u{200b}';

/// Escapes what is HTML, Markdown, or would notify people, link to issues and the like or become a picture on GitHub or
/// GitLab. Inside of code names notify nobody.
fn escaped(text: &str, within: Within) -> String {
    let mut out = String::with_capacity(text.len());
    let text = safe(text);
    for (at, c) in text.char_indices() {
        let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
        let is_apart = within != Within::Code && refers(c, rest);
        match c {
            // Addresses and `GH-12` become links by themselves, in code too where it is an element.
            ':' if rest.starts_with("//") => out.extend([c, APART]),
            '.' if ends_with(&out, "www") => out.extend([APART, c]),
            '-' if ["gh", "gl"].iter().any(|word| ends_with(&out, word)) && begins_with_digit(rest) => {
                out.extend([APART, c]);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\t' => out.push(' '),
            BACKTICK if within == Within::Html => out.push('`'),
            BACKTICK => out.push_str("\\`"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' if within != Within::Html => {
                out.extend(['\\', c]);
            }
            c => out.push(c),
        }
        if is_apart {
            out.push(APART);
        }
    }
    out
}

/// What GitLab finds by `[issue:12]` or `*iteration:12`.
const GITLAB: [&str; 9] =
    ["cadence", "contact", "epic", "feature_flag", "issue", "iteration", "vulnerability", "wiki_page", "work_item"];

/// Whether GitHub or GitLab makes more than text of a character and what follows it: `@name`, `#12`, `!12`, `$12`,
/// `&12`, `%12`, `~12`, `:tada:`, `[issue:12]`.
fn refers(mark: char, rest: &str) -> bool {
    let next = rest.chars().next();
    let is_name = next.is_some_and(|next| next.is_alphanumeric() || matches!(next, '_' | '-' | '"'));
    match mark {
        '@' | '#' | '%' | '~' => is_name,
        '!' | '$' | '&' => begins_with_digit(rest),
        ':' => is_emoji(rest),
        '[' | '*' => word(rest, |c| c.is_ascii_lowercase() || c == '_')
            .is_some_and(|(name, end)| end == ':' && GITLAB.contains(&name)),
        _ => false,
    }
}

/// Whether `tada:` follows. Of numbers only two are names: `12:30:45` is a time of the day.
fn is_emoji(rest: &str) -> bool {
    let name = word(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-'));
    name.is_some_and(|(name, end)| {
        end == ':' && (name.chars().any(|c| !c.is_ascii_digit()) || ["100", "1234"].contains(&name))
    })
}

/// The word that a text begins with, and the character after it.
fn word(text: &str, is_part: impl Fn(char) -> bool) -> Option<(&str, char)> {
    let end = text.find(|c: char| !is_part(c))?;
    let (word, rest) = text.split_at(end);
    rest.chars().next().filter(|_| !word.is_empty()).map(|end| (word, end))
}

fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn ends_with(text: &str, word: &str) -> bool {
    let tail = text.len().checked_sub(word.len()).and_then(|start| text.get(start..));
    tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word))
}

/// Dates and quarters with hyphens at which no line is broken. What is longer than a date is a name, and stays.
fn unbroken(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for part in text.split_inclusive(|c: char| !c.is_alphanumeric() && c != '-') {
        let date = part.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '-');
        if is_date(date) && !out.ends_with(['/', '.']) && !part.ends_with('/') {
            out.push_str(&part.replace('-', "\u{2011}"));
        } else {
            out.push_str(part);
        }
    }
    out
}

/// `2026-11-22`, `2026-11`, `2026-Q4`.
fn is_date(text: &str) -> bool {
    let digits = |text: &str, count: usize| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_part = |part: &str| digits(part, 2) || part.strip_prefix('Q').is_some_and(|quarter| digits(quarter, 1));
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year, part] => digits(year, 4) && is_part(part),
        [year, month, day] => digits(year, 4) && digits(month, 2) && digits(day, 2),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{cell, html, item, literal, text, user};

    #[test]
    fn backticks_are_paired_by_their_number() {
        let table = [
            ("``a`b`` of c", "<code>a\\`b</code> of c"),
            ("a `` b ` c `` d", "a <code>b \\` c</code> d"),
            ("``` ``a ``` b", "<code>\\`\\`a</code> b"),
            ("a ` b `` c", "a \\` b \\`\\` c"),
            ("a `` b `c`", "a \\`\\` b <code>c</code>"),
        ];
        for (message, told) in table {
            assert_eq!(text(message), told);
        }
        assert_eq!(text(&format!("{} `by` of it", user("a`b` c"))), "a\\`b\\` c <code>by</code> of it");
        assert_eq!(literal("`a` | b"), "\\`a\\` \\| b");
    }

    #[test]
    fn dates_are_not_broken() {
        let table = [
            ("by 2026-11-22, or 2027-Q1", "by 2026\u{2011}11\u{2011}22, or 2027\u{2011}Q1"),
            ("2026-11", "2026\u{2011}11"),
            ("`research/2026-11-22.md` 2026-11-22-sofa", "<code>research/2026-11-22.md</code> 2026-11-22-sofa"),
            ("555-12 and 2026-1", "555-12 and 2026-1"),
        ];
        for (message, told) in table {
            assert_eq!(cell(message), told);
        }
    }

    #[test]
    fn nothing_refers_to_what_it_does_not_mean() {
        let apart = ["#12", "!12", "@ada", "%4", "%\"big\"", ":tada:", ":+1:", ":100:", "GL-12"];
        for reference in apart {
            assert!(literal(reference).contains('\u{200b}'), "{reference}");
        }
        assert_eq!(literal("$5 &3 ~4"), "\\$\u{200b}5 &amp;\u{200b}3 \\~\u{200b}4");
        assert_eq!(literal("[issue:1]"), "\\[\u{200b}issue:1\\]");
        for text in ["45 % of 5!", "a @ b # c", "at 12:30:45: done", "a: b: c", "why: it is"] {
            assert_eq!(literal(text), text);
        }
    }

    #[test]
    fn nothing_begins_a_list_or_stays_markdown_in_html() {
        let told = ["- a", "+ a", "12. a", "3) a", "    a", "1.5 a", "= a"].map(item);
        assert_eq!(told, ["\\- a", "\\+ a", "12\\. a", "3\\) a", "a", "1\\.5 a", "\\= a"]);
        assert_eq!(html("a*b*</summary>\n@c"), "a*b*&lt;/summary&gt; @\u{200b}c");
    }

    #[test]
    fn nothing_of_a_record_is_markdown() {
        assert_eq!(text("a | b\n<b>*x*</b>"), "a \\| b &lt;b&gt;\\*x\\*&lt;/b&gt;");
        assert_eq!(text("`grow|<smb>` and a ` alone"), "<code>grow\\|&lt;smb&gt;</code> and a \\` alone");
        assert_eq!(text("ask @maria, #12 \u{1b}[31m"), "ask @\u{200b}maria, #\u{200b}12 \\\\u{1b}\\[31m");
        assert_eq!(
            text("https://a.b www.c.d GH-12 5 $ to 9 $"),
            "https:\u{200b}//a.b www\u{200b}.c.d GH\u{200b}-12 5 \\$ to 9 \\$"
        );
    }
}
