//! How it was decided a year ago, from the repository's history.

use super::check;
use crate::support::world::{git, git_on, pm, write};

const SETTINGS: &str = "version: 1\ntoday: 2026-11-22\ncurrency: EUR\n";

const THEN: &[(&str, &str)] = &[
    ("pm.yaml", SETTINGS),
    ("vision.md", "# Marquee\n\nAnyone can learn a craft.\n"),
    ("intents/schools.md", "---\nstatus: active\nowner: ada\n---\n# Schools as customers\n"),
    (
        "initiatives/onboarding.md",
        "---\nintent: schools\nstatus: discovery\nowner: ada\n---\n# Onboarding\n\nAdmins give up.\n",
    ),
    (
        "initiatives/search.md",
        "---\nintent: schools\nstatus: discovery\nowner: ada\n---\n# Search\n\nNobody finds old lessons.\n",
    ),
];

const NOW: &[(&str, &str)] = &[
    ("research/interviews.md", "---\nmethod: interview\non: 2026-10-12\n---\n7 of 9 admins gave up.\n"),
    (
        "initiatives/onboarding.md",
        "---\nintent: schools\nstatus: delivery\nowner: ada\nevidence: [interviews]\noptions: [guided setup, concierge]\n---\n# Onboarding\n\nAdmins give up.\n",
    ),
];

fn company(first: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let commit = |files: &[(&str, &str)], day: &str| {
        write(folder.path(), files);
        git(folder.path(), &["add", "-A"]);
        git_on(day, folder.path(), &["commit", "-qm", "say it"]);
    };
    git(folder.path(), &["init", "-q"]);
    commit(THEN, first);
    commit(NOW, "2026-10-20");
    folder
}

/// The rows of the table: what is counted, then, now.
fn rows(html: &str) -> Vec<(String, String, String)> {
    let section = html.split("id=\"deciding\"").nth(1).unwrap().split("</table>").next().unwrap();
    let rows = section.split("<tr>").skip(2);
    let between = |row: &str, start: &str, end: &str| {
        row.split(start).nth(1).and_then(|rest| rest.split(end).next()).unwrap_or("–").to_owned()
    };
    rows.map(|row| {
        (
            between(row, "<th scope=\"row\">", "</th>"),
            between(row, "<td class=\"then\">", "</td>"),
            between(row, "<td class=\"now\">", "</td>"),
        )
    })
    .collect()
}

fn page(folder: &tempfile::TempDir, arguments: &[&str]) -> String {
    let run = pm(folder.path(), &[&["-q", "report"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    check(&run.out);
    run.out
}

#[test]
fn what_was_counted_a_year_ago_stands_beside_what_is_counted_now() {
    let company = company("2025-06-01");
    let html = page(&company, &[]);
    assert!(html.contains("<th scope=\"col\">a year ago</th><th scope=\"col\">Now</th>"));
    let row = |what: &str, then: &str, now: &str| (what.to_owned(), then.to_owned(), now.to_owned());
    assert_eq!(
        rows(&html),
        [row("heard from customers", "0 of 2", "1 of 2"), row("more than one way considered", "0 of 2", "1 of 2"),]
    );
    let german = page(&company, &["--language", "de"]);
    assert!(german.contains("<th scope=\"col\">vor einem Jahr</th><th scope=\"col\">Jetzt</th>"));
    assert_eq!(rows(&german)[0], row("von Kunden gehört", "0 von 2", "1 von 2"));
}

#[test]
fn a_history_of_some_months_names_its_first_day_and_a_young_one_nothing() {
    let html = page(&company("2026-05-01"), &[]);
    assert!(html.contains("<th scope=\"col\">on 2026-05-01</th>"));
    let html = page(&company("2026-10-19"), &["--today", "2026-10-30"]);
    assert!(html.contains("id=\"deciding\"") && !html.contains("class=\"then\""));
}
