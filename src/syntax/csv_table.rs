//! A CSV file as rows with their places.

use super::BOM;
use crate::finding::Span;

/// How the line begins with which spreadsheets name the separator, before the names of the columns.
pub const SEPARATOR_LINE: &str = "sep=";

/// A CSV file taken apart. Empty lines are no rows.
#[derive(Debug, Default)]
pub struct CsvTable {
    /// The names of the columns, without blanks around them.
    pub header: Vec<String>,
    pub rows: Vec<CsvRow>,
}

/// A row, which is a line but for line breaks between quotation marks.
#[derive(Debug)]
pub struct CsvRow {
    /// Without the line break at its end.
    pub span: Span,
    pub cells: Vec<String>,
    /// Where the cells stand; empty where there are quotation marks.
    places: Vec<Span>,
    /// A quotation mark is never closed: what follows it is not what it seems.
    pub is_unclosed: bool,
    /// Something stands behind a quotation that should fill its cell: another one may have swallowed lines.
    pub is_torn: bool,
}

impl CsvRow {
    /// Where a cell stands, as nearly as that is known.
    pub fn place(&self, column: usize) -> Span {
        self.places.get(column).copied().unwrap_or(self.span)
    }
}

/// Takes a CSV file apart whose cells have that separator between them (RFC 4180, with any line break).
pub fn csv_table(text: &str, separator: u8) -> CsvTable {
    let start = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let bytes = text.as_bytes().get(start..).unwrap_or_default();
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .has_headers(false)
        .trim(csv::Trim::All)
        .from_reader(bytes);
    let mut record = csv::StringRecord::new();
    let mut table = CsvTable::default();
    loop {
        let from = start + offset(reader.position());
        // The text is UTF-8 and rows may be of any length: nothing is left that could fail.
        if !reader.read_record(&mut record).unwrap_or(false) {
            return table;
        }
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if table.header.is_empty() && table.rows.is_empty() {
            let is_header = cells.first().is_none_or(|cell| !cell.starts_with(SEPARATOR_LINE));
            table.header = if is_header { cells } else { Vec::new() };
        } else {
            table.rows.push(row(text, Span::new(from, start + offset(reader.position())), cells, separator));
        }
    }
}

fn offset(position: &csv::Position) -> usize {
    usize::try_from(position.byte()).unwrap_or(usize::MAX)
}

fn row(text: &str, around: Span, cells: Vec<String>, separator: u8) -> CsvRow {
    let raw = around.of(text);
    let written = raw.trim_matches(['\r', '\n']);
    let from = around.start() + (raw.len() - raw.trim_start_matches(['\r', '\n']).len());
    let places = if written.contains('"') { Vec::new() } else { places(written, from, char::from(separator)) };
    let (is_unclosed, is_torn) = quotations(written, char::from(separator));
    CsvRow { span: Span::new(from, from + written.len()), cells, places, is_unclosed, is_torn }
}

/// Whether a quotation that begins a cell is still open at the end, and whether one closes before its cell does. Elsewhere in
/// a cell the mark is a mark: `24" screen`.
fn quotations(written: &str, separator: char) -> (bool, bool) {
    #[derive(PartialEq)]
    enum Within {
        Beginning,
        Plain,
        Quoted,
        /// Behind a mark that closed, or is the first of two that mean one.
        Closed,
    }
    let (mut within, mut is_torn) = (Within::Beginning, false);
    for letter in written.chars() {
        within = match (within, letter) {
            (Within::Quoted, '"') => Within::Closed,
            (Within::Beginning | Within::Closed, '"') | (Within::Quoted, _) => Within::Quoted,
            (_, letter) if letter == separator || letter == '\n' => Within::Beginning,
            (Within::Closed, ' ' | '\r') => Within::Closed,
            (Within::Closed, _) => {
                is_torn = true;
                Within::Plain
            }
            _ => Within::Plain,
        };
    }
    (within == Within::Quoted, is_torn)
}

fn places(written: &str, from: usize, separator: char) -> Vec<Span> {
    let mut at = from;
    let of = |cell: &str| {
        let start = at + (cell.len() - cell.trim_start().len());
        at += cell.len() + separator.len_utf8();
        Span::new(start, start + cell.trim().len())
    };
    written.split(separator).map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str, separator: u8) -> Vec<Vec<String>> {
        csv_table(text, separator).rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn rows_and_where_they_stand() {
        let text = "\u{feff}day, value\r\n\r\n2026-01-01 , 5\r\n2026-02-01,\"6\"\n\"2026-\n03-01\",7";
        let table = csv_table(text, b',');
        assert_eq!(table.header, ["day", "value"]);
        let rows: Vec<&str> = table.rows.iter().map(|row| row.span.of(text)).collect();
        assert_eq!(rows, ["2026-01-01 , 5", "2026-02-01,\"6\"", "\"2026-\n03-01\",7"]);
        let first: Vec<&str> = (0..2).flat_map(|n| table.rows.first().map(|row| row.place(n).of(text))).collect();
        assert_eq!(first, ["2026-01-01", "5"]);
        assert_eq!(cells(text, b','), [["2026-01-01", "5"], ["2026-02-01", "6"], ["2026-\n03-01", "7"]]);
        assert_eq!(cells("a;b\n1;\"2;3\"\n", b';'), [["1", "2;3"]]);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_is_seen() {
        let table = csv_table("a,b\n1,2\n3,\"4\n5,6\n", b',');
        let seen: Vec<bool> = table.rows.iter().map(|row| row.is_unclosed).collect();
        assert_eq!(seen, [false, true]);
        for closed in ["a,b\n1,\"say \"\"hi\"\"\"\n", "a,b\n1,note 24\" screen\n", "a,b\n\"\",\"x\ny\"\n"] {
            assert!(csv_table(closed, b',').rows.iter().all(|row| !row.is_unclosed), "{closed}");
        }
    }

    #[test]
    fn odd_files_have_few_rows() {
        for text in ["", "\u{feff}", "\n\n", "\r\n", "\"", ",", "a"] {
            assert!(csv_table(text, b',').rows.is_empty(), "{text:?}");
        }
    }
}
