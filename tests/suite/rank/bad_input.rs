//! Figures that are none: each is said at its place, ranking goes on, and no output has a NaN or an infinity in it.

use serde_json::{Value, json};

use super::workspace::{Workspace, cost, estimates, euros, ids, page, reasons, row, workspace};

/// A sound item beside one with these estimates.
fn beside(fields: &str) -> Workspace {
    euros(&[("bad", estimates(fields)), ("good", cost("1000", "1"))])
}

/// The rules that `pm lint` finds broken.
fn lint(here: &Workspace) -> Vec<String> {
    let run = here.pm(&["lint", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    json["findings"].as_array().unwrap().iter().map(|found| found["rule"].as_str().unwrap().to_owned()).collect()
}

/// What cannot be used, a word of what is said, and whether lint says it too.
#[test]
fn what_cannot_be_used_is_said_at_its_place() {
    let table = [
        ("cost_of_delay: {low: 90 EUR, high: 20 EUR, per: week}, duration: 1w", "the wrong way round"),
        ("cost_of_delay: {low: 90 EUR, likely: 10 EUR, high: 95 EUR, per: week}, duration: 1w", "the wrong way round"),
        ("cost_of_delay: 5 EUR per week, duration: {low: 9w, high: 2w}", "the wrong way round"),
        ("cost_of_delay: 5 EUR per week, duration: {low: 2w}", "only one of `low` and `high`"),
        ("cost_of_delay: 5 EUR per week, duration: 3 sprints", "cannot be read"),
        ("cost_of_delay: 5 EUR per week, duration: 3", "cannot be read"),
        ("cost_of_delay: 5 EUR per week, duration: -3w", "cannot be read"),
        ("cost_of_delay: 5 EUR per week, duration: 0w", "zero"),
        ("cost_of_delay: 5 EUR per week, duration: 1e308w", "cannot be read"),
        ("cost_of_delay: 1e308 EUR per week, duration: 1w", "cannot be read"),
        ("cost_of_delay: .nan, duration: 1w", "cannot be read"),
        ("cost_of_delay: .inf, duration: 1w", "cannot be read"),
        ("cost_of_delay: -5 EUR per week, duration: 1w", "negative"),
        ("cost_of_delay: {low: -5 EUR, high: 5 EUR, per: week}, duration: 1w", "negative"),
        ("cost_of_delay: 5 XYZ per week, duration: 1w", "cannot be read"),
        ("cost_of_delay: 5 EUR, duration: 1w", "per which time"),
        ("cost_of_delay: 5 EUR per sprint, duration: 1w", "cannot be read"),
        ("cost_of_delay: 5 EUR per week, duration: 1w, success_probability: 140 %", "cannot be read"),
    ];
    for (fields, words) in table {
        let here = beside(fields);
        let json = here.rank(&[]);
        assert_eq!(ids(&json["ranked"]), ["good"], "{fields}");
        let why = reasons(&json, "bad");
        assert!(why.contains(words), "{fields}: {why}");
        assert_eq!((&row(&json, "bad")["path"], &row(&json, "bad")["line"]), (&json!("initiatives/bad.md"), &json!(2)));
        let found = lint(&here);
        assert!(found.contains(&"invalid-value".to_owned()), "{fields}: {found:?}");
        assert_no_infinity(&here);
    }
}

fn assert_no_infinity(here: &Workspace) {
    let formats = ["human", "json", "csv", "markdown"].map(|format| ["--format", format]);
    for arguments in formats.iter().flat_map(|format| [format.to_vec(), [&format[..], &["--sequence"]].concat()]) {
        let told = here.shown(&arguments).to_lowercase();
        let mut words = told.split(|c: char| !c.is_alphanumeric());
        let found = words.find(|word| ["nan", "inf", "infinity", "1e308"].contains(word));
        assert_eq!(found, None, "{arguments:?}: {told}");
    }
}

#[test]
fn a_currency_without_a_rate_is_named() {
    let json = beside("cost_of_delay: 5000 USD per week, duration: 1w").rank(&[]);
    assert_eq!(ids(&json["ranked"]), ["good"]);
    let why = reasons(&json, "bad");
    assert!(why.contains("exchange_rates") && why.contains("USD") && why.contains("EUR"), "{why}");
    // A rate of nothing is none.
    let items = [("bad", estimates("cost_of_delay: 5000 USD per week, duration: 1w")), ("good", cost("1", "1"))];
    let json = workspace("currency: EUR\nexchange_rates: {USD: 0}", &items).rank(&[]);
    assert_eq!(ids(&json["ranked"]), ["good"]);
}

#[test]
fn figures_at_the_ends_of_what_is_read_are_finite() {
    let here = euros(&[
        ("huge", estimates("cost_of_delay: 99999999999999999999999999 EUR per week, duration: 1d")),
        ("tiny", estimates("cost_of_delay: 0.000000000001 EUR per week, duration: 1000y")),
        ("zero", estimates("cost_of_delay: -0 EUR per week, duration: 1w")),
    ]);
    let json = here.rank(&["--sequence"]);
    assert_eq!(ids(&json["ranked"]), ["huge", "tiny", "zero"]);
    assert_eq!(row(&json, "huge")["score"], "699999999999999999999999993");
    assert_eq!(row(&json, "zero")["score"], "0");
    assert_eq!(row(&json, "zero")["cost_of_delay_per_week"], "0", "negative zero is zero");
    assert_no_infinity(&here);
}

#[test]
fn zeros_are_values() {
    let here = euros(&[
        ("a", cost("0", "2")),
        ("b", cost("0", "1")),
        ("c", estimates("cost_of_delay: 10 EUR per week, duration: 1w, success_probability: 0 %")),
    ]);
    let json = here.rank(&["--sequence"]);
    assert_eq!(json["ranked_count"], 3);
    assert!(json["ranked"].as_array().unwrap().iter().all(|row| row["rank"] == 1 && row["tie"] == true));
    assert_eq!(json["sequence"]["total_delay_cost"], "0");
    assert_no_infinity(&here);
}

/// Equal is a shared rank, ordered by latest start, shorter duration, id.
#[test]
fn equals_share_a_rank_and_stand_in_a_known_order() {
    let here = euros(&[
        ("a", cost("4", "4")),
        ("b", cost("2", "2")),
        ("c", cost("2", "2")),
        ("d", format!("by: 2027-06-30\n{}", cost("6", "6"))),
        ("e", format!("by: 2027-01-31\n{}", cost("3", "3"))),
    ]);
    let json = here.rank(&[]);
    assert_eq!(ids(&json["ranked"]), ["e", "d", "b", "c", "a"]);
    assert!(json["ranked"].as_array().unwrap().iter().all(|row| row["rank"] == 1 && row["tie"] == true));
    assert_eq!(here.shown(&[]).lines().filter(|line| line.starts_with("=1 ")).count(), 5);
    // A later one is no tie, and the ranks that are shared count.
    here.write("initiatives/f.md", &page(&cost("1", "2")));
    let f = &here.rank(&[])["ranked"][5];
    assert_eq!((&f["rank"], &f["tie"]), (&json!(6), &json!(false)));
}

#[test]
fn scores_are_compared_without_rounding() {
    // 1/3 and a little more.
    let json = euros(&[("a", cost("1", "3")), ("b", cost("0.3333333333333334", "1"))]).rank(&[]);
    assert_eq!(ids(&json["ranked"]), ["b", "a"]);
    assert_eq!(row(&json, "a")["tie"], false);
    assert_eq!(row(&json, "a")["score"], row(&json, "b")["score"], "to 12 places they look alike");
}

#[test]
fn without_items_there_is_an_empty_table_and_its_reason() {
    let here = euros(&[]);
    let json = here.rank(&["--sequence"]);
    assert_eq!((&json["ranked"], &json["not_ranked"], &json["count"]), (&json!([]), &json!([]), &json!(0)));
    assert_eq!(here.shown(&[]).trim(), "There are no initiatives to rank: none is written, or all have ended.");
    assert_no_infinity(&here);
}

#[test]
fn of_very_many_without_estimates_the_first_are_told_and_all_are_counted() {
    let names: Vec<String> = (100..160).map(|number| format!("idea-{number}")).collect();
    let bare: Vec<(&str, String)> = names.iter().map(|name| (name.as_str(), "status: discovery".to_owned())).collect();
    let here = euros(&bare);
    let shown = here.shown(&[]);
    assert!(shown.contains("Not ranked (60 of 60)") && shown.contains("idea-149:"), "{shown}");
    assert!(
        !shown.contains("idea-150:") && shown.ends_with("  and 10 more; `--format json` lists them all\n"),
        "{shown}"
    );
    let json: Value = serde_json::from_str(&here.pm(&["rank", "--format", "json"]).out).unwrap();
    assert_eq!(json["not_ranked"].as_array().unwrap().len(), 60);
}

#[test]
fn without_a_workspace_there_is_nothing_to_rank() {
    let here = euros(&[]);
    std::fs::remove_file(here.folder().join("pm.yaml")).unwrap();
    let told = here.refused(&[]);
    assert!(told.contains("no strategy here") && told.contains("pm init"), "{told}");
}

#[test]
fn a_workspace_full_of_errors_is_ranked_and_they_are_counted() {
    let here = euros(&[("good", cost("1000", "1")), ("bad", "intent: nobody\nsegments: [none]".to_owned())]);
    here.write("initiatives/broken.md", "---\n: [\n---\n");
    let run = here.pm(&["lint", "--format", "json"]);
    let json: Value = serde_json::from_str(&run.out).unwrap();
    let errors = json["findings"].as_array().unwrap().iter().filter(|found| found["severity"] == "error").count();
    assert!(errors >= 2, "{errors}");
    let run = here.pm(&["rank", "--format", "json"]);
    assert_eq!(run.code, 0);
    assert!(
        run.err.contains(&format!("{errors} errors in the records and links of this strategy; `pm lint` shows them")),
        "{}",
        run.err
    );
    let json: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(ids(&json["ranked"]), ["good"]);
    assert_eq!(here.pm(&["rank", "--quiet"]).err, "");
}
