use std::mem::ManuallyDrop;

use super::global::Global;
use super::session::Session;
use crate::history::{Head, Lives, lives};
use crate::output::Progress;
use crate::source::{Chain, Failure, IgnoredRevisions, blobs, chain};

/// What was accepted on the branch, and how each record came to be what it is.
pub struct Past {
    pub chain: Chain,
    pub lives: ManuallyDrop<Lives>,
}

impl Past {
    /// Follows the records of a session back along the first-parent chain of what was read: HEAD for a work tree.
    pub fn of(global: &Global, session: &Session) -> Result<Past, Failure> {
        let ignored = IgnoredRevisions::of(&session.tree, None)?;
        let rev = session.place.at.as_deref().unwrap_or("HEAD");
        let chain = chain(&session.place, rev, &ignored, &mut |_| ())?;
        let blobs = blobs(&session.place)?;
        let head = Head { strategy: &session.strategy, day: session.today };
        let mut progress = Progress::of("reading history", global.quiet);
        let all = chain.steps.len().max(1) as f64;
        let mut done = |steps: usize| progress.show(steps as f64 / all);
        let lives = lives(&chain, head, &session.strategy.settings, &|blob| blobs.read(blob), &mut done);
        Ok(Past { chain, lives: ManuallyDrop::new(lives) })
    }
}
