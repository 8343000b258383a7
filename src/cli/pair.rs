use super::global::Global;
use super::session::Session;
use crate::graph::{Strategy, load_config};
use crate::source::{
    Asked, Comparison, Failure, Surroundings, Tree, comparison, discover, head_of, revision, with_blobs, work_tree,
};

/// Two states of a workspace that have been read, for the length of one command.
pub struct Pair {
    /// The place, the strategy and the day of the head.
    pub head: Session,
    /// The base, judged by the settings of the head.
    pub base: Strategy,
    pub head_tree: Tree,
    pub base_tree: Tree,
    pub comparison: Comparison,
}

impl Pair {
    /// Finds the workspace in the head, chooses the base and reads both. `range` is `A..B`, `A...B`, `A` or nothing.
    ///
    /// The head's `pm.yaml` may name the base, so the head comes first.
    pub fn open(global: &Global, range: Option<&str>) -> Result<Pair, Failure> {
        let surroundings = surroundings(|name| std::env::var(name).ok());
        let asked = Asked { range, configured: None, surroundings: &surroundings };
        let place = discover(&global.start(), head_of(&asked)?)?;
        let head_tree = match &place.at {
            Some(rev) => revision(&place, rev)?,
            None => with_blobs(work_tree(&place)?, &place),
        };
        let (loaded, text) = load_config(&head_tree)?;
        let configured = loaded.config.base.get().map(|base| base.0.clone());
        let comparison = comparison(&place, &Asked { configured: configured.as_deref(), ..asked })?;
        let base_tree = comparison.base_tree(&place)?;
        let (head, base) = Strategy::build_pair(&head_tree, &base_tree, loaded, text);
        Ok(Pair { head: Session::with(global, place, &head_tree, head), base, head_tree, base_tree, comparison })
    }
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
    use super::*;

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
