use clap::Args;

use super::Answer;
use super::global::Global;
use super::session::{Session, State};
use crate::config::FILE;
use crate::finding::FieldPath;
use crate::graph::{Place, Places};
use crate::output::lookups::{Setting, Settings};
use crate::output::{document, table};
use crate::source::Failure;
use crate::syntax::documents;

/// Show the settings in force, and where each comes from
#[derive(Debug, Args)]
pub struct Config {
    /// How to print them
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = ["human", "json"])]
    format: String,
}

/// A setting: its name, its value, and where it comes from.
type Line = (String, String, String);

impl Config {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State::default())?;
        let lines = in_force(&session);
        if self.format == "json" {
            let settings = lines.into_iter().map(|(setting, value, from)| Setting { setting, value, from }).collect();
            return Ok(document("config", &Settings { settings }).into());
        }
        let rows: Vec<Vec<String>> =
            lines.into_iter().map(|(setting, value, from)| vec![setting, value, from]).collect();
        Ok(table(&["setting", "value", "from"], &rows, &global.style()).into())
    }
}

fn in_force(session: &Session) -> Vec<Line> {
    let strategy = &session.strategy;
    let default = || "the default".to_owned();
    let workspace =
        session.place.workspace.as_ref().map_or_else(|| session.place.prefix.clone(), |_| session.from_here.clone());
    let workspace = if workspace.is_empty() { "./".to_owned() } else { workspace };
    let mut lines: Vec<Line> = vec![("workspace".to_owned(), workspace, "the nearest `pm.yaml` or vision".to_owned())];
    if session.today_from != FILE {
        lines.push(("today".to_owned(), session.today.to_string(), session.today_from.to_owned()));
    }
    let mut places = Places::of(strategy);
    let text = strategy.text_of(FILE).unwrap_or("");
    let root = documents(text, 0).into_iter().next().and_then(|document| document.root);
    let entries = root.as_ref().map_or(&[] as &[_], |root| root.entries());
    for entry in entries.iter().filter(|entry| !(entry.key == "today" && session.today_from != FILE)) {
        let at = places.label(&Place::Config(FieldPath::of(&entry.key)), "").start;
        let value = entry.value.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        lines.push((entry.key.to_string(), value, format!("{FILE}:{}", at.line)));
    }
    let given = |key: &str| entries.iter().any(|entry| entry.key == key);
    let mut defaults: Vec<(&str, String)> = vec![
        ("version", crate::config::VERSION.to_string()),
        ("fiscal_year_starts", "01-01".to_owned()),
        ("languages", strategy.settings.languages.join(", ")),
        ("history", "off".to_owned()),
    ];
    defaults.retain(|(key, _)| !given(key));
    lines.extend(defaults.into_iter().map(|(key, value)| (key.to_owned(), value, default())));
    for rule in crate::rules::all().filter(|rule| rule.limit.is_some()) {
        if strategy.config.rules.get(rule.name).is_none_or(|setting| setting.limit.is_absent()) {
            let limit = rule.limit.unwrap_or(0).to_string();
            lines.push((format!("rules.{}.limit", rule.name), limit, default()));
        }
    }
    lines
}
