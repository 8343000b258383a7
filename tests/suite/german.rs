//! What documents say in English has its German: a sentence of ours that is reworded, and is not reworded in the table of
//! `documents/spoken/german`, would stay English on a German page without anybody noticing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use pm::documents::attention::MatterKind;
use pm::documents::spoken::is_known;

use crate::support::world::{pm, write};
use crate::{review_packs, status};

/// Where in the data of documents sentences of ours stand. All else is a name, a value, or what somebody wrote.
const OURS: [&[&str]; 13] = [
    &["on_record"],
    &["so_far"],
    &["says"],
    &["since", "note"],
    &["next", "text"],
    &["next", "how"],
    &["not_ranked", "why"],
    &["ranked", "because"],
    &["promises", "promise"],
    &["not_built", "all", "time"],
    &["branches", "state"],
    &["children", "state"],
    &["metrics", "text"],
];

/// What of these is not known in German, and how much is.
#[derive(Default)]
struct Looked {
    left: BTreeSet<String>,
    known: BTreeSet<String>,
    kinds: BTreeSet<String>,
    unit: Option<String>,
}

impl Looked {
    fn at(&mut self, folder: &Path, arguments: &[&str]) {
        let run = pm(folder, &[arguments, &["--format", "json"]].concat());
        assert_eq!(run.code, 0, "{arguments:?} in {}: {}", folder.display(), run.err);
        let data: Value = serde_json::from_str(&run.out).unwrap();
        self.walk(&data, &mut arguments.last().map(|last| last.trim_matches('-').to_owned()).into_iter().collect());
        for matter in data["decide"].as_array().into_iter().flatten() {
            self.kinds.insert(matter["kind"].as_str().unwrap().to_owned());
        }
    }

    fn walk(&mut self, value: &Value, keys: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                self.unit = fields.get("metric").and_then(|metric| metric["unit"].as_str().map(str::to_owned));
                for (key, value) in fields {
                    keys.push(key.clone());
                    self.walk(value, keys);
                    keys.pop();
                }
            }
            Value::Array(items) => items.iter().for_each(|item| self.walk(item, keys)),
            // Of a metric itself the text is its title.
            Value::String(_) if self.unit.is_some() && keys.ends_with(&["text".to_owned()]) => {}
            Value::String(text) if OURS.iter().any(|ours| is_at(keys, ours)) => {
                // A promise may bear the name of its metric alone, and a metric the unit that somebody gave it.
                let is_name = keys.ends_with(&["promises".to_owned(), "promise".to_owned()]) && !text.contains(' ');
                let ours = match &self.unit {
                    Some(unit) if keys.ends_with(&["state".to_owned()]) => text.replace(&format!(", {unit}"), ""),
                    _ => text.clone(),
                };
                let _ = match is_name || ours.is_empty() || is_known(&ours) {
                    true => self.known.insert(text.clone()),
                    false => self.left.insert(format!("{}: {text}", keys.join("."))),
                };
            }
            _ => {}
        }
    }

    fn everything(&mut self, folder: &Path, today: &str) {
        let day = ["--today", today];
        for command in [&["status"][..], &["tree"]] {
            self.at(folder, &[command, &day].concat());
        }
        for pack in ["quarterly-business", "quarterly-initiative", "monthly-release"] {
            self.at(folder, &["review", pack, "--today", today]);
        }
    }
}

/// Whether the keys end so; of the trees of metrics the texts are ours too, and they stand at any depth.
fn is_at(keys: &[String], ours: &[&str]) -> bool {
    match ours {
        [first @ "metrics", last] => {
            keys.first().is_some_and(|key| key == first) && keys.last().is_some_and(|key| key == last)
        }
        _ => keys.len() >= ours.len() && keys.iter().rev().zip(ours.iter().rev()).all(|(key, own)| key == own),
    }
}

fn examples(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

#[test]
fn every_sentence_of_ours_has_its_german() {
    let mut looked = Looked::default();
    for (name, today) in [
        ("streaming", "2026-11-22"),
        ("streaming", "2027-06-30"),
        ("healthy", "2026-11-22"),
        ("healthy", "2027-06-30"),
        ("build-trap/feature-parade", "2026-11-22"),
        ("build-trap/release-factory", "2026-11-22"),
    ] {
        looked.everything(&examples(name), today);
        looked.at(&examples(name), &["--today", today, "tree", "--metrics"]);
    }
    let company = status::company();
    looked.everything(company.path(), "2026-11-22");
    looked.everything(company.path(), "2027-01-10");
    // An initiative for each thing that may be next, and one of each that is in the way of an order.
    let late = "status: running\nends: 2026-11-10\nsuccess: {activation: at least 40 %}\n";
    let over = "status: concluded\nends: 2026-11-10\nresult: {verdict: refuted}\n";
    for (number, fields) in [
        "status: draft\n",
        "status: draft\nsuccess: {activation: at least 40 %}\n",
        "status: paused\nsuccess: {activation: at least 40 %}\n",
        "status: running\nsuccess: {activation: at least 40 %}\n",
        late,
        &late.replace("2026-11-10", "2026-11-21"),
        &late.replace("2026-11-10", "2026-12-10"),
        over,
        "status: concluded\nends: 2026-11-10\n",
        &format!("{over}learned: nobody saw it\n"),
        &format!("{over}learned: nobody saw it\ndecision: stop\n"),
        &format!("{over}learned: nobody saw it\ndecision: pivot\n"),
        &format!("{over}learned: nobody saw it\ndecision: pivot\nbecame: try it, on paper\n"),
    ]
    .iter()
    .enumerate()
    {
        let own = format!(
            "---\nintent: enterprise\nstatus: discovery\nowner: ada\noutcomes: {{activation: {{baseline: 31 %, target: 45 %, by: 2027-03-31}}}}\noptions: [way-{number}, other-{number}]\nestimates: {}\n---\nThey give up.\n",
            ESTIMATES[number % ESTIMATES.len()]
        );
        let trial = format!("---\ntests: way-{number}\n{fields}---\nIf it is short, they come back.\n");
        write(
            company.path(),
            &[(&format!("initiatives/next-{number}.md"), &own), (&format!("experiments/try-{number}.md"), &trial)],
        );
    }
    // A guardrail that does not hold, asked for by one, and by two.
    let asks = "guardrails: {activation: at least 90 %}\n";
    for (path, kept) in [("intents/keep.md", "# Keep\n"), ("intents/keep-too.md", "# Keep too\n")] {
        write(company.path(), &[(path, &format!("---\nstatus: active\nowner: ada\n{asks}---\n{kept}"))]);
        looked.everything(company.path(), "2026-11-22");
    }
    looked.everything(review_packs::workshop().path(), "2026-10-05");
    looked.everything(review_packs::workshop().path(), "2027-10-05");
    assert!(looked.left.is_empty(), "{:#?}", looked.left);
    assert!(looked.known.len() > 150, "{}", looked.known.len());
    let kinds: BTreeSet<String> = MatterKind::ALL.iter().map(|kind| kind.name().to_owned()).collect();
    assert_eq!(
        kinds.difference(&looked.kinds).collect::<Vec<_>>(),
        Vec::<&String>::new(),
        "kinds of matters that no workspace has"
    );
}

/// Each keeps a record out of an order in another way.
const ESTIMATES: [&str; 9] = [
    "{cost_of_delay: 5k EUR per week}",
    "{duration: 3w}",
    "{cost_of_delay: {rate: -5k EUR per week}, duration: 3w}",
    "{cost_of_delay: {profile: deadline, penalty: 5k EUR}, duration: 3w}",
    "{cost_of_delay: {profile: curve}, duration: 3w}",
    "{cost_of_delay: {profile: short-life, rate: 5k EUR per week}, duration: 3w}",
    "{cost_of_delay: {low: 5k EUR per week}, duration: 3w}",
    "{cost_of_delay: {parts: [{name: churn}]}, duration: 3w}",
    "{cost_of_delay: 5k EUR per week, duration: 0d}",
];

/// Ids, titles, questions, tags and names that are words of the table too.
#[test]
fn what_somebody_wrote_is_never_translated() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        &[
            ("pm.yaml", "version: 1\ntoday: 2026-11-22\ncurrency: EUR\nlanguages: [de]\n"),
            (
                "vision.md",
                "---\nnorth_star_metric: sales\ninputs: [reach]\n---\n# ease, technology\n\nsatisfaction; ease\n",
            ),
            (
                "metrics.yaml",
                "sales: {title: 'satisfaction, ease', definition: reach, measures: customer, unit: effort, drives: [reach], readings: {2026-05-01: 31.5, 2026-11-01: 38.5}}\nreach: {definition: ease, measures: customer, unit: '%', cadence: weekly, readings: {2026-05-01: 3 %}}\n",
            ),
            (
                "intents/grow.md",
                "---\nstatus: active\nowner: technology\noutcomes: {reach: {baseline: 3 %, target: 9 %, by: 2026-11-01}}\n---\n# importance — effort\n",
            ),
            (
                "initiatives/confidence.md",
                "---\nintent: grow\nstatus: delivery\nowner: technology\ntags: [1.2.3, 2.10.2026, effort]\noutcomes: {sales: {baseline: {value: 31.5, on: 2026-05-01}, target: 45, by: 2026-10-31}}\nguardrails: {reach: at least 4 %}\noptions: [{name: satisfaction, status: shipped, shipped_on: 2026-09-01, outcomes: {sales: 44}}, effort]\nquestions: [{ask: 'technology, effort', by: 2026-11-01, owner: ease}]\n---\n# urgency · confidence; ease\n\nsatisfaction, effort\n",
            ),
            (
                "experiments/effort.md",
                "---\ntests: confidence\nstatus: concluded\nends: 2026-11-10\nsuccess: {sales: at least 40}\nresult: {on: 2026-11-10, readings: {sales: 41}, verdict: supported}\nlearned: effort, ease\n---\n# technology; reach\n\nsatisfaction; effort\n",
            ),
        ],
    );
    let documents: [&[&str]; 7] = [
        &["review", "quarterly-business"],
        &["review", "quarterly-initiative"],
        &["review", "monthly-release"],
        &["north-star", "confidence"],
        &["north-star", "vision"],
        &["portfolio", "--format", "markdown"],
        &["report", "-o", "-"],
    ];
    let mut seen = String::new();
    for arguments in documents {
        let run = pm(folder.path(), arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {}", run.err);
        let told = ["Vertrieb", "Technik", "Reichweite", "Zufriedenheit", "Leichtigkeit", "Aufwand", "Wichtigkeit"]
            .into_iter()
            .chain(["Zuversicht", "1,2,3", "2,10,2026"])
            .filter(|german| run.out.contains(german));
        assert_eq!(told.collect::<Vec<_>>(), Vec::<&str>::new(), "{arguments:?}\n{}", run.out);
        seen.push_str(&run.out);
    }
    for written in ["sales", "1.2.3", "2.10.2026", "satisfaction, ease", "Kennzahl", "erreicht"] {
        assert!(seen.contains(written), "{written}");
    }
}
