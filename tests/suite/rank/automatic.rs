//! Which method is taken where nobody asks for one, and what is said of it.

use serde_json::{Value, json};

use super::workspace::{cost, estimates, euros, ids, row};

fn matrix(weeks: Option<u32>) -> String {
    let duration = weeks.map(|weeks| format!(", duration: {weeks}w")).unwrap_or_default();
    estimates(&format!("value: killer, urgency: soon{duration}"))
}

fn nothing() -> String {
    "status: discovery".to_owned()
}

#[test]
fn two_with_money_are_enough() {
    let items = [
        ("a", cost("1", "1")),
        ("b", cost("2", "1")),
        ("c", matrix(Some(1))),
        ("d", matrix(None)),
        ("e", matrix(Some(3))),
    ];
    let json = euros(&items).rank(&[]);
    assert_eq!(json["method"], "cd3");
    assert_eq!(json["why"], "2 of 5 have a cost of delay in money and a duration; `--by matrix` would rank 3");
    // Money and the matrix never share an order.
    assert_eq!(ids(&json["ranked"]), ["b", "a"]);
    assert_eq!(ids(&json["not_ranked"]), ["c", "d", "e"]);
    assert_eq!(row(&json, "c")["missing"], json!(["cost_of_delay"]));
}

#[test]
fn one_with_money_yields_to_two_of_the_matrix() {
    let items =
        [("a", cost("1", "1")), ("b", matrix(Some(2))), ("c", matrix(Some(1))), ("d", matrix(None)), ("e", nothing())];
    let json = euros(&items).rank(&[]);
    assert_eq!(json["method"], "matrix");
    assert_eq!(json["why"], "1 of 5 has a cost of delay in money; with 2 more, money would rank 3");
    assert_eq!(ids(&json["ranked"]), ["c", "b", "d"]);
    assert_eq!(ids(&json["not_ranked"]), ["a", "e"]);
    assert_eq!(row(&json, "a")["missing"], json!(["value", "urgency"]));
}

#[test]
fn two_of_nine_in_money_without_a_duration() {
    let open = || estimates("cost_of_delay: 5 EUR per week, value: killer, urgency: asap");
    let mut items = vec![("a", open()), ("b", open())];
    items.extend(["c", "d", "e"].map(|id| (id, matrix(Some(1)))));
    items.extend(["f", "g", "h", "i"].map(|id| (id, matrix(None))));
    let json = euros(&items).rank(&[]);
    assert_eq!(json["why"], "2 of 9 have a cost of delay in money; with 3 more, money would rank 3");
    assert_eq!(json["ranked_count"], 9);
}

#[test]
fn one_of_each_is_ranked_by_money() {
    let json = euros(&[("a", matrix(Some(1))), ("b", cost("1", "1"))]).rank(&[]);
    assert_eq!(json["method"], "cd3");
    assert_eq!(json["why"], "the best method that any has the estimates for");
    assert_eq!((ids(&json["ranked"]), ids(&json["not_ranked"])), (vec!["b".to_owned()], vec!["a".to_owned()]));
}

#[test]
fn one_of_the_matrix_is_better_than_none() {
    let json = euros(&[("a", matrix(None)), ("b", nothing())]).rank(&[]);
    assert_eq!(json["method"], "matrix");
    assert_eq!(json["why"], "none of 2 has a cost of delay in money");
    assert_eq!(ids(&json["ranked"]), ["a"]);
}

#[test]
fn without_any_estimate_nothing_is_ranked() {
    let here = euros(&[("a", nothing()), ("b", nothing())]);
    let json = here.rank(&[]);
    assert_eq!((&json["ranked"], &json["why"]), (&json!([]), &Value::Null));
    assert_eq!(ids(&json["not_ranked"]), ["a", "b"]);
    assert!(here.shown(&[]).starts_with("None of 2 initiatives can be ranked"), "{}", here.shown(&[]));
}

#[test]
fn other_scores_are_only_taken_when_asked_for() {
    let ice = || estimates("ice: {impact: 8, confidence: 6, ease: 3}");
    let json = euros(&[("a", ice()), ("b", ice()), ("c", ice())]).rank(&[]);
    assert_eq!((&json["ranked"], &json["why"]), (&json!([]), &json!("`--by ice` would rank 3")));
}

#[test]
fn a_method_that_is_asked_for_says_no_why() {
    let here = euros(&[("a", matrix(Some(1))), ("b", cost("1", "1"))]);
    let json = here.rank(&["--by", "matrix"]);
    assert_eq!((&json["method"], &json["why"]), (&json!("matrix"), &Value::Null));
}

#[test]
fn what_has_ended_is_not_counted() {
    let json = euros(&[("a", cost("1", "1")), ("b", format!("status: stopped\n{}", cost("1", "1")))]).rank(&[]);
    assert_eq!((&json["count"], ids(&json["ranked"])), (&json!(1), vec!["a".to_owned()]));
}
