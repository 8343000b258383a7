//! What is drawn, and what is said of it.

use std::collections::BTreeSet;

use pm::documents::diagram::{Ask, Diagram, Phase, diagram};
use pm::values::Kind;

use super::{Files, files, looked_at, names, read, said, today};

const METRICS: &str = "activation: {definition: d, measures: customer, unit: '%', drives: [kept], readings: {2026-11-01: 38 %}}\n\
                       kept: {definition: d, measures: customer, unit: '%'}\n\
                       tempo: {definition: d, measures: system, unit: ms}\n";

/// Two intents, of which one has two initiatives, with options and experiments; a stopped one; research.
fn company() -> Files {
    files(&[
        ("pm.yaml", "version: 1\n"),
        ("vision.md", "---\nnorth_star_metric: kept\n---\n# Marquee\n\nFilms.\n"),
        ("metrics.yaml", METRICS),
        ("intents.yaml", "clubs: {status: active}\nschools: {status: stopped}\n"),
        (
            "initiatives/first-week.md",
            "---\nintent: clubs\nstatus: discovery\noutcomes: {activation: {baseline: 31 %, target: 45 %, by: 2026-Q4}}\n\
             options: [a call, tour]\nevidence: [talks]\n---\nThey give up.\n",
        ),
        ("initiatives/search.md", "---\nintent: clubs\nrequires: [first-week]\noptions: [index]\n---\nNot found.\n"),
        ("initiatives/class.md", "---\nintent: schools\nstatus: proposed\n---\nNo classes.\n"),
        ("options/tour.md", "---\nstatus: testing\n---\nA tour.\n"),
        ("experiments/tour-test.md", "---\ntests: [tour, first-week]\n---\nIf we show it.\n"),
        ("experiments/lone.md", "If nobody asks.\n"),
        ("research/talks.md", "---\nmethod: interview\n---\nThey gave up.\n"),
    ])
}

fn assert_said(diagram: &Diagram, expected: &[&str]) {
    let said: BTreeSet<String> = said(diagram).into_iter().collect();
    let expected: BTreeSet<String> = expected.iter().map(|line| (*line).to_owned()).collect();
    assert_eq!(said, expected);
}

#[test]
fn the_whole_leads_from_experiments_up_to_the_vision() {
    let strategy = read(company());
    let whole = diagram(&strategy, &Ask::whole(today()));
    assert_said(
        &whole,
        &[
            "intent/clubs serves vision/vision",
            "intent/schools serves vision/vision",
            "initiative/class serves intent/schools",
            "initiative/first-week serves intent/clubs",
            "initiative/search requires initiative/first-week",
            "initiative/search serves intent/clubs",
            "option/first-week.a-call option for initiative/first-week",
            "option/tour option for initiative/first-week",
            "option/search.index option for initiative/search",
            "experiment/tour-test tests option/tour",
            "experiment/tour-test tests initiative/first-week",
        ],
    );
    // What tests an option tests its initiative: one of the two is drawn.
    let implied: Vec<&str> =
        whole.edges.iter().filter(|edge| edge.is_implied).map(|edge| edge.label.as_str()).collect();
    assert_eq!(implied, ["tests"]);
    assert_eq!(whole.title, "Marquee");
}

#[test]
fn what_leads_to_no_vision_stands_apart() {
    let apart = |strategy: &pm::graph::Strategy, ask: &Ask<'_>| -> Vec<String> {
        diagram(strategy, ask).nodes.into_iter().filter(|node| node.is_apart).filter_map(|node| node.name).collect()
    };
    let strategy = read(company());
    assert_eq!(apart(&strategy, &Ask::whole(today())), ["experiment/lone"]);
    assert_eq!(apart(&strategy, &Ask::metrics(today())), ["metric/tempo"]);
    // Where there is no vision, nothing is blamed for not leading to one.
    let mut files = company();
    files.remove("vision.md");
    assert!(apart(&read(files), &Ask::whole(today())).is_empty());
}

/// Of what has ended no way goes on, whatever was considered or chosen; the word for it stays as it is written.
#[test]
fn ways_of_what_has_ended_have_ended() {
    let strategy = read(files(&[
        ("vision.md", "Films.\n"),
        ("initiatives/box.md", "---\nstatus: stopped\noptions: [own-box]\n---\nText.\n"),
        ("initiatives/done.md", "---\nstatus: achieved\n---\nText.\n"),
        ("initiatives/on.md", "---\nstatus: delivery\n---\nText.\n"),
        ("options/own-box.md", "---\nstatus: testing\n---\nText.\n"),
        ("options/doors.md", "---\ninitiative: done\nstatus: chosen\n---\nText.\n"),
        ("options/rows.md", "---\ninitiative: on\nstatus: chosen\n---\nText.\n"),
    ]));
    let whole = diagram(&strategy, &Ask::whole(today()));
    let phase = |name: &str| {
        let node = whole.nodes.iter().find(|node| node.name.as_deref() == Some(name)).unwrap();
        (node.state.as_str(), node.phase)
    };
    assert_eq!(phase("option/own-box"), ("testing", Phase::Ended));
    assert_eq!(phase("option/doors"), ("chosen", Phase::Ended));
    assert_eq!(phase("option/rows"), ("chosen", Phase::UnderWay));
}

/// A product's vision is no step further down than the company's: with one step both show their intents, and a narrow
/// picture still says all of how it is read.
#[test]
fn one_step_down_shows_the_intents_of_products_too() {
    let strategy = read(files(&[
        ("vision.md", "---\nscope: company\n---\nFilms.\n"),
        ("visions/desk.md", "---\nscope: product\nsupports: vision\n---\nDesks.\n"),
        ("intents/grow.md", "---\nvision: desk\n---\nText.\n"),
        ("initiatives/a.md", "---\nintent: grow\n---\nText.\n"),
    ]));
    let top = |depth| names(&diagram(&strategy, &Ask { depth: Some(depth), ..Ask::whole(today()) }));
    assert_eq!(top(0), ["vision/vision", "vision/desk"]);
    assert_eq!(top(1), ["vision/vision", "vision/desk", "intent/grow"]);
    let narrow = looked_at(&diagram(&strategy, &Ask { depth: Some(0), ..Ask::whole(today()) }));
    let document = roxmltree::Document::parse(&narrow).unwrap();
    let lead = document.descendants().filter(|node| node.attribute("class") == Some("lead"));
    let lead: Vec<&str> = lead.filter_map(|node| node.text()).collect();
    let said = "An arrow leads to what a record serves. Thick border: under way; dashed border: ended.";
    assert_eq!(lead.join(" "), said);
}

#[test]
fn what_leads_nowhere_is_unknown_and_nobody_is_apart_because_of_it() {
    let strategy = read(files(&[
        ("vision.md", "Films.\n"),
        ("initiatives/a.md", "---\nintent: growth\n---\nText.\n"),
        ("initiatives/b.md", "---\nintent: growth\npart_of: a\n---\nText.\n"),
        ("initiatives/c.md", "---\nintent: vision/vision\n---\nText.\n"),
    ]));
    let whole = diagram(&strategy, &Ask::whole(today()));
    assert_said(
        &whole,
        &[
            "initiative/a serves `growth`",
            "initiative/b serves `growth`",
            "initiative/b part of initiative/a",
            "initiative/c serves `vision/vision`",
        ],
    );
    let unknown: Vec<(&str, &str)> = whole
        .nodes
        .iter()
        .filter(|node| node.phase == Phase::Unknown)
        .map(|node| (node.title.as_str(), node.state.as_str()))
        .collect();
    assert_eq!(unknown, [("growth", "leads nowhere"), ("vision/vision", "is of another kind")]);
    assert!(whole.nodes.iter().all(|node| !node.is_apart));
}

#[test]
fn a_neighbourhood_is_all_above_and_some_steps_below_and_beside() {
    let strategy = read(company());
    let near = |name: &str, depth: usize| {
        let ask = Ask { depth: Some(depth), ..Ask::near(strategy.named(name)[0], today()) };
        diagram(&strategy, &ask)
    };
    let above = ["vision/vision", "intent/clubs", "initiative/first-week"];
    assert_eq!(names(&near("first-week", 0)), above);
    assert_eq!(
        names(&near("first-week", 1)),
        [
            &above[..],
            &["initiative/search", "option/first-week.a-call", "option/tour", "experiment/tour-test"],
            &["metric/activation", "research/talks"]
        ]
        .concat()
    );
    let clubs = near("clubs", 1);
    assert_eq!(names(&clubs), ["vision/vision", "intent/clubs", "initiative/first-week", "initiative/search"]);
    // What hangs below and is not drawn is counted.
    let below: Vec<&[(Kind, usize)]> = clubs.nodes.iter().map(|node| node.below.as_slice()).collect();
    assert_eq!(
        below,
        [&[(Kind::Intent, 1)][..], &[], &[(Kind::Option, 2), (Kind::Experiment, 1)], &[(Kind::Option, 1)]]
    );
    // Research is no level: from it the way goes up from what it informs.
    assert_eq!(names(&near("talks", 1)), ["vision/vision", "intent/clubs", "initiative/first-week", "research/talks"]);
    let center: Vec<String> =
        near("tour", 2).nodes.into_iter().filter(|node| node.is_center).filter_map(|node| node.name).collect();
    assert_eq!(center, ["option/tour"]);
}

#[test]
fn the_metrics_are_drawn_with_what_moves_them() {
    let written = [
        company(),
        // The vision may say what drives its metric, too.
        {
            let mut files = company();
            files.insert("metrics.yaml".to_owned(), METRICS.replace(", drives: [kept]", "").into_bytes());
            let vision = "---\nnorth_star_metric: kept\ninputs: [activation]\n---\n# Marquee\n\nFilms.\n";
            files.insert("vision.md".to_owned(), vision.as_bytes().to_vec());
            files
        },
    ];
    for files in written {
        let strategy = read(files);
        let metrics = diagram(&strategy, &Ask::metrics(today()));
        assert_said(
            &metrics,
            &[
                "initiative/first-week moves metric/activation",
                "metric/activation drives metric/kept",
                "metric/kept North Star of vision/vision",
            ],
        );
        let details: Vec<Option<&str>> = metrics.nodes.iter().map(|node| node.detail.as_deref()).collect();
        assert_eq!(
            details,
            [None, Some("31 % → 45 % by 2026-Q4"), Some("38 % on 2026-11-01"), Some("no reading"), Some("no reading")]
        );
    }
    let strategy = read(company());
    let near = diagram(&strategy, &Ask::near(strategy.named("activation")[0], today()));
    assert_eq!(names(&near), ["vision/vision", "initiative/first-week", "metric/activation", "metric/kept"]);
    // Of the metrics that drive it only what moves them, of itself all that names it.
    let mut files = company();
    files.insert("segments.yaml".to_owned(), b"new: {needs: n, metrics: [activation]}\n".to_vec());
    let strategy = read(files);
    let near = |name: &str| names(&diagram(&strategy, &Ask::near(strategy.named(name)[0], today())));
    assert!(near("activation").contains(&"segment/new".to_owned()));
    assert!(!near("kept").contains(&"segment/new".to_owned()));
}

#[test]
fn kinds_can_be_chosen_and_what_has_ended_left_out() {
    let strategy = read(company());
    let ask = Ask { without_ended: true, ..Ask::whole(today()) };
    let going = diagram(&strategy, &ask);
    assert!(!names(&going).iter().any(|name| name == "intent/schools" || name == "initiative/class"));
    assert_eq!(going.notes, ["1 ended record is left out"]);
    let ask = Ask { kinds: &[Kind::Vision, Kind::Initiative], ..Ask::whole(today()) };
    let some = diagram(&strategy, &ask);
    // Where a level is left out, the way goes through it.
    assert_said(
        &some,
        &[
            "initiative/class serves vision/vision",
            "initiative/first-week serves vision/vision",
            "initiative/search serves vision/vision",
            "initiative/search requires initiative/first-week",
        ],
    );
    let ask = Ask { with: &[Kind::Research], ..Ask::whole(today()) };
    assert!(said(&diagram(&strategy, &ask)).contains(&"research/talks informs initiative/first-week".to_owned()));
    let ask = Ask { depth: Some(1), ..Ask::whole(today()) };
    let top = diagram(&strategy, &ask);
    assert_eq!(names(&top)[..3], ["vision/vision", "intent/clubs", "intent/schools"]);
    assert_eq!(top.nodes[1].below, [(Kind::Initiative, 2), (Kind::Option, 3), (Kind::Experiment, 1)]);
}
