//! What is left as it is, since mending it would break or change something else.

use super::{INTENT, VISION, fix, folder, text};

#[test]
fn what_would_break_something_else_is_left_and_said() {
    // They would require each other.
    let one = "---\nintent: grow\nrequires: [frist-week]\nstaus: discovery\n---\nIt hurts.\n";
    let other = "---\nintent: grow\nrequires: [onboarding]\n---\nIt hurts.\n";
    let folder = folder(&[VISION, INTENT, ("initiatives/onboarding.md", one), ("initiatives/first-week.md", other)]);
    let run = fix(folder.path());
    assert_eq!(text(folder.path(), "initiatives/onboarding.md"), one.replace("staus", "status"), "{}", run.out);
    let left = "Left as it was, since mending it would break something else:\n  initiatives/onboarding.md:3: `frist-week` → `first-week`\n";
    assert!(run.out.contains(left), "{}", run.out);
    assert_eq!(run.code, 1);
    let again = fix(folder.path());
    assert!(!again.out.contains("Mended"), "{}", again.out);
}

#[test]
fn of_too_many_that_break_something_not_each_is_tried() {
    let pages = (100..160).flat_map(|n| {
        let page = |other: &str| format!("---\nintent: grow\nrequires: [{other}-{n}]\n---\nIt hurts.\n");
        [(format!("initiatives/one-{n}.md"), page("ohter")), (format!("initiatives/other-{n}.md"), page("one"))]
    });
    let pages: Vec<(String, String)> = pages.collect();
    let files: Vec<(&str, &str)> = pages.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder(&[[VISION, INTENT].as_slice(), &files].concat());
    let run = fix(folder.path());
    let told = "Left as it was, since together they would break something else, and they are too many to try each by itself; name a file to mend it alone:\n  initiatives/";
    assert!(run.out.contains(told), "{}", run.out.chars().take(3000).collect::<String>());
    assert_eq!(run.out.matches(" → ").count(), 60, "each is named once");
    assert!(files.iter().all(|(path, written)| text(folder.path(), path) == *written));
}

#[test]
fn no_record_is_offered_to_itself() {
    let page =
        "---\nintent: grow\nrequires: [onbaording]\n---\nIt hurts, see [[onbaording]] and [it](onbaording.md).\n";
    let folder = folder(&[VISION, INTENT, ("initiatives/onboarding.md", page)]);
    let run = fix(folder.path());
    assert_eq!(text(folder.path(), "initiatives/onboarding.md"), page, "{}", run.out);
    assert!(!run.out.contains("Left as it was") && !run.out.contains("did you mean"), "{}", run.out);
}

#[test]
fn a_link_by_one_letter_is_a_guess() {
    let page = |link: &str| format!("---\nintent: grow\n---\nIt hurts, see [b]({link}).\n");
    for (path, link, expected) in [
        ("initiatives/z.md", "b.md", "b.md"),
        ("initiatives/other.md", "b.md", "b.md"),
        ("initiatives/other.md", "../initiatives/bb.md", "../initiatives/bb.md"),
        ("initiatives/other.md", "../intents/gorw.md#x", "../intents/grow.md#x"),
        ("initiatives/other.md", "../intent/grow.md", "../intents/grow.md"),
    ] {
        let folder = folder(&[VISION, INTENT, ("initiatives/z.md", &page("../intents/grow.md"))]);
        super::world::write_file(folder.path(), path, &page(link));
        let run = fix(folder.path());
        assert_eq!(text(folder.path(), path), page(expected), "{}", run.out);
    }
}

#[test]
fn what_an_alias_repeats_is_left() {
    let front = "title: &t delivry\nproblem: They leave.\nintent: grow\nstatus: *t\nowner: &o dada\n";
    let folder = folder(&[VISION, INTENT, ("initiatives/a.yaml", front)]);
    super::world::write_file(folder.path(), "pm.yaml", "today: 2026-11-22\npeople: [ada]\n");
    let run = fix(folder.path());
    assert_eq!(text(folder.path(), "initiatives/a.yaml"), front.replace("dada", "ada"), "{}", run.out);
    assert!(run.out.contains("invalid-value"), "{}", run.out);
}
