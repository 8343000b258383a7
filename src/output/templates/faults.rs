use minijinja::{Error, ErrorKind};

use super::known::Known;
use crate::source::Failure;
use crate::syntax::markdown::has_marker;
use crate::values::nearest;

/// A template that would write the marks between which `pm` looks for what it wrote.
pub(super) fn refuse_markers(text: &str, shown: &str) -> Result<(), Failure> {
    match text.lines().position(has_marker) {
        None => Ok(()),
        Some(at) => {
            let message = format!("{shown}:{}: a template has no `pm:begin` and `pm:end`", at + 1);
            Err(Failure::new(message)
                .help("`pm` writes these marks around what it makes; take them out of the template"))
        }
    }
}

/// A template that makes more text than any document has.
pub(super) fn too_long(shown: &str) -> Failure {
    let failure = Failure::new(format!("{shown}: what this template makes is longer than 64 MB"));
    failure.help("see whether a loop stands in a loop, or a text is repeated many times")
}

/// What is wrong with a template, for the one who wrote it.
pub(super) fn told(error: &Error, shown: &str, name: &str, known: &Known) -> Failure {
    let at = error.line().map_or_else(|| shown.to_owned(), |line| format!("{shown}:{line}"));
    let (what, help) = words(error, known);
    let help =
        help.unwrap_or_else(|| format!("`pm template {name}` prints the built-in one, and what can be used in it"));
    Failure::new(format!("{at}: {what}")).help(help)
}

fn words(error: &Error, known: &Known) -> (String, Option<String>) {
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::UndefinedError => undefined(&asked_for(error).unwrap_or_default(), known),
        ErrorKind::SyntaxError | ErrorKind::BadEscape => (format!("this cannot be read as a template: {detail}"), None),
        ErrorKind::UnknownFilter => {
            let mine = "`prose`, `line`, `cell`, `link`, `day`, `number`, `duration`, `word` and `so_far` are pm's own; the \
                        others are those of Jinja";
            (format!("there is no such filter: {detail}"), Some(mine.to_owned()))
        }
        ErrorKind::OutOfFuel => (
            "this template takes too many steps, or makes too much text".to_owned(),
            Some("see whether a loop stands in a loop, or a text is repeated many times".to_owned()),
        ),
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => (
            "a template reads no other file".to_owned(),
            Some("write here what that file holds; `{% macro %}` gives a name to what is needed twice".to_owned()),
        ),
        _ if detail.is_empty() => (format!("this cannot be done: {error}"), None),
        _ => (detail.to_owned(), None),
    }
}

/// The name that leads nowhere: the engine's own description, else what stands there, or in front of the filter that
/// stands there.
fn asked_for(error: &Error) -> Option<String> {
    if let Some(described) = error.detail().and_then(|detail| detail.split('`').nth(1)) {
        return Some(described.to_owned());
    }
    let (text, range) = error.template_source().zip(error.range())?;
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    if let Some(before) = text.get(..range.start)?.trim_end().strip_suffix('|') {
        let before = before.trim_end();
        return Some(before.rsplit(|c: char| !is_part(c)).next()?.to_owned());
    }
    let begin = text.get(range)?.trim_start_matches(|c: char| !c.is_alphabetic());
    Some(begin.split(|c: char| !is_part(c)).next()?.to_owned())
}

fn undefined(asked: &str, known: &Known) -> (String, Option<String>) {
    let what = if asked.is_empty() {
        "a name here stands for nothing".to_owned()
    } else {
        format!("there is no `{asked}` here")
    };
    let known = known.for_asked(asked);
    let last = asked.rsplit('.').next().unwrap_or_default();
    let near = nearest(last, known.iter().map(String::as_str)).map(|near| format!("did you mean `{}`?", near.name));
    let names = || known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    (what, near.or_else(|| (!asked.contains('.')).then(|| format!("there is {}", names()))))
}
