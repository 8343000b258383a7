//! How an outcome stands: of what goes on as of today, of what has ended as of its end.

use crate::support::memory;

use pm::documents::{OutcomeLine, outcome_lines};
use pm::values::Date;

const METRICS: &str = "activation: {definition: d, measures: customer, unit: '%', readings: \
    {2026-01-05: 31, 2026-06-29: 45, 2026-10-05: 20}}\n";

/// The only outcome of a record among some files, on 22 November 2026.
fn line(name: &str, path: &str, fields: &str) -> OutcomeLine {
    let text =
        format!("---\n{fields}outcomes: {{activation: {{baseline: 31 %, target: 45 %, by: 2026-Q4}}}}\n---\n# A\n");
    let files = [("pm.yaml", ""), ("metrics.yaml", METRICS), (path, text.as_str())];
    let strategy = memory::strategy(memory::files(&files));
    let mut lines = outcome_lines(&strategy, strategy.named(name)[0], Date::new(2026, 11, 22).unwrap());
    assert_eq!(lines.len(), 1, "{lines:#?}");
    lines.remove(0)
}

#[test]
fn what_has_ended_is_judged_by_what_was_read_until_its_end() {
    let initiative = |fields: &str| line("initiative/a", "initiatives/a.md", fields);
    let intent = |fields: &str| line("intent/a", "intents/a.md", fields);
    let told = |line: OutcomeLine| (line.now.unwrap(), line.now_on.unwrap().to_string(), line.way);
    let at_the_end = || ("45 %".to_owned(), "2026-06-29".to_owned(), Some(100));
    let today = || ("20 %".to_owned(), "2026-10-05".to_owned(), Some(-79));

    assert_eq!(told(initiative("status: delivery\n")), today());
    assert_eq!(told(initiative("status: stopped\nstopped: {on: 2026-07-01, why: it got us there}\n")), at_the_end());
    assert_eq!(told(intent("status: achieved\nachieved: {on: 2026-07-01}\n")), at_the_end());
    // Of what ended on no day that is written, the last that is known counts.
    assert_eq!(told(initiative("status: stopped\nstopped: it got us there in June\n")), today());
    // The day of an ending that was taken back ends nothing.
    assert_eq!(told(initiative("status: delivery\nstopped: {on: 2026-07-01, why: it got us there}\n")), today());
}
