//! Promises that were made easier between two reviews, whenever they were first written down.

use tempfile::TempDir;

use super::{commit, holds, json, markdown, section};
use crate::support::world::{git, write, write_file};

const METRICS: &str = "\
activation: {definition: teams, measures: customer, unit: '%', better: up, readings: {2026-06-15: 33 %}}
churn: {definition: leavers, measures: customer, unit: '%', better: down, readings: {2026-06-15: 3 %}}
";

fn intent(target: &str) -> String {
    format!(
        "---\nstatus: active\nbecause: Large teams leave\noutcomes: {{activation: {{baseline: 31 %, target: {target}, by: 2026-Q4}}}}\n---\n# Win teams\n"
    )
}

fn search(target: &str, by: &str, guardrail: bool) -> String {
    let guardrails = if guardrail { "guardrails: {churn: at most 4 %}\n" } else { "" };
    format!(
        "---\nintent: e\nstatus: delivery\noutcomes: {{activation: {{baseline: 31 %, target: {target}, by: {by}}}}}\n{guardrails}---\n# Finding things\n\nIt is hard.\n"
    )
}

/// An initiative that came after the period began and was eased three times, and an intent that was eased for a while.
fn eased() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    git(path, &["init", "-q"]);
    write(path, &[("pm.yaml", "currency: EUR\n"), ("metrics.yaml", METRICS), ("intents/e.md", &intent("45 %"))]);
    write_file(path, "vision.md", "# Crafts\n\nAnyone can learn a craft.\n");
    commit(path, "2026-06-01", "Begin");
    write_file(path, "initiatives/search.md", &search("40 %", "2026-12-31", true));
    commit(path, "2026-07-20", "Search begins");
    write_file(path, "initiatives/search.md", &search("38 %", "2026-12-31", true));
    commit(path, "2026-08-03", "Lower the target");
    write_file(path, "initiatives/search.md", &search("36 %", "2027-03-31", true));
    write_file(path, "intents/e.md", &intent("42 %"));
    commit(path, "2026-08-20", "Give search | more time");
    write_file(path, "initiatives/search.md", &search("36 %", "2027-03-31", false));
    write_file(path, "intents/e.md", &intent("45 %"));
    commit(path, "2026-09-03", "Take the guardrail out");
    write_file(path, "initiatives/search.md", &search("35 %", "2027-03-31", false));
    folder
}

/// The rows of the table of promises, with the ids of commits left out.
fn rows(text: &str, heading: &str) -> Vec<String> {
    let rows = section(text, heading).lines().filter(|line| line.starts_with("| in"));
    let is_id = |word: &str| word.len() >= 7 && word.chars().all(|c| c.is_ascii_hexdigit());
    rows.map(|row| row.split(' ').filter(|word| !is_id(word)).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn what_was_eased_since_it_was_first_written_shows() {
    let folder = eased();
    let text = markdown(folder.path(), &["quarterly-business", "--since", "2026-07-02"]);
    let changed = section(&text, "What changed in the strategy");
    holds(changed, &["the strategy adds 1 initiative.", "4 of these promises were made easier or put off on the way"]);
    let expected = [
        "| initiative/search | activation | 40 % | 35 % | easier, after it started | 3 Aug 2026, Lower the target (40 % → 38 %); 20 Aug 2026, Give search \\| more time (38 % → 36 %); not committed yet (36 % → 35 %) | none |",
        "| initiative/search | guardrails churn | at most 4 % | dropped | easier, after it started | 3 Sep 2026, Take the guardrail out | none |",
        "| initiative/search | date of activation | 2026-12-31 | 2027-03-31 | later, after it started | 20 Aug 2026, Give search \\| more time | none |",
        "| intent/e | activation | 45 % | 45 % | easier for a while, and back, after it started | 20 Aug 2026, Give search \\| more time (45 % → 42 %); 3 Sep 2026, Take the guardrail out (42 % → 45 %) | none |",
    ];
    assert_eq!(rows(&text, "What changed in the strategy"), expected);
    let leads = markdown(folder.path(), &["quarterly-initiative", "--since", "2026-07-02"]);
    assert_eq!(rows(&leads, "Promises changed, and why"), expected);

    let pack = json(folder.path(), &["quarterly-business", "--since", "2026-07-02"]);
    let promise = &pack["business"]["changed"]["promises"][0];
    assert_eq!((&promise["is_between"], promise["steps"].as_array().unwrap().len()), (&true.into(), 3));
    assert_eq!(promise["steps"][0]["subject"], "Lower the target");
    assert!(promise["steps"][2]["commit"].is_null() && promise["steps"][2]["on"].is_null());
}

#[test]
fn only_the_steps_of_the_period_count() {
    let folder = eased();
    // By then search had begun, and its target was 38 %.
    let text = markdown(folder.path(), &["quarterly-business", "--since", "2026-08-10"]);
    let rows = rows(&text, "What changed in the strategy");
    holds(&rows[0], &["| initiative/search | activation | 38 % | 35 % | easier", "| 20 Aug 2026, Give search"]);
    assert!(!rows[0].contains("Lower the target"), "{rows:?}");
    let text = markdown(folder.path(), &["quarterly-business", "--since", "2026-09-10"]);
    let last = self::rows(&text, "What changed in the strategy");
    assert_eq!(last.len(), 1, "{last:?}");
    holds(&last[0], &["| 36 % | 35 % | easier, after it started | not committed yet | none |"]);
}

/// What was made harder and put back is nothing; a clone that does not reach back tells what it has.
#[test]
fn a_short_history_tells_what_it_has() {
    let folder = eased();
    let clones = tempfile::tempdir().unwrap();
    let origin = format!("file://{}", folder.path().display());
    git(clones.path(), &["clone", "-q", "--depth", "3", &origin, "shallow"]);
    let text = markdown(&clones.path().join("shallow"), &["quarterly-business", "--since", "2026-07-02"]);
    let rows = rows(&text, "What changed in the strategy");
    holds(
        &rows.join("\n"),
        &["| 38 % | 36 % | easier", "| guardrails churn | at most 4 % | dropped |", "| 45 % | 45 % |"],
    );
}
