//! `--ask`: which estimate to write down next, as YAML that fits where it is said to belong.

use super::workspace::{cost, estimates, euros, workspace};

#[test]
fn a_figure_of_a_group_is_asked_for_within_its_group() {
    let items = [
        ("a", estimates("rice: {reach: 500, impact: 2}, effort: 1 person-month")),
        ("b", estimates("rice: {reach: 500, impact: 2, confidence: 80 %}, effort: 1 person-month")),
    ];
    let asked = euros(&items).shown(&["--by", "rice", "--ask"]);
    assert!(asked.ends_with("estimates:\n  rice:\n    confidence: XX\n"), "{asked}");
}

/// Of c two things are missing: one of them alone would change nothing.
#[test]
fn half_of_what_lacks_is_not_asked_for() {
    let open = || estimates("value: killer, urgency: asap");
    let timed = || estimates("duration: 2w");
    let items = [("a", cost("1", "1")), ("b", cost("2", "1")), ("c", open()), ("d", timed()), ("e", timed())];
    let asked = euros(&items).shown(&["--ask"]);
    let files: Vec<&str> = asked.lines().filter(|line| line.contains("initiatives/")).collect();
    assert_eq!(files.len(), 2, "{asked}");
    assert!(files.iter().all(|line| line.contains("/d.md") || line.contains("/e.md")), "{asked}");
}

#[test]
fn worth_is_looked_for_within_each_group() {
    let range = |low: u32, high: u32| {
        estimates(&format!("cost_of_delay: {{low: {low}, high: {high}, per: week}}, duration: 2w"))
    };
    let with = |intent: &str, fields: String| format!("intent: {intent}\n{fields}");
    // Within each intent the ranges do not overlap, so nothing could change; across them they do.
    let items = [
        ("a", with("one", range(10, 20))),
        ("b", with("one", range(1, 2))),
        ("c", with("two", range(15, 16))),
        ("d", with("two", range(3, 4))),
    ];
    let here = euros(&items);
    here.write("intents.yaml", "one: {title: One}\ntwo: {title: Two}\n");
    assert!(here.shown(&["--group-by", "intent", "--ask"]).starts_with("No estimate is missing"));
    assert!(here.shown(&["--ask"]).contains("worth up to"));
}

#[test]
fn an_assumed_currency_is_one_of_the_order() {
    let here = workspace("", &[("a", estimates("duration: 2w")), ("b", estimates("duration: 2w"))]);
    let assumed = [
        "--assume",
        "a.cost_of_delay=3000 USD per week",
        "--assume",
        "b.cost_of_delay=100 EUR per week",
        "--by",
        "cd3",
    ];
    let json = here.rank(&assumed);
    assert_eq!((&json["currency"], &json["ranked_count"]), (&serde_json::json!("EUR"), &serde_json::json!(1)));
}
