use std::path::PathBuf;

use clap::Args;

use super::Answer;
use super::document::states;
use super::findings::{Findings, Told, fails};
use super::global::Global;
use super::mend::mend;
use super::pair::Pair;
use super::past::{Past, way_back};
use super::paths::within;
use super::session::{Session, State};
use crate::finding::{Level, Severity};
use crate::output::{Base, RuleEntry, counted, mendable, mended as told_mended, patch, to_stderr};
use crate::rules::{DocumentState, Facts, Group, Outcome, Selection, Statistics, all, named, run, since};
use crate::source::{Failure, commit_of, text_diff};
use crate::values::Yes;

/// Check the strategy: broken records and links, and the smells of the build trap
#[derive(Debug, Args)]
#[command(after_help = "Exit code 1 when there is a finding at or above --fail-on; waived findings do not count.\n\
    --fix mends files of the work tree only; what it cannot mend for certain it reports.\n\
    A rule, a group (links, build-trap, …) or a level (plain, coach, clock) can stand in --select and --ignore.\n\
    With --since the exit code is 3 where it cannot be told where this left REV; the clock is left out.")]
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
    /// Report only what is new since this left a branch, or any revision: not what the merge-base has too
    #[arg(long, value_name = "REV")]
    since: Option<String>,
    /// Count the findings by rule, kind and owner instead of listing them
    #[arg(long)]
    statistics: bool,
    /// Mend what is safe: a name that is one letter or its case off, a waiver of no use
    #[arg(long)]
    fix: bool,
    /// Show what --fix would change, and write nothing
    #[arg(long, conflicts_with_all = ["format", "max", "statistics"])]
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

/// The revision that was named, and the two states that are compared.
type Since<'p> = Option<(&'p str, &'p Pair)>;

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
        let state = State { at: self.at.as_deref(), staged: self.staged };
        match &self.since {
            None => self.answer(global, &Session::open(global, state)?, None),
            Some(rev) => {
                self.refuse_clock()?;
                let pair = Pair::since(global, state, rev)?;
                if !global.quiet {
                    pair.comparison.notes.iter().for_each(|note| to_stderr(&format!("pm: {note}\n")));
                }
                self.answer(global, &pair.head, Some((rev, &pair)))
            }
        }
    }

    fn answer(&self, global: &Global, session: &Session, since: Since<'_>) -> Result<Answer, Failure> {
        if self.statistics && !self.findings.can_count() {
            let told = "statistics are printed in the formats human, json and markdown";
            return Err(Failure::new(told).help("leave out `--statistics`, or choose one of these with `--format`"));
        }
        if self.fix || self.diff {
            return self.mend(global, session, since);
        }
        let outcome = self.judge(global, session, since)?;
        let mut text = self.print(global, session, &outcome, since)?;
        // Only the work tree can be mended.
        let hint = mendable(&outcome.summary).filter(|_| self.findings.is_human() && self.is_of_work_tree(session));
        text.extend(hint.filter(|_| !self.statistics).map(|hint| format!("{hint}\n")));
        self.tell(global, session);
        Ok(Answer { text, code: u8::from(fails(&outcome.findings, &self.fail_on)) })
    }

    fn print(
        &self,
        global: &Global,
        session: &Session,
        outcome: &Outcome,
        since: Since<'_>,
    ) -> Result<String, Failure> {
        let statistics = self.statistics.then(|| Statistics::of(outcome, &session.strategy));
        let base = since.map(|(rev, pair)| {
            let tip = commit_of(&session.place, rev)?;
            let commit = pair.comparison.base.commit.as_ref().map_or("", |commit| &commit.hex);
            Ok(Base { rev, commit, is_tip: tip.hex == commit })
        });
        let told = Told { command: "lint", since: base.transpose()?, statistics: statistics.as_ref() };
        self.findings.print(global, session, outcome, told)
    }

    /// Mends what is safe and shows what is left, or shows what would be changed.
    fn mend(&self, global: &Global, session: &Session, since: Since<'_>) -> Result<Answer, Failure> {
        if !self.is_of_work_tree(session) {
            let (what, help) = match (self.staged, session.place.bare) {
                (true, _) => ("what is staged", "leave out `--staged`, and stage what was mended"),
                (false, true) => ("a bare repository", "run it in a clone"),
                (false, false) => ("a revision", "leave out `--at`"),
            };
            let told = format!("only files of the work tree can be mended, and {what} was asked for");
            return Err(Failure::new(told).help(help));
        }
        let mended = mend(global, session, &|session| self.judge(global, session, since))?;
        self.tell(global, session);
        let (count, style) = (mended.mended.len(), global.style());
        if self.diff {
            let before = self.judge(global, session, since)?;
            // The files of `--output` are written; what is printed is the patch.
            self.print(global, session, &before, since)?;
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
        let told = told_mended(&mended.mended, [&mended.left, &mended.untried], &session.from_here, &style);
        let findings = self.print(global, session, outcome, since)?;
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

    /// What the rules come to within the paths.
    fn judge(&self, global: &Global, session: &Session, since: Since<'_>) -> Result<Outcome, Failure> {
        let outcome = match since {
            None => {
                let past = if self.looks_back(session) { Some(Past::accepted(global, session)?) } else { None };
                let facts = Facts::new(&session.strategy, session.today);
                let documents = self.documents(session);
                let facts = past.as_ref().map_or(facts, |past| facts.with_past(&past.lives)).with_documents(&documents);
                run(&facts, &self.selection(session))
            }
            Some((_, pair)) => self.judge_new(global, session, pair)?,
        };
        within(outcome, &self.paths, session, global)
    }

    /// What the rules come to that the base has not. Of texts that are mended only in memory there is no history.
    fn judge_new(&self, global: &Global, session: &Session, pair: &Pair) -> Result<Outcome, Failure> {
        let is_as_read = std::ptr::eq(session, &pair.head);
        let way = if is_as_read && self.looks_back(session) { way_back(global, pair, None)? } else { None };
        let (before, after) = (Facts::new(&pair.base, session.today), Facts::new(&session.strategy, session.today));
        let (before, after) =
            way.as_ref().map_or((before, after), |way| (before.with_past(&way.base), after.with_past(&way.head)));
        let (old, new) = (self.documents(&pair.base_session()), self.documents(session));
        Ok(since(before.with_documents(&old), after.with_documents(&new), &self.selection(session)))
    }

    /// What the regions of its files hold, where somebody asks for that.
    fn documents(&self, session: &Session) -> Vec<DocumentState> {
        let rule = named("stale-document").filter(|rule| self.selection(session).runs(rule, &session.strategy));
        rule.map_or_else(Vec::new, |_| states(session))
    }

    fn selection(&self, session: &Session) -> Selection {
        Selection {
            coach: self.coach,
            clock: self.clock,
            history: session.strategy.config.history.get().and_then(|word| word.known()) == Some(Yes::True),
            all: self.all,
            in_comparison: self.since.is_some(),
            select: self.select.clone(),
            ignore: self.ignore.clone(),
        }
    }

    /// `history: on` in pm.yaml asks for the rules of history, or who names one of them.
    fn asks_for_history(&self, session: &Session) -> bool {
        let selection = self.selection(session);
        all().any(|rule| rule.group == Group::History && selection.runs(rule, &session.strategy))
    }

    fn looks_back(&self, session: &Session) -> bool {
        !self.staged && session.place.has_commit() && self.asks_for_history(session)
    }

    /// Who names a rule of the clock must not take silence for "nothing found".
    fn refuse_clock(&self) -> Result<(), Failure> {
        let is_of_clock = |word: &&String| {
            let mut rules = all().filter(|rule| Selection::covers(word, rule));
            rules.all(|rule| rule.level() == Level::Clock)
        };
        let named = self.select.iter().find(is_of_clock);
        let named = named.map(|word| format!("--select {word}")).or(self.clock.then(|| "--clock".to_owned()));
        match named {
            None => Ok(()),
            Some(named) => Err(Failure::new(format!("`{named}` does not go with `--since`"))
                .help("what became true because time passed is no news of a change; `pm lint --clock` shows it")),
        }
    }

    fn tell(&self, global: &Global, session: &Session) {
        if global.quiet {
            return;
        }
        if let Some(note) = &session.place.note {
            to_stderr(&format!("pm: {note}; linting the files without Git\n"));
        }
        // Who named one of the rules of history must not take silence for "nothing found".
        if self.asks_for_history(session) && !self.looks_back(session) && !self.select.is_empty() {
            let why = if self.staged { "what is staged is no step of it yet" } else { "there is no commit here" };
            to_stderr(&format!("pm: the rules of history were not judged: {why}\n"));
        }
    }
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
