use std::path::PathBuf;

use super::global::Global;
use super::session::Session;
use crate::rules::Outcome;
use crate::source::Failure;

/// Leaves only what lies in the paths that were named; all, where none was.
pub fn within(outcome: Outcome, paths: &[PathBuf], session: &Session, global: &Global) -> Result<Outcome, Failure> {
    if paths.is_empty() {
        return Ok(outcome);
    }
    let mut inside = Vec::new();
    for path in paths {
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

/// Whether a file is the one named, or lies in the folder named.
fn is_in(path: &str, named: &str) -> bool {
    named.is_empty() || path.strip_prefix(named).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
