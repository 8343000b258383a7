use std::collections::BTreeSet;
use std::mem::ManuallyDrop;
use std::sync::Arc;

use super::changed_settings::changed_settings;
use super::global::Global;
use super::session::{Session, State};
use crate::graph::{Strategy, load_config};
use crate::rank::plan_file;
use crate::source::{
    Asked, Comparison, Failure, Place, Surroundings, Target, Tree, comparison, discover, head_of, revision, since,
    work_tree,
};

/// Two states of a workspace that have been read, for the length of one command.
pub struct Pair {
    /// The place, the strategy and the day of the head.
    pub head: Session,
    /// The base, judged by the settings of the head; like the head never given back.
    pub base: ManuallyDrop<Arc<Strategy>>,
    /// The files that it was read from.
    pub base_tree: Tree,
    pub comparison: Comparison,
}

impl Pair {
    /// Finds the workspace in the head, chooses the base and reads both. `range` is `A..B`, `A...B`, `A` or nothing.
    ///
    /// The head's `pm.yaml` may name the base, so the head comes first.
    pub fn open(global: &Global, range: Option<&str>) -> Result<Pair, Failure> {
        Pair::within(global, range, &surroundings_here())
    }

    fn within(global: &Global, range: Option<&str>, surroundings: &Surroundings) -> Result<Pair, Failure> {
        let asked = Asked { range, configured: None, surroundings };
        let place = discover(&global.start(), head_of(&asked)?)?;
        let head_tree = match &place.at {
            Some(rev) => revision(&place, rev)?,
            None => work_tree(&place)?,
        };
        Pair::read(global, place, head_tree, |place, configured| comparison(place, &Asked { configured, ..asked }))
    }

    /// A state of the workspace, and where its history parted from that of a revision.
    pub fn since(global: &Global, state: State<'_>, rev: &str) -> Result<Pair, Failure> {
        let (place, tree) = state.find(global)?;
        Pair::read(global, place, tree, |place, _| since(place, rev))
    }

    /// Reads the base, which is chosen knowing the place and the `base` of `pm.yaml`, and the head.
    fn read(
        global: &Global,
        place: Place,
        head_tree: Tree,
        choose: impl FnOnce(&Place, Option<&str>) -> Result<Comparison, Failure>,
    ) -> Result<Pair, Failure> {
        let (loaded, text) = load_config(&head_tree)?;
        let configured = loaded.config.base.get().map(|base| base.0.clone());
        let mut comparison = choose(&place, configured.as_deref())?;
        let base_tree = comparison.base_tree(&place)?;
        let (head, base) = Strategy::build_pair(&head_tree, &base_tree, loaded, text);
        match base.lacking.len() + head.lacking.len() {
            0 => {}
            count => return Err(lacking(count, base.lacking.iter().chain(&head.lacking))),
        }
        comparison.notes.extend(changed_settings(&base, &head));
        comparison.notes.extend(not_read_any_more(&base, &head_tree));
        let head = Session::with(global, place, head_tree, head);
        Ok(Pair { head, base: ManuallyDrop::new(Arc::new(base)), base_tree, comparison })
    }

    /// The base as a session of its own, on the day of the head.
    pub fn base_session(&self) -> Session {
        let plan = plan_file(&self.base).and_then(|path| self.base_tree.read(path).ok());
        Session {
            place: self.comparison.base_place(&self.head.place),
            strategy: self.base.clone(),
            tree: self.base_tree.clone(),
            plan,
            ..self.head.on(self.head.today)
        }
    }
}

/// What had records in the base and is there in the head, where nobody reads it: in a submodule, or behind a link.
fn not_read_any_more(base: &Strategy, head: &Tree) -> Option<String> {
    // Both are sorted by path.
    let mut of_head = head.files.iter().map(|entry| entry.path.as_str()).peekable();
    let mut is_gone = |path: &str| {
        while of_head.next_if(|other| *other < path).is_some() {}
        of_head.peek() != Some(&path)
    };
    let gone = base.files.iter().enumerate().filter(|(_, file)| is_gone(&file.path));
    let is_there = |path: &str| head.look_up(&format!("{}{path}", head.prefix)) == Target::File;
    let there = gone.filter(|(_, file)| is_there(&file.path));
    let with_records = there.filter(|(number, _)| base.records.iter().any(|record| record.file == *number));
    let mut there = with_records.map(|(_, file)| file.path.as_str()).peekable();
    let first = (*there.peek()?).to_owned();
    let (count, noun) = (there.count(), "in a submodule, behind a link, or ignored by Git, and not read there");
    Some(match count {
        1 => format!("`{first}` is {noun}: its records count as deleted"),
        _ => format!("`{first}` and {} more files are {noun}: their records count as deleted", count - 1),
    })
}

/// A partial clone: of a file whose content is not here nobody can say what changed in it.
fn lacking<'p>(count: usize, paths: impl Iterator<Item = &'p String>) -> Failure {
    let first: BTreeSet<String> = paths.take(3).map(|path| format!("`{path}`")).collect();
    let first: Vec<String> = first.into_iter().collect();
    let (files, are, more) = match count {
        1 => ("content", "is", ""),
        _ => ("contents", "are", if count > first.len() { ", …" } else { "" }),
    };
    let told =
        format!("{count} {files} that would have to be compared {are} not in this clone: {}{more}", first.join(", "));
    Failure { exit: 3, ..Failure::new(told) }
        .help("the clone is partial; `git fetch --refetch --no-filter` brings all of it")
}

/// What the environment of this process says.
pub fn surroundings_here() -> Surroundings {
    surroundings(|name| std::env::var(name).ok())
}

/// What the environment says about the branch that a change is meant for. What is set to nothing says nothing: GitHub
/// sets `GITHUB_BASE_REF` to nothing where there is no pull request.
fn surroundings(variable: impl Fn(&str) -> Option<String>) -> Surroundings {
    let said = |name| variable(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    Surroundings {
        github_base_ref: said("GITHUB_BASE_REF"),
        github_sha: said("GITHUB_SHA"),
        gitlab_base_sha: said("CI_MERGE_REQUEST_DIFF_BASE_SHA"),
        is_ci: said("CI").is_some_and(|value| !matches!(value.to_lowercase().as_str(), "false" | "0" | "no")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use super::super::global::Color;
    use super::*;

    fn git(folder: &Path, arguments: &str) {
        let identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"];
        let arguments = identity.into_iter().chain(arguments.split(' '));
        assert!(Command::new("git").args(arguments).current_dir(folder).status().unwrap().success());
    }

    fn pair(folder: &Path, range: Option<&str>, around: &Surroundings) -> Result<Pair, Failure> {
        let global = Global {
            dir: Some(folder.to_owned()),
            color: Color::Never,
            quiet: false,
            today: None,
            full_parsers: false,
        };
        Pair::within(&global, range, around)
    }

    fn currency(strategy: &Strategy) -> Option<&str> {
        strategy.settings.currency.as_deref()
    }

    /// The base is named by the `pm.yaml` of the head: of the work tree, or in a pipeline of HEAD.
    #[test]
    fn the_head_says_what_it_is_compared_with() {
        let folder = tempfile::tempdir().unwrap();
        let (path, quiet) = (folder.path(), Surroundings::default());
        let settings = |text: &str| fs::write(path.join("pm.yaml"), text).unwrap();
        git(path, "init -q");
        settings("base: nowhere");
        fs::write(path.join("vision.md"), "# Bread for all\n").unwrap();
        git(path, "add -A");
        git(path, "commit -q -m one");
        git(path, "checkout -q -b change");
        let failure = pair(path, None, &quiet).err().unwrap();
        assert_eq!(
            (failure.exit, failure.message.as_str()),
            (3, "`base: nowhere` of pm.yaml is no commit of this clone")
        );
        assert_eq!(failure.help.as_deref(), Some("`git branch` lists what there is"));

        settings("base: main\ncurrency: EUR");
        git(path, "commit -q -a -m two");
        settings("base: main\ncurrency: USD");
        let found = pair(path, None, &quiet).unwrap();
        assert_eq!(found.comparison.base.rev.as_deref(), Some("main"));
        assert_eq!((currency(&found.head.strategy), currency(&found.base)), (Some("USD"), Some("USD")));
        assert_eq!(found.base.text_of("pm.yaml"), Some("base: nowhere"));
        assert_eq!((found.head.tree.files.len(), found.base.files.len()), (2, 2));
        let found = pair(path, None, &Surroundings { is_ci: true, ..quiet.clone() }).unwrap();
        assert_eq!((currency(&found.head.strategy), currency(&found.base)), (Some("EUR"), Some("EUR")));
        let found = pair(path, Some("change..main"), &quiet).unwrap();
        assert_eq!((currency(&found.base), found.head.place.at.as_deref()), (None, Some("main")));
        let failure = pair(path, Some("chagne..mian"), &quiet).err().unwrap();
        assert_eq!(failure.exit, 2);
    }

    #[test]
    fn what_is_set_to_nothing_says_nothing() {
        let set = |all: &'static [(&str, &str)]| {
            surroundings(|name| all.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(set(&[("GITHUB_BASE_REF", ""), ("CI", ""), ("GITHUB_SHA", " ")]), Surroundings::default());
        assert_eq!(set(&[("CI", "false")]), Surroundings::default());
        let github = set(&[("GITHUB_BASE_REF", "main"), ("CI", "true"), ("GITHUB_SHA", "abc")]);
        assert_eq!((github.github_base_ref.as_deref(), github.is_ci), (Some("main"), true));
        assert_eq!(github.github_sha.as_deref(), Some("abc"));
        let gitlab = set(&[("CI_MERGE_REQUEST_DIFF_BASE_SHA", "abc"), ("CI", "1")]);
        assert_eq!((gitlab.gitlab_base_sha.as_deref(), gitlab.is_ci), (Some("abc"), true));
    }
}
