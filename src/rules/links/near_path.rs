//! The file that a broken link probably meant.

use std::collections::HashMap;

use crate::graph::Strategy;
use crate::values::nearest;

/// The workspace's files by name, in lower case.
pub(super) struct Names<'s> {
    paths: HashMap<String, Vec<&'s str>>,
}

impl<'s> Names<'s> {
    pub fn of(strategy: &'s Strategy) -> Names<'s> {
        let mut paths: HashMap<String, Vec<&'s str>> = HashMap::new();
        for file in &strategy.files {
            paths.entry(name(&file.path).to_lowercase()).or_default().push(&file.path);
        }
        Names { paths }
    }

    /// How to write the path from `file`, where one file of the wanted name, or of nearly that name in the wanted
    /// folder, is there.
    pub fn near(&self, strategy: &Strategy, file: &str, missing: &str) -> Option<String> {
        let missing = missing.strip_prefix(strategy.prefix.as_str())?;
        let folder = |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_lowercase());
        let same = self.paths.get(&name(missing).to_lowercase()).map_or(&[] as &[_], Vec::as_slice);
        let found = match same {
            [only] => Some(*only),
            [] => {
                let beside = || self.paths.values().flatten().filter(|path| folder(path) == folder(missing));
                let near = nearest(name(missing), beside().map(|path| name(path)))?;
                beside().find(|path| name(path) == near.name).copied()
            }
            several => several.iter().find(|path| folder(path) == folder(missing)).copied(),
        }?;
        (found != file).then(|| relative(file, found))
    }
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The way from one file to another.
fn relative(from: &str, to: &str) -> String {
    let folders: Vec<&str> = from.split('/').collect();
    let folders = folders.split_last().map_or(&[] as &[_], |(_, folders)| folders);
    let target: Vec<&str> = to.split('/').collect();
    let shared = folders.iter().zip(&target).take_while(|(one, other)| one == other).count();
    let up = folders.iter().skip(shared).map(|_| "..");
    up.chain(target.iter().skip(shared).copied()).collect::<Vec<&str>>().join("/")
}
