//! What holds for every picture.

use roxmltree::{Document, Node};

/// Left, top, right, bottom.
type Area = (f64, f64, f64, f64);

type Point = (f64, f64);

/// From one point to the next.
type Stretch = (Point, Point);

fn number(node: &Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).unwrap_or_else(|| panic!("no {name}")).parse().unwrap()
}

fn is_box(node: &Node<'_, '_>) -> bool {
    node.attribute("class").is_some_and(|class| class == "box" || class.starts_with("box "))
}

fn area(node: &Node<'_, '_>) -> Area {
    if node.has_tag_name("rect") {
        let (x, y) = (number(node, "x"), number(node, "y"));
        return (x, y, x + number(node, "width"), y + number(node, "height"));
    }
    let points = node.attribute("points").unwrap().split([' ', ',']).map(|part| part.parse::<f64>().unwrap());
    let points: Vec<f64> = points.collect();
    let (xs, ys) = (points.iter().step_by(2), points.iter().skip(1).step_by(2));
    let low = |values: &mut dyn Iterator<Item = &f64>| values.fold(f64::INFINITY, |a, b| a.min(*b));
    let high = |values: &mut dyn Iterator<Item = &f64>| values.fold(f64::NEG_INFINITY, |a, b| a.max(*b));
    (low(&mut xs.clone()), low(&mut ys.clone()), high(&mut xs.clone()), high(&mut ys.clone()))
}

/// The boxes of a picture.
pub fn boxes(svg: &str) -> Vec<Area> {
    let document = Document::parse(svg).unwrap();
    document.descendants().filter(is_box).map(|node| area(&node)).collect()
}

/// The points of a path, and of them the pairs between which it is straight.
fn path(d: &str) -> (Vec<Point>, Vec<Stretch>) {
    let (mut points, mut straight) = (Vec::new(), Vec::new());
    let (mut command, mut numbers) = (' ', Vec::new());
    let spaced: String =
        d.chars().flat_map(|c| if c.is_ascii_alphabetic() { vec![' ', c, ' '] } else { vec![c] }).collect();
    for part in spaced.split_whitespace() {
        match part.parse::<f64>() {
            Ok(number) => numbers.push(number),
            Err(_) => command = part.chars().next().unwrap(),
        }
        let needed = if command == 'C' { 6 } else { 2 };
        if numbers.len() == needed {
            let end = (numbers[needed - 2], numbers[needed - 1]);
            if command == 'L' {
                straight.push((*points.last().unwrap(), end));
            }
            points.extend(numbers.chunks(2).map(|pair| (pair[0], pair[1])));
            numbers.clear();
        }
    }
    assert!(numbers.is_empty(), "{d}");
    (points, straight)
}

pub fn check(svg: &str) {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}\n{svg}"));
    let root = document.root_element();
    let view: Vec<f64> = root.attribute("viewBox").unwrap().split(' ').map(|part| part.parse().unwrap()).collect();
    let is_inside = |x: f64, y: f64| (0.0..=view[2]).contains(&x) && (0.0..=view[3]).contains(&y);
    let boxes = boxes(svg);
    for (x, y, right, bottom) in &boxes {
        assert!(is_inside(*x, *y) && is_inside(*right, *bottom), "{x} {y} {right} {bottom} in {view:?}");
        assert!(right - x > 100.0 && bottom - y > 30.0);
    }
    check_apart(&boxes);
    let known = ["svg", "title", "desc", "style", "rect", "polygon", "path", "line", "text", "g", "a"];
    for node in document.descendants().filter(Node::is_element) {
        assert!(known.contains(&node.tag_name().name()), "{:?}", node.tag_name());
        assert!(node.attribute("id").is_none() && node.attribute("style").is_none());
        if node.has_tag_name("text") {
            assert!(is_inside(number(&node, "x"), number(&node, "y")), "{:?}", node.text());
        }
        if node.has_tag_name("polygon") {
            let (x, y, right, bottom) = area(&node);
            assert!(is_inside(x, y) && is_inside(right, bottom));
        }
    }
    let mut straight = Vec::new();
    for node in document.descendants().filter(|node| node.has_tag_name("path")) {
        let (points, lines) = path(node.attribute("d").unwrap());
        assert!(points.iter().all(|(x, y)| is_inside(*x, *y)), "{:?} in {view:?}", node.attribute("d"));
        straight.extend(lines);
    }
    check_free(&boxes, &straight);
    for word in ["NaN", "inf\"", "<script", "url(", "@import", "href=\"javascript"] {
        assert!(!svg.contains(word), "{word}");
    }
    let nodes = document.descendants().filter(|node| node.attribute("class") == Some("node"));
    assert!(nodes.clone().all(|node| node.first_element_child().is_some_and(|first| first.has_tag_name("title"))));
    assert_eq!(nodes.count(), boxes.len());
}

/// No box lies on another.
fn check_apart(boxes: &[Area]) {
    let mut sorted = boxes.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for pair in sorted.windows(2) {
        let (one, other) = (pair[0], pair[1]);
        assert!(one.2 < other.0 || (one.0 == other.0 && one.3 < other.1), "{one:?} and {other:?}");
    }
}

/// No link passes through a box.
fn check_free(boxes: &[Area], straight: &[Stretch]) {
    let mut rows: Vec<(f64, f64, f64)> = straight.iter().map(|(from, to)| (from.1, from.0, to.0)).collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    for (left, top, right, bottom) in boxes {
        let first = rows.partition_point(|row| row.0 <= *top);
        for row in rows[first..].iter().take_while(|row| row.0 < *bottom) {
            assert!(row.2 <= *left || row.1 >= *right, "a link at {row:?} passes {left} {top} {right} {bottom}");
        }
    }
}

/// How many links lead the wrong way, as it is marked; the others lead from a box to one further left, or beside.
pub fn turned(svg: &str) -> usize {
    let document = Document::parse(svg).unwrap();
    let of_class = |name: &'static str| {
        document.descendants().filter(move |node| node.has_tag_name("path") && node.attribute("class") == Some(name))
    };
    for node in of_class("link") {
        let (points, _) = path(node.attribute("d").unwrap());
        assert!(points[0].0 < points.last().unwrap().0 + 10.0);
    }
    of_class("link turned").count()
}
