use super::chain::first_parents;
use super::git_refusal::refusal;
use super::{ChainCompleteness, CommitId, Failure, Place};

/// The commit that a branch had at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    pub commit: CommitId,
    /// Seconds since 1970 (UTC) by the chain's clock, which never goes backwards.
    pub clock: i64,
    /// It is younger than was asked for: the oldest that is at hand.
    pub is_later: bool,
    /// Whether the project has older commits than the oldest at hand.
    pub completeness: ChainCompleteness,
}

/// The last commit of the first-parent chain of a revision that was made before a time (seconds since 1970, UTC); where
/// there is none, the oldest at hand. Looks at the commits alone, and not at what they hold.
pub fn accepted_before(place: &Place, rev: &str, time: i64) -> Result<Accepted, Failure> {
    let repository = place.open()?;
    let (commits, completeness) = first_parents(&repository, rev)?;
    let mut clock = i64::MIN;
    let mut found: Option<(git2::Oid, i64)> = None;
    for id in commits.iter().rev() {
        let commit = repository.find_commit(*id).map_err(|error| refusal(&error, None))?;
        clock = clock.max(commit.committer().when().seconds());
        if clock >= time && found.is_some() {
            break;
        }
        found = Some((*id, clock));
        if clock >= time {
            break;
        }
    }
    // A chain holds at least the revision itself.
    let (id, clock) = found.ok_or_else(|| Failure::new(format!("there is no commit at `{rev}`")))?;
    let commit = repository.find_commit(id).map_err(|error| refusal(&error, None))?;
    Ok(Accepted { commit: CommitId::of(&commit), clock, is_later: clock >= time, completeness })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use git2::{Signature, Time};

    use super::super::discover;
    use super::super::fixture::Folder;
    use super::*;

    /// One commit a day; the clock of the third ran behind.
    #[test]
    fn the_last_before_a_time() {
        let folder = Folder::new();
        let repository = folder.init();
        folder.write("pm.yaml", "");
        let mut parents: Vec<git2::Oid> = Vec::new();
        let mut ids = Vec::new();
        for time in [100, 200, 150, 300] {
            let tree = repository.find_tree(repository.treebuilder(None).unwrap().write().unwrap()).unwrap();
            let who = Signature::new("Ada", "ada@example.org", &Time::new(time, 0)).unwrap();
            let before: Vec<git2::Commit<'_>> = parents.iter().map(|id| repository.find_commit(*id).unwrap()).collect();
            let before: Vec<&git2::Commit<'_>> = before.iter().collect();
            let id = repository.commit(Some("HEAD"), &who, &who, &time.to_string(), &tree, &before).unwrap();
            parents = vec![id];
            ids.push(id.to_string());
        }
        let place = discover(&folder.path(), None).unwrap();
        for (time, at, clock, is_later) in
            [(101, 0, 100, false), (200, 0, 100, false), (201, 2, 200, false), (900, 3, 300, false), (50, 0, 100, true)]
        {
            let found = accepted_before(&place, "HEAD", time).unwrap();
            assert_eq!(
                (&found.commit.hex, found.clock, found.is_later),
                (ids.get(at).unwrap(), clock, is_later),
                "{time}"
            );
            assert!(found.completeness.is_full());
        }
        assert_eq!(accepted_before(&place, "HEAD~1", 900).unwrap().commit.hex, *ids.get(2).unwrap());
    }
}
