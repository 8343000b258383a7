use std::fmt::Write;

/// Where a text is held: at its beginning, its middle or its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// A picture before it is a file.
pub struct Picture<'p> {
    /// What made it, as `data-pm`.
    pub kind: &'p str,
    /// Pixels.
    pub width: f64,
    pub height: f64,
    /// For those who cannot see it: what it is, and what it shows.
    pub title: &'p str,
    pub description: &'p str,
    /// Rules for the classes in `body`; empty in a page that has them, once for all its pictures.
    pub style: &'p str,
    /// Elements.
    pub body: &'p str,
}

/// The file. It loads nothing, runs nothing and names no ids, so several may stand on one page.
pub fn document(picture: &Picture<'_>) -> String {
    document_as("img", picture)
}

/// The same, in another role than that of an image: `group` where something inside can be reached.
pub fn document_as(role: &str, picture: &Picture<'_>) -> String {
    let (width, height) = (pixels(picture.width), pixels(picture.height));
    let style = match picture.style {
        "" => String::new(),
        style => format!("<style>\n{style}</style>\n"),
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" data-pm=\"{}\" class=\"pm-plot\" role=\"{role}\" width=\"{width}\" \
         height=\"{height}\" viewBox=\"0 0 {width} {height}\">\n<title>{}</title>\n<desc>{}</desc>\n{style}{}</svg>\n",
        picture.kind,
        escaped(picture.title),
        escaped(picture.description),
        picture.body
    )
}

/// An element without text: its name, its class, its coordinates in pixels.
pub fn shape(out: &mut String, name: &str, class: &str, coordinates: &[(&str, f64)]) {
    let _ = write!(out, "<{name} class=\"{class}\"");
    for (coordinate, value) in coordinates {
        let _ = write!(out, " {coordinate}=\"{}\"", pixels(*value));
    }
    out.push_str("/>\n");
}

pub fn line(out: &mut String, class: &str, from: (f64, f64), to: (f64, f64)) {
    shape(out, "line", class, &[("x1", from.0), ("y1", from.1), ("x2", to.0), ("y2", to.1)]);
}

/// A line of text; `at` is on its base line.
pub fn text(out: &mut String, class: &str, anchor: Anchor, at: (f64, f64), text: &str) {
    let (x, y, anchor) = (pixels(at.0), pixels(at.1), anchor.word());
    let _ =
        writeln!(out, "<text class=\"{class}\" text-anchor=\"{anchor}\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(text));
}

/// What belongs together, with what is told where a pointer rests on it.
pub fn group(out: &mut String, told: &str, elements: &str) {
    let _ = writeln!(out, "<g><title>{}</title>\n{elements}</g>", escaped(told));
}

/// One decimal place, so that the same picture is the same bytes everywhere; what is no number is 0.
pub fn pixels(value: f64) -> String {
    let tenths = if value.is_finite() { (value.clamp(-1e6, 1e6) * 10.0).round() / 10.0 } else { 0.0 };
    // Adding 0 makes 0 of -0.
    let text = format!("{:.1}", tenths + 0.0);
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// Text for between tags and in attributes: escaped, on one line, and without what XML forbids or what would turn the text
/// around it (control characters, marks of direction).
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(' '),
            character if is_dropped(character) => {}
            character => out.push(character),
        }
    }
    out
}

/// Control characters, marks of direction, and what XML forbids.
pub fn is_dropped(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        || matches!(character, '\u{fff9}'..='\u{fffb}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::{escaped, pixels};

    #[test]
    fn nothing_in_a_name_is_markup() {
        for (name, written) in [
            ("</svg>", "&lt;/svg&gt;"),
            ("]]>", "]]&gt;"),
            ("a & \"b\" 'c'", "a &amp; &quot;b&quot; &#39;c&#39;"),
            ("\u{0}\u{1b}[31mred\u{7f}\u{85}", "[31mred"),
            ("\u{202e}gpj.exe\u{2069}", "gpj.exe"),
            ("one\ntwo", "one two"),
            ("漢字 🙂 שלום", "漢字 🙂 שלום"),
        ] {
            assert_eq!(escaped(name), written);
        }
    }

    #[test]
    fn pixels_are_numbers() {
        for (value, written) in
            [(1.0, "1"), (1.25, "1.3"), (-0.01, "0"), (f64::NAN, "0"), (f64::INFINITY, "0"), (1e300, "1000000")]
        {
            assert_eq!(pixels(value), written);
        }
    }
}
