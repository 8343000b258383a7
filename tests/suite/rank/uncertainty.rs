//! Estimates that are ranges, and work that may fail.

use serde_json::{Value, json};

use super::workspace::{cost, estimates, euros, number, order, row, scored, scores, workspace};

#[test]
fn u1_means_are_divided_and_not_scores() {
    let a = estimates("cost_of_delay: 10 EUR per week, duration: {low: 1w, high: 9w}");
    let json = euros(&[("a", a), ("b", cost("3", "1"))]).rank(&["--sequence"]);
    // 10 / 5 against 3 / 1; the mean of 10/1 and 10/9 would put a first, at 68.
    assert_eq!(scores(&json), scored(&[("b", "3"), ("a", "2")]));
    assert_eq!(order(&json["sequence"]), ["b", "a"]);
    assert_eq!(json["sequence"]["total_delay_cost"], "63");
}

#[test]
fn u3_how_probably_it_is_first() {
    let a = estimates("cost_of_delay: {low: 6 EUR, high: 14 EUR, per: week}, duration: 2w");
    let json = euros(&[("a", a), ("b", cost("8", "2"))]).rank(&[]);
    let (a, b) = (number(&row(&json, "a")["first_probability"]), number(&row(&json, "b")["first_probability"]));
    assert!((a - 0.75).abs() < 0.01, "{a}");
    assert!((a + b - 1.0).abs() < 1e-9, "{a} + {b}");
    assert_eq!(row(&json, "a")["ahead_probability"], row(&json, "a")["first_probability"]);
}

#[test]
fn without_ranges_there_is_no_chance_to_tell() {
    let json = euros(&[("a", cost("10", "2")), ("b", cost("8", "2"))]).rank(&[]);
    assert_eq!(row(&json, "a")["first_probability"], Value::Null);
}

#[test]
fn a_range_means_what_the_settings_say() {
    let a = estimates("cost_of_delay: {low: 0 EUR, likely: 3 EUR, high: 12 EUR, per: week}, duration: 1w");
    // (0 + 3 + 12) / 3, then (0 + 12) / 2.
    for (settings, mean) in [("", "5"), ("rank: {range: triangular}", "5"), ("rank: {range: uniform}", "6")] {
        let json = workspace(&format!("currency: EUR\n{settings}"), &[("a", a.clone())]).rank(&[]);
        assert_eq!(row(&json, "a")["cost_of_delay_per_week"], mean, "{settings}");
    }
    // Without the likeliest it is uniform.
    let b = estimates("cost_of_delay: {low: 20000 EUR, high: 90000 EUR, per: week}, duration: 1w");
    assert_eq!(row(&euros(&[("b", b)]).rank(&[]), "b")["cost_of_delay_per_week"], "55000");
}

/// The normal through both: far from 0 nothing is cut off, and its mean is the middle.
#[test]
fn a_range_of_ten_to_ninety_percent_is_a_normal() {
    let a = estimates("cost_of_delay: {low: 900 EUR, high: 1100 EUR, per: week}, duration: 1w");
    let items = [("a", a), ("b", cost("1100", "1"))];
    let json = workspace("currency: EUR\nrank: {range: p10_p90}", &items).rank(&[]);
    let mean = number(&row(&json, "a")["cost_of_delay_per_week"]);
    assert!((mean - 1000.0).abs() < 1e-6, "{mean}");
    let chance = number(&row(&json, "a")["first_probability"]);
    assert!((chance - 0.1).abs() < 0.01, "{chance}");
}

/// A test of 2 weeks that 3 in 10 pass, and 10 weeks after it: p·c / (d1 + p·d2).
#[test]
fn a_test_that_may_end_it_makes_it_cheaper() {
    let stages = "stages: [{name: test, duration: 2w, success_probability: 30 %}]";
    let tested = estimates(&format!("cost_of_delay: 9000 EUR per week, duration: 10w, {stages}"));
    let untested = estimates("cost_of_delay: 9000 EUR per week, duration: 12w, success_probability: 30 %");
    let json = euros(&[("tested", tested), ("untested", untested)]).rank(&[]);
    // 2700 / 5 and 2700 / 12.
    assert_eq!(scores(&json), scored(&[("tested", "540"), ("untested", "225")]));
    assert_eq!(row(&json, "tested")["duration_weeks"], "5");
}

/// A stage may be a range as everything may, and it means what the settings say.
#[test]
fn a_stage_may_be_a_range() {
    let stages = "stages: [{name: test, duration: {low: 0w, likely: 3w, high: 12w}, success_probability: 50 %}]";
    let a = estimates(&format!("cost_of_delay: 100 EUR per week, duration: 10w, {stages}"));
    for (settings, weeks) in [("", "10"), ("rank: {range: uniform}", "11")] {
        let json =
            workspace(&format!("currency: EUR\n{settings}"), &[("a", a.clone()), ("b", cost("1", "1"))]).rank(&[]);
        assert_eq!(row(&json, "a")["duration_weeks"], weeks, "{settings}");
        assert!(row(&json, "a")["first_probability"].is_string(), "a range is drawn");
    }
}

/// What is missing is asked for as the record would say it: before it is weighed by how probably it works.
#[test]
fn a_break_even_is_what_the_record_would_have_to_say() {
    let test = "stages: [{name: test, duration: 1w, success_probability: 50 %}]";
    let items = [
        ("a", cost("3000", "3")),
        ("b", estimates("duration: 2w, success_probability: 50 %")),
        ("c", estimates(&format!("cost_of_delay: 9000 EUR per week, {test}"))),
    ];
    let json = euros(&items).rank(&[]);
    // Half of it over 2 weeks is to be above 1000 a week.
    let above = json!({"estimate": "cost_of_delay_per_week", "bound": "above", "value": "4000"});
    assert_eq!(row(&json, "b")["break_even"], above);
    // 4500 / (1 + d/2) is to be above 1000.
    assert_eq!(row(&json, "c")["break_even"], json!({"estimate": "duration_weeks", "bound": "below", "value": "7"}));
    // And so it is: at the value they share the rank.
    for assumed in ["b.cost_of_delay=4000 EUR per week", "c.duration=7w"] {
        let json = euros(&items).rank(&["--assume", assumed]);
        assert_eq!((&json["ranked"][0]["score"], &json["ranked"][1]["score"]), (&json!("1000"), &json!("1000")));
    }
}

/// The same bytes again and again.
#[test]
fn draws_are_the_same_each_time() {
    let a =
        estimates("cost_of_delay: {low: 6 EUR, high: 14 EUR, per: week}, duration: {low: 1w, likely: 2w, high: 5w}");
    let here = euros(&[("a", a), ("b", cost("8", "2"))]);
    assert_eq!(here.shown(&["--format", "json"]), here.shown(&["--format", "json"]));
}
