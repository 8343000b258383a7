use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::findings::{Findings, fails};
use super::global::Global;
use super::mend::mend;
use super::past::Past;
use super::session::{Session, State};
use crate::finding::Severity;
use crate::output::{RuleEntry, counted, mendable, mended as told_mended, patch, to_stderr};
use crate::rules::{Facts, Group, Outcome, Selection, all, run};
use crate::source::{Failure, text_diff};
use crate::values::Yes;

/// Check the strategy: broken records and links, and the smells of the build trap
#[derive(Debug, Args)]
#[command(after_help = "Exit code 1 when there is a finding at or above --fail-on; waived findings do not count.\n\
    --fix mends files of the work tree only; what it cannot mend for certain it reports.\n\
    A rule, a group (links, build-trap, …) or a level (plain, coach, clock) can stand in --select and --ignore.")]
pub struct Lint {
    /// Report only what lies in these files and folders; everything is read all the same
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Lint a revision instead of the work tree
    #[arg(long, value_name = "REV", conflicts_with = "staged")]
    at: Option<String>,
    /// Lint what is staged for the next commit
    #[arg(long)]
    staged: bool,
    /// Mend what is safe: a name that is one letter or its case off, a waiver of no use
    #[arg(long)]
    fix: bool,
    /// Show what --fix would change, and write nothing
    #[arg(long, conflicts_with_all = ["format", "max"])]
    diff: bool,
    /// Ask also what a good colleague would ask in a review
    #[arg(long)]
    coach: bool,
    /// Report also what became true because time passed
    #[arg(long)]
    clock: bool,
    /// Everything: plain, coach with organisation, and clock
    #[arg(long)]
    all: bool,
    /// Run exactly these rules, groups or levels
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = known)]
    select: Vec<String>,
    /// Leave these rules, groups or levels out
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = known)]
    ignore: Vec<String>,
    /// The least severity that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", default_value = "error", value_parser = ["error", "warning", "info", "none"])]
    fail_on: String,
    #[command(flatten)]
    findings: Findings,
}

pub(super) fn known(word: &str) -> Result<String, String> {
    if Selection::is_known(word) {
        return Ok(word.to_owned());
    }
    let near = crate::values::nearest(word, crate::rules::all().map(|rule| rule.name));
    Err(match near {
        Some(near) => format!("no rule, group or level is called that; did you mean `{}`?", near.name),
        None => "no rule, group or level is called that; `pm explain` lists them".to_owned(),
    })
}

/// How many errors there are in what was read and in what it refers to: what other commands may have missed by them.
pub(super) fn unread(session: &Session) -> usize {
    let basic = all().filter(|rule| matches!(rule.group, Group::Reading | Group::Links));
    let basic = basic.filter(|rule| rule.severity == Severity::Error);
    let select = basic.map(|rule| rule.name.to_owned()).collect();
    let facts = Facts::new(&session.strategy, session.today);
    run(&facts, &Selection { select, ..Selection::default() }).summary.error
}

impl Lint {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State { at: self.at.as_deref(), staged: self.staged })?;
        if self.fix || self.diff {
            return self.mend(global, &session);
        }
        let (outcome, unjudged) = self.judge(global, &session)?;
        let mut text = self.findings.print(global, &session, &outcome, "lint")?;
        // Only the work tree can be mended.
        let hint = mendable(&outcome.summary).filter(|_| self.findings.is_human() && self.is_of_work_tree(&session));
        text.extend(hint.map(|hint| format!("{hint}\n")));
        self.tell(global, &session, unjudged);
        Ok(Answer { text, code: u8::from(fails(&outcome.findings, &self.fail_on)) })
    }

    /// Mends what is safe and shows what is left, or shows what would be changed.
    fn mend(&self, global: &Global, session: &Session) -> Result<Answer, Failure> {
        if !self.is_of_work_tree(session) {
            let (what, help) = match (self.staged, session.place.bare) {
                (true, _) => ("what is staged", "leave out `--staged`, and stage what was mended"),
                (false, true) => ("a bare repository", "run it in a clone"),
                (false, false) => ("a revision", "leave out `--at`"),
            };
            let told = format!("only files of the work tree can be mended, and {what} was asked for");
            return Err(Failure::new(told).help(help));
        }
        let judge = |session: &Session| Ok(self.judge(global, session)?.0);
        let mended = mend(global, session, &judge)?;
        let (before, unjudged) = self.judge(global, session)?;
        self.tell(global, session, unjudged);
        let (count, style) = (mended.mended.len(), global.style());
        if self.diff {
            self.findings.print(global, session, &before, "lint")?;
            let patches = mended.texts.iter().map(|(path, change)| {
                let diff = text_diff(change.old.as_bytes(), change.new.as_bytes());
                patch(&format!("{}{path}", session.from_here), &diff, &style)
            });
            if !global.quiet {
                let files = counted(mended.texts.len(), "file");
                to_stderr(&match count {
                    0 => "pm: nothing can be mended\n".to_owned(),
                    _ => format!("pm: {count} can be mended in {files}: pm lint --fix\n"),
                });
            }
            // The findings stand until they are mended.
            return Ok(Answer { text: patches.collect(), code: u8::from(fails(&before.findings, &self.fail_on)) });
        }
        mended.write(session)?;
        let (session, outcome) = (&mended.state.session, &mended.state.outcome);
        let told = told_mended(&mended.mended, &mended.left, &session.from_here, &style);
        let findings = self.findings.print(global, session, outcome, "lint")?;
        let text = match self.findings.is_human() {
            true => told + &findings,
            false => {
                if !global.quiet {
                    to_stderr(&told);
                }
                findings
            }
        };
        Ok(Answer { text, code: u8::from(fails(&outcome.findings, &self.fail_on)) })
    }

    fn is_of_work_tree(&self, session: &Session) -> bool {
        !self.staged && session.place.at.is_none() && session.place.workspace.is_some()
    }

    /// What the rules come to within the paths, and why those of history were not judged where they were asked for.
    fn judge(&self, global: &Global, session: &Session) -> Result<(Outcome, Option<&'static str>), Failure> {
        let selection = Selection {
            coach: self.coach,
            clock: self.clock,
            history: session.strategy.config.history.get().and_then(|word| word.known()) == Some(Yes::True),
            all: self.all,
            select: self.select.clone(),
            ignore: self.ignore.clone(),
        };
        // `history: on` in pm.yaml asks for it, or who names one of its rules.
        let mut of_history = all().filter(|rule| rule.group == Group::History);
        let is_asked = of_history.any(|rule| selection.runs(rule, &session.strategy));
        let looks_back = is_asked && !self.staged && session.place.has_commit();
        let past = if looks_back { Some(Past::accepted(global, session)?) } else { None };
        let facts = Facts::new(&session.strategy, session.today);
        let facts = past.as_ref().map_or(facts, |past| facts.with_past(&past.lives));
        let outcome = self.within_paths(run(&facts, &selection), session, global)?;
        let why = if self.staged { "what is staged is no step of it yet" } else { "there is no commit here" };
        // Who named one of its rules must not take silence for "nothing found".
        Ok((outcome, (is_asked && !looks_back && !self.select.is_empty()).then_some(why)))
    }

    fn tell(&self, global: &Global, session: &Session, unjudged: Option<&str>) {
        if let Some(note) = session.place.note.as_ref().filter(|_| !global.quiet) {
            to_stderr(&format!("pm: {note}; linting the files without Git\n"));
        }
        if let Some(why) = unjudged.filter(|_| !global.quiet) {
            to_stderr(&format!("pm: the rules of history were not judged: {why}\n"));
        }
    }

    /// Leaves only what lies in the paths that were named.
    fn within_paths(&self, outcome: Outcome, session: &Session, global: &Global) -> Result<Outcome, Failure> {
        if self.paths.is_empty() {
            return Ok(outcome);
        }
        let mut inside = Vec::new();
        for path in &self.paths {
            // As with git and make, `-C` is where one stands.
            let path = &global
                .dir
                .as_ref()
                .filter(|_| session.place.workspace.is_some())
                .map_or(path.clone(), |dir| dir.join(path));
            let within = session.inside(path)?;
            let read = session.strategy.files.iter().any(|file| is_in(&file.path, &within));
            if !read && session.place.at.is_none() && !path.exists() {
                return Err(Failure::new(format!("there is no file or folder `{}`", path.display())));
            }
            inside.push(within);
        }
        Ok(outcome.within(|path| inside.iter().any(|folder| is_in(path, folder))))
    }
}

/// Whether a file is the one named, or lies in the folder named.
fn is_in(path: &str, named: &str) -> bool {
    named.is_empty() || path.strip_prefix(named).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The catalogue as the formats need it.
pub fn rule_entries() -> Vec<RuleEntry> {
    let entry = |rule: &'static crate::rules::Rule| RuleEntry {
        name: rule.name,
        summary: rule.summary(),
        level: rule.level(),
        group: rule.group.name(),
        severity: rule.severity,
        fixable: rule.fixable,
    };
    crate::rules::all().map(entry).collect()
}
