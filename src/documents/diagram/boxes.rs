use std::fmt::Write;

use super::frame::{PAD, SMALL, height_of, words};
use super::{Node, Phase};
use crate::documents::picture::svg::{Anchor, escaped, pixels, text};
use crate::documents::picture::text_width::cut;
use crate::values::Kind;

/// How far the points of an experiment and the corners of an option reach, in pixels.
const CORNER: f64 = 9.0;

/// More of a title is not told where a pointer rests.
const TOLD: usize = 200;

/// One record: what it is and how far above, its title, and what is counted or measured below. Kind and state are words
/// first; shape and border only repeat them.
pub(super) fn draw_box(out: &mut String, node: &Node, at: (f64, f64), size: (f64, f64), href: Option<&str>) {
    let href = href.filter(|href| is_safe(href));
    let _ = match href {
        Some(href) => write!(out, "<a class=\"node\" href=\"{}\">", escaped(href)),
        None => write!(out, "<g class=\"node\">"),
    };
    let _ = writeln!(out, "<title>{}</title>", escaped(&told(node)));
    let border = match node.phase {
        Phase::NotBegun => "box",
        Phase::UnderWay => "box going",
        Phase::Ended => "box ended",
        Phase::Unknown => "box unknown",
    };
    let (x, y) = at;
    let (width, height) = size;
    if node.is_center {
        outline(out, "ring", node.kind, (x - 4.0, y - 4.0), (width + 8.0, height + 8.0));
    }
    outline(out, border, node.kind, at, size);
    let room = width - 2.0 * PAD;
    let left = x + PAD;
    let kind = format!("{} · {}", node.kind.noun(), node.state);
    let (titles, more) = words(node, room);
    let y = y + ((height - height_of(titles.len(), more.len())) / 2.0).max(0.0);
    text(out, "tick", Anchor::Start, (left, y + 20.0), &cut(&kind, SMALL, room));
    for (number, line) in titles.iter().enumerate() {
        let class = if node.phase == Phase::Ended { "figure" } else { "name strong" };
        text(out, class, Anchor::Start, (left, y + 38.0 + 17.0 * number as f64), line);
    }
    let below = y + 38.0 + 17.0 * titles.len() as f64;
    for (number, line) in more.iter().enumerate() {
        text(out, "tick", Anchor::Start, (left, below + 16.0 * number as f64), line);
    }
    out.push_str(if href.is_some() { "</a>\n" } else { "</g>\n" });
}

/// What a metric came to, and what is counted: "+ 3 options, 5 experiments".
pub(super) fn more(node: &Node) -> Option<String> {
    let counted =
        |(kind, count): &(Kind, usize)| format!("{count} {}", if *count == 1 { kind.noun() } else { kind.nouns() });
    let below = node.below.iter().map(counted).collect::<Vec<_>>().join(", ");
    let below = (!below.is_empty()).then(|| format!("+ {below}"));
    let parts: Vec<String> = [node.detail.clone(), below].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// All of it in a sentence.
fn told(node: &Node) -> String {
    let name = node.name.clone().unwrap_or_else(|| format!("no {}", node.kind.noun()));
    let title: String = node.title.chars().take(TOLD).collect();
    let owner = node.owner.as_ref().map(|owner| format!(", {owner}")).unwrap_or_default();
    let more = more(node).map(|more| format!("; {more}")).unwrap_or_default();
    format!("{title} ({name}: {}{owner}{more})", node.state)
}

/// With a capital letter.
pub(super) fn above_title(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// An address within the page, a path, or one on the web; nothing that a browser would run.
fn is_safe(href: &str) -> bool {
    let before = href.split(['/', '?', '#']).next().unwrap_or_default();
    let is_plain = !href.is_empty() && !href.chars().any(|c| c.is_control() || c.is_whitespace());
    is_plain && (!before.contains(':') || ["https:", "http:"].contains(&before))
}

/// The shape of a kind: visions are round at both ends, intents at the corners; options have their corners cut off,
/// experiments are pointed, what was heard and measured stands behind a bar.
fn outline(out: &mut String, class: &str, kind: Kind, at: (f64, f64), size: (f64, f64)) {
    let (x, y) = at;
    let (width, height) = size;
    let (right, bottom) = (x + width, y + height);
    let radius = match kind {
        Kind::Vision => Some(20.0),
        Kind::Intent => Some(10.0),
        Kind::Option | Kind::Experiment => None,
        _ => Some(2.0),
    };
    if let Some(radius) = radius {
        let coordinates = [("x", x), ("y", y), ("width", width), ("height", height), ("rx", radius)];
        crate::documents::picture::svg::shape(out, "rect", class, &coordinates);
    } else {
        let corner = CORNER;
        let points = match kind {
            Kind::Option => vec![
                (x + corner, y),
                (right - corner, y),
                (right, y + corner),
                (right, bottom - corner),
                (right - corner, bottom),
                (x + corner, bottom),
                (x, bottom - corner),
                (x, y + corner),
            ],
            _ => {
                let middle = y + height / 2.0;
                vec![
                    (x + 5.0, y),
                    (right - 5.0, y),
                    (right, middle),
                    (right - 5.0, bottom),
                    (x + 5.0, bottom),
                    (x, middle),
                ]
            }
        };
        polygon(out, class, &points);
    }
    if class != "ring"
        && !matches!(kind, Kind::Vision | Kind::Intent | Kind::Initiative | Kind::Option | Kind::Experiment)
    {
        crate::documents::picture::svg::line(out, "bar", (x + 4.5, y + 3.0), (x + 4.5, bottom - 3.0));
    }
}

pub(super) fn polygon(out: &mut String, class: &str, points: &[(f64, f64)]) {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", pixels(*x), pixels(*y))).collect();
    let _ = writeln!(out, "<polygon class=\"{class}\" points=\"{}\"/>", points.join(" "));
}

#[cfg(test)]
mod tests {
    use super::is_safe;

    #[test]
    fn nothing_that_runs_is_a_link() {
        for href in ["#record-a", "a/b.md", "../a.md?x:y", "https://a.b/c", "./a:b"] {
            assert!(is_safe(href), "{href}");
        }
        for href in ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "a:b", "", "java\nscript:a"] {
            assert!(!is_safe(href), "{href}");
        }
    }
}
