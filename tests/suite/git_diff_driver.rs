//! `pm git-diff-driver` as Git runs it: `git diff` and `git log -p --ext-diff`.

use crate::support::world;
use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use world::{git, pm};

const METRICS: &str = "activation: {definition: d, measures: customer, unit: '%'}\nchurn: {definition: d, measures: customer, unit: '%', better: down}\n";

fn page(fields: &str, prose: &str) -> String {
    format!("---\nstatus: discovery\n{fields}---\n# Onboarding\n\n{prose}\n")
}

fn write(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// A workspace in a folder of a repository, where Git is told to ask `pm` about everything.
fn repository(workspace: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    git(here, &["init", "-q"]);
    git(here, &["config", "diff.pm.command", &format!("'{}' git-diff-driver", env!("CARGO_BIN_EXE_pm"))]);
    write(here, ".git/info/attributes", "* diff=pm\n");
    write(here, &format!("{workspace}pm.yaml"), "version: 1\n");
    write(here, &format!("{workspace}metrics.yaml"), METRICS);
    let text = page("outcomes: {activation: 45 %, churn: 5 %}\n", "Admins give up.");
    write(here, &format!("{workspace}initiatives/a.md"), text);
    commit(here, "Begin");
    folder
}

fn commit(here: &Path, subject: &str) {
    git(here, &["add", "-A"]);
    git(here, &["commit", "-q", "-m", subject]);
}

/// What Git prints; it fails where the driver does.
fn shown(here: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.args(["--no-pager"]).args(arguments).current_dir(here);
    let output = command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What `git diff` prints of one file that says this now.
fn of(text: impl AsRef<[u8]>) -> String {
    let folder = repository("");
    write(folder.path(), "initiatives/a.md", text);
    shown(folder.path(), &["diff"])
}

const HEAD: &str = "diff pm initiatives/a.md\n";

#[test]
fn a_promise_is_told_in_words_with_its_direction() {
    let told = of(page("outcomes: {activation: 40 %, churn: 4 %}\n", "Admins give up."));
    let expected = "initiative/a\n  target of `activation`: 45 % → 40 %  easier, after it started\n  target of `churn`: 5 % → 4 %  harder, after it started\n";
    assert_eq!(told, [HEAD, expected].concat());
}

#[test]
fn the_workspace_may_be_a_folder_of_the_repository() {
    let folder = repository("teams/a/");
    let path = "teams/a/initiatives/a.md";
    write(folder.path(), path, page("outcomes: {activation: 40 %, churn: 5 %}\n", "Admins give up."));
    let expected = "diff pm teams/a/initiatives/a.md\ninitiative/a\n  target of `activation`: 45 % → 40 %  easier, after it started\n";
    assert_eq!(shown(folder.path(), &["diff"]), expected);
    assert_eq!(shown(&folder.path().join("teams/a"), &["diff"]), expected);
    // Outside it is text.
    write(folder.path(), "initiatives/a.md", page("", ""));
    git(folder.path(), &["add", "-N", "initiatives/a.md"]);
    let outside = shown(folder.path(), &["diff", "initiatives"]);
    assert!(
        outside.starts_with("diff pm initiatives/a.md (new file)\n--- /dev/null\n+++ b/initiatives/a.md\n@@"),
        "{outside}"
    );
}

#[test]
fn another_layout_is_one_line() {
    let told = of(
        "---\noutcomes:\n  churn: \"5 %\"\n  activation: 45 %\nstatus:   discovery\n---\n\n# Onboarding\n\nAdmins\ngive up.\n",
    );
    assert_eq!(told, [HEAD, "  laid out anew; what it says is the same\n"].concat());
}

#[test]
fn prose_is_shown_as_text_beside_what_is_told() {
    let told = of(page("outcomes: {activation: 40 %, churn: 5 %}\n", "Admins give up.\n\n## Notes\n\nAsk Ben."));
    let expected = "\
initiative/a
  target of `activation`: 45 % → 40 %  easier, after it started
  problem: 4 of 7 words differ
--- a/initiatives/a.md
+++ b/initiatives/a.md
@@ -1,7 +1,11 @@
 ---
 status: discovery
-outcomes: {activation: 45 %, churn: 5 %}
+outcomes: {activation: 40 %, churn: 5 %}
 ---
 # Onboarding
 
 Admins give up.
+
+## Notes
+
+Ask Ben.
";
    assert_eq!(told, [HEAD, expected].concat());
}

/// A hunk that is in the front matter alone is told already; the one below is not.
#[test]
fn only_the_hunks_of_the_prose_are_shown() {
    let folder = repository("");
    let long = |target: &str, last: &str| {
        let fields = format!("outcomes: {{activation: {target}}}\nby: 2027-Q1\nowner: ada\ntags: [a]\n");
        page(&fields, &format!("One.\n\nTwo.\n\nThree.\n\n## Notes\n\n{last}"))
    };
    write(folder.path(), "initiatives/a.md", long("45 %", "Ask Ben."));
    commit(folder.path(), "Longer");
    write(folder.path(), "initiatives/a.md", long("40 %", "Ask Cleo."));
    let told = shown(folder.path(), &["diff"]);
    assert!(told.contains("  problem: 1 of 7 words differs\n--- a/"), "{told}");
    assert!(told.contains("-Ask Ben.\n+Ask Cleo.\n") && !told.contains("-outcomes"), "{told}");
}

#[test]
fn what_no_field_reads_is_shown_as_text() {
    for (fields, line) in [
        ("outcomes: {activation: 45 %, churn: 5 %}\nx-note: one\n", "+x-note: one"),
        ("outcomes: {activation: 40 %, churn: 5 %}\nx-note: one\n", "+x-note: one"),
        (
            "outcomes: {activation: 45 %, churn: 5 %} # as agreed\n",
            "+outcomes: {activation: 45 %, churn: 5 %} # as agreed",
        ),
        (
            "outcomes: {activation: 40 %, churn: 5 %} # as agreed\n",
            "+outcomes: {activation: 40 %, churn: 5 %} # as agreed",
        ),
    ] {
        let told = of(page(fields, "Admins give up."));
        assert!(told.contains(&format!("\n{line}\n")), "{told}");
    }
}

#[test]
fn what_cannot_be_read_as_a_record_is_text() {
    let broken = of("---\nstatus: [\n---\n# Onboarding\n");
    assert!(
        broken.starts_with("diff pm initiatives/a.md\n--- a/initiatives/a.md\n") && broken.contains("+status: ["),
        "{broken}"
    );
    let latin = of(b"---\nstatus: discovery\n---\n# Onboarding \xe9\n");
    assert!(latin.contains("+# Onboarding \u{fffd}\n"), "{latin}");
    assert_eq!(of(b"---\nstatus: discovery\0\n"), [HEAD, "  it is no text, and differs\n"].concat());
    let long = of(page("", &"Admins give up. ".repeat(70_000)));
    assert!(long.contains("+Admins give up. Admins"), "{}", long.len());
}

#[test]
fn files_that_come_go_and_move() {
    let folder = repository("");
    let here = folder.path();
    write(here, "intents/grow.md", "# Grow\n");
    write(here, "notes.txt", "one\n");
    commit(here, "Come");
    let come = shown(here, &["log", "-1", "-p", "--ext-diff", "--format="]);
    let expected = "diff pm intents/grow.md (new file)\nintent/grow\n  new: Grow\n    status: proposed\n--- /dev/null\n+++ b/intents/grow.md\n@@ -0,0 +1 @@\n+# Grow\ndiff pm notes.txt (new file)\n--- /dev/null\n+++ b/notes.txt\n@@ -0,0 +1 @@\n+one\n";
    assert_eq!(come, expected);
    git(here, &["mv", "intents/grow.md", "intents/more.md"]);
    git(here, &["rm", "-q", "notes.txt"]);
    commit(here, "Move");
    let moved = shown(here, &["log", "-1", "-p", "--ext-diff", "-M", "--format="]);
    assert!(
        moved
            .starts_with("diff pm intents/grow.md → intents/more.md\nintent/more\n  renamed: was called intent/grow\n"),
        "{moved}"
    );
    assert!(
        moved.ends_with("diff pm notes.txt (deleted file)\n--- a/notes.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-one\n"),
        "{moved}"
    );
    git(here, &["rm", "-q", "-r", "initiatives", "intents"]);
    commit(here, "Go");
    let gone = shown(here, &["log", "-1", "-p", "--ext-diff", "--format="]);
    assert!(gone.contains("(deleted file)\ninitiative/a\n  deleted after it started: Onboarding\n"), "{gone}");
    assert!(
        gone.contains("-outcomes: {activation: 45 %, churn: 5 %}\n") && gone.contains("-Admins give up.\n"),
        "{gone}"
    );
}

/// A record that came or went is told in outline; its text has what the outline leaves out.
#[test]
fn nothing_of_a_new_or_deleted_record_is_hidden() {
    let folder = repository("");
    let here = folder.path();
    let last = "The last word of a long problem.";
    let prose = format!("{}{last}\n\n## Notes\n\nAsk Ben.", "Admins give up.\n".repeat(40));
    write(here, "initiatives/b.md", page("x-note: one\nowner: ada # for now\n", &prose));
    commit(here, "Come");
    let come = shown(here, &["log", "-1", "-p", "--ext-diff", "--format="]);
    git(here, &["rm", "-q", "initiatives/b.md"]);
    commit(here, "Go");
    let gone = shown(here, &["log", "-1", "-p", "--ext-diff", "--format="]);
    for (told, sign) in [(come, '+'), (gone, '-')] {
        for line in ["x-note: one", "owner: ada # for now", last, "Ask Ben."] {
            assert!(told.contains(&format!("\n{sign}{line}\n")), "{line}: {told}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_mode_alone_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = repository("");
    let path = folder.path().join("initiatives/a.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(shown(folder.path(), &["diff"]), [HEAD, "mode 100644 → 100755\n"].concat());
}

#[test]
fn a_merge_that_is_not_finished_stops_nothing() {
    let folder = repository("");
    let here = folder.path();
    git(here, &["checkout", "-q", "-b", "other"]);
    write(here, "initiatives/a.md", page("outcomes: {activation: 40 %, churn: 5 %}\n", "Admins give up."));
    commit(here, "One");
    git(here, &["checkout", "-q", "main"]);
    write(here, "initiatives/a.md", page("outcomes: {activation: 42 %, churn: 5 %}\n", "Admins give up."));
    commit(here, "Two");
    assert!(!Command::new("git").args(["merge", "-q", "other"]).current_dir(here).status().unwrap().success());
    let told = shown(here, &["diff", "--cached"]);
    assert!(
        told.contains("diff pm initiatives/a.md\ntwo branches changed it, and the merge is not finished\n"),
        "{told}"
    );
}

#[test]
fn a_bare_repository_is_told_by_its_head() {
    let folder = repository("");
    write(folder.path(), "initiatives/a.md", page("outcomes: {activation: 40 %, churn: 5 %}\n", "Admins give up."));
    commit(folder.path(), "Lower");
    git(folder.path(), &["clone", "-q", "--bare", ".", "bare.git"]);
    let bare = folder.path().join("bare.git");
    git(&bare, &["config", "diff.external", &format!("'{}' git-diff-driver", env!("CARGO_BIN_EXE_pm"))]);
    let told = shown(&bare, &["log", "-1", "-p", "--ext-diff", "--format="]);
    assert_eq!(
        told,
        "diff pm initiatives/a.md\ninitiative/a\n  target of `activation`: 45 % → 40 %  easier, after it started\n"
    );
}

#[test]
fn settings_that_cannot_be_used_leave_the_text() {
    let folder = repository("");
    write(folder.path(), "pm.yaml", "version: [\n");
    write(folder.path(), "initiatives/a.md", page("outcomes: {activation: 40 %, churn: 5 %}\n", "Admins give up."));
    let told = shown(folder.path(), &["diff"]);
    assert!(told.contains("+outcomes: {activation: 40 %, churn: 5 %}\n") && told.contains("+version: [\n"), "{told}");
}

#[test]
fn nothing_of_a_file_is_obeyed_by_a_terminal() {
    let told = of(page("owner: \"\\e[2J\"\n", "Admins \u{1b}[31m\u{9b}2J \u{202e}give up.\r\n\u{7}"));
    let is_obeyed = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(told.contains("Admins") && !told.contains(is_obeyed), "{told:?}");
}

#[test]
fn by_hand_it_says_how_it_is_set_up() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [vec!["git-diff-driver"], vec!["git-diff-driver", "a", "b"]] {
        let run = pm(folder.path(), &arguments);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains("`git config diff.pm.command \"pm git-diff-driver\"`"), "{}", run.err);
    }
    let run = pm(folder.path(), &["git-diff-driver", "-a.md", "/nowhere", ".", ".", "/dev/null", ".", "."]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (0, "diff pm -a.md\nit cannot be compared: there is no file `/nowhere`\n")
    );
}
