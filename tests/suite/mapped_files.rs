//! Files that hold several records, read by `records:` of `pm.yaml`: every form, with the bytes of what is read.

use crate::support::project;
use pm::graph::{Place, Places, Strategy, load_config};
use pm::model::Record;
use pm::source::Tree;

fn build(mapping: &str, path: &str, text: &str) -> Strategy {
    let config = format!("records:\n  - {{paths: [{path}], kind: intent, {mapping}}}\n");
    let tree = Tree::from_texts([("pm.yaml".to_owned(), config), (path.to_owned(), text.to_owned())]);
    let (loaded, text) = load_config(&tree).unwrap();
    let strategy = Strategy::build(&tree, loaded, text);
    let wrong: Vec<_> = strategy.problems.iter().filter(|problem| problem.problem.rule == "invalid-config").collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    strategy
}

/// Each record as `id | title | outcomes`, and that its text begins and ends as told.
fn shown(strategy: &Strategy) -> Vec<String> {
    let outcomes = |record: &Record| {
        let outcomes = record.body.intent().unwrap().outcomes.iter();
        let texts = outcomes.map(|outcome| outcome.text.get().map_or("?", |text| &**text).to_owned());
        texts.collect::<Vec<_>>().join("; ")
    };
    let line = |record: &Record| format!("{} | {} | {}", record.id, record.title, outcomes(record));
    strategy.records.iter().map(line).collect()
}

fn texts(strategy: &Strategy) -> Vec<&str> {
    strategy.records.iter().map(|record| strategy.text_of_record(record)).collect()
}

/// Where a field of a record stands: line, column, text.
fn at(strategy: &Strategy, record: usize, field: &str) -> (u32, u32, String) {
    let mut places = Places::of(strategy);
    let place = Place::field(record, field);
    let text = places.value(&place).to_owned();
    let label = places.label(&place, "");
    (label.start.line, label.start.column, text)
}

const OBJECTIVES: &str = "\u{feff}---\r\ntitle: Q1\r\n---\r\n# Q1\r\n\r\n## Company\r\n\r\n### Grow the *core*\r\n\r\n**State:** active\r\n\r\n#### Key results\r\n\r\n- eins ü\r\n  - nested\r\n- zwei\r\n\r\n### Second\r\n\r\nWhy.\r\n\r\n- drei\r\n\r\n## Sales\r\n\r\n### Third\r\n";

#[test]
fn a_heading() {
    let mapping =
        "each: {heading: 3}, bold: true, fields: {State: status}, headings: {Key results: outcomes}, list: outcomes";
    let strategy = build(mapping, "q1.md", OBJECTIVES);
    assert_eq!(
        shown(&strategy),
        [
            "q1/grow-the-core | Grow the core | eins ü\r\n  - nested; zwei",
            "q1/second | Second | drei",
            "q1/third | Third | "
        ]
    );
    let texts = texts(&strategy);
    assert!(texts[0].starts_with("### Grow the *core*") && texts[0].ends_with("- zwei"), "{}", texts[0]);
    assert_eq!(texts[1], "### Second\r\n\r\nWhy.\r\n\r\n- drei");
    assert_eq!(texts[2], "### Third");
    assert_eq!(at(&strategy, 0, "status"), (10, 12, "active".to_owned()));
    assert_eq!(at(&strategy, 0, "outcomes"), (12, 6, "Key results".to_owned()));
    assert_eq!(at(&strategy, 1, "outcomes").0, 22);
    let sectioned = build("each: {heading: 3}, id: \"{section}/{name}\"", "q1.md", OBJECTIVES);
    let ids: Vec<_> = sectioned.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["company/grow-the-core", "company/second", "sales/third"]);
}

#[test]
fn a_table_under_a_heading_gives_an_entry_a_row() {
    let text = "## One\n\n### Key results\n\n| # | KR | Now |\n|---|---|---|\n| 1 | first | 3 |\n| 2 | second | |\n";
    let strategy = build("each: {heading: 2}, headings: {Key results: outcomes}", "q.md", text);
    assert_eq!(shown(&strategy), ["q/one | One | first; second"]);
}

#[test]
fn links_outside_of_every_record_are_looked_up_too() {
    let text = "# Q\n\nSee [a](a.md).\n\n## One\n\n[b](b.md)\n\n# Other\n\n[c](c.md)\n";
    let strategy = build("each: {heading: 2}", "q.md", text);
    let links: Vec<_> = strategy.links.iter().map(|link| (link.written.as_str(), link.record)).collect();
    assert_eq!(links, [("b.md", Some(0)), ("a.md", None), ("c.md", None)]);
}

#[test]
fn a_heading_in_a_list_or_in_code_is_none() {
    let text = "# Q\n\n```\n## no\n```\n\n> ## no\n\n- ## no\n\n## yes\n";
    assert_eq!(shown(&build("each: {heading: 2}", "q.md", text)), ["q/yes | yes | "]);
}

#[test]
fn a_higher_heading_ends_a_record() {
    let text = "## One\n\n- a\n\n# Top\n\n- b\n\n## Two\n- c\n";
    let strategy = build("each: {heading: 2}, list: outcomes", "q.md", text);
    assert_eq!(shown(&strategy), ["q/one | One | a", "q/two | Two | c"]);
    assert_eq!(texts(&strategy), ["## One\n\n- a", "## Two\n- c"]);
}

#[test]
fn an_entry_of_a_list_in_a_page() {
    let text = "# Q\n\n- not this\n\n## Goals\n\n1. **One** \\\n   more\n   - kr [a](b.md)\n   - kr2\n     - deep\n2. Two ü\n\n   words\n\n   1. kr3\n\n## Other\n\n- nor this\n";
    let strategy = build("each: {list: goals}, list: outcomes", "q.md", text);
    let expected = ["q/one | One | kr [a](b.md); kr2\n     - deep", "q/two-ü | Two ü | kr3"];
    assert_eq!(shown(&strategy), expected);
    assert_eq!(texts(&strategy)[1], "2. Two ü\n\n   words\n\n   1. kr3");
    assert_eq!(at(&strategy, 0, "outcomes").0, 9);
    let mut places = Places::of(&strategy);
    let head = places.label(&Place::Record(0), "");
    assert_eq!((head.start.line, head.start.column, head.end.column), (7, 4, 11));
    let all = build("each: {list: \"\"}, id: \"{section}/{name}\"", "q.md", text);
    let ids: Vec<_> = all.records.iter().map(|record| record.id.as_str()).collect();
    assert_eq!(ids, ["not-this", "goals/one", "goals/two-ü", "other/nor-this"]);
}

#[test]
fn an_entry_of_a_list_in_yaml_and_front_matter() {
    let yaml = "okrs:\n  goals:\n    - name: One\n      krs: [a, b]\n      state: actve\n    - Just text\n    - Two:\n        - c\n    -\n    - {id: own, title: Third}\n";
    let mapping = "each: {list: okrs.goals}, list: outcomes, fields: {krs: outcomes, state: status}";
    let expected = ["q/one | One | a; b", "q/just-text | Just text | ", "q/two | Two | c", "own | Third | "];
    let strategy = build(mapping, "q.yaml", yaml);
    assert_eq!(shown(&strategy), expected);
    assert_eq!(at(&strategy, 0, "status"), (5, 14, "actve".to_owned()));
    assert_eq!(at(&strategy, 2, "title"), (7, 7, "Two".to_owned()));
    let page = format!("---\n{yaml}---\n# Q\n\n- no\n");
    assert_eq!(shown(&build(mapping, "q.md", &page)), expected);
    assert_eq!(shown(&build("each: {list: \"\"}", "q.yaml", "- One\n- Two\n")), ["q/one | One | ", "q/two | Two | "]);
}

#[test]
fn a_row_of_a_table() {
    let text = "| a |\n|---|\n| no |\n\n## S\n\n| Goal | State | Why |\n|:--|---|---|\n| **One** | active | more words | extra |\n| [Two](a.md) |\n| | | |\n| Ü | proposed | z |\n";
    let mapping = "each: {table: 2}, fields: {State: status, Why: because}, id: \"{section}/{name}\"";
    let strategy = build(mapping, "q.md", text);
    assert_eq!(shown(&strategy), ["s/one | One | ", "s/two | Two | ", "s/ü | Ü | "]);
    assert_eq!(texts(&strategy)[1], "| [Two](a.md) |");
    assert_eq!(at(&strategy, 0, "status"), (9, 13, "active".to_owned()));
    assert_eq!(at(&strategy, 2, "because"), (12, 18, "z".to_owned()));
    assert!(strategy.records[1].body.intent().unwrap().because.is_absent());
    let titled = build("each: {table: 2}, fields: {Why: title}", "q.md", text);
    assert_eq!(shown(&titled)[0], "q/more-words | more words | ");
}

#[test]
fn an_entry_of_a_group_of_keys() {
    let yaml = "a:\n  b:\n    first: {title: One, krs: [x]}\n    second: some words\n    x-own: ignored\n";
    let mapping = "each: {map: a.b}, fields: {krs: outcomes}";
    let strategy = build(mapping, "q.yaml", yaml);
    assert_eq!(shown(&strategy), ["first | One | x", "second | some words | "]);
    assert_eq!(texts(&strategy), ["first: {title: One, krs: [x]}", "second: some words"]);
    let front = build(mapping, "q.md", &format!("---\n{yaml}---\ntext\n"));
    assert_eq!(shown(&front), shown(&strategy));
    let root = build("each: {map: \"\"}, id: \"{stem}.{name}\"", "q.yaml", "one: {title: One}\ntwo: {}\n");
    assert_eq!(shown(&root), ["q.one | One | ", "q.two | Q.two | "]);
}

#[test]
fn a_file_that_does_not_parse_is_one_broken_record() {
    let strategy = build("each: {map: \"\"}", "q.yaml", "one: {title: One\ntwo: [\n");
    assert!(strategy.records.iter().all(|record| record.broken) && strategy.records.len() == 1);
    assert_eq!(strategy.problems.iter().filter(|problem| problem.problem.rule == "invalid-yaml").count(), 1);
}

#[test]
fn much_of_it_takes_time_in_proportion() {
    let headings: String = (0..10_000).map(|n| format!("## H {n}\n\n#### Key results\n\n- a\n\n")).collect();
    let rows: String = (0..5_000).map(|n| format!("| r {n} | active | [x](y.md) |\n")).collect();
    let entries: String = (0..10_000).map(|n| format!("- e {n}\n  - k\n")).collect();
    let nested: String = (0..200).map(|n| format!("{}- d {n}\n", "  ".repeat(n))).collect();
    let yaml: String = (0..10_000).map(|n| format!("- {{name: n {n}}}\n")).collect();
    let began = std::time::Instant::now();
    let count = |mapping: &str, path: &str, text: &str| build(mapping, path, text).records.len();
    assert_eq!(
        count("each: {heading: 2}, headings: {Key results: outcomes}, list: outcomes", "q.md", &headings),
        10_000
    );
    let table = format!("| Goal | State | L |\n|---|---|---|\n{rows}");
    assert_eq!(count("each: {table: 1}, fields: {State: status}", "q.md", &table), 5_000);
    assert_eq!(count("each: {list: \"\"}, list: outcomes", "q.md", &entries), 10_000);
    assert_eq!(count("each: {list: \"\"}, list: outcomes", "q.md", &nested), 1);
    assert_eq!(count("each: {list: \"\"}", "q.md", &format!("{}x", "- ".repeat(5_000))), 1);
    assert_eq!(count("each: {list: \"\"}", "q.yaml", &yaml), 10_000);
    assert_eq!(count("each: {table: 1}", "q.md", "| a |\n|---|\n"), 0);
    assert!(began.elapsed().as_secs() < 30, "{:?}", began.elapsed());
}

/// Every example of `docs/mappings.md`, through the program.
#[test]
fn the_page_about_mappings_tells_the_truth() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/mappings.md")).unwrap();
    let mut folder = tempfile::tempdir().unwrap();
    let mut examples = 0;
    for block in page.split("\n```").skip(1).step_by(2) {
        let (kind, text) = block.split_once('\n').unwrap();
        let text = format!("{text}\n");
        match kind.split_once("file=") {
            Some((_, path)) => {
                let path = folder.path().join(path);
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(path, text).unwrap();
            }
            None => {
                assert_eq!(kind, "output");
                assert_eq!(pm(folder.path(), &["list", "intents"]).trim_end(), text.trim_end());
                assert!(!pm(folder.path(), &["lint", "--all"]).contains("invalid-config"));
                folder = tempfile::tempdir().unwrap();
                examples += 1;
            }
        }
    }
    assert_eq!(examples, 5);
}

fn pm(folder: &std::path::Path, arguments: &[&str]) -> String {
    let run =
        std::process::Command::new(env!("CARGO_BIN_EXE_pm")).current_dir(folder).args(arguments).output().unwrap();
    String::from_utf8(run.stdout).unwrap()
}

/// Findings stand where the mistake is written, in every form.
#[test]
fn lint_points_at_the_place_in_each_form() {
    let cases = [
        ("each: {heading: 2}, bold: true", "q.md", "# Q\n\n## One\n\n## Two\n\n**State:** actve\n", "q.md:7:12"),
        ("each: {list: \"\"}, bold: true", "q.md", "# Q\n\n- One\n- Two\n\n  **State:** actve\n", "q.md:6:14"),
        ("each: {table: 1}", "q.md", "| G | State |\n|---|---|\n| One | active |\n| Ü | actve |\n", "q.md:4:7"),
        (
            "each: {list: a.b}",
            "q.yaml",
            "a:\n  b:\n    - title: One\n    - {title: Two, State: actve}\n",
            "q.yaml:4:27",
        ),
        (
            "each: {map: a}",
            "q.md",
            "---\na:\n  one: {title: One}\n  two: {title: Two, State: actve}\n---\n",
            "q.md:4:28",
        ),
    ];
    for (each, path, text, place) in cases {
        let folder = tempfile::tempdir().unwrap();
        let config = format!("records:\n  - {{paths: [{path}], kind: intent, {each}, fields: {{State: status}}}}\n");
        std::fs::write(folder.path().join("pm.yaml"), config).unwrap();
        std::fs::write(folder.path().join(path), text).unwrap();
        let said = pm(folder.path(), &["lint", "--format", "concise", "--select", "invalid-value"]);
        assert!(said.starts_with(&format!("{place}: ")), "{each}: {said}");
    }
}

/// A change to one of several records of a file is told of that one, also when another came before it.
#[test]
fn diff_follows_a_record_by_its_id() {
    let cases = [
        (
            "each: {heading: 2}, list: outcomes",
            "q.md",
            "## One\n\n- a thing\n\n## Two\n\n- b thing\n",
            "## Zero\n\n## One\n\n- a thing\n\n## Two\n\n- c thing\n",
        ),
        (
            "each: {list: \"\"}, list: outcomes",
            "q.md",
            "- One\n- Two\n  - b thing\n",
            "- Zero\n- One\n- Two\n  - c thing\n",
        ),
        (
            "each: {table: 1}, fields: {Why: because}",
            "q.md",
            "| G | Why |\n|---|---|\n| One | a |\n| Two | b thing |\n",
            "| G | Why |\n|---|---|\n| Zero | |\n| One | a |\n| Two | c thing |\n",
        ),
        (
            "each: {map: \"\"}, id: \"{stem}/{name}\"",
            "q.yaml",
            "one: {because: a}\ntwo: {because: b thing}\n",
            "zero: {because: x}\none: {because: a}\ntwo: {because: c thing}\n",
        ),
    ];
    for (each, path, before, after) in cases {
        let mut project = project::Project::new();
        let config = format!("records:\n  - {{paths: [{path}], kind: intent, {each}}}\n");
        project.write("pm.yaml", &config).write(path, before).commit("before");
        project.write(path, after).commit("after");
        let told = pm(&project.path(), &["diff", "HEAD~1..HEAD", "--format", "json"]);
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        let changed = told["changes"].as_array().unwrap().iter();
        let records: std::collections::BTreeSet<_> = changed.map(|change| change["record"].as_str().unwrap()).collect();
        let expected = ["intent/q/two", "intent/q/zero"];
        assert_eq!(records.into_iter().collect::<Vec<_>>(), expected, "{each}: {told}");
    }
}
