//! Waivers of no use are taken out with what is their own.

use super::{INTENT, VISION, fix, folder, text};

/// What becomes of the front matter of an initiative.
fn mended(front_matter: &str) -> (String, String) {
    let page = format!("---\n{front_matter}---\nIt hurts.\n");
    let folder = folder(&[VISION, INTENT, ("initiatives/a.md", &page)]);
    let run = fix(folder.path());
    let now = text(folder.path(), "initiatives/a.md");
    let now = now.strip_prefix("---\n").and_then(|rest| rest.strip_suffix("---\nIt hurts.\n"));
    (now.unwrap_or_else(|| panic!("{}", run.out)).to_owned(), run.out)
}

#[test]
fn what_is_of_no_use_goes_and_the_rest_stays() {
    // The initiative is asked for an outcome, and one waiver accepts that.
    let used = "{rule: missing-outcome-metric, why: a probe}";
    let front = |waivers: &str| format!("intent: grow # c\nstatus: discovery\n{waivers}owner: ada\n");
    for (written, expected) in [
        (
            format!(
                "waivers:\n  # of use\n  - {used}\n  # of none\n  - rule: link-to-ended # x\n    why: |\n      a\n      # b\n    # still of none\n"
            ),
            format!("waivers:\n  # of use\n  - {used}\n"),
        ),
        (
            format!("waivers: [{{rule: link-to-ended, why: x}}, {used}, {{rule: missing-target, why: y}}] # z\n"),
            format!("waivers: [{used}] # z\n"),
        ),
        (
            format!("waivers: [\n  {{rule: link-to-ended, why: x}}, # gone\n  {used}, # stays\n]\n"),
            format!("waivers: [\n  {used}, # stays\n]\n"),
        ),
    ] {
        let (now, out) = mended(&front(&written));
        assert_eq!(now, front(&expected), "{out}");
        assert!(out.contains("waiver of `link-to-ended` deleted"), "{out}");
    }
}

#[test]
fn with_the_last_one_the_key_goes() {
    let front = |waivers: &str| format!("intent: grow\nstatus: proposed\n{waivers}owner: ada\n");
    for written in [
        "# why we wait\nwaivers: # c\n  # d\n  - {rule: link-to-ended, why: x}\n",
        "waivers:\n- rule: link-to-ended\n  why: x\n-\n  rule: missing-target\n  why: y\n- {rule: vanity-metric, why: z}\n",
        "waivers: [{rule: link-to-ended, why: x}]\n",
        "waivers: {rule: link-to-ended, why: x}\n",
        "waivers:\n  rule: link-to-ended\n  why: >-\n    a long\n    reason\n",
        // Two of one rule, and one that is about a field.
        "waivers: [{rule: link-to-ended, why: x}, {rule: link-to-ended, why: y}, {rule: link-to-ended, why: z, field: intent}]\n",
    ] {
        let (now, out) = mended(&front(written));
        // An initiative that is proposed is asked for a metric in passing; nothing else is said.
        assert_eq!(now, front(""), "{out}");
        assert!(!out.contains("unused-waiver"), "{out}");
    }
}

#[test]
fn in_a_collection_and_inside_an_option() {
    let metrics = "# m\nactivation: {definition: teams, measures: customer, unit: '%', waivers: [{rule: vanity-metric, why: x}]}\nretention:\n  definition: teams\n  measures: customer\n  unit: '%'\n  waivers:\n    - {rule: vanity-metric, why: x}\n";
    let page = "---\nintent: grow\noptions:\n  - name: guided\n    waivers: [{rule: ignored-result, why: x}] # c\n    status: considered\n---\nIt hurts.\n";
    let folder = folder(&[VISION, INTENT, ("metrics.yaml", metrics), ("initiatives/a.md", page)]);
    let run = fix(folder.path());
    let expected = metrics.replace(", waivers: [{rule: vanity-metric, why: x}]", "");
    let expected = expected.replace("  waivers:\n    - {rule: vanity-metric, why: x}\n", "");
    assert_eq!(text(folder.path(), "metrics.yaml"), expected, "{}", run.out);
    let expected = page.replace("    waivers: [{rule: ignored-result, why: x}] # c\n", "");
    assert_eq!(text(folder.path(), "initiatives/a.md"), expected, "{}", run.out);
}

const MISSING_TARGET: &str = "waivers: [{rule: missing-target, why: we learn the size first}]\n";

#[test]
fn what_is_of_use_once_something_else_is_mended_stays() {
    let metrics = "activation: {definition: teams, measures: customer, unit: '%'}\n";
    let outcomes = "intent: grow\noutcomes: {activation: {baseline: 3 %}}\n";
    let other_field = MISSING_TARGET.replace("first}", "first, field: outcomes.activaton}");
    for (front, expected) in [
        // A key, a value, a value that nobody can mend, and a waiver about a field that is not there.
        (
            format!("{outcomes}staus: delivery\n{MISSING_TARGET}"),
            format!("{outcomes}status: delivery\n{MISSING_TARGET}"),
        ),
        (
            format!("{outcomes}status: delivry\n{MISSING_TARGET}"),
            format!("{outcomes}status: delivery\n{MISSING_TARGET}"),
        ),
        (
            format!("{outcomes}status: [no, such]\n{MISSING_TARGET}"),
            format!("{outcomes}status: [no, such]\n{MISSING_TARGET}"),
        ),
        (format!("{outcomes}status: delivery\n{other_field}"), format!("{outcomes}status: delivery\n{other_field}")),
        // Of no use, whatever else is mended.
        (format!("{outcomes}staus: proposed\n{MISSING_TARGET}"), format!("{outcomes}status: proposed\n")),
    ] {
        let page = |front: &str| format!("---\n{front}---\nIt hurts.\n");
        let folder = folder(&[VISION, INTENT, ("metrics.yaml", metrics), ("initiatives/a.md", &page(&front))]);
        let run = fix(folder.path());
        assert_eq!(text(folder.path(), "initiatives/a.md"), page(&expected), "{}", run.out);
        assert_eq!(run.out.contains("unused-waiver"), front.contains("activaton"), "{}", run.out);
    }
}

#[test]
fn what_is_of_use_once_another_file_is_mended_stays() {
    let page = "---\nintent: grow\nstatus: discovery\noutcomes: {activation: {baseline: 3 %, target: 5 %}}\nwaivers: [{rule: vanity-metric, why: we learn the size first}]\n---\nIt hurts.\n";
    let metrics =
        |key: &str| format!("activation: {{definition: teams, measures: customer, unit: '%', {key}: true}}\n");
    let files = [VISION, INTENT, ("initiatives/a.md", page)];
    let folder = folder(&files);
    super::world::write_file(folder.path(), "metrics.yaml", &metrics("vanty"));
    let run = fix(folder.path());
    assert_eq!(text(folder.path(), "metrics.yaml"), metrics("vanity"), "{}", run.out);
    assert_eq!(text(folder.path(), "initiatives/a.md"), page, "{}", run.out);
    // While an error stands that nobody can mend, no reason is lost, and what to do is said.
    super::world::write_file(folder.path(), "metrics.yaml", &metrics("nothing_like_it"));
    let run = fix(folder.path());
    assert_eq!(text(folder.path(), "initiatives/a.md"), page, "{}", run.out);
    assert!(run.out.contains("mend the errors first"), "{}", run.out);
}

#[test]
fn all_of_a_long_list_go_at_once() {
    let entries = |one: &str| (0..250).map(|_| one).collect::<String>();
    let block = format!("waivers:\n{}", entries("- {rule: link-to-ended, why: x}\n"));
    let flow = format!("waivers: [{}]\n", entries("{rule: link-to-ended, why: x}, "));
    for written in [block, flow] {
        let (now, out) = mended(&format!("intent: grow\nstatus: proposed\n{written}"));
        assert_eq!(now, "intent: grow\nstatus: proposed\n", "{}", out.chars().take(500).collect::<String>());
    }
}
