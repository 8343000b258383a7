//! Documents in regions of files: written, compared, refused; and files that pm writes whole.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

struct Workspace(TempDir);

/// What a command printed, and its exit code.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

const INITIATIVE: &str = "---\nintent: enterprise\nstatus: discovery\nby: 2026-Q4\noutcomes: {activation: {baseline: 31 %, target: \
                          45 %}}\n---\nNew admins give up at the permissions screen (7 of 9 interviews, October).\n";

impl Workspace {
    /// The small workspace of `tests/base/`.
    fn new() -> Workspace {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base"), folder.path());
        Workspace(folder)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    fn pm(&self, arguments: &str) -> Ran {
        run(Command::new(env!("CARGO_BIN_EXE_pm")).args(arguments.split(' ')).current_dir(self.0.path()))
    }

    fn git(&self, arguments: &str) {
        let identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"];
        let ran = run(Command::new("git").args(identity).args(arguments.split(' ')).current_dir(self.0.path()));
        assert_eq!(ran.code, 0, "{ran:?}");
    }

    /// A README with the outcomes of the initiative and a tree, both up to date.
    fn with_readme(self) -> Workspace {
        self.write("README.md", README);
        let ran = self.pm("refresh");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.ends_with("2 documents written in 1 file.\n"), "{}", ran.out);
        self
    }

    fn retarget(&self) {
        self.write("initiatives/guided-start.md", INITIATIVE.replace("45 %", "50 %"));
    }

    /// Changes the README by hand.
    fn edit(&self, from: &str, to: &str) {
        let text = self.read("README.md");
        assert!(text.contains(from), "{text}");
        self.write("README.md", text.replacen(from, to, 1));
    }
}

const README: &str = "# Ours\n\nBefore.\n\n<!-- pm:begin outcomes:guided-start -->\n<!-- pm:end outcomes:guided-start -->\n\nBetween. \
                      \n<!-- pm:begin tree -->\n\n<!-- pm:end tree -->\nAfter, without a line end";

fn run(command: &mut Command) -> Ran {
    let output = command.env_remove("CI").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn generating_twice_changes_no_byte() {
    let here = Workspace::new().with_readme();
    let text = here.read("README.md");
    assert!(text.contains("| activation | 31 % |  |  | 45 % |"), "{text}");
    assert!(text.contains("  - **intent/enterprise**"), "{text}");
    for command in ["refresh", "refresh README.md", "refresh --redate", "tree --into README.md", "refresh --overwrite"]
    {
        let ran = here.pm(command);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{command}");
        assert!(ran.out.ends_with("up to date.\n"), "{command}: {}", ran.out);
        assert_eq!(here.read("README.md"), text, "{command}");
    }
    assert_eq!(here.pm("refresh --check").code, 0);
    assert_eq!(here.pm("refresh --diff").out, "");
    assert!(here.pm("lint").out.starts_with("No findings"));
}

#[test]
fn what_stands_outside_survives() {
    let here = Workspace::new().with_readme();
    here.edit("Before.", "Before, and by hand.");
    here.retarget();
    assert_eq!(here.pm("refresh").code, 0);
    let text = here.read("README.md");
    let outside = |text: &str| -> Vec<String> {
        let mut inside = false;
        let lines = text.split_inclusive('\n').filter(|line| {
            inside |= line.starts_with("<!-- pm:begin");
            let is_outside = !inside;
            inside &= !line.starts_with("<!-- pm:end");
            is_outside
        });
        lines.map(str::to_owned).collect()
    };
    assert_eq!(outside(&text), outside(&README.replace("Before.", "Before, and by hand.")));
    assert!(text.contains("| 50 % |"), "{text}");
}

#[test]
fn a_change_of_a_record_is_told_with_the_document() {
    let here = Workspace::new().with_readme();
    here.retarget();
    let text = here.read("README.md");
    let ran = here.pm("refresh --check");
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (1, "README.md:5: `outcomes:guided-start` no longer says what the records say\n")
    );
    assert_eq!(ran.err, "pm: 1 of 2 documents is not what the records say\n  help: `pm refresh` writes them anew\n");
    let ran = here.pm("refresh --diff");
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.starts_with("--- a/README.md\n+++ b/README.md\n")
            && ran.out.contains("\n+| activation | 31 % |  |  | 50 %")
    );
    assert_eq!(here.pm("refresh --check --diff").code, 1);
    assert_eq!(here.pm("tree --into README.md --check").code, 0);
    assert_eq!(here.read("README.md"), text, "neither writes");
    let lint = here.pm("lint");
    assert!(lint.out.contains("warning[stale-document]: `outcomes:guided-start` no longer"), "{}", lint.out);
    assert!(lint.out.contains("--> README.md:5:15"), "{}", lint.out);
    let ran = here.pm("refresh");
    assert_eq!(ran.out, "README.md:5: wrote `outcomes:guided-start`\n1 document written in 1 file; 1 up to date.\n");
    assert_eq!(here.pm("refresh --check").code, 0);
}

#[test]
fn an_edit_by_hand_stops_and_is_shown() {
    let here = Workspace::new().with_readme();
    here.edit("| 45 % |", "| 45 % (Ada doubts it) |");
    here.write("other.md", "<!-- pm:begin tree -->\n<!-- pm:end tree -->\n");
    let text = here.read("README.md");
    for command in ["refresh", "refresh --diff", "refresh --check"] {
        let ran = here.pm(command);
        assert_eq!(ran.code, if command.ends_with("check") { 1 } else { 2 }, "{command}");
        assert!(ran.out.contains("README.md:5: `outcomes:guided-start` was edited by hand"), "{}", ran.out);
        assert!(ran.out.contains("\n-| activation | 31 % |  |  | 45 % (Ada doubts it) |"), "{}", ran.out);
        assert!(ran.out.contains("\n+| activation | 31 % |  |  | 45 % |"), "{}", ran.out);
        assert!(!ran.out.contains("sha256"), "the markers say nothing: {}", ran.out);
        assert!(ran.err.contains("--overwrite"), "{}", ran.err);
        assert_eq!(here.read("README.md"), text);
        assert!(!here.read("other.md").contains("sha256"), "nothing else is written either");
    }
    assert!(here.pm("lint").out.contains("was edited by hand"));
    assert_eq!(here.pm("refresh --overwrite").code, 0);
    assert!(!here.read("README.md").contains("Ada doubts it"));
    assert_eq!(here.pm("refresh --check").code, 0);
}

/// Editors and Git change these by themselves.
#[test]
fn line_ends_and_blanks_at_them_are_no_edit() {
    for change in [
        |text: &str| text.replace('\n', "\r\n"),
        |text: &str| text.replace("|\n", "|  \n"),
        |text: &str| format!("\u{feff}{text}"),
        |text: &str| text.replace("-->\n\n|", "-->\n|"),
    ] {
        let here = Workspace::new().with_readme();
        let text = change(&here.read("README.md"));
        here.write("README.md", &text);
        assert_eq!(here.pm("refresh --check").code, 0, "{text:?}");
        assert_eq!(here.pm("refresh").code, 0);
        assert_eq!(here.read("README.md"), text);
        here.retarget();
        assert_eq!(here.pm("refresh").code, 0);
        let new = here.read("README.md");
        assert!(new.contains("| 50 % |") && new.starts_with('\u{feff}') == text.starts_with('\u{feff}'));
        if text.contains("\r\n") {
            assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
        }
    }
}

#[test]
fn nothing_is_appended_unless_asked_for() {
    let here = Workspace::new();
    here.write("docs/a.md", "# Ours\r\n\r\nText");
    let ran = here.pm("tree --into docs/a.md");
    assert_eq!((ran.code, here.read("docs/a.md").as_str()), (2, "# Ours\r\n\r\nText"));
    assert!(ran.err.contains("there is no region for `tree`") && ran.err.contains("`--init`"), "{}", ran.err);
    let ran = here.pm("tree --into docs/none.md");
    assert!(ran.code == 2 && ran.err.contains("there is no file `docs/none.md`"), "{}", ran.err);
    assert_eq!(here.pm("tree --into docs/a.md --init --diff").code, 0);
    assert_eq!(here.read("docs/a.md"), "# Ours\r\n\r\nText");
    assert_eq!(here.pm("tree --into docs/a.md --init").code, 0);
    let text = here.read("docs/a.md");
    assert!(text.starts_with("# Ours\r\n\r\nText\r\n\r\n<!-- pm:begin tree on=2026-11-22 sha256="), "{text}");
    assert!(text.ends_with("\r\n\r\n<!-- pm:end tree -->\r\n"), "{text}");
    assert_eq!(here.pm("tree --into docs/a.md --init").out, "1 document up to date.\n");
    assert_eq!(here.read("docs/a.md"), text);
    assert_eq!(here.pm("tree --into new/b.md --init").code, 0);
    assert!(here.read("new/b.md").starts_with("<!-- pm:begin tree on="));
    here.write("c.md", "```\nnever closed");
    let ran = here.pm("tree --into c.md --init");
    assert!(ran.code == 2 && ran.err.contains("code that is never closed"), "{}", ran.err);
    for (command, told) in [
        ("tree --into notes.txt --init", "is no Markdown file"),
        ("tree --at HEAD --into docs/a.md", ""),
        ("tree --init", "--into"),
        ("tree --into docs/a.md --init --check", "cannot be used with"),
    ] {
        let ran = here.pm(command);
        assert!(ran.code == 2 && ran.err.contains(told), "{command}: {ran:?}");
    }
}

#[test]
fn a_document_is_found_by_any_name_of_its_record() {
    let here = Workspace::new();
    here.write("a.md", "<!-- pm:begin graph:guided-start -->\n<!-- pm:end graph:guided-start -->\n");
    assert_eq!(here.pm("graph initiative/guided-start --into a.md").code, 0);
    let text = here.read("a.md");
    assert!(text.starts_with("<!-- pm:begin graph:guided-start on=") && text.contains("```mermaid"), "{text}");
    // The record gets another name, and keeps the old one as an alias.
    fs::remove_file(here.0.path().join("initiatives/guided-start.md")).unwrap();
    here.write("initiatives/first-hour.md", INITIATIVE.replacen("---\n", "---\naliases: [guided-start]\n", 1));
    let ran = here.pm("refresh");
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(here.read("a.md").contains("First hour"));
    // Then it is gone.
    here.write("initiatives/first-hour.md", INITIATIVE);
    let ran = here.pm("refresh");
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.starts_with("pm: a.md:1: `graph:guided-start`: no record is called `guided-start`\n"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("delete the region with both its markers"), "{}", ran.err);
    assert_eq!(here.pm("refresh --check").code, 1);
    here.write("a.md", "<!-- pm:begin grahp -->\n<!-- pm:end grahp -->\n");
    assert!(here.pm("refresh").err.contains("did you mean `graph`?"));
}

#[test]
fn what_nobody_has_written_is_filled_only_where_nothing_stands() {
    let here = Workspace::new();
    here.write("a.md", "<!-- pm:begin tree -->\nNotes of Ada\n<!-- pm:end tree -->\n");
    let ran = here.pm("refresh");
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("\n-Notes of Ada"), "{}", ran.out);
    here.write("a.md", "<!-- pm:begin tree -->\n \r\n\t\n<!-- pm:end tree -->\n");
    assert_eq!(here.pm("refresh").code, 0);
    // A text that is right needs no permission: two branches may have come to the same.
    let text = here.read("a.md");
    let at = text.find("sha256=").unwrap() + 7;
    here.write("a.md", format!("{}{}{}", &text[..at], "0".repeat(64), &text[at + 64..]));
    assert_eq!(here.pm("refresh --check").code, 1);
    assert_eq!(here.pm("refresh").code, 0);
    assert_eq!(here.read("a.md"), text);
}

/// A day that passes makes nothing stale; what is written anew is of today.
#[test]
fn a_region_is_judged_as_of_its_own_day() {
    let here = Workspace::new();
    here.write("metrics.yaml", here.read("metrics.yaml"));
    here.write("README.md", README);
    assert_eq!(here.pm("refresh --today 2026-12-31").code, 0);
    assert_eq!(here.pm("refresh --check --today 2027-01-01").code, 0);
    let text = here.read("README.md");
    assert!(!text.contains("its day is past"), "{text}");
    assert!(here.pm("refresh --today 2027-01-01").out.ends_with("2 documents up to date.\n"));
    assert_eq!(here.read("README.md"), text);
    // The tree says the same on every day: its marker stays too.
    assert_eq!(here.pm("refresh --redate --today 2027-01-01").code, 0);
    let new = here.read("README.md");
    assert!(new.contains("its day is past") && new.contains("outcomes:guided-start on=2027-01-01"), "{new}");
    assert!(new.contains("tree on=2026-12-31"), "{new}");
}

#[test]
fn broken_markers_are_told_and_nothing_is_written() {
    let here = Workspace::new();
    for (text, told) in [
        ("<!-- pm:begin tree -->\ntext\n", "a.md:1: the region `tree` has no end"),
        ("\ntext\n<!-- pm:end tree -->\n", "a.md:3: the region `tree` ends here and begins nowhere"),
        (
            "<!-- pm:begin tree -->\n<!-- pm:end graph -->\n",
            "a.md:2: the region `tree` ends here by another name: `graph`",
        ),
        ("<!-- pm:begin tree sha256=abc -->\n<!-- pm:end tree -->\n", "a.md:1: the checksum in this marker is none"),
        (
            "<!-- pm:begin tree -->\n<!-- pm:end tree -->\n<!-- pm:begin tree -->\n<!-- pm:end tree -->\n",
            "a.md:3: there are two regions `tree` in this file",
        ),
        (
            "<<<<<<< HEAD\n<!-- pm:begin tree -->\n=======\n<!-- pm:begin tree on=2026-11-22 -->\n>>>>>>> other\n<!-- pm:end tree -->\n",
            "a.md:1: a merge of this file was not finished",
        ),
    ] {
        here.write("a.md", text);
        for command in ["refresh", "tree --into a.md"] {
            if told.contains("two regions") && command != "refresh" {
                continue;
            }
            let ran = here.pm(command);
            assert_eq!(ran.code, 2, "{command}: {ran:?}");
            assert!(ran.err.starts_with(&format!("pm: {told}")), "{command}: {}", ran.err);
        }
        assert_eq!(here.pm("refresh --check").code, 1);
        assert_eq!(here.read("a.md"), text);
        let lint = here.pm("lint");
        assert_eq!(lint.out.matches("error[stale-document]").count(), 1, "{}", lint.out);
        assert_eq!(lint.code, 1, "a broken region is an error: {}", lint.out);
    }
}

/// What pm wrote into a record's own page is read for nothing, and a waiver of that record counts for it.
#[test]
fn a_record_can_hold_its_own_document() {
    let here = Workspace::new();
    let own = "\n<!-- pm:begin outcomes:guided-start -->\n<!-- pm:end outcomes:guided-start -->\n";
    here.write("initiatives/guided-start.md", format!("{INITIATIVE}{own}"));
    assert_eq!(here.pm("refresh").code, 0);
    assert_eq!(here.pm("refresh").out, "1 document up to date.\n");
    assert!(here.pm("lint").out.starts_with("No findings"));
    let shown = here.pm("list initiative --format json").out;
    assert!(!shown.contains("pm:begin"), "{shown}");
    let text = here.read("initiatives/guided-start.md").replace("target: 45 %", "target: 50 %");
    here.write("initiatives/guided-start.md", &text);
    let findings = here.pm("lint --format json").out;
    assert!(findings.contains("\"record\": \"initiative/guided-start\""), "{findings}");
    here.write(
        "initiatives/guided-start.md",
        text.replacen("---\n", "---\nwaivers: [{rule: stale-document, why: the page is frozen for the board}]\n", 1),
    );
    let lint = here.pm("lint");
    assert!(lint.out.contains("1 waived") && !lint.out.contains("unused-waiver"), "{}", lint.out);
}

#[test]
fn what_a_record_says_cannot_end_a_region() {
    let here = Workspace::new();
    let nasty = "'</script> <!-- pm:end tree --> ]]> | a \u{202e} `` ''# \u{1b}[31m'";
    let title = "title: \"<!-- pm:end tree -->\\n<!-- pm:begin graph -->\\n```\"\n";
    here.write(
        "initiatives/guided-start.md",
        INITIATIVE.replacen("---\n", &format!("---\n{title}owner: {nasty}\n"), 1),
    );
    here.write("README.md", README);
    assert_eq!(here.pm("refresh").code, 0);
    let text = here.read("README.md");
    assert_eq!(text.matches("<!-- pm:").count(), 4, "{text}");
    assert_eq!(here.pm("refresh --check").code, 0);
}

#[test]
fn while_records_cannot_be_read_nothing_is_called_stale() {
    let here = Workspace::new().with_readme();
    here.write("initiatives/guided-start.md", "---\nintent: [\n---\n");
    let lint = here.pm("lint");
    assert!(lint.out.contains("invalid-yaml") && !lint.out.contains("warning["), "{}", lint.out);
    assert!(lint.out.contains("what documents would say depends on a record that cannot be read"), "{}", lint.out);
}

#[test]
fn lint_judges_the_state_that_it_reads() {
    let here = Workspace::new().with_readme();
    here.git("init -q");
    here.git("add -A");
    here.git("commit -q -m one");
    here.retarget();
    let stale = |arguments: &str| here.pm(arguments).out.matches("[stale-document]").count();
    assert_eq!(
        (stale("lint"), stale("lint --at HEAD"), stale("lint --staged"), stale("lint --since HEAD")),
        (1, 0, 0, 1)
    );
    here.git("add initiatives");
    assert_eq!(stale("lint --staged"), 1);
    here.git("commit -q -m two");
    assert_eq!((stale("lint --at HEAD"), stale("lint --at HEAD~1"), stale("lint --since HEAD")), (1, 0, 0));
    assert_eq!(stale("lint --since HEAD~1"), 1);
    here.write(".gitignore", "README.md\n");
    assert_eq!(stale("lint"), 0, "what Git ignores is nobody's document");
}

#[test]
fn files_outside_the_workspace_can_be_named() {
    let here = Workspace::new();
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("wiki.md");
    let shown = file.display();
    assert_eq!(here.pm(&format!("tree --into {shown} --init")).code, 0);
    assert_eq!(here.pm(&format!("refresh --check {shown}")).code, 0);
    let ran =
        run(Command::new(env!("CARGO_BIN_EXE_pm")).args(["-C", here.0.path().to_str().unwrap(), "refresh", "none.md"]));
    assert!(ran.code == 2 && ran.err.contains("there is no file `none.md`"), "{ran:?}");
    here.write("inside.md", "<!-- pm:begin tree -->\n<!-- pm:end tree -->\n");
    let ran = run(Command::new(env!("CARGO_BIN_EXE_pm")).args([
        "-C",
        here.0.path().to_str().unwrap(),
        "refresh",
        "inside.md",
    ]));
    assert_eq!(ran.code, 0, "{ran:?}");
}

#[test]
fn a_long_file_stays_quick_and_whole() {
    let here = Workspace::new();
    let lines = "a line\n".repeat(50_000);
    here.write("long.md", format!("{lines}<!-- pm:begin tree -->\n<!-- pm:end tree -->\n{lines}"));
    let started = std::time::Instant::now();
    let ran = here.pm("refresh");
    assert!(started.elapsed().as_secs() < 10);
    assert_eq!(ran.out, "long.md:50001: wrote `tree`\n1 document written in 1 file.\n");
    let text = here.read("long.md");
    assert!(text.starts_with(&lines) && text.ends_with(&lines));
    // So many regions that to look at each in the whole file would take minutes.
    let many: String =
        (0..8_000).map(|n| format!("```\n<!-- pm:begin x{n} -->\n<!-- pm:end x{n} -->\n```\n")).collect();
    here.write("long.md", many);
    let started = std::time::Instant::now();
    assert_eq!(here.pm("refresh").code, 0);
    assert!(started.elapsed().as_secs() < 10);
}

#[cfg(unix)]
#[test]
fn links_and_read_only_files_are_refused() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let here = Workspace::new();
    let region = "<!-- pm:begin tree -->\n<!-- pm:end tree -->\n";
    here.write("real.md", region);
    here.write("second.md", region);
    symlink("real.md", here.0.path().join("link.md")).unwrap();
    let ran = here.pm("tree --into link.md");
    assert!(ran.code == 2 && ran.err.contains("symbolic link"), "{ran:?}");
    assert_eq!(here.read("real.md"), region);
    let path = here.0.path().join("second.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    let ran = here.pm("refresh");
    assert!(ran.code == 2 && ran.err.contains("is read-only"), "{ran:?}");
    assert_eq!(here.read("real.md"), region, "all or nothing");
}

#[test]
fn without_regions_there_is_nothing_to_do() {
    let here = Workspace::new();
    let ran = here.pm("refresh");
    assert_eq!((ran.code, ran.out.as_str()), (0, "There are no documents in regions of these files.\n"));
    let help = here.pm("refresh --help").out;
    for name in ["north-star", "map", "graph", "tree", "outcomes"] {
        assert!(help.contains(&format!("\n  {name} ")), "{name} is listed: {help}");
    }
}

#[test]
fn the_ending_of_a_file_says_what_it_holds() {
    let here = Workspace::new();
    assert_eq!(here.pm("portfolio -o pf.json").code, 0);
    assert!(here.read("pf.json").starts_with("{\n"));
    assert_eq!(here.pm("portfolio -o pf.md").code, 0);
    assert!(here.read("pf.md").starts_with("<!-- Made by pm portfolio"));
    assert!(here.pm("graph -o -").out.starts_with("<svg"));
    for (command, told) in [
        ("portfolio -o pf.json --format markdown", "ends as `--format json` does"),
        ("report -o a.pdf", "the endings that it knows are .html, .htm"),
        ("graph -o x.png", "no file that ends in `.png`"),
        ("map guided-start -o x.txt", ".md, .markdown, .svg, .json"),
        ("export -o x.csv", "no file that ends in `.csv`"),
        ("export --format csv -o x.csv", "CSV is several"),
        ("report -o .", "`.` is a folder"),
        ("graph -o initiatives/", "is a folder"),
        ("tree --into a.md --init --format json", "does not go with `--into`"),
        ("north-star guided-start --into a.md --init --language de", "the first of `languages` in pm.yaml"),
        ("portfolio --into a.md --init -o b.md", "cannot be used with '--output <FILE>'"),
        ("refresh none.md", "pm tree --into FILE --init"),
    ] {
        let ran = here.pm(command);
        assert!(ran.code == 2 && ran.err.contains(told), "{command}: {ran:?}");
    }
    for file in ["x.png", "a.pdf", "x.csv", "a.md"] {
        assert!(!here.0.path().join(file).exists(), "{file}");
    }
}

#[test]
fn a_file_in_two_spellings_is_one() {
    let here = Workspace::new();
    here.write("o.md", "<!-- pm:begin tree -->\n<!-- pm:end tree -->\n");
    let ran = here.pm("refresh o.md ./o.md initiatives/../o.md");
    assert_eq!((ran.code, ran.out.as_str()), (0, "o.md:1: wrote `tree`\n1 document written in 1 file.\n"), "{ran:?}");
    // What is broken is counted apart from what is not up to date.
    here.write("p.md", "<!-- pm:begin graph -->\n");
    let ran = here.pm("refresh --check");
    assert!(
        ran.err.contains("1 region cannot be read or made") && !ran.err.contains("what the records say"),
        "{ran:?}"
    );
}
