use super::tables::{Cell, Table};
use crate::documents::export::Export;
use crate::output::safe;
use crate::output::spreadsheet::guarded;

/// A table as RFC 4180 has it: a line with the names of the columns, lines that end in CR LF, text in quotes where it needs
/// them. A text that a spreadsheet would take for a formula gets an apostrophe in front; a number stays a number.
pub fn csv(table: &Table, export: &Export<'_>) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing into memory does not fail.
    let _ = writer.write_record(table.columns.iter().map(|column| column.name));
    (table.rows)(export, &mut |row| {
        let cells = row.iter().map(|cell| match cell {
            Cell::Null => String::new(),
            Cell::Integer(number) => number.to_string(),
            Cell::Number(number) => number.to_string(),
            Cell::Text(text) => guarded(&safe(text)),
        });
        let _ = writer.write_record(cells);
    });
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// The line that a file of this table begins with.
impl Table {
    pub fn heading(&self) -> String {
        let names: Vec<&str> = self.columns.iter().map(|column| column.name).collect();
        format!("{}\r\n", names.join(","))
    }
}
