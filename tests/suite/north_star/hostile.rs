//! Well-formed whatever the records hold, and the JSON.

use super::*;

#[test]
fn hostile_words_change_nothing_but_themselves() {
    let long = "x".repeat(10_000);
    let hostile = [
        "</script> ]]> <b>bold</b>",
        "<!-- pm:end north-star -->",
        "a | b \\\\| c",
        "\u{202e}turned \u{1b}[31mred",
        "=cmd()|' /C calc'!A0",
        "👩‍👩‍👧 # `code` [x](javascript:alert)",
        &long,
    ];
    let calm = well_formed(&Workspace::of(&whole()).document(&["onboarding"])).len();
    let calm_vision = well_formed(&Workspace::of(&whole()).document(&["craft"])).len();
    for words in hostile {
        let quoted = serde_json::to_string(words).unwrap();
        let who = if words.len() > 500 { "sales" } else { &quoted };
        let workspace = edited(&[
            ("initiatives/onboarding.md", "owner: ben", &format!("title: {quoted}")),
            ("initiatives/onboarding.md", "One invite is enough", &quoted),
            ("initiatives/onboarding.md", "Who may invite?", &quoted),
            ("initiatives/onboarding.md", "sales: Say nothing of dates.", &format!("{who}: {quoted}")),
            ("metrics.yaml", "title: Activation", &format!("title: {quoted}")),
            ("segments/teachers.md", "value: An hour that pays", &format!("value: {quoted}")),
            ("experiments/first.md", "learned: It works.", &format!("learned: {quoted}")),
            ("research/talks.md", "[7 of 9 gave up]", &format!("[{quoted}]")),
            ("north-stars/setup.md", "[Single sign-on]", &format!("[{quoted}]")),
            ("vision.md", "Learners first", &quoted),
            ("options/guided.md", "advantage: No reading", &format!("advantage: {quoted}")),
        ]);
        for (name, headings) in [("onboarding", calm), ("craft", calm_vision)] {
            let run = workspace.run(&[name, "--quiet"]);
            assert_eq!(run.code, 0, "{}", run.err);
            assert_eq!(well_formed(&run.out).len(), headings, "{}", run.out);
            assert!(!run.out.contains(['\u{1b}', '\u{202e}']), "{}", run.out);
            let json: Value =
                serde_json::from_str(&workspace.document(&[name, "--quiet", "--format", "json"])).unwrap();
            assert_eq!(json["command"], "north-star");
        }
    }
}

#[test]
fn the_json_is_as_its_schema_says_and_holds_what_is_shown() {
    let schema: Value = serde_json::from_str(&pm(Path::new("."), &["schema", "north-star-document"]).out).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let mut examined = 0;
    for (folder, names) in [("streaming", vec!["only-here", "marquee", "living-room-box"]), ("healthy", vec![])] {
        let listed = pm(&examples(folder), &["list", "initiative", "--format", "json"]).out;
        let listed: Value = serde_json::from_str(&listed).unwrap();
        let all =
            listed["records"].as_array().unwrap().iter().map(|record| record["record"].as_str().unwrap().to_owned());
        let names: Vec<String> = all.chain(names.into_iter().map(str::to_owned)).collect();
        for name in names {
            let printed: Value =
                serde_json::from_str(&pm(&examples(folder), &["north-star", &name, "--format", "json"]).out).unwrap();
            let wrong: Vec<String> = validator.iter_errors(&printed).map(|error| error.to_string()).collect();
            assert!(wrong.is_empty(), "{name}: {wrong:?}");
            well_formed(&pm(&examples(folder), &["north-star", &name]).out);
            well_formed(&pm(&examples(folder), &["north-star", &name, "--language", "de"]).out);
            examined += 1;
        }
    }
    assert!(examined > 10);
}
