use unicode_width::UnicodeWidthStr;

use super::screen::{Screen, plain};
use crate::documents::attention::{Matter, MatterKind};
use crate::output::Ink;

/// So many matters fit a screen.
const MOST: usize = 5;

/// What there is to decide, and who answers for it.
pub fn decide(screen: &mut Screen<'_>, matters: &[Matter]) {
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
    let owner = width(&mut shown.iter().filter_map(|matter| matter.owner.as_deref()), 20);
    // As wide as most names that fit; a longer one stands on a line of its own.
    let fitting = shown.iter().map(|matter| matter.record.as_str()).filter(|name| screen.spoken(name).width() <= 30);
    let name = width(&mut fitting.into_iter(), 30);
    for matter in shown {
        one(screen, matter, name, owner);
    }
    if !rest.is_empty() {
        let mut kinds: Vec<(MatterKind, usize)> = Vec::new();
        for matter in rest {
            match kinds.iter_mut().find(|(kind, _)| *kind == matter.kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((matter.kind, 1)),
            }
        }
        let kinds: Vec<String> = kinds.iter().map(|(kind, count)| of_kind(*kind, *count)).collect();
        let text = format!("and {} more: {}", rest.len(), screen.all);
        let lines = screen.lines(&kinds.join(", "), screen.width.saturating_sub(4), 3);
        screen.line(&[plain("  "), (Ink::Faint, text)]);
        lines.into_iter().for_each(|line| screen.line(&[plain("    "), (Ink::Faint, line)]));
    }
}

/// "2 results without a decision".
fn of_kind(kind: MatterKind, count: usize) -> String {
    let (one, many) = match kind {
        MatterKind::GuardrailBroken => ("guardrail broken", "guardrails broken"),
        MatterKind::ResultUndecided => ("result without a decision", "results without a decision"),
        MatterKind::ExperimentOver => ("experiment past its end", "experiments past their end"),
        MatterKind::ReleaseUnread => ("release not measured", "releases not measured"),
        MatterKind::TargetPassed => ("target missed", "targets missed"),
        MatterKind::ValidatedUnfunded => ("validated and not funded", "validated and not funded"),
        MatterKind::OptionsOpen => ("open choice", "open choices"),
        MatterKind::QuestionLate => ("late question", "late questions"),
        MatterKind::ReviewOverdue => ("overdue review", "overdue reviews"),
        MatterKind::ContactCold => ("without customers", "without customers"),
        MatterKind::MetricStale => ("metric not read", "metrics not read"),
        MatterKind::EstimateStale => ("old estimate", "old estimates"),
    };
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A name that is longer than its column stands above what is told of it.
fn one(screen: &mut Screen<'_>, matter: &Matter, name: usize, owner: usize) {
    let by = screen.right(matter.owner.as_deref().unwrap_or_default(), owner);
    let length = screen.spoken(&matter.record).width();
    if screen.is_narrow() || length > name {
        let room = screen.width.saturating_sub(4);
        if length + owner + 4 <= screen.width {
            let label = screen.left(&matter.record, screen.width.saturating_sub(owner + 4));
            screen.line(&[plain("  "), (Ink::Strong, label), plain("  "), (Ink::Faint, by.clone())]);
        } else {
            screen.name(Ink::Strong, &matter.record);
        }
        let lines = screen.lines(&matter.on_record, room, if screen.is_whole { 9 } else { 3 });
        lines.into_iter().for_each(|line| screen.line(&[plain("    "), plain(line)]));
        if length + owner + 4 > screen.width && !by.trim().is_empty() {
            screen.line(&[plain("    "), (Ink::Faint, by.trim().to_owned())]);
        }
        return;
    }
    let label = screen.left(&matter.record, name);
    let taken = 2 + name + 2 + if owner > 0 { owner + 2 } else { 0 };
    let room = screen.width.saturating_sub(taken);
    let mut lines = screen.lines(&matter.on_record, room, if screen.is_whole { 9 } else { 2 }).into_iter();
    let first = screen.left(&lines.next().unwrap_or_default(), room);
    screen.line(&[plain("  "), (Ink::Strong, label), plain("  "), plain(first), plain("  "), (Ink::Faint, by)]);
    lines.for_each(|line| screen.line(&[plain(" ".repeat(name + 4)), plain(line)]));
}
