use git2::Oid;

use super::commit_graph::CommitGraph;
use super::fetch;
use crate::source::Failure;
use crate::source::git_refusal::refusal;

/// A commit and what it was called.
#[derive(Clone, Copy)]
pub(super) struct Tip<'a> {
    pub name: &'a str,
    pub id: Oid,
}

/// What a merge-base is looked for; where there is none, the way out is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// `pm diff`
    Review,
    /// `pm lint --since`
    Lint,
}

impl Purpose {
    fn without_base(self) -> &'static str {
        match self {
            Purpose::Review => "`pm diff A..B` compares any two states",
            Purpose::Lint => "`pm lint` without `--since` shows all that there is",
        }
    }

    fn with_base(self, base: &str, head: &str) -> String {
        match self {
            Purpose::Review => format!("pm diff {base}..{head}"),
            Purpose::Lint => format!("pm lint --since {base}"),
        }
    }
}

/// The one commit at which two lines of work parted. Where there is none, or several, or one that a shallow clone may
/// have wrong, that is a failure with exit code 3: a wrong base is a false accusation.
pub(super) fn merge_base(graph: &CommitGraph, base: Tip<'_>, head: Tip<'_>, purpose: Purpose) -> Result<Oid, Failure> {
    let names = format!("`{}` and `{}`", base.name, head.name);
    let broken = |error: git2::Error| refusal(&error, None).exit(3);
    let found = graph.merge_bases(base.id, head.id).map_err(broken)?;
    let failure = match found.as_slice() {
        [only] if !graph.may_lack_a_later(*only, base.id, head.id).map_err(broken)? => return Ok(*only),
        [] if graph.is_shallow() => {
            Failure::new(format!("where {names} parted is not in this clone, which is shallow")).help(whole(graph))
        }
        _ if graph.is_shallow() => {
            Failure::new(format!("where {names} parted cannot be told in this clone, which is shallow"))
                .help(whole(graph))
        }
        [] => Failure::new(format!("{names} have no commit in common")).help(format!(
            "is it the right branch? {}{}",
            up_to_date(graph, base.name),
            purpose.without_base()
        )),
        several => {
            let short: Vec<String> = several.iter().map(|id| format!("`{}`", short(*id))).collect();
            Failure::new(format!(
                "{names} parted at {} commits, none before the other: {}",
                several.len(),
                short.join(", ")
            ))
            .help(format!(
                "{}`git merge {}` leaves one; or say which is meant: `{}`",
                up_to_date(graph, base.name),
                base.name,
                purpose.with_base(&several.first().map_or_else(String::new, |id| self::short(*id)), head.name)
            ))
        }
    };
    Err(failure.exit(3))
}

fn whole(graph: &CommitGraph) -> String {
    format!("`{}` brings the rest ({})", fetch::unshallow(&graph.repository), fetch::IN_PIPELINES)
}

/// The line that brings a remote's branch up to date; nothing for any other name.
fn up_to_date(graph: &CommitGraph, name: &str) -> String {
    let remote = fetch::remote(&graph.repository);
    match name.strip_prefix(&format!("{remote}/")).filter(|branch| *branch != "HEAD") {
        Some(branch) => format!("`{}` brings it up to date; ", fetch::branch(&graph.repository, branch)),
        None => String::new(),
    }
}

fn short(id: Oid) -> String {
    id.to_string().chars().take(10).collect()
}
