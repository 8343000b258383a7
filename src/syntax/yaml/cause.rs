use granit_parser::ErrorKind;

use crate::finding::Span;

/// What is really wrong where a parser stops only further on: its bytes within the text, and what to say.
pub(super) struct Cause {
    pub span: Span,
    pub message: String,
    pub help: String,
}

impl Cause {
    fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Cause {
        Cause { span, message: message.into(), help: help.into() }
    }
}

/// Looks back from the byte where the parser stopped: for a bracket that nothing closes, a blank that is missing behind a
/// colon, a line that is indented by mistake.
pub(super) fn cause(kind: &ErrorKind, at: usize, text: &str) -> Option<Cause> {
    let in_brackets = matches!(
        kind,
        ErrorKind::MappingValueNotAllowed
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::FlowMappingValueAdjacentCollection
            | ErrorKind::SimpleKeyExpected
            | ErrorKind::InvalidSimpleKey
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::UnexpectedEndOfPlainScalar
            | ErrorKind::BlockEntryInFlowCollection
    );
    if in_brackets && let Some((start, open)) = unclosed(text, at) {
        let (close, what) = if open == '[' { (']', "list") } else { ('}', "group") };
        return Some(Cause::new(
            Span::new(start, start + 1),
            format!("this `{open}` is never closed"),
            format!("close it with `{close}`, or put the text in quotes if no {what} is meant"),
        ));
    }
    let line = Line::around(text, at)?;
    match kind {
        ErrorKind::MappingValueNotAllowed if !line.up_to(at).contains(": ") => second_key(text, &line),
        ErrorKind::SimpleKeyExpected
        | ErrorKind::InvalidSimpleKey
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::InvalidIndentation => odd_line(&line),
        ErrorKind::DirectiveDisallowed
        | ErrorKind::MissingDirectiveName
        | ErrorKind::InvalidDirectiveName
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::MissingDocumentEndBeforeDirective => {
            let directive = if line.content().starts_with('%') { line } else { line.before(text)? };
            directive.content().starts_with('%').then(|| {
                Cause::new(
                    directive.span(),
                    "a line that begins with `%` is a command to the parser in YAML, and none is needed here",
                    "delete the line, or put the text in quotes",
                )
            })
        }
        ErrorKind::ExpectedBlockSequenceEntry if !line.content().starts_with('-') => Some(Cause::new(
            line.span(),
            "a list stands above, and this line is no entry of it",
            "begin it with `- `, or put the list under a key of its own",
        )),
        _ => None,
    }
}

/// A key where none may stand, and no other on its line: the line before it is at fault.
fn second_key(text: &str, line: &Line<'_>) -> Option<Cause> {
    let before = line.before(text)?;
    let is_key = before.content().contains(": ");
    if line.indent() > before.indent() && is_key {
        return Some(Cause::new(
            line.span(),
            "this line is indented, and so it is read as part of the value above it",
            "line it up with the keys above it, or put the text above in quotes",
        ));
    }
    if is_key || before.content().ends_with(':') {
        return None;
    }
    let no_key = || {
        Cause::new(
            before.span(),
            "this line is neither `key: value` nor part of the value before it",
            "add the `:` and a blank behind the key, or delete the line",
        )
    };
    odd_line(&before).or_else(|| Some(no_key()))
}

/// A line that is neither a key with its value nor part of the value before it.
fn odd_line(line: &Line<'_>) -> Option<Cause> {
    let content = line.content();
    if content.starts_with("- ") {
        return Some(Cause::new(
            line.span(),
            "this list entry does not line up with the others",
            "begin every entry of a list at the same column, with `- `",
        ));
    }
    if content.contains(": ") || content.ends_with(':') {
        return Some(Cause::new(
            line.span(),
            "this line is indented differently from the lines it belongs to",
            "line it up with its neighbours, with spaces",
        ));
    }
    let colon = content.find(':')?;
    let start = line.span().start() + colon;
    let (key, value) = content.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    is_key.then(|| {
        Cause::new(
            Span::new(start, start + 1),
            "a blank is missing behind this `:`",
            format!("write `{key}: {}`", value.trim().chars().take(40).collect::<String>()),
        )
    })
}

/// The first bracket before `at` that begins a list or a group and that nothing closes in the whole text.
fn unclosed(text: &str, at: usize) -> Option<(usize, char)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut before = '\n';
    let mut characters = text.char_indices().peekable();
    while let Some((position, character)) = characters.next() {
        let begins = before.is_whitespace() || matches!(before, '[' | '{' | ',');
        match character {
            '"' | '\'' if begins => {
                while let Some((_, inside)) = characters.next() {
                    if inside == '\\' && character == '"' {
                        characters.next();
                    } else if inside == character {
                        break;
                    }
                }
            }
            '#' if before.is_whitespace() => while characters.next_if(|(_, inside)| *inside != '\n').is_some() {},
            '[' | '{' if !open.is_empty() || begins_value(text.get(..position)?) => open.push((position, character)),
            ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
        before = character;
    }
    open.first().copied().filter(|(position, _)| *position <= at)
}

/// Whether a value begins here: behind a key, a list's dash, or at the start of a line.
fn begins_value(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("");
    let said = line.trim_end_matches(' ');
    said.is_empty() || (said.len() < line.len() && said.ends_with([':', '-']))
}

/// One line of a text.
struct Line<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Line<'t> {
    fn around(text: &'t str, at: usize) -> Option<Line<'t>> {
        let start = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        let end = text.get(start..)?.find('\n').map_or(text.len(), |end| start + end);
        Some(Line { text: text.get(start..end)?, start })
    }

    /// The last line before this one on which something is said.
    fn before(&self, text: &'t str) -> Option<Line<'t>> {
        let mut start = self.start;
        loop {
            let line = Line::around(text, start.checked_sub(1)?)?;
            if !line.content().is_empty() && !line.content().starts_with('#') {
                return Some(line);
            }
            start = line.start;
        }
    }

    fn content(&self) -> &'t str {
        self.text.trim()
    }

    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    fn span(&self) -> Span {
        let start = self.start + self.indent();
        Span::new(start, start + self.content().len())
    }

    fn up_to(&self, at: usize) -> &'t str {
        self.text.get(..at.saturating_sub(self.start)).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::syntax::documents;

    /// The text, the characters that are pointed at, and the beginning of what is said.
    const TABLE: &[(&str, &str, &str)] = &[
        ("a: b: c", ":", "a second `: ` stands on this line"),
        ("a: [b\nc: d", "[", "this `[` is never closed"),
        ("a: {b: {c: d}\ne: f", "{", "this `{` is never closed"),
        ("a: [b#c, #d]\n", "[", "this `[` is never closed"),
        ("a: 'it''s [fine]'\nb: [c\n", "[", "this `[` is never closed"),
        ("a: {b: c d: e}", ":", "a `,` or the closing `}` is missing"),
        ("a: b\nc: ]", "]", "this closing bracket has no opening one"),
        ("a: [b}", "[", "this bracket is closed by one of another kind"),
        ("a: \"b\nc: d\n", "\"", "this quotation mark is never closed"),
        ("a: 'don't'", "t", "something stands behind the closing `'`"),
        ("a: \"b\" c", "c", "something stands behind the closing `\"`"),
        ("a: \"C:\\path\"", "\"", "this backslash begins no escape"),
        ("a:\n\tb: c", "b", "a tab stands here"),
        ("a: @b", "@", "a value cannot begin with `@`"),
        ("a: `b`", "`", "a value cannot begin with a backtick"),
        ("a: %", "%", "a value cannot begin with `%`"),
        ("a: *b", "*", "a value that begins with `*` or `&`"),
        ("a: !b", "!", "a value that begins with `!`"),
        ("a b\nc: d", "a b", "this line is neither `key: value`"),
        ("a:b\nc: d", ":", "a blank is missing behind this `:`"),
        ("c: d\na:b", ":", "a blank is missing behind this `:`"),
        ("a:\n  - b\n - c", "- c", "this list entry does not line up"),
        ("a: b\n  c: d", "c: d", "this line is indented, and so"),
        ("a:\n  b:\n    c: d\n   e: f", "e: f", "this line is indented differently"),
        ("- a\nb: c", "b: c", "a list stands above"),
        ("a: | b", "|", "a value that begins with `|` or `>`"),
        ("a: > 45 % leave", ">", "a value that begins with `|` or `>`"),
        ("a: &b {c: d}\n<<: *b", "<<", "`<<` merges other keys in"),
        ("[a]: b", "[a]", "a list or a group of keys stands where a key belongs"),
        ("%YAML 1.2\na: b", "%YAML 1.2", "a line that begins with `%`"),
    ];

    #[test]
    fn the_cause_is_named_and_pointed_at() {
        for (text, pointed, said) in TABLE {
            let documents = documents(text, 0);
            let problem = documents.first().unwrap().problems.first().unwrap();
            assert_eq!(
                (problem.span.of(text), problem.rule),
                (*pointed, "invalid-yaml"),
                "{text}: {}",
                problem.message
            );
            assert!(problem.message.starts_with(said), "{text}: {}", problem.message);
            assert!(problem.help.is_some());
        }
    }
}
