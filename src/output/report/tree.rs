use super::html::escaped;
use crate::config::Language;
use crate::documents::Branch;
use crate::documents::report::{Anchors, phase, shortened};
use crate::documents::spoken::said;
use crate::output::templates::title;
use crate::values::{Date, FromText, Kind, Status};

/// How many levels are unfolded at first, and from how many lines on only the first is.
const OPEN: usize = 3;
const MANY: usize = 300;

/// The longest text of a line, in characters.
const LINE: usize = 160;

/// A tree as nested lists, each with its folds: they open and close without a script.
pub fn tree(branches: &[Branch], anchors: &Anchors, language: Language) -> String {
    let mut out = String::new();
    let open = if branches.iter().map(size).sum::<usize>() > MANY { 1 } else { OPEN };
    list(&mut out, branches, (anchors, language), open);
    out
}

fn size(branch: &Branch) -> usize {
    1 + branch.children.iter().map(size).sum::<usize>()
}

fn list(out: &mut String, branches: &[Branch], by: (&Anchors, Language), open: usize) {
    out.push_str("<ul>\n");
    for branch in branches {
        out.push_str("<li>");
        // A link inside of what folds would be a control inside a control.
        to_card(out, branch, by);
        if branch.children.is_empty() {
            out.push_str("<div class=\"leaf\">");
            line(out, branch, by);
            out.push_str("</div>");
        } else {
            out.push_str(if open > 0 { "<details open><summary>" } else { "<details><summary>" });
            line(out, branch, by);
            out.push_str("</summary>\n");
            list(out, &branch.children, by, open.saturating_sub(1));
            out.push_str("</details>");
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n");
}

fn to_card(out: &mut String, branch: &Branch, (anchors, language): (&Anchors, Language)) {
    let Some(number) = anchors.number(&branch.name) else { return };
    let open = title("report_open", language);
    let (anchor, title) = (escaped(anchors.anchor(number)), escaped(anchors.title(number)));
    out.push_str(&format!("<a class=\"go\" href=\"#{anchor}\">{open}<span class=\"unseen\"> {title}</span></a>"));
}

/// Its kind, its title, what is said of it, and how far it is.
fn line(out: &mut String, branch: &Branch, (anchors, language): (&Anchors, Language)) {
    let (kind, _) = branch.name.split_once('/').unwrap_or_default();
    let words = if branch.is_ours { said(&branch.text, language) } else { branch.text.clone() };
    let text = whole_days(&shortened(&words, LINE));
    if let Some(number) = anchors.number(&branch.name) {
        let title = anchors.title(number);
        // A title that only says more or less than the text of the line is told once.
        let is_title = branch.text.is_empty() || branch.text.starts_with(title.trim_end_matches('…'));
        let noun = said(Kind::from_name(kind).map_or("", Kind::noun), language);
        out.push_str(&format!("<span class=\"kind\">{noun}</span> <span class=\"line\">"));
        out.push_str(&format!("<span class=\"title\" dir=\"auto\">{}</span>", escaped(title)));
        if !is_title {
            out.push_str(&format!(" <span class=\"more\" dir=\"auto\">{text}</span>"));
        }
    } else {
        out.push_str(&format!("<span class=\"line whole\"><span class=\"more\" dir=\"auto\">{text}</span>"));
    }
    let word = branch.state.split([',', ';']).next().unwrap_or_default();
    let status = Kind::from_name(kind).and_then(|kind| Status::read(kind, word).ok().map(|status| (kind, status)));
    match status {
        Some((kind, status)) => {
            out.push_str(&format!(" <span class=\"state {}\">{}</span>", phase(kind, status), said(word, language)));
            let rest = branch.state.get(word.len()..).unwrap_or("").trim_start_matches([',', ' ']);
            if !rest.is_empty() {
                out.push_str(&format!(" <span class=\"note\">{}</span>", whole_days(&state(branch, rest, language))));
            }
        }
        None if branch.state.is_empty() => {}
        None => out
            .push_str(&format!(" <span class=\"note\">{}</span>", whole_days(&state(branch, &branch.state, language)))),
    }
    out.push_str("</span>");
}

/// How far it is; the unit of a metric is somebody's word among ours.
fn state(branch: &Branch, state: &str, language: Language) -> String {
    let Some(unit) = branch.metric.as_ref().and_then(|metric| metric.unit.as_deref()) else {
        return said(state, language);
    };
    let word = |word: &str| if word == unit { word.to_owned() } else { said(word, language) };
    let part = |part: &str| part.split(", ").map(word).collect::<Vec<_>>().join(", ");
    state.split("; ").map(part).collect::<Vec<_>>().join("; ")
}

/// A text in which no day is broken over two lines.
fn whole_days(text: &str) -> String {
    let word = |word: &str| {
        let day = word.trim_end_matches([',', ';', ':', '.']);
        let escaped = escaped(word);
        if Date::from_text(day).is_ok() { format!("<span class=\"day\">{escaped}</span>") } else { escaped }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
