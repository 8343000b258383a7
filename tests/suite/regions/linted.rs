//! The rule `stale-document`.

use super::*;

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
