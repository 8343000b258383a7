//! An initiative as a step of the Product Kata: what is told of it, and what there is to do next.

use crate::support::{memory, world};

use pm::documents::{Kata, KataStep, OpenLinks, kata};
use pm::values::Date;

const METRICS: &str = "activation: {definition: d, measures: customer, unit: '%'}\n";
const READ: &str =
    "activation: {definition: d, measures: customer, unit: '%', readings: {2026-10-01: 31 %, 2026-11-01: 38 %}}\n";
const VISION: &str = "# Us\n\nAnyone can learn a craft from one who practises it.\n";
const FULL: &str = "intent: grow\noutcomes: {activation: {target: 45 %, by: 2026-Q4}}\noptions: [wizard, import]\n";

/// The Kata of `initiatives/a.md` among some files.
fn of(fields: &str, text: &str, files: &[(&str, &str)]) -> Kata {
    let own = format!("---\n{fields}---\n# Onboarding\n\n{text}\n");
    let base = [("pm.yaml", ""), ("vision.md", VISION), ("metrics.yaml", READ), ("intents/grow.md", "# Grow\n")];
    let own = [("initiatives/a.md", own.as_str())];
    let strategy = memory::strategy(memory::files(&[&base[..], &own, files].concat()));
    let number = strategy.named("initiative/a")[0];
    kata(&strategy, &OpenLinks::of(&strategy), number, Date::new(2026, 11, 22).unwrap()).unwrap()
}

/// The step and the words of what there is to do.
fn next(fields: &str, text: &str, files: &[(&str, &str)]) -> Option<(KataStep, String)> {
    of(fields, text, files).next.map(|next| (next.step, next.text))
}

fn experiment(fields: &str) -> String {
    format!("---\ntests: wizard\n{fields}---\nIf the first screen is one invite, four of ten invite.\n")
}

#[test]
fn the_first_question_that_is_empty_is_the_next_thing_to_do() {
    let running = experiment("status: running\nends: 2026-12-05\nsuccess: {activation: at least 40 %}\n");
    let late = running.replace("2026-12-05", "2026-11-10");
    let vague = running.replace("success: {activation: at least 40 %}\n", "");
    let draft = running.replace("running", "draft");
    let over =
        experiment("status: concluded\nends: 2026-11-10\nresult: {verdict: refuted}\nlearned: they never saw it\n");
    let decided = over.replace("---\nIf", "decision: pivot\n---\nIf");
    let discovery = format!("status: discovery\n{FULL}");
    let here = |text: &str| [("experiments/e.md", text.to_owned())];
    type Case<'a> = (&'a str, &'a str, [(&'static str, String); 1], KataStep, &'a str);
    let table: [Case<'_>; 12] = [
        ("", "", here(""), KataStep::Direction, "say which strategic intent it serves"),
        (
            "intent: grow\n",
            "",
            here(""),
            KataStep::Now,
            "name the metric that would show that it worked, and how far it should move",
        ),
        (FULL, "", here(""), KataStep::InTheWay, "say what keeps customers from it, in their words"),
        (
            "intent: grow\noutcomes: {activation: 45 %}\n",
            "They give up.",
            here(""),
            KataStep::NextStep,
            "write down two ways in which it could be solved",
        ),
        (
            FULL,
            "They give up.",
            here(""),
            KataStep::Expected,
            "say what is expected of the next step, and try it small",
        ),
        (&discovery, "They give up.", here(&vague), KataStep::Expected, "say what would count as success"),
        (&discovery, "They give up.", here(&draft), KataStep::Learned, "start experiment/e"),
        (
            &discovery,
            "They give up.",
            here(&running),
            KataStep::Learned,
            "read the result of experiment/e when it ends on 2026-12-05",
        ),
        (
            &discovery,
            "They give up.",
            here(&late),
            KataStep::Learned,
            "say what came of experiment/e, which ended 12 days ago",
        ),
        (&discovery, "They give up.", here(&over), KataStep::Learned, "decide what follows from experiment/e"),
        (
            &discovery,
            "They give up.",
            here(&decided),
            KataStep::Expected,
            "decide what to try next: experiment/e was refuted",
        ),
        (
            &format!("status: delivery\n{FULL}"),
            "They give up.",
            here(&decided),
            KataStep::Learned,
            "judge it on 2026-12-31: `activation` is to be at 45 %, now 38 %",
        ),
    ];
    for (fields, text, files, step, words) in table {
        let files: Vec<(&str, &str)> =
            files.iter().filter(|(_, text)| !text.is_empty()).map(|(path, text)| (*path, text.as_str())).collect();
        assert_eq!(next(fields, text, &files), Some((step, words.to_owned())), "{fields}");
    }
}

#[test]
fn a_baseline_is_where_we_are_until_something_is_built() {
    let fields = FULL.replace("target: 45 %", "baseline: 31 %, target: 45 %");
    let unread = [("metrics.yaml", METRICS)];
    let step = |status: &str| next(&format!("status: {status}\n{fields}"), "They give up.", &unread).unwrap();
    assert_eq!(step("discovery").0, KataStep::Expected);
    assert_eq!(
        step("measuring"),
        (KataStep::Now, "read `activation`: nothing was read since it was at 31 %".to_owned())
    );
}

#[test]
fn the_next_date_that_was_promised_is_told_of_any_work() {
    let words = |fields: &str| next(&format!("intent: grow\n{fields}"), "They wait.", &[]).map(|next| next.1);
    let of = |fields: &str, expected: &str| assert_eq!(words(fields).as_deref(), Some(expected), "{fields}");
    of("work: mandate\nstatus: discovery\ndeadline: 2027-04-01\n", "have it done by 2027-04-01, its deadline");
    of("work: mandate\nstatus: delivery\ndeadline: 2026-11-01\n", "say what became of it: its deadline was 2026-11-01");
    assert_eq!(words("work: mandate\nstatus: measuring\ndeadline: 2026-11-01\n"), None);
    let hold = "work: upkeep\nstatus: delivery\noutcomes: {activation: {baseline: 38 %, target: 38 %, by: DAY}}\n";
    of(&hold.replace("DAY", "2027-06"), "judge it on 2027-06-30: `activation` is to stay at 38 %, now 38 %");
    // It was held until its day.
    assert_eq!(words(&hold.replace("DAY", "2026-11-01")), None);
    let lost = hold.replace("38 %", "40 %").replace("DAY", "2026-11-01");
    of(&lost, "decide what follows: `activation` was to stay at 40 % by 2026-11-01, now 38 %");
    // Whichever is next: a deadline, a target, or what a way that is out already promised.
    let both = "work: mandate\nstatus: delivery\ndeadline: 2027-07-01\noutcomes: {activation: {target: 45 %, by: 2027-07-01}}\n";
    of(both, "judge it on 2027-07-01: `activation` is to be at 45 %, now 38 %");
    of(&both.replace("deadline: 2027-07", "deadline: 2027-06"), "have it done by 2027-06-01, its deadline");
    let way = "options: [{name: wizard, status: shipped, outcomes: {activation: {target: 40 %, by: 2027-03-31}}}]\n";
    of(&format!("{both}{way}"), "judge option/a.wizard on 2027-03-31: `activation` is to be at 40 %, now 38 %");
    of(
        &format!("{both}{way}").replace("2027-03", "2026-03"),
        "judge it on 2027-07-01: `activation` is to be at 45 %, now 38 %",
    );
}

#[test]
fn what_customers_have_is_not_tried_small() {
    let fields = FULL.replace("2026-Q4", "2026-10-31").replace("wizard", "{name: wizard, status: shipped}");
    let fields = format!("status: discovery\n{fields}");
    assert_eq!(next(&fields, "They give up.", &[]).unwrap().1, "write down what its numbers taught");
    let taught = format!("{fields}learned: they wait for the second invite\n");
    let words = "decide what follows: `activation` was to be at 45 % by 2026-10-31, now 38 %";
    assert_eq!(next(&taught, "They give up.", &[]).unwrap().1, words);
}

#[test]
fn upkeep_owes_no_outcome_and_what_rests_is_left_alone() {
    assert_eq!(next("intent: grow\nwork: upkeep\n", "It falls over.", &[]), None);
    assert_eq!(next("status: paused\n", "", &[]), None);
    assert_eq!(next("status: stopped\nstopped: {why: nobody wanted it}\n", "", &[]), None);
    assert_eq!(next("status: stopped\n", "", &[]).unwrap().1, "say why it was stopped");
    assert_eq!(next("status: achieved\n", "", &[]).unwrap().1, "write down what it taught");
}

#[test]
fn what_cannot_be_found_or_read_is_not_asked_for() {
    let kata = of("intent: grwo\noptions: [wizard]\n", "They give up.", &[]);
    assert!(kata.direction.is_empty() && kata.unknown.contains(&KataStep::Direction));
    assert_eq!(kata.next.unwrap().step, KataStep::Now);
    // What the experiment is about is not known: it may be about this.
    let stray = [("experiments/e.md", "---\ntests: wizrad\nstatus: running\n---\nIf so, then so.\n")];
    let kata = of(FULL, "They give up.", &stray);
    assert_eq!(kata.unknown, [KataStep::NextStep, KataStep::Expected, KataStep::Learned]);
    assert_eq!(kata.next, None);
    let broken = [("initiatives/a.md", "---\nintent: [grow\n---\n# A\n")];
    let kata = of("", "", &broken);
    assert_eq!((kata.unknown.len(), kata.next.unwrap().text.as_str()), (6, "mend its file, which cannot be read"));
}

#[test]
fn what_another_record_leaves_open_is_said_of_that_record() {
    let at =
        |tests: &str| [("experiments/e.md", format!("---\ntests: {tests}\nstatus: running\n---\nIf so, then so.\n"))];
    let here = |files: &[(&'static str, String)]| {
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
        of("intent: grow\noutcomes: {activation: 45 %}\n", "They give up.", &files)
    };
    let names = |kata: &Kata| kata.might_belong.iter().map(|open| open.record.clone()).collect::<Vec<_>>();
    // A name that leads nowhere may have been meant for this one; what can mean two others cannot.
    let stray = here(&at("wizrad"));
    assert_eq!(names(&stray), ["experiment/e"; 3]);
    assert!(stray.might_belong.iter().all(|open| open.is_read) && stray.next.is_none());
    let others = ("initiatives/b.md", "---\noptions: [c]\n---\n# B\n".to_owned());
    let namesake = ("initiatives/c.md", "# C\n".to_owned());
    let elsewhere = here(&[&at("c")[..], &[others.clone(), namesake.clone()]].concat());
    assert_eq!((names(&elsewhere), elsewhere.unknown.as_slice()), (vec![], [].as_slice()));
    assert_eq!(elsewhere.next.unwrap().text, "write down two ways in which it could be solved");
    let files = [("initiatives/d.md", "---\noptions: [a]\n---\n# D\n".to_owned())];
    assert_eq!(names(&here(&[&at("a")[..], &files].concat())), ["experiment/e"; 3]);
    // Of a file that cannot be read nothing is known.
    let broken = here(&[("experiments/e.md", "---\ntests: [c\n---\nIf so, then so.\n".to_owned()), others, namesake]);
    assert!(names(&broken) == ["experiment/e"; 3] && broken.might_belong.iter().all(|open| !open.is_read));
}

#[test]
fn an_example_with_a_name_for_two_says_what_there_is_to_do() {
    let parade = world::examples("build-trap/feature-parade");
    let shown = world::pm(&parade, &["show", "avatars"]).out;
    assert!(!shown.contains("not known"), "{shown}");
    assert!(
        shown.contains("next:                write down two ways in which it could be solved (`options`)\n"),
        "{shown}"
    );
}

#[test]
fn of_the_example_something_is_told_that_its_team_has_to_do() {
    let healthy = world::examples("healthy");
    let show = |name: &str| world::pm(&healthy, &["show", name]).out;
    let first_week = show("first-week");
    assert!(
        first_week.contains("Where are we now?    first-plan 38 % → 60 % by 2026-Q4: never read\n"),
        "{first_week}"
    );
    assert!(first_week.contains("first-plan 75 % (needed at least 55 %)"));
    let next = "next:                read `first-plan`: nothing was read since it was at 38 %\n";
    assert!(first_week.contains(next), "{first_week}");
    // What the Kata tells whole is not told again below it; the text with its link is.
    assert!(!first_week.contains("\noutcomes ") && first_week.contains("\nproblem "));
    // Other kinds have no Kata.
    assert!(show("experiment/klingel").contains("\ntests ") && !show("experiment/klingel").contains("next:"));
}

#[test]
fn json_has_it_whole() {
    let healthy = world::examples("healthy");
    let shown = |name: &str| -> serde_json::Value {
        serde_json::from_str(&world::pm(&healthy, &["show", name, "--format", "json"]).out).unwrap()
    };
    let kata = &shown("winter-dip")["kata"];
    assert_eq!(kata["next"]["step"], "expected");
    assert_eq!(kata["next"]["record"], "experiment/one-question");
    assert_eq!(kata["tried"][0]["criteria"][0]["met"], false);
    assert_eq!(kata["now"][0]["now"], "47 %");
    assert!(shown("experiment/klingel")["kata"].is_null());
}
