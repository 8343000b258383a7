//! `pm status`: a company as it was a year ago and as it is, what it says of the examples, and what it makes of bad input.

use crate::support::{workspace, world};
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;
use world::{Run, git, git_on, pm, write};

const SETTINGS: &str = "today: 2026-11-22\ncurrency: EUR\n";

const METRICS: &str = "\
revenue:
  definition: what schools pay a year
  measures: business
  unit: EUR
  cadence: quarterly
  readings: {2025-10-01: 5000000, 2026-10-02: 6900000}
activation:
  definition: teams with 3 invited members within 7 days
  measures: customer
  unit: '%'
  cadence: weekly
  readings: {2026-01-05: 31, 2026-11-16: 38}
found-at-once:
  definition: searches that end with a click
  measures: customer
  unit: '%'
  cadence: monthly
  readings: {2026-10-30: 22}
imports:
  definition: teams that import within a week
  measures: customer
  unit: '%'
  cadence: weekly
  readings: {2026-09-14: 12}
paid-at-once:
  definition: invoices paid at first sight
  measures: customer
  unit: '%'
  cadence: weekly
  readings: {2025-05-01: 70}
";

/// What stood there a year ago: three bets, one of them heard from customers, none with more than one way; an option that
/// shipped and was never read; one experiment, which spoke for what had been believed.
const THEN: &[(&str, &str)] = &[
    ("pm.yaml", SETTINGS),
    ("metrics.yaml", METRICS),
    ("vision.md", "---\nowner: ada\n---\n# Marquee\nAnyone can learn a craft from one who practises it.\n"),
    (
        "intents/enterprise.md",
        "---\nstatus: active\nowner: ada\noutcomes:\n  revenue: {baseline: {value: 5M EUR, on: 2025-10-01}, target: 15M EUR, by: 2027-12}\n---\n# Schools as customers\n",
    ),
    (
        "initiatives/faster-onboarding.md",
        "---\nintent: enterprise\nstatus: discovery\nowner: ada\nevidence: [interviews]\n---\nNew admins give up at the permissions screen.\n",
    ),
    (
        "initiatives/search.md",
        "---\nintent: enterprise\nstatus: discovery\nowner: ada\n---\nTeachers do not find last year's lessons.\n",
    ),
    (
        "initiatives/billing.md",
        "---\nintent: enterprise\nstatus: measuring\nowner: ben\noptions: [{name: one-page-invoice, status: shipped, shipped_on: 2025-06-01, outcomes: {paid-at-once: 80 %}}]\n---\nSchools do not understand the invoice.\n",
    ),
    ("research/interviews.md", "---\nmethod: interview\non: 2025-10-12\n---\n7 of 9 admins gave up.\n"),
    (
        "experiments/invite-prototype.md",
        "---\ntests: faster-onboarding\nstatus: concluded\nends: 2025-10-30\nsuccess: {activation: at least 40 %}\nresult: {on: 2025-10-30, readings: {activation: 43 %}, verdict: supported}\nlearned: the second invite matters most\ndecision: persevere\n---\nIf the first screen is one invite, teams invite.\n",
    ),
];

/// What changed in the year.
const NOW: &[(&str, &str)] = &[
    (
        "initiatives/faster-onboarding.md",
        "---\nintent: enterprise\nstatus: delivery\nowner: ada\nevidence: [interviews]\nrequested_by: customer\noutcomes:\n  activation: {baseline: {value: 31 %, on: 2026-01-05}, target: 45 %, by: 2027-03-31}\noptions: [guided setup, concierge]\nquestions:\n  - {ask: \"Do schools buy centrally?\", by: 2026-11-10, owner: ben}\n---\nNew admins give up at the permissions screen.\n",
    ),
    (
        "initiatives/search.md",
        "---\nintent: enterprise\nstatus: delivery\nowner: ada\nrequested_by: sales\nevidence: [\"5 of 8 teachers, October\"]\noptions: [index everything, show the last ten]\noutcomes:\n  found-at-once: {baseline: 20 %, target: 30 %, by: 2026-11-01}\nwaivers:\n  - {rule: missing-target-date, why: agreed with the board, until: 2026-12-01}\n---\nTeachers do not find last year's lessons.\n",
    ),
    (
        "initiatives/imports.md",
        "---\nintent: enterprise\nstatus: measuring\nowner: ben\nrequested_by: customer\noptions: [bulk-import]\n---\nNobody types 400 names.\n",
    ),
    (
        "options/bulk-import.md",
        "---\nstatus: shipped\nowner: ben\nshipped_on: 2026-10-01\noutcomes: {imports: 20 %}\n---\nA list from a spreadsheet.\n",
    ),
    (
        "initiatives/data-law.md",
        "---\nintent: enterprise\nstatus: delivery\nwork: mandate\nowner: ben\nrequested_by: regulation\n---\nPupils' names have to be deleted after a year.\n",
    ),
    (
        "initiatives/hardware-box.md",
        "---\nintent: enterprise\nstatus: stopped\nowner: ada\nstopped: {on: 2026-05-01, why: schools have enough boxes}\n---\nClassrooms have no screen.\n",
    ),
    (
        "experiments/box.md",
        "---\ntests: hardware-box\nstatus: concluded\nends: 2026-04-20\nsuccess: {activation: at least 40 %}\nresult: {on: 2026-04-20, readings: {activation: 20 %}, verdict: refuted}\nlearned: nobody opened the box at all\ndecision: stop\n---\nIf a box stands there, they use it.\n",
    ),
    (
        "experiments/price-page.md",
        "---\ntests: billing\nmethod: interview\nstatus: concluded\nends: 2026-11-10\nsuccess: {activation: at least 40 %, paid-at-once: at least 80 %}\nresult: {on: 2026-11-10, readings: {activation: 41 %, paid-at-once: 75 %}, verdict: inconclusive}\nlearned: schools ask for the price before they ask for anything\n---\nIf the price is on the page, schools pay.\n",
    ),
    ("reviews/2026-12-03.md", "---\ncadence: quarterly-initiative\nstatus: planned\n---\n"),
];

pub fn company() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    git(path, &["init", "-q", "-b", "main"]);
    write(path, THEN);
    commit("2025-11-10", path);
    write(path, NOW);
    commit("2026-11-20", path);
    folder
}

fn commit(day: &str, path: &Path) {
    git(path, &["add", "-A"]);
    git_on(day, path, &["commit", "-q", "-m", day]);
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}: {}{}", run.out, run.err))
}

fn widest(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

/// The sketch of DOCUMENTS.md. Each number can be read off the records above.
#[test]
fn one_screen() {
    let folder = company();
    let run = pm(folder.path(), &["status"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, SCREEN);
    assert!(widest(&run.out) <= 80);
}

const SCREEN: &str = "\
Marquee · 22 Nov 2026
1 intent · 5 initiatives (4 bets, 1 mandate) · experiments: 3 concluded

DECIDE (5)
  experiment/price-page         concluded 12 days ago, inconclusive, 1 of 2  ben
                                criteria met, no decision
  option/billing.one-page-invoice                                            ben
    live for 17 months, paid-at-once not read since
  option/bulk-import            live for 7 weeks, imports not read since     ben
  initiative/search             30 % was due 3 weeks ago, found-at-once is   ada
                                at 22 %
  initiative/faster-onboarding  unanswered, 12 days late: Do schools         ben
                                buy centrally?
GETTING THERE?         from   now   read   target  by        way   time
  intent/enterprise      5M  6.9M  2 Oct  15M EUR  2027-12  19 %   50 % behind
    faster-onboarding  31 %  38 % 16 Nov     45 %  2027-03  50 %   71 % behind
    search             20 %  22 % 30 Oct     30 %  1 Nov    20 %  100 % past due
  no number yet: billing, imports
HOW WE DECIDE                   a year ago        now
  heard from customers              1 of 3     3 of 4   not: imports
  more than one way considered      0 of 3     2 of 4   not: billing, imports
  measured after release            0 of 1     0 of 2
    not: billing.one-page-invoice, bulk-import
  proved wrong, and said so         0 of 1     1 of 3   box
  stopped on purpose              none yet          1   hardware-box
ASKED BY  customers 2 · sales 1 · law 1 · not said 1
HEARD     last from a customer 12 days ago: price-page
OPEN      1 question, 1 late: \"Do schools buy centrally?\"
          1 waiver, the first until 1 Dec
NEXT      review on 3 Dec: pm review quarterly-initiative
LINT      2 errors, 1 warning: pm lint
";

/// The same as data: what stands behind the counts, then and now.
#[test]
fn names_stand_behind_every_count() {
    let folder = company();
    let status = json(&pm(folder.path(), &["status", "--format", "json"]));
    let before = &status["before"];
    assert_eq!((&before["on"], &before["a_year_ago"]), (&"2025-11-22".into(), &true.into()));
    let share = |of: &Value, key: &str| (of["practice"][key]["count"].clone(), of["practice"][key]["of"].clone());
    let counted = |key: &str| [share(before, key), share(&status, key)].map(|(some, all)| format!("{some} of {all}"));
    assert_eq!(counted("heard"), ["1 of 3", "3 of 4"]);
    assert_eq!(counted("several_options"), ["0 of 3", "2 of 4"]);
    assert_eq!(counted("measured"), ["0 of 1", "0 of 2"]);
    assert_eq!(counted("refuted"), ["0 of 1", "1 of 3"]);
    assert_eq!(counted("stopped"), ["0 of 0", "1 of 1"]);
    // Only numbers speak of imports, and of billing an experiment.
    assert_eq!(status["practice"]["heard"]["not"], serde_json::json!(["initiative/imports"]));
    let kinds: Vec<&str> =
        status["decide"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
    let expected = ["result-undecided", "release-unread", "release-unread", "target-passed", "question-late"];
    assert_eq!(kinds, expected);
    let days: Vec<i64> = status["decide"].as_array().unwrap().iter().map(|one| one["days"].as_i64().unwrap()).collect();
    assert_eq!(days, [12, 539, 52, 21, 12]);
}

/// What somebody accepted, or turned off, waits for nobody; what is wrong in `pm.yaml` or a record does not stop the rest.
#[test]
fn what_was_accepted_waits_for_nobody() {
    let folder = company();
    let kinds = || -> Vec<String> {
        let status = json(&pm(folder.path(), &["status", "--format", "json"]));
        let matters = status["decide"].as_array().unwrap();
        matters
            .iter()
            .map(|one| format!("{} {}", one["kind"].as_str().unwrap(), one["record"].as_str().unwrap()))
            .collect()
    };
    let all = kinds();
    write(folder.path(), &[("pm.yaml", &format!("{SETTINGS}rules: {{missed-target: off}}\n"))]);
    let accepted =
        "waivers: [{rule: shipped-unmeasured, why: the numbers come with the next invoice, until: 2026-12-01}]\n";
    let option = NOW.iter().find(|(path, _)| *path == "options/bulk-import.md").unwrap().1;
    write(
        folder.path(),
        &[("options/bulk-import.md", &option.replacen("owner: ben\n", &format!("owner: ben\n{accepted}"), 1))],
    );
    let left = kinds();
    let gone: Vec<&String> = all.iter().filter(|one| !left.contains(one)).collect();
    assert_eq!(gone, ["release-unread option/bulk-import", "target-passed initiative/search"]);
}

/// Who was met counts, by the day on which they were met; what is measured is nobody's voice.
#[test]
fn only_people_are_heard() {
    let folder = company();
    let path = folder.path();
    let (name, text) = NOW.iter().find(|(path, _)| *path == "experiments/price-page.md").unwrap();
    let look = |text: &str| {
        write(path, &[(name, text)]);
        let status = json(&pm(path, &["status", "--format", "json"]));
        let practice = &status["practice"];
        (practice["heard"]["count"].clone(), practice["last_heard"]["on"].clone())
    };
    assert_eq!(
        look(&text.replace("result: {on: 2026-11-10", "result: {on: 2026-11-20")),
        (3.into(), "2026-11-10".into())
    );
    assert_eq!(look(&text.replace("interview", "ab-test")), (2.into(), "2025-10-12".into()));
}

/// A release is measured when all that it promised was read since; an intent's outcomes that somebody else answers for are
/// not missing; a day that is set from outside is told.
#[test]
fn what_is_lacking_has_a_name() {
    let folder = company();
    let path = folder.path();
    let option = NOW.iter().find(|(path, _)| *path == "options/bulk-import.md").unwrap().1;
    let law = NOW.iter().find(|(path, _)| *path == "initiatives/data-law.md").unwrap().1;
    write(
        path,
        &[
            ("options/bulk-import.md", &option.replace("{imports: 20 %}", "{imports: 20 %, activation: 45 %}")),
            ("initiatives/data-law.md", &law.replace("owner: ben", "deadline: 2027-04-01")),
        ],
    );
    let told = pm(path, &["status"]).out;
    assert!(told.contains("bulk-import (imports)") && told.contains("0 of 2"), "{told}");
    assert!(told.contains("mandate: data-law due 1 Apr 2027, no owner"), "{told}");
    let streaming = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/streaming");
    let hers = pm(&streaming, &["status", "--owner", "pilar"]).out;
    assert!(hers.contains("  intent/own-content\n"), "{hers}");
}

#[test]
fn one_person_sees_what_is_theirs() {
    let folder = company();
    let status = json(&pm(folder.path(), &["status", "--owner", "ada", "--format", "json"]));
    let owners: Vec<&str> =
        status["decide"].as_array().unwrap().iter().map(|one| one["owner"].as_str().unwrap()).collect();
    assert_eq!(owners, ["ada"]);
    assert_eq!(status["practice"]["heard"]["of"], 2);
    assert_eq!(status["before"]["practice"]["heard"]["of"], 2);
    let wrong = pm(folder.path(), &["status", "--owner", "adda"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("nobody called `adda` answers for anything here")
            && wrong.err.contains("did you mean `ada`?")
    );
}

/// Options stand beside each other for long, as history shows; while an experiment on them has time they wait for it.
#[test]
fn options_that_stay_open_are_a_decision() {
    let folder = company();
    let path = folder.path();
    let open = |path: &Path| {
        let status = json(&pm(path, &["status", "--today", "2027-01-10", "--format", "json"]));
        let all = status["decide"].as_array().unwrap().clone();
        all.into_iter().find(|one| one["kind"] == "options-open" && one["record"] == "initiative/search")
    };
    let found = open(path).unwrap();
    let told = "2 options open for 7 weeks, none chosen: index-everything, show-the-last-ten";
    assert_eq!((&found["on_record"], &found["since"]), (&told.into(), &"2026-11-20".into()));
    let trying = "---\ntests: search\nstatus: running\nends: 2027-02-01\nsuccess: {found-at-once: 30 %}\n---\nIf all is found, teachers stay.\n";
    write(path, &[("experiments/trying.md", trying)]);
    assert_eq!(open(path), None);
    // Without history nothing is known of how long that is.
    std::fs::remove_dir_all(path.join(".git")).unwrap();
    std::fs::remove_file(path.join("experiments/trying.md")).unwrap();
    assert_eq!(open(path), None);
}

/// Without Git, in a bare repository, and where the history is young or cut off.
#[test]
fn what_history_does_not_show_is_not_shown() {
    let folder = company();
    let path = folder.path();
    let other = tempfile::tempdir().unwrap();
    let clone = |arguments: &[&str], name: &str| {
        let from = format!("file://{}", path.display());
        git(other.path(), &[&["clone", "-q"], arguments, &[&from, name]].concat());
        other.path().join(name)
    };
    let whole = pm(path, &["status"]).out;
    let bare = pm(&clone(&["--bare"], "bare"), &["status"]);
    assert_eq!((bare.code, bare.out.as_str()), (0, whole.as_str()));
    let shallow = pm(&clone(&["--depth=1"], "shallow"), &["status"]);
    assert_eq!(shallow.code, 0);
    assert!(!shallow.out.contains("a year ago") && shallow.err.contains("git fetch --unshallow"), "{}", shallow.err);
    let at_head = pm(path, &["status", "--at", "HEAD"]).out;
    let (first, rest) = at_head.split_once('\n').unwrap();
    let (named, commit) = first.split_once(" · as of commit ").unwrap();
    assert_eq!(format!("{named}\n{rest}"), whole);
    assert!(commit.ends_with(", 20 Nov 2026"), "{commit}");
    let before = pm(path, &["status", "--at", "HEAD~1"]);
    assert!(before.out.contains("heard from customers              1 of 3     1 of 3"), "{}", before.out);
    std::fs::remove_dir_all(path.join(".git")).unwrap();
    let without = pm(path, &["status"]);
    assert_eq!((without.code, without.err.as_str()), (0, ""));
    assert!(!without.out.contains("a year ago") && without.out.contains("HOW WE DECIDE"));
}

/// History that is shorter than a year says since when.
#[test]
fn a_short_history_says_since_when() {
    let folder = company();
    let run = pm(folder.path(), &["status", "--today", "2026-03-01"]);
    assert!(run.out.contains("HOW WE DECIDE                      10 Nov        now"), "{}", run.out);
}

#[test]
fn a_workspace_that_begins() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(pm(folder.path(), &["init"]).code, 0);
    let run = pm(folder.path(), &["status"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("DECIDE    nothing waits for a decision"), "{}", run.out);
    assert!(run.out.lines().count() <= 20 && widest(&run.out) <= 80, "{}", run.out);
    let nothing = tempfile::tempdir().unwrap();
    write(nothing.path(), &[("pm.yaml", "")]);
    let run = pm(nothing.path(), &["status"]);
    assert_eq!((run.code, run.out.lines().count()), (0, 3));
    assert!(run.out.starts_with("Nothing is written down here yet.\n"), "{}", run.out);
}

#[test]
fn the_examples_fit_a_screen() {
    for example in ["healthy", "streaming", "starter", "build-trap/feature-parade", "build-trap/release-factory"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example);
        let run = pm(&folder, &["status", "-q"]);
        assert_eq!(run.code, 0, "{example}");
        assert!(widest(&run.out) <= 80, "{example}: {}", run.out);
        assert!(run.out.lines().count() <= 42, "{example}: {}", run.out);
    }
    let healthy = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/healthy");
    let run = pm(&healthy, &["status"]);
    for told in [
        "  experiment/weather  concluded 6 days ago, refuted",
        "    first-week           38 % → never read (first-plan) → 60 % by 2026-Q4",
        "    not: plan-on-paper (minutes-at-night)",
        "  proved wrong, and said so        2 of 3   reminder-text, weather",
    ] {
        assert!(run.out.contains(told), "{told}\n{}", run.out);
    }
}

/// Narrow terminals, and those that speak no UTF-8.
#[test]
fn narrow_and_plain_terminals() {
    use pm::output::{Style, status::human};
    for example in ["healthy", "streaming", "build-trap/feature-parade"] {
        let place =
            pm::source::discover(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(example), None).unwrap();
        let tree = pm::source::work_tree(&place).unwrap();
        let (loaded, text) = pm::graph::load_config(&tree).unwrap();
        let strategy = pm::graph::Strategy::build(&tree, loaded, text);
        let facts = pm::rules::Facts::new(&strategy, strategy.settings.today.unwrap());
        let status = pm::documents::status::status(&facts, None);
        for width in [60, 80, 200] {
            let style = Style { width: Some(width), unicode: false, ..Style::PLAIN };
            let shown = human(&status, false, &style);
            assert!(widest(&shown) <= width.min(110), "{width}: {shown}");
            assert!(shown.is_ascii(), "{shown}");
            assert!(human(&status, true, &style).lines().count() >= shown.lines().count());
        }
    }
}

/// Hostile text, values without sense, circles, records that cannot be read.
#[test]
fn bad_input_stays_on_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let long = "x".repeat(10_000);
    let title = format!("</script>]]>\u{202e}\u{1b}[2J \u{1f9c1} {long}");
    write(
        folder.path(),
        &[
            ("pm.yaml", SETTINGS),
            ("vision.md", &format!("# {title}\n\nA sentence.\n")),
            (
                "metrics.yaml",
                "none: {definition: a, measures: customer, unit: '%'}\n\
                 one: {definition: b, measures: customer, unit: EUR, readings: {2026-11-01: -5}}\n\
                 same: {definition: c, measures: customer, unit: '%', drives: same2, readings: {2026-11-01: 5, 2026-11-02: 5}}\n\
                 same2: {definition: d, measures: customer, unit: '%', drives: same, readings: {2026-11-01: 1e}}\n",
            ),
            (
                "intents/i.md",
                "---\nstatus: active\noutcomes:\n  none: 5 %\n  one: {baseline: -10 EUR, target: 10 EUR, by: 2026-12-01}\n  same: {baseline: 5 %, target: 5 %}\n  same2: 4 %\n  gone: 4 %\n---\n",
            ),
            (
                "initiatives/a.md",
                "---\nstatus: delivery\nintent: nowhere\npart_of: b\nowner: \"=cmd()\\e[31m\"\nquestions: [{ask: \"\u{202e}=cmd()|' /C calc\", by: 2020-01-01}]\n---\nA\n",
            ),
            ("initiatives/b.md", "---\nstatus: delivery\nintent: i\npart_of: a\n---\nB\n"),
            ("initiatives/broken.md", "---\nstatus: [\n---\nB\n"),
            ("experiments/e.md", "---\ntests: nothing\nstatus: concluded\nresult: {on: 2026-13-01}\n---\n"),
            ("research/r.md", "---\nmethod: interview\non: soon\n---\n"),
        ],
    );
    for arguments in [&["status"][..], &["status", "--all"], &["portfolio"], &["portfolio", "--format", "markdown"]] {
        let run = pm(folder.path(), arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        assert!(!run.out.contains(['\u{1b}', '\u{202e}']), "{}", run.out);
    }
    let run = pm(folder.path(), &["status"]);
    assert!(widest(&run.out) <= 82, "{}", run.out);
    assert!(run.out.contains("    one") && run.out.contains("25 %"), "{}", run.out);
    assert!(run.out.contains("held"), "{}", run.out);
    json(&pm(folder.path(), &["status", "--format", "json"]));
}

/// A company of ten thousand records on one screen. (The times are measured by hand: a test machine may be busy.)
#[test]
fn ten_thousand_records_fit_a_screen() {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in workspace::workspace(10_000, 7) {
        world::write_file(folder.path(), &path, &text);
    }
    let run = pm(folder.path(), &["status", "--today", "2026-11-22"]);
    assert_eq!(run.code, 0);
    assert!(widest(&run.out) <= 80 && run.out.lines().count() <= 42, "{}", run.out);
}

/// Long names stand whole, what is left out is named, and the command that shows it keeps the owner.
#[test]
fn long_names_stand_whole_and_what_is_left_out_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let metric = "m: {definition: d, measures: customer, unit: '%', cadence: weekly, readings: {2026-11-16: 12}}\n";
    let intent = "---\nstatus: active\nowner: ada\n---\n# All\n";
    write(folder.path(), &[("pm.yaml", SETTINGS), ("metrics.yaml", metric), ("intents/all.md", intent)]);
    let long = "found-in-two-minutes-by-those-who-never-came-before";
    for number in 0..12 {
        let path = format!("initiatives/{long}-{number:02}.md");
        let outcome = "{baseline: {value: 10, on: 2026-01-01}, target: 20, by: 2027-01-01}";
        let text = format!("---\nstatus: delivery\nintent: all\nowner: ada\noutcomes: {{m: {outcome}}}\n---\nA\n");
        write(folder.path(), &[(&path, &text)]);
    }
    let run = pm(folder.path(), &["status", "--owner", "ada"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(widest(&run.out) <= 80, "{}", run.out);
    for number in ["00", "06"] {
        assert!(run.out.contains(&format!("\n    {long}-{number}\n")), "{}", run.out);
    }
    // Two of ten percent are a fifth of the way; 325 of 365 days are 89 % of the time.
    assert!(run.out.contains("10 %  12 % 16 Nov    20 %  1 Jan  20 %  89 % behind"), "{}", run.out);
    assert!(run.out.contains("more: pm status --all --owner ada\n    behind: found-in-two"), "{}", run.out);
    let all = pm(folder.path(), &["status", "--owner", "ada", "--all"]).out;
    assert_eq!(all.matches(long).count(), 12, "{all}");
}
