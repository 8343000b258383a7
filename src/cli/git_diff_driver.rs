use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Answer;
use super::global::Global;
use crate::documents::{FileChange, file_change};
use crate::graph::{Strategy, load_config};
use crate::model::reading::{Place as Where, classify};
use crate::output::diff::{FileShown, file};
use crate::source::{
    CONFIG_FILE, Failure, MAX_BYTES, Place, ReadProblem, TextDiff, Tree, content, discover, revision, text_diff,
    work_tree,
};
use crate::values::Kind;

/// Make `git log -p --ext-diff` and `git diff` tell what a change does to records: Git runs this, not you
///
/// `git config diff.pm.command "pm git-diff-driver"` names it, and lines such as `*.md diff=pm` in `.gitattributes` say
/// for which files. What pm reads no field of is shown as text.
#[derive(Debug, Args)]
#[command(after_help = "Exit code 0 whatever the file holds: Git stops at any other.\n\
    Which way a target moved is told by the metrics of the work tree, in a bare repository by those of HEAD.")]
pub struct GitDiffDriver {
    /// What Git hands over: path, old-file, old-hex, old-mode, new-file, new-hex, new-mode, and of what was renamed its
    /// new path and how alike the two are
    #[arg(value_name = "ARGUMENT", allow_hyphen_values = true, trailing_var_arg = true)]
    arguments: Vec<OsString>,
}

/// A side of the change.
struct Side {
    /// From the Git root; none where there is no file.
    path: Option<String>,
    content: Vec<u8>,
    mode: String,
}

impl GitDiffDriver {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let style = global.style();
        let show = |old: Option<&str>, new: Option<&str>, notes: &[String], change: &FileChange, text: &TextDiff| {
            Answer::from(file(&FileShown { old, new, notes, change, text }, &style))
        };
        let path = self.arguments.first().map(|path| path.to_string_lossy()).unwrap_or_default();
        let (old, new) = match self.arguments.as_slice() {
            // A path that is not merged: Git has no two files to compare.
            [_] => {
                let notes = ["two branches changed it, and the merge is not finished".to_owned()];
                let path = Some(path.as_ref());
                return Ok(show(path, path, &notes, &FileChange::Text, &TextDiff::default()));
            }
            [_, old, _, old_mode, new, _, new_mode, more @ ..] => {
                let renamed = more.first().map_or(path.clone(), |path| path.to_string_lossy());
                match (side(&path, old, old_mode), side(&renamed, new, new_mode)) {
                    (Ok(old), Ok(new)) => (old, new),
                    (Err(why), _) | (_, Err(why)) => {
                        let (old, new) = (Some(path.as_ref()), Some(renamed.as_ref()));
                        return Ok(show(old, new, &[why], &FileChange::Text, &TextDiff::default()));
                    }
                }
            }
            _ => return Err(not_by_hand()),
        };
        let text = text_diff(&old.content, &new.content);
        let change = compared(&global.start(), &old, &new).unwrap_or(FileChange::Text);
        let has_modes = old.path.is_some() && new.path.is_some() && old.mode != new.mode;
        let notes: Vec<String> = has_modes.then(|| format!("mode {} → {}", old.mode, new.mode)).into_iter().collect();
        Ok(show(old.path.as_deref(), new.path.as_deref(), &notes, &change, &text))
    }
}

fn not_by_hand() -> Failure {
    Failure::new("this is for Git to run, with the two files to compare").help(
        "`git config diff.pm.command \"pm git-diff-driver\"` and a line `*.md diff=pm` in `.gitattributes` set it up; \
         then `git log -p --ext-diff` and `git diff` use it",
    )
}

fn side(path: &str, file: &OsString, mode: &OsString) -> Result<Side, String> {
    let content = content(Path::new(file)).map_err(|why| match why {
        ReadProblem::Vanished => format!("it cannot be compared: there is no file `{}`", file.to_string_lossy()),
        why => format!("it cannot be compared: {why}"),
    })?;
    Ok(Side {
        path: content.is_some().then(|| path.to_owned()),
        content: content.unwrap_or_default(),
        mode: mode.to_string_lossy().into_owned(),
    })
}

/// The change as its records tell it; nothing where the file is in no strategy or is no text that would be read.
fn compared(start: &Path, old: &Side, new: &Side) -> Option<FileChange> {
    let path = new.path.as_deref().or(old.path.as_deref())?;
    let place = workspace(start, path)?;
    let within = |side: &Side| -> Option<Option<(String, String)>> {
        let Some(path) = side.path.as_deref().and_then(|path| path.strip_prefix(place.prefix.as_str())) else {
            return Some(None);
        };
        let is_short = side.content.len() as u64 <= MAX_BYTES && !side.content.contains(&0);
        let text = String::from_utf8(side.content.clone()).ok().filter(|_| is_short)?;
        Some(Some((path.to_owned(), text)))
    };
    let (old, new) = (within(old)?, within(new)?);
    let tell = |metrics: &[(String, String)]| {
        let (base, head) = (strategy(metrics, old.as_ref())?, strategy(metrics, new.as_ref())?);
        let path = |side: &Option<(String, String)>| side.as_ref().map(|(path, _)| path.clone());
        Some(file_change(&base, &head, path(&old).as_deref(), path(&new).as_deref()))
    };
    let alone: Vec<_> = settings(&place).into_iter().map(|text| (CONFIG_FILE.to_owned(), text)).collect();
    let told = tell(&alone)?;
    // Only what is measured needs the metrics, and reading them means walking through the work tree.
    match told {
        FileChange::Told { changes, .. } if changes.iter().any(|change| change.direction.is_some()) => {
            tell(&[alone, metrics(&place)].concat())
        }
        told => Some(told),
    }
}

/// The workspace that a path from the Git root lies in: in the work tree, or in a bare repository at HEAD. Its folder
/// may be gone.
fn workspace(start: &Path, path: &str) -> Option<Place> {
    let root = start.join(path);
    let folder = root.ancestors().skip(1).find(|folder| folder.is_dir())?;
    let folder = if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() };
    discover(&folder, None).or_else(|_| discover(start, Some("HEAD"))).ok()
}

/// The text of `pm.yaml`, without a walk through the work tree.
fn settings(place: &Place) -> Option<String> {
    match &place.workspace {
        Some(folder) => String::from_utf8(content(&folder.join(CONFIG_FILE)).ok()??).ok(),
        None => tree(place).ok()?.read(CONFIG_FILE).ok(),
    }
}

fn tree(place: &Place) -> Result<Tree, Failure> {
    place.at.as_deref().map_or_else(|| work_tree(place), |rev| revision(place, rev))
}

fn metrics(place: &Place) -> Vec<(String, String)> {
    let Ok(tree) = tree(place) else { return Vec::new() };
    let Ok((loaded, _)) = load_config(&tree) else { return Vec::new() };
    let is_metric = |path: &str| {
        matches!(
            classify(path, &loaded.settings),
            Where::Collection(Kind::Metric) | Where::Layout(Kind::Metric) | Where::Mapped(_, Kind::Metric)
        )
    };
    let files = tree.files.iter().filter(|entry| is_metric(&entry.path));
    files.filter_map(|entry| Some((entry.path.clone(), tree.read_entry(entry).ok()?))).collect()
}

/// A strategy of a few files; nothing where its `pm.yaml` cannot be used.
fn strategy(others: &[(String, String)], file: Option<&(String, String)>) -> Option<Strategy> {
    let others = others.iter().filter(|(path, _)| file.is_none_or(|(own, _)| own != path));
    let tree = Tree::from_texts(others.chain(file).map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    let (loaded, text) = load_config(&tree).ok()?;
    Some(Strategy::build(&tree, loaded, text))
}
