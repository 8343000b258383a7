use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State};

use super::{Setting, prose};
use crate::config::Language;
use crate::documents::spoken;
use crate::output::escape;

/// What `pm` adds, and what may not be: with `safe` a template would let through what somebody wrote.
pub(super) fn add(environment: &mut Environment<'static>, setting: &Setting<'_>) {
    environment.remove_filter("safe");
    environment.remove_filter("pprint");
    environment.remove_global("debug");
    let (language, into) = (setting.language, setting.into.map(str::to_owned));
    environment.add_filter("day", move |state: &State<'_, '_>, value: &Value| {
        let named = |text: &str| spoken::named(text, language).unwrap_or_else(|| escape::anywhere(text));
        marked(state, value, named)
    });
    let mut add_spoken = |name: &'static str, said: fn(&str, Language) -> String| {
        environment.add_filter(name, move |state: &State<'_, '_>, value: &Value| {
            marked(state, value, |text| escape::anywhere(&said(text, language)))
        });
    };
    add_spoken("number", spoken::value);
    add_spoken("duration", spoken::duration);
    add_spoken("word", |name, language| spoken::word(name, language).to_owned());
    add_spoken("so_far", spoken::said);
    // Text still, of which another filter may make Markdown.
    environment.add_filter("remark", move |value: &Value| {
        Ok::<_, Error>(text(value)?.map_or(Value::from(()), |text| Value::from(spoken::said(&text, language))))
    });
    let place = into.clone();
    environment.add_filter("prose", move |state: &State<'_, '_>, value: &Value| {
        marked(state, value, |text| prose::prose(text, place.as_deref()))
    });
    let place = into.clone();
    environment.add_filter("line", move |state: &State<'_, '_>, value: &Value| {
        marked(state, value, |text| prose::line(text, place.as_deref()))
    });
    let place = into.clone();
    environment.add_filter("cell", move |state: &State<'_, '_>, value: &Value| {
        marked(state, value, |text| prose::cell(text, place.as_deref()))
    });
    let place = into;
    environment.add_filter("link", move |state: &State<'_, '_>, value: &Value, target: &Value| {
        let target = text(target)?.unwrap_or_default();
        paid(state, &target)?;
        marked(state, value, |text| prose::link(text, &target, place.as_deref()))
    });
}

/// Bytes that are looked at for one step: what reads Markdown is slower than what copies.
const BYTES_FOR_A_STEP: u64 = 8;

/// Pays for looking at a text.
fn paid(state: &State<'_, '_>, text: &str) -> Result<(), Error> {
    state.consume_fuel(text.len() as u64 / BYTES_FOR_A_STEP)
}

/// What `{{ value }}` prints: text in which nothing is markup.
pub(super) fn plain(state: &State<'_, '_>, value: &Value) -> Result<String, Error> {
    if value.is_safe() {
        return Ok(value.as_str().unwrap_or_default().to_owned());
    }
    let Some(text) = text(value)? else { return Ok(String::new()) };
    paid(state, &text)?;
    Ok(escape::anywhere(&text))
}

/// Markdown that has been made harmless.
fn marked(state: &State<'_, '_>, value: &Value, made: impl Fn(&str) -> String) -> Result<Value, Error> {
    if value.is_safe() {
        return Ok(value.clone());
    }
    let Some(text) = text(value)? else { return Ok(Value::from_safe_string(String::new())) };
    paid(state, &text)?;
    Ok(Value::from_safe_string(made(&text)))
}

/// A value as text; nothing where none is written.
fn text(value: &Value) -> Result<Option<String>, Error> {
    let no_text = |what: &str, how: &str| {
        let detail = format!("this is {what} and no text; {how}");
        Err(Error::new(ErrorKind::InvalidOperation, detail))
    };
    match value.kind() {
        ValueKind::Undefined => Err(Error::from(ErrorKind::UndefinedError)),
        ValueKind::None => Ok(None),
        ValueKind::Seq | ValueKind::Iterable => no_text("a list", "go through it with `{% for entry in … %}`"),
        ValueKind::Map => no_text("a group of values", "name the one that is meant, as in `outcome.target`"),
        _ => Ok(Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))),
    }
}
