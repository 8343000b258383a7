//! What stands in the documents, in their order.

use super::*;

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

- [wiki](initiatives/onboarding.md) (rejected): Nobody reads it

## What must be true

| what | metric | now | needed | tested by |
|---|---|---|---|---|
| Nobody minds the colour |  |  |  | untested |
| They read mail | [Invites](metrics.yaml) |  | at least 3 invites | refuted: [By mail](experiments/second.md) (seen 1 invites) |
| Activation rises | [Activation](metrics.yaml) | 38 % (2 Nov 2026) | 45 % | supported: [One invite](experiments/first.md) (asked for at least 40 %, seen 43 %) |
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
fn the_document_of_a_company_names_its_products_and_what_matters_to_them() {
    let mut files = whole();
    let vision = "---\nscope: product\nsupports: craft\nowner: dan\nnorth_star_metric: activation\n---\n# Evenings\n\nA lesson after work. And then?\n";
    files.insert("visions/evenings.md", vision.to_owned());
    files.insert(
        "visions/old.md",
        "---\nscope: product\nsupports: craft\nstatus: replaced\n---\n# Old\n\nGone.\n".to_owned(),
    );
    let intent = "---\nvision: evenings\nstatus: proposed\noutcomes: {activation: {baseline: 31, target: 45, by: 2027-12}}\n---\n# Begin well\n";
    files.insert("intents/begin.md", intent.to_owned());
    let text = Workspace::of(&files).document(&["craft"]);
    let at = |line: &str| text.find(line).unwrap_or_else(|| panic!("{line}\n{text}"));
    let own = at("| [Whole companies](intents/enterprise.md) |");
    let product = at(
        "\n\n**[Evenings](visions/evenings.md)** · dan: A lesson after work.\n\nThe North Star metric: [Activation](metrics.yaml), 31 % (1 Jun 2026) → 38 % (2 Nov 2026)\n\n| intent |",
    );
    let of_product = at(
        "| [Begin well](intents/begin.md) (proposed) | [Activation](metrics.yaml) | 31 % | 38 % (2 Nov 2026) | 45 % | Dec 2027 |",
    );
    assert!(own < product && product < of_product && !text.contains("Old"), "{text}");
    // Without intents of its own it has what matters to its products.
    files.insert("intents/enterprise.md", "---\nstatus: achieved\n---\n# Whole companies\n".to_owned());
    let text = Workspace::of(&files).document(&["craft"]);
    assert!(text.contains("## What matters now\n\n**[Evenings]"), "{text}");
    well_formed(&text);
}

#[test]
fn who_it_is_for_is_told_with_what_they_need() {
    let mut files = whole();
    files.insert(
        "segments/teachers.md",
        "---\nneeds: [A full week]\nvalue: An hour that pays\n---\n# Teachers of a craft\n".to_owned(),
    );
    let workspace = Workspace::of(&files);
    for name in ["craft", "onboarding"] {
        let text = workspace.document(&[name]);
        assert!(text.contains("**Who**: [Teachers of a craft](segments/teachers.md) (A full week)\n"), "{text}");
    }
    let why = |workspace: &Workspace| pm(workspace.path(), &["why", "onboarding"]).out;
    assert!(why(&workspace).contains("Teachers of a craft (A full week)"));
    // Where no need is written both tell what they get.
    assert!(why(&Workspace::of(&whole())).contains("Teachers of a craft (An hour that pays)"));
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
fn it_is_the_same_twice_and_at_a_revision() {
    let workspace = Workspace::of(&whole());
    let first = workspace.document(&["onboarding"]);
    assert_eq!(first, workspace.document(&["onboarding"]));
    git(workspace.path(), &["init", "-q"]);
    git(workspace.path(), &["add", "-A"]);
    git(workspace.path(), &["commit", "-qm", "Begin"]);
    fs::write(workspace.path().join("vision.md"), "# Other\n\nElsewhere.\n").unwrap();
    assert_ne!(workspace.document(&["onboarding", "--quiet"]), first);
    // Of a revision it says which.
    let without_commit = |text: &str| {
        let lead = text.lines().nth(2).unwrap();
        let (start, rest) = lead.split_once(" · commit ").unwrap();
        text.replacen(lead, &format!("{start} · {}", rest.split_once(" · ").unwrap().1), 1)
    };
    assert_eq!(without_commit(&workspace.document(&["onboarding", "--at", "HEAD"])), first);
    let bare = tempfile::tempdir().unwrap();
    git(bare.path(), &["clone", "-q", "--bare", workspace.path().to_str().unwrap(), "strategy.git"]);
    let bare = pm(&bare.path().join("strategy.git"), &["north-star", "onboarding"]);
    assert_eq!((bare.code, bare.out.as_str()), (0, first.as_str()), "{}", bare.err);
}

#[test]
fn what_a_north_star_record_says_before_its_first_heading_is_kept() {
    let page = "# Setup\n\n<!-- to do -->\nIt began with a letter.\n\nAnd a visit.\n\n## Ours\n\nNobody else may.\n";
    let workspace = edited(&[("north-stars/setup.md", "# Setup\n", page)]);
    let text = workspace.document(&["onboarding"]);
    assert!(text.contains("(research/talks.md#two).\n\nIt began with a letter.\n\nAnd a visit.\n\n**Who**"), "{text}");
    assert!(text.contains("## Ours\n\nNobody else may.\n"), "{text}");
}

#[test]
fn what_was_given_up_is_told_as_it_was_then() {
    let stopped = "status: stopped\nstopped: {on: 2026-10-01, why: Too few came}";
    let workspace = edited(&[("initiatives/onboarding.md", "status: delivery", stopped)]);
    let text = workspace.document(&["onboarding"]);
    assert!(text.contains("**Stopped 1 Oct 2026**: Too few came\n"), "{text}");
    assert!(text.contains("| outcome | from | at its end | target | by |"), "{text}");
    assert!(text.contains("| [Activation](metrics.yaml) | 31 % (1 Jun 2026) | 31 % (1 Jun 2026) | 45 % |"), "{text}");
    assert!(text.contains("less than 33 % (at its end 31 %, 1 Jun 2026)"), "{text}");
    assert!(!text.contains("(2 Nov 2026") && !text.contains(", 2 Nov"), "what came later says nothing of it: {text}");
}

#[test]
fn sentences_end_once_and_no_column_is_empty() {
    let workspace = edited(&[
        ("initiatives/onboarding.md", "{why: Nobody reads it}", "{why: Nobody reads it.}"),
        ("initiatives/onboarding.md", "{name: wiki, ", "{name: wiki, solution: A page to read, "),
        ("experiments/first.md", "learned: It works.", "learned: It works"),
        ("metrics.yaml", ", why: who begins well stays", ""),
    ]);
    let text = workspace.document(&["onboarding"]);
    assert!(
        text.contains(
            "- [wiki](initiatives/onboarding.md) (rejected): A page to read. Turned down: Nobody reads it.\n"
        )
    );
    assert!(text.contains("Learned: It works. Decided: scale.\n"), "{text}");
    let vision = workspace.document(&["craft"]);
    assert!(vision.contains("| what drives it | first read | now |\n|---|---|---|\n"), "{vision}");
    well_formed(&vision);
}
