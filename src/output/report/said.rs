use super::html::escaped;
use crate::documents::report::{Link, Said};

/// A value as HTML.
pub fn said(value: &Said) -> String {
    let mut out = String::new();
    write(&mut out, value);
    out
}

fn write(out: &mut String, value: &Said) {
    match value {
        Said::Text(text) => out.push_str(&format!("<span dir=\"auto\">{}</span>", escaped(text))),
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
                write(out, item);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
        Said::Pairs(pairs) => {
            out.push_str("<ul class=\"pairs\">");
            for (key, value) in pairs {
                out.push_str("<li><span class=\"key\">");
                match key {
                    Said::Link(link) => out.push_str(&anchor(link)),
                    Said::Text(text) => out.push_str(&escaped(text)),
                    _ => {}
                }
                out.push_str("</span> ");
                write(out, value);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
    }
}

/// A link to a card.
pub fn anchor(link: &Link) -> String {
    format!("<a href=\"#{}\" dir=\"auto\">{}</a>", escaped(&link.anchor), escaped(&link.text))
}
