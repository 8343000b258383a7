use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, plain};
use crate::documents::attention::{Matter, MatterKind};
use crate::output::Ink;
use crate::values::Date;

/// So many matters fit a screen.
const MOST: usize = 5;

/// What there is to decide, and who answers for it.
pub fn decide(screen: &mut Screen<'_>, matters: &[Matter], _today: Date) {
    if matters.is_empty() {
        screen.line(&[(Ink::Strong, "DECIDE".to_owned()), plain("    nothing waits for a decision")]);
        return;
    }
    screen.line(&[(Ink::Strong, format!("DECIDE ({})", matters.len()))]);
    let shown = if screen.is_whole || matters.len() <= MOST + 1 { matters.len() } else { MOST };
    let (shown, rest) = matters.split_at(shown);
    let width = |texts: &mut dyn Iterator<Item = &str>, most: usize| {
        texts.map(|text| screen.spoken(text).width()).max().unwrap_or(0).min(most)
    };
    let owner = width(&mut shown.iter().filter_map(|matter| matter.owner.as_deref()), 14);
    let name = width(&mut shown.iter().map(|matter| matter.record.as_str()), 30);
    for matter in shown {
        one(screen, matter, if screen.is_narrow() { screen.width.saturating_sub(owner + 4) } else { name }, owner);
    }
    if !rest.is_empty() {
        let mut kinds: Vec<(MatterKind, usize)> = Vec::new();
        for matter in rest {
            match kinds.iter_mut().find(|(kind, _)| *kind == matter.kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((matter.kind, 1)),
            }
        }
        let kinds: Vec<String> = kinds.iter().map(|(kind, count)| format!("{} {count}", kind.name())).collect();
        let text = format!("and {} more: pm status --all ({})", rest.len(), kinds.join(", "));
        let text = screen.fit(&text, screen.width.saturating_sub(2));
        screen.line(&[plain("  "), (Ink::Faint, text)]);
    }
}

fn one(screen: &mut Screen<'_>, matter: &Matter, name: usize, owner: usize) {
    let by = screen.right(matter.owner.as_deref().unwrap_or_default(), owner);
    let label = screen.left(&matter.record, name);
    let (indent, lines) = if screen.is_narrow() {
        screen.line(&[plain("  "), (Ink::Strong, label), plain("  "), (Ink::Faint, by.clone())]);
        (4, screen.lines(&matter.on_record, screen.width.saturating_sub(4), 3))
    } else {
        let taken = 2 + name + 2 + if owner > 0 { owner + 2 } else { 0 };
        let room = screen.width.saturating_sub(taken);
        let mut lines = screen.lines(&matter.on_record, room, if screen.is_whole { 9 } else { 2 }).into_iter();
        let first = screen.left(&lines.next().unwrap_or_default(), room);
        screen.line(&[plain("  "), (Ink::Strong, label), plain("  "), plain(first), plain("  "), (Ink::Faint, by)]);
        (name + 4, lines.collect())
    };
    lines.into_iter().for_each(|line| screen.line(&[plain(" ".repeat(indent)), plain(line)]));
}
