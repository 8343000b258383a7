use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::Place;

/// What Git is told not to look at, from the least to the most particular: `core.excludesFile`, `info/exclude`, and
/// the `.gitignore` of each folder from the Git root down. An ignored file is ignored although it is tracked.
pub(super) struct IgnoreRules {
    /// Above the workspace.
    above: Vec<Gitignore>,
    /// In the workspace and below it: the depth of the folder's entries, and its rules.
    within: Vec<(usize, Gitignore)>,
    ignore_case: bool,
    in_git: bool,
}

impl IgnoreRules {
    /// The rules that hold in the workspace folder before anything of it is seen. Without Git there are none.
    pub(super) fn above(place: &Place, workspace: &Path) -> IgnoreRules {
        let mut rules = IgnoreRules { above: Vec::new(), within: Vec::new(), ignore_case: false, in_git: false };
        let Some(root) = &place.git_root else { return rules };
        rules.in_git = true;
        let repository = place.open().ok();
        let config = repository.as_ref().and_then(|repository| repository.config().ok());
        rules.ignore_case =
            config.as_ref().and_then(|config| config.get_bool("core.ignorecase").ok()).unwrap_or_default();
        let excludes = config.and_then(|config| config.get_path("core.excludesfile").ok()).or_else(default_excludes);
        let exclude = repository.map(|repository| repository.commondir().join("info/exclude"));
        let mut files: Vec<(&Path, PathBuf)> =
            excludes.into_iter().chain(exclude).map(|file| (root.as_path(), file)).collect();
        let mut folders: Vec<&Path> =
            workspace.ancestors().skip(1).take_while(|folder| folder.starts_with(root)).collect();
        folders.reverse();
        files.extend(folders.into_iter().map(|folder| (folder, folder.join(".gitignore"))));
        for (folder, file) in files {
            // A link or a pipe of that name is none of Git's.
            if file.symlink_metadata().is_ok_and(|metadata| metadata.is_file()) {
                let matcher = rules.read(folder, &file);
                rules.above.push(matcher);
            }
        }
        rules
    }

    /// The walk found a `.gitignore`; it holds for the entries of its folder and what is below.
    pub(super) fn found(&mut self, file: &Path, depth: usize) {
        if let (true, Some(folder)) = (self.in_git, file.parent()) {
            let matcher = self.read(folder, file);
            self.within.push((depth, matcher));
        }
    }

    /// The walk is at this depth: the rules of folders that it has left no longer hold.
    pub(super) fn at_depth(&mut self, depth: usize) {
        while self.within.last().is_some_and(|(own, _)| *own > depth) {
            self.within.pop();
        }
    }

    pub(super) fn ignores(&self, path: &Path, is_folder: bool) -> bool {
        let within = self.within.iter().rev().map(|(_, rules)| rules);
        for rules in within.chain(self.above.iter().rev()) {
            match rules.matched(path, is_folder) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None => {}
            }
        }
        false
    }

    /// As in Git, a line that is no pattern is passed over.
    fn read(&self, folder: &Path, file: &Path) -> Gitignore {
        let mut builder = GitignoreBuilder::new(folder);
        let _ = builder.case_insensitive(self.ignore_case);
        let _ = builder.add(file);
        builder.build().unwrap_or_else(|_| Gitignore::empty())
    }
}

/// Where Git looks when `core.excludesFile` is not set.
fn default_excludes() -> Option<PathBuf> {
    Some(config_home()?.join("git/ignore"))
}

/// The folder of this user's settings, in which Git has one of its own.
pub(super) fn config_home() -> Option<PathBuf> {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from("XDG_CONFIG_HOME").or_else(|| from("HOME").map(|home| home.join(".config")))
}
