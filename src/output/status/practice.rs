use super::screen::{Piece, Screen, plain};
use crate::documents::practice::{Practice, Share};
use crate::documents::short_day;
use crate::documents::status::Status;
use crate::output::Ink;

/// A row: what is counted, and which names say most about it.
type Row = (&'static str, fn(&Practice) -> &Share, Names);

#[derive(Clone, Copy, PartialEq)]
enum Names {
    /// Those of which it is not so.
    Not,
    /// Those of which it is.
    So,
}

const ROWS: [Row; 5] = [
    ("heard from customers", |practice| &practice.heard, Names::Not),
    ("more than one way considered", |practice| &practice.several_options, Names::Not),
    ("measured after release", |practice| &practice.measured, Names::Not),
    ("proved wrong, and said so", |practice| &practice.refuted, Names::So),
    ("stopped on purpose", |practice| &practice.stopped, Names::So),
];

const LABEL: usize = 28;
/// The least that a count takes.
const COUNT: usize = 9;

/// How we decide, a year ago where that is known, and now.
pub fn practice(screen: &mut Screen<'_>, status: &Status) {
    let before = status.before.as_ref();
    let head = before.map(|before| match before.is_a_year {
        true => "a year ago".to_owned(),
        false => short_day(before.on, status.today),
    });
    let widest = |practice: &Practice| {
        ROWS.iter()
            .map(|(label, share, _)| counted(share(practice), label.starts_with("stopped")).len())
            .max()
            .unwrap_or(0)
    };
    let last = widest(&status.practice).max(COUNT);
    let first = head.as_deref().zip(before).map(|(head, before)| head.len().max(widest(&before.practice)).max(COUNT));
    let mut pieces = vec![(Ink::Strong, screen.left("HOW WE DECIDE", 2 + LABEL))];
    if let Some((head, width)) = head.as_deref().zip(first) {
        pieces.extend([plain("  "), (Ink::Faint, screen.right(head, width))]);
    }
    pieces.extend([plain("  "), (Ink::Faint, screen.right("now", last))]);
    screen.line(&pieces);
    for (label, share, names) in ROWS {
        let now = share(&status.practice);
        let mut pieces: Vec<Piece> = vec![plain("  "), plain(screen.left(label, LABEL))];
        let is_stopped = label.starts_with("stopped");
        if let Some((before, width)) = before.zip(first) {
            let then = screen.right(&counted(share(&before.practice), is_stopped), width);
            pieces.extend([plain("  "), (Ink::Faint, then)]);
        }
        pieces.extend([plain("  "), plain(screen.right(&counted(now, is_stopped), last))]);
        let taken = 2 + LABEL + first.map_or(0, |width| width + 2) + 2 + last;
        let room = screen.width.saturating_sub(taken + 3);
        let beside = told(screen, now, names, room);
        let below = told(screen, now, names, screen.width.saturating_sub(4));
        // Where names would be cut or left out beside the count they stand under it.
        if beside == below {
            pieces.extend([plain("   "), (Ink::Faint, beside)]);
            screen.line(&pieces);
        } else {
            screen.line(&pieces);
            screen.line(&[plain("    "), (Ink::Faint, below)]);
        }
    }
}

fn counted(share: &Share, is_stopped: bool) -> String {
    match share.of {
        0 => "none yet".to_owned(),
        _ if is_stopped => share.count.to_string(),
        of => format!("{} of {of}", share.count),
    }
}

fn told(screen: &Screen<'_>, share: &Share, names: Names, room: usize) -> String {
    let (lead, list) = match names {
        Names::Not => ("not: ", &share.not),
        Names::So => ("", &share.names),
    };
    let with_lack = |name: &String| match share.lacking.get(name) {
        Some(lack) => format!("{name} ({lack})"),
        None => name.clone(),
    };
    let list: Vec<String> = list.iter().map(with_lack).collect();
    let list = if list.is_empty() {
        String::new()
    } else {
        format!("{lead}{}", screen.names(&list, room.saturating_sub(lead.len())))
    };
    if share.unknown.is_empty() {
        return list;
    }
    let left = room.saturating_sub(unicode_width::UnicodeWidthStr::width(list.as_str()) + 13);
    let unknown = screen.names(&share.unknown, left);
    let unknown = if list.is_empty() { format!("not known: {unknown}") } else { format!("; not known: {unknown}") };
    let both = format!("{list}{unknown}");
    if unicode_width::UnicodeWidthStr::width(both.as_str()) <= room {
        both
    } else {
        screen.fit(&format!("{list}; {} not known", share.unknown.len()), room)
    }
}
