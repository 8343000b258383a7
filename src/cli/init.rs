use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::global::Global;
use crate::source::{Failure, Mode, discover, write_all};
use crate::values::Date;

/// Begin a strategy: a vision, an intent, an initiative and their metrics, and `pm.yaml`
#[derive(Debug, Args)]
#[command(
    after_help = "Nothing is ever overwritten. The files lint clean as they are and are meant to be edited in place."
)]
pub struct Init {}

/// The files, as they stand in `examples/starter`, where they can be read and are linted.
const FILES: [(&str, &str); 5] = [
    ("pm.yaml", include_str!("../../examples/starter/pm.yaml")),
    ("vision.md", include_str!("../../examples/starter/vision.md")),
    ("metrics.yaml", include_str!("../../examples/starter/metrics.yaml")),
    ("intents/first-year.md", include_str!("../../examples/starter/intents/first-year.md")),
    ("initiatives/first-invoice.md", include_str!("../../examples/starter/initiatives/first-invoice.md")),
];

impl Init {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let dir = global.existing_dir()?;
        let there: Vec<&str> = FILES.iter().map(|(path, _)| *path).filter(|path| dir.join(path).exists()).collect();
        if !there.is_empty() {
            let named = there.join(", ");
            return Err(Failure::new(format!("something is here already, and nothing is overwritten: {named}"))
                .help("`pm lint` checks it; `pm new KIND ID` adds a record; `pm init -C FOLDER` begins elsewhere"));
        }
        if let Ok(place) = discover(&dir, None)
            && let Some(around) = place.workspace.filter(|around| around.canonicalize().ok() != dir.canonicalize().ok())
        {
            return Err(Failure::new(format!("this folder is part of the strategy in `{}`", around.display()))
                .help("`pm new KIND ID` adds a record to it; a strategy of its own begins in a folder beside it"));
        }
        let today = global.today.unwrap_or_else(Global::real_today);
        let files: Vec<(PathBuf, Vec<u8>, Mode)> = FILES
            .iter()
            .map(|(path, text)| (PathBuf::from(path), dated(text, today).into_bytes(), Mode::CreateNew))
            .collect();
        let root = dir.canonicalize().map_err(|error| Failure::new(format!("this folder cannot be used: {error}")))?;
        write_all(&root, &files)?;
        if global.quiet {
            return Ok(Answer::default());
        }
        let list: String = FILES.iter().map(|(path, _)| format!("  {path}\n")).collect();
        Ok(format!(
            "A strategy to edit in place:\n{list}\n\
             Begin with `vision.md`: where are you going, and for whom? Then:\n  \
             pm lint   checks what you wrote\n  \
             pm tree   draws it, from the vision down\n  \
             pm new    adds a record, as in `pm new experiment price-page`\n"
        )
        .into())
    }
}

/// The example's text with its dates moved so that it is written today. The example alone says what today is.
fn dated(text: &str, today: Date) -> String {
    let (Some(written), Some(quarter), Some(year)) =
        (Date::new(2026, 11, 22), Date::new(2027, 2, 14), Date::new(2027, 11, 22))
    else {
        return text.to_owned();
    };
    let mut dated = String::with_capacity(text.len());
    for line in text.split_inclusive('\n').filter(|line| !line.starts_with("today:")) {
        let mut line = line.to_owned();
        for date in [quarter, year, written] {
            let moved = today.plus_days(written.days_until(date));
            line = line.replace(&date.to_string(), &format!("\u{0}{moved}"));
        }
        dated.push_str(&line.replace('\u{0}', ""));
    }
    dated
}
