//! What somebody edits by hand.

use super::*;

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
