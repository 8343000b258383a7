//! Whatever the records say.

use std::fmt::Write;
use std::time::Instant;

use pm::documents::diagram::{Ask, Drawing, diagram, draw};
use pm::documents::picture::Setting;

use super::Files;
use super::random_strategy::Random;
use super::{all_pictures, example, files, looked_at, picture, read, today};

#[test]
fn the_examples_are_drawn() {
    for name in ["healthy", "streaming", "starter", "build-trap/feature-parade", "build-trap/release-factory"] {
        let strategy = read(example(name));
        for svg in all_pictures(&strategy) {
            assert_eq!(picture::turned(&svg), 0, "{name}");
        }
    }
}

const NAMES: [&str; 18] = [
    "</svg><script>alert(1)</script>",
    "]]>",
    "a \"b\" 'c' & d #35; &quot; &amp;",
    "end",
    "end; subgraph x",
    "graph TD --> style x:y#z;",
    "classDef a:b#c; click n0 href \"javascript:alert(1)\"",
    "1. one",
    "- list",
    "`code` **bold** _it_ $x$ %% comment",
    "\\\\n\\l \\\" \\N",
    "\u{202e}gpj.exe\u{2069}",
    "\u{1b}[31mred\u{7}\u{9b}0m",
    "שלום עולם, זה ארוך",
    "漢字漢字漢字漢字漢字漢字漢字漢字漢字",
    "🙂👩‍👩‍👧‍👦🏳️‍🌈 é",
    "{a|b} <c> [d] (e) /f\\ >g]",
    "=cmd()|'/c calc'!A0",
];

#[test]
fn any_title_is_text() {
    let mut workspace = files(&[("vision.md", "# V\n\nFilms.\n"), ("intents.yaml", "i: {status: active}\n")]);
    let long = "x".repeat(10_000);
    let words = "long title ".repeat(1_000);
    let titles = NAMES.iter().copied().chain([long.as_str(), words.as_str(), ""]);
    for (number, title) in titles.enumerate() {
        let quoted = serde_json::to_string(title).unwrap();
        let text = format!(
            "---\nintent: {}\ntitle: {quoted}\nstatus: delivery\nowner: {quoted}\n---\nText.\n",
            ["i", "\"<nope> & \\\"\""][number % 2]
        );
        workspace.insert(format!("initiatives/a{number}.md"), text.into_bytes());
    }
    let strategy = read(workspace);
    for svg in all_pictures(&strategy) {
        assert!(!svg.contains('\u{1b}') && !svg.contains('\u{202e}'));
        assert!(svg.len() < 60_000, "{}", svg.len());
    }
}

#[test]
fn circles_are_drawn_and_marked() {
    let strategy = read(files(&[
        ("vision.md", "---\nsupports: [vision]\nnorth_star_metric: a\n---\nFilms.\n"),
        (
            "metrics.yaml",
            "a: {definition: d, measures: customer, drives: [b]}\nb: {definition: d, measures: customer, drives: [c]}\n\
             c: {definition: d, measures: customer, drives: [a, c]}\n",
        ),
        ("initiatives/x.md", "---\npart_of: y\nrequires: [y, x]\n---\nText.\n"),
        ("initiatives/y.md", "---\npart_of: x\nrequires: [x]\n---\nText.\n"),
        ("initiatives/z.md", "---\npart_of: z\n---\nText.\n"),
        ("experiments/e.md", "---\ntests: [x]\nnext: f\n---\nText.\n"),
        ("experiments/f.md", "---\ntests: [x]\nnext: e\n---\nText.\n"),
    ]));
    all_pictures(&strategy);
    assert_eq!(picture::turned(&looked_at(&diagram(&strategy, &Ask::metrics(today())))), 1);
    // x and y are part of each other: one line with two heads.
    assert_eq!(picture::turned(&looked_at(&diagram(&strategy, &Ask::whole(today())))), 1);
}

#[test]
fn nothing_is_a_picture_too() {
    for workspace in [files(&[("pm.yaml", "version: 1\n")]), files(&[("initiatives/a.md", "---\n: [\n---\n")])] {
        let strategy = read(workspace);
        for svg in all_pictures(&strategy) {
            assert!(svg.contains("<title>"));
        }
    }
}

#[test]
fn a_chain_of_thousands_is_counted() {
    let mut workspace = files(&[("vision.md", "# V\n\nFilms.\n"), ("intents.yaml", "i: {status: active}\n")]);
    let mut metrics = String::new();
    for number in 0..5_000 {
        let part = if number == 0 { "intent: i".to_owned() } else { format!("part_of: a{}", number - 1) };
        workspace.insert(format!("initiatives/a{number}.md"), format!("---\n{part}\n---\nText.\n").into_bytes());
        let drives = if number == 0 { String::new() } else { format!(", drives: [m{}]", number - 1) };
        writeln!(metrics, "m{number}: {{definition: d, measures: customer{drives}}}").unwrap();
    }
    workspace.insert("metrics.yaml".to_owned(), metrics.into_bytes());
    let strategy = read(workspace);
    let svg = looked_at(&diagram(&strategy, &Ask::whole(today())));
    assert_eq!(picture::boxes(&svg).len(), 24);
    assert!(svg.contains("+ 4978 initiatives"), "{svg}");
    assert!(looked_at(&diagram(&strategy, &Ask::metrics(today()))).contains("+ 4976 metrics"));
    let middle = strategy.named("a2500")[0];
    looked_at(&diagram(&strategy, &Ask::near(middle, today())));
    // No way is too long for what is near its end.
    looked_at(&diagram(&strategy, &Ask::near(strategy.named("a4999")[0], today())));
}

/// So many initiatives, in a strategy of intents, options and experiments.
fn many(initiatives: usize) -> Files {
    let mut workspace = files(&[("vision.md", "# V\n\nFilms.\n")]);
    let mut random = Random(7);
    let mut intents = String::new();
    for number in 0..initiatives / 20 + 1 {
        writeln!(intents, "i{number}: {{status: active}}").unwrap();
    }
    workspace.insert("intents.yaml".to_owned(), intents.into_bytes());
    for number in 0..initiatives {
        let intent = random.below(initiatives / 20 + 1);
        let requires = random.below(initiatives);
        let text = format!(
            "---\nintent: i{intent}\noptions: [one {number}, two {number}]\nrequires: [a{requires}]\n---\nText.\n"
        );
        workspace.insert(format!("initiatives/a{number}.md"), text.into_bytes());
        let (one, other) = (random.below(initiatives), random.below(initiatives));
        let text = format!("---\ntests: [a{one}.one-{one}, a{other}.two-{other}, a{number}]\n---\nText.\n");
        workspace.insert(format!("experiments/e{number}.md"), text.into_bytes());
    }
    workspace
}

#[test]
fn a_thousand_are_drawn_and_ten_thousand_counted() {
    let strategy = read(many(250));
    let start = Instant::now();
    let svg = looked_at(&diagram(&strategy, &Ask::whole(today())));
    assert_eq!(picture::boxes(&svg).len(), 1 + 13 + 250 + 500 + 250);
    let strategy = read(many(2_500));
    let whole = diagram(&strategy, &Ask::whole(today()));
    let svg = draw(&whole, &Drawing::FILE).unwrap();
    picture::check(&svg);
    assert_eq!(picture::boxes(&svg).len(), 1 + 126);
    assert!(svg.contains("10000 records further down are counted, not drawn"));
    // A page has room for fewer.
    let drawing = Drawing { setting: Setting::InPage, most: 100, ..Drawing::FILE };
    assert_eq!(picture::boxes(&draw(&whole, &drawing).unwrap()).len(), 1);
    // Without optimisation; slow is what takes minutes.
    assert!(start.elapsed().as_secs() < 60);
}

#[test]
fn random_links_are_laid_out_without_an_overlap() {
    for seed in 0..60 {
        let mut random = Random(seed);
        let count = 3 + random.below(25);
        let mut workspace = files(&[("vision.md", "# V\n\nFilms.\n"), ("intents.yaml", "i: {status: active}\n")]);
        let mut metrics = String::new();
        for number in 0..count {
            let mut some = |prefix: &str| {
                let names: Vec<String> =
                    (0..random.below(4)).map(|_| format!("{prefix}{}", random.below(count))).collect();
                names.join(", ")
            };
            let (requires, drives, tests) = (some("a"), some("m"), some("a"));
            let part = ["intent: i".to_owned(), format!("part_of: a{}", random.below(count))][random.below(2)].clone();
            let text = format!("---\n{part}\nrequires: [{requires}]\noptions: [one, two]\n---\nText.\n");
            workspace.insert(format!("initiatives/a{number}.md"), text.into_bytes());
            writeln!(metrics, "m{number}: {{definition: d, measures: customer, drives: [{drives}]}}").unwrap();
            let text = format!("---\ntests: [{tests}]\nsuccess: {{m{number}: 40 %}}\n---\nText.\n");
            workspace.insert(format!("experiments/e{number}.md"), text.into_bytes());
        }
        workspace.insert("metrics.yaml".to_owned(), metrics.into_bytes());
        let strategy = read(workspace);
        for ask in
            [Ask::whole(today()), Ask::metrics(today()), Ask::near(random.below(strategy.records.len()), today())]
        {
            looked_at(&diagram(&strategy, &ask));
        }
    }
}

#[test]
fn only_safe_addresses_are_links() {
    let strategy = read(example("healthy"));
    let whole = diagram(&strategy, &Ask::whole(today()));
    let drawn = |address: &str| {
        let href = |_: &pm::documents::diagram::Node| Some(address.to_owned());
        draw(&whole, &Drawing { setting: Setting::InPage, href: &href, ..Drawing::FILE }).unwrap()
    };
    let svg = drawn("#record-\"><script>");
    picture::check(&svg);
    assert!(svg.contains("href=\"#record-&quot;&gt;&lt;script&gt;\"") && svg.contains("role=\"group\""));
    assert!(!svg.contains("<style"));
    assert!(!drawn("javascript:alert(1)").contains("href"));
}
