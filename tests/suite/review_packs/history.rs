//! Since when, and what is not known of that.

use super::{copied, holds, markdown, pm, section, workshop};
use crate::support::world::{git, write_file};

#[test]
fn without_the_history_a_pack_says_what_it_does_not_know() {
    let folder = workshop();
    let without = tempfile::tempdir().unwrap();
    copied(folder.path(), without.path());
    let text = markdown(without.path(), &["quarterly-business"]);
    holds(&text, &["What the strategy said then is not known: this folder is not in a Git repository."]);
    let changed = section(&text, "What changed in the strategy");
    // The records say it themselves; what is new they cannot say.
    holds(
        changed,
        &[
            "| intent/enterprise | activation | 45 % | 40 % | easier | the channel closed (3 Aug 2026) |",
            "(initiative/hardware-box): stopped",
        ],
    );
    assert!(!changed.contains("Paying by invoice") && !changed.contains("Compared"), "{changed}");
    let order = markdown(without.path(), &["quarterly-initiative"]);
    holds(
        section(&order, "Order of work"),
        &[
            "where each stood before is not known",
            "| place | initiative | Cost of Delay a week (EUR) | weeks | CD3 |\n",
        ],
    );

    // A clone that begins after the last review.
    let clones = tempfile::tempdir().unwrap();
    let origin = format!("file://{}", folder.path().display());
    git(clones.path(), &["clone", "-q", "--depth", "1", &origin, "shallow"]);
    let text = markdown(&clones.path().join("shallow"), &["quarterly-business"]);
    holds(
        &text,
        &["What the strategy said then is not known: this clone begins on 2026-09-30", "git fetch --unshallow"],
    );
    git(clones.path(), &["clone", "-q", "--bare", &origin, "bare.git"]);
    let text = markdown(&clones.path().join("bare.git"), &["quarterly-business"]);
    holds(&text, &["of 20 Jun 2026.", "makes 1 promise easier"]);

    // A review from before the first commit.
    let text = markdown(folder.path(), &["quarterly-business", "--since", "2025-01-01"]);
    holds(&text, &["the history begins only on 2026-06-20"]);
    let empty = tempfile::tempdir().unwrap();
    git(empty.path(), &["init", "-q"]);
    write_file(empty.path(), "pm.yaml", "");
    for cadence in ["quarterly-business", "quarterly-initiative", "monthly-release"] {
        let text = markdown(empty.path(), &[cadence]);
        holds(&text, &["not known: nothing is committed yet", "Nothing waits for a decision."]);
    }
}

#[test]
fn a_day_or_a_revision_that_cannot_be_is_refused() {
    let folder = workshop();
    for (since, message, help) in [
        ("2026-13-01", "there is no month 13", "year-month-day"),
        ("nowhere", "there is no revision `nowhere`", ""),
        ("2026-12-01", "cannot begin on 2026-12-01", "`--since` takes a day in the past"),
    ] {
        let run = pm(folder.path(), &["review", "quarterly-business", "--since", since]);
        assert_eq!((run.code, run.out.as_str()), (2, ""));
        holds(&run.err, &[message, help]);
    }
    assert_eq!(pm(folder.path(), &["review", "weekly"]).code, 2);
}
