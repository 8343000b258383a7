//! `pm why`: the questions that an engineer asks, answered from the records and their links alone.

use crate::support::world;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;
use world::{Run, git, pm, write};

fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn asked(folder: &Path, name: &str) -> String {
    let run = pm(folder, &["why", name]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    run.out
}

fn json(folder: &Path, name: &str) -> Value {
    let run = pm(folder, &["why", name, "--format", "json"]);
    let value: Value = serde_json::from_str(&run.out).unwrap();
    let schema = include_str!("../../schema/why.schema.json");
    let schema: Value = serde_json::from_str(schema).unwrap();
    jsonschema::draft7::new(&schema).unwrap().validate(&value).unwrap_or_else(|error| panic!("{name}: {error}"));
    value
}

/// The answers to one question.
fn answers(value: &Value, question: &str) -> Vec<String> {
    let asked = value["answers"].as_array().unwrap().iter().find(|asked| asked["question"] == question);
    let lines = asked.map(|asked| asked["lines"].as_array().unwrap().clone()).unwrap_or_default();
    lines.iter().map(|line| line["text"].as_str().unwrap().to_owned()).collect()
}

fn not_known(value: &Value) -> Vec<String> {
    let all = value["not_known"].as_array().unwrap().iter();
    all.map(|gap| gap["text"].as_str().unwrap().to_owned()).collect()
}

/// The sketch of the design as records.
fn sketch() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let metrics = "activation: {definition: d, measures: customer, unit: '%', drives: [upgrades], readings: {2026-11-16: 38 %}}\n\
                   upgrades: {definition: d, measures: customer, unit: teams, drives: [revenue]}\n\
                   revenue: {definition: d, measures: business, unit: EUR, readings: {2026-10-01: 6.9M}}\n";
    let initiative = "---\nintent: enterprise\nstatus: delivery\nowner: ada\nevidence: [interviews, \"support tickets, September\"]\n\
                      outcomes: {activation: {baseline: 31 %, target: 45 %, by: 2026-Q4}}\n\
                      stop_if: {activation: at most 33 %}\noptions:\n\
                      - {name: guided, status: chosen, solution: Walks the first admin through one invite., advantage: 'No reading, 3 minutes.', switching_cost: one page less to edit}\n\
                      - {name: concierge, status: rejected, rejected: {why: 20 a week at most}}\n- import from slack\n---\n\
                      # Onboarding\n\nNew admins give up at the permissions screen.\n\nMore of it.\n";
    write(
        folder.path(),
        &[
            ("pm.yaml", "today: 2026-11-22\n"),
            ("vision.md", "# Craft\n\nAnyone can learn a craft from one who practises it.\n"),
            ("metrics.yaml", metrics),
            (
                "intents/enterprise.md",
                "---\nstatus: active\noutcomes: {revenue: {baseline: 5M, target: 15M, by: 2027}}\n---\n# Large companies choose us\n",
            ),
            (
                "research/interviews.md",
                "---\nmethod: interview\non: 2026-10-12\nparticipants: 9 admins\n---\n- 7 of 9 admins stop there\n- two asked a colleague\n",
            ),
            (
                "experiments/invite.md",
                "---\ntests: guided\nstatus: concluded\nends: 2026-11-01\nsuccess: {activation: at least 40 %}\nresult: {on: 2026-11-02, readings: {activation: 43 %}, verdict: supported}\nlearned: the second invite matters\ndecision: scale\n---\nIf so, then so.\n",
            ),
            ("initiatives/onboarding.md", initiative),
        ],
    );
    folder
}

#[test]
fn an_initiative_answers_the_questions_in_their_order() {
    let folder = sketch();
    let value = json(folder.path(), "onboarding");
    let told = [
        ("why", vec!["New admins give up at the permissions screen."]),
        (
            "who-says-so",
            vec![
                "research/interviews: interview with 9 admins, 2026-10-12: 7 of 9 admins stop there (and 1 more)",
                "support tickets, September",
            ],
        ),
        (
            "how-it-helps-them",
            vec![
                "option/onboarding.guided, chosen: Walks the first admin through one invite.",
                "No reading, 3 minutes.",
                "it costs them: one page less to edit",
            ],
        ),
        (
            "how-it-helps-us",
            vec![
                "activation 31 % → 38 % (2026-11-16) → 45 % by 2026-Q4: 50 % of the way",
                "which drives upgrades → revenue 5\u{a0}000\u{a0}000 EUR → 6\u{a0}900\u{a0}000 EUR (2026-10-01) → 15\u{a0}000\u{a0}000 EUR by 2027: 19 % of the way, the outcome of intent/enterprise",
            ],
        ),
        (
            "towards-what",
            vec![
                "intent/enterprise: Large companies choose us",
                "vision/vision: Anyone can learn a craft from one who practises it.",
            ],
        ),
        (
            "what-else",
            vec![
                "option/onboarding.concierge, rejected: 20 a week at most",
                "option/onboarding.import-from-slack, considered",
            ],
        ),
        (
            "what-we-know",
            vec![
                "experiment/invite: supported on 2026-11-02, activation 43 % (needed at least 40 %), decided: scale; the second invite matters",
            ],
        ),
        ("what-would-stop-us", vec!["activation at most 33 %, now 38 % (2026-11-16)"]),
    ];
    for (question, lines) in &told {
        assert_eq!(answers(&value, question), *lines, "{question}");
    }
    let order: Vec<&str> =
        value["answers"].as_array().unwrap().iter().map(|asked| asked["question"].as_str().unwrap()).collect();
    assert_eq!(order, told.iter().map(|(question, _)| *question).collect::<Vec<_>>());
    assert_eq!(not_known(&value), Vec::<String>::new());
    asked(folder.path(), "onboarding");
}

#[test]
fn who_asked_for_it_is_not_who_says_so() {
    let folder = sketch();
    let fields = "status: discovery\nintent: enterprise\nowner: ada\nrequested_by: [technology, {who: two bakeries, as: customer}]\n";
    write(folder.path(), &[("initiatives/a.md", &format!("---\n{fields}---\n# A\n\nThey wait.\n"))]);
    let value = json(folder.path(), "initiative/a");
    assert_eq!(answers(&value, "who-asked-for-it"), ["technology", "two bakeries (customer)"]);
    assert_eq!(answers(&value, "who-says-so"), Vec::<String>::new());
    assert_eq!(not_known(&value), ["who says so"]);
    let parade = asked(&example("build-trap/feature-parade"), "night-mode");
    assert!(!parade.contains("Who says so?") && parade.contains("Who asked for it? "), "{parade}");
}

#[test]
fn a_vision_is_driven_by_the_inputs_that_it_names() {
    let driven = |name: &str| -> Vec<String> {
        let value = json(&example("streaming"), name);
        let lines = answers(&value, "how-we-see-it").into_iter();
        lines.filter_map(|line| Some(line.strip_prefix("driven by ")?.split(',').next()?.to_owned())).collect()
    };
    assert_eq!(driven("marquee"), ["found-in-two-minutes", "originals-finished", "smooth-start"]);
    let folder = sketch();
    let vision = "---\nnorth_star_metric: revenue\nINPUTS---\n# Craft\n\nAnyone can learn a craft.\n";
    for (inputs, expected) in
        [("", vec!["upgrades"]), ("inputs: [activation]\n", vec!["activation"]), ("inputs: [actvation]\n", vec![])]
    {
        write(folder.path(), &[("vision.md", &vision.replace("INPUTS", inputs))]);
        let value = json(folder.path(), "vision/vision");
        let lines = answers(&value, "how-we-see-it");
        let driven: Vec<&str> =
            lines.iter().filter_map(|line| line.strip_prefix("driven by ")?.split(',').next()).collect();
        assert_eq!(driven, expected, "{inputs}");
    }
}

#[test]
fn not_known_is_only_what_is_asked_for_by_now() {
    let folder = sketch();
    let gaps = |fields: &str, text: &str| {
        write(folder.path(), &[("initiatives/a.md", &format!("---\n{fields}---\n# A\n\n{text}\n"))]);
        not_known(&json(folder.path(), "initiative/a"))
    };
    assert_eq!(gaps("status: proposed\n", ""), Vec::<String>::new());
    assert_eq!(
        gaps("status: discovery\n", "They wait."),
        ["initiative/a names no intent", "who answers for it", "who says so"]
    );
    assert_eq!(
        gaps("status: discovery\nintent: enterprise\nowner: ada\n", "7 of 9 admins wait."),
        Vec::<String>::new()
    );
    // A name that leads nowhere was meant for something.
    assert_eq!(
        gaps("status: discovery\nintent: entreprise\nowner: ada\nevidence: nowhere\n", "They wait."),
        Vec::<String>::new()
    );
    let late = "status: measuring\nintent: enterprise\nowner: ada\noutcomes: {upgrades: {baseline: 3}}\nquestions: [{ask: Do schools buy centrally?, owner: ben, by: 2026-12-01}]\n";
    assert_eq!(
        gaps(late, "7 of 9 admins wait."),
        [
            "how far `upgrades` should move",
            "where `upgrades` is now",
            "which way was chosen",
            "what would make us stop",
            "\"Do schools buy centrally?\" (ben, by 2026-12-01)"
        ]
    );
    assert_eq!(
        gaps("work: upkeep\nstatus: delivery\nintent: enterprise\nowner: ada\n", "It falls over."),
        Vec::<String>::new()
    );
    assert_eq!(gaps("status: stopped\n", "They wait."), Vec::<String>::new());
}

#[test]
fn whatever_an_engineer_works_on_has_an_answer() {
    let folder = sketch();
    for (name, about) in
        [("option/onboarding.guided", "initiative/onboarding"), ("experiment/invite", "initiative/onboarding")]
    {
        let value = json(folder.path(), name);
        assert_eq!(value["about"], about);
        assert_eq!(answers(&value, "why"), ["New admins give up at the permissions screen."]);
        assert_eq!(answers(&value, "towards-what").len(), 2);
    }
    // An option is not one of the others that were considered.
    let rejected = json(folder.path(), "option/onboarding.concierge");
    assert_eq!(answers(&rejected, "is-it-still-on"), ["no: rejected: 20 a week at most"]);
    assert!(!answers(&rejected, "what-else").iter().any(|line| line.contains("concierge")));
    let metric = json(folder.path(), "metric/activation");
    assert_eq!(answers(&metric, "why"), ["it drives upgrades, never read"]);
    assert_eq!(answers(&metric, "what-works-on-it").len(), 1);
    for kind in ["healthy", "streaming"] {
        let folder = example(kind);
        for name in ["vision", "segments", "research", "intents", "metrics", "teams", "north-stars", "story-maps"] {
            let kind = name.trim_end_matches('s');
            let listed: Value = serde_json::from_str(&pm(&folder, &["list", kind, "--format", "json"]).out).unwrap();
            for record in listed["records"].as_array().unwrap() {
                let name = record["record"].as_str().unwrap();
                // A team that no initiative names has nothing to tell.
                let says_something = !asked(&folder, name).contains("Nothing more is written");
                assert!(says_something || name.starts_with("team/"), "{name}");
                assert!(!says_something || !json(&folder, name)["answers"].as_array().unwrap().is_empty(), "{name}");
            }
        }
    }
    let review = pm(&example("healthy"), &["why", "review/2026-10-01"]);
    assert_eq!((review.code, review.out.as_str()), (2, ""));
    assert!(review.err.contains("pm show review/2026-10-01"), "{}", review.err);
}

#[test]
fn of_the_example_something_is_told_that_one_did_not_know() {
    let healthy = example("healthy");
    let first_week = asked(&healthy, "first-week");
    for line in [
        "Not known                  where `first-plan` is now\n",
        "research/first-week-visits: observation with 6,",
        "which drives plan-followed → bread-eaten 86 % →",
    ] {
        assert!(first_week.contains(line), "{line}\n{first_week}");
    }
    // A guardrail that nobody reads.
    assert!(first_week.contains("never read"), "{first_week}");
    assert!(asked(&healthy, "sms-reminders").contains("no: stopped on 2026-09-18: opened, read, ignored"));
}

#[test]
fn a_file_that_cannot_be_read_says_so_and_a_bare_repository_has_answers_too() {
    let folder = sketch();
    write(folder.path(), &[("initiatives/broken.md", "---\nintent: [enterprise\n---\n# Broken\n")]);
    let run = pm(folder.path(), &["why", "broken"]);
    assert_eq!(run.code, 0);
    assert!(
        run.out.contains("initiative/broken (cannot be read)") && run.out.contains("`pm lint initiatives/broken.md`"),
        "{}",
        run.out
    );
    assert!(run.err.contains("`pm lint` shows"), "{}", run.err);
    git(folder.path(), &["init", "-q", "."]);
    git(folder.path(), &["add", "-A"]);
    git(folder.path(), &["commit", "-qm", "Begin"]);
    let bare = tempfile::tempdir().unwrap();
    git(folder.path(), &["clone", "-q", "--bare", ".", bare.path().to_str().unwrap()]);
    let there = pm(bare.path(), &["why", "onboarding", "--at", "HEAD"]);
    assert_eq!(there.out, asked(folder.path(), "onboarding"), "{}", there.err);
}

#[test]
fn circles_and_hostile_words_end_in_plain_lines() {
    let folder = tempfile::tempdir().unwrap();
    let long = "x".repeat(10_000);
    let metrics = "a: {definition: d, measures: customer, unit: '%', drives: [b]}\nb: {definition: d, measures: customer, unit: '%', drives: [a]}\n";
    for hostile in ["</script>]]>", "\\e[31mred", "\\u202egpj", "🙂 漢字 שלום", "=cmd()", &long] {
        let initiative = format!(
            "---\ntitle: \"{hostile}\"\npart_of: a\nstatus: delivery\nproblem: \"{hostile}\"\noutcomes: {{a: 3 %}}\nquestions: [\"{hostile}\"]\noptions: [\"{hostile}\"]\n---\n"
        );
        write(
            folder.path(),
            &[("pm.yaml", "today: 2026-11-22\n"), ("metrics.yaml", metrics), ("initiatives/a.md", &initiative)],
        );
        let Run { out, code, .. } = pm(folder.path(), &["why", "initiative/a"]);
        assert_eq!(code, 0);
        assert!(!out.contains('\u{1b}') && !out.contains('\u{202e}'), "{out}");
        assert!(out.len() < 6_000 && out.lines().all(|line| line.chars().count() <= 90), "{out}");
        json(folder.path(), "initiative/a");
    }
}
