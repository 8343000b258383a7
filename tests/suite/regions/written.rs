//! Regions are brought up to date, and nothing else is touched.

use super::*;

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
fn without_regions_there_is_nothing_to_do() {
    let here = Workspace::new();
    let ran = here.pm("refresh");
    assert_eq!((ran.code, ran.out.as_str()), (0, "There are no documents in regions of these files.\n"));
    let help = here.pm("refresh --help").out;
    for name in ["north-star", "map", "graph", "tree", "outcomes"] {
        assert!(help.contains(&format!("\n  {name} ")), "{name} is listed: {help}");
    }
}
