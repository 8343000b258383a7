use super::concise::concise;
use super::github::github;
use super::gitlab::gitlab;
use super::human::human;
use super::json::json;
use super::markdown::markdown;
use super::sarif::sarif;
use super::{LintReport, Style, statistics};

/// What `--format` takes for findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Format {
    #[default]
    Human,
    Concise,
    Json,
    Sarif,
    Github,
    Gitlab,
    Markdown,
}

impl Format {
    pub const ALL: [Format; 7] =
        [Format::Human, Format::Concise, Format::Json, Format::Sarif, Format::Github, Format::Gitlab, Format::Markdown];

    /// The word that is typed.
    pub fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Concise => "concise",
            Format::Json => "json",
            Format::Sarif => "sarif",
            Format::Github => "github",
            Format::Gitlab => "gitlab",
            Format::Markdown => "markdown",
        }
    }

    pub fn from_name(name: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.name() == name)
    }
}

/// A report as text. `max` limits what `human` shows; the formats for machines are always whole.
pub fn render(format: Format, report: &LintReport<'_>, style: &Style, max: Option<usize>) -> String {
    if let Some(statistics) = report.statistics {
        match format {
            Format::Human => return statistics::human(report, statistics, style),
            Format::Markdown => return statistics::markdown(report, statistics),
            _ => {}
        }
    }
    match format {
        Format::Human => human(report, style, max),
        Format::Concise => concise(report),
        Format::Json => json(report),
        Format::Sarif => sarif(report),
        Format::Github => github(report),
        Format::Gitlab => gitlab(report),
        Format::Markdown => markdown(report),
    }
}
