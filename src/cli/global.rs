use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, ValueEnum};

use crate::output::{ColorChoice, Style};
use crate::source::Failure;
use crate::values::{Date, FromText};

/// What every command takes.
#[derive(Debug, Args)]
pub struct Global {
    /// The folder to work in; in a bare repository a path inside the tree
    #[arg(short = 'C', long = "dir", value_name = "DIR", global = true, allow_hyphen_values = true)]
    pub dir: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub color: Color,
    /// Print nothing but the result
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// The date to take for today, as in 2026-11-22
    #[arg(long, value_name = "DATE", global = true, value_parser = date)]
    pub today: Option<Date>,
    /// Read everything with the full parsers of YAML and Markdown, to find out whether a fast path is to blame
    #[arg(long, global = true, hide = true)]
    pub full_parsers: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    #[default]
    Auto,
    Always,
    Never,
}

fn date(text: &str) -> Result<Date, String> {
    Date::from_text(text).map_err(|misread| match misread.help {
        Some(help) => format!("{}; {help}", misread.message),
        None => misread.message,
    })
}

impl Global {
    /// The folder to start from.
    pub fn start(&self) -> PathBuf {
        self.dir.clone().unwrap_or_else(|| PathBuf::from("."))
    }

    pub fn style(&self) -> Style {
        Style::of_stdout(self.choice())
    }

    /// Failures go to stderr; they are coloured as the result would be.
    pub fn style_of_stderr(&self) -> Style {
        Style::of_stdout(self.choice())
    }

    fn choice(&self) -> ColorChoice {
        match self.color {
            Color::Auto => ColorChoice::Auto,
            Color::Always => ColorChoice::Always,
            Color::Never => ColorChoice::Never,
        }
    }

    /// Today by the clock, in UTC: the only clock there is, asked only where neither `--today` nor `pm.yaml` says.
    pub fn real_today() -> Date {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Date::EPOCH.plus_days(i64::try_from(since.as_secs() / 86_400).unwrap_or(0))
    }

    /// The folder, as it must be there for commands that write.
    pub fn existing_dir(&self) -> Result<PathBuf, Failure> {
        let dir = self.start();
        if dir.is_dir() {
            return Ok(dir);
        }
        Err(Failure::new(format!("there is no folder `{}`", dir.display())))
    }
}
