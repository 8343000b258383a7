use unicode_width::UnicodeWidthStr;

use super::{Ink, Style, one_line};
use crate::documents::Branch;

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

fn line(branch: &Branch, lead: &str, style: &Style, text: &mut String) {
    let name = one_line(&branch.name);
    let state = if branch.state.is_empty() { String::new() } else { format!("({})", one_line(&branch.state)) };
    let title = one_line(&branch.text);
    let parts: Vec<&str> =
        [name.as_ref(), title.as_ref(), state.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
    let plain = parts.join(" ");
    let room = style.width.map_or(usize::MAX, |width| width.saturating_sub(lead.width()));
    text.push_str(lead);
    if plain.width() <= room {
        let painted = [style.paint(Ink::Strong, &name), title.clone().into_owned(), style.paint(Ink::Faint, &state)];
        let painted: Vec<&str> = painted.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        text.push_str(&painted.join(" "));
    } else {
        // The state is worth more than the end of a long title.
        let behind = if state.is_empty() { 0 } else { state.width() + 1 };
        let before =
            [name.as_ref(), title.as_ref()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        text.push_str(&cut(&before, room.saturating_sub(behind), style));
        if !state.is_empty() {
            text.push(' ');
            text.push_str(&style.paint(Ink::Faint, &state));
        }
    }
    text.push('\n');
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
