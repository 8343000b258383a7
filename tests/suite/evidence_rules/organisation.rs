use super::{BROKEN, DELIVERY, START, edges};

#[test]
fn reward_for_shipping() {
    let team = "start: {rewards: {for: the bonus, tied_to: delivery}}\n";
    let metrics = "releases: {definition: releases in a month, measures: work, unit: releases}\nactivation: {definition: teams with 3 invited members within 7 days, measures: customer, unit: '%'}\n";
    edges(
        "reward-for-shipping",
        &[("teams.yaml", team), ("metrics.yaml", metrics)],
        &[
            ("a metric of customers", &[("teams.yaml", "delivery", "activation")]),
            ("a metric that is not there", &[("teams.yaml", "delivery", "relaeses")]),
            ("a sentence", &[("teams.yaml", "delivery", "what the team agrees on")]),
            ("nothing", &[("teams.yaml", ", tied_to: delivery", "")]),
            ("the team is no more", &[("teams.yaml", "start: {", "start: {status: replaced, ")]),
        ],
        &[
            ("a metric of our own work", &[("teams.yaml", "delivery", "releases")]),
            (
                "one of two",
                &[(
                    "teams.yaml",
                    "{for: the bonus, tied_to: delivery}",
                    "[{for: a, tied_to: activation}, {for: b, tied_to: delivery}]",
                )],
            ),
        ],
    );
}

#[test]
fn missing_product_manager() {
    let team = "start: {roles: [{role: designer, person: farid}, {role: other, person: noor}]}\n";
    let with = |role: &'static str| ("teams.yaml", "other", role);
    edges(
        "missing-product-manager",
        &[("teams.yaml", team)],
        &[
            ("no roles", &[("teams.yaml", team, "start: {capacity: 2}\n")]),
            ("a product manager", &[with("product-manager")]),
            ("an associate", &[with("associate-product-manager")]),
            ("who leads product managers", &[with("director-of-product")]),
            ("a team that does not build", &[("teams.yaml", "designer", "other")]),
            ("a role that cannot be read", &[with("produkt-manager")]),
            ("a role that is left out", &[("teams.yaml", "role: other, ", "")]),
            (
                "a role that pm.yaml adds",
                &[with("scout"), ("pm.yaml", "", "version: 1\nvocabulary: {role: [scout]}\n")],
            ),
            ("the team is no more", &[("teams.yaml", "start: {", "start: {status: replaced, ")]),
        ],
        &[("an engineer", &[("teams.yaml", "designer", "engineer")])],
    );
}

#[test]
fn missing_product_chief() {
    let visions = "desktop: {scope: product, supports: vision, statement: A.}\nphone: {scope: product, supports: vision, statement: B.}\n";
    let teams = "one: {roles: [{role: vp-product}]}\ntwo: {roles: [{role: vp-product}]}\n";
    let two = |to: &'static str| ("teams.yaml", "two: {roles: [{role: vp-product}]}", to);
    edges(
        "missing-product-chief",
        &[("visions.yaml", visions), ("teams.yaml", teams)],
        &[
            ("no roles", &[("teams.yaml", teams, "one: {capacity: 2}\n")]),
            ("one product", &[("visions.yaml", "phone: {scope: product", "phone: {status: replaced, scope: product")]),
            ("a chief", &[two("two: {roles: [{role: chief-product-officer}]}")]),
            ("one head of both", &[two("two: {roles: [{role: designer}]}")]),
            ("a role that cannot be read", &[two("two: {roles: [{role: cheif-product-ofifcer}]}")]),
            (
                "a role that pm.yaml adds",
                &[
                    two("two: {roles: [{role: founder}]}"),
                    ("pm.yaml", "", "version: 1\nvocabulary: {role: [founder]}\n"),
                ],
            ),
            ("a team that cannot be read", &[("teams/a.md", "", BROKEN)]),
        ],
        &[(
            "a chief who has left with the team",
            &[two(
                "two: {roles: [{role: vp-product}]}\nold: {status: replaced, roles: [{role: chief-product-officer}]}",
            )],
        )],
    );
}

#[test]
fn tactics_only_role() {
    let team =
        "start: {roles: [{role: product-manager, person: dario, work: {strategic: 1, operational: 1, tactical: 9}}]}\n";
    let change = |from: &'static str, to: &'static str| ("teams.yaml", from, to);
    edges(
        "tactics-only-role",
        &[("teams.yaml", team)],
        &[
            ("just four fifths", &[change("tactical: 9", "tactical: 8")]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {tactics-only-role: {limit: 82}}\n")]),
            ("an associate", &[change("product-manager", "associate-product-manager")]),
            ("an engineer", &[change("product-manager", "engineer")]),
            (
                "just half of a director's",
                &[change("product-manager", "director-of-product"), change("tactical: 9", "tactical: 2")],
            ),
            ("a number that cannot be read", &[change("strategic: 1", "strategic: some")]),
            ("no numbers", &[change(", work: {strategic: 1, operational: 1, tactical: 9}", "")]),
            ("nothing but zeros", &[change("strategic: 1, operational: 1, tactical: 9", "tactical: 0")]),
            ("the team is no more", &[change("start: {", "start: {status: replaced, ")]),
        ],
        &[
            ("tactics alone", &[change("strategic: 1, operational: 1, tactical: 9", "tactical: 100")]),
            (
                "over half of a director's",
                &[change("product-manager", "director-of-product"), change("tactical: 9", "tactical: 3")],
            ),
            ("a senior", &[change("product-manager", "senior-product-manager")]),
        ],
    );
}

#[test]
fn scattered_team() {
    let intents = "schools: {title: Schools, status: active}\nphones: {title: Phones, status: active}\n";
    let start = DELIVERY.replace("status:", "team: start\nstatus:");
    let initiatives = "a: {intent: schools, status: discovery, team: start, problem: New.}\nb: {intent: phones, status: discovery, team: start, problem: New.}\n";
    let b = |from: &'static str, to: &'static str| ("initiatives.yaml", from, to);
    edges(
        "scattered-team",
        &[
            (START, &start),
            ("intents.yaml", intents),
            ("initiatives.yaml", initiatives),
            ("teams.yaml", "start: {capacity: 3}\nother: {capacity: 1}\n"),
        ],
        &[
            ("two intents", &[b("phones", "schools")]),
            ("limit", &[("pm.yaml", "", "version: 1\nrules: {scattered-team: {limit: 3}}\n")]),
            (
                "one belongs to another team",
                &[b("phones, status: discovery, team: start", "phones, status: discovery, team: other")],
            ),
            ("one is measured", &[b("phones, status: discovery", "phones, status: measuring")]),
            ("one is proposed", &[b("phones, status: discovery", "phones, status: proposed")]),
            ("one is upkeep", &[b("phones, status", "phones, work: upkeep, status")]),
            ("one is for an intent that is not there", &[b("intent: phones", "intent: phnoes")]),
            ("the team is no more", &[("teams.yaml", "{capacity: 3}", "{capacity: 3, status: replaced}")]),
        ],
        &[
            ("one is scaling", &[b("phones, status: discovery", "phones, status: scaling")]),
            (
                "one is a part",
                &[b("b: {intent: phones", "all: {intent: phones, status: discovery, problem: New.}\nb: {part_of: all")],
            ),
        ],
    );
}
