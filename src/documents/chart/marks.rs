use std::fmt::Write;

use crate::documents::picture::svg::{escaped, pixels};

/// What a mark is drawn as: each is known by its shape and not by its colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A reading.
    Dot,
    /// A baseline.
    Square,
    /// A target.
    Diamond,
    Check,
    Cross,
    Ring,
}

/// A path through points.
pub fn path(out: &mut String, class: &str, points: &[(f64, f64)]) {
    if points.len() < 2 {
        return;
    }
    let _ = write!(out, "<path class=\"{class}\" d=\"");
    for (number, (x, y)) in points.iter().enumerate() {
        let _ = write!(out, "{}{} {}", if number == 0 { "M" } else { "L" }, pixels(*x), pixels(*y));
    }
    out.push_str("\"/>\n");
}

/// A mark at a point, with what a pointer that rests on it is told, and values that a program reads.
pub fn mark(out: &mut String, mark: Mark, (x, y): (f64, f64), size: f64, told: &str, data: &[(&str, &str)]) {
    let at = |dx: f64, dy: f64| format!("{} {}", pixels(x + dx), pixels(y + dy));
    let shape = match mark {
        Mark::Dot => {
            format!("<circle class=\"point\" cx=\"{}\" cy=\"{}\" r=\"{}\">", pixels(x), pixels(y), pixels(size))
        }
        Mark::Ring => {
            format!("<circle class=\"sign\" cx=\"{}\" cy=\"{}\" r=\"{}\">", pixels(x), pixels(y), pixels(size))
        }
        Mark::Square => {
            let corners = [at(-size, -size), at(size, -size), at(size, size), at(-size, size)];
            format!("<path class=\"outline\" d=\"M{}Z\">", corners.join("L"))
        }
        Mark::Diamond => {
            let corners = [at(0.0, -size), at(size, 0.0), at(0.0, size), at(-size, 0.0)];
            format!("<path class=\"goal\" d=\"M{}Z\">", corners.join("L"))
        }
        Mark::Check => {
            let bends = [at(-size, 0.0), at(-size * 0.25, size * 0.8), at(size, -size * 0.8)];
            format!("<path class=\"sign\" d=\"M{}\">", bends.join("L"))
        }
        Mark::Cross => format!(
            "<path class=\"sign\" d=\"M{}L{}M{}L{}\">",
            at(-size, -size),
            at(size, size),
            at(size, -size),
            at(-size, size)
        ),
    };
    let name = shape.split(' ').next().unwrap_or_default().trim_start_matches('<').to_owned();
    let data: String = data.iter().map(|(key, value)| format!(" data-{key}=\"{}\"", escaped(value))).collect();
    let open = shape.trim_end_matches('>');
    let _ = match told {
        "" => writeln!(out, "{open}{data}/>"),
        told => writeln!(out, "{open}{data}><title>{}</title></{name}>", escaped(told)),
    };
}

/// A rectangle with what a pointer is told and values that a program reads.
pub fn bar(
    out: &mut String,
    class: &str,
    (x, y, width, height): (f64, f64, f64, f64),
    told: &str,
    data: &[(&str, &str)],
) {
    let data: String = data.iter().map(|(key, value)| format!(" data-{key}=\"{}\"", escaped(value))).collect();
    let _ = writeln!(
        out,
        "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"2\"{data}><title>{}</title></rect>",
        pixels(x),
        pixels(y),
        pixels(width.max(1.0)),
        pixels(height),
        escaped(told)
    );
}
