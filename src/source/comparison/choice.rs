use git2::{Commit, ErrorCode, Oid, Repository};

use super::base_branch::{BaseBranch, Source, base_branch};
use super::commit_graph::CommitGraph;
use super::folder::{BaseFolder, base_folder};
use super::merge_base::{Purpose, Tip, merge_base};
use super::range::Range;
use super::{Asked, Comparison, Completeness, Side, Surroundings};
use crate::source::commit::resolve;
use crate::source::{Failure, Place};

/// Chooses the two states to compare. `place` is where the workspace is in the head (see `head_of`).
///
/// A revision that somebody typed and that is not there is a failure with exit code 2; one with exit code 3 says that
/// the base cannot be told for sure, and the command that mends it. Nothing else is ever compared instead.
pub fn comparison(place: &Place, asked: &Asked<'_>) -> Result<Comparison, Failure> {
    let repository = place.open()?;
    let graph = CommitGraph::of(place, &repository)?;
    let without = if place.bare { Some("the repository is bare") } else { None };
    let Choice { base, head, chosen } = match Range::read(asked.range)? {
        Range::Both { base, head } => Choice {
            base: Side::at(base, &named(&repository, base)?),
            head: Side::at(head, &named(&repository, head)?),
            chosen: format!("`{base}` and `{head}` were named"),
        },
        Range::Parted { one, head } => {
            let (start, end) = (named(&repository, one)?, named(&repository, head)?);
            let id = merge_base(
                &graph,
                Tip { name: one, id: start.id() },
                Tip { name: head, id: end.id() },
                Purpose::Review,
            )?;
            Choice {
                base: Side::at(one, &graph.commit(id)?),
                head: Side::at(head, &end),
                chosen: format!("the base is where `{one}` and `{head}` parted"),
            }
        }
        Range::From(base) => {
            let start = named(&repository, base)?;
            let (head, words) = end(&repository, without)?;
            Choice { base: Side::at(base, &start), head, chosen: format!("`{base}` was named; {words}") }
        }
        Range::Nothing => by_default(&repository, &graph, asked, without)?,
    };
    chosen_states(place, &repository, &graph, Choice { base, head, chosen })
}

/// The state at a place, compared with where its history parted from a revision: from the merge-base of that revision and
/// of the place's own or, for a work tree or an index, of HEAD. Fails as `comparison` does.
pub fn since(place: &Place, rev: &str) -> Result<Comparison, Failure> {
    let repository = place.open()?;
    let graph = CommitGraph::of(place, &repository)?;
    let of_head = place.at.as_deref().unwrap_or("HEAD");
    // How many commits back it goes a shallow clone cannot tell: it is the base that cannot be determined.
    let is_cut_off = |failure: Failure| match repository.is_shallow() && rev.contains(['~', '^']) {
        true => Failure { exit: 3, ..failure },
        false => failure,
    };
    let (start, end) = (named(&repository, rev).map_err(is_cut_off)?, named(&repository, of_head)?);
    let (one, other) = (Tip { name: rev, id: start.id() }, Tip { name: of_head, id: end.id() });
    let base = graph.commit(merge_base(&graph, one, other, Purpose::Lint)?)?;
    let head = place.at.as_deref().map_or(Side::WORK_TREE, |rev| Side::at(rev, &end));
    let chosen = match base.id() == start.id() {
        true => format!("the base is `{rev}`"),
        false => format!("the base is where `{of_head}` parted from `{rev}`"),
    };
    chosen_states(place, &repository, &graph, Choice { base: Side::at(rev, &base), head, chosen })
}

fn chosen_states(
    place: &Place,
    repository: &Repository,
    graph: &CommitGraph,
    choice: Choice,
) -> Result<Comparison, Failure> {
    let Choice { base, head, chosen } = choice;
    let BaseFolder { prefix, note } = base_folder(repository, place, &base, &head)?;
    let mut notes: Vec<String> = note.into_iter().collect();
    if base.commit == head.commit {
        notes.push("base and head are the same commit, so nothing can have changed".to_owned());
    }
    let completeness = Completeness::of(graph);
    Ok(Comparison { base, head, chosen, completeness, base_prefix: prefix, notes })
}

struct Choice {
    base: Side,
    head: Side,
    chosen: String,
}

fn by_default(
    repository: &Repository,
    graph: &CommitGraph,
    asked: &Asked<'_>,
    without: Option<&str>,
) -> Result<Choice, Failure> {
    let tip = named(repository, "HEAD")?;
    // With the parents that a shallow clone has.
    let tip = graph.commit(tip.id())?;
    let without = without.or(asked.surroundings.is_ci.then_some("CI is set"));
    let (head, words) = end(repository, without)?;
    let branch = base_branch(repository, asked);
    if let Some(parent) = base_of_merge(graph, &tip, &branch, asked.surroundings) {
        let base = Side::at("HEAD^1", &graph.commit(parent)?);
        let into = if branch.from == Source::GitLab { "the base branch".into() } else { format!("`{}`", branch.rev) };
        let chosen = format!("HEAD is a merge into {into}, so its first parent is the base: `HEAD^1`; {words}");
        return Ok(Choice { base, head, chosen });
    }
    let BaseBranch { rev, from, tip: Some(id) } = &branch else {
        return Err(branch.not_there(repository, graph.is_shallow()));
    };
    let (base, where_from) = match from {
        Source::GitLab => (*id, format!("the base is the commit in {}", from.words())),
        _ => {
            let head = Tip { name: "HEAD", id: tip.id() };
            let id = merge_base(graph, Tip { name: rev, id: *id }, head, Purpose::Review)?;
            (id, format!("the base is where HEAD parted from `{rev}` ({})", from.words()))
        }
    };
    Ok(Choice { base: Side::at(rev, &graph.commit(base)?), head, chosen: format!("{where_from}; {words}") })
}

/// The first parent of HEAD, where HEAD is the merge of a change into its base branch that a pipeline checks out.
///
/// That is so where the first parent is the branch's tip, and where GitHub or GitLab says so: a merge of the base
/// branch into the change looks alike, and its first parent would be the wrong base. The tip of the base branch itself
/// may be a merge too, of a change that was accepted before.
fn base_of_merge(graph: &CommitGraph, head: &Commit<'_>, branch: &BaseBranch, around: &Surroundings) -> Option<Oid> {
    let parents: Vec<Oid> = head.parent_ids().collect();
    let [first, second] = parents.as_slice() else { return None };
    if branch.tip == Some(head.id()) {
        return None;
    }
    let is_merge = match branch.from {
        // Its first parent is then the target's tip, and the commit that GitLab names is where the two parted.
        Source::GitLab => branch.tip.is_some_and(|base| {
            base != *first && base != *second && graph.merge_bases(*first, *second).is_ok_and(|found| found == [base])
        }),
        Source::GitHub if around.is_ci && branch.tip != Some(*first) => match &around.github_sha {
            Some(made) => *made == head.id().to_string(),
            None => branch.tip.is_none(),
        },
        _ => branch.tip == Some(*first),
    };
    is_merge.then_some(*first)
}

/// The head where none was named: the work tree unless there is a reason against it.
fn end(repository: &Repository, without: Option<&str>) -> Result<(Side, String), Failure> {
    match without {
        None => Ok((Side::WORK_TREE, "the head is the work tree".to_owned())),
        Some(why) => Ok((Side::at("HEAD", &named(repository, "HEAD")?), format!("the head is HEAD, since {why}"))),
    }
}

fn named<'a>(repository: &'a Repository, rev: &str) -> Result<Commit<'a>, Failure> {
    let is_unborn = || repository.head().is_err_and(|error| error.code() == ErrorCode::UnbornBranch);
    if (rev.starts_with("HEAD") || rev.starts_with('@')) && is_unborn() {
        return Err(Failure::new("there is no commit yet, so there is nothing to compare with")
            .help("`git commit` makes the first"));
    }
    resolve(repository, rev)
}
