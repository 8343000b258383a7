//! Charts of metrics and the timeline of experiments: whatever the records say, they are XML in which every value has its
//! place, and no label lies on another.

use crate::support::memory::{self, example, files};
use std::fmt::Write;

use pm::documents::chart::{MetricChart, metric_chart, metric_picture, timeline, timeline_picture};
use pm::documents::picture::Setting;
use pm::documents::picture::text_width::text_width;
use pm::graph::Strategy;
use pm::values::Date;
use roxmltree::{Document, Node};

fn today() -> Date {
    Date::new(2026, 11, 22).unwrap()
}

fn strategy(texts: &[(&str, &str)]) -> Strategy {
    let mut files = files(texts);
    files.entry("pm.yaml".to_owned()).or_default();
    memory::strategy(files)
}

/// The chart of `metric/m` with its data, checked as all pictures are.
fn chart(files: &[(&str, &str)]) -> (MetricChart, String) {
    drawn(&strategy(files), "metric/m")
}

fn drawn(strategy: &Strategy, name: &str) -> (MetricChart, String) {
    let chart = metric_chart(strategy, strategy.named(name)[0], today()).unwrap();
    let svg = metric_picture(&chart, Setting::Alone);
    assert_eq!(svg, metric_picture(&chart, Setting::Alone));
    check(&svg);
    check(&metric_picture(&chart, Setting::InPage));
    every_value_is_there(&chart, &svg);
    (chart, svg)
}

/// What holds for every picture.
fn check(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let root = document.root_element();
    let width: f64 = root.attribute("width").unwrap().parse().unwrap();
    let height: f64 = root.attribute("height").unwrap().parse().unwrap();
    assert_eq!(root.attribute("viewBox").unwrap(), format!("0 0 {width} {height}"));
    assert_eq!(root.attribute("role"), Some("img"));
    let named: Vec<&str> =
        root.children().filter(Node::is_element).take(2).map(|node| node.tag_name().name()).collect();
    assert_eq!(named, ["title", "desc"]);
    for node in document.descendants().filter(Node::is_element) {
        for attribute in node.attributes() {
            let name = attribute.name();
            if ["x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height"].contains(&name) {
                let value: f64 = attribute.value().parse().unwrap();
                assert!(value >= 0.0 && value <= width.max(height), "{name} {value}");
            }
        }
    }
    for word in ["NaN", "inf\"", "<script", "href", "url(", "@import"] {
        assert!(!svg.contains(word), "{word}");
    }
    assert_apart(&document, width);
}

/// No text lies on another or leaves the picture, each as wide as it is in most fonts.
fn assert_apart(document: &Document<'_>, width: f64) {
    let texts: Vec<(f64, f64, f64, &str)> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .map(|node| {
            let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
            let text = node.text().unwrap_or_default();
            // What is reckoned for drawing errs on the wide side.
            let wide = text_width(text, 12.0) * 0.9;
            let left = match node.attribute("text-anchor").unwrap() {
                "start" => number("x"),
                "middle" => number("x") - wide / 2.0,
                _ => number("x") - wide,
            };
            (left, left + wide, number("y"), text)
        })
        .collect();
    for (number, (left, right, y, text)) in texts.iter().enumerate() {
        assert!(*left >= -1.0 && *right <= width + 1.0, "{text} lies from {left} to {right}");
        for (other_left, other_right, other_y, other) in &texts[number + 1..] {
            let is_apart = (y - other_y).abs() >= 10.0 || right <= other_left || other_right <= left;
            assert!(is_apart, "{text} lies on {other}");
        }
    }
}

/// The dots: value, day, and where they are.
fn points(svg: &str) -> Vec<(f64, String, f64, f64)> {
    let document = Document::parse(svg).unwrap();
    let dots = document.descendants().filter(|node| node.attribute("data-value").is_some());
    dots.map(|node| {
        let number = |name: &str| node.attribute(name).unwrap().parse::<f64>().unwrap();
        (number("data-value"), node.attribute("data-on").unwrap().to_owned(), number("cx"), number("cy"))
    })
    .collect()
}

/// The chart shows what the data has, and where it shows it keeps its order.
fn every_value_is_there(chart: &MetricChart, svg: &str) {
    let json = serde_json::to_value(chart).unwrap();
    let told: Vec<(f64, String)> = json["readings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|reading| (reading["value"].as_f64().unwrap(), reading["on"].as_str().unwrap().to_owned()))
        .collect();
    let points = points(svg);
    let drawn: Vec<(f64, String)> = points.iter().map(|(value, on, ..)| (*value, on.clone())).collect();
    assert_eq!(drawn, told);
    for (value, on, x, y) in &points {
        for (other, other_on, other_x, other_y) in &points {
            // Greater is not lower, later is not further left.
            assert!(value < other || y <= other_y, "{value} at {y}, {other} at {other_y}");
            assert!(on > other_on || x <= other_x, "{on} at {x}, {other_on} at {other_x}");
        }
    }
    let count = |attribute: &str| svg.matches(&format!(" {attribute}=\"")).count();
    let with = |key: &str| json["goals"].as_array().unwrap().iter().filter(|goal| !goal[key].is_null()).count();
    assert_eq!(count("data-baseline"), with("baseline"));
    assert_eq!(count("data-target") + count("data-high"), with("high"));
}

fn metric(readings: &str) -> String {
    format!("m: {{definition: d, measures: customer, unit: '%', readings: {{{readings}}}}}\n")
}

#[test]
fn readings_baseline_target_guardrail_and_today_are_drawn() {
    let metrics = metric("2026-10-01: 31 %, 2026-11-01: 38 %");
    let files = [
        ("metrics.yaml", metrics.as_str()),
        (
            "initiatives/a.md",
            "---\nstatus: delivery\noutcomes: {m: {baseline: {value: 30 %, on: 2026-09-01}, target: 45 %, by: 2026-Q4}}\n---\n# A\n",
        ),
        ("initiatives/b.md", "---\nguardrails: {m: at least 25 %}\n---\n# B\n"),
        ("initiatives/c.md", "---\nstatus: stopped\noutcomes: {m: 90 %}\n---\n# C\n"),
    ];
    let (chart, svg) = chart(&files);
    assert_eq!(chart.goals.iter().map(|goal| goal.record.as_str()).collect::<Vec<_>>(), ["initiative/a"]);
    assert!(svg.contains("<title>31 % on 2026-10-01</title>"));
    assert!(svg.contains("data-baseline=\"30\" data-on=\"2026-09-01\" data-record=\"initiative/a\""));
    assert!(svg.contains("data-target=\"45\" data-on=\"2026-12-31\" data-record=\"initiative/a\""));
    for text in [
        "now 38 % (2026-11-01)",
        "guardrail at least 25 %: initiative/b",
        ">today<",
        "from 30 % (2026-09-01) to 45 % by 2026-Q4: initiative/a, 53 % of the way",
    ] {
        assert!(svg.contains(text), "{text}\n{svg}");
    }
    assert!(svg.contains("class=\"guard\"") && svg.contains("class=\"promise\"") && !svg.contains("initiative/c"));
}

#[test]
fn few_readings_equal_ones_and_odd_ones_have_a_chart() {
    let none = chart(&[("metrics.yaml", "m: {definition: d, measures: customer, unit: '%'}\n")]);
    assert!(none.1.contains("Never read") && points(&none.1).is_empty());
    let goal = ("initiatives/a.md", "---\noutcomes: {m: {baseline: 30 %, target: 45 %}}\n---\n# A\n");
    let only_goal = chart(&[("metrics.yaml", "m: {definition: d, measures: customer, unit: '%'}\n"), goal]);
    // Nobody said on which day it was at its baseline, so no line is drawn from there.
    assert!(only_goal.1.contains("data-target=\"45\" data-on=\"\"") && !only_goal.1.contains("class=\"promise\""));
    for readings in [
        "2026-10-01: 31 %",
        "2026-10-01: 31 %, 2026-11-01: 31 %",
        "2026-10-01: 0 %, 2026-11-01: 0 %",
        "2026-10-01: -4 %, 2026-11-01: -12.5 %",
        "1900-01-01: 1 %, 2999-12-31: 99 %",
        "2026-10-01: 1000000000000000000000 %, 2026-11-01: 3 %",
        "2026-10-01: 123456789.25 %, 2026-11-01: 123456789.5 %",
        "2026-10-01: 0.0000001 %, 2026-11-01: 0.0000002 %",
        "2026-11-21: 5 %, 2026-11-22: 7 %",
    ] {
        let (chart, _) = chart(&[("metrics.yaml", &metric(readings)), goal]);
        assert_eq!(chart.readings.len(), readings.split(',').count(), "{readings}");
    }
}

#[test]
fn what_cannot_be_read_is_said_and_not_drawn() {
    let (chart, svg) = chart(&[("metrics.yaml", &metric("2026-10-01: 31 %, 2026-11-01: a lot, 2026-11-08: 12 teams"))]);
    assert_eq!(chart.readings.len(), 1);
    assert!(chart.is_partly_unknown && svg.contains("Not all of its readings can be read"));
}

#[test]
fn a_range_is_a_bar_and_a_bound_has_two_sides() {
    let metrics = "m: {definition: d, measures: customer, unit: days, better: within, readings: {2026-10-01: 16, 2026-11-01: 13}}\n";
    let files = [
        ("metrics.yaml", metrics),
        (
            "initiatives/a.md",
            "---\noutcomes: {m: {baseline: 18, target: 10 to 14, by: 2027-Q1}}\nguardrails: {m: 8 to 20}\n---\n# A\n",
        ),
    ];
    let (chart, svg) = chart(&files);
    assert!(svg.contains("data-low=\"10\" data-high=\"14\" data-on=\"2027-03-31\""));
    let bound = &chart.guardrails[0];
    assert_eq!([bound.at_least, bound.at_most].map(|one| one.unwrap().to_string()), ["8", "20"]);
    assert_eq!(svg.matches("class=\"guard\"").count(), 3);
    // A long unit stands once above the axis.
    assert!(svg.contains(">days</text>"));
}

#[test]
fn a_thousand_readings_are_all_there() {
    let mut all = String::new();
    for number in 0..1_000_i64 {
        let day = Date::new(2024, 1, 1).unwrap().plus_days(number);
        write!(all, "{}{day}: {} %", if number == 0 { "" } else { ", " }, 40 + number * 37 % 23).unwrap();
    }
    let (_, svg) = chart(&[("metrics.yaml", &metric(&all))]);
    assert_eq!(points(&svg).len(), 1_000);
    assert!(svg.len() < 200_000, "{}", svg.len());
}

#[test]
fn hostile_words_stay_words() {
    let long = "x".repeat(10_000);
    for title in ["</svg><script>alert(1)</script>", "]]>", "\\e[31m", "שלום \\u202e gpj", "🙂 漢字", &long] {
        let metrics = format!(
            "m: {{title: \"{title}\", definition: \"{title}\", measures: customer, unit: \"{}\", readings: {{2026-10-01: 3}}}}\n",
            title.chars().take(20).collect::<String>().replace(['<', '>', '/', '(', ')', '1', '3', '['], "")
        );
        let experiment = format!(
            "---\ntitle: \"{title}\"\nstatus: concluded\nends: 2026-10-01\nlearned: \"{title}\"\n---\nIf so.\n"
        );
        let strategy = strategy(&[("metrics.yaml", &metrics), ("experiments/e.md", &experiment)]);
        drawn(&strategy, "metric/m");
        check(&timeline_picture(&timeline(&strategy, today()), Setting::Alone));
    }
}

#[test]
fn the_metrics_of_the_examples_are_drawn() {
    for name in ["healthy", "streaming"] {
        let strategy = memory::strategy(example(name));
        let metrics = strategy.of_kind(pm::values::Kind::Metric).map(|(number, _)| strategy.full_name(number));
        let metrics: Vec<String> = metrics.collect();
        assert!(metrics.len() > 5);
        metrics.iter().for_each(|metric| drop(drawn(&strategy, metric)));
    }
    let (chart, _) = drawn(&memory::strategy(example("streaming")), "metric/found-in-two-minutes");
    let last = chart.readings.last().unwrap();
    assert_eq!((last.shown.as_str(), last.on.to_string().as_str()), ("53 %", "2026-11-16"));
    assert_eq!(chart.readings[0].note.as_deref(), Some("before three doors"));
}

#[test]
fn experiments_stand_under_their_initiative_from_start_to_end() {
    let healthy = memory::strategy(example("healthy"));
    let data = timeline(&healthy, today());
    let svg = timeline_picture(&data, Setting::Alone);
    check(&svg);
    let groups: Vec<(&str, usize)> = data.groups.iter().map(|group| (group.title.as_str(), group.rows.len())).collect();
    assert_eq!(groups, [("Forgetting the plan", 1), ("The first week", 1), ("Sold out", 1), ("Winter dip", 2)]);
    let document = Document::parse(&svg).unwrap();
    let bars: Vec<Node<'_, '_>> =
        document.descendants().filter(|node| node.has_tag_name("rect") && node.has_attribute("data-record")).collect();
    // The draft has no dates and so no bar, and its row says so.
    assert_eq!(bars.len(), 4);
    assert!(svg.contains("experiment/one-question") && svg.contains("draft, without dates"));
    let of = |record: &str| *bars.iter().find(|bar| bar.attribute("data-record") == Some(record)).unwrap();
    let end = |record: &str| {
        let number = |name: &str| of(record).attribute(name).unwrap().parse::<f64>().unwrap();
        number("x") + number("width")
    };
    assert_eq!(of("experiment/klingel").attribute("data-starts"), Some("2026-11-09"));
    assert_eq!(of("experiment/klingel").attribute("class"), Some("run-open"));
    assert!(end("experiment/reminder-text") < end("experiment/setup-by-phone"));
    assert!(end("experiment/setup-by-phone") < end("experiment/klingel"));
    // What came of it is a word beside its mark.
    assert_eq!((svg.matches(">refuted</text>").count(), svg.matches(">supported</text>").count()), (2, 1));
}

#[test]
fn none_and_a_hundred_experiments_are_drawn() {
    let none = timeline_picture(&timeline(&strategy(&[]), today()), Setting::InPage);
    check(&none);
    assert!(none.contains("No experiment is written down yet."));
    let texts: Vec<(String, String)> = (0..100_i64)
        .map(|number| {
            let day = Date::new(2025, 1, 1).unwrap().plus_days(number * 5);
            let verdict = ["supported", "refuted", "inconclusive"][usize::try_from(number % 3).unwrap()];
            let text = format!(
                "---\ntests: i{}\nstatus: concluded\nstarts: {day}\nends: {}\nresult: {{verdict: {verdict}}}\n---\n# {}\n\nIf.\n",
                number % 7,
                day.plus_days(20),
                "a long name ".repeat(9)
            );
            (format!("experiments/e{number}.md"), text)
        })
        .collect();
    let mut files: Vec<(&str, &str)> = texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let initiatives: Vec<String> = (0..7).map(|number| format!("initiatives/i{number}.md")).collect();
    files.extend(initiatives.iter().map(|path| (path.as_str(), "# An initiative\n")));
    let strategy = strategy(&files);
    let data = timeline(&strategy, today());
    let svg = timeline_picture(&data, Setting::Alone);
    check(&svg);
    assert_eq!((data.groups.len(), svg.matches("data-verdict=").count()), (7, 100));
    // A name that is cut is whole where a pointer rests.
    assert!(svg.contains("a long name a long name…") || svg.contains("…</text>"));
    assert!(svg.contains(&format!("({})", "a long name ".repeat(9).trim())));
}
