//! `pm portfolio`: money in several currencies, work that serves nothing, what has ended, and what cannot be read.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use unicode_width::UnicodeWidthStr;

use crate::support::world::{Run, pm, write};

const FILES: &[(&str, &str)] = &[
    ("pm.yaml", "today: 2026-11-22\ncurrency: EUR\nexchange_rates: {USD: 0.9}\n"),
    ("vision.md", "# Marquee\nAnyone can learn a craft.\n"),
    ("intents/grow.md", "---\nstatus: active\n---\n# Grow\n"),
    ("intents/rest.md", "---\nstatus: active\n---\n# Nobody works for it\n"),
    ("intents/old.md", "---\nstatus: stopped\nstopped: {on: 2026-03-01, why: too dear}\n---\n# Old\n"),
    (
        "initiatives/invite.md",
        "---\nintent: grow\nstatus: delivery\nfunding:\n  - {stage: discover, amount: 50000 EUR, on: 2026-01-10, because: nine of ten asked}\n  - {stage: build, amount: 100000 USD, on: 2026-06-01}\n---\nNobody invites.\n",
    ),
    ("initiatives/cellar.md", "---\nintent: grow\nstatus: delivery\nwork: upkeep\n---\nIt is damp.\n"),
    (
        "initiatives/lost.md",
        "---\nintent: nowhere\nstatus: discovery\nfunding: {stage: validate, amount: 1000 CHF}\n---\nIt is lost.\n",
    ),
    ("initiatives/law.md", "---\nintent: old\nstatus: delivery\nwork: mandate\ndeadline: 2027-01-01\n---\nA law.\n"),
    (
        "initiatives/alone.md",
        "---\nstatus: discovery\nfunding: {stage: discover, amount: 5000 per month, on: 2024-01-01}\n---\nAlone.\n",
    ),
    (
        "initiatives/box.md",
        "---\nintent: grow\nstatus: stopped\nstopped: {on: 2026-02-01, why: nobody wanted it}\nfunding: {stage: build, amount: 70000}\n---\nA box.\n",
    ),
];

fn company(settings: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), FILES);
    let rest = "today: 2026-11-22\ncurrency: EUR\n";
    write(folder.path(), &[("pm.yaml", &format!("{rest}{settings}"))]);
    folder
}

fn json(run: &Run) -> Value {
    let schema: Value = serde_json::from_str(
        &std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/portfolio.schema.json")).unwrap(),
    )
    .unwrap();
    let value: Value = serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err));
    if let Err(error) = jsonschema::draft7::new(&schema).unwrap().validate(&value) {
        panic!("{error}: {value:#}");
    }
    value
}

/// The rows of a table of the screen, without the blanks between the cells.
fn rows<'t>(out: &'t str, head: &str) -> Vec<Vec<&'t str>> {
    let lines = out.lines().skip_while(|line| !line.starts_with(head)).skip(1).take_while(|line| !line.is_empty());
    lines.map(|line| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect()).collect()
}

#[test]
fn money_and_work_stand_where_they_belong() {
    let run = pm(company("exchange_rates: {USD: 0.9}\n").path(), &["portfolio"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let at = "Marquee · money and work on 22 Nov 2026\n20 % of the work serves no intent: alone\n";
    assert!(run.out.starts_with(at), "{}", run.out);
    let stages = [
        vec!["discover", "1", "50\u{a0}000\u{a0}EUR + 5000\u{a0}EUR per month", "alone"],
        vec!["validate", "1", "1000\u{a0}CHF", "lost"],
        // 100,000 dollars at 0.9.
        vec!["build", "1", "90\u{a0}000\u{a0}EUR", "invite"],
        vec!["scale", "0"],
        vec!["no money on record", "2", "cellar, law"],
        vec!["ended", "1", "70\u{a0}000\u{a0}EUR", "box"],
    ];
    let all = rows(&run.out, "FUNDED FOR");
    assert_eq!(all.get(..6), Some(&stages[..]), "{}", run.out);
    assert!(run.out.contains("CHF is not added up: `exchange_rates` in pm.yaml has no rate for it"), "{}", run.out);
    let intents = [
        vec!["intent/grow", "2", "140\u{a0}000\u{a0}EUR", "cellar, invite"],
        vec!["intent/old (stopped)", "1", "law"],
        vec!["intent/rest", "0"],
        vec!["no intent", "1", "5000\u{a0}EUR per month", "alone"],
        vec!["intent unknown", "1", "1000\u{a0}CHF", "lost"],
    ];
    assert_eq!(rows(&run.out, "BY INTENT"), intents, "{}", run.out);
    let works = [
        vec!["bet", "3", "140\u{a0}000\u{a0}EUR + 5000\u{a0}EUR per month + 1000\u{a0}CHF", "alone, invite, lost"],
        vec!["upkeep", "1", "cellar"],
        vec!["mandate", "1", "law"],
    ];
    assert_eq!(rows(&run.out, "BY WORK"), works, "{}", run.out);
    assert!(run.out.contains("initiative/invite discover → build, 100\u{a0}000\u{a0}USD: no evidence is written down"));
    assert!(run.out.contains("to discover, 50\u{a0}000\u{a0}EUR: nine of ten asked"), "{}", run.out);
    // What was given years ago did not move lately.
    assert!(!run.out.contains("initiative/alone to discover"), "{}", run.out);
}

/// Money of a later day is not given yet: neither sums nor stages have it, and it stands by itself.
#[test]
fn what_is_promised_is_not_given() {
    let folder = company("exchange_rates: {USD: 0.9}\n");
    let text = "---\nintent: rest\nstatus: delivery\nfunding: {stage: scale, amount: 9M EUR, on: 2027-02-01, because: planned}\n---\nA\n";
    write(folder.path(), &[("initiatives/soon.md", text)]);
    let run = pm(folder.path(), &["portfolio"]);
    let stages = rows(&run.out, "FUNDED FOR");
    assert_eq!(
        stages.get(3..5),
        Some(&[vec!["scale", "0"], vec!["promised for later", "1", "9\u{a0}000\u{a0}000\u{a0}EUR", "soon"]][..]),
        "{}",
        run.out
    );
    assert!(rows(&run.out, "BY INTENT").contains(&vec!["intent/rest", "1", "soon"]), "{}", run.out);
    assert!(
        run.out.contains("\n  1 Feb 2027  initiative/soon for scale, 9\u{a0}000\u{a0}000\u{a0}EUR: planned\n"),
        "{}",
        run.out
    );
    let told = json(&pm(folder.path(), &["portfolio", "--format", "json"]));
    assert_eq!((&told["promised"][0]["on"], &told["open"]["money"]["once"]), (&"2027-02-01".into(), &"140000".into()));
    // On the day itself it is given.
    let then = pm(folder.path(), &["portfolio", "--today", "2027-02-01"]).out;
    assert!(rows(&then, "FUNDED FOR").contains(&vec!["scale", "1", "9\u{a0}000\u{a0}000\u{a0}EUR", "soon"]), "{then}");
    assert!(!then.to_lowercase().contains("promised"), "{then}");
    // Months before, what was given in June was promised, and the validated stage was the last.
    let before = pm(folder.path(), &["portfolio", "--today", "2026-05-01"]).out;
    let stages = rows(&before, "FUNDED FOR");
    assert!(stages.contains(&vec!["build", "0"]), "{before}");
    assert!(
        stages.contains(&vec!["discover", "2", "50\u{a0}000\u{a0}EUR + 5000\u{a0}EUR per month", "alone, invite"]),
        "{before}"
    );
    for (language, title) in
        [("", "## Promised for later, and not counted above"), ("languages: [de]\n", "## Für später zugesagt")]
    {
        write(folder.path(), &[("pm.yaml", &format!("today: 2026-11-22\ncurrency: EUR\n{language}"))]);
        let page = pm(folder.path(), &["portfolio", "--format", "markdown"]).out;
        assert!(page.contains(title) && page.contains("[Soon](initiatives/soon.md): "), "{page}");
    }
}

#[test]
fn without_rates_currencies_stand_beside_each_other() {
    let told = json(&pm(company("").path(), &["portfolio", "--format", "json"]));
    let open = &told["open"]["money"];
    assert_eq!(open["once"], "50000");
    assert_eq!(open["without_rate"], serde_json::json!(["CHF", "USD"]));
    assert_eq!(open["amounts"].as_array().unwrap().len(), 4, "{open}");
}

#[test]
fn shares_of_a_whole_add_up() {
    let percents = |told: &Value, keys: &[&str]| -> Vec<u64> {
        let parts = keys.iter().flat_map(|key| match &told[*key] {
            Value::Array(parts) => parts.clone(),
            part => vec![part.clone()],
        });
        parts.map(|part| part["percent"].as_u64().unwrap()).collect()
    };
    let told = json(&pm(company("").path(), &["portfolio", "--format", "json"]));
    assert_eq!(percents(&told, &["intents", "no_intent", "unknown_intent"]), [40, 20, 0, 20, 20]);
    assert_eq!(told["open"]["percent"], Value::Null);
    // Thirds and sixths, which do not add up when each is rounded to the nearest by itself.
    for (bets, upkeep, mandates) in [(1, 1, 1), (4, 1, 1), (1, 3, 3), (2, 2, 3)] {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path(), &[("pm.yaml", "today: 2026-11-22\n")]);
        for (work, count) in [("bet", bets), ("upkeep", upkeep), ("mandate", mandates)] {
            for number in 0..count {
                let text = format!("---\nstatus: delivery\nwork: {work}\n---\nA\n");
                write(folder.path(), &[(&format!("initiatives/{work}-{number}.md"), &text)]);
            }
        }
        let told = json(&pm(folder.path(), &["portfolio", "--format", "json"]));
        let all = percents(&told, &["works"]);
        assert_eq!(all.iter().sum::<u64>(), 100, "{all:?}");
        let total = f64::from(bets + upkeep + mandates);
        for (percent, count) in all.iter().zip([bets, upkeep, mandates]) {
            assert!((*percent as f64 - f64::from(count) * 100.0 / total).abs() < 1.0, "{all:?}");
        }
    }
}

#[test]
fn markdown_in_english_and_german() {
    let english = pm(company("").path(), &["portfolio", "--format", "markdown"]).out;
    for told in [
        "**20 %** of the work serves no intent: [Alone](",
        "| [Old](intents/old.md) (stopped) |",
        "| intent unknown | 1000\u{a0}CHF | 1: [Lost](initiatives/lost.md) |",
        "- upkeep: 1 – [Cellar](initiatives/cellar.md)",
    ] {
        assert!(english.contains(told), "{told}\n{english}");
    }
    let german = pm(company("languages: [de]\n").path(), &["portfolio", "--format", "markdown"]).out;
    for told in [
        "# Geld und Arbeit",
        "50.000\u{a0}EUR + 5000\u{a0}EUR je Monat",
        "| Absicht nicht bekannt |",
        "| [Old](intents/old.md) (beendet) |",
        "1. Juni 2026",
    ] {
        assert!(german.replace("1.\u{a0}Juni", "1. Juni").contains(told), "{told}\n{german}");
    }
    assert!(!german.contains("per month"), "{german}");
}

#[test]
fn nothing_is_an_answer_too() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &[("pm.yaml", "today: 2026-11-22\n")]);
    let run = pm(folder.path(), &["portfolio"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(run.out.contains("No money is on record") && !run.out.contains('%'), "{}", run.out);
    let told = json(&pm(folder.path(), &["portfolio", "--format", "json"]));
    assert_eq!((&told["currency"], &told["no_intent"]["percent"]), (&Value::Null, &Value::Null));
    assert_eq!(pm(folder.path(), &["portfolio", "--format", "markdown"]).code, 0);
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = company("");
    write(
        folder.path(),
        &[
            ("initiatives/broken.md", "---\nstatus: [\n---\nA\n"),
            ("initiatives/odd.md", "---\nintent: grow\nstatus: delivery\nwork: fun\n---\nA\n"),
            (
                "initiatives/dear.md",
                "---\nintent: grow\nstatus: delivery\nfunding: {stage: build, amount: lots}\n---\nA\n",
            ),
        ],
    );
    let run = pm(folder.path(), &["portfolio"]);
    assert_eq!(run.code, 0);
    let last = run.out.lines().last().unwrap();
    assert_eq!(last, "Not all can be read of broken, dear, lost, odd", "{}", run.out);
    assert!(run.err.contains("error"), "{}", run.err);
    json(&pm(folder.path(), &["portfolio", "--format", "json"]));
}

/// On a terminal of 80 columns, and of 60.
#[test]
fn it_fits_a_terminal() {
    use pm::output::{Style, portfolio::human};
    let streaming = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/streaming");
    let company = company("");
    for folder in [streaming.as_path(), company.path()] {
        let place = pm::source::discover(folder, None).unwrap();
        let tree = pm::source::work_tree(&place).unwrap();
        let (loaded, text) = pm::graph::load_config(&tree).unwrap();
        let strategy = pm::graph::Strategy::build(&tree, loaded, text);
        let facts = pm::rules::Facts::new(&strategy, strategy.settings.today.unwrap());
        let found = pm::documents::portfolio::portfolio(&facts);
        for width in [60, 80] {
            let shown = human(&found, &Style { width: Some(width), unicode: true, ..Style::PLAIN });
            let widest = shown.lines().map(UnicodeWidthStr::width).max().unwrap();
            assert!(widest <= width, "{width}: {shown}");
        }
    }
}
