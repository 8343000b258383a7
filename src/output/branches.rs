use unicode_width::UnicodeWidthStr;

use super::{Ink, Style, one_line};
use crate::documents::Branch;

/// Of less than so many columns of a text nobody learns anything.
const LEAST: usize = 6;

/// Trees as lines: with box characters, or ASCII where these are not spoken; lines are cut at the terminal's width.
pub fn branches(tree: &[Branch], style: &Style) -> String {
    let mut text = String::new();
    for (number, branch) in tree.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        line(branch, "", style, &mut text);
        below(branch, "", style, &mut text);
    }
    text
}

fn below(branch: &Branch, lead: &str, style: &Style, text: &mut String) {
    let (tee, corner, bar) = if style.unicode { ("├─ ", "└─ ", "│  ") } else { ("|- ", "`- ", "|  ") };
    for (number, child) in branch.children.iter().enumerate() {
        let last = number + 1 == branch.children.len();
        line(child, &format!("{lead}{}", if last { corner } else { tee }), style, text);
        below(child, &format!("{lead}{}", if last { "   " } else { bar }), style, text);
    }
}

/// Which record it is comes first, then its state; both are worth more than the end of a long title.
fn line(branch: &Branch, lead: &str, style: &Style, text: &mut String) {
    let room = style.width.map_or(usize::MAX, |width| width.saturating_sub(lead.width()));
    let state = if branch.state.is_empty() { String::new() } else { format!("({})", one_line(&branch.state)) };
    let behind = |part: &str| if part.is_empty() { 0 } else { part.width() + 1 };
    let name = one_line(&branch.name);
    let name = if name.width() > room { cut(&name, room, style) } else { name.into_owned() };
    let left = room.saturating_sub(behind(&name));
    let state = fitted(&state, left, style);
    let title = fitted(&one_line(&branch.text), left.saturating_sub(behind(&state)), style);
    let painted = [style.paint(Ink::Strong, &name), title, style.paint(Ink::Faint, &state)];
    let painted: Vec<&str> = painted.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    text.push_str(lead);
    text.push_str(&painted.join(" "));
    text.push('\n');
}

/// A text, or as much of it as there is room for; nothing where that would tell nothing.
fn fitted(text: &str, room: usize, style: &Style) -> String {
    match text.width() <= room {
        true => text.to_owned(),
        false if room < LEAST => String::new(),
        false => cut(text, room, style),
    }
}

/// The beginning of a text that fits, with a mark that something is left out.
fn cut(text: &str, room: usize, style: &Style) -> String {
    let room = room.saturating_sub(style.ellipsis().width());
    let mut kept = String::new();
    for character in text.chars() {
        if kept.width() + unicode_width::UnicodeWidthChar::width(character).unwrap_or(0) > room {
            break;
        }
        kept.push(character);
    }
    format!("{}{}", kept.trim_end(), style.ellipsis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_narrow_line_says_which_record_it_is_then_how_it_is() {
        let leaf = Branch {
            name: "initiative/faster-onboarding".to_owned(),
            state: "delivery, 28 % of the way".to_owned(),
            text: "is to move it from 7 % to 14 %".to_owned(),
            ..Branch::default()
        };
        let tree = [Branch { children: vec![leaf], ..Branch::heading("Metrics") }];
        for (width, shown) in [
            (100, "├ initiative/faster-onboarding is to move it from 7 % to 14 % (delivery, 28 % of the way)"),
            (75, "├ initiative/faster-onboarding is to move it… (delivery, 28 % of the way)"),
            (62, "├ initiative/faster-onboarding (delivery, 28 % of the way)"),
            (45, "├ initiative/faster-onboarding (delivery, 2…"),
            (36, "├ initiative/faster-onboarding"),
            (20, "├ initiative/faste…"),
        ] {
            let style = Style { width: Some(width), unicode: true, ..Style::PLAIN };
            let text = branches(&tree, &style);
            let line = text.lines().nth(1).unwrap_or_default();
            assert!(line.width() <= width, "{line}");
            assert_eq!(line.replace("└─", "├"), shown, "{width}");
        }
    }
}
