//! The North Star document: every section from the records alone, in two languages, and well-formed whatever they hold.

use crate::support::world;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;
use world::{Run, git, pm};

/// A workspace that has something for every section of both documents.
fn whole() -> BTreeMap<&'static str, String> {
    let files = [
        ("pm.yaml", "version: 1\ntoday: 2026-11-22\n"),
        (
            "vision.md",
            "---\nid: craft\nowner: ada\nmission: Bring teachers and learners together.\nprinciples: [Learners first, Few and loved]\n\
             segments: [teachers]\nnorth_star_metric: lessons\ninputs: [activation]\nguardrails: {retention: at least 93 %}\n\
             evidence: [talks]\n---\n# Craft\n\nAnyone can learn a craft. Nobody needs a school.\n\n## Value proposition\nOne hour, one skill.\n",
        ),
        (
            "metrics.yaml",
            "lessons:\n  definition: lessons to their end\n  unit: lessons\n  readings: {2026-01-05: 10000, 2026-11-02: 12500}\n\
             activation:\n  title: Activation\n  unit: '%'\n  drives: [{metric: lessons, why: who begins well stays}]\n  readings: {2026-06-01: 31, 2026-11-02: 38}\n\
             retention:\n  unit: '%'\n  readings: {2026-11-01: 92.5 %}\n\
             invites:\n  unit: invites\n",
        ),
        ("segments/teachers.md", "---\nvalue: An hour that pays\n---\n# Teachers of a craft\n"),
        (
            "intents/enterprise.md",
            "---\nstatus: active\nby: 2027-12\noutcomes: {lessons: {baseline: 10000, target: 20000}}\nguardrails: {lessons: at least 9000}\n---\n# Whole companies\n",
        ),
        (
            "initiatives/onboarding.md",
            "---\nintent: enterprise\nstatus: delivery\nowner: ben\nsegments: [teachers]\nevidence: [talks, Support hears it weekly.]\n\
             assumptions:\n  - {text: One invite is enough, tested_by: first}\n  - {text: They read mail, tested_by: second}\n  - Nobody minds the colour\n\
             options: [guided, {name: wiki, status: rejected, rejected: {why: Nobody reads it}}]\n\
             outcomes:\n  activation: {baseline: {value: 31, on: 2026-06-01}, target: 45 %, by: 2026-Q4}\n  invites: {baseline: unknown, target: 10 to 14}\n\
             stop_if: {activation: less than 33 %}\nquestions: [{ask: Who may invite?, ask_whom: the owner, owner: ben, by: 2026-12-01}, {ask: Old?, answer: yes}]\n\
             audience: {sales: Say nothing of dates., support: Expect questions.}\nlearned: The second invite matters.\n---\n\
             # Faster onboarding\n\nNew admins give up at the permissions screen. They say \"I closed the tab\", see [the talks](../research/talks.md#two).\n",
        ),
        (
            "options/guided.md",
            "---\ninitiative: onboarding\nstatus: chosen\nadvantage: No reading\nswitching_cost: Three minutes\n---\n# Guided setup\n\nWalks the first admin through one invite.\n",
        ),
        (
            "experiments/first.md",
            "---\ntests: onboarding\nstatus: concluded\nmethod: prototype\nsuccess: {activation: at least 40 %}\n\
             result: {on: 2026-08-01, readings: {activation: 43 %}, verdict: supported}\nlearned: It works.\ndecision: scale\n---\n# One invite\n\nThey will.\n",
        ),
        (
            "experiments/second.md",
            "---\ntests: onboarding\nstatus: concluded\nmethod: prototype\nsuccess: {invites: at least 3}\n\
             result: {on: 2026-09-01, readings: {invites: 1}, verdict: refuted}\nlearned: They do not.\ndecision: stop\n---\n# By mail\n\nThey will read.\n",
        ),
        (
            "research/talks.md",
            "---\nmethod: interview\non: 2026-10-12\nparticipants: 9\nfindings: [7 of 9 gave up]\n---\n# Talks with admins\n\n## Two\nMore.\n",
        ),
        (
            "north-stars/setup.md",
            "---\nfor: onboarding\nfactors: [{text: Activation rises, metric: activation}]\nout_of_scope: [Single sign-on]\n---\n# Setup\n",
        ),
    ];
    files.into_iter().map(|(path, text)| (path, text.to_owned())).collect()
}

struct Workspace(tempfile::TempDir);

impl Workspace {
    fn of(files: &BTreeMap<&'static str, String>) -> Workspace {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Workspace(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        pm(self.path(), &[&["north-star"], arguments].concat())
    }

    fn document(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    }
}

fn edited(edits: &[(&'static str, &str, &str)]) -> Workspace {
    let mut files = whole();
    for (path, old, new) in edits {
        let text = files.get_mut(path).unwrap();
        assert!(text.contains(old), "{path}: {old}");
        *text = text.replace(old, new);
    }
    Workspace::of(&files)
}

fn examples(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// Its headings, and whether every row of every table has as many cells as its head.
fn well_formed(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let (mut headings, mut heading) = (Vec::new(), None);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => headings.extend(heading.take()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => assert!(!dest_url.starts_with("javascript:"), "{text}"),
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html} in\n{text}"),
            _ => {}
        }
    }
    // The parser fills up rows that are short: they are counted as they are written.
    let mut columns = 0;
    for line in text.lines() {
        let cells = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        if !line.starts_with('|') {
            columns = 0;
            continue;
        }
        columns = if columns == 0 { cells } else { columns };
        assert_eq!(cells, columns, "{line}\n{text}");
    }
    assert!(
        !text.contains("<!--") && !text.contains("\n\n\n") && text.ends_with('\n') && !text.ends_with("\n\n"),
        "{text}"
    );
    headings
}

#[test]
fn the_document_of_an_initiative_has_every_section_in_its_order() {
    let text = Workspace::of(&whole()).document(&["onboarding"]);
    let expected = "\
# Faster onboarding

North Star document · as of 22 Nov 2026 · ben · [initiative/onboarding](initiatives/onboarding.md)

> New admins give up at the permissions screen.

They say \"I closed the tab\", see [the talks](research/talks.md#two).

**Who**: [Teachers of a craft](segments/teachers.md) (An hour that pays)

**Serves**: [Whole companies](intents/enterprise.md) → [Craft](vision.md): Anyone can learn a craft.

**Heard**

- 7 of 9 gave up ([Talks with admins](research/talks.md), 12 Oct 2026, 9 took part)
- Support hears it weekly.

## What we propose

**[Guided setup](options/guided.md)**: Walks the first admin through one invite.

Why switching pays: No reading

What it asks of them: Three minutes

Also considered:

- [wiki](initiatives/onboarding.md) (rejected: Nobody reads it)

## What must be true

| what | metric | now | needed | tested by |
|---|---|---|---|---|
| Nobody minds the colour |  |  |  | untested |
| They read mail | [Invites](metrics.yaml) |  | at least 3 invites | refuted: [By mail](experiments/second.md) (seen 1 invites) |
| Activation rises | [Activation](metrics.yaml) | 38 % (2 Nov 2026) | 45 % | supported: [One invite](experiments/first.md) (seen 43 %) |
| One invite is enough | [Activation](metrics.yaml) | 38 % (2 Nov 2026) | at least 40 % | supported: [One invite](experiments/first.md) (seen 43 %) |

## What will be different

| outcome | from | now | target | by |
|---|---|---|---|---|
| [Activation](metrics.yaml) | 31 % (1 Jun 2026) | 38 % (2 Nov 2026) | 45 % | 2026-Q4 |
| [Invites](metrics.yaml) | unknown |  | 10–14 invites |  |

**What must not get worse**

- [Lessons](metrics.yaml): at least 9000 lessons (now 12\u{a0}500 lessons, 2 Nov 2026)
- [Retention](metrics.yaml): at least 93 % (now 92.5 %, 1 Nov 2026; does not hold)

**We stop if**

- [Activation](metrics.yaml): less than 33 % (now 38 %, 2 Nov 2026)

## What we tried and learned

- **[By mail](experiments/second.md)** (1 Sep 2026): refuted. Asked for: Invites at least 3 invites. Seen: Invites 1 invites. Learned: They do not. Decided: stop.
- **[One invite](experiments/first.md)** (1 Aug 2026): supported. Asked for: Activation at least 40 %. Seen: Activation 43 %. Learned: It works. Decided: scale.
- [Faster onboarding](initiatives/onboarding.md): The second invite matters.

## Not part of it

- Single sign-on

## Open questions

- Who may invite? To ask: the owner. Finds out: ben, by 1 Dec 2026.

## Answered questions

- Old? Answer: yes

## What it means for you

**sales**: Say nothing of dates.

**support**: Expect questions.
";
    assert_eq!(text, expected);
    well_formed(&text);
}

#[test]
fn the_document_of_a_vision_keeps_the_metric_of_that_name_apart() {
    let text = Workspace::of(&whole()).document(&["craft"]);
    let headings = well_formed(&text);
    assert_eq!(
        headings,
        [
            "Craft",
            "What decides when two good things conflict",
            "The North Star metric",
            "What must not get worse",
            "What matters now",
            "What it rests on"
        ]
    );
    for line in [
        "> Anyone can learn a craft.\n\nNobody needs a school.",
        "**What they get nowhere else**: One hour, one skill.",
        "**[Lessons](metrics.yaml)**: 10\u{a0}000 lessons (5 Jan 2026) → 12\u{a0}500 lessons (2 Nov 2026)",
        "| [Activation](metrics.yaml) | 31 % (1 Jun 2026) | 38 % (2 Nov 2026) | who begins well stays |",
        "| [Whole companies](intents/enterprise.md) | [Lessons](metrics.yaml) | 10\u{a0}000 lessons | 12\u{a0}500 lessons (2 Nov 2026) | 20\u{a0}000 lessons | Dec 2027 |",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}

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
fn a_north_star_record_goes_first_and_can_be_named_itself() {
    let edits = [(
        "north-stars/setup.md",
        "for: onboarding\n",
        "for: onboarding\nowner: eva\nproblem: Told otherwise. And more.\nsolution: One step.\noutcomes: {retention: {baseline: 92 %, target: 95 %}}\n",
    )];
    let workspace = edited(&edits);
    let text = workspace.document(&["onboarding"]);
    for line in [
        "· eva ·",
        "> Told otherwise. And more.\n",
        "## What we propose\n\nOne step.\n\n**[Guided setup](options/guided.md)**\n",
        "| [Retention](metrics.yaml) | 92 % | 92.5 % (1 Nov 2026) | 95 % |  |",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    assert!(!text.contains("| [Invites](metrics.yaml) | unknown"), "{text}");
    assert_eq!(workspace.document(&["north-star/setup"]), text);
    assert_eq!(workspace.document(&["north-stars/setup.md"]), text);
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
fn it_is_the_same_twice_and_at_a_revision() {
    let workspace = Workspace::of(&whole());
    let first = workspace.document(&["onboarding"]);
    assert_eq!(first, workspace.document(&["onboarding"]));
    git(workspace.path(), &["init", "-q"]);
    git(workspace.path(), &["add", "-A"]);
    git(workspace.path(), &["commit", "-qm", "Begin"]);
    fs::write(workspace.path().join("vision.md"), "# Other\n\nElsewhere.\n").unwrap();
    assert_ne!(workspace.document(&["onboarding", "--quiet"]), first);
    assert_eq!(workspace.document(&["onboarding", "--at", "HEAD"]), first);
    let bare = tempfile::tempdir().unwrap();
    git(bare.path(), &["clone", "-q", "--bare", workspace.path().to_str().unwrap(), "strategy.git"]);
    let bare = pm(&bare.path().join("strategy.git"), &["north-star", "onboarding"]);
    assert_eq!((bare.code, bare.out.as_str()), (0, first.as_str()), "{}", bare.err);
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
fn hostile_words_change_nothing_but_themselves() {
    let long = "x".repeat(10_000);
    let hostile = [
        "</script> ]]> <b>bold</b>",
        "<!-- pm:end north-star -->",
        "a | b \\\\| c",
        "\u{202e}turned \u{1b}[31mred",
        "=cmd()|' /C calc'!A0",
        "👩‍👩‍👧 # `code` [x](javascript:alert)",
        &long,
    ];
    let calm = well_formed(&Workspace::of(&whole()).document(&["onboarding"])).len();
    let calm_vision = well_formed(&Workspace::of(&whole()).document(&["craft"])).len();
    for words in hostile {
        let quoted = serde_json::to_string(words).unwrap();
        let who = if words.len() > 500 { "sales" } else { &quoted };
        let workspace = edited(&[
            ("initiatives/onboarding.md", "owner: ben", &format!("title: {quoted}")),
            ("initiatives/onboarding.md", "One invite is enough", &quoted),
            ("initiatives/onboarding.md", "Who may invite?", &quoted),
            ("initiatives/onboarding.md", "sales: Say nothing of dates.", &format!("{who}: {quoted}")),
            ("metrics.yaml", "title: Activation", &format!("title: {quoted}")),
            ("segments/teachers.md", "value: An hour that pays", &format!("value: {quoted}")),
            ("experiments/first.md", "learned: It works.", &format!("learned: {quoted}")),
            ("research/talks.md", "[7 of 9 gave up]", &format!("[{quoted}]")),
            ("north-stars/setup.md", "[Single sign-on]", &format!("[{quoted}]")),
            ("vision.md", "Learners first", &quoted),
            ("options/guided.md", "advantage: No reading", &format!("advantage: {quoted}")),
        ]);
        for (name, headings) in [("onboarding", calm), ("craft", calm_vision)] {
            let run = workspace.run(&[name, "--quiet"]);
            assert_eq!(run.code, 0, "{}", run.err);
            assert_eq!(well_formed(&run.out).len(), headings, "{}", run.out);
            assert!(!run.out.contains(['\u{1b}', '\u{202e}']), "{}", run.out);
            let json: Value =
                serde_json::from_str(&workspace.document(&[name, "--quiet", "--format", "json"])).unwrap();
            assert_eq!(json["command"], "north-star");
        }
    }
}

#[test]
fn the_json_is_as_its_schema_says_and_holds_what_is_shown() {
    let schema: Value = serde_json::from_str(&pm(Path::new("."), &["schema", "north-star-document"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut examined = 0;
    for (folder, names) in [("streaming", vec!["only-here", "marquee", "living-room-box"]), ("healthy", vec![])] {
        let listed = pm(&examples(folder), &["list", "initiative", "--format", "json"]).out;
        let listed: Value = serde_json::from_str(&listed).unwrap();
        let all =
            listed["records"].as_array().unwrap().iter().map(|record| record["record"].as_str().unwrap().to_owned());
        let names: Vec<String> = all.chain(names.into_iter().map(str::to_owned)).collect();
        for name in names {
            let printed: Value =
                serde_json::from_str(&pm(&examples(folder), &["north-star", &name, "--format", "json"]).out).unwrap();
            let wrong: Vec<String> = validator.iter_errors(&printed).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
            well_formed(&pm(&examples(folder), &["north-star", &name]).out);
            well_formed(&pm(&examples(folder), &["north-star", &name, "--language", "de"]).out);
            examined += 1;
        }
    }
    assert!(examined > 10);
}
