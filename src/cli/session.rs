use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::global::Global;
use crate::documents::ReadAt;
use crate::graph::{Strategy, load_config};
use crate::model::Form;
use crate::rank::plan_file;
use crate::source::{Failure, Place, Tree, commit_of, discover, index, revision, time_of, work_tree};
use crate::values::Date;

/// So many records of a file are named where it has to be said which.
const MOST_NAMES: usize = 12;

/// A workspace that has been read, for the length of one command.
pub struct Session {
    pub place: Place,
    /// Never given back: the process ends with the command, and a hundred thousand records one by one would take time.
    pub strategy: ManuallyDrop<Arc<Strategy>>,
    /// The files that it was read from.
    pub tree: Tree,
    pub today: Date,
    /// Where `today` comes from: `--today`, `pm.yaml`, the clock.
    pub today_from: &'static str,
    /// What turns a path of the workspace into one relative to the current folder.
    pub from_here: String,
    /// The text of the file with today's order of work, where `pm.yaml` names one.
    pub plan: Option<String>,
}

/// Which state of the files is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct State<'a> {
    /// A revision.
    pub at: Option<&'a str>,
    /// The index.
    pub staged: bool,
}

impl State<'_> {
    /// Where the workspace is, and its files in that state.
    pub fn find(self, global: &Global) -> Result<(Place, Tree), Failure> {
        let place = discover(&global.start(), self.at)?;
        let tree = match (&place.at, self.staged) {
            (Some(rev), _) => revision(&place, rev)?,
            (None, true) => index(&place)?,
            (None, false) => work_tree(&place)?,
        };
        Ok((place, tree))
    }
}

impl Session {
    /// The commit that was read, where it is not the files.
    pub fn read_at(&self) -> Option<ReadAt> {
        let rev = self.place.at.clone()?;
        let commit = commit_of(&self.place, &rev).ok()?.short;
        let on = Date::of_seconds(time_of(&self.place, &rev).ok()?);
        Some(ReadAt { rev, commit, on })
    }

    /// Finds the workspace and reads it.
    pub fn open(global: &Global, state: State<'_>) -> Result<Session, Failure> {
        let (place, tree) = state.find(global)?;
        Session::of(global, place, tree)
    }

    /// Reads a tree of the workspace.
    pub(super) fn of(global: &Global, place: Place, tree: Tree) -> Result<Session, Failure> {
        let (loaded, text) = load_config(&tree)?;
        let strategy = Strategy::build(&tree, loaded, text);
        Ok(Session::with(global, place, tree, strategy))
    }

    /// A strategy that has been read.
    pub(super) fn with(global: &Global, place: Place, tree: Tree, strategy: Strategy) -> Session {
        let (today, today_from) = match (global.today, strategy.settings.today) {
            (Some(today), _) => (today, "--today"),
            (None, Some(today)) => (today, "pm.yaml"),
            (None, None) => (Global::real_today(), "the clock (UTC)"),
        };
        let from_here = place.workspace.as_deref().map_or_else(|| place.prefix.clone(), from_here);
        let plan = plan_file(&strategy).and_then(|path| tree.read(path).ok());
        let strategy = ManuallyDrop::new(Arc::new(strategy));
        Session { place, strategy, tree, today, today_from, from_here, plan }
    }

    /// The same on another day.
    pub fn on(&self, today: Date) -> Session {
        Session {
            place: self.place.clone(),
            strategy: self.strategy.clone(),
            tree: self.tree.clone(),
            today,
            today_from: "the region",
            from_here: self.from_here.clone(),
            plan: self.plan.clone(),
        }
    }

    /// The one record that a name means.
    pub fn one(&self, name: &str) -> Result<usize, Failure> {
        let found = self.strategy.named(name);
        match found.as_slice() {
            [only] => self.alone_in(name, *only),
            [] => Err(self.no_record(name, [])),
            several => {
                let names = several
                    .iter()
                    .filter_map(|number| self.strategy.record(*number))
                    .map(|r| format!("`{}`", r.full_name()));
                let failure = Failure::new(format!("several records are called `{name}`"));
                Err(failure.help(format!("say which: {}", names.collect::<Vec<_>>().join(", "))))
            }
        }
    }

    /// The record, unless the name is a file that has more of them.
    fn alone_in(&self, name: &str, number: usize) -> Result<usize, Failure> {
        let Some(record) = self.strategy.record(number).filter(|record| self.strategy.path_of(record) == name) else {
            return Ok(number);
        };
        let beside = self.strategy.records.iter();
        let beside: Vec<String> = beside
            .filter(|other| other.file == record.file && !matches!(other.form, Form::Inline { .. }))
            .map(|other| format!("`{}`", other.full_name()))
            .collect();
        if beside.len() < 2 {
            return Ok(number);
        }
        let more = if beside.len() > MOST_NAMES { ", …" } else { "" };
        let names: Vec<String> = beside.into_iter().take(MOST_NAMES).collect();
        let failure = Failure::new(format!("several records are in `{name}`: say which"));
        Err(failure.help(format!("there are {}{more}", names.join(", "))))
    }

    /// That nothing has that name; the nearest is that of a record here, or one of the others.
    pub fn no_record<'n>(&self, name: &str, others: impl IntoIterator<Item = &'n str>) -> Failure {
        let own: Vec<String> = self.strategy.records.iter().flat_map(|r| [r.id.clone(), r.full_name()]).collect();
        let others: Vec<&str> = others.into_iter().collect();
        let near = crate::values::nearest(name, own.iter().map(String::as_str).chain(others.iter().copied()));
        Failure::new(format!("no record is called `{name}`")).help(match near {
            Some(near) => format!("did you mean `{}`?", near.name),
            None => "`pm list KIND` shows what there is, as in `pm list initiative`".to_owned(),
        })
    }

    /// A path as it was typed, relative to the workspace.
    pub fn inside(&self, typed: &Path) -> Result<String, Failure> {
        let outside = || Failure::new(format!("`{}` is not in this workspace", typed.display()));
        let Some(workspace) = &self.place.workspace else {
            return typed.to_str().map(|path| path.trim_end_matches('/').to_owned()).ok_or_else(outside);
        };
        let full = absolute(typed).ok_or_else(outside)?;
        let root = absolute(workspace).ok_or_else(outside)?;
        let inside = full.strip_prefix(&root).map_err(|_| outside())?;
        inside.to_str().map(|path| path.replace('\\', "/")).ok_or_else(outside)
    }
}

/// A path without `.` and `..`, links left as they are where the path does not exist.
fn absolute(path: &Path) -> Option<PathBuf> {
    if let Ok(real) = path.canonicalize() {
        return Some(real);
    }
    let parent = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.canonicalize().ok()?,
        _ => std::env::current_dir().ok()?,
    };
    Some(parent.join(path.file_name()?))
}

/// The way from the current folder to the workspace, with `/` at its end; empty where they are one.
fn from_here(workspace: &Path) -> String {
    let (Some(here), Some(there)) =
        (std::env::current_dir().ok().and_then(|here| here.canonicalize().ok()), absolute(workspace))
    else {
        return String::new();
    };
    let shared = here.components().zip(there.components()).take_while(|(a, b)| a == b).count();
    let up = here.components().count() - shared;
    let down: Vec<String> =
        there.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let mut way = "../".repeat(up);
    for part in down {
        way.push_str(&part);
        way.push('/');
    }
    way
}
