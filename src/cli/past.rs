use std::collections::BTreeSet;
use std::mem::ManuallyDrop;

use super::global::Global;
use super::pair::{Pair, surroundings_here};
use super::session::Session;
use crate::diff::WayBack;
use crate::history::{Head, Lives, lives};
use crate::output::{Progress, one_line, to_stderr};
use crate::source::{
    Asked, Chain, Comparison, Failure, IgnoredRevisions, Place, blobs, chain, comparison, current_branch, time_of,
};
use crate::values::{Date, Kind};

/// What was accepted on the branch, and how each record came to be what it is.
pub struct Past {
    pub chain: Chain,
    pub lives: ManuallyDrop<Lives>,
    /// The branch of which it is the chain, where that is another than the one that is checked out.
    pub of: Option<String>,
}

/// Which part of the wait is over once the commits have been walked through: what they hold is read after that.
const WALKED: f64 = 0.3;

impl Past {
    /// Follows the records of a session back along the first-parent chain of what was read: HEAD for a work tree.
    pub fn of(global: &Global, session: &Session) -> Result<Past, Failure> {
        Past::read(global, session, |chain| chain)
    }

    /// The same for the record of that number alone: only its files are followed, and those of its metrics.
    pub fn of_record(global: &Global, session: &Session, number: usize) -> Result<Past, Failure> {
        Past::read(global, session, |chain| {
            let files = files_of(session, number, &chain);
            chain.of_files(files)
        })
    }

    /// What the rules judge: what was accepted is what the base branch has. On a branch that is meant for it all that
    /// the branch adds is one last step, as it will be once it is accepted.
    pub fn accepted(global: &Global, session: &Session) -> Result<Past, Failure> {
        match base_of_branch(session, global.quiet) {
            Some(base) => {
                let rev = base.base.commit.as_ref().map_or("HEAD", |commit| &commit.hex);
                // What the branch's last commit has was written down by then; that it is not accepted yet says nothing.
                let day = Date::of_seconds(time_of(&session.place, "HEAD")?);
                let place = base.base_place(&session.place);
                let past = Past::walk(global, session, (&place, rev, day), |chain| chain)?;
                Ok(Past { of: base.base.rev, ..past })
            }
            None => Past::of(global, session),
        }
    }

    fn read(global: &Global, session: &Session, of: impl FnOnce(Chain) -> Chain) -> Result<Past, Failure> {
        let rev = session.place.at.as_deref().unwrap_or("HEAD");
        Past::walk(global, session, (&session.place, rev, session.today), of)
    }

    fn walk(
        global: &Global,
        session: &Session,
        (place, rev, day): (&Place, &str, Date),
        of: impl FnOnce(Chain) -> Chain,
    ) -> Result<Past, Failure> {
        let ignored = IgnoredRevisions::of(&session.tree, None)?;
        let mut progress = Progress::of("reading history", global.quiet);
        let mut walked = |done: usize, all: usize| progress.show(WALKED * share(done, all));
        let chain = of(chain(place, rev, &ignored, &mut walked)?);
        let blobs = blobs(place)?;
        let head = Head { strategy: &session.strategy, day };
        let mut done = |steps: usize| progress.show(WALKED + (1.0 - WALKED) * share(steps, chain.steps.len()));
        let lives = lives(&chain, head, &session.strategy.settings, &|blob| blobs.read(blob), &mut done);
        Ok(Past { chain, lives: ManuallyDrop::new(lives), of: None })
    }
}

/// Where a branch left the one that it is meant for; nothing where that cannot be told, or where it is that branch. In a
/// pipeline no branch is checked out, and the pipeline says what it is meant for.
fn base_of_branch(session: &Session, quiet: bool) -> Option<Comparison> {
    let surroundings = surroundings_here();
    let says_it = surroundings.github_base_ref.is_some() || surroundings.gitlab_base_sha.is_some();
    let branch = current_branch(&session.place);
    if session.place.at.is_some() || (branch.is_none() && !says_it) {
        return None;
    }
    let configured = session.strategy.config.base.get().map(|base| base.0.as_str());
    let asked = Asked { range: None, configured, surroundings: &surroundings };
    let found = match comparison(&session.place, &asked) {
        Ok(found) => found,
        Err(failure) => {
            // Whoever names a base ought to hear that it was not used.
            if configured.is_some() && !quiet {
                to_stderr(&format!("pm: {}; what HEAD accepted is judged\n", one_line(&failure.message)));
            }
            return None;
        }
    };
    let base = found.base.rev.as_deref()?;
    let is = |branch: &str| base == branch || base.strip_suffix(branch).is_some_and(|rest| rest.ends_with('/'));
    (!branch.is_some_and(|branch| is(&branch)) && found.base.commit.is_some()).then_some(found)
}

fn share(done: usize, all: usize) -> f64 {
    done as f64 / all.max(1) as f64
}

/// How some files, or all, came to be what they are in the base of a comparison, and in its head. All that the head has
/// more than the base is one last step, as it will be once it is accepted.
pub fn way_back(global: &Global, pair: &Pair, files: Option<BTreeSet<String>>) -> Result<Option<WayBack>, Failure> {
    let Some(commit) = &pair.comparison.base.commit else { return Ok(None) };
    let place = pair.comparison.base_place(&pair.head.place);
    let ignored = IgnoredRevisions::of(&pair.head.tree, None)?;
    let mut progress = Progress::of("reading history", global.quiet);
    let chain = chain(&place, &commit.hex, &ignored, &mut |done, all| progress.show(share(done, all)))?;
    let chain = match files {
        Some(files) => chain.of_files(files),
        None => chain,
    };
    let blobs = blobs(&place)?;
    let until = |strategy, day| {
        lives(&chain, Head { strategy, day }, &pair.head.strategy.settings, &|blob| blobs.read(blob), &mut |_| ())
    };
    let base = until(&pair.base, Date::of_seconds(time_of(&place, &commit.hex)?));
    Ok(Some(WayBack { base, head: until(&pair.head.strategy, head_day(pair)?) }))
}

/// The day of the head's commit; today for a work tree.
pub fn head_day(pair: &Pair) -> Result<Date, Failure> {
    let day = |rev: &str| Ok(Date::of_seconds(time_of(&pair.head.place, rev)?));
    pair.comparison.head.commit.as_ref().map_or(Ok(pair.head.today), |commit| day(&commit.hex))
}

/// The file of a record, and every file of the chain that is called as the record is or was: it may have been gone for
/// a while and come back in another place. And those of the metrics that it names: a new name for one moves no promise.
fn files_of(session: &Session, number: usize, chain: &Chain) -> BTreeSet<String> {
    let strategy = &session.strategy;
    let Some(record) = strategy.record(number) else { return BTreeSet::new() };
    let names: BTreeSet<&str> = record.names().collect();
    let is_name =
        |part: &str| names.contains(part) || part.rsplit_once('.').is_some_and(|(stem, _)| names.contains(stem));
    let changed = chain.steps.iter().flat_map(|step| &step.changes).map(|change| &change.path);
    let alike = changed.filter(|path| path.split('/').any(is_name)).cloned();
    let linked = (0..record.references.len()).filter_map(|reference| {
        let linked = strategy.record(strategy.resolution_at(number, reference).record()?)?;
        (linked.kind == Kind::Metric).then(|| strategy.path_of(linked).to_owned())
    });
    alike.chain(linked).chain([strategy.path_of(record).to_owned()]).collect()
}
