//! An initiative enters once; its options are compared with each other, and their scope with time.

use serde_json::{Value, json};

use super::workspace::{Workspace, cost, euros, ids, number, page, reasons, row, scored, scores};

/// Two options of an initiative without estimates of its own.
fn slice_and_full() -> Workspace {
    let here = euros(&[("checkout", "status: discovery".to_owned())]);
    option(&here, "slice", "considered", &cost("6000", "3"));
    option(&here, "full", "considered", &cost("10000", "9"));
    here
}

fn option(here: &Workspace, id: &str, status: &str, fields: &str) {
    here.write(&format!("options/{id}.md"), &page(&format!("initiative: checkout\nstatus: {status}\n{fields}")));
}

#[test]
fn with_options_open_it_is_not_ranked() {
    let json = slice_and_full().rank(&[]);
    assert_eq!(json["count"], 1);
    assert_eq!(
        reasons(&json, "checkout"),
        "2 options open and none chosen; `pm rank --options-of checkout` compares them"
    );
    assert_eq!(row(&json, "checkout")["break_even"], Value::Null);
}

#[test]
fn an_option_without_estimates_is_open_all_the_same() {
    let here = slice_and_full();
    option(&here, "third", "considered", "advantage: cheap");
    option(&here, "fourth", "rejected", &cost("1", "1"));
    assert_eq!(
        reasons(&here.rank(&[]), "checkout"),
        "3 options open and none chosen; `pm rank --options-of checkout` compares them"
    );
}

#[test]
fn the_chosen_option_speaks_for_it() {
    let here = slice_and_full();
    option(&here, "slice", "chosen", &cost("6000", "3"));
    let json = here.rank(&[]);
    assert_eq!(ids(&json["ranked"]), ["checkout"], "the options do not enter beside it");
    assert_eq!(row(&json, "checkout")["score"], "2000");
}

#[test]
fn the_chosen_option_wins_over_its_own_estimates_and_these_over_none() {
    let here = euros(&[("checkout", format!("status: discovery\n{}", cost("50", "1")))]);
    option(&here, "slice", "considered", &cost("6000", "3"));
    assert_eq!(row(&here.rank(&[]), "checkout")["score"], "50");
    option(&here, "slice", "chosen", &cost("6000", "3"));
    assert_eq!(row(&here.rank(&[]), "checkout")["score"], "2000");
}

#[test]
fn a_chosen_option_without_estimates_is_named() {
    let here = slice_and_full();
    option(&here, "slice", "chosen", "advantage: soon there");
    let why = reasons(&here.rank(&[]), "checkout");
    assert!(why.contains("chosen") && why.contains("`slice`") && !why.contains("none chosen"), "{why}");
}

#[test]
fn scope_against_time() {
    let json = slice_and_full().rank(&["--options-of", "checkout", "--horizon", "26w"]);
    assert_eq!(ids(&json["ranked"]), ["slice", "full"]);
    let scope = &json["scope"];
    assert_eq!(scope["horizon_weeks"], "26");
    let captured = |rows: &Value| -> Vec<(String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        rows.as_array().unwrap().iter().map(|row| (text(&row["weeks"]), text(&row["captured"]))).collect()
    };
    // 6000 × 23 and 10 000 × 17.
    assert_eq!(captured(&scope["slices"]), scored(&[("3", "138000"), ("9", "170000")]));
    // 6000 × 6 before the rest is there too: 36 000 + 170 000.
    assert_eq!(captured(&scope["in_turn"]), scored(&[("9", "206000")]));
    // 23 / 17, and it brings 10 / 6.
    let against = &scope["break_even"][0];
    assert_eq!(against["times_as_much_needed"], "1.352941176471");
    assert_eq!(against["times_as_much_given"], "1.666666666667");
    assert!((number(&scope["slices"][0]["cost_until_there"]) - 18_000.0).abs() < 1e-9);
}

#[test]
fn half_a_year_is_the_horizon() {
    let told = slice_and_full().shown(&["--options-of", "checkout"]);
    assert!(told.contains("over 26 weeks"), "{told}");
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("only if it captures over 1.35 times as much a week; it captures 1.67"), "{told}");
}

/// 6 000 € in 3 weeks and 4 000 € more in 6 more.
#[test]
fn releases_of_a_story_map_add_up() {
    let here = euros(&[("checkout", "status: discovery".to_owned())]);
    let releases = "releases:\n  - {id: one, value: 6000 EUR per week, duration: 3w}\n  \
                    - {id: two, value: 4000 EUR per week, duration: 6w}\n";
    here.write("story-maps/map.yaml", &format!("title: Map\nfor: checkout\n{releases}"));
    let scope = &here.rank(&["--options-of", "checkout"])["scope"];
    assert_eq!(scope["slices"][1]["rate_per_week"], "10000");
    assert_eq!(scope["slices"][1]["weeks"], "9");
    assert_eq!(scope["in_turn"][0]["captured"], "206000");
}

/// An option is to be there by the date of its initiative.
#[test]
fn options_share_the_deadline_of_their_initiative() {
    let here = euros(&[("checkout", "status: discovery\ndeadline: 2027-01-03".to_owned())]);
    for (id, weeks) in [("soon", 5), ("late", 7)] {
        let fields = format!("estimates: {{duration: {weeks}w, cost_of_delay: {{penalty: 500 EUR}}}}");
        option(&here, id, "considered", &fields);
    }
    let json = here.rank(&["--options-of", "checkout", "--sequence", "--pin", "soon"]);
    assert_eq!(json["sequence"]["left_out"], json!([]));
    assert_eq!(json["sequence"]["steps"][0]["delay_cost"], "0");
    let json = here.rank(&["--options-of", "checkout", "--sequence", "--pin", "late"]);
    assert_eq!(json["sequence"]["steps"][0]["delay_cost"], "500");
}

#[test]
fn options_are_ranked_apart_from_initiatives() {
    let here = slice_and_full();
    let json = here.rank(&["--options-of", "checkout", "--by", "cost-of-delay"]);
    assert_eq!(scores(&json), scored(&[("full", "10000"), ("slice", "6000")]));
    option(&here, "full", "rejected", &cost("10000", "9"));
    let json = here.rank(&["--options-of", "checkout"]);
    assert_eq!(ids(&json["ranked"]), ["slice"]);
    assert_eq!(json["scope"], Value::Null, "one is compared with nothing");
}
