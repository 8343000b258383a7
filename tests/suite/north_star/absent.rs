//! What is not written, leads nowhere or cannot be read.

use super::*;

#[test]
fn what_is_not_written_is_not_printed() {
    /// A heading, and edits without which it is not there: file, text, what stands there instead.
    type Case = (&'static str, &'static [(&'static str, &'static str, &'static str)]);
    let table: [Case; 8] = [
        (
            "What we propose",
            &[
                (
                    "initiatives/onboarding.md",
                    "options: [guided, {name: wiki, status: rejected, rejected: {why: Nobody reads it}}]\n",
                    "",
                ),
                ("options/guided.md", "initiative: onboarding", "initiative: other"),
            ],
        ),
        (
            "What must be true",
            &[
                ("initiatives/onboarding.md", "assumptions:", "x-assumptions:"),
                ("north-stars/setup.md", "factors:", "x-factors:"),
            ],
        ),
        (
            "What we tried and learned",
            &[
                ("experiments/first.md", "concluded", "draft"),
                ("experiments/second.md", "concluded", "draft"),
                ("initiatives/onboarding.md", "learned: The second invite matters.\n", ""),
            ],
        ),
        ("Not part of it", &[("north-stars/setup.md", "out_of_scope: [Single sign-on]\n", "")]),
        (
            "Open questions",
            &[("initiatives/onboarding.md", "ask: Who may invite?,", "ask: Who may invite?, answer: all,")],
        ),
        (
            "What it means for you",
            &[(
                "initiatives/onboarding.md",
                "audience: {sales: Say nothing of dates., support: Expect questions.}\n",
                "",
            )],
        ),
        (
            "Heard",
            &[
                ("initiatives/onboarding.md", "evidence: [talks, Support hears it weekly.]\n", ""),
                ("initiatives/onboarding.md", ", see [the talks](../research/talks.md#two)", ""),
            ],
        ),
        ("Who", &[("initiatives/onboarding.md", "segments: [teachers]\n", "")]),
    ];
    let all = Workspace::of(&whole()).document(&["onboarding"]);
    for (section, edits) in table {
        let marks = [format!("## {section}\n"), format!("**{section}**")];
        assert!(marks.iter().any(|mark| all.contains(mark)), "{section}");
        let less = edited(edits).run(&["onboarding", "--quiet"]);
        assert!(!marks.iter().any(|mark| less.out.contains(mark)), "{section}\n{}", less.out);
        well_formed(&less.out);
    }
    let bare = Workspace::of(
        &[("initiatives/a.md", "# A\n".to_owned()), ("pm.yaml", "today: 2026-11-22\n".to_owned())].into(),
    );
    assert_eq!(
        bare.document(&["a", "--quiet"]),
        "# A\n\nNorth Star document · as of 22 Nov 2026 · [initiative/a](initiatives/a.md)\n"
    );
}

#[test]
fn what_leads_nowhere_or_cannot_be_read_is_unknown() {
    let workspace = edited(&[
        (
            "initiatives/onboarding.md",
            "  invites: {baseline: unknown, target: 10 to 14}",
            "  nothing: {baseline: 3 %, target: soonish}",
        ),
        ("initiatives/onboarding.md", "segments: [teachers]", "segments: [nobody-knows]"),
        ("metrics.yaml", "readings: {2026-06-01: 31, 2026-11-02: 38}", "readings: {2026-06-01: 31, 2026-11-02: many}"),
    ]);
    let run = workspace.run(&["onboarding"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("`pm lint` shows them"), "{}", run.err);
    for line in [
        "| nothing | 3 % | unknown | unknown |  |",
        "| [Activation](metrics.yaml) | 31 % (1 Jun 2026) | unknown | 45 % | 2026-Q4 |",
        "Named here and not found: nobody-knows, nothing\n",
    ] {
        assert!(run.out.contains(line), "{line}\n{}", run.out);
    }
    well_formed(&run.out);
}

#[test]
fn it_is_refused_in_words_where_there_is_none() {
    let workspace = edited(&[("north-stars/setup.md", "for: onboarding", "for: elsewhere")]);
    for (name, message, help) in [
        ("enterprise", "`intent/enterprise` has no North Star document", "for each initiative and each vision"),
        ("setup", "what `north-star/setup` is for is not known", "for: faster-onboarding"),
        ("onbording", "no record is called `onbording`", "did you mean `onboarding`?"),
    ] {
        let run = workspace.run(&[name]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        assert!(run.err.contains(message) && run.err.contains(help), "{}", run.err);
    }
    let broken =
        edited(&[("initiatives/onboarding.md", "intent: enterprise", "intent: [enterprise")]).run(&["onboarding"]);
    assert_eq!(broken.code, 2);
    assert!(broken.err.contains("`initiative/onboarding` cannot be read"), "{}", broken.err);
}
