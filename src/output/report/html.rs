use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, Error, Value};

pub use crate::documents::picture::svg::escaped;

const TEMPLATES: [(&str, &str); 3] =
    [("page", include_str!("page.html")), ("card", include_str!("card.html")), ("ways", include_str!("ways.html"))];

/// Templates that escape whatever is not marked as HTML.
pub fn environment() -> Result<Environment<'static>, Error> {
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
    Ok(environment)
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
