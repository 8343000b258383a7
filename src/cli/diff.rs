use std::cell::RefCell;
use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::findings::{fails, format_and_file, here};
use super::global::Global;
use super::lint::rule_entries;
use super::pair::Pair;
use super::past::{head_day, way_back};
use crate::diff::{ChangeSide, Compared, diff};
use crate::finding::Summary;
use crate::graph::{Place, Places};
use crate::output::diff::{self as formats, DiffReport, SideShown};
use crate::output::{LintReport, Style};
use crate::rules::Facts;
use crate::source::{Failure, Mode, Side, write_all};

const FORMATS: [&str; 5] = ["human", "json", "markdown", "github", "sarif"];

/// Review what a change does to the strategy: promises, links, estimates, and what follows from them
///
/// Without a range it compares the work tree with where this branch left the base branch; in CI it finds the base that the
/// pull request is meant for. Formatting, moves and the order of entries are no change.
#[derive(Debug, Args)]
#[command(after_help = "Exit code 1 where --fail-on says so, 3 when the base cannot be told.\n\
    A changed promise is acknowledged by an entry of `amendments` in its record: field, from, to and why.")]
pub struct Diff {
    /// A..B, A...B (from where they parted), or A (up to the work tree)
    #[arg(value_name = "RANGE")]
    range: Option<String>,
    /// How to print it
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = FORMATS)]
    format: String,
    /// Write it to a file as well, as in `json=diff.json`; may be repeated
    #[arg(long, value_name = "FORMAT=FILE", value_parser = to_file)]
    output: Vec<(&'static str, PathBuf)>,
    /// Exit with 1 on a promise that changed without a reason, or on new findings of at least that weight
    #[arg(
        long, value_name = "WHAT", default_value = "none",
        value_parser = ["none", "commitment", "error", "warning", "info"]
    )]
    fail_on: String,
    /// Exit with 3 where a rule could not be judged for want of history
    #[arg(long)]
    strict_history: bool,
}

fn to_file(text: &str) -> Result<(&'static str, PathBuf), String> {
    format_and_file(text, &FORMATS.map(|format| (format, format)), "json=diff.json")
}

impl Diff {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let pair = Pair::open(global, self.range.as_deref())?;
        let (head, base) = (&pair.head.strategy, &pair.base);
        let compared = Compared { base, head, today: pair.head.today, made: head_day(&pair)? };
        let diff = diff(&compared, &mut |files| way_back(global, &pair, Some(files)))?;
        let places = (RefCell::new(Places::of(base)), RefCell::new(Places::of(head)));
        let place = |side: ChangeSide, place: &Place| match side {
            ChangeSide::Base => places.0.borrow_mut().label(place, ""),
            ChangeSide::Head => places.1.borrow_mut().label(place, ""),
        };
        let found = &diff.consequences.findings_new;
        let mut summary = Summary { records: head.records.len(), ..Summary::default() };
        summary.count(found);
        let rules = rule_entries();
        let principles: Vec<String> = Facts::new(head, pair.head.today)
            .visions()
            .flat_map(|(.., vision)| vision.principles.iter().map(|principle| principle.0.clone()))
            .collect();
        let comparison = &pair.comparison;
        let report = DiffReport {
            diff: &diff,
            base: shown(&comparison.base),
            head: shown(&comparison.head),
            chosen: &comparison.chosen,
            history: comparison.completeness.name(),
            notes: &comparison.notes,
            today: pair.head.today,
            place: &place,
            principles: &principles,
            findings: LintReport {
                findings: found,
                summary: &summary,
                rules: &rules,
                text_of: &|path| head.text_of(path),
                not_evaluated: &diff.not_evaluated,
                from_git_root: &head.prefix,
                from_here: &pair.head.from_here,
                command: "diff",
                since: None,
                statistics: None,
            },
        };
        let draw = |format: &str, style: &Style| match format {
            "json" => formats::json(&report),
            "markdown" => formats::markdown(&report),
            "github" => formats::github(&report),
            "sarif" => formats::sarif(&report),
            _ => formats::human(&report, style),
        };
        let files = self.output.iter().map(|(format, path)| {
            (path.clone(), draw(format, &Style::PLAIN).into_bytes(), Mode::Replace { expected: None })
        });
        let files: Vec<_> = files.collect();
        if !files.is_empty() {
            write_all(&here()?, &files)?;
        }
        let fails = match self.fail_on.as_str() {
            "commitment" => diff.summary.unacknowledged > 0,
            severity => fails(found, severity),
        };
        let code = match (fails, self.strict_history && !diff.not_evaluated.is_empty()) {
            (_, true) => 3,
            (fails, false) => u8::from(fails),
        };
        Ok(Answer { text: draw(&self.format, &global.style()), code })
    }
}

fn shown(side: &Side) -> SideShown<'_> {
    SideShown { rev: side.rev.as_deref(), commit: side.commit.as_ref().map(|commit| commit.hex.as_str()) }
}
