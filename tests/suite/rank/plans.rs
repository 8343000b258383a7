//! Today's order beside the recommended one, and what stands in the way of an order.

use serde_json::{Value, json};

use super::workspace::{Workspace, cost, euros, order, page, workspace};

fn items() -> Vec<(&'static str, String)> {
    vec![("a", cost("3000", "3")), ("b", cost("7000", "4")), ("c", cost("9000", "6"))]
}

fn planned(plan: &str) -> Workspace {
    workspace(&format!("currency: EUR\nrank: {{plan: {plan}}}"), &items())
}

#[test]
fn a_plan_may_stand_in_a_file() {
    for text in ["[a, b, c]\n", "- a\n- initiative/b\n- c\n", "plan:\n  - a\n  - b\n  - c\n"] {
        let here = planned("today.yaml");
        here.write("today.yaml", text);
        let plan = &here.rank(&["--sequence"])["sequence"]["plan"];
        assert_eq!(order(plan), ["a", "b", "c"], "{text}");
        assert_eq!(plan["total_delay_cost"], "175000", "{text}");
    }
}

#[test]
fn a_plan_that_is_not_there_is_said_and_stops_nothing() {
    let run = planned("today.yaml").pm(&["rank", "--sequence", "--format", "json"]);
    assert_eq!(run.code, 0);
    assert!(run.err.contains("`today.yaml`") && run.err.contains("rank.plan"), "{}", run.err);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(json["sequence"]["plan"], Value::Null);
    assert_eq!(json["sequence"]["total_delay_cost"], "157000");
}

#[test]
fn a_plan_that_is_no_list_is_said() {
    for text in ["a, b, c\n", "plan: a\n", "", "{a: 1}\n", "[", "- {a: b}\n"] {
        let here = planned("today.yaml");
        here.write("today.yaml", text);
        let run = here.pm(&["rank"]);
        assert_eq!(run.code, 0);
        assert!(run.err.contains("`today.yaml`") && run.err.contains("list"), "{text:?}: {}", run.err);
        assert!(!run.out.contains("today's plan"), "{}", run.out);
    }
}

#[test]
fn unknown_names_of_a_plan_are_told() {
    let here = planned("[a, nobody, b, c]");
    let plan = &here.rank(&["--sequence"])["sequence"]["plan"];
    assert_eq!(plan["unknown"], json!(["nobody"]));
    assert_eq!(plan["total_delay_cost"], "175000");
    assert!(here.shown(&[]).contains("The plan names `nobody`, and nothing is called that."));
    // A plan of nothing that is known plans nothing: all of it follows in the recommended order.
    let plan = &planned("[nobody]").rank(&["--sequence"])["sequence"]["plan"];
    assert_eq!(order(plan), ["b", "c", "a"]);
}

#[test]
fn what_a_plan_leaves_out_follows_by_its_score() {
    let here = planned("[a]");
    let plan = &here.rank(&["--sequence"])["sequence"]["plan"];
    assert_eq!(order(plan), ["a", "b", "c"]);
    assert_eq!(plan["unnamed"], 2);
    assert!(here.shown(&[]).contains("The plan leaves out 2 of these"), "{}", here.shown(&[]));
}

#[test]
fn a_plan_may_name_a_record_twice_or_by_its_option() {
    assert_eq!(planned("[a, b, a, c]").rank(&["--sequence"])["sequence"]["plan"]["total_delay_cost"], "175000");
    let here = planned("[a, o, b, c]");
    here.write("options/o.md", &page(&format!("initiative: a\nstatus: chosen\n{}", cost("3000", "3"))));
    let plan = &here.rank(&["--sequence"])["sequence"]["plan"];
    assert_eq!((order(plan), &plan["feasible"]), (vec!["a".into(), "b".into(), "c".into()], &json!(true)));
}

#[test]
fn a_plan_that_cannot_be_carried_out_is_told_and_not_mended() {
    let here = planned("[a, b, c]");
    here.write("initiatives/a.md", &page(&format!("requires: [c]\n{}", cost("3000", "3"))));
    let plan = &here.rank(&["--sequence"])["sequence"]["plan"];
    assert_eq!((&plan["feasible"], &plan["total_delay_cost"]), (&json!(false), &Value::Null));
    assert_eq!(order(plan), ["a", "b", "c"]);
    assert_eq!(plan["broken"], "`initiative/a` stands before `initiative/c`, which it requires");
    assert!(here.shown(&[]).contains("Today's plan cannot be carried out"), "{}", here.shown(&[]));
}

#[test]
fn a_circle_is_told_and_stops_no_ranking() {
    let here = euros(&[
        ("a", format!("requires: [b]\n{}", cost("3000", "3"))),
        ("b", format!("requires: [c]\n{}", cost("7000", "4"))),
        ("c", format!("requires: [a]\n{}", cost("9000", "6"))),
        ("d", cost("1", "1")),
    ]);
    let json = here.rank(&["--sequence"]);
    assert_eq!(json["ranked_count"], 4);
    let sequence = &json["sequence"];
    assert_eq!((&sequence["order"], &sequence["total_delay_cost"]), (&json!([]), &Value::Null));
    assert_eq!(sequence["circle"], json!(["initiative/a", "initiative/b", "initiative/c"]));
    let told = here.shown(&["--sequence"]);
    assert!(told.contains("`a` → `b` → `c` → `a`"), "{told}");
    assert!(told.contains("4 of 4"), "the ranking stands above it: {told}");
}

/// An order that is not there has no lines, and never those of something else.
#[test]
fn a_circle_is_an_empty_csv_and_its_reason() {
    let here = euros(&[
        ("a", format!("requires: [b]\n{}", cost("1", "1"))),
        ("b", format!("requires: [a]\n{}", cost("1", "1"))),
    ]);
    let run = here.pm(&["rank", "--sequence", "--format", "csv"]);
    assert_eq!(run.out.lines().count(), 1, "{}", run.out);
    assert!(run.out.starts_with("order,record,team,"), "{}", run.out);
    assert!(run.err.contains("each of these requires the next, in a circle: `a` → `b` → `a`"), "{}", run.err);
}

#[test]
fn a_circle_through_what_has_no_estimate_is_one() {
    let here = euros(&[("a", format!("requires: [b]\n{}", cost("1", "1"))), ("b", "requires: [a]".to_owned())]);
    assert_eq!(here.rank(&["--sequence"])["sequence"]["circle"], json!(["initiative/a", "initiative/b"]));
}

#[test]
fn what_has_no_estimate_is_required_in_vain_and_said() {
    let here = euros(&[("a", format!("requires: [b]\n{}", cost("30", "2"))), ("b", "status: discovery".to_owned())]);
    let sequence = &here.rank(&["--sequence"])["sequence"];
    assert_eq!(order(sequence), ["a"]);
    assert_eq!(sequence["loose_requirements"], json!([{"record": "initiative/a", "requires": "initiative/b"}]));
    let told = here.shown(&["--sequence"]);
    assert!(told.contains("`a` requires `b`, which has no place in this order"), "{told}");
}

/// 30 a week wait for b, which has no estimate, which waits for c.
#[test]
fn a_requirement_reaches_through_what_has_no_estimate() {
    let here = euros(&[
        ("a", format!("requires: [b]\n{}", cost("30", "2"))),
        ("b", "requires: [c]".to_owned()),
        ("c", cost("1", "2")),
    ]);
    assert_eq!(order(&here.rank(&["--sequence"])["sequence"]), ["c", "a"]);
}

#[test]
fn what_has_ended_is_required_no_more() {
    let here = euros(&[
        ("a", format!("requires: [b]\n{}", cost("30", "2"))),
        ("b", format!("status: achieved\n{}", cost("1", "2"))),
    ]);
    let sequence = &here.rank(&["--sequence"])["sequence"];
    assert_eq!((order(sequence), &sequence["loose_requirements"]), (vec!["a".to_owned()], &json!([])));
}
