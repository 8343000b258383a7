//! Broken markers, files that are not to be written, and words that would end a region.

use super::*;

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
        // Of two of one name the first is one.
        let kept = if told.contains("two regions") { "\n<!-- pm:begin tree -->\n<!-- pm:end tree -->\n" } else { text };
        assert!(here.read("a.md").ends_with(kept));
        let lint = here.pm("lint");
        assert_eq!(lint.out.matches("error[stale-document]").count(), 1, "{}", lint.out);
        assert_eq!(lint.code, 1, "a broken region is an error: {}", lint.out);
    }
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

/// What one region has, the others need not wait for.
#[test]
fn a_region_that_cannot_be_made_stops_no_other() {
    let here = Workspace::new();
    here.write(
        "a.md",
        "<!-- pm:begin outcomes:nobody -->\n<!-- pm:end outcomes:nobody -->\n\n<!-- pm:begin portfolio -->\n",
    );
    here.write("b.md", "<!--pm:begin tree-->\n<!--pm:end tree-->\n");
    let ran = here.pm("refresh");
    assert_eq!((ran.code, ran.out.as_str()), (2, "b.md:1: wrote `tree`\n1 document written in 1 file.\n"), "{ran:?}");
    for told in ["a.md:1: `outcomes:nobody`: no record is called `nobody`", "a.md:4: the region `portfolio` has no end"]
    {
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    assert!(here.read("b.md").contains("**intent/enterprise**") && here.read("b.md").ends_with("<!--pm:end tree-->\n"));
    assert!(!here.read("a.md").contains("sha256"));
}

/// What is commented out is not filled, and it is said.
#[test]
fn a_region_within_a_comment_or_code_is_none() {
    let here = Workspace::new();
    let inside = "<!-- pm:begin tree -->\n<!-- pm:end tree -->\n";
    here.write("a.md", format!("<!-- as it was:\n{inside}-->\n"));
    let text = here.read("a.md");
    let ran = here.pm("refresh");
    assert_eq!(ran.code, 2, "{ran:?}");
    assert!(ran.err.contains("a.md:2: a comment that begins further up ends with this marker"), "{}", ran.err);
    assert_eq!((here.read("a.md"), ran.err.matches("a.md:").count()), (text, 1));
    here.write("a.md", format!("````text\n```\n{inside}```\n````\n\n    <!-- pm:begin tree -->\n"));
    assert_eq!(here.pm("refresh").out, "There are no documents in regions of these files.\n");
    here.write("a.md", format!("<div>\n{inside}</div>\n"));
    assert_eq!(here.pm("refresh").code, 0);
    assert!(here.read("a.md").contains("**intent/enterprise**"));
}

/// A day that is none says nothing of when a region was written, and is not taken for today.
#[test]
fn a_day_that_is_none_is_told() {
    let here = Workspace::new().with_readme();
    let day = here.read("README.md").split("on=").nth(1).unwrap().get(..10).unwrap().to_owned();
    for no_day in ["yesterday", "2026-99-99", "2026-02-30"] {
        here.edit(&format!("on={day}"), &format!("on={no_day}"));
        let before = here.read("README.md");
        for command in ["refresh --check", "refresh"] {
            let ran = here.pm(command);
            assert_eq!(ran.code, 2 - i32::from(command.ends_with("check")), "{no_day}: {ran:?}");
            assert!(ran.err.contains("README.md:5: `outcomes:guided-start`: its marker says"), "{no_day}: {}", ran.err);
            assert!(ran.err.contains(&format!("`{no_day}` is no date")), "{no_day}: {}", ran.err);
            assert_eq!(here.read("README.md"), before);
        }
        here.edit(&format!("on={no_day}"), &format!("on={day}"));
    }
}
