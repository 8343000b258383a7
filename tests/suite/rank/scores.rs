//! Other people's scores, and the matrix of value and urgency.

use serde_json::{Value, json};

use super::workspace::{estimates, euros, ids, reasons, row, scored, scores, workspace};

fn all(items: &[(&'static str, &str)], arguments: &[&str]) -> Value {
    let items: Vec<(&str, String)> = items.iter().map(|(id, fields)| (*id, estimates(fields))).collect();
    euros(&items).rank(arguments)
}

#[test]
fn rice() {
    let json = all(
        &[
            ("a", "rice: {reach: 500, impact: 2, confidence: 80 %}, effort: 1 person-month"),
            ("b", "rice: {reach: 2000 per quarter, impact: 2, confidence: 80 %}, effort: 3 person-months"),
            ("c", "rice: {reach: 5000 per quarter, impact: 0.5, confidence: 100 %}, effort: 1"),
        ],
        &["--by", "rice"],
    );
    assert_eq!(json["method"], "rice");
    assert_eq!(scores(&json), scored(&[("c", "2500"), ("b", "1066.666666666667"), ("a", "800")]));
}

/// A person-month of 30.436875 days: ten person-days are two person-weeks, 14 of these days.
#[test]
fn effort_in_days_is_in_working_days() {
    let score = |effort: &str| {
        let fields = format!("rice: {{reach: 500, impact: 2, confidence: 100 %}}, effort: {effort}");
        scores(&all(&[("a", &fields)], &["--by", "rice"]))
    };
    assert_eq!(score("10 person-days"), score("2 person-weeks"));
    assert_eq!(score("10 person-days"), scored(&[("a", "2174.0625")]));
}

/// A quarter has three months, whichever way the rate is written.
#[test]
fn reach_is_counted_a_quarter() {
    for reach in
        ["500 per month", "500/month", "500 a month", "500 users a month", "500 users per month", "500 users/month"]
    {
        let fields = format!("rice: {{reach: {reach}, impact: 2, confidence: 80 %}}, effort: 1");
        let json = all(&[("a", &fields)], &["--by", "rice"]);
        assert_eq!(scores(&json), scored(&[("a", "2400")]), "{reach}");
    }
    let fields = "rice: {reach: 500 per sprint, impact: 2, confidence: 80 %}, effort: 1";
    let json = all(&[("a", fields)], &["--by", "rice"]);
    assert!(reasons(&json, "a").contains("`sprint`"), "{}", reasons(&json, "a"));
}

#[test]
fn rice_without_its_effort_never_takes_the_duration() {
    let json = all(
        &[
            ("a", "rice: {reach: 500, impact: 2, confidence: 80 %}, duration: 4w"),
            ("b", "rice: {reach: 500, impact: 2, confidence: 80 %}, effort: 0"),
        ],
        &["--by", "rice"],
    );
    assert_eq!(row(&json, "a")["missing"], json!(["effort"]));
    assert_eq!(reasons(&json, "b"), "its effort is not above zero");
}

#[test]
fn wsjf() {
    let group = |value, time, risk, size| {
        format!(
            "wsjf: {{user_business_value: {value}, time_criticality: {time}, \
             risk_reduction_opportunity_enablement: {risk}, job_size: {size}}}"
        )
    };
    let (a, b) = (group(8, 5, 3, 2), group(5, 3, 8, 13));
    let json = all(&[("a", &a), ("b", &b)], &["--by", "wsjf"]);
    // 16 / 2 and 16 / 13.
    assert_eq!(scores(&json), scored(&[("a", "8"), ("b", "1.230769230769")]));
    let json = all(&[("a", &group(8, 5, 3, 0))], &["--by", "wsjf"]);
    assert_eq!(reasons(&json, "a"), "its job size is not above zero");
}

#[test]
fn opportunity() {
    let json = all(
        &[
            ("a", "opportunity: {importance: 9, satisfaction: 3}"),
            ("b", "opportunity: {importance: 2.4, satisfaction: 3.2}"),
        ],
        &["--by", "opportunity"],
    );
    assert_eq!(scores(&json), scored(&[("a", "15"), ("b", "2.4")]));
}

#[test]
fn ice_in_each_of_its_ways() {
    let items = [
        ("a", estimates("ice: {impact: 8, confidence: 6, ease: 3}")),
        ("b", estimates("ice: {impact: 5, confidence: 5, ease: 6}")),
    ];
    // 144 and 150; 17/3 and 16/3; 17 and 16: the ways order differently.
    let table = [
        ("", [("b", "150"), ("a", "144")]),
        ("rank: {ice: product}", [("b", "150"), ("a", "144")]),
        ("rank: {ice: mean}", [("a", "5.666666666667"), ("b", "5.333333333333")]),
        ("rank: {ice: sum}", [("a", "17"), ("b", "16")]),
    ];
    for (settings, expected) in table {
        let here = workspace(settings, &items);
        assert_eq!(scores(&here.rank(&["--by", "ice"])), scored(&expected), "{settings}");
    }
}

#[test]
fn other_peoples_scores_are_called_that() {
    let here = euros(&[("a", estimates("opportunity: {importance: 9, satisfaction: 3}"))]);
    for format in ["human", "markdown"] {
        let told = here.shown(&["--by", "opportunity", "--format", format]);
        assert!(told.contains("other people's scores"), "{told}");
    }
}

#[test]
fn the_matrix_orders_by_steps_and_then_by_weeks() {
    let json = all(
        &[
            ("late", "value: meh, urgency: whenever, duration: 1w"),
            ("long", "value: killer, urgency: soon, duration: 8w"),
            ("open", "value: killer, urgency: soon"),
            ("short", "value: bonus, urgency: asap, duration: 2w"),
            ("top", "value: killer, urgency: asap, duration: 20w"),
        ],
        &["--by", "matrix"],
    );
    assert_eq!(ids(&json["ranked"]), ["top", "short", "long", "open", "late"]);
    // No number is invented for a cell.
    assert!(json["ranked"].as_array().unwrap().iter().all(|row| row["score"] == Value::Null));
    let cell = row(&json, "long");
    assert_eq!((&cell["value"], &cell["urgency"]), (&json!("killer"), &json!("soon")));
}

#[test]
fn cost_of_delay_alone_needs_no_duration() {
    let json = all(
        &[("a", "cost_of_delay: 10 EUR per week"), ("b", "cost_of_delay: 30 EUR per week, duration: 90w")],
        &["--by", "cost-of-delay"],
    );
    assert_eq!(scores(&json), scored(&[("b", "30"), ("a", "10")]));
}
