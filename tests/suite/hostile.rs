//! Input that nobody meant to write: each ends as a finding or a clear refusal, and the rest is still linted.

use crate::support::memory::Files;
use crate::support::small_workspace;
use pm::documents::{Branch, metric_tree, strategy_tree};
use pm::graph::Strategy;
use pm::output::{Style, branches};
use pm::rules::Selection;
use pm::source::Tree;
use pm::values::Date;
use small_workspace::{base, lint_files, told};

/// What plain lint says of some files, in words and places.
fn say(files: Files) -> String {
    let (findings, shown) = lint_files(files, &Selection::default());
    if shown.starts_with("failure: ") { shown } else { told(&findings) }
}

/// What plain lint says about the small workspace with these files laid over it.
fn over_base<T: Into<Vec<u8>>>(files: impl IntoIterator<Item = (&'static str, T)>) -> String {
    let mut all = base();
    all.extend(files.into_iter().map(|(path, text)| (path.to_owned(), text.into())));
    say(all)
}

#[track_caller]
fn says<T: Into<Vec<u8>>>(path: &'static str, text: T, expected: &str) {
    let shown = over_base([(path, text)]);
    let expected: String =
        expected.trim().lines().map(|line| format!("{}\n", line.strip_prefix("        ").unwrap_or(line))).collect();
    assert_eq!(shown.trim_end(), expected.trim_end(), "{path}");
}

/// The rules that speak, in the order of the findings.
fn rules(files: Files) -> Vec<&'static str> {
    lint_files(files, &Selection::default()).0.iter().map(|finding| finding.rule).collect()
}

const INITIATIVE: &str = "---\nintent: enterprise\nstatus: discovery\noutcomes: {activation: {baseline: 31 %, target: 45 %}}\n---\nNobody knows which numbers to put into the first report.\n";

#[test]
fn files_without_a_word() {
    says(
        "initiatives/empty.md",
        "",
        r#"
        error[missing-field]: `initiative/empty` has neither a title nor a `problem`
         --> initiatives/empty.md:1:1
          help: write whose problem it is and how it shows, in their words where possible
        "#,
    );
    says(
        "initiatives/blank.yaml",
        "# nothing yet\n\n",
        r#"
        error[missing-field]: `initiative/blank` has neither a title nor a `problem`
         --> initiatives/blank.yaml:1:1
          help: write whose problem it is and how it shows, in their words where possible
        "#,
    );
    says(
        "vision.md",
        "",
        r#"
        error[missing-field]: `vision/vision` does not say where you are going
         --> vision.md:1:1
          help: write one or two sentences: where you are going, and for whom
        "#,
    );
    says(
        "metrics/empty.yaml",
        "",
        r#"
        error[missing-field]: `metric/empty` says nothing yet
         --> metrics/empty.yaml:1:1
          help: it needs `definition`, `measures`, `unit`; `pm new metric` shows the form
        "#,
    );
    says("segments.yaml", "", "");
    says(
        "experiments/dashes.md",
        "---\n---\n",
        r#"
        error[missing-field]: `experiment/dashes` has no hypothesis
         --> experiments/dashes.md:1:1
          help: write what is believed to happen and how it would be seen: `If …, then …`
        "#,
    );
    says(
        "teams/twice.yaml",
        "---\n---\n",
        r#"
        error[missing-field]: `team/twice` has no title
         --> teams/twice.yaml:1:1
          help: write what people call it as a heading, or as `title: …`
        "#,
    );
}

#[test]
fn front_matter_that_never_ends() {
    says(
        "initiatives/open.md",
        "---\nintent: enterprise\n\nText.\n",
        r#"
        error[invalid-yaml]: the front matter that begins here is never closed
         --> initiatives/open.md:1:1
          help: end it with a line `---` before the text begins
        "#,
    );
    says(
        "notes/open.md",
        "---\nkind: initiative\nintent: enterprise\n\nText.\n",
        r#"
        error[invalid-yaml]: the front matter that begins here is never closed
         --> notes/open.md:1:1
          help: end it with a line `---` before the text begins
        "#,
    );
    says("notes/of-others.md", "---\nkind: Deployment\n\nText.\n", "");
}

#[test]
fn records_that_are_something_else() {
    says(
        "initiatives/list.yaml",
        "- intent: enterprise\n",
        r#"
        error[invalid-value]: an initiative is a group of keys, and a list stands here
         --> initiatives/list.yaml:1:1
          help: write `key: value` lines, such as `title: …`
        "#,
    );
    says(
        "initiatives/number.yaml",
        "42\n",
        r#"
        error[invalid-value]: an initiative is a group of keys, and one value stands here
         --> initiatives/number.yaml:1:1
          help: write `key: value` lines, such as `title: …`
        "#,
    );
    says(
        "initiatives/number.md",
        "---\n42\n---\nText.\n",
        r#"
        error[invalid-value]: an initiative is a group of keys, and one value stands here
         --> initiatives/number.md:2:1
          help: write `key: value` lines, such as `title: …`
        "#,
    );
    says(
        "segments.yaml",
        "42\n",
        r#"
        error[invalid-value]: `segments.yaml` lists segments by id, and one value stands here
         --> segments.yaml:1:1
          help: write `an-id: {…}`, one line a segment
        "#,
    );
    says(
        "segments.yaml",
        "admins: 42\n",
        r#"
        error[invalid-value]: a segment is a group of keys, and one value stands here
         --> segments.yaml:1:9
          help: write `admins: {…}`, with its fields in the braces
        "#,
    );
}

#[test]
fn brackets_without_end() {
    says(
        "initiatives/deep.yaml",
        format!("tags: {}", "[".repeat(100_000)),
        r#"
        error[invalid-yaml]: lists and groups stand more than 64 deep in each other here
         --> initiatives/deep.yaml:1:71
          help: no record needs more than a few levels; take some out
        "#,
    );
    says(
        "initiatives/deep.md",
        format!("---\ntags: {}\n---\n", "{a: ".repeat(100_000)),
        r#"
        error[invalid-yaml]: lists and groups stand more than 64 deep in each other here
         --> initiatives/deep.md:2:259
          help: no record needs more than a few levels; take some out
        "#,
    );
    says(
        "initiatives/closed.yaml",
        format!("tags: {}{}", "[".repeat(100_000), "]".repeat(100_000)),
        r#"
        error[invalid-yaml]: lists and groups stand more than 64 deep in each other here
         --> initiatives/closed.yaml:1:71
          help: no record needs more than a few levels; take some out
        "#,
    );
    says("initiatives/quotes.md", format!("{INITIATIVE}{}\n", "> ".repeat(100_000)), "");
    says("initiatives/text.md", format!("{INITIATIVE}{}\n", "[".repeat(100_000)), "");
}

#[test]
fn aliases_that_grow() {
    let mut bomb = "x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n".to_owned();
    for (one, next) in ["a", "b", "c", "d", "e", "f", "g", "h"].iter().zip(["b", "c", "d", "e", "f", "g", "h", "i"]) {
        bomb += &format!("x-{next}: &{next} [{}]\n", vec![format!("*{one}"); 9].join(", "));
    }
    says(
        "initiatives/bomb.yaml",
        bomb,
        r#"
        error[invalid-yaml]: the aliases (`*name`) in this file repeat too much text
         --> initiatives/bomb.yaml:5:10
          help: write the values out; `pm` never needs `&` and `*`
        "#,
    );
    says(
        "initiatives/itself.yaml",
        "tags: &a [one, *a]\n",
        r#"
        error[invalid-yaml]: this alias stands inside the value that it repeats
         --> initiatives/itself.yaml:1:16
          help: write the value out instead of using `&` and `*`
        "#,
    );
    says("initiatives/fine.md", INITIATIVE.replace("status", "tags: [&a one, *a]\nstatus"), "");
}

#[test]
fn bytes_that_are_no_text() {
    says(
        "initiatives/nul.md",
        INITIATIVE.replace("Nobody", "No\0body"),
        r#"
        error[unreadable-file]: this file cannot be read: a NUL byte at line 6, column 3: a binary file, or text in UTF-16
         --> initiatives/nul.md:1:1
          help: save it again as UTF-8; editors offer that as the encoding
        "#,
    );
    says(
        "initiatives/latin.md",
        b"---\nintent: enterprise\n---\nF\xfcr alle.\n".to_vec(),
        r#"
        error[unreadable-file]: this file cannot be read: not UTF-8 from line 4, column 2 on
         --> initiatives/latin.md:1:1
          help: save it again as UTF-8; editors offer that as the encoding
        "#,
    );
    says(
        "metrics.yaml",
        b"activation: {definition: f\xfcr alle}\n".to_vec(),
        r#"
        error[unreadable-file]: this file cannot be read: not UTF-8 from line 1, column 27 on
         --> metrics.yaml:1:1
          help: save it again as UTF-8; editors offer that as the encoding
        "#,
    );
    says(
        "initiatives/long.md",
        format!("{INITIATIVE}{}\n", "x".repeat(10 << 20)),
        r#"
        error[unreadable-file]: this file cannot be read: too large: 10485918 bytes, the limit is 1 MiB
         --> initiatives/long.md:1:1
          help: move what is no strategy into a file of its own outside this folder
        "#,
    );
    says("notes/latin.md", b"F\xfcr alle.\n".to_vec(), "");
    says("initiatives/marked.md", format!("\u{feff}{}", INITIATIVE.replace('\n', "\r\n")), "");
}

#[test]
fn manifests_beside_the_strategy() {
    says(
        "deploy/service.yaml",
        "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n---\nkind: Deployment\nspec: {}\n",
        "",
    );
    says("deploy/template.yaml", "kind: {{ .Values.kind }}\n  broken: [\n", "");
    says("deploy/list.yaml", "- kind: metric\n", "");
}

#[test]
fn settings_that_cannot_be_used() {
    says("pm.yaml", "", "");
    says(
        "pm.yaml",
        "- version: 1\n",
        r#"
        failure: `pm.yaml` is a group of settings, and a list stands there
          help: write `key: value` lines, such as `version: 1`; an empty file is fine too
        "#,
    );
    says(
        "pm.yaml",
        "version: 2\n",
        r#"
        failure: `pm.yaml` has `version: 2`, and this `pm` reads version 1
          help: this workspace needs a newer pm; `pm --version` says 0.1.0
        "#,
    );
    says(
        "pm.yaml",
        "version: [1\n",
        r#"
        failure: pm.yaml:1:10: this `[` is never closed
          help: close it with `]`, or put the text in quotes if no list is meant
        "#,
    );
    says(
        "pm.yaml",
        "<<<<<<< HEAD\nversion: 1\n=======\nversion: 1\n>>>>>>> theirs\n",
        r#"
        failure: `pm.yaml` still has the marks of a merge that was not finished
          help: decide between the two versions, delete the lines of the markers, and save
        "#,
    );
    says(
        "pm.yaml",
        b"currency: \xe9\n".to_vec(),
        r#"
        failure: `pm.yaml` cannot be read: not UTF-8 from line 1, column 11 on
          help:
        "#,
    );
}

#[test]
fn a_collection_keeps_its_ids() {
    let metrics = String::from_utf8(base()["metrics.yaml"].clone()).unwrap();
    says(
        "metrics.yaml",
        metrics.replace("unit: EUR", "unit: %"),
        r#"
        error[invalid-yaml]: a value cannot begin with `%`
         --> metrics.yaml:3:118
          help: put the whole value in quotes, as in `unit: '%'`
        "#,
    );
    says(
        "metrics.yaml",
        metrics.replacen("retention:", "<<<<<<< HEAD\nretention:", 1).replacen(
            "enterprise-revenue:",
            "=======\n>>>>>>> theirs\nenterprise-revenue:",
            1,
        ),
        r#"
        error[conflict-markers]: this file still has the marks of a merge that was not finished
         --> metrics.yaml:2:1
          help: decide between the two versions, delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`, and save
        "#,
    );
    says(
        "metrics.yaml",
        metrics.replacen("retention:", "retention: [\n  ", 1),
        r#"
        error[invalid-yaml]: this `[` is never closed
         --> metrics.yaml:2:12
          help: close it with `]`, or put the text in quotes if no list is meant
        "#,
    );
    says(
        "metrics.yaml",
        format!("{{{}", metrics.replace('\n', ",\n")),
        r#"
        error[invalid-yaml]: this `{` is never closed
         --> metrics.yaml:1:1
          help: close it with `}`, or put the text in quotes if no group is meant
        "#,
    );
}

#[test]
fn a_record_that_twenty_others_link_to() {
    let mut files = base();
    for number in 0..20 {
        files.insert(format!("initiatives/of-{number}.md"), INITIATIVE.into());
    }
    assert_eq!(rules(files.clone()), [""; 0]);
    let broken =
        String::from_utf8(files["intents/enterprise.md"].clone()).unwrap().replace("because: Two", "because: `Two");
    files.insert("intents/enterprise.md".to_owned(), broken.into());
    assert_eq!(rules(files), ["invalid-yaml"]);
}

#[test]
fn what_is_whole_beside_it_is_still_linted() {
    let shown = over_base([
        ("initiatives/a.md", "---\nintent: [\n---\n".to_owned()),
        ("initiatives/b.md", INITIATIVE.replace("enterprise", "enterprize")),
    ]);
    assert_eq!(shown.matches("-->").count(), 2, "{shown}");
}

#[test]
fn a_value_of_the_wrong_shape_takes_nothing_with_it() {
    let mut files = base();
    files.insert("pm.yaml".to_owned(), "today: 2026-11-22\nowners: [ada]\ncurency: EUR\n".into());
    assert_eq!(rules(files), ["invalid-config", "invalid-config"]);
    let mut files = base();
    files.insert("initiatives/a.md".to_owned(), INITIATIVE.replace("status", "audience: sales\nstatus").into());
    assert_eq!(rules(files), ["invalid-value"]);
}

#[test]
fn anchors_around_a_long_list() {
    let anchors: String = (0..60).map(|number| format!("&a{number} [")).collect();
    says(
        "initiatives/anchors.yaml",
        format!("tags: {anchors}{}{}\n", "1, ".repeat(20_000), "]".repeat(60)),
        r#"
        error[invalid-yaml]: this file has more values than a strategy record can need
         --> initiatives/anchors.yaml:1:182
          help: move parts of it into records of their own; `pm` never needs `&` and `*`
        "#,
    );
}

/// A collection of as many records, made from their numbers.
fn many(count: usize, record: impl Fn(usize) -> String) -> String {
    (0..count).map(record).collect()
}

/// The branches of a tree, and how deep they stand in each other.
fn measure(branches: &[Branch]) -> (usize, usize) {
    let below = branches.iter().map(|branch| measure(&branch.children));
    let (count, depth) = below.fold((0, 0), |(count, depth), (more, deep)| (count + more, depth.max(deep)));
    (count + branches.len(), depth + usize::from(!branches.is_empty()))
}

#[test]
fn chains_that_never_end_are_drawn() {
    const LONG: usize = 10_000;
    let files = [
        ("visions.yaml", many(LONG, |n| format!("v{n}: {{statement: We sell., supports: v{}}}\n", n + 1))),
        ("initiatives.yaml", many(LONG, |n| format!("i{n}: {{problem: It is slow., part_of: i{}}}\n", n + 1))),
        ("metrics.yaml", many(LONG, |n| format!("m{n}: {{definition: Teams, drives: [m{}]}}\n", n + 1))),
    ];
    let files: Files = files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect();
    let strategy = Strategy::build(&Tree::from_texts(files), Default::default(), None);
    for (tree, records) in [(strategy_tree(&strategy), 2 * LONG), (metric_tree(&strategy, Date::EPOCH), LONG)] {
        let (count, depth) = measure(&tree);
        assert!(count >= records && count < records + records / 20, "{count}");
        assert!(depth < 60, "serde_json reads 128 levels, two of them a branch: {depth}");
        assert!(branches(&tree, &Style::PLAIN).lines().count() >= records);
    }
}

#[test]
fn a_name_that_thousands_have() {
    let initiatives =
        many(1000, |n| format!("i{n}: {{problem: It is slow., options: {{wait: {{solution: Wait.}}}}}}\n"));
    let experiments = many(1000, |n| format!("e{n}: {{hypothesis: It helps., tests: wait}}\n"));
    let mut files = base();
    files.insert("initiatives.yaml".to_owned(), initiatives.into());
    files.insert("experiments.yaml".to_owned(), experiments.into());
    let (findings, _) =
        lint_files(files, &Selection { select: vec!["ambiguous-reference".to_owned()], ..Selection::default() });
    assert_eq!(findings.len(), 1000);
    for finding in findings {
        assert_eq!(finding.message, "`wait` can mean 1000 records");
        assert_eq!(finding.labels.len(), 6);
    }
}

#[test]
fn circles_within_circles() {
    let mut files = base();
    let back = many(1000, |n| format!("i{n}: {{problem: It is slow., requires: [i{}, i0]}}\n", (n + 1) % 1000));
    files.insert("initiatives.yaml".to_owned(), back.into());
    let (findings, _) =
        lint_files(files, &Selection { select: vec!["reference-cycle".to_owned()], ..Selection::default() });
    // The one through all of them, and those that are short enough to be read.
    let mut lengths: Vec<usize> = findings.iter().map(|finding| finding.labels.len()).collect();
    lengths.sort_unstable();
    assert_eq!(lengths, [1, 2, 3, 4, 5, 6, 7, 8, 1000]);
}
