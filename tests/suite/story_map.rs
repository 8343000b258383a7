//! Story maps: what stands in them is on the page once, in its release, and nothing that somebody wrote breaks it.

use crate::support::memory;
use pm::config::Language;
use std::fmt::Write;

use pm::documents::picture::Setting;
use pm::documents::story_map::{Mapped, SliceKind, drawn, mapped, maps_of};
use pm::graph::Strategy;
use pm::output::story_map::{json, markdown};
use pm::values::Date;
use roxmltree::Document;
use serde_json::Value;

const INITIATIVE: &str =
    "---\noutcomes: {activation: {baseline: 31 %, target: 45 %, by: 2026-Q4}}\n---\n# Onboarding\n\nAdmins give up.\n";
const METRICS: &str =
    "activation: {definition: d, measures: customer, unit: '%', readings: {2026-10-01: 38 %, 2026-12-01: 44 %}}\n";

fn strategy(files: &[(&str, &str)]) -> Strategy {
    let base = [("initiatives/onb.md", INITIATIVE), ("metrics.yaml", METRICS)];
    memory::strategy(memory::files(&[&base[..], files].concat()))
}

/// The map of the initiative; whatever it says, all its forms are sound.
fn map(files: &[(&str, &str)]) -> Mapped {
    let strategy = strategy(files);
    let maps = maps_of(&strategy, strategy.named("onb")[0]);
    let map = mapped(&strategy, maps[0], Date::new(2026, 11, 22).unwrap()).unwrap();
    let svg = drawn(&map, Setting::Alone, Language::English);
    let document = Document::parse(&svg).unwrap_or_else(|error| panic!("{error}"));
    for node in document.descendants().filter(|node| node.has_tag_name("rect")) {
        let number = |name: &str| node.attribute(name).map_or(0.0, |value| value.parse::<f64>().unwrap());
        assert!(number("x") + number("width") <= 900.0);
        assert!(
            number("y") + number("height") <= document.root_element().attribute("height").unwrap().parse().unwrap()
        );
    }
    assert_eq!(drawn(&map, Setting::Alone, Language::English), svg);
    let schemas = pm::output::schemas();
    let schema = &schemas.iter().find(|(name, _)| name == "map.schema.json").unwrap().1;
    let schema: Value = serde_json::from_str(schema).unwrap();
    let data: Value = serde_json::from_str(&json(&map)).unwrap();
    assert!(jsonschema::draft7::new(&schema).unwrap().is_valid(&data), "{data}");
    // As many cells in each row of the table as there are columns.
    let text = markdown(&map, &pm::output::templates::Setting::default()).unwrap();
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let widths: Vec<usize> = text.lines().filter(|line| line.starts_with('|')).map(cells).collect();
    assert!(widths.windows(2).all(|two| two[0] == two[1]), "{text}");
    map
}

fn texts(map: &Mapped) -> Vec<String> {
    let svg = drawn(map, Setting::Alone, Language::English);
    let document = Document::parse(&svg).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

const MAP: &str = "
for: onb
activities:
  - name: Begin
    steps:
      - name: Sign up
        stories:
          - {title: One field, release: first, status: done, factor: nobody waits.}
          - {title: No field, release: later}
  - name: Invite
    steps:
      - name: Send
        stories: [{title: By link, release: later, outcome: activation, status: doing}, {title: By post}, {title: By dove, release: never}]
  - Leave
releases:
  - {id: first, goal: Walk through, metric: activation, target: 40 %, on: 2026-12-31, value: 1000 EUR per week, duration: 6w}
  - {id: later, metric: nothing-like-it}
";

#[test]
fn stories_stand_in_their_release_and_releases_say_how_they_stand() {
    let map = map(&[("story-maps/m.yaml", MAP)]);
    let rows: Vec<(SliceKind, Option<&str>, usize)> =
        map.slices.iter().map(|slice| (slice.kind, slice.release.as_deref(), slice.stories)).collect();
    let expected = [
        (SliceKind::Release, Some("first"), 1),
        (SliceKind::Release, Some("later"), 2),
        (SliceKind::Unknown, Some("never"), 1),
        (SliceKind::None, None, 1),
    ];
    assert_eq!(rows, expected);
    let text = markdown(&map, &pm::output::templates::Setting::default()).unwrap();
    for told in [
        "**first**<br>Walk through<br>activation: from 31 %, now 38 % (1 Oct 2026), target 40 % by 31 Dec 2026, 77 % of the way<br>brings 1000 EUR per week, takes 6 weeks",
        "**later**<br>nothing-like-it: no metric of that name is found",
        "**never** (no release of this map is called that) |  | • By dove |",
        "**No release yet** |  | • By post |",
        "• One field (done)",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    // Every story is drawn once, with its status as a word.
    let texts = texts(&map);
    for title in ["One field", "No field", "By link", "By post", "By dove", "done", "doing"] {
        assert_eq!(texts.iter().filter(|text| *text == title).count(), 1, "{title}: {texts:?}");
    }
}

#[test]
fn a_factor_without_a_story_is_a_row_and_says_how_sure_that_is() {
    let document = "---\nfor: onb\nfactors: [Nobody waits, {text: People invite, metric: activation}, Billing is out of the way]\n---\n";
    let none = |map: &str| -> Vec<String> {
        let map = self::map(&[("story-maps/m.yaml", map), ("north-stars/n.md", document)]);
        map.without_story().map(|factor| factor.told(Language::English)).collect()
    };
    // With a story that names a release of its own the map is not clear.
    assert_eq!(none(MAP), ["factor “Billing is out of the way”: no story names it"]);
    let clear = MAP.replace(", release: never", "");
    assert_eq!(none(&clear), ["factor “Billing is out of the way”: no story yet"]);
    let other = clear.replace("nobody waits.", "nobody has to wait");
    assert_eq!(
        none(&other),
        ["factor “Nobody waits”: no story names it", "factor “Billing is out of the way”: no story names it"]
    );
}

#[test]
fn the_first_release_tells_where_nobody_can_go_on() {
    let clear = MAP.replace(", release: never", "");
    assert_eq!(map(&[("story-maps/m.yaml", &clear)]).slices[0].gaps, ["Invite"]);
}

#[test]
fn whatever_is_written_the_map_stays_sound() {
    let nasty = "'</title></svg> ]]> <script>x</script> | \u{202e} & \"b\" 🙂'";
    let long = format!("'{}'", "word ".repeat(2_000));
    for text in [nasty, &long, &"x".repeat(10_000), "''"] {
        let map = format!(
            "for: onb\ntitle: {text}\nactivities: [{{name: {text}, steps: [{{name: {text}, stories: [{{title: {text}, release: {text}, status: {text}, factor: {text}}}]}}]}}]\nreleases: [{{id: {text}, goal: {text}, metric: {text}}}]\n"
        );
        self::map(&[
            ("story-maps/m.yaml", &map),
            ("north-stars/n.md", &format!("---\nfor: onb\nfactors: [{text}]\n---\n")),
        ]);
    }
    for empty in [
        "for: onb\n",
        "for: onb\nactivities: []\nreleases: [a]\n",
        "for: onb\nactivities: [{}, 3, [a]]\nreleases: {a: b}\n",
    ] {
        map(&[("story-maps/m.yaml", empty)]);
    }
}

#[test]
fn a_thousand_stories_are_drawn_or_counted() {
    let mut text = "for: onb\nactivities:\n".to_owned();
    for activity in 0..5 {
        let _ = write!(text, "  - name: A{activity}\n    steps:\n");
        for step in 0..4 {
            let _ = write!(text, "      - name: S{step}\n        stories:\n");
            for story in 0..50 {
                let _ = writeln!(text, "          - {{title: T{activity}.{step}.{story}, release: r}}");
            }
        }
    }
    text.push_str("releases: [r]\n");
    let map = map(&[("story-maps/m.yaml", &text)]);
    assert_eq!(map.stories().count(), 1_000);
    let texts = texts(&map);
    assert_eq!(texts.iter().filter(|text| text.starts_with('T')).count(), 600);
    assert_eq!(texts.iter().filter(|text| *text == "and 20 more").count(), 20);
}

/// A release or a story may be called by a word that `pm` has a translation of, and stays as it is written.
#[test]
fn names_are_drawn_as_they_are_written() {
    let text = "for: onb\nreleases: [{id: testing, goal: g}, {id: live, goal: g}]\nactivities:\n  - name: team\n    steps: \
        [{name: sales, stories: [{title: live, release: testing}, {title: data, release: live}]}]\n";
    let strategy = strategy(&[("story-maps/m.yaml", text)]);
    let map =
        mapped(&strategy, maps_of(&strategy, strategy.named("onb")[0])[0], Date::new(2026, 11, 22).unwrap()).unwrap();
    for language in [Language::English, Language::German] {
        let svg = drawn(&map, Setting::Alone, language);
        let document = Document::parse(&svg).unwrap();
        let all: Vec<&str> = document.descendants().filter_map(|node| node.text()).map(str::trim).collect();
        for written in ["testing", "live", "data"] {
            assert!(all.iter().any(|text| text.split(" · ").next() == Some(written)), "{written} is not in {all:?}");
        }
    }
}
