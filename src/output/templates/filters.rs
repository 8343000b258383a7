use minijinja::value::{Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, State};

use super::{Setting, day, prose};
use crate::output::escape;

/// What `pm` adds, and what may not be: with `safe` a template would let through what somebody wrote.
pub(super) fn add(environment: &mut Environment<'static>, setting: &Setting<'_>) {
    environment.remove_filter("safe");
    environment.remove_filter("pprint");
    environment.remove_global("debug");
    let (language, into) = (setting.language, setting.into.map(str::to_owned));
    environment.add_filter("day", move |value: &Value| {
        let named = |text: &str| day::named(text, language).unwrap_or_else(|| escape::anywhere(text));
        marked(value, named)
    });
    let place = into.clone();
    environment.add_filter("prose", move |value: &Value| marked(value, |text| prose::prose(text, place.as_deref())));
    let place = into.clone();
    environment.add_filter("line", move |value: &Value| marked(value, |text| prose::line(text, place.as_deref())));
    let place = into.clone();
    environment.add_filter("cell", move |value: &Value| marked(value, |text| prose::cell(text, place.as_deref())));
    let place = into;
    environment.add_filter("link", move |value: &Value, target: &Value| {
        let target = text(target)?;
        marked(value, |text| prose::link(text, target.as_deref().unwrap_or_default(), place.as_deref()))
    });
}

/// What `{{ value }}` prints: text in which nothing is markup.
pub(super) fn plain(_: &mut State<'_, '_>, value: &Value) -> Result<String, Error> {
    if value.is_safe() {
        return Ok(value.as_str().unwrap_or_default().to_owned());
    }
    Ok(text(value)?.map(|text| escape::anywhere(&text)).unwrap_or_default())
}

/// Markdown that has been made harmless.
fn marked(value: &Value, made: impl Fn(&str) -> String) -> Result<Value, Error> {
    if value.is_safe() {
        return Ok(value.clone());
    }
    Ok(Value::from_safe_string(text(value)?.map(|text| made(&text)).unwrap_or_default()))
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
