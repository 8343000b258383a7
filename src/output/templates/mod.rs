//! Documents in Markdown: plain data into a template, which a file of the workspace may replace.

mod bounded;
mod built_in;
mod faults;
mod filters;
mod inline;
mod known;
mod prose;
mod target;

use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Error, UndefinedBehavior};
use serde::Serialize;

pub use crate::documents::spoken::{day, title, titles};
pub use built_in::{BUILT_IN, BuiltIn, built_in};
pub use prose::{cell, line, prose};

use bounded::Bounded;
use known::Known;

use crate::config::Language;
use crate::source::Failure;

/// The steps of a template over no data at all: each instruction is one, every 64 bytes that it makes another, and every
/// 8 bytes that go through a filter of ours. A second at most.
const FEWEST_STEPS: u64 = 400_000;

/// Steps for each byte of the data: some times what the built-in templates take.
const STEPS_FOR_A_BYTE: u64 = 8;

/// And no more than these, which bounds what a template holds in memory beside the document.
const MOST_STEPS: u64 = 16_000_000;

/// What several templates share, for `{% from "parts.md" import … %}`.
pub const PARTS: &str = include_str!("parts.md");

/// How deep one macro may call another.
const DEEPEST: usize = 60;

/// How a document is to be made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting<'a> {
    pub language: Language,
    /// The file that the document goes to, relative to the workspace: links in it lead on from there. Nothing is the
    /// workspace's own folder.
    pub into: Option<&'a str>,
    /// The template of the workspace that replaces the built-in one.
    pub own: Option<Own<'a>>,
}

/// A template of the workspace.
#[derive(Clone, Copy, Debug)]
pub struct Own<'a> {
    /// As failures name it.
    pub path: &'a str,
    pub text: &'a str,
}

/// Fills a template with data.
///
/// Whatever a template prints is text and no markup, but for what goes through one of the filters `prose`, `line`, `cell`
/// and `link`. Beside the keys of the data it knows `titles`, by key in the document's language, and `language`.
///
/// # Errors
/// A template that is wrong: the file, the line, and what is wrong there.
pub fn document(name: &str, data: &impl Serialize, setting: &Setting<'_>) -> Result<String, Failure> {
    let built_in = built_in(name).ok_or_else(|| Failure::new(format!("no template is called `{name}`")))?;
    let shown = setting.own.map_or_else(|| format!("built-in {}.md", built_in.name), |own| own.path.to_owned());
    let text = setting.own.map_or(built_in.text, |own| own.text);
    let text = text.strip_prefix(crate::syntax::BOM).unwrap_or(text);
    faults::refuse_markers(text, &shown)?;
    let size = serde_json::to_string(data).map_or(0, |text| text.len() as u64);
    let data = Value::from(Serde(data));
    let steps = FEWEST_STEPS.saturating_add(size.saturating_mul(STEPS_FOR_A_BYTE)).min(MOST_STEPS);
    let environment = environment(setting, steps);
    let template = environment.template_from_named_str(&shown, text);
    let mut made = Bounded::default();
    let rendered = template.and_then(|template| template.render_captured_to(data.clone(), &mut made).map(drop));
    match rendered {
        Ok(()) => Ok(tidied(&made.text())),
        Err(_) if made.is_full => Err(faults::too_long(&shown)),
        Err(error) => Err(faults::told(&error, &shown, built_in.name, &Known::of(&data))),
    }
}

fn environment(setting: &Setting<'_>, steps: u64) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    if let Ok(syntax) = environment.syntax().to_builder().trim_blocks(true).lstrip_blocks(true).build() {
        environment.set_syntax(syntax);
    }
    environment.set_fuel(Some(steps));
    environment.set_recursion_limit(DEEPEST);
    environment.set_debug(true);
    environment.set_auto_escape_callback(|_| AutoEscape::Custom("markdown".into()));
    environment.set_formatter(|out, state, value| {
        let text = filters::plain(state, value)?;
        out.write_str(&text).map_err(Error::from)
    });
    filters::add(&mut environment, setting);
    environment.add_global("titles", Value::from(Serde(titles(setting.language))));
    environment.add_global("language", setting.language.code());
    // What this holds is ours: a test sees that it can be read.
    let _ = environment.add_template("parts.md", PARTS);
    environment
}

/// No blanks at the end of a line, one empty line at most, none at the beginning, and one line end at the end.
fn tidied(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut gap = false;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            gap = !tidy.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            tidy.push('\n');
        }
        tidy.push_str(line);
        tidy.push('\n');
    }
    tidy
}
