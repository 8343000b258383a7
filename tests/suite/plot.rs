//! Pictures of a ranking: whatever the records say, they are XML, in which every coordinate is a number and no name lies on
//! another.

use crate::support::memory::{Files, example, strategy};
use crate::support::world::examples;

use pm::documents::picture::Setting;
use pm::documents::plot::{MARK, Plot, plot};
use pm::rank::{Method, Terms, choose, initiatives, rank};
use pm::values::Date;
use roxmltree::{Document, Node};

/// The picture of a workspace, by the best method or by one; it is checked as all pictures are.
fn drawn(files: Files, by: Option<Method>, at: Option<&str>) -> String {
    let strategy = strategy(files);
    let (items, exchange) = initiatives(&strategy, &[], pm::values::Date::new(2026, 11, 22).unwrap());
    let terms = Terms::default();
    let mut choice = choose(&items, &terms);
    choice.method = by.unwrap_or(choice.method);
    let ranking = rank(items, choice, terms, exchange, &|_| None);
    let today = Date::new(2026, 11, 22).unwrap();
    let picture =
        Plot { ranking: &ranking, today, at, sign: "€", noun: "initiative", top: None, setting: Setting::Alone };
    let svg = plot(&picture);
    assert_eq!(svg, plot(&picture));
    check(&svg);
    svg
}

/// What holds for every picture.
fn check(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let root = document.root_element();
    assert!(svg.starts_with("<svg ") && svg.split('>').next().unwrap().contains(MARK));
    assert_eq!(root.attribute("role"), Some("img"));
    let children: Vec<&str> = root.children().filter(Node::is_element).map(|node| node.tag_name().name()).collect();
    assert_eq!(children[..3], ["title", "desc", "style"]);
    let known = ["svg", "title", "desc", "style", "rect", "line", "circle", "text", "g"];
    for node in document.descendants().filter(Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{:?}", node.tag_name());
        for attribute in node.attributes() {
            if ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "width", "height"].contains(&attribute.name())
            {
                let value: f64 = attribute.value().parse().unwrap();
                assert!(value.is_finite() && (0.0..=2000.0).contains(&value), "{attribute:?}");
            }
        }
    }
    for word in ["NaN", "inf\"", "<script", "href", "url(", "@import"] {
        assert!(!svg.contains(word), "{word}");
    }
}

/// The lines of text.
fn texts(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).unwrap();
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

/// No two names overlap, as wide as at least they are: half an em a character.
fn assert_apart(svg: &str) {
    let document = Document::parse(svg).unwrap();
    let names: Vec<(f64, f64, f64)> = document
        .descendants()
        .filter(|node| node.attribute("class") == Some("name halo"))
        .map(|node| {
            let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
            (number("x"), number("y"), node.text().unwrap().chars().count() as f64 * 6.5)
        })
        .collect();
    for (number, (x, y, width)) in names.iter().enumerate() {
        for (other_x, other_y, other_width) in &names[number + 1..] {
            let is_apart = (y - other_y).abs() >= 15.0 || x + width <= *other_x || other_x + other_width <= *x;
            assert!(is_apart, "{x},{y} and {other_x},{other_y}");
        }
    }
}

/// A workspace of initiatives: ids and estimates.
fn workspace(items: &[(&str, &str)]) -> Files {
    let mut files: Files = [("pm.yaml".to_owned(), b"currency: EUR\n".to_vec())].into();
    for (id, estimates) in items {
        let text = format!("---\nstatus: proposed\nestimates: {estimates}\n---\n# {id}\n\nText.\n");
        files.insert(format!("initiatives/{id}.md"), text.into_bytes());
    }
    files
}

#[test]
fn the_examples_are_drawn_with_names_apart() {
    for name in ["streaming", "healthy", "build-trap"] {
        for method in [None].into_iter().chain(Method::ALL.map(Some)) {
            assert_apart(&drawn(example(name), method, None));
        }
    }
    let svg = drawn(example("streaming"), None, None);
    let texts = texts(&svg);
    assert_eq!(texts[0], "6 of 7 initiatives by cost of delay over duration, 2026-11-22");
    for text in ["Cost of delay, € a week", "Duration, weeks", "1 two-minute-choice", "6 subtitles-worth-reading"] {
        assert!(texts.iter().any(|other| other == text), "{text}");
    }
    assert!(texts.iter().filter(|text| text.starts_with("CD3 ")).count() >= 3);
    assert!(texts.iter().any(|text| text.starts_with("1 not ranked: narrated-films")));
}

#[test]
fn hostile_names_stay_text() {
    let names = [
        "</svg><script>alert(1)</script>",
        "]]>",
        "a & \"b\" 'c'",
        "\u{202e}gpj.exe",
        "\u{1}\u{1b}[31mred\u{7f}",
        "🙂👩‍👩‍👧‍👦",
        "שלום\u{200f}",
        "顧客の解約",
        "\u{fffe}\u{ffff}",
        &"name".repeat(2_500),
    ];
    for estimates in [
        "{cost_of_delay: 3000 EUR per week, duration: 3w}",
        "{value: killer, urgency: asap, duration: 3w}",
        "{ice: {impact: 8, confidence: 6, ease: 3}}",
        "{duration: 3w}",
    ] {
        let items: Vec<(&str, &str)> = names.iter().map(|name| (*name, estimates)).collect();
        for method in [None, Some(Method::Ice)] {
            let svg = drawn(workspace(&items), method, Some("<rev>&]]>"));
            assert!(svg.len() < 60_000, "{}", svg.len());
            assert!(!svg.contains('\u{202e}') && !svg.contains('\u{1b}') && !svg.contains("<script"));
        }
    }
}

#[test]
fn odd_figures_have_a_place() {
    let table: [&[(&str, &str)]; 6] = [
        &[],
        &[
            ("a", "{cost_of_delay: 0 EUR per week, duration: 4w}"),
            ("b", "{cost_of_delay: 0 EUR per week, duration: 1w}"),
        ],
        &[
            ("a", "{cost_of_delay: 99999999999999999999999 EUR per week, duration: 1h}"),
            ("b", "{cost_of_delay: 0.0000000001 EUR per week, duration: 900 years}"),
        ],
        &[("a", "{cost_of_delay: {low: 0, high: 9000, per: week}, duration: {low: 0w, high: 9w}}")],
        &[("a", "{cost_of_delay: 5 EUR per week, duration: 3w, success_probability: 0 %}")],
        &[("a", "{duration: 3w}"), ("b", "{cost_of_delay: 5 EUR per week}")],
    ];
    for items in table {
        for method in [None].into_iter().chain(Method::ALL.map(Some)) {
            assert_apart(&drawn(workspace(items), method, None));
        }
    }
    assert!(texts(&drawn(workspace(&[]), None, None))[0].starts_with("There are no initiatives"));
    let one = drawn(workspace(&[("a", "{duration: 3w}")]), Some(Method::Cd3), None);
    assert!(texts(&one).contains(&"a: no cost of delay".to_owned()), "{:?}", texts(&one));
}

#[test]
fn a_crowd_stays_bounded() {
    let items: Vec<(String, String)> = (0..2_000)
        .map(|number| {
            let (cost, weeks) = (number * 7 % 1_999, 1 + number % 50);
            (format!("item-{number}"), format!("{{cost_of_delay: {cost} EUR per week, duration: {weeks}w}}"))
        })
        .collect();
    let items: Vec<(&str, &str)> = items.iter().map(|(id, estimates)| (id.as_str(), estimates.as_str())).collect();
    let svg = drawn(workspace(&items), None, None);
    assert_apart(&svg);
    assert!(texts(&svg).iter().any(|text| text.contains("best 60 of 2000 have names")), "{:?}", texts(&svg).last());
    let matrix: Vec<(String, &str)> =
        (0..2_000).map(|number| (format!("item-{number}"), "{value: killer, urgency: asap, duration: 3w}")).collect();
    let matrix: Vec<(&str, &str)> = matrix.iter().map(|(id, estimates)| (id.as_str(), *estimates)).collect();
    let svg = drawn(workspace(&matrix), None, None);
    assert!(texts(&svg).iter().any(|text| text.starts_with("and 19")), "{:?}", texts(&svg));
    assert!(svg.len() < 30_000);
}

#[test]
fn only_a_picture_that_pm_drew_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let example = examples("streaming");
    let rank = |file: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_pm"));
        let run = command.current_dir(folder.path()).arg("-C").arg(&example).args(["rank", "--plot", file]);
        let output = run.output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let path = |name: &str| folder.path().join(name);
    assert_eq!(rank("new/a.svg"), (Some(0), String::new()));
    let first = std::fs::read_to_string(path("new/a.svg")).unwrap();
    check(&first);
    std::fs::write(path("new/a.svg"), first.replace("narrated-films", "edited")).unwrap();
    assert_eq!(rank("new/a.svg"), (Some(0), String::new()));
    assert_eq!(std::fs::read_to_string(path("new/a.svg")).unwrap(), first);
    for text in ["", "notes", "<svg xmlns='http://www.w3.org/2000/svg'><!-- data-pm=\"rank\" --></svg>"] {
        std::fs::write(path("b.svg"), text).unwrap();
        let (code, message) = rank("b.svg");
        assert_eq!(code, Some(2));
        assert!(message.contains("`b.svg` is there already, and pm did not make it"), "{message}");
        assert_eq!(std::fs::read_to_string(path("b.svg")).unwrap(), text);
    }
    let forced = std::process::Command::new(env!("CARGO_BIN_EXE_pm"))
        .current_dir(folder.path())
        .arg("-C")
        .arg(&example)
        .args(["rank", "--plot", "b.svg", "--force"])
        .output()
        .unwrap();
    assert!(forced.status.success());
    assert_eq!(std::fs::read_to_string(path("b.svg")).unwrap(), first);
    let (code, message) = rank("a.png");
    assert_eq!(code, Some(2));
    assert!(message.contains("`a.png` does not end in .svg") && message.contains("--plot a.svg"), "{message}");
    assert!(!path("a.png").exists());
}
