//! What once went wrong in reading a record, named after what was lost.

use pm::graph::{Strategy, load_config};
use pm::model::{Form, Initiative};
use pm::source::Tree;

fn build(path: &str, text: &str) -> Strategy {
    let tree = Tree::from_texts([(path.to_owned(), text.to_owned())]);
    let (loaded, text) = load_config(&tree).unwrap();
    Strategy::build(&tree, loaded, text)
}

fn told(strategy: &Strategy) -> Vec<String> {
    let mut told: Vec<_> = strategy.problems.iter().map(|problem| &problem.problem).collect();
    told.sort_by_key(|problem| problem.span);
    told.into_iter().map(|problem| format!("{}: {}", problem.rule, problem.message)).collect()
}

fn initiative(strategy: &Strategy) -> &Initiative {
    strategy.records.iter().find_map(|record| record.body.initiative()).unwrap()
}

fn options(strategy: &Strategy) -> Vec<(&str, Option<&str>)> {
    let inline = strategy.records.iter().filter(|record| matches!(record.form, Form::Inline { .. }));
    inline
        .map(|record| (record.id.as_str(), record.body.option().unwrap().solution.get().map(|text| &**text)))
        .collect()
}

#[test]
fn two_keys_near_the_same_field_do_not_lose_the_record() {
    let strategy = build("initiatives/a.yaml", "problm: one\nprobem: two\nlearned: three things are known\n");
    assert_eq!(
        told(&strategy),
        ["unknown-key: an initiative has no field `problm`", "unknown-key: an initiative has no field `probem`"]
    );
    assert_eq!(initiative(&strategy).learned.get().map(|text| &**text), Some("three things are known"));
    assert!(initiative(&strategy).problem.is_invalid());
}

#[test]
fn a_name_repeated_inside_its_entry_does_not_lose_the_entry() {
    let strategy = build("initiatives/a.yaml", "outcomes:\n  activation: {metric: activation, target: 45 %}\n");
    assert!(told(&strategy).is_empty());
    assert_eq!(initiative(&strategy).outcomes.iter().filter(|outcome| outcome.target.get().is_some()).count(), 1);
    let strategy = build("initiatives/a.yaml", "outcomes:\n  activation: {metric: churn, target: 45 %}\n");
    assert_eq!(told(&strategy), ["field-given-twice: `metric` is given twice"]);
    assert_eq!(initiative(&strategy).outcomes.iter().filter(|outcome| outcome.target.get().is_some()).count(), 1);
}

#[test]
fn two_of_their_names_for_one_field_do_not_lose_the_record() {
    let config = "records: {paths: goals/*.md, kind: initiative, fields: {Lead: owner, Boss: owner}}\n";
    let goal = "---\nLead: ada\nBoss: grace\nlearned: three things are known\n---\n";
    let tree = Tree::from_texts([("pm.yaml", config), ("goals/a.md", goal)]);
    let (loaded, text) = load_config(&tree).unwrap();
    let strategy = Strategy::build(&tree, loaded, text);
    assert_eq!(told(&strategy), ["field-given-twice: `owner` is given twice"]);
    assert_eq!(strategy.records[0].common.owner.iter().map(|owner| &**owner).collect::<Vec<_>>(), ["ada"]);
    assert!(initiative(&strategy).learned.get().is_some());
}

#[test]
fn words_where_names_with_values_belong_do_not_lose_the_record() {
    let strategy = build("initiatives/a.yaml", "audience: everybody\nlearned: three things are known\n");
    assert_eq!(told(&strategy), ["invalid-value: `audience` needs a group of keys, and one value stands here"]);
    assert!(initiative(&strategy).learned.get().is_some());
    let strategy = build("pm.yaml", "owners: [ada]\ncurrency: EUR\n");
    assert_eq!(told(&strategy), ["invalid-config: `owners` needs a group of keys, and a list stands here"]);
    assert_eq!(strategy.settings.currency.as_deref(), Some("EUR"));
}

#[test]
fn an_empty_block_does_not_hide_the_text_of_the_page() {
    let strategy = build("initiatives/a.md", "---\nproblem: |\nlearned: ''\n---\nNew admins give up.\n");
    assert!(told(&strategy).is_empty());
    assert_eq!(initiative(&strategy).problem.get().map(|text| &**text), Some("New admins give up."));
    assert!(initiative(&strategy).learned.is_absent());
}

#[test]
fn a_message_names_the_key_that_was_written() {
    let text = "measures: customer\nunit: teams\nkill_criteria: never\n";
    assert_eq!(told(&build("metrics/a.yaml", text)), ["unknown-key: a metric has no field `kill_criteria`"]);
}

#[test]
fn history_can_be_off() {
    assert!(told(&build("pm.yaml", "history: off\n")).is_empty());
}

#[test]
fn options_that_cannot_be_read_are_told() {
    let text = "options:\n  - guided\n  - TBD\n  - [manual, film]\n  - concierge:\n  - phone: [we call, they listen]\n";
    let strategy = build("initiatives/a.yaml", text);
    assert_eq!(
        told(&strategy),
        [
            "placeholder-text: an entry of `options` says only `TBD`",
            "invalid-value: an option is a name or a group of keys, and a list stands here"
        ]
    );
    let expected = [("guided", None), ("concierge", None), ("phone", Some("we call\nthey listen"))];
    assert_eq!(options(&strategy), expected);
}

#[test]
fn what_an_option_leaves_open_is_told_once() {
    let strategy = build("initiatives/a.yaml", "options: [{name: guided, learned: much, rejected: {why: no}}]\n");
    assert_eq!(
        told(&strategy),
        ["placeholder-text: `learned` says only `much`", "placeholder-text: `why` says only `no`"]
    );
}

#[test]
fn decisions_can_be_a_section_of_a_review() {
    let text = "---\ncadence: monthly-release\non: 2026-11-05\n---\n## Decisions\n- We go on.\n- No second shop.\n";
    let strategy = build("reviews/november.md", text);
    assert!(told(&strategy).is_empty());
    assert_eq!(strategy.records[0].body.review().unwrap().decisions.iter().count(), 2);
}

#[test]
fn an_entry_whose_metric_is_still_missing_is_one_entry() {
    let strategy = build("visions/a.yaml", "statement: Bread for all.\nguardrails: {metric: , at_most: 3}\n");
    assert!(told(&strategy).is_empty());
    assert_eq!(strategy.records[0].references.len(), 0);
}

#[test]
fn a_version_that_never_was_is_told() {
    let text = "version: 0.5\nvocabulary: {verdict: }\n";
    assert_eq!(
        told(&build("pm.yaml", text)),
        [
            "invalid-config: there is no version 0.5 of this file's format",
            "invalid-config: no list of words called `verdict` can be added to"
        ]
    );
}

#[test]
fn sections_are_read_without_a_pm_yaml() {
    let strategy = build("initiatives/a.md", "---\nstatus: proposed\n---\n## Gelernt\nThree things.\n");
    assert_eq!(initiative(&strategy).learned.get().map(|text| &**text), Some("Three things."));
}

#[test]
fn the_date_of_a_file_name_holds_beside_an_id_of_its_own() {
    let day = |path: &str, text: &str| {
        let strategy = build(path, text);
        strategy.records[0].body.research().unwrap().on.get().map(ToString::to_string)
    };
    let named = "---\nid: sofa-evenings\nmethod: interview\n---\n# Sofa evenings\n";
    assert_eq!(day("research/2026-10-28-sofa.md", named).as_deref(), Some("2026-10-28"));
    assert_eq!(day("research/sofa.md", named), None);
    let dated = named.replace("method", "on: 2026-10-30\nmethod");
    assert_eq!(day("research/2026-10-28-sofa.md", &dated).as_deref(), Some("2026-10-30"));
}
