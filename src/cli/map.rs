use clap::{ArgGroup, Args};

use super::Answer;
use super::document::{Into, Of};
use super::global::Global;
use super::language::Spoken;
use super::rank::tell_of_errors;
use super::session::{Session, State};
use super::template::{own_template, tell_of_templates};
use super::whole_file::{Formats, WholeFile, first_tag_has};
use crate::config::Language;
use crate::documents::picture;
use crate::documents::story_map::{Mapped, drawn, mapped, maps_of};
use crate::output::story_map as formats;
use crate::output::templates::{Own, Setting};
use crate::source::Failure;
use crate::values::Kind;

/// Lay out a story map: what users do from left to right, and below it, release by release, what each brings
///
/// Each release is shown with its goal and how its metric stands. What must be true by the North Star document and no story
/// works for is a row of its own.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("to").args(["output", "into"]))]
pub struct Map {
    /// A story map, or the initiative, option or vision that it is of
    name: String,
    /// Read a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to print it; without this as the file's ending says (.md, .svg, .json), else as Markdown
    #[arg(long, value_name = "FORMAT", value_parser = ["markdown", "svg", "json"])]
    format: Option<String>,
    #[command(flatten)]
    language: Spoken,
    #[command(flatten)]
    file: WholeFile,
    #[command(flatten)]
    into: Into,
}

/// What a Markdown file begins with that pm wrote.
const MARK: &str = "<!-- Made by pm map from the records: change these, not this page. -->\n";

const FORMATS: &Formats = &[("markdown", &["md", "markdown"]), ("svg", &["svg"]), ("json", &["json"])];

impl Map {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        self.into.holds(self.format.as_deref(), "markdown", &[("-o", self.file.output.is_some())])?;
        let format = self.file.format(self.format.as_deref(), FORMATS)?;
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        if let Some(answer) = self.into.answer(global, &session, "map", Some(&self.name), self.language.asked())? {
            return Ok(answer);
        }
        let map = found(&session, &self.name)?;
        let language = self.language.of(&session);
        tell_of_errors(global, &session);
        tell_of_templates(global, &session);
        match format {
            "json" => {
                self.file.answer(formats::json(&map), |old| begins(old, "{\n  \"version\": 1,\n  \"command\": \"map\""))
            }
            "svg" => self.file.answer(drawn(&map, picture::Setting::Alone, language), |old| {
                first_tag_has(old, "svg", "data-pm=\"map\"")
            }),
            _ => {
                let text = markdown(&session, &map, language, self.file.inside(&session).as_deref())?;
                // On a screen or in a mail the mark would only be noise.
                let mark = if self.file.path().is_some() { MARK } else { "" };
                self.file.answer(format!("{mark}{text}"), |old| begins(old, MARK))
            }
        }
    }
}

/// `map:NAME` in a region.
pub(super) fn document(of: &Of<'_>) -> Result<String, Failure> {
    markdown(of.session, &found(of.session, &of.name()?)?, of.language, of.file)
}

fn markdown(session: &Session, map: &Mapped, language: Language, into: Option<&str>) -> Result<String, Failure> {
    let own = own_template(session, "map")?;
    let own = own.as_ref().map(|(path, text)| Own { path, text });
    formats::markdown(map, &Setting { language, own, into })
}

fn begins(file: &[u8], mark: &str) -> bool {
    file.starts_with(mark.as_bytes())
}

/// The map that a name means: its own, or that of what it maps.
pub fn found(session: &Session, name: &str) -> Result<Mapped, Failure> {
    let number = session.one(name)?;
    let strategy = &session.strategy;
    let maps = maps_of(strategy, number);
    let named = strategy.full_name(number);
    let [only] = maps.as_slice() else {
        let names: Vec<String> = maps.iter().map(|map| format!("`{}`", strategy.full_name(*map))).collect();
        return Err(match maps.is_empty() {
            true => Failure::new(format!("no story map is `for: {named}`"))
                .help(format!("`pm new story-map ID` begins one; {}", others(session))),
            false => Failure::new(format!("several story maps are `for: {named}`"))
                .help(format!("say which: {}", names.join(", "))),
        });
    };
    let record = strategy.record(*only).filter(|record| !record.broken);
    let map = record.and_then(|_| mapped(strategy, *only, session.today));
    map.ok_or_else(|| {
        let path = strategy.record(*only).map_or("", |record| strategy.path_of(record));
        Failure::new(format!("`{}` cannot be read", strategy.full_name(*only)))
            .help(format!("`pm lint` tells why: {}{path}", session.from_here))
    })
}

fn others(session: &Session) -> String {
    let maps: Vec<String> =
        session.strategy.of_kind(Kind::StoryMap).take(5).map(|(_, map)| format!("`{}`", map.full_name())).collect();
    if maps.is_empty() { "there is none yet".to_owned() } else { format!("there are {}", maps.join(", ")) }
}
