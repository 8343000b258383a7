use std::collections::BTreeMap;

use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, Value};

use super::spoken::day;
use crate::config::Language;
pub use crate::documents::picture::svg::escaped;
use crate::documents::spoken;
use crate::output::templates::titles;

const TEMPLATES: [(&str, &str); 3] =
    [("page", include_str!("page.html")), ("card", include_str!("card.html")), ("ways", include_str!("ways.html"))];

/// Templates that escape whatever is not marked as HTML.
///
/// Beside what each is given they know `t`, the page's titles, and the filters `said` and `field` for what documents say in
/// English, `day`, and `words` for what has code in it.
pub fn environment(language: Language) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(|out, _, value| {
        let write = |out: &mut minijinja::Output<'_>, text: &str| out.write_str(text).map_err(Error::from);
        match value.as_str() {
            Some(text) if value.is_safe() => write(out, text),
            Some(text) => write(out, &escaped(text)),
            None if value.is_undefined() || value.is_none() => Ok(()),
            None => write(out, &escaped(&value.to_string())),
        }
    });
    for (name, text) in TEMPLATES {
        // A line that only decides something leaves none behind.
        environment.add_template_owned(name, text.replace("%}\n", "%}"))?;
    }
    environment.add_filter("words", words);
    environment.add_filter("said", move |value: Value| turned(value, |text| spoken::said(text, language)));
    environment.add_filter("field", move |value: Value| turned(value, |text| spoken::field(text, language)));
    environment.add_filter("day", move |value: Value| turned(value, |text| day(text, language)));
    let own = |(key, title): (&'static str, &'static str)| Some((key.strip_prefix(OWN)?, title));
    let titles: BTreeMap<&str, &str> = titles(language).into_iter().filter_map(own).collect();
    environment.add_global("t", seen(&titles));
    environment.add_global("language", language.code());
    let (open, close) = match language {
        Language::English => ("\u{201c}", "\u{201d}"),
        Language::German => ("\u{201e}", "\u{201c}"),
    };
    environment.add_global("quote_open", open);
    environment.add_global("quote_close", close);
    // What is English on a page in another language says so, for those who hear it read.
    let english = if language == Language::English { "" } else { " lang=\"en\"" };
    environment.add_global("english", safe(english.to_owned()));
    Ok(environment)
}

/// What the keys of the page's titles begin with.
const OWN: &str = "report_";

/// A text in the page's language; nothing stays nothing.
fn turned(value: Value, turn: impl Fn(&str) -> String) -> Value {
    value.as_str().map(|text| Value::from(turn(text))).unwrap_or(value)
}

/// Plain data as a template sees it.
pub fn seen(data: &impl serde::Serialize) -> Value {
    Value::from(Serde(data))
}

/// A sentence with what stands between backticks as code.
fn words(text: &str) -> Value {
    let mut out = String::new();
    let mut parts = text.split('`').peekable();
    let mut is_code = false;
    while let Some(part) = parts.next() {
        match is_code && parts.peek().is_some() {
            true => out.push_str(&format!("<code>{}</code>", escaped(part))),
            // A backtick that nothing closes is one.
            false if is_code => out.push_str(&format!("`{}", escaped(part))),
            false => out.push_str(&escaped(part)),
        }
        is_code = !is_code;
    }
    safe(out)
}

/// HTML that needs no escapes any more.
pub fn safe(html: String) -> Value {
    Value::from_safe_string(html)
}
