//! Portfolios of thousands: slow is allowed here, without end is not.

use std::fmt::Write;
use std::time::Instant;

use super::workspace::{cost, euros, number};

#[test]
fn ten_thousand_items_are_ranked() {
    let here = euros(&[("first", cost("999999", "1"))]);
    for file in 0..10 {
        let mut text = String::new();
        for one in file * 1000..(file + 1) * 1000 {
            let fields = cost(&(one % 97 + 1).to_string(), &(one % 11 + 1).to_string());
            writeln!(text, "---\nid: i{one}\n{fields}").unwrap();
        }
        here.write(&format!("initiatives/many-{file}.yaml"), &text);
    }
    let begin = Instant::now();
    let json = here.rank(&[]);
    eprintln!("10 000 items: {:?}", begin.elapsed());
    assert_eq!(json["ranked_count"], 10_001);
    assert_eq!(json["ranked"][0]["record"], "initiative/first");
    let scores: Vec<f64> = json["ranked"].as_array().unwrap().iter().map(|row| number(&row["score"])).collect();
    assert!(scores.is_sorted_by(|one, other| one >= other));
    let shown = here.shown(&["--top", "3"]);
    assert!(shown.contains("10001 of 10001") && shown.lines().count() < 20, "{shown}");
    assert!(!shown.contains("Delay cost"), "above 200 the order of work is not looked for unasked");
    assert!(begin.elapsed().as_secs() < 120, "{:?}", begin.elapsed());
}

/// Without dependencies and dates an order is a sort, however many they are.
#[test]
fn an_order_of_a_thousand_is_proved() {
    let ids: Vec<String> = (0..1000).map(|one| format!("i{one}")).collect();
    let items: Vec<(&str, String)> = ids
        .iter()
        .enumerate()
        .map(|(one, id)| (id.as_str(), cost(&(one % 97 + 1).to_string(), &(one % 11 + 1).to_string())))
        .collect();
    let begin = Instant::now();
    let sequence = &euros(&items).rank(&["--sequence"])["sequence"];
    eprintln!("an order of 1000: {:?}", begin.elapsed());
    assert_eq!(sequence["optimality"], "proved");
    assert_eq!(sequence["order"].as_array().unwrap().len(), 1000);
}
