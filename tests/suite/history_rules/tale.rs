//! What happened, step by step, and the ways in which a branch can tell it.

use std::fs;
use std::path::Path;

use pm::values::{Date, FromText};
use serde_json::Value;
use tempfile::TempDir;

use super::world::{self, Run, git, git_on, git_reading};

/// A file that a step writes, or takes away.
pub type File = (String, Option<String>);

/// What is accepted on a day.
#[derive(Clone)]
pub struct Step {
    pub day: &'static str,
    pub files: Vec<File>,
}

/// What a strategy said first, and the change that is judged, in the steps in which somebody made it.
#[derive(Clone)]
pub struct Tale {
    pub before: Vec<Step>,
    pub change: Vec<Step>,
}

/// How a change comes to stand on `main`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// Step by step on `main` itself.
    Straight,
    /// Step by step on a branch that is merged with a commit of its own.
    Merged,
    /// As one commit that holds all steps of a branch.
    Squashed,
    /// Step by step on a branch that is put upon `main` anew.
    Rebased,
}

pub const TELLINGS: [Telling; 4] = [Telling::Straight, Telling::Merged, Telling::Squashed, Telling::Rebased];

/// The committer's day of what is rebased; nothing that is told has a later one.
pub const REBASED: &str = "2026-11-16";
const TODAY: &str = "2026-11-22";

/// A repository with a tale on `main`; the tag `base` is on the last commit before the change.
pub struct Repository {
    folder: TempDir,
}

pub fn on(day: &'static str, files: impl IntoIterator<Item = File>) -> Step {
    Step { day, files: files.into_iter().collect() }
}

pub fn file(path: &str, text: &str) -> File {
    (path.to_owned(), Some(text.to_owned()))
}

pub fn gone(path: &str) -> File {
    (path.to_owned(), None)
}

/// The initiative `onboarding`.
pub fn initiative(fields: &str) -> File {
    file("initiatives.yaml", &format!("onboarding: {{{fields}}}\n"))
}

/// The experiment `invite`.
pub fn experiment(fields: &str) -> File {
    file("experiments.yaml", &format!("invite: {{{fields}}}\n"))
}

impl Tale {
    pub fn new(before: impl IntoIterator<Item = Step>, change: impl IntoIterator<Item = Step>) -> Tale {
        Tale { before: before.into_iter().collect(), change: change.into_iter().collect() }
    }

    pub fn told(&self, how: Telling) -> Repository {
        let repository = Repository::new();
        let last = self.change.last().unwrap().day;
        let branch = if how == Telling::Straight { "main" } else { "change" };
        let before = self.before.iter().map(|step| commit("main", step));
        let mut change: Vec<String> = self.change.iter().map(|step| commit(branch, step)).collect();
        let base = "reset refs/tags/base\nfrom refs/heads/main\n\n".to_owned();
        if how == Telling::Straight {
            change.insert(0, base);
        } else {
            change.insert(0, "reset refs/heads/change\nfrom refs/heads/main\n\n".to_owned());
            // Meanwhile somebody else goes on.
            change.push(commit("main", &on(self.change[0].day, [file("README.md", "Read the strategy.\n")])));
            change.push(base);
        }
        let stream: String = before.chain(change).collect();
        git_reading(stream.as_bytes(), repository.path(), &["fast-import", "--quiet"]);
        repository.git(&["reset", "-q", "--hard"]);
        let here = repository.path();
        match how {
            Telling::Straight => {}
            Telling::Merged => git_on(last, here, &["merge", "-q", "--no-ff", "-m", "merge", "change"]),
            Telling::Squashed => {
                git(here, &["merge", "-q", "--squash", "change"]);
                git_on(last, here, &["commit", "-q", "--allow-empty", "-m", "squashed"]);
            }
            Telling::Rebased => {
                git_on(REBASED, here, &["rebase", "-q", "main", "change"]);
                repository.git(&["checkout", "-q", "main"]);
                repository.git(&["merge", "-q", "--ff-only", "change"]);
            }
        }
        repository
    }
}

/// A commit at noon of a step's day, as `git fast-import` reads it.
fn commit(branch: &str, step: &Step) -> String {
    let days = Date::EPOCH.days_until(Date::from_text(step.day).unwrap());
    let seconds = days * 24 * 60 * 60 + 12 * 60 * 60;
    let data = |text: &str| format!("data {}\n{text}\n", text.len());
    let files = step.files.iter().map(|(path, text)| match text {
        Some(text) => format!("M 100644 inline {path}\n{}", data(text)),
        None => format!("D {path}\n"),
    });
    let head = format!("commit refs/heads/{branch}\ncommitter pm <pm@example.org> {seconds} +0000\n{}", data(step.day));
    [head].into_iter().chain(files).chain(["\n".to_owned()]).collect()
}

impl Repository {
    fn new() -> Repository {
        let repository = Repository { folder: tempfile::tempdir().unwrap() };
        repository.git(&["init", "-q", "--template="]);
        repository
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn git(&self, arguments: &[&str]) {
        git(self.path(), arguments);
    }

    /// A clone that holds that many commits of `main`'s, counted from the last.
    pub fn shallow(&self, depth: usize) -> Repository {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("file://{}", self.path().display());
        git(folder.path(), &["clone", "-q", "--template=", "--no-tags", "--depth", &depth.to_string(), &url, "."]);
        Repository { folder }
    }

    /// Types a command as it was advised.
    pub fn obey(&self, command: &str) {
        let mut words = command.split(' ');
        assert_eq!(words.next(), Some("git"), "{command}");
        self.git(&[&["-c", "gc.auto=0"], &words.collect::<Vec<_>>()[..]].concat());
    }

    /// Lists the commits of `main` since `base` as not to be judged.
    pub fn ignore_the_change(&self) {
        let repository = git2::Repository::open(self.path()).unwrap();
        let mut walk = repository.revwalk().unwrap();
        walk.push_range("base..HEAD").unwrap();
        walk.simplify_first_parent().unwrap();
        let ids: Vec<String> = walk.map(|id| format!("{}\n", id.unwrap())).collect();
        fs::write(self.path().join(".git-blame-ignore-revs"), ids.concat()).unwrap();
    }

    pub fn audit(&self) -> Answer {
        self.answer(&["audit"], |json| &json["findings"])
    }

    /// What a review of the change says.
    pub fn review(&self) -> Answer {
        self.answer(&["diff", "base..HEAD"], |json| &json["consequences"]["findings_new"])
    }

    fn answer(&self, arguments: &[&str], findings: impl Fn(&Value) -> &Value) -> Answer {
        let run: Run =
            world::pm(self.path(), &[&["--today", TODAY, "--quiet"], arguments, &["--format", "json"]].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        let json: Value = serde_json::from_str(&run.out).unwrap();
        let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
        let all = findings(&json).as_array().unwrap().iter();
        let said = all.map(|found| (text(found, "rule"), text(found, "message")));
        let unjudged = json["not_evaluated"].as_array().unwrap().iter();
        let unjudged = unjudged.map(|one| (text(one, "rule"), text(one, "command")));
        Answer { said: said.filter(|(rule, _)| is_of_history(rule)).collect(), unjudged: unjudged.collect() }
    }
}

fn is_of_history(rule: &str) -> bool {
    pm::rules::named(rule).is_some_and(|rule| rule.group == pm::rules::Group::History)
}

/// What the rules of history say.
pub struct Answer {
    /// The rules with their messages.
    pub said: Vec<(String, String)>,
    /// The rules that could not be judged, with the commands that would help.
    pub unjudged: Vec<(String, String)>,
}

impl Answer {
    /// `rule: message`, as it stands.
    pub fn lines(&self) -> Vec<String> {
        self.said.iter().map(|(rule, message)| format!("{rule}: {message}")).collect()
    }

    pub fn says(&self, rule: &str) -> bool {
        self.said.iter().any(|(other, _)| other == rule)
    }

    /// The commands that would let a rule be judged.
    pub fn commands(&self, rule: &str) -> Vec<&str> {
        let of_rule = self.unjudged.iter().filter(|(other, _)| other == rule);
        of_rule.map(|(_, command)| command.as_str()).collect()
    }
}
