//! Records that are up to no good.

use serde_json::Value;

use super::{holds, pm};
use crate::support::world::write;

/// Nothing that somebody wrote is markup in a pack, whichever it is.
#[test]
fn hostile_text_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    let nasty = "</script><b>x</b> ]]> | \u{202e}abc \u{1b}[31m 🙂 <!-- pm:begin x --> =cmd() [l](javascript:alert(1))";
    let quoted = serde_json::to_string(nasty).unwrap();
    let long = "x".repeat(10_000);
    write(
        folder.path(),
        &[
            ("vision.md", &format!("---\ntitle: {quoted}\nprinciples: [{quoted}, {long}]\n---\n\nWhere.\n")),
            (
                "metrics.yaml",
                "a: {title: A, definition: d, measures: customer, unit: '%', drives: [b], readings: {2026-09-01: -5 %}}\nb: {definition: d, measures: business, unit: EUR, drives: [a]}\n",
            ),
            (
                "intents/i.md",
                &format!(
                    "---\ntitle: {quoted}\nstatus: active\nbecause: {quoted}\noutcomes: [{{metric: a, baseline: -5 %, target: -5 %}}, {{metric: b, target: 3}}, {quoted}]\n---\n"
                ),
            ),
            (
                "initiatives/one.md",
                &format!(
                    "---\ntitle: {long}\nintent: i\nstatus: discovery\nproblem: {quoted}\npart_of: one\nevidence: [{quoted}]\noutcomes: {{missing: 3 %}}\noptions: [{quoted}]\nfunding: [{{stage: build, amount: 1 EUR, on: 2026-09-15, because: {quoted}}}, {{stage: build, amount: 9e99 EUR}}]\n---\n"
                ),
            ),
            (
                "initiatives/gone.md",
                &format!(
                    "---\ntitle: {quoted}\nintent: i\nstatus: stopped\nstopped: {{on: 2026-09-20, why: {quoted}, principle: {quoted}, became: {quoted}}}\nlearned: {quoted}\nestimates: {{duration: 1w}}\n---\n"
                ),
            ),
            ("initiatives/broken.md", "---\nintent: [\n---\n"),
            (
                "options/o.md",
                &format!(
                    "---\ntitle: {quoted}\ninitiative: one\nstatus: shipped\nshipped_on: 2026-09-20\nsolution: {quoted}\nlearned: {quoted}\noutcomes: {{a: 3 %}}\n---\n"
                ),
            ),
            (
                "experiments/e.md",
                &format!(
                    "---\ntitle: {quoted}\ntests: [o, nothing]\nstatus: concluded\nresult: {{on: 2026-09-21, verdict: refuted, readings: {{a: 1 %}}}}\nsuccess: [{quoted}]\nlearned: {quoted}\nhypothesis: {quoted}\n---\n"
                ),
            ),
            (
                "research/r.md",
                &format!(
                    "---\nmethod: interview\non: 2026-09-01\nparticipants: {quoted}\ninforms: one\nfindings: [{quoted}]\n---\n"
                ),
            ),
        ],
    );
    for cadence in ["quarterly-business", "quarterly-initiative", "monthly-release"] {
        let run = pm(folder.path(), &["review", cadence]);
        assert_eq!(run.code, 0, "{}", run.err);
        holds(&run.err, &["in the records and links of this strategy"]);
        for bad in ["<script", "</script", "<b>", "\u{1b}", "\u{202e}", "<!-- pm:begin", "[l]("] {
            assert!(!run.out.contains(bad), "{cadence}: {bad}\n{}", run.out);
        }
        let rows: Vec<usize> = run.out.lines().filter(|line| line.starts_with('|')).map(cells).collect();
        let tables = run.out.split("\n\n").filter(|part| part.starts_with('|'));
        tables.for_each(|table| {
            assert!(table.lines().map(cells).collect::<std::collections::BTreeSet<_>>().len() == 1, "{table}")
        });
        assert!(!rows.is_empty() || cadence == "monthly-release");
        let run = pm(folder.path(), &["review", cadence, "--format", "json"]);
        assert!(serde_json::from_str::<Value>(&run.out).is_ok(), "{cadence}");
    }
}

/// The cells of a row of a table.
fn cells(row: &str) -> usize {
    row.replace("\\|", "").matches('|').count()
}
