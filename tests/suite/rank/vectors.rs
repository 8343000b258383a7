//! The vectors of the definition that are about money and time, as far as a sort solves them.

use serde_json::{Value, json};

use super::workspace::{cost, estimates, euros, ids, order, row, scored, scores, workspace};

/// leadingagile.com 2015.
fn v1() -> Vec<(&'static str, String)> {
    vec![("a", cost("3000", "3")), ("b", cost("7000", "4")), ("c", cost("9000", "6"))]
}

fn flips(json: &Value, id: &str) -> Vec<(String, String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let flips = row(json, id)["flips"].as_array().unwrap();
    let mut flips: Vec<_> =
        flips.iter().map(|flip| (text(&flip["estimate"]), text(&flip["bound"]), text(&flip["value"]))).collect();
    flips.sort();
    flips
}

#[test]
fn v1_three_items() {
    let here = workspace("currency: EUR\nrank: {plan: [a, b, c]}", &v1());
    let json = here.rank(&["--sequence"]);
    assert_eq!(json["method"], "cd3");
    assert_eq!(json["currency"], "EUR");
    assert_eq!(json["as_of"], "2026-11-22");
    assert_eq!(scores(&json), scored(&[("b", "1750"), ("c", "1500"), ("a", "1000")]));
    let sequence = &json["sequence"];
    assert_eq!(order(sequence), ["b", "c", "a"]);
    assert_eq!(sequence["total_delay_cost"], "157000");
    assert_eq!(sequence["own_duration_cost"], "91000");
    assert_eq!(sequence["queueing_cost"], "66000");
    assert_eq!(sequence["optimality"], "proved");
    assert_eq!(sequence["lower_bound"], "157000");
    let plan = &sequence["plan"];
    assert_eq!(order(plan), ["a", "b", "c"]);
    assert_eq!(plan["total_delay_cost"], "175000");
    assert_eq!(plan["feasible"], true);
}

#[test]
fn v1_flips() {
    let json = euros(&v1()).rank(&[]);
    let told = |flips: &[(&str, &str, &str)]| -> Vec<(String, String, String)> {
        flips.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect()
    };
    // 7000 / 1500 weeks, and 1500 × 4 €.
    let b = [("cost_of_delay_per_week", "below", "6000"), ("duration_weeks", "above", "4.666666666667")];
    assert_eq!(flips(&json, "b"), told(&b));
    // Ahead of b from 1750 on: 9000 / 1750 weeks, 1750 × 6 €; behind a from 1000 on.
    let c = [
        ("cost_of_delay_per_week", "above", "10500"),
        ("cost_of_delay_per_week", "below", "6000"),
        ("duration_weeks", "above", "9"),
        ("duration_weeks", "below", "5.142857142857"),
    ];
    assert_eq!(flips(&json, "c"), told(&c));
}

#[test]
fn v1_by_other_plans() {
    for (plan, total) in [("[c, b, a]", "163000"), ("[b, c, a]", "157000")] {
        let here = workspace(&format!("currency: EUR\nrank: {{plan: {plan}}}"), &v1());
        assert_eq!(here.rank(&["--sequence"])["sequence"]["plan"]["total_delay_cost"], total, "{plan}");
    }
}

#[test]
fn v1_without_sequence_has_none() {
    assert_eq!(euros(&v1()).rank(&[])["sequence"], Value::Null);
}

#[test]
fn v1_for_people_says_what_the_plan_wastes() {
    let here = workspace("currency: EUR\nrank: {plan: [a, b, c]}", &v1());
    let told = here.shown(&[]);
    let line =
        "Delay cost: recommended €157k (own €91k + queueing €66k), today's plan €175k: saves €18k. Proved optimal.";
    assert!(told.contains(line), "{told}");
}

#[test]
fn v2_swapping_two() {
    let items = [("a", cost("10", "2")), ("b", cost("30", "4"))];
    let json = workspace("currency: EUR\nrank: {plan: [a, b]}", &items).rank(&["--sequence"]);
    assert_eq!(scores(&json), scored(&[("b", "7.5"), ("a", "5")]));
    assert_eq!(json["sequence"]["total_delay_cost"], "180");
    assert_eq!(json["sequence"]["plan"]["total_delay_cost"], "200");
    // c_a·d_b − c_b·d_a: 10 × 4 − 30 × 2.
    let told = euros(&items).shown(&["--explain", "b"]);
    assert!(told.contains("30 × 2 − 10 × 4 = €20"), "{told}");
}

/// Made Tech: euros a day, and days.
#[test]
fn v8_days_and_a_zero() {
    let daily =
        |euros: u32, days: u32| estimates(&format!("cost_of_delay: {euros} EUR per day, duration: {days} days"));
    let json = euros(&[("a", daily(100, 7)), ("b", daily(15, 1)), ("c", daily(0, 2))]).rank(&["--sequence"]);
    // B 15 €/day over 1 day, A 100 over 7: by the week squared 49 times as much.
    assert_eq!(scores(&json), scored(&[("b", "735"), ("a", "700"), ("c", "0")]));
    assert_eq!(json["not_ranked"], json!([]));
    assert_eq!(order(&json["sequence"]), ["b", "a", "c"]);
    assert_eq!(json["sequence"]["total_delay_cost"], "815");
}

#[test]
fn missing_estimates_have_a_break_even() {
    let items = [
        ("a", cost("3000", "3")),
        ("b", estimates("duration: 2w")),
        ("c", estimates("cost_of_delay: 9000 EUR per week")),
    ];
    let json = euros(&items).rank(&[]);
    assert_eq!((ids(&json["ranked"]), ids(&json["not_ranked"])), (vec!["a".into()], vec!["b".into(), "c".into()]));
    assert_eq!((&json["ranked_count"], &json["count"]), (&json!(1), &json!(3)));
    let b = row(&json, "b");
    assert_eq!(b["missing"], json!(["cost_of_delay"]));
    let above = json!({"estimate": "cost_of_delay_per_week", "bound": "above", "value": "2000"});
    assert_eq!(b["break_even"], above);
    assert_eq!((&b["path"], &b["line"]), (&json!("initiatives/b.md"), &json!(2)));
    let c = row(&json, "c");
    assert_eq!(c["missing"], json!(["duration"]));
    assert_eq!(c["break_even"], json!({"estimate": "duration_weeks", "bound": "below", "value": "9"}));
}

#[test]
fn units_are_converted() {
    let json = euros(&[("a", estimates("cost_of_delay: 13000 EUR per month, duration: 6w"))]).rank(&[]);
    let a = row(&json, "a");
    // 13000 · 12 / 365.2425 · 7.
    assert_eq!(a["cost_of_delay_per_week"], "2989.79445163145");
    // A sixth of it: 498.299075271908|3….
    assert_eq!(a["score"], "498.299075271908");
    // In other words the same: a day, a quarter, a year; months of duration.
    let same = [
        ("a", "cost_of_delay: 700 EUR per week, duration: 2w"),
        ("b", "cost_of_delay: 100 EUR per day, duration: 14 days"),
        ("c", "cost_of_delay: {rate: 700 EUR, per: week}, duration: 2 weeks"),
    ];
    let json = euros(&same.map(|(id, fields)| (id, estimates(fields)))).rank(&[]);
    for id in ["a", "b"] {
        assert_eq!(row(&json, id)["score"], "350", "{id}");
    }
    // 365.2425 / 12 / 7 weeks.
    let json = euros(&[("a", estimates("cost_of_delay: 1 EUR per week, duration: 1 month"))]).rank(&[]);
    assert_eq!(row(&json, "a")["duration_weeks"], "4.348125");
}

#[test]
fn under_way_counts_what_is_left() {
    let a = "status: delivery\nestimates: {cost_of_delay: 10 EUR per week, duration: 10w, remaining: 1w}";
    let json = euros(&[("a", a.to_owned()), ("b", cost("12", "4"))]).rank(&[]);
    assert_eq!(scores(&json), scored(&[("a", "10"), ("b", "3")]));
    // Before it has begun nothing of it is done.
    let json = euros(&[("a", a.replace("delivery", "discovery")), ("b", cost("12", "4"))]).rank(&[]);
    assert_eq!(scores(&json), scored(&[("b", "3"), ("a", "1")]));
}

#[test]
fn currencies_are_exchanged() {
    let items = [
        ("a", estimates("cost_of_delay: 1000 EUR per week, duration: 1w")),
        ("b", estimates("cost_of_delay: 1000 USD per week, duration: 1w")),
        ("c", estimates("cost_of_delay: 1000 GBP per week, duration: 1w")),
    ];
    let json = workspace("currency: EUR\nexchange_rates: {USD: 0.9, GBP: 1.15}", &items).rank(&[]);
    assert_eq!(json["currency"], "EUR");
    assert_eq!(scores(&json), scored(&[("c", "1150"), ("a", "1000"), ("b", "900")]));
}

#[test]
fn a_cost_is_the_sum_of_its_parts() {
    let parts = "estimates:\n  duration: 2w\n  cost_of_delay:\n    parts:\n      \
                 - {value_type: increase_revenue, rate: {low: 20000, likely: 40000, high: 90000, per: week}}\n      \
                 - {value_type: avoid_cost, rate: 5000 EUR per week, probability: 50 %}";
    // (20000 + 40000 + 90000) / 3 + 5000 / 2.
    let json = euros(&[("a", parts.to_owned())]).rank(&[]);
    assert_eq!(row(&json, "a")["cost_of_delay_per_week"], "52500");
    // A missing part makes the whole missing, never smaller.
    let json = euros(&[("a", parts.replace("rate: 5000 EUR per week, ", ""))]).rank(&[]);
    assert_eq!(row(&json, "a")["missing"], json!(["cost_of_delay"]));
}

#[test]
fn one_week_is_no_weeks() {
    let here = euros(&[("a", cost("10", "1")), ("b", cost("20", "2"))]);
    for told in [here.shown(&[]), here.shown(&["--explain", "a"])] {
        assert!(
            told.replace('\u{a0}', " ").contains("1 week") && !told.replace('\u{a0}', " ").contains(" 1 weeks"),
            "{told}"
        );
    }
}
