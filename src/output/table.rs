use comfy_table::presets::NOTHING;
use comfy_table::{Attribute, Cell, CellAlignment, ContentArrangement, Table};

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
    for n in 0..table.column_count() {
        let numeric = is_numeric(rows.iter().filter_map(|row| row.get(n)));
        if let Some(column) = table.column_mut(n) {
            column.set_padding((0, 2));
            column.set_cell_alignment(if numeric { CellAlignment::Right } else { CellAlignment::Left });
        }
    }
    let mut text = table.trim_fmt();
    text.push('\n');
    text
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
