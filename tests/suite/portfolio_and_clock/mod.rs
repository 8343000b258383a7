//! Every condition of the rules on portfolio and clock has a near miss: one change to what is told, and nothing is.

// Known in the modules below, which therefore stand behind them.
macro_rules! GUIDED_FRONT {
    () => {
        "intent: enterprise\nstatus: delivery\nby: 2026-Q3\noutcomes: {activation: {baseline: 31 %, target: 45 %}}"
    };
}

macro_rules! page {
    ($front:expr) => {
        concat!("---\n", $front, "\n---\nNew admins give up at the permissions screen.\n")
    };
}

mod achieved;
mod days;
mod demand;
mod readings;
mod records;
mod story_maps;

use crate::support::small_workspace;
use pm::rules::{Example, Selection, Step};
use small_workspace::lint;

/// What a rule tells of, and what one change to it makes of that: silence, or still the same.
struct Case {
    rule: &'static str,
    files: &'static [(&'static str, &'static str)],
    /// Why, what is replaced, and by what. `+PATH` adds a file, and `%% PATH` in its text another one.
    silent: &'static [(&'static str, &'static str, &'static str)],
    told: &'static [(&'static str, &'static str, &'static str)],
}

const METRICS: &str = "\
activation: {definition: teams with 3 members within 7 days, measures: customer, unit: '%', readings: {2026-06-30: 31 %, 2026-10-05: 38 %}}
retention: {definition: teams still active in their fourth week, measures: customer, unit: '%'}
enterprise-revenue: {definition: yearly revenue of large companies, measures: business, unit: EUR}
";
const FALLEN: &str = "\
activation: {definition: teams with 3 members within 7 days, measures: customer, unit: '%', readings: {2026-06-30: 46 %, 2026-10-05: 38 %}}
retention: {definition: teams still active in their fourth week, measures: customer, unit: '%'}
enterprise-revenue: {definition: yearly revenue of large companies, measures: business, unit: EUR}
";
const UNREAD: &str = "\
activation: {definition: teams with 3 members within 7 days, measures: customer, unit: '%', cadence: monthly, readings: {2026-06-30: 31 %}}
retention: {definition: teams still active in their fourth week, measures: customer, unit: '%', readings: {2026-11-02: 88 %}}
enterprise-revenue: {definition: yearly revenue of large companies, measures: business, unit: EUR}
";

const BETS: &str = "\
a: {intent: enterprise, status: delivery, requested_by: sales, problem: They wait}
b: {intent: enterprise, status: scaling, requested_by: executive, problem: They wait}
c: {intent: enterprise, status: discovery, requested_by: {who: the architects, as: technology}, problem: They wait}
d: {intent: enterprise, status: measuring, requested_by: customer, problem: They wait}
";
const TEAM_WORK: &str = "\
a: {intent: enterprise, status: delivery, team: setup, problem: They wait}
b: {intent: enterprise, status: delivery, team: setup, problem: They wait}
c: {intent: enterprise, status: delivery, team: setup, problem: They wait}
";
const FUNDED: &str = "\
a: {intent: enterprise, status: delivery, funding: [{stage: build, amount: 10k EUR}], problem: They wait}
b: {intent: enterprise, status: delivery, funding: [{stage: scale, amount: 10k EUR}], problem: They wait}
c: {intent: enterprise, status: achieved, funding: [{stage: discover, amount: 10k EUR, on: 2025-11-21}], problem: They wait}
";
const MAP: &str = "\
for: guided-start
activities:
  - {name: Join, steps: [{name: Open, stories: [{title: See who invited me, release: later}]}]}
  - {name: Work, steps: [{name: Share, stories: [{title: Share a page, release: first}]}]}
releases:
  - {id: first, goal: Two work on a page, on: 2026-11-22}
  - {id: later, goal: All do, metric: activation}
";
const RESEARCH: &str =
    "---\nmethod: interview\non: 2026-10-10\ninforms: [guided-start]\n---\n## Findings\n- They gave up.\n";

/// All cases, by what they are about.
fn cases() -> impl Iterator<Item = &'static Case> {
    let all = [achieved::CASES, days::CASES, demand::CASES, readings::CASES, records::CASES, story_maps::CASES];
    all.into_iter().flatten()
}

/// The files of a case with one change.
fn changed(case: &Case, from: &str, to: &str) -> Example {
    let mut example = Example::default();
    let mut put = |path: &str, text: &str| {
        example.files.retain(|(other, _)| other != path);
        example.files.push((path.to_owned(), text.to_owned()));
    };
    let mut found = false;
    for (path, text) in case.files {
        found |= text.contains(from);
        put_all(&mut put, path, &text.replacen(from, to, 1));
    }
    if let Some(path) = from.strip_prefix('+') {
        found = true;
        put_all(&mut put, path, to);
    }
    assert!(found, "{}: {from} is nowhere", case.rule);
    // What follows `%% gone` is the rest of a text that was cut off.
    example.files.retain(|(path, _)| path != "gone");
    if from == "+gone" {
        example.files.retain(|(path, _)| path != to);
    }
    example
}

fn put_all(put: &mut impl FnMut(&str, &str), path: &str, text: &str) {
    let mut parts = text.split("%% ");
    put(path, parts.next().unwrap());
    for part in parts {
        let (path, text) = part.split_once('\n').unwrap_or((part, ""));
        put(path.trim(), text);
    }
}

#[test]
fn each_condition_has_a_near_miss() {
    let mut wrong = Vec::new();
    for case in cases() {
        let select = vec![case.rule.to_owned()];
        let selection = Selection { select, ..Selection::default() };
        let silent = case.silent.iter().map(|change| (change, 0));
        let told = [("as it is", "", "")];
        let told = told.iter().chain(case.told).map(|change| (change, 1));
        for ((why, from, to), expected) in silent.chain(told) {
            let (findings, shown) = lint(&changed(case, from, to), &selection);
            if findings.len() != expected {
                wrong.push(format!("{}, {why}: {} findings instead of {expected}\n{shown}", case.rule, findings.len()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each step is a day and the files that were committed on it.
fn grown(steps: &[(&str, &[(&str, &str)])]) -> Example {
    let owned =
        |files: &[(&str, &str)]| files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let steps = steps.iter().map(|(on, files)| Step { on: (*on).to_owned(), files: owned(files), gone: Vec::new() });
    Example { steps: steps.collect(), ..Example::default() }
}

#[test]
fn history_shows_since_when_something_is_measured_or_active() {
    let lint = |example: &Example, rule: &str| {
        let selection = Selection { select: vec![rule.to_owned()], ..Selection::default() };
        lint(example, &selection).0.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>()
    };
    let delivery = page!("intent: enterprise\nstatus: delivery\noutcomes: {activation: 45 %}");
    let measuring = page!("intent: enterprise\nstatus: measuring\noutcomes: {activation: 45 %}");
    let path = "initiatives/guided-start.md";
    let started =
        |on| grown(&[("2026-02-01", &[(path, delivery), ("metrics.yaml", UNREAD)]), (on, &[(path, measuring)])]);
    assert_eq!(
        lint(&started("2026-08-22"), "shipped-unmeasured"),
        ["`initiative/guided-start` is measured since 2026-08-22, and `activation` was not read since"]
    );
    assert_eq!(lint(&started("2026-08-23"), "shipped-unmeasured"), Vec::<String>::new());
    // Where an option of it says when it was shipped, that is what counts.
    let mut shipped = started("2026-08-22");
    let option = "---\ninitiative: guided-start\nstatus: shipped\nshipped_on: 2026-10-01\n---\nOne invite.\n";
    shipped.steps[1].files.push(("options/first.md".to_owned(), option.to_owned()));
    assert_eq!(lint(&shipped, "shipped-unmeasured"), Vec::<String>::new());

    let intent =
        |status: &str| format!("---\nstatus: {status}\noutcomes: {{activation: 45 %}}\n---\n# Large companies\n");
    let active = |on| {
        let (proposed, active) = (intent("proposed"), intent("active"));
        let research = RESEARCH.replace("2026-10-10", "2025-01-10");
        let path = "intents/enterprise.md";
        grown(&[("2025-02-01", &[(path, &proposed), ("research/visits.md", &research)]), (on, &[(path, &active)])])
    };
    assert_eq!(lint(&active("2025-11-21"), "unquestioned-intent").len(), 1);
    assert_eq!(lint(&active("2025-11-22"), "unquestioned-intent").len(), 0);
}

#[test]
fn the_last_contact_is_shown_where_its_day_stands() {
    for (result, on) in [("on: 2026-10-02, verdict: refuted", "2026-10-02"), ("verdict: refuted", "2026-09-30")] {
        let text = format!(
            "---\ntests: guided-start\nstatus: concluded\nends: 2026-09-30\nresult: {{{result}}}\n---\nFour of ten.\n"
        );
        let files = vec![("experiments/first.md".to_owned(), text.clone())];
        let select = vec!["research-gone-cold".to_owned()];
        let selection = Selection { select, ..Selection::default() };
        let (findings, shown) = lint(&Example { files, ..Example::default() }, &selection);
        let contact = findings[0].labels.iter().find(|label| label.message == "the last contact").unwrap();
        assert_eq!(&text[contact.span.start()..contact.span.end()], on, "{shown}");
    }
}
