//! The vectors of the definition that are about an order of work: what requires what, fixed dates, several at a time.

use super::workspace::{Workspace, cost, estimates, euros, ids, number, order, workspace};

fn requiring(fields: String, required: &str) -> String {
    format!("requires: [{required}]\n{fields}")
}

/// The day so many weeks after the day of the tests.
fn in_weeks(weeks: i32) -> String {
    pm::values::Date::new(2026, 11, 22).unwrap().plus_days(i64::from(weeks) * 7).to_string()
}

#[test]
fn weeks_are_counted_from_the_day_of_the_tests() {
    assert_eq!(in_weeks(6), "2027-01-03");
}

#[test]
fn p1_an_enabler_comes_before_what_it_enables() {
    let items = [("a", cost("0", "2")), ("b", requiring(cost("30", "2"), "a")), ("c", cost("8", "2"))];
    let sequence = &euros(&items).rank(&["--sequence"])["sequence"];
    // 30 × 4 + 8 × 6; going by the best score of what is possible, c first: 8 × 2 + 30 × 6 = 196.
    assert_eq!(order(sequence), ["a", "b", "c"]);
    assert_eq!(sequence["total_delay_cost"], "168");
    assert_eq!(sequence["optimality"], "proved");
}

#[test]
fn p2_two_chains() {
    let weights = ["6", "18", "12", "8", "8", "17", "18"];
    let weeks = ["3", "6", "6", "5", "4", "8", "10"];
    let required = [None, Some("j1"), Some("j2"), Some("j3"), None, Some("j5"), Some("j6")];
    let ids = ["j1", "j2", "j3", "j4", "j5", "j6", "j7"];
    let items: Vec<(&str, String)> = (0..7)
        .map(|at| {
            let fields = cost(weights[at], weeks[at]);
            (ids[at], required[at].map_or(fields.clone(), |required| requiring(fields, required)))
        })
        .collect();
    let sequence = &euros(&items).rank(&["--sequence"])["sequence"];
    assert_eq!(order(sequence), ["j1", "j2", "j5", "j6", "j3", "j7", "j4"]);
    assert_eq!(sequence["total_delay_cost"], "1967");
    assert_eq!(sequence["lower_bound"], "1967");
    assert_eq!(sequence["optimality"], "proved");
}

#[test]
fn d1_a_fixed_date_is_seen_ahead() {
    let x = format!("deadline: {}\nestimates: {{duration: 2w, cost_of_delay: {{penalty: 500 EUR}}}}", in_weeks(6));
    let items = [("x", x), ("a", cost("20", "5")), ("b", cost("6", "3"))];
    let here = workspace("currency: EUR\nrank: {plan: [a, x, b]}", &items);
    let sequence = &here.rank(&["--sequence"])["sequence"];
    // 20 × 7 + 6 × 10, and the date is met.
    assert_eq!(order(sequence), ["x", "a", "b"]);
    assert_eq!(sequence["total_delay_cost"], "200");
    assert_eq!(sequence["optimality"], "proved");
    // Waiting for the latest start of x: 20 × 5 + 500 + 6 × 10.
    assert_eq!(sequence["plan"]["total_delay_cost"], "660");
}

#[test]
fn t1_weighted_tardiness() {
    let (weeks, weights, due) = ([12, 8, 15, 9], [4, 1, 6, 5], [16, 26, 25, 27]);
    let ids = ["t1", "t2", "t3", "t4"];
    let items: Vec<(&str, String)> = (0..4)
        .map(|at| {
            let cost = format!("{{profile: deadline, rate: {} EUR per week}}", weights[at]);
            let fields = format!("estimates: {{duration: {}w, cost_of_delay: {cost}}}", weeks[at]);
            (ids[at], format!("deadline: {}\n{fields}", in_weeks(due[at])))
        })
        .collect();
    // By weight over weeks: 5/9, 6/15, 4/12, 1/8.
    let here = workspace("currency: EUR\nrank: {plan: [t4, t3, t1, t2]}", &items);
    let sequence = &here.rank(&["--sequence"])["sequence"];
    assert_eq!(order(sequence), ["t1", "t3", "t4", "t2"]);
    assert_eq!(sequence["total_delay_cost"], "75");
    assert_eq!(sequence["optimality"], "proved");
    assert_eq!(sequence["plan"]["total_delay_cost"], "98");
}

/// Initiatives of one team with room for two at a time.
fn m1(plan: &str) -> Workspace {
    let items = [("a", cost("3", "2")), ("b", cost("1", "1")), ("c", cost("6", "6")), ("d", cost("2", "1"))];
    let items = items.map(|(id, fields)| (id, format!("team: web\n{fields}")));
    let here = workspace(&format!("currency: EUR{plan}"), &items);
    here.write("teams/web.yaml", "title: Web\ncapacity: 2\n");
    here
}

#[test]
fn m1_two_at_a_time() {
    let sequence = &m1("").rank(&["--sequence"])["sequence"];
    let total = number(&sequence["total_delay_cost"]);
    // The least of all ways is 51; by CD3, each as soon as somebody is free, 58.
    assert!((51.0..=58.0).contains(&total), "{total}");
    assert!(number(&sequence["lower_bound"]) <= 51.0);
    assert!(sequence["optimality"] == "heuristic" || total == 51.0, "only the least is proved");
    let at_once = sequence["steps"].as_array().unwrap().iter().filter(|step| step["start_week"] == "0").count();
    assert_eq!(at_once, 2);
    assert_eq!(sequence["steps"][0]["team"], "team/web");
}

#[test]
fn m1_beside_the_plan_by_cd3() {
    let sequence = &m1("\nrank: {plan: [d, a, b, c]}").rank(&["--sequence"])["sequence"];
    assert_eq!(sequence["plan"]["total_delay_cost"], "58");
    assert!(number(&sequence["total_delay_cost"]) <= 58.0);
}

#[test]
fn teams_do_not_wait_for_each_other() {
    let items = [("a", cost("10", "2")), ("b", cost("30", "4"))];
    let items = items.map(|(id, fields)| (id, format!("team: of-{id}\n{fields}")));
    let here = euros(&items);
    here.write("teams/of-a.yaml", "title: A\n");
    here.write("teams/of-b.yaml", "title: B\n");
    let sequence = &here.rank(&["--sequence"])["sequence"];
    // 10 × 2 + 30 × 4, and nothing queues.
    assert_eq!(sequence["total_delay_cost"], "140");
    assert_eq!(sequence["queueing_cost"], "0");
    assert_eq!(sequence["optimality"], "proved");
}

#[test]
fn what_is_under_way_or_pinned_comes_first() {
    let items = [("a", cost("3000", "3")), ("b", cost("7000", "4")), ("c", cost("9000", "6"))];
    let sequence = &euros(&items).rank(&["--sequence", "--pin", "a"])["sequence"];
    // 3000 × 3 + 7000 × 7 + 9000 × 13.
    assert_eq!(order(sequence), ["a", "b", "c"]);
    assert_eq!(sequence["total_delay_cost"], "175000");
    let begun = items.map(|(id, fields)| (id, if id == "a" { format!("status: delivery\n{fields}") } else { fields }));
    let sequence = &euros(&begun).rank(&["--sequence"])["sequence"];
    assert_eq!(order(sequence), ["a", "b", "c"]);
    assert_eq!(sequence["steps"][0]["pinned"], true);
}

/// Both are under way; which is finished first is still to be chosen: 100 × 1 + 1 × 11 against 1 × 10 + 100 × 11.
#[test]
fn work_under_way_is_ordered_too() {
    let begun = |fields: String| format!("status: delivery\n{fields}");
    let items = [("aa", begun(cost("1", "10"))), ("bb", begun(cost("100", "1"))), ("cc", cost("900", "1"))];
    let here = workspace("currency: EUR\nrank: {plan: [aa, bb, cc]}", &items);
    let sequence = &here.rank(&["--sequence"])["sequence"];
    // 900 × 12 waits for both.
    assert_eq!(
        (order(sequence), &sequence["optimality"]),
        (["bb", "aa", "cc"].map(str::to_owned).to_vec(), &serde_json::json!("proved"))
    );
    assert_eq!(sequence["total_delay_cost"], "10911");
    assert_eq!(sequence["plan"]["total_delay_cost"], "11910");
}

/// A chain has one order, however long it is.
#[test]
fn a_long_chain_of_requirements_has_one_order() {
    let items: Vec<(String, String)> = (0..1500)
        .map(|at: usize| {
            let requires = at.checked_sub(1).map_or(String::new(), |before| format!("requires: [i{before}]\n"));
            (format!("i{at}"), requires + &cost(&(at + 1).to_string(), "2"))
        })
        .collect();
    let items: Vec<(&str, String)> = items.iter().map(|(id, fields)| (id.as_str(), fields.clone())).collect();
    let sequence = &euros(&items).rank(&["--sequence"])["sequence"];
    assert_eq!(sequence["optimality"], "proved");
    assert_eq!(sequence["order"][1499], "initiative/i1499");
}

/// What works in one case of ten loses a tenth of everything: 0.1 × 12 000 × (1 − (1 − 4/20)²).
#[test]
fn what_may_come_to_nothing_loses_only_as_far_as_it_would_have_worked() {
    let fields = "cost_of_delay: {profile: short-life, value: 12000 EUR, lifetime: 20w}, duration: 4w, success_probability: 10 %";
    let sequence = &euros(&[("a", estimates(fields))]).rank(&["--sequence"])["sequence"];
    assert_eq!(sequence["total_delay_cost"], "432");
}

/// Three times in ten the test is passed, and then it is there after 2 + 10 weeks; its team is kept busy for 2 + 0.3 × 10.
#[test]
fn what_has_stages_is_there_when_all_are_passed() {
    let staged = |cost: &str| {
        estimates(&format!("{cost}, duration: 10w, stages: [{{name: test, duration: 2w, success_probability: 30 %}}]"))
    };
    let sequence = &euros(&[("a", staged("cost_of_delay: 9000 EUR per week")), ("b", cost("1", "1"))])
        .rank(&["--sequence"])["sequence"];
    // 0.3 × 9000 × 12, and 1 × 6 that waits for the expected 5 weeks.
    assert_eq!(sequence["total_delay_cost"], "32406");
    // Ten weeks ahead, and it takes twelve: 0.3 × (100 000 + 1000 × 2).
    let late = staged("cost_of_delay: {rate: 1000 EUR per week, profile: deadline, penalty: 100000 EUR}");
    let sequence = &euros(&[("a", format!("deadline: 2027-01-31\n{late}"))]).rank(&["--sequence"])["sequence"];
    assert_eq!(sequence["total_delay_cost"], "30600");
}

/// A deadline that has passed has begun to cost.
#[test]
fn past_its_deadline_the_rate_counts() {
    let fields = |day: &str| {
        format!(
            "deadline: {day}\n{}",
            estimates("cost_of_delay: {rate: 9000 EUR per week, profile: deadline}, duration: 1w")
        )
    };
    let here = euros(&[("late", fields("2026-11-21")), ("today", fields("2026-11-22")), ("b", cost("1", "1"))]);
    let json = here.rank(&["--by", "cd3"]);
    assert_eq!(ids(&json["ranked"]), ["late", "b"]);
    assert_eq!(ids(&json["not_ranked"]), ["today"]);
}

#[test]
fn the_other_profiles_cost_what_their_formulas_say() {
    // One item of 4 weeks: its delay cost is its curve at 4.
    let table = [
        // V·(1 − (1 − 4/8)²) = 0.75 V
        ("profile: short-life, value: 1000 EUR, lifetime: 8w", 750.0),
        // V·(1 − e^(−λ·4)) with the half-life of 4 weeks
        ("profile: peak-affected, value: 1000 EUR, half_life: 4w", 500.0),
        // c·min(4, 3)
        ("profile: closing-window, rate: 100 EUR per week, window: 3w", 300.0),
        ("profile: closing-window, rate: 100 EUR per week, window: 5w", 400.0),
        // From (2, 100) to (6, 500): half of the way.
        ("profile: curve, points: [{after: 2w, cost: 100 EUR}, {after: 6w, cost: 500 EUR}]", 300.0),
        ("profile: long-life, rate: 100 EUR per week", 400.0),
    ];
    for (fields, expected) in table {
        let item = format!("estimates: {{duration: 4w, cost_of_delay: {{{fields}}}}}");
        let total = number(&euros(&[("a", item)]).rank(&["--sequence"])["sequence"]["total_delay_cost"]);
        assert!((total - expected).abs() < 1e-6, "{fields}: {total}");
    }
}

#[test]
fn a_spreadsheet_gets_the_order_of_work() {
    let items = [("a", cost("10", "2")), ("b", cost("30", "4")), ("c", "status: discovery".to_owned())];
    let told = euros(&items).shown(&["--sequence", "--format", "csv"]);
    let rows: Vec<Vec<&str>> = told.lines().map(|line| line.split(',').take(7).collect()).collect();
    assert_eq!(rows[0], ["order", "record", "team", "start_week", "finish_week", "delay_cost", "pinned"]);
    // 30 × 4, then 10 × 6.
    assert_eq!(rows[1], ["1", "initiative/b", "", "0", "4", "120", "false"]);
    assert_eq!(rows[2], ["2", "initiative/a", "", "4", "6", "60", "false"]);
    assert_eq!(rows[3], ["", "initiative/c", "", "", "", "", "false"]);
    assert!(told.lines().skip(1).all(|line| line.ends_with(",proved")), "{told}");
}
