use std::path::PathBuf;

use clap::Args;

use super::global::Global;
use super::lint::rule_entries;
use super::session::Session;
use crate::finding::{Finding, Severity};
use crate::output::{Base, Format, LintReport, Style, render};
use crate::rules::{Outcome, Statistics};
use crate::source::{Failure, Mode, write_all};

/// How findings are printed: the same for every command that has some.
#[derive(Debug, Args)]
pub struct Findings {
    /// How to print the findings
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = Format::ALL.map(Format::name))]
    format: String,
    /// Write the findings to a file as well; can be given several times
    #[arg(long, value_name = "FORMAT=FILE", value_parser = to_file)]
    output: Vec<(Format, PathBuf)>,
    /// How many findings to show, 0 for all; on a terminal 10, in a pipe all
    #[arg(long, value_name = "N")]
    max: Option<usize>,
}

fn to_file(text: &str) -> Result<(Format, PathBuf), String> {
    let formats = Format::ALL.map(|format| (format.name(), format));
    format_and_file(text, &formats, "sarif=pm.sarif")
}

/// Reads FORMAT=FILE, where these are the formats.
pub fn format_and_file<T: Copy>(text: &str, formats: &[(&str, T)], such_as: &str) -> Result<(T, PathBuf), String> {
    let (format, file) = text.split_once('=').ok_or_else(|| format!("write FORMAT=FILE, as in {such_as}"))?;
    let names = || formats.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
    let known = formats.iter().find(|(name, _)| *name == format);
    let (_, format) = known.ok_or_else(|| format!("the formats are {}", names()))?;
    if file.is_empty() { Err("the file has no name".to_owned()) } else { Ok((*format, PathBuf::from(file))) }
}

/// What else is to be told of them.
#[derive(Clone, Copy, Default)]
pub struct Told<'t> {
    pub command: &'static str,
    pub since: Option<Base<'t>>,
    pub statistics: Option<&'t Statistics>,
}

impl Findings {
    /// Whether they are printed for people.
    /// Whether the format has a place for statistics.
    pub fn can_count(&self) -> bool {
        ["human", "json", "markdown"].contains(&self.format.as_str())
    }

    pub fn is_human(&self) -> bool {
        self.format == Format::default().name()
    }

    /// Writes the files that were asked for, and gives what a command prints of what its rules came to.
    pub fn print(
        &self,
        global: &Global,
        session: &Session,
        outcome: &Outcome,
        told: Told<'_>,
    ) -> Result<String, Failure> {
        let Told { command, since, statistics } = told;
        let report = LintReport {
            findings: &outcome.findings,
            summary: &outcome.summary,
            rules: &rule_entries(),
            text_of: &|path| session.strategy.text_of(path),
            not_evaluated: &outcome.not_evaluated,
            from_git_root: &session.strategy.prefix,
            from_here: &session.from_here,
            command,
            since,
            statistics,
        };
        let files = self.output.iter().map(|(format, path)| {
            let text = render(*format, &report, &Style::PLAIN, None);
            (path.clone(), text.into_bytes(), Mode::Replace { expected: None })
        });
        let files: Vec<_> = files.collect();
        if !files.is_empty() {
            write_all(&here()?, &files)?;
        }
        Ok(render(Format::from_name(&self.format).unwrap_or_default(), &report, &global.style(), self.max))
    }
}

/// The folder that written files are relative to.
pub fn here() -> Result<PathBuf, Failure> {
    std::env::current_dir().map_err(|error| Failure::new(format!("the current folder cannot be used: {error}")))
}

/// Whether a finding weighs enough for exit code 1: `error`, `warning`, `info` or `none`.
pub fn fails(findings: &[Finding], fail_on: &str) -> bool {
    let least = match fail_on {
        "none" => return false,
        "warning" => Severity::Warning,
        "info" => Severity::Info,
        _ => Severity::Error,
    };
    findings.iter().any(|finding| finding.counts() && finding.severity >= least)
}
