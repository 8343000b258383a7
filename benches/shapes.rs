//! Writes workspaces in which one thing is named very often, each a shape that a rule may take time for in the square of:
//! `shapes DIR SHAPE COUNT`, and `shapes` alone lists the shapes. No crate is needed: `rustc --edition 2024 benches/shapes.rs`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

type Files = Vec<(String, String)>;
/// What it is called, and the files for so many records.
type Shape = (&'static str, fn(usize) -> Files);

const SHAPES: [Shape; 13] = [
    ("parts-of-one", parts_of_one),
    ("chain-of-parts", chain_of_parts),
    ("outcomes-of-one-intent", outcomes_of_one_intent),
    ("outcomes-of-one-whole", outcomes_of_one_whole),
    ("readings", readings),
    ("evidence-of-one-whole", evidence_of_one_whole),
    ("evidence-of-one-intent", evidence_of_one_intent),
    ("options-of-one", options_of_one),
    ("option-of-all", option_of_all),
    ("reviews", reviews),
    ("chain-of-metrics", chain_of_metrics),
    ("one-id", one_id),
    ("nothing-there", nothing_there),
];

const OUTCOME: &str = "{baseline: 20 %, target: 40 %, by: 2026-06-30}";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [dir, shape, count] = arguments.as_slice() else {
        SHAPES.iter().for_each(|(name, _)| println!("{name}"));
        return;
    };
    let (_, files) = SHAPES.iter().find(|(name, _)| name == shape).expect("one of the shapes");
    for (path, text) in common().into_iter().chain(files(count.parse().expect("a count"))) {
        let path = Path::new(dir).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn common() -> Files {
    let vision = "---\nstatus: active\nstatement: Everybody can plan a week.\n---\n# Vision\n";
    vec![
        file("pm.yaml", "version: 1\ntoday: 2026-11-22\ncurrency: EUR\n"),
        file("visions/v.md", vision),
        intent("i", ""),
        metric("m", ""),
        initiative("hub", ""),
    ]
}

fn file(path: &str, text: impl Into<String>) -> (String, String) {
    (path.to_owned(), text.into())
}

fn intent(id: &str, more: &str) -> (String, String) {
    file(&format!("intents/{id}.md"), format!("---\nstatus: active\nvision: v\nby: 2027\n{more}---\n# Intent\n"))
}

fn metric(id: &str, more: &str) -> (String, String) {
    let fields = "measures: customer\nunit: '%'\nbetter: up\ncadence: weekly\nsource: warehouse\n";
    let more = if more.contains("readings:") {
        more.to_owned()
    } else {
        format!("{more}readings: [{{on: 2026-01-15, value: 53 %}}]\n")
    };
    file(
        &format!("metrics/{id}.md"),
        format!("---\n{fields}{more}---\n# Teams that come back\n\nTeams that come back.\n"),
    )
}

fn initiative(id: &str, more: &str) -> (String, String) {
    let status = if more.contains("status:") { "" } else { "status: delivery\n" };
    let text =
        format!("---\nintent: i\nowner: ada\n{status}{more}---\n# Buyers miss a report\n\nBuyers miss a report.\n");
    file(&format!("initiatives/{id}.md"), text)
}

fn research(id: &str, more: &str) -> (String, String) {
    let fields = "method: interview\non: 2026-01-16\nquestion: Why do they argue about it?\nparticipants: 7\n";
    file(&format!("research/{id}.md"), format!("---\n{fields}{more}---\n# Talks\n\nBuyers argue.\n"))
}

fn experiment(id: &str, tests: &str) -> (String, String) {
    let plan = "status: concluded\nmethod: pilot\nstarts: 2026-01-01\nends: 2026-02-15\nsuccess: {m: at least 40 %}\n";
    let result = "result:\n  on: 2026-02-16\n  readings: {m: 43 %}\n  verdict: supported\ndecision: persevere\n";
    let text = format!("---\ntests: {tests}\n{plan}{result}---\n# Experiment\n\n## Learned\n\nBuyers argue.\n");
    file(&format!("experiments/{id}.md"), text)
}

fn each(count: usize, files: impl Fn(usize) -> Files) -> Files {
    (0..count).flat_map(files).collect()
}

/// Outcomes of as many metrics.
fn outcomes(count: usize) -> String {
    (0..count).fold("outcomes:\n".to_owned(), |all, k| format!("{all}  m{k}: {OUTCOME}\n"))
}

fn parts_of_one(count: usize) -> Files {
    each(count, |k| vec![initiative(&format!("p{k}"), &format!("part_of: hub\noutcomes:\n  m: {OUTCOME}\n"))])
}

fn chain_of_parts(count: usize) -> Files {
    let part = |k: usize| match k.checked_sub(1) {
        Some(before) => format!("status: discovery\nby: 2027\npart_of: p{before}\nrequires: p{before}\n"),
        None => "status: discovery\nby: 2027\n".to_owned(),
    };
    each(count, |k| vec![initiative(&format!("p{k}"), &part(k))])
}

fn outcomes_of_one_intent(count: usize) -> Files {
    let own = |k: usize| initiative(&format!("p{k}"), &format!("outcomes:\n  m{k}: {OUTCOME}\n"));
    let mut all = each(count, |k| vec![metric(&format!("m{k}"), ""), own(k)]);
    all.push(intent("i", &outcomes(count)));
    all
}

fn outcomes_of_one_whole(count: usize) -> Files {
    let own = |k: usize| {
        let text =
            format!("---\npart_of: hub\nowner: ada\nstatus: delivery\noutcomes:\n  m{k}: {OUTCOME}\n---\n# Part\n");
        file(&format!("initiatives/p{k}.md"), text)
    };
    let mut all = each(count, |k| vec![metric(&format!("m{k}"), ""), own(k)]);
    all.push(initiative("hub", &outcomes(count)));
    all.push(intent("i", &format!("outcomes:\n  m: {OUTCOME}\n")));
    all
}

fn readings(count: usize) -> Files {
    let day = |k: usize| format!("{}-{:02}-{:02}", 2000 + k / 336, k / 28 % 12 + 1, k % 28 + 1);
    let readings = (0..count).map(|k| format!("  - {{on: {}, value: {} %}}\n", day(k), k % 39));
    let mut all = each(count, |k| vec![initiative(&format!("p{k}"), &format!("outcomes:\n  m: {OUTCOME}\n"))]);
    all.push(metric("m", &readings.fold("readings:\n".to_owned(), |all, reading| all + &reading)));
    all
}

/// As `evidence`, the names of as many pieces of research.
fn evidence(count: usize) -> String {
    (0..count).fold("evidence:\n".to_owned(), |all, k| format!("{all}  - r{k}\n"))
}

fn evidence_of_one_whole(count: usize) -> Files {
    let part = |k: usize| initiative(&format!("p{k}"), "status: discovery\npart_of: hub\n");
    let mut all = each(count, |k| vec![research(&format!("r{k}"), ""), part(k)]);
    all.push(initiative("hub", &format!("status: discovery\n{}", evidence(count))));
    all
}

fn evidence_of_one_intent(count: usize) -> Files {
    let mut all = each(count, |k| vec![research(&format!("r{k}"), ""), initiative(&format!("p{k}"), "")]);
    all.push(intent("i", &evidence(count)));
    all
}

fn options_of_one(count: usize) -> Files {
    let option = "---\ninitiative: hub\nstatus: considered\n---\n# Option\n\nA filter.\n";
    let tested =
        |k: usize| vec![file(&format!("options/o{k}.md"), option), experiment(&format!("e{k}"), &format!("o{k}"))];
    each(count, tested)
}

fn option_of_all(count: usize) -> Files {
    let one = |k: usize| vec![initiative(&format!("p{k}"), "options: [o]\n"), experiment(&format!("e{k}"), "o")];
    let mut all = each(count, one);
    all.push(file("options/o.md", "---\nstatus: shipped\nshipped_on: 2026-01-01\n---\n# Option\n\nA filter.\n"));
    all
}

fn reviews(count: usize) -> Files {
    let review = |k: usize| format!("---\non: 2026-01-01\ncovers: [i{k}]\n---\n# Review\n\nWe looked.\n");
    each(count, |k| {
        let research = research(&format!("s{k}"), &format!("informs: i{k}\n"));
        vec![intent(&format!("i{k}"), ""), file(&format!("reviews/r{k}.md"), review(k)), research]
    })
}

fn chain_of_metrics(count: usize) -> Files {
    let drives = |k: usize| k.checked_sub(1).map_or_else(String::new, |before| format!("drives: [m{before}]\n"));
    each(count, |k| vec![metric(&format!("m{k}"), &drives(k))])
}

fn one_id(count: usize) -> Files {
    let option = "options:\n  filter: {solution: A filter, status: considered}\n";
    each(count, |k| {
        let (path, text) = initiative(&format!("p{k}"), option);
        vec![(path, text + "\nSee [[filter]] and [[p0]].\n")]
    })
}

fn nothing_there(count: usize) -> Files {
    each(count, |k| vec![initiative(&format!("p{k}"), &format!("part_of: gone-for-good-{k}\n"))])
}
