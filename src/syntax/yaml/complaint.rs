use granit_parser::ErrorKind;

use super::cause::{Cause, cause};
use crate::finding::{Problem, Span};

/// What is said about a value with a tag.
pub(super) const TAG: &str = "a value that begins with `!` is a tag in YAML, which `pm` does not read";
pub(super) const TAG_HELP: &str = "put the text in quotes if it is meant as it stands";

/// Says what is wrong with a YAML text to somebody who has never seen a parser. `at` is the byte where the parser
/// stopped within `text`, which begins `offset` bytes into its file.
pub fn complaint(kind: &ErrorKind, at: usize, text: &str, offset: usize) -> Problem {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let Cause { span, message, help } = cause(kind, at, text).unwrap_or_else(|| {
        let span = place(at, text);
        let (message, help) = words(kind, span.of(text));
        Cause { span, message, help }
    });
    Problem::new("invalid-yaml", span.shifted(offset), message).help(help)
}

/// A character in backticks, which a backtick itself would end.
fn named(there: &str) -> String {
    match there {
        "`" => "a backtick".to_owned(),
        "" => "this character".to_owned(),
        there if there.chars().any(char::is_control) => "this character".to_owned(),
        there => format!("`{there}`"),
    }
}

/// The character at which the parser stopped, or the nearest one before it that a person can see.
fn place(at: usize, text: &str) -> Span {
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(character) if !matches!(character, '\n' | '\r') => Span::new(at, at + character.len_utf8()),
        _ => {
            let before = text.get(..at).unwrap_or("").trim_end();
            let last = before.chars().next_back().map_or(0, char::len_utf8);
            Span::new(before.len() - last, before.len())
        }
    }
}

/// What to say where the parser stopped, at the character `there`.
fn words(kind: &ErrorKind, there: &str) -> (String, String) {
    let quote = "put the whole text in quotes: `key: \"text: with a colon\"`";
    let (message, help) = match kind {
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement => {
            ("a second `: ` stands on this line, and YAML takes it for another key", quote)
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => {
            ("a bracket that was opened before this is never closed", "close it, or put the text in quotes")
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
            ("this bracket is closed by one of another kind", "`[` is closed by `]`, and `{` by `}`")
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            ("this quotation mark is never closed", "close it at the end of the text, or leave the quotes out")
        }
        ErrorKind::InvalidTrailingSingleQuotedScalar => {
            ("something stands behind the closing `'`", "inside single quotes write an apostrophe twice: `'it''s'`")
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "something stands behind the closing `\"`",
            "put the whole text in single quotes, or write a `,` between two",
        ),
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
        ErrorKind::UnexpectedCharacter { .. }
        | ErrorKind::UnexpectedEndOfPlainScalar
        | ErrorKind::PlainScalarStartsWithDashFlowIndicator => {
            let message = format!("a value cannot begin with {}", named(there));
            return (message, "put the whole value in quotes, as in `unit: '%'`".to_owned());
        }
        ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => (
            "a value that begins with `|` or `>` is text on the lines below it, and more stands on this line",
            "put the whole value in quotes, or begin the text on the next line",
        ),
        ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => (
            "a value that begins with `*` or `&` is an alias in YAML, and this one names nothing",
            "put the text in quotes if it is meant as it stands",
        ),
        ErrorKind::RecursionLimitExceeded => (
            "lists and groups stand more than 64 deep in each other here",
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
            (TAG, TAG_HELP)
        }
        ErrorKind::BomInsideDocument => (
            "an invisible mark (a byte-order mark) stands here, inside the text",
            "delete it: it can only stand at the very beginning of a file",
        ),
        other => {
            return (
                "this cannot be read as YAML".to_owned(),
                format!(
                    "compare the line with its neighbours; quotes around a value often help (the parser says: {other})"
                ),
            );
        }
    };
    (message.to_owned(), help.to_owned())
}
