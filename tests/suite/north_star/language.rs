//! German, and templates of the workspace.

use super::*;

#[test]
fn it_speaks_german_where_it_is_asked_to() {
    let asked = Workspace::of(&whole()).document(&["onboarding", "--language", "de"]);
    let set = edited(&[("pm.yaml", "version: 1", "version: 1\nlanguages: [de, en]")]).document(&["onboarding"]);
    assert_eq!(asked, set);
    assert_eq!(
        well_formed(&asked),
        [
            "Faster onboarding",
            "Was wir vorschlagen",
            "Was stimmen muss",
            "Was anders sein wird",
            "Was wir versucht und gelernt haben",
            "Nicht Teil davon",
            "Offene Fragen",
            "Beantwortete Fragen",
            "Was das für Sie bedeutet"
        ]
    );
    for line in [
        "North-Star-Dokument · Stand 22.\u{a0}Nov. 2026 · ben",
        "| They read mail | [Invites](metrics.yaml) |  | mindestens 3 invites | widerlegt: [By mail](experiments/second.md) (gesehen 1 invites) |",
        "Entschieden: ausbauen.",
    ] {
        assert!(asked.contains(line), "{line}\n{asked}");
    }
}

#[test]
fn a_template_of_the_workspace_replaces_the_built_in_one() {
    let mut files = whole();
    files.insert("pm.yaml", "today: 2026-11-22\ntemplates: docs/templates\n".to_owned());
    files.insert(
        "docs/templates/north-star.md",
        "# {{ title }}\n\n{{ titles.needed }}: {{ problem.sentence|line }}\n".to_owned(),
    );
    let workspace = Workspace::of(&files);
    let text = workspace.document(&["onboarding"]);
    assert_eq!(text, "# Faster onboarding\n\nneeded: New admins give up at the permissions screen.\n");
    assert!(workspace.document(&["craft"]).contains("## The North Star metric"), "that of the vision is built in");
    let listed = pm(workspace.path(), &["template"]).out;
    assert!(listed.contains("docs/templates/north-star.md") && listed.contains("built in"), "{listed}");
    fs::write(workspace.path().join("docs/templates/north-star.md"), "# {{ title }}\n\n{{ ptoblem }}\n").unwrap();
    let run = workspace.run(&["onboarding"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("docs/templates/north-star.md:3: there is no `ptoblem` here"), "{}", run.err);
    assert!(run.err.contains("did you mean `problem`?"), "{}", run.err);
    let built_in = pm(workspace.path(), &["template", "north-star"]).out;
    fs::write(workspace.path().join("docs/templates/north-star.md"), built_in).unwrap();
    assert_eq!(workspace.document(&["onboarding"]), Workspace::of(&whole()).document(&["onboarding"]));
    fs::write(workspace.path().join("docs/templates/north-star.md"), [0xff, 0xfe]).unwrap();
    assert!(workspace.run(&["onboarding"]).err.contains("this template cannot be read: not UTF-8"));
}

#[test]
fn german_has_its_own_numbers_dates_and_states() {
    let workspace = Workspace::of(&whole());
    let text =
        workspace.document(&["onboarding", "--language", "de"]) + &workspace.document(&["craft", "--language", "de"]);
    for line in [
        "mindestens 93 % (jetzt 92,5 %, 1.\u{a0}Nov. 2026; nicht eingehalten)",
        "(jetzt 12.500 lessons, 2.\u{a0}Nov. 2026)",
        "10.000 lessons (5.\u{a0}Jan. 2026) → 12.500 lessons (2.\u{a0}Nov. 2026)",
        "(verworfen): Nobody reads it",
        "bis 1.\u{a0}Dez. 2026",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    for word in ["92.5", "12\u{a0}500", " 2026-", "rejected", "unknown", "at least", "untested", "supported"] {
        assert!(!text.contains(word), "{word}\n{text}");
    }
}

#[test]
fn a_template_with_a_misspelt_name_is_not_passed_over() {
    let mut files = whole();
    files.insert("pm.yaml", "today: 2026-11-22\ntemplates: docs/templates\n".to_owned());
    files.insert("docs/templates/north-sta.md", "# {{ title }}\n".to_owned());
    let workspace = Workspace::of(&files);
    let run = workspace.run(&["onboarding"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("docs/templates/north-sta.md: no template is called `north-sta`"), "{}", run.err);
    assert!(run.err.contains("did you mean `north-star.md`?"), "{}", run.err);
}
