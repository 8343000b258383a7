use super::html::escaped;
use super::spoken::figure;
use crate::config::Language;
use crate::documents::report::{Link, Said};
use crate::documents::spoken::field;

/// A value as HTML.
pub fn said(value: &Said, language: Language) -> String {
    let mut out = String::new();
    write(&mut out, value, language, false);
    out
}

/// Fields whose keys are names of metrics.
const OF_METRICS: [&str; 5] = ["guardrails", "outcomes", "readings", "stop if", "success"];

/// The keys of its pairs are fields, or names that somebody gave.
fn write(out: &mut String, value: &Said, language: Language, are_names: bool) {
    match value {
        Said::Text(text) => out.push_str(&format!("<span dir=\"auto\">{}</span>", escaped(&figure(text, language)))),
        Said::Html(html) => out.push_str(&format!("<div class=\"text\" dir=\"auto\">{html}</div>")),
        Said::Link(link) => out.push_str(&anchor(link)),
        Said::Web(address) => {
            let address = escaped(address);
            out.push_str(&format!("<a href=\"{address}\" rel=\"noreferrer\">{address}</a>"));
        }
        Said::List(items) => {
            out.push_str("<ul>");
            for item in items {
                out.push_str("<li>");
                write(out, item, language, are_names);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
        Said::Pairs(pairs) => {
            out.push_str(if is_short(pairs) { "<ul class=\"pairs inline\">" } else { "<ul class=\"pairs\">" });
            for (key, value) in pairs {
                out.push_str("<li><span class=\"key\">");
                match key {
                    Said::Link(link) => out.push_str(&anchor(link)),
                    Said::Text(text) if are_names => out.push_str(&escaped(text)),
                    Said::Text(text) => out.push_str(&escaped(&field(text, language))),
                    _ => {}
                }
                out.push_str("</span> ");
                let of_metrics = matches!(key, Said::Text(text) if OF_METRICS.contains(&text.as_str()));
                write(out, value, language, of_metrics);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
    }
}

/// The longest values that stand in one line, in characters.
const LINE: usize = 60;

/// Whether a few words are all there is, as in `low: 3w`, `likely: 5w`, `high: 9w`.
fn is_short(pairs: &[(Said, Said)]) -> bool {
    let length = |said: &Said| match said {
        Said::Text(text) => text.chars().take(LINE).count(),
        Said::Link(link) => link.text.chars().take(LINE).count(),
        _ => LINE,
    };
    pairs.iter().map(|(key, value)| length(key) + length(value)).sum::<usize>() < LINE
}

/// A link to a card.
pub fn anchor(link: &Link) -> String {
    format!("<a href=\"#{}\" dir=\"auto\">{}</a>", escaped(&link.anchor), escaped(&link.text))
}
