use granit_parser::ErrorKind;

use crate::finding::{Problem, Span};

/// Says what is wrong with a YAML text to somebody who has never seen a parser. `at` is the byte where the parser
/// stopped within `text`, which begins `offset` bytes into its file.
pub fn complaint(kind: &ErrorKind, at: usize, text: &str, offset: usize) -> Problem {
    let place = place(kind, at, text);
    let (message, help) = words(kind);
    Problem::new("invalid-yaml", place.shifted(offset), message).help(help)
}

/// The character at which the parser stopped, or the nearest one before it that a person can see.
fn place(kind: &ErrorKind, at: usize, text: &str) -> Span {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    if let ErrorKind::UnclosedFlowCollection { open } = kind
        && let Some(found) = last_unclosed(text, *open)
    {
        return Span::new(found, found + open.len_utf8());
    }
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(character) if !matches!(character, '\n' | '\r') => Span::new(at, at + character.len_utf8()),
        _ => {
            let before = text.get(..at).unwrap_or("").trim_end();
            let last = before.chars().next_back().map_or(0, char::len_utf8);
            Span::new(before.len() - last, before.len())
        }
    }
}

/// The last opening bracket of its kind that nothing closes (quotes are not looked at: good enough to point).
fn last_unclosed(text: &str, open: char) -> Option<usize> {
    let close = if open == '[' { ']' } else { '}' };
    let mut stack = Vec::new();
    for (at, character) in text.char_indices() {
        if character == open {
            stack.push(at);
        } else if character == close {
            stack.pop();
        }
    }
    stack.first().copied()
}

fn words(kind: &ErrorKind) -> (String, String) {
    let quote = "put the whole text in quotes: `key: \"text: with a colon\"`";
    let (message, help) = match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            ("a second `: ` stands on this line, and YAML takes it for another key", quote)
        }
        ErrorKind::UnclosedFlowCollection { open: '[' } | ErrorKind::UnexpectedEofFlowSequence => {
            ("this `[` is never closed", "close the list with `]`, or put the text in quotes if no list is meant")
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            ("this `{` is never closed", "close it with `}`, or put the text in quotes if no group is meant")
        }
        ErrorKind::ExpectedFlowSequenceSeparator => (
            "a `,` or the closing `]` of the list is missing before this",
            "write `[one, two]`; quote text with brackets in it",
        ),
        ErrorKind::ExpectedFlowMappingSeparator => (
            "a `,` or the closing `}` is missing before this",
            "write `{key: value, key: value}`; quote text with braces in it",
        ),
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("this closing bracket has no opening one", "delete it, or put the text in quotes")
        }
        ErrorKind::MismatchedFlowCollectionEnd { .. } => {
            ("this bracket closes one of another kind", "`[` is closed by `]`, and `{` by `}`")
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            ("this quotation mark is never closed", "close it at the end of the text, or leave the quotes out")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar => {
            ("something stands after the closing `'`", "inside single quotes write an apostrophe twice: `'it''s'`")
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar => {
            ("something stands after the closing `\"`", "inside double quotes write a quotation mark as `\\\"`")
        }
        ErrorKind::UnknownQuotedScalarEscape => (
            "this backslash begins no escape that YAML knows",
            "use single quotes, in which a backslash is just a backslash",
        ),
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabInPlainScalar
        | ErrorKind::TabAtBlockScalarStart => {
            ("a tab stands here, and YAML indents with spaces only", "replace the tab by spaces")
        }
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::UnexpectedEndOfPlainScalar => {
            ("a value cannot begin with this character", "put the whole value in quotes")
        }
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => (
            "a value that begins with `*` or `&` is an alias in YAML, and this one names nothing",
            "put the text in quotes if it is meant as it stands",
        ),
        ErrorKind::RecursionLimitExceeded => (
            "lists and groups stand too deep in each other here",
            "no record needs more than a few levels; take some out",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey | ErrorKind::ExpectedBlockMappingKey => (
            "this line is neither `key: value` nor part of the value before it",
            "add the `:` and a space after the key, or indent the line under the key it belongs to",
        ),
        ErrorKind::BlockSequenceEntryNotAllowed | ErrorKind::ExpectedBlockSequenceEntry => (
            "this list entry does not line up with the others",
            "begin every entry of a list at the same column, with `- `",
        ),
        ErrorKind::InvalidIndentation
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent => (
            "this line is indented differently from the lines it belongs to",
            "line it up with its neighbours, with spaces",
        ),
        ErrorKind::CommentInterceptedScalar | ErrorKind::CommentNotSeparated => (
            "a comment stands in the middle of a value",
            "put the value in quotes if `#` belongs to it, else move the comment to a line of its own",
        ),
        ErrorKind::UndeclaredTagHandle | ErrorKind::ExpectedTagBang | ErrorKind::InvalidTagTerminator => {
            ("a value that begins with `!` is a tag in YAML", "put the text in quotes if it is meant as it stands")
        }
        ErrorKind::DirectiveDisallowed | ErrorKind::MissingDirectiveName | ErrorKind::InvalidDirectiveName => {
            ("a line that begins with `%` is a directive in YAML", "put the text in quotes or indent it under its key")
        }
        other => {
            return (
                format!("this is no YAML that can be read: {other}"),
                "compare the line with its neighbours; quotes around a value often help".to_owned(),
            );
        }
    };
    (message.to_owned(), help.to_owned())
}
