#![allow(clippy::unwrap_used)]
use super::clones::{choose, clone, commit, configured, git, ids, parted, pull_request, ranged, refused, unasked};
use super::*;
use crate::source::fixture::{Folder, paths};

#[test]
fn every_form_of_a_range() {
    let (folder, start, main, feature) = parted();
    let (main, feature, start) = (main.as_str(), feature.as_str(), start.as_str());
    for (range, base, head) in [
        ("main..feature", main, Some(feature)),
        ("main...feature", start, Some(feature)),
        ("main...", start, Some(feature)),
        ("main..", main, Some(feature)),
        ("..main", feature, Some(main)),
        ("...main", start, Some(main)),
        ("main", main, None),
        ("HEAD~1", start, None),
        (&feature[..10], feature, None),
    ] {
        let chosen = ranged(&folder.path(), range).unwrap();
        assert_eq!(ids(&chosen), (base, head), "{range}");
        assert_eq!(chosen.completeness, Completeness::Full);
    }
    let chosen = ranged(&folder.path(), "main...").unwrap();
    assert_eq!(chosen.chosen, "the base is where `main` and `HEAD` parted");
    assert_eq!(ranged(&folder.path(), "main").unwrap().chosen, "`main` was named; the head is the work tree");
    let same = ranged(&folder.path(), "main..main").unwrap();
    assert_eq!(same.notes, ["base and head are the same commit, so nothing can have changed"]);
}

#[test]
fn what_was_typed_and_is_not_there_is_exit_2() {
    let (folder, ..) = parted();
    let path = folder.path();
    for (range, message, help) in [
        ("maim", "there is no revision `maim`", "did you mean `main`?"),
        ("maim..feature", "there is no revision `maim`", "did you mean `main`?"),
        ("main..fature", "there is no revision `fature`", "did you mean `feature`?"),
        ("main...nowhere", "there is no revision `nowhere`", "`git branch -a` and `git tag` list what there is"),
        ("HEAD:pm.yaml", "`HEAD:pm.yaml` is a blob, not a commit", "name a commit, a branch or a tag"),
    ] {
        assert_eq!(refused(ranged(&path, range)), (2, message.to_owned(), help.to_owned()), "{range}");
    }
    assert_eq!(refused(ranged(&path, "a..b..c")).1, "`a..b..c` does not name two states");
}

#[test]
fn the_base_branch_is_asked_for_in_order() {
    let (folder, start, main, feature) = parted();
    git(&folder.path(), "branch trunk feature~1");
    let (_kept, path) = clone(&folder, "--branch feature");
    let (start, main, feature) = (start.as_str(), main.as_str(), feature.as_str());
    // The remote's default branch is the one checked out there.
    let chosen = unasked(&path, &Surroundings::default()).unwrap();
    assert_eq!(ids(&chosen), (feature, None));
    assert_eq!(
        chosen.chosen,
        "the base is where HEAD parted from `origin/feature` (the remote's default branch); the head is the work tree"
    );
    assert_eq!(ids(&configured(&path, "origin/main").unwrap()), (start, None));
    let around = Surroundings { github_base_ref: Some("main".into()), ..Surroundings::default() };
    assert_eq!(ids(&unasked(&path, &around).unwrap()), (start, None));
    // A local branch of the name counts where the remote has none.
    git(&path, "branch local origin/main");
    let local = Surroundings { github_base_ref: Some("local".into()), ..around.clone() };
    let chosen = unasked(&path, &local).unwrap();
    assert_eq!((ids(&chosen), chosen.base.rev.as_deref()), ((start, None), Some("local")));
    // GitLab names the commit itself: taken as it is, though it is no ancestor of HEAD.
    let gitlab = Surroundings { gitlab_base_sha: Some(main.into()), is_ci: true, ..Surroundings::default() };
    let chosen = unasked(&path, &gitlab).unwrap();
    assert_eq!(ids(&chosen), (main, Some(feature)));
    assert_eq!(
        chosen.chosen,
        "the base is the commit in CI_MERGE_REQUEST_DIFF_BASE_SHA; the head is HEAD, since CI is set"
    );
    let both = Surroundings { github_base_ref: Some("main".into()), ..gitlab };
    assert_eq!(ids(&unasked(&path, &both).unwrap()), (start, Some(feature)));
}

#[test]
fn a_base_branch_that_is_not_there_is_exit_3_with_the_line_that_brings_it() {
    let (folder, start, main, _) = parted();
    let (_kept, path) = clone(&folder, "--branch feature --single-branch");
    let around = Surroundings { github_base_ref: Some("main".into()), ..Surroundings::default() };
    let (exit, message, help) = refused(unasked(&path, &around));
    assert_eq!((exit, message.as_str()), (3, "the base branch `main` is not in this clone (GITHUB_BASE_REF)"));
    assert_eq!(help, "`git fetch origin main:refs/remotes/origin/main` brings it (in GitHub Actions `fetch-depth: 0`)");
    git(&path, "fetch -q origin main:refs/remotes/origin/main");
    assert_eq!(ids(&unasked(&path, &around).unwrap()).0, start);

    let (_kept, path) = clone(&folder, "--branch feature --single-branch");
    let gitlab = Surroundings { gitlab_base_sha: Some(main.clone()), ..Surroundings::default() };
    let (exit, message, help) = refused(unasked(&path, &gitlab));
    assert_eq!((exit, help), (3, format!("`git fetch origin {main}` brings it")));
    assert!(message.starts_with(&format!("the base commit `{main}` is not in this clone")), "{message}");
    git(&path, &format!("fetch -q origin {main}"));
    assert_eq!(ids(&unasked(&path, &gitlab).unwrap()).0, main);

    let (exit, message, help) = refused(configured(&path, "origin/main"));
    assert_eq!((exit, message.as_str()), (3, "`base: origin/main` of pm.yaml is no commit of this clone"));
    assert!(help.starts_with("`git fetch origin main:refs/remotes/origin/main` brings it"), "{help}");
    let (_, _, help) = refused(configured(&path, "feture"));
    assert_eq!(help, "did you mean `feature`?");
    // In a clone of all branches the plain line will do.
    let (_kept, path) = clone(&folder, "--branch feature");
    git(&path, "update-ref -d refs/remotes/origin/main");
    assert!(refused(unasked(&path, &around)).2.starts_with("`git fetch origin main` brings it"));
    git(&path, "fetch -q origin main");
    assert_eq!(ids(&unasked(&path, &around).unwrap()).0, start);
}

#[test]
fn without_any_base_branch_the_ways_to_name_one_are_told() {
    let (folder, ..) = parted();
    let (exit, message, help) = refused(unasked(&folder.path(), &Surroundings::default()));
    assert_eq!((exit, message.as_str()), (3, "which branch this change is meant for is not known"));
    assert!(help.starts_with("this repository has no remote `origin`: `pm diff main...`"), "{help}");
    let (_kept, path) = clone(&folder, "");
    git(&path, "update-ref -d refs/remotes/origin/HEAD --no-deref");
    let (exit, _, help) = refused(unasked(&path, &Surroundings::default()));
    assert!(exit == 3 && help.contains("git remote set-head origin --auto"), "{help}");
    git(&path, "remote set-head origin --auto");
    unasked(&path, &Surroundings::default()).unwrap();
}

/// The lines that are printed are run as they are.
#[test]
fn a_clone_of_one_branch_gets_to_know_the_default_branch() {
    let (folder, start, ..) = parted();
    git(&folder.path(), "checkout -q main");
    for options in ["--depth 1 --branch feature", "--single-branch --branch feature"] {
        let (_kept, path) = clone(&folder, options);
        let (exit, _, help) = refused(unasked(&path, &Surroundings::default()));
        let lines = help.split_once(" ask the remote").unwrap().0.split('`').filter(|line| line.starts_with("git "));
        let lines: Vec<&str> = lines.collect();
        assert_eq!((exit, lines.len()), (3, 3), "{help}");
        lines.iter().for_each(|line| drop(git(&path, &line["git ".len()..].replace('\'', ""))));
        match unasked(&path, &Surroundings::default()) {
            Ok(chosen) => {
                assert_eq!((ids(&chosen).0, chosen.base.rev.as_deref()), (start.as_str(), Some("origin/main")))
            }
            // It is known now; what is still missing is the history.
            Err(failure) => assert!(failure.help.unwrap().contains("`git fetch --unshallow origin`"), "{options}"),
        }
    }
}

#[test]
fn where_there_is_no_remote_nothing_can_be_fetched() {
    let (folder, ..) = parted();
    let path = folder.path();
    let github = Surroundings { github_base_ref: Some("trunk".into()), ..Surroundings::default() };
    let gitlab = Surroundings { gitlab_base_sha: Some("a".repeat(40)), ..Surroundings::default() };
    for refusal in [unasked(&path, &github), unasked(&path, &gitlab), configured(&path, "origin/trunk")] {
        let (exit, _, help) = refused(refusal);
        assert!(exit == 3 && !help.contains("fetch") && help.contains("`git branch`"), "{help}");
    }
}

#[test]
fn histories_without_a_common_commit_are_exit_3() {
    let (folder, ..) = parted();
    git(&folder.path(), "checkout -q --orphan other");
    commit(&folder, "other.md", "o");
    let (exit, message, help) = refused(ranged(&folder.path(), "main...other"));
    assert_eq!((exit, message.as_str()), (3, "`main` and `other` have no commit in common"));
    assert!(help.contains("pm diff A..B"), "{help}");
    let (_kept, path) = clone(&folder, "--branch other");
    let (exit, _, help) = refused(configured(&path, "origin/main"));
    assert!(exit == 3 && help.contains("`git fetch origin main`"), "{help}");
    // Naming both needs no merge-base.
    ranged(&folder.path(), "main..other").unwrap();
}

#[test]
fn several_merge_bases_are_exit_3() {
    let (folder, _, main, feature) = parted();
    git(&folder.path(), &format!("merge -q --no-edit {main}"));
    git(&folder.path(), "checkout -q main");
    git(&folder.path(), &format!("merge -q --no-edit {feature}"));
    let (exit, message, help) = refused(ranged(&folder.path(), "main...feature"));
    assert_eq!(exit, 3);
    assert!(message.starts_with("`main` and `feature` parted at 2 commits, none before the other: `"), "{message}");
    assert!(message.contains(&main[..10]) && message.contains(&feature[..10]), "{message}");
    assert!(help.starts_with("`git merge main` leaves one"), "{help}");
    let (_kept, path) = clone(&folder, "--branch feature");
    let (exit, _, help) = refused(configured(&path, "origin/main"));
    assert!(exit == 3 && help.starts_with("`git fetch origin main` brings it up to date; `git merge origin/main`"));
    git(&path, "merge -q --no-edit origin/main");
    assert_eq!(ids(&configured(&path, "origin/main").unwrap()).0, git(&folder.path(), "rev-parse main"));
}

#[test]
fn a_pull_request_that_was_checked_out_merged_is_compared_with_its_first_parent() {
    let (folder, _, main, _) = parted();
    git(&folder.path(), "checkout -q --detach main");
    git(&folder.path(), "merge -q --no-ff --no-edit feature");
    let merged = git(&folder.path(), "rev-parse HEAD");
    git(&folder.path(), "branch pull HEAD");
    // As at fetch-depth 2: two commits deep, and no base branch.
    let (_kept, path) = clone(&folder, "--depth 2 --branch pull");
    let chosen = unasked(&path, &pull_request()).unwrap();
    assert_eq!((ids(&chosen), chosen.base.rev.as_deref()), ((main.as_str(), Some(merged.as_str())), Some("HEAD^1")));
    assert_eq!(
        chosen.chosen,
        "HEAD is a merge into `main`, so its first parent is the base: `HEAD^1`; the head is HEAD, since CI is set"
    );
    assert_eq!(chosen.completeness, Completeness::Shallow);
    // At depth 1 the parents are not there.
    let (_kept, path) = clone(&folder, "--depth 1 --branch pull");
    let (exit, message, help) = refused(unasked(&path, &pull_request()));
    assert_eq!((exit, message.as_str()), (3, "the base branch `main` is not in this clone (GITHUB_BASE_REF)"));
    assert!(help.starts_with("`git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'`"), "{help}");
    assert!(help.contains("fetch-depth: 0"), "{help}");
    git(&path, "fetch -q --unshallow origin +refs/heads/*:refs/remotes/origin/*");
    assert_eq!(ids(&unasked(&path, &pull_request()).unwrap()).0, main);
    // Where nobody runs a pipeline, what is not committed belongs to the change.
    let (_kept, path) = clone(&folder, "--branch pull");
    let chosen = configured(&path, "origin/main").unwrap();
    assert_eq!((ids(&chosen), chosen.base.rev.as_deref()), ((main.as_str(), None), Some("HEAD^1")));
}

#[test]
fn a_merge_of_the_base_branch_into_the_change_is_no_pull_request() {
    let (folder, _, main, feature) = parted();
    git(&folder.path(), "merge -q --no-edit main");
    let merged = git(&folder.path(), "rev-parse HEAD");
    let (_kept, path) = clone(&folder, "--branch feature");
    // Its first parent is the change's own commit: compared with that, main's work would look like the change.
    let chosen = unasked(&path, &pull_request()).unwrap();
    assert_eq!(ids(&chosen), (main.as_str(), Some(merged.as_str())));
    // GitHub made another commit than HEAD, so HEAD is not its merge, and without the branch the base is not known.
    let (_kept, path) = clone(&folder, "--depth 2 --branch feature");
    let around = Surroundings { github_sha: Some(feature.clone()), ..pull_request() };
    assert_eq!(refused(unasked(&path, &around)).0, 3);
    let around = Surroundings { github_sha: Some(merged.clone()), ..pull_request() };
    assert_eq!(ids(&unasked(&path, &around).unwrap()), (feature.as_str(), Some(merged.as_str())));
}

#[test]
fn the_base_branch_itself_is_no_pull_request() {
    let (folder, ..) = parted();
    git(&folder.path(), "checkout -q main");
    git(&folder.path(), "merge -q --no-ff --no-edit feature");
    let merged = git(&folder.path(), "rev-parse HEAD");
    // As on `pull_request_target`, which checks out the base branch, and whose last change was a merge.
    let (_kept, path) = clone(&folder, "--branch main");
    let around = Surroundings { github_sha: Some(merged.clone()), ..pull_request() };
    let chosen = unasked(&path, &around).unwrap();
    assert_eq!(ids(&chosen), (merged.as_str(), Some(merged.as_str())));
    assert_eq!(chosen.notes, ["base and head are the same commit, so nothing can have changed"]);
}

#[cfg(unix)]
#[test]
fn a_repository_of_another_user_says_how_to_trust_it() {
    let (folder, ..) = parted();
    // Only root may give files away; for anybody else there is nothing to see.
    if std::os::unix::fs::chown(folder.path().join(".git"), Some(12_345), None).is_ok()
        && std::os::unix::fs::chown(folder.path(), Some(12_345), None).is_ok()
    {
        let (exit, message, help) = refused(unasked(&folder.path(), &Surroundings::default()));
        assert_eq!(
            (exit, message.as_str()),
            (2, "the Git repository belongs to another user, and Git does not trust it")
        );
        assert!(help.contains("git config --global --add safe.directory"), "{help}");
    }
}

#[test]
fn what_gitlab_merged_for_a_pipeline_is_compared_with_its_first_parent() {
    let (folder, start, main, feature) = parted();
    git(&folder.path(), "checkout -q --detach main");
    git(&folder.path(), "merge -q --no-ff --no-edit feature");
    let merged = git(&folder.path(), "rev-parse HEAD");
    let gitlab = |sha: &str| Surroundings { gitlab_base_sha: Some(sha.into()), is_ci: true, ..Surroundings::default() };
    let chosen = unasked(&folder.path(), &gitlab(&start)).unwrap();
    assert_eq!(ids(&chosen), (main.as_str(), Some(merged.as_str())));
    // The change itself merged main before: what GitLab names is main's commit then.
    git(&folder.path(), "checkout -q feature");
    git(&folder.path(), "merge -q --no-edit main");
    let chosen = unasked(&folder.path(), &gitlab(&main)).unwrap();
    assert_eq!(ids(&chosen).0, main);
    assert_ne!(ids(&chosen).0, feature);
}

#[test]
fn a_repository_without_a_commit_says_so() {
    let folder = Folder::new();
    git(&folder.path(), "init -q");
    folder.write("pm.yaml", "");
    let plain = "there is no commit yet, so there is nothing to compare with";
    for range in ["HEAD", "@", "HEAD~1"] {
        assert_eq!(refused(ranged(&folder.path(), range)).1, plain);
    }
    let around = Surroundings::default();
    assert_eq!(refused(unasked(&folder.path(), &around)), (2, plain.into(), "`git commit` makes the first".into()));
    let around = pull_request();
    assert!(refused(unasked(&folder.path(), &around)).1.starts_with("there is no commit yet"));
    assert!(refused(ranged(&folder.path(), "main..")).1.starts_with("there is no commit yet"));
}

#[test]
fn what_git_cannot_be_asked_about_says_why() {
    let folder = Folder::new();
    folder.write("pm.yaml", "");
    let asked = |range: &str| refused(ranged(&folder.path(), range));
    assert_eq!(asked("main").1, "this folder is not in a Git repository");
    assert!(asked("main..HEAD").1.ends_with("is not in a Git repository"));
    assert_eq!(refused(unasked(&folder.path(), &Surroundings::default())).1, "this folder is not in a Git repository");
    for (option, word) in [("--object-format=sha256", "SHA-256"), ("--ref-format=reftable", "reftable")] {
        let folder = Folder::new();
        git(&folder.path(), &format!("init -q {option}"));
        commit(&folder, "pm.yaml", "");
        for chosen in [
            unasked(&folder.path(), &Surroundings::default()),
            ranged(&folder.path(), "HEAD"),
            ranged(&folder.path(), ".."),
        ] {
            let (exit, message, _) = refused(chosen);
            assert!(exit == 2 && message.contains(word), "{message}");
        }
    }
    let folder = Folder::new();
    folder.write("pm.yaml", "");
    folder.write(".git", "gitdir: /nowhere\n");
    assert!(refused(ranged(&folder.path(), "HEAD")).1.ends_with("does not lead to a Git repository"));
}

#[test]
fn a_bare_repository_has_no_work_tree_to_compare() {
    let (folder, start, main, feature) = parted();
    let (_kept, path) = clone(&folder, "--bare");
    let chosen = ranged(&path, "main").unwrap();
    assert_eq!(ids(&chosen), (main.as_str(), Some(feature.as_str())));
    assert_eq!(chosen.chosen, "`main` was named; the head is HEAD, since the repository is bare");
    let (place, chosen) =
        choose(&path, &Asked { range: None, configured: Some("main"), surroundings: &Surroundings::default() })
            .unwrap();
    assert_eq!(ids(&chosen), (start.as_str(), Some(feature.as_str())));
    assert_eq!(paths(&chosen.base_tree(&place).unwrap()), ["pm.yaml"]);
    assert_eq!(paths(&chosen.head_tree(&place).unwrap()), ["feature.md", "pm.yaml"]);
}

#[test]
fn a_linked_worktree_has_its_own_head() {
    let (folder, start, ..) = parted();
    let beside = Folder::new();
    let linked = beside.path().join("linked");
    git(&folder.path(), &format!("worktree add -q --detach {} main", linked.display()));
    std::fs::write(linked.join("new.md"), "").unwrap();
    let around = Surroundings { github_base_ref: Some("feature".into()), ..Surroundings::default() };
    let (place, chosen) = choose(&linked, &Asked { range: None, configured: None, surroundings: &around }).unwrap();
    assert_eq!(ids(&chosen), (start.as_str(), None));
    assert_eq!(paths(&chosen.head_tree(&place).unwrap()), ["main.md", "new.md", "pm.yaml"]);
}
