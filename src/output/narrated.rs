use super::one_line;
use super::window::Window;
use crate::finding::Label;

/// The lines of a window and their labels in words, for a screen reader: no drawing to spell out. miette's own
/// narration counts bytes, and counts them in the cut line.
pub fn narrated(window: &Window, labels: &[&Label]) -> String {
    let mut out = String::new();
    for (number, text) in window.lines() {
        out.push_str(&format!("  line {number}: {text}\n"));
        for label in labels.iter().filter(|label| label.start.line as usize == number) {
            out.push_str(&format!("    {}{}\n", columns(label), colon(&one_line(&label.message))));
        }
    }
    out
}

fn columns(label: &Label) -> String {
    let (start, end) = (label.start, label.end);
    if end.line > start.line {
        return format!("from column {} to line {}", start.column, end.line);
    }
    match end.column.saturating_sub(1) {
        last if last > start.column => format!("columns {} to {last}", start.column),
        _ => format!("column {}", start.column),
    }
}

fn colon(message: &str) -> String {
    if message.is_empty() { String::new() } else { format!(": {message}") }
}
