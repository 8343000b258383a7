//! Where a region begins, and what it is of.

use super::*;

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
        ran.err.contains("1 region not there, or not to be read or made") && !ran.err.contains("what the records say"),
        "{ran:?}"
    );
}

/// A German region stays German, whoever writes it anew.
#[test]
fn a_region_keeps_its_language() {
    let here = Workspace::new();
    let begun = here.pm("north-star guided-start --into a.md --init --language de");
    assert_eq!(begun.code, 0, "{begun:?}");
    let text = here.read("a.md");
    assert!(
        text.starts_with("<!-- pm:begin north-star:initiative/guided-start language=de on=2026-11-22 sha256="),
        "{text}"
    );
    assert!(text.contains("North-Star-Dokument") && text.contains("## Was anders sein wird"), "{text}");
    assert_eq!(here.pm("refresh --check").code, 0);
    here.retarget();
    assert_eq!(here.pm("refresh --check").code, 1);
    for command in ["refresh", "refresh --redate --today 2026-12-01", "north-star guided-start --into a.md"] {
        assert_eq!(here.pm(command).code, 0, "{command}");
        let text = here.read("a.md");
        assert!(text.contains(" language=de on=") && text.contains("| 50 % |"), "{command}: {text}");
        assert!(text.contains("## Was anders sein wird"), "{command}: {text}");
    }
    // A region in another language is not the one that is asked for.
    let before = here.read("a.md");
    assert_eq!(here.pm("north-star guided-start --into a.md --language de --check").code, 0);
    let checked = here.pm("north-star guided-start --into a.md --language en --check");
    assert_eq!((checked.code, here.read("a.md") == before), (1, true), "{checked:?}");
    assert_eq!(here.pm("north-star guided-start --into a.md --language en").code, 0);
    let text = here.read("a.md");
    assert!(text.contains(" language=en on=") && text.contains("## What will be different"), "{text}");
    here.write("a.md", "<!-- pm:begin outcomes:guided-start language=de -->\n<!-- pm:end outcomes:guided-start -->\n");
    assert_eq!(here.pm("refresh").code, 0);
    let text = here.read("a.md");
    assert!(text.contains("| Kennzahl | von | jetzt |") && text.contains("nie gemessen"), "{text}");
    here.write("a.md", "<!-- pm:begin tree language=fr -->\n<!-- pm:end tree -->\n");
    assert!(here.pm("refresh").err.contains("pm makes no documents in the language `fr`"));
}
