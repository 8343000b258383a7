//! Which files are written, and when none is.

use std::fs;
use std::path::Path;

use super::world::{git, pm, write_file};
use super::{INTENT, VISION, fix, folder, text};

const WRONG: &str = "---\nintent: gorw\r\n# c\nstaus: proposed\n---\nIt hurts.\n";

#[test]
fn the_difference_is_shown_and_nothing_is_written() {
    let folder = folder(&[VISION, INTENT, ("initiatives/a b.md", WRONG), ("initiatives/b.md", WRONG)]);
    let run = pm(folder.path(), &["lint", "--diff"]);
    let expected = "--- a/initiatives/a b.md\t\n+++ b/initiatives/a b.md\t\n@@ -1,7 +1,7 @@\n ---\n-intent: gorw\r\n+intent: grow\r\n # c\n-staus: proposed\n+status: proposed\n ---\n It hurts.\n";
    let expected = expected.replace("-1,7 +1,7", "-1,6 +1,6");
    assert!(run.out.starts_with(&expected), "{}", run.out);
    assert_eq!(run.err, "pm: 4 can be mended in 2 files: pm lint --fix\n");
    assert_eq!(run.code, 1, "the findings stand");
    assert_eq!(text(folder.path(), "initiatives/b.md"), WRONG);
    // Both asked for: the difference is shown, and nothing is written.
    let both = pm(folder.path(), &["lint", "--fix", "--diff", "--fail-on", "none"]);
    assert_eq!((both.out.as_str(), both.code), (run.out.as_str(), 0));
    assert_eq!(text(folder.path(), "initiatives/b.md"), WRONG);

    // What is shown is a patch, and applying it is the same as mending, from a folder below too.
    let below = folder.path().join("initiatives");
    let run = pm(&below, &["lint", "--diff", "."]);
    fs::write(folder.path().join("p.patch"), &run.out).unwrap();
    git(folder.path(), &["init", "-q"]);
    let from_top = pm(folder.path(), &["lint", "--diff"]);
    fs::write(folder.path().join("p.patch"), &from_top.out).unwrap();
    git(folder.path(), &["apply", "p.patch"]);
    let patched = text(folder.path(), "initiatives/b.md");
    write_file(folder.path(), "initiatives/b.md", WRONG);
    fix(folder.path());
    assert_eq!(text(folder.path(), "initiatives/b.md"), patched);
    let nothing = pm(folder.path(), &["lint", "--diff"]);
    assert_eq!((nothing.out.as_str(), nothing.err.as_str()), ("", "pm: nothing can be mended\n"));
}

#[test]
fn only_the_work_tree_is_mended() {
    let folder = folder(&[VISION, INTENT, ("initiatives/a.md", WRONG)]);
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "all"]);
    let bare = tempfile::tempdir().unwrap();
    git(folder.path(), &["clone", "-q", "--bare", ".", bare.path().to_str().unwrap()]);
    let refused = |place: &Path, arguments: &[&str], what: &str| {
        let run = pm(place, &[&["lint"], arguments].concat());
        let told = format!("pm: only files of the work tree can be mended, and {what} was asked for\n");
        assert!(run.err.starts_with(&told), "{}", run.err);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
    };
    for flag in ["--fix", "--diff"] {
        refused(folder.path(), &[flag, "--at", "HEAD"], "a revision");
        refused(folder.path(), &[flag, "--staged"], "what is staged");
        refused(bare.path(), &[flag], "a bare repository");
    }
    assert_eq!(text(folder.path(), "initiatives/a.md"), WRONG);
    assert!(!pm(folder.path(), &["lint", "--at", "HEAD"]).out.contains("can be mended"));
    assert!(!pm(folder.path(), &["lint", "--staged"]).out.contains("can be mended"));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_stops_all() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[VISION, INTENT, ("initiatives/a.md", WRONG), ("initiatives/deep/b.md", WRONG)]);
    let mode = |path: &str, mode| {
        fs::set_permissions(folder.path().join(path), fs::Permissions::from_mode(mode)).unwrap();
    };
    let stands =
        || ["initiatives/a.md", "initiatives/deep/b.md"].map(|path| assert_eq!(text(folder.path(), path), WRONG));
    mode("initiatives/deep/b.md", 0o444);
    let run = fix(folder.path());
    assert!(
        run.err.starts_with("pm: nothing was mended: ") && run.err.contains("deep/b.md` is read-only"),
        "{}",
        run.err
    );
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    stands();
    mode("initiatives/deep/b.md", 0o644);
    mode("initiatives/deep", 0o555);
    // For root every folder can be written to, and there is nothing to see.
    if fs::write(folder.path().join("initiatives/deep/probe"), "").is_err() {
        let run = fix(folder.path());
        assert!(run.err.contains("permission denied"), "{}", run.err);
        assert_eq!(run.code, 2);
        stands();
    }
    mode("initiatives/deep", 0o755);
    fs::remove_file(folder.path().join("initiatives/deep/probe")).ok();
    // What is named is mended, whatever lies elsewhere.
    mode("initiatives/deep/b.md", 0o444);
    assert!(pm(folder.path(), &["lint", "--fix", "initiatives/a.md"]).out.starts_with("Mended 2"));
    assert_ne!(text(folder.path(), "initiatives/a.md"), WRONG);
}

#[cfg(unix)]
#[test]
fn a_file_that_changed_meanwhile_is_not_written() {
    use std::io::Write;
    let initiatives: Vec<(String, String)> =
        (0..40).map(|n| (format!("initiatives/i-{n}.md"), WRONG.to_owned())).collect();
    let files: Vec<(&str, &str)> = initiatives.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder(&[[VISION, INTENT].as_slice(), &files].concat());
    let path = folder.path().join("initiatives/i-7.md");
    let done = std::sync::atomic::AtomicBool::new(false);
    // Somebody types all the time. Whatever pm read, what it finds when it writes is something else, or it was in time.
    let (runs, typed) = std::thread::scope(|scope| {
        let typing = scope.spawn(|| {
            let mut typed = 0;
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
                file.write_all(b"x").unwrap();
                typed += 1;
                std::thread::sleep(std::time::Duration::from_millis(1));
            }
            typed
        });
        let mut runs = Vec::new();
        while runs.len() < 50 && !runs.iter().any(|run: &super::world::Run| run.code == 2) {
            runs.push(fix(folder.path()));
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        (runs, typing.join().unwrap())
    });
    assert!(typed > 0);
    let refused = runs.iter().filter(|run| run.code == 2);
    for run in refused.clone() {
        assert!(run.err.contains("i-7.md` has changed since it was read"), "{}", run.err);
        assert!(run.err.contains("run the command again"), "{}", run.err);
    }
    assert!(refused.count() > 0, "one of the runs meets the typing");
    let now = text(folder.path(), "initiatives/i-7.md");
    let others = text(folder.path(), "initiatives/i-8.md");
    assert_eq!(now.contains("staus"), others.contains("staus"), "all or none");
}

#[cfg(unix)]
#[test]
fn few_files_are_open_at_a_time() {
    let initiatives: Vec<(String, String)> =
        (0..150).map(|n| (format!("initiatives/i-{n}.md"), WRONG.to_owned())).collect();
    let files: Vec<(&str, &str)> = initiatives.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder(&[[VISION, INTENT].as_slice(), &files].concat());
    let run = std::process::Command::new("sh")
        .args(["-c", "ulimit -n 100 && exec \"$0\" lint --fix", env!("CARGO_BIN_EXE_pm")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert!(out.starts_with("Mended 300 in 150 files:\n"), "{err}{}", out.chars().take(500).collect::<String>());
}
