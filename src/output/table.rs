use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width};
use unicode_width::UnicodeWidthStr;

use super::{Style, safe};

/// Columns under their heads, two spaces apart, without a frame; numbers stand to the right. Wrapped to the width of
/// a terminal, never in a pipe. Ends with a line end, and is empty without rows.
pub fn table(head: &[&str], rows: &[Vec<String>], style: &Style) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let mut table = Table::new();
    table.load_style(NOTHING);
    // What the terminal can do is decided in one place, and not by comfy-table.
    table.force_no_tty();
    if style.colour {
        table.enforce_styling();
        table.style_text_only();
    }
    table.set_truncation_indicator(style.ellipsis());
    if let Some(width) = style.width {
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    }
    let heads = head.iter().map(|name| Cell::new(*name));
    table.set_header(heads.map(|cell| if style.colour { cell.add_attribute(Attribute::Bold) } else { cell }));
    for row in rows {
        table.add_row(row.iter().map(|cell| Cell::new(safe(cell).replace('\t', " "))));
    }
    // A word is not broken where there is room for the longest of each column.
    let longest: Vec<u16> =
        head.iter().enumerate().map(|(n, head)| longest_word(head, rows.iter().filter_map(|row| row.get(n)))).collect();
    let whole =
        style.width.is_some_and(|width| longest.iter().map(|words| usize::from(*words) + 2).sum::<usize>() <= width);
    for n in 0..table.column_count() {
        let words = longest.get(n).copied().filter(|_| whole).map(|words| Width::Fixed(words + 2));
        let numeric = is_numeric(rows.iter().filter_map(|row| row.get(n)));
        if let Some(column) = table.column_mut(n) {
            column.set_padding((0, 2));
            if let Some(words) = words {
                column.set_constraint(ColumnConstraint::LowerBoundary(words));
            }
            column.set_cell_alignment(if numeric { CellAlignment::Right } else { CellAlignment::Left });
        }
    }
    let mut text = table.trim_fmt();
    text.push('\n');
    text
}

/// How wide the longest of the words is that a column cannot be narrower than without breaking one.
fn longest_word<'c>(head: &'c str, cells: impl Iterator<Item = &'c String>) -> u16 {
    let words = cells.map(String::as_str).chain([head]).flat_map(|cell| cell.split([' ', '\t', '\n']));
    words.map(|word| u16::try_from(UnicodeWidthStr::width(word)).unwrap_or(u16::MAX)).max().unwrap_or_default()
}

/// Whether a column holds numbers: figures, with units that are signs, and at most dashes where there is none.
fn is_numeric<'c>(cells: impl Iterator<Item = &'c String>) -> bool {
    let mut any = false;
    for cell in cells {
        let figures = cell.chars().any(|c| c.is_ascii_digit());
        let signs = cell.chars().all(|c| c.is_ascii_digit() || " .,+-−–%€$£\u{a0}\u{202f}".contains(c));
        if !signs {
            return false;
        }
        any |= figures;
    }
    any
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> Vec<Vec<String>> {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        vec![
            row(["grow-smb", "45 %", "日本語, and some text that goes on for long enough"]),
            row(["x", "1 000", "\u{1b}[2J"]),
        ]
    }

    #[test]
    fn in_a_pipe_nothing_is_wrapped() {
        let expected = "\
id          now  what
grow-smb   45 %  日本語, and some text that goes on for long enough
x         1 000  \\u{1b}[2J
";
        assert_eq!(table(&["id", "now", "what"], &rows(), &Style::PLAIN), expected);
    }

    #[test]
    fn on_a_terminal_cells_are_wrapped() {
        let expected = "\
id          now  what
grow-smb   45 %  日本語, and some text
                 that goes on for long
                 enough
x         1 000  \\u{1b}[2J
";
        assert_eq!(table(&["id", "now", "what"], &rows(), &Style { width: Some(40), ..Style::PLAIN }), expected);
    }

    /// Where there is room for it no word is broken, however long its neighbours are.
    #[test]
    fn words_stay_whole() {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        let rows = [row([
            "intent/find-it-tonight",
            "390\u{a0}000\u{a0}EUR",
            "one-sofa-two-tastes, playback-cellar, two-minute-choice",
        ])];
        for width in [60, 80] {
            let shown =
                table(&["BY INTENT", "money", "initiatives"], &rows, &Style { width: Some(width), ..Style::PLAIN });
            assert!(shown.lines().all(|line| UnicodeWidthStr::width(line) <= width), "{shown}");
            for word in ["intent/find-it-tonight", "one-sofa-two-tastes,", "playback-cellar,", "two-minute-choice"] {
                assert!(shown.contains(word), "{width}: {word}\n{shown}");
            }
        }
    }

    #[test]
    fn no_rows_no_table() {
        assert_eq!(table(&["id"], &[], &Style::PLAIN), "");
    }
}
