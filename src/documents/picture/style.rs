/// The colours, light and dark: name, on paper, on a dark screen. Every text has a contrast of at least 4.5 to 1 against
/// `paper` (WCAG 2.1, AA).
const COLOURS: [(&str, &str, &str); 7] = [
    ("paper", "#ffffff", "#14171c"),
    ("card", "#f5f7fa", "#1d222a"),
    ("ink", "#1b1f26", "#eceff4"),
    ("quiet", "#5a6472", "#a3adba"),
    ("line", "#d9dee5", "#2f3640"),
    ("accent", "#1f5fbf", "#6aa5ff"),
    ("ray", "#a4adb9", "#5c6673"),
];

/// Class, property, colour, and what else holds for it.
const CLASSES: [(&str, &str, &str, &str); 28] = [
    ("paper", "fill", "paper", ""),
    ("card", "fill", "card", ""),
    ("title", "fill", "ink", "font-size:18px;font-weight:600"),
    ("lead", "fill", "quiet", "font-size:13px"),
    ("note", "fill", "quiet", "font-size:12px"),
    ("tick", "fill", "quiet", "font-size:12px"),
    ("axis", "fill", "ink", "font-size:13px;font-weight:600"),
    ("name", "fill", "ink", "font-size:13px"),
    ("figure", "fill", "quiet", "font-size:13px"),
    ("halo", "stroke", "paper", "stroke-width:4px;stroke-linejoin:round;paint-order:stroke"),
    ("grid", "stroke", "line", "stroke-width:1px"),
    ("ray", "stroke", "ray", "stroke-width:1.2px;stroke-dasharray:5 4"),
    ("leader", "stroke", "quiet", "stroke-width:1px"),
    ("range", "stroke", "accent", "stroke-width:2px;stroke-opacity:0.4"),
    ("dot", "fill", "accent", ""),
    ("rim", "stroke", "paper", "stroke-width:1.5px"),
    ("hollow", "stroke", "accent", "stroke-width:2px"),
    // Boxes and the links between them.
    ("strong", "fill", "ink", "font-weight:600"),
    ("word", "fill", "quiet", "font-size:12px;font-style:italic"),
    ("box", "stroke", "quiet", "stroke-width:1.2px"),
    ("going", "stroke", "ink", "stroke-width:2.2px"),
    ("ended", "stroke", "quiet", "stroke-width:1.2px;stroke-dasharray:6 4"),
    ("unknown", "stroke", "quiet", "stroke-width:1.5px;stroke-dasharray:1.5 3"),
    ("ring", "stroke", "accent", "stroke-width:2.5px;fill:none"),
    ("bar", "stroke", "quiet", "stroke-width:1.2px"),
    ("link", "stroke", "quiet", "stroke-width:1.3px;fill:none"),
    ("aside", "stroke", "quiet", "stroke-width:1.3px;stroke-dasharray:5 4"),
    ("tip", "fill", "quiet", ""),
];

/// The classes of charts over time. No two kinds of marks differ by their colour alone.
const OVER_TIME: [(&str, &str, &str, &str); 15] = [
    ("series", "stroke", "accent", "stroke-width:2px;fill:none;stroke-linejoin:round"),
    ("point", "fill", "accent", ""),
    ("outline", "stroke", "ink", "stroke-width:1.5px;fill:none"),
    ("goal", "fill", "ink", ""),
    ("goal-range", "stroke", "ink", "stroke-width:1.5px;fill:none"),
    ("promise", "stroke", "quiet", "stroke-width:1.3px;stroke-dasharray:2 4;fill:none"),
    ("guard", "stroke", "ink", "stroke-width:1.2px;stroke-dasharray:9 3"),
    ("guard-side", "stroke", "ink", "stroke-width:1px"),
    ("today", "stroke", "quiet", "stroke-width:1px;stroke-dasharray:1 2"),
    ("sign", "stroke", "ink", "stroke-width:1.8px;fill:none"),
    ("run", "fill", "accent", ""),
    ("run-open", "stroke", "accent", "stroke-width:1.5px;fill:none"),
    ("run-planned", "stroke", "quiet", "stroke-width:1.2px;stroke-dasharray:4 3;fill:none"),
    ("run-unknown", "stroke", "accent", "stroke-width:1.5px;stroke-dasharray:3 2;fill:none"),
    ("run-given-up", "fill", "ray", ""),
];

/// How much of the accent a band of the matrix has, from the first to the last: stronger is sooner, and no more is meant.
const TINTS: [f64; 5] = [0.42, 0.3, 0.2, 0.11, 0.05];

/// Where custom properties are not known, as in some office programs, the light colours before them hold.
pub fn style() -> String {
    let properties = |colour: fn(&(&str, &'static str, &'static str)) -> &'static str| -> String {
        COLOURS.iter().map(|entry| format!("--pm-{}:{};", entry.0, colour(entry))).collect()
    };
    let light = properties(|entry| entry.1);
    let dark = properties(|entry| entry.2);
    let mut css = format!(
        ".pm-plot{{{light}font-family:system-ui,-apple-system,\"Segoe UI\",\"Noto Sans\",Helvetica,Arial,sans-serif}}\n\
         @media (prefers-color-scheme:dark){{.pm-plot{{{dark}}}}}\n"
    );
    for (class, property, name, more) in CLASSES.into_iter().chain(OVER_TIME) {
        let plain = COLOURS.iter().find(|entry| entry.0 == name).map_or("#000", |entry| entry.1);
        css.push_str(&format!(".pm-plot .{class}{{{property}:{plain};{property}:var(--pm-{name});{more}}}\n"));
    }
    css.push_str(".pm-plot .box{fill:#ffffff;fill:var(--pm-paper)}\n.pm-plot .turned{stroke-dasharray:2 3}\n");
    css.push_str(".pm-plot a{text-decoration:none}\n.pm-plot a:hover .name{text-decoration:underline}\n");
    css.push_str(".pm-plot .hollow{fill:none}\n.pm-plot .crowd{fill-opacity:0.3}\n");
    for (band, tint) in (1..).zip(TINTS) {
        css.push_str(&format!(".pm-plot .band{band}{{fill:#1f5fbf;fill:var(--pm-accent);fill-opacity:{tint}}}\n"));
    }
    css
}

#[cfg(test)]
mod tests {
    #[test]
    fn no_text_is_small() {
        for part in super::style().split("font-size:").skip(1) {
            let size: String = part.chars().take_while(char::is_ascii_digit).collect();
            assert!(size.parse::<u32>().is_ok_and(|size| size >= 11));
        }
    }
}
