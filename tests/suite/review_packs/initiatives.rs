//! What product and design leads read.

use super::{holds, markdown, section, workshop};

#[test]
fn leads_see_each_initiative_in_five_lines() {
    let folder = workshop();
    let text = markdown(folder.path(), &["quarterly-initiative"]);
    // There was none of that cadence yet.
    holds(&text, &["5 Oct 2026 · since 5 Jul 2026, the usual time between two of these reviews."]);
    let all = section(&text, "Initiatives");
    holds(
        all,
        &[
            "### Win teams (intent/enterprise)",
            "**Setting up** (initiative/onboarding), discovery, ada: activation 31 % → 38 % (28 Sep 2026) → 45 % by 2026-Q4, 50 % of the way",
            "- **Options:** ",
            "guided setup (considered)",
            "- **Tried:** experiment/by-phone supported, activation at least 40 %: 43 % (3 Sep 2026)",
            "- **Learned:** The second invite matters. (experiment/by-phone)",
            "- **Next:** ",
        ],
    );
    assert!(!all.contains("hardware-box"), "{all}");
    let new = section(&text, "New and proposed");
    holds(
        new,
        &[
            "(initiative/billing), proposed, came since, for intent/enterprise, asked for by customer",
            "  - [ ] Few and loved",
            "  - [ ] We never sell the screen",
        ],
    );
    holds(section(&text, "What ended, and why"), &["(initiative/hardware-box): stopped 15 Aug 2026"]);
    let order = section(&text, "Order of work");
    let lines: Vec<&str> = order.lines().filter(|line| line.starts_with("| ")).collect();
    let plain: Vec<String> = lines.iter().map(|line| line.replace('\u{a0}', " ")).collect();
    let expected = [
        "| place | initiative | Cost of Delay a week (EUR) | weeks | CD3 | was | why it moved |",
        "| 1 | **Finding things** (initiative/search) | 9 000 | 5 | 1 800 | 2 | cost of delay 1 000 EUR per week → 9 000 EUR per week |",
        "| 2 | **Setting up** (initiative/onboarding) | 5 000 | 10 | 500 | 1 | others moved |",
    ];
    assert_eq!(plain[..3], expected);
    holds(order, &["|  |  |  | 3 | left the order |", "(initiative/billing): no cost of delay; no duration"]);
}

#[test]
fn what_has_not_begun_is_planned_and_not_tried() {
    let folder = workshop();
    let draft = "---\ntests: onboarding\nstatus: draft\nsuccess: {activation: at least 50 %}\n---\n# By post\n\nIf we write, half of the teams bring three members.\n";
    crate::support::world::write_file(folder.path(), "experiments/by-post.md", draft);
    let text = super::pm(folder.path(), &["review", "quarterly-initiative"]).out;
    let lines: Vec<&str> =
        text.lines().filter(|line| line.starts_with("- **Planned") || line.starts_with("- **Tried")).collect();
    assert_eq!(
        lines,
        [
            "- **Planned:** experiment/by-post draft, activation at least 50 %",
            "- **Tried:** experiment/by-phone supported, activation at least 40 %: 43 % (3 Sep 2026); experiment/price-page-test refuted, activation at least 40 %: 22 % (20 Jul 2026)"
        ]
    );
}
