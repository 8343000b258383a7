//! What `pm diff`, `pm audit` and `pm log` say where Git does not give them what they need: what is wrong, what to do, and
//! the exit code. Where only one of them needs it, the others answer.

use crate::support::world;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use world::{Run, git, write_file as write};

const INITIATIVE: &str = "---\nstatus: discovery\noutcomes: {activation: 45 %}\n---\n# A\n\nIt hurts.\n";

/// A workspace that nobody has committed.
fn workspace(init: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    git(folder.path(), &[&["init", "-q", "--template="], init].concat());
    write(folder.path(), "pm.yaml", "version: 1\n");
    write(folder.path(), "metrics.yaml", "activation: {definition: d, measures: customer, unit: '%'}\n");
    write(folder.path(), "initiatives/a.md", INITIATIVE);
    folder
}

fn commit(folder: &Path) {
    git(folder, &["add", "-A"]);
    git(folder, &["commit", "-q", "-m", "c"]);
}

fn pm(folder: &Path, arguments: &str) -> Run {
    let words: Vec<&str> = arguments.split(' ').collect();
    world::pm(folder, &[&["--today", "2026-11-22"], &words[..]].concat())
}

fn says(folder: &Path, arguments: &str) -> (i32, String, String) {
    let run = pm(folder, arguments);
    (run.code, run.out, run.err)
}

/// Runs that print nothing but this on stderr.
fn refuse(folder: &Path, all: &[&str], code: i32, err: &str) {
    for arguments in all {
        assert_eq!(says(folder, arguments), (code, String::new(), err.to_owned()), "pm {arguments}");
    }
}

fn answer(folder: &Path, arguments: &str) -> String {
    let run = pm(folder, arguments);
    assert_eq!(run.code, 0, "pm {arguments}: {}", run.err);
    run.out
}

#[test]
fn a_revision_that_is_not_there() {
    let folder = workspace(&[]);
    commit(folder.path());
    let all = ["diff nowhere", "audit --at nowhere", "log --at nowhere a"];
    refuse(
        folder.path(),
        &all,
        2,
        "pm: there is no revision `nowhere`\n  help: `git branch -a` and `git tag` list what there is\n",
    );
    git(folder.path(), &["branch", "autumn"]);
    let near = "pm: there is no revision `autum`\n  help: did you mean `autumn`?\n";
    refuse(folder.path(), &["diff autum", "audit --at autum", "log --at autum a"], 2, near);
}

#[test]
fn a_branch_without_a_commit() {
    let folder = workspace(&[]);
    let help = "`git commit` makes the first";
    let err = format!("pm: there is no commit yet, so there is nothing to compare with\n  help: {help}\n");
    refuse(folder.path(), &["diff", "diff HEAD"], 2, &err);
    let err = format!(
        "pm: there is no commit yet\n  help: {help}; until then there are only the files themselves to look at\n"
    );
    refuse(folder.path(), &["audit", "log a"], 2, &err);
}

#[test]
fn two_beginnings() {
    let folder = workspace(&[]);
    let here = folder.path();
    commit(here);
    git(here, &["checkout", "-q", "--orphan", "other"]);
    write(here, "initiatives/b.md", INITIATIVE);
    commit(here);
    let err = "pm: `main` and `other` have no commit in common\n  \
        help: is it the right branch? `pm diff A..B` compares any two states\n";
    refuse(here, &["diff main...other"], 3, err);
    assert!(answer(here, "diff main..other").starts_with("This change adds 1 initiative.\n"));
    // Of one branch the others can tell.
    assert_eq!(answer(here, "audit"), "No findings: 3 records in 3 files\n");
    assert!(answer(here, "log a").ends_with("\n1 step\n"));
}

#[test]
fn branches_that_were_merged_crosswise() {
    let folder = workspace(&[]);
    let here = folder.path();
    commit(here);
    let short = |rev: &str| {
        let repository = git2::Repository::open(here).unwrap();
        repository.revparse_single(rev).unwrap().id().to_string()[..10].to_owned()
    };
    for branch in ["feature", "main"] {
        git(here, &["checkout", "-q", "-B", branch, "main"]);
        write(here, &format!("{branch}.txt"), "");
        commit(here);
        git(here, &["tag", &format!("{branch}-1")]);
    }
    git(here, &["merge", "-q", "--no-edit", "feature"]);
    git(here, &["checkout", "-q", "feature"]);
    git(here, &["merge", "-q", "--no-edit", "main-1"]);
    let mut both = [short("main-1"), short("feature-1")];
    both.sort();
    let run = pm(here, "diff main...feature");
    assert_eq!((run.code, run.out.as_str()), (3, ""));
    let told = "pm: `main` and `feature` parted at 2 commits, none before the other: `";
    let help = "`git merge main` leaves one; or say which is meant: `pm diff ";
    let lines: Vec<&str> = run.err.lines().collect();
    assert!(lines[0].starts_with(told) && both.iter().all(|id| lines[0].contains(id)), "{}", run.err);
    assert!(lines[1].starts_with(&format!("  help: {help}")) && lines[1].ends_with("..feature`"), "{}", run.err);
    // The advice works.
    let advised = lines[1].split("`pm ").nth(1).unwrap().trim_end_matches('`');
    assert!(answer(here, advised).contains("leaves the strategy as it is"));
    git(here, &["merge", "-q", "--no-edit", "main"]);
    assert!(answer(here, "diff main...feature").contains("leaves the strategy as it is"));
}

#[test]
fn a_clone_that_begins_within_the_range() {
    let folder = workspace(&[]);
    for text in ["1", "2", "3"] {
        write(folder.path(), "notes.txt", text);
        commit(folder.path());
    }
    let clones = tempfile::tempdir().unwrap();
    let url = format!("file://{}", folder.path().display());
    git(clones.path(), &["clone", "-q", "--depth", "2", &url, "c"]);
    let clone = clones.path().join("c");
    let err = "pm: there is no revision `HEAD~2`\n  \
        help: this clone is shallow: `git fetch --unshallow` brings the rest (in GitHub Actions `fetch-depth: 0`)\n";
    let all = ["diff HEAD~2..HEAD", "diff HEAD~2", "audit --at HEAD~2", "log --at HEAD~2 a"];
    refuse(&clone, &all, 2, err);
    git(&clone, &["fetch", "-q", "--unshallow"]);
    all.iter().for_each(|arguments| drop(answer(&clone, arguments)));
}

#[test]
fn a_base_that_does_not_parse() {
    let folder = workspace(&[]);
    let here = folder.path();
    write(here, "initiatives/a.md", &INITIATIVE.replace("discovery", "["));
    commit(here);
    write(here, "initiatives/a.md", INITIATIVE);
    commit(here);
    let told = answer(here, "diff HEAD~1..HEAD");
    assert!(told.starts_with("This change leaves open what 1 record says, which does not parse.\n"), "{told}");
    assert!(told.contains("it does not parse in one of the two, so no more is known than that it differs"), "{told}");
    let told = answer(here, "log a");
    assert!(told.contains("not known what it says: initiatives/a.md changed, and it cannot be read"), "{told}");
    assert_eq!(answer(here, "audit"), "No findings: 2 records in 2 files\n");
}

/// The head's settings judge both states, so those of the base need not be whole; where the base is looked at, they must.
#[test]
fn a_base_whose_settings_do_not_parse() {
    let folder = workspace(&[]);
    let here = folder.path();
    write(here, "pm.yaml", "version: [\n");
    commit(here);
    write(here, "pm.yaml", "version: 1\n");
    commit(here);
    assert!(answer(here, "diff HEAD~1..HEAD").contains("leaves the strategy as it is"));
    let err = "pm: pm.yaml:1:10: this `[` is never closed\n  \
        help: close it with `]`, or put the text in quotes if no list is meant\n";
    refuse(here, &["diff HEAD..HEAD~1", "audit --at HEAD~1", "log --at HEAD~1 a"], 2, err);
}

#[test]
fn a_folder_that_is_a_submodule_now() {
    let (folder, other) = (workspace(&[]), workspace(&[]));
    let here = folder.path();
    commit(here);
    commit(other.path());
    git(here, &["rm", "-q", "-r", "initiatives"]);
    let url = other.path().display().to_string();
    git(here, &["-c", "protocol.file.allow=always", "submodule", "--quiet", "add", &url, "initiatives"]);
    commit(here);
    // What is in it belongs to another repository, and to none of these records.
    let told = answer(here, "diff HEAD~1..HEAD");
    assert!(told.starts_with("This change deletes 1 initiative.\n"), "{told}");
    let why = "`initiatives/a.md` is in a submodule, behind a link, or ignored by Git, and not read there: its records count as deleted";
    assert!(told.contains(why), "{told}");
    assert!(answer(here, "audit").contains("warning[vanished-record]: initiative/a is gone since "));
    assert!(answer(here, "log a").contains("  gone: initiatives/a.md does not have it any more\n"));
}

#[test]
fn a_workspace_whose_folder_has_a_new_name() {
    let folder = workspace(&[]);
    let here = folder.path();
    fs::create_dir(here.join("old")).unwrap();
    for name in ["pm.yaml", "metrics.yaml", "initiatives"] {
        fs::rename(here.join(name), here.join("old").join(name)).unwrap();
    }
    commit(here);
    git(here, &["mv", "old", "new"]);
    commit(here);
    let new = here.join("new");
    let told = answer(&new, "diff HEAD~1..HEAD");
    assert!(told.starts_with("This change leaves the strategy as it is.\n"), "{told}");
    assert!(told.contains("\nthe workspace was `old/` in the base, and is `new/` now\n"), "{told}");
    let run = pm(&new, "audit");
    assert!(run.err.starts_with("pm: 2 steps from "), "{}", run.err);
    assert!(answer(&new, "log a").ends_with("\n1 step\n"));
}

#[cfg(unix)]
#[test]
fn a_repository_of_somebody_else() {
    let folder = workspace(&[]);
    let here = folder.path().canonicalize().unwrap();
    commit(&here);
    let give = |path: PathBuf| std::os::unix::fs::chown(path, Some(12_345), None);
    if give(here.join(".git")).and_then(|()| give(here.clone())).is_err() {
        eprintln!("skipped: only root may give files away");
        return;
    }
    let err = format!(
        "pm: the Git repository belongs to another user, and Git does not trust it\n  \
         help: if you do: `git config --global --add safe.directory {}`\n",
        here.display()
    );
    refuse(&here, &["diff HEAD", "audit", "log a"], 2, &err);
    // The files are there to be read.
    assert!(says(&here, "list initiative").1.contains("discovery"));
}

#[test]
fn a_repository_of_a_format_that_libgit2_does_not_have() {
    let whatever = "everything that needs only the files works";
    for (option, told, help) in [
        (
            "--object-format=sha256",
            "names its objects by SHA-256, which pm cannot read yet",
            "history needs a SHA-1 repository",
        ),
        (
            "--ref-format=reftable",
            "keeps its references in a reftable, which pm cannot read yet",
            "`git refs migrate --ref-format=files` converts it",
        ),
    ] {
        let probe = tempfile::tempdir().unwrap();
        let output = Command::new("git").args(["init", "-q", option]).current_dir(probe.path()).output().unwrap();
        if !output.status.success() {
            eprintln!("skipped: this git has no {option}");
            continue;
        }
        let folder = workspace(&[option]);
        commit(folder.path());
        let err = format!("pm: the Git repository {told}\n  help: {whatever}; {help}\n");
        refuse(folder.path(), &["diff", "diff HEAD", "audit", "log a"], 2, &err);
        let lint = pm(folder.path(), "lint");
        assert_eq!(lint.err, format!("pm: the Git repository {told}; linting the files without Git\n"));
    }
}

#[test]
fn a_linked_worktree_and_one_that_lost_its_repository() {
    let (folder, beside) = (workspace(&[]), tempfile::tempdir().unwrap());
    commit(folder.path());
    let linked = beside.path().canonicalize().unwrap().join("linked");
    git(folder.path(), &["worktree", "add", "-q", "--detach", &linked.display().to_string()]);
    write(&linked, "initiatives/a.md", &INITIATIVE.replace("45", "40"));
    assert!(answer(&linked, "diff HEAD").contains("activation 45 % → 40 %"));
    assert!(answer(&linked, "audit").contains("goalposts-moved"));
    assert!(answer(&linked, "log a").contains("target of `activation`: 45 % → 40 %"));
    drop(folder);
    let err = format!(
        "pm: `{}` does not lead to a Git repository\n  \
         help: `git worktree repair`, run in the main clone, mends a worktree that was moved\n",
        linked.join(".git").display()
    );
    refuse(&linked, &["diff HEAD", "audit", "log a"], 2, &err);
}

/// Nothing that a name says is obeyed: not by a terminal, not by a page.
#[test]
fn names_with_markup_and_control_characters() {
    let folder = workspace(&[]);
    let here = folder.path();
    let title = "<img src=x> \\e[31mred\\a \\u202E | [l](http://e)";
    let said = |target: &str| {
        format!(
            "---\nid: \"a<b>|[y](z)\"\ntitle: \"{title}\"\nstatus: discovery\noutcomes: {{activation: {target}}}\n---\nIt hurts.\n"
        )
    };
    write(here, "initiatives/a.md", &said("45 %"));
    commit(here);
    let branch = "we<i>ird|$(id)\u{202e}";
    git(here, &["branch", branch]);
    write(here, "initiatives/a.md", &said("40 %"));
    commit(here);
    let is_obeyed = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    let name = "initiative/a<b>|[y](z)";
    for arguments in [vec!["diff", branch], vec!["audit"], vec!["log", name]] {
        for format in ["human", "json", "markdown", "github"] {
            let run = world::pm(here, &[&arguments[..], &["--format", format]].concat());
            if arguments[0] == "log" && ["markdown", "github"].contains(&format) {
                assert_eq!(run.code, 2);
                continue;
            }
            assert_eq!(run.code, 0, "{arguments:?} {format}: {}", run.err);
            assert!(run.out.contains("a<b>") || run.out.contains("a&lt;b&gt;"), "{}", run.out);
            assert!(!(run.out + &run.err).contains(is_obeyed), "{arguments:?} {format}");
        }
    }
    let page = world::pm(here, &["diff", branch, "--format", "markdown"]).out;
    for markup in ["<i>", "<b>", "<img", "](z)"] {
        let is_markup = page.match_indices(markup).any(|(at, _)| !page[..at].ends_with('\\'));
        assert!(!is_markup, "{markup}: {page}");
    }
    let err =
        "pm: `\\u{1b}[31m<b>` is not how a revision is written\n  help: a branch, a tag, a commit's id, `HEAD~1`\n";
    refuse(here, &["diff \u{1b}[31m<b>"], 2, err);
}
