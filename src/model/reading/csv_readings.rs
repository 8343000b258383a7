//! The readings of a metric from a CSV file.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::finding::Span;
use crate::model::CsvSource;
use crate::syntax::{BOM, CsvRow, CsvTable, Lines, SEPARATOR_LINE, csv_table};
use crate::typed::{Field, Plain};
use crate::values::{Date, FiscalYear, FromText, Misread, Quantity, When, nearest, shown};

/// What may stand between cells, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many lines of one file are told; the rest is counted.
const TOLD: usize = 10;

/// What a CSV file says about a metric.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CsvReadings {
    /// As they stand. A day on which two lines disagree is left out.
    pub readings: Vec<CsvReading>,
    /// What could not be read. Where there is some, nothing follows from a reading's not being there.
    pub faults: Vec<CsvFault>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CsvReading {
    pub on: Date,
    pub value: Quantity,
    pub span: Span,
}

/// Something in a CSV file, or in what a record says of it, that cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct CsvFault {
    pub at: FaultAt,
    pub message: String,
    pub help: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultAt {
    /// A key of the record's `readings`.
    Record(&'static str),
    /// Bytes of the CSV file.
    File(Span),
}

impl CsvReadings {
    /// Where the file itself cannot be had.
    pub fn without_file(message: String, help: &str) -> CsvReadings {
        let fault = CsvFault { at: FaultAt::Record("csv"), message, help: Some(help.to_owned()) };
        CsvReadings { readings: Vec::new(), faults: vec![fault] }
    }

    /// Reads the columns that a record names.
    pub fn of(file: &CsvFile<'_>, source: &CsvSource, fiscal: FiscalYear) -> CsvReadings {
        let (separator, table) = file.table(source);
        let columns =
            column(table, "date", &source.date).and_then(|date| Ok((date, column(table, "value", &source.value)?)));
        let (date, value) = match columns {
            Ok(columns) => columns,
            Err(fault) => return CsvReadings { readings: Vec::new(), faults: vec![fault] },
        };
        let cells = |row: &CsvRow, column: usize| row.cells.get(column).cloned().unwrap_or_default();
        let tells = |cell: String| is_decimal_comma(&cell) || is_grouped_by_points(&cell);
        let has_commas = separator == b';' || table.rows.iter().any(|row| tells(cells(row, value)));
        let mut read = CsvReadings::default();
        let mut unread = Vec::new();
        for row in &table.rows {
            match reading(row, table.header.len(), (date, value), has_commas, fiscal) {
                Ok(reading) => read.readings.extend(reading),
                Err(fault) => unread.push(fault),
            }
        }
        unread.extend(read.leave_out_contradictions(&Lines::of(file.text), file.text));
        unread.sort_by_key(|(span, _)| *span);
        read.faults = told(unread);
        read
    }

    /// Of a day with two values nobody knows which holds.
    fn leave_out_contradictions(&mut self, lines: &Lines, text: &str) -> Vec<(Span, Misread)> {
        let mut first: BTreeMap<Date, (Quantity, Span)> = BTreeMap::new();
        let mut doubtful = BTreeSet::new();
        let mut faults = Vec::new();
        for CsvReading { on, value, span } in &self.readings {
            let (known, before) = first.entry(*on).or_insert_with(|| (value.clone(), *span));
            if known != value {
                doubtful.insert(*on);
                let line = lines.position(text, before.start()).line;
                let told = Misread::new(format!("{on} has {value} here and {known} on line {line}"));
                let help = "leave one line for each day: export the total, or filter for the one row that is meant";
                faults.push((*span, told.help(help)));
            }
        }
        self.readings.retain(|reading| !doubtful.contains(&reading.on));
        faults
    }
}

/// A CSV file that several metrics may read. It is taken apart at each separator at most once.
pub struct CsvFile<'t> {
    text: &'t str,
    tables: [OnceCell<CsvTable>; SEPARATORS.len()],
}

impl<'t> CsvFile<'t> {
    pub fn of(text: &'t str) -> CsvFile<'t> {
        CsvFile { text, tables: Default::default() }
    }

    /// The file taken apart at the separator with which the named columns are found, else at the one that gives most
    /// columns.
    fn table(&self, source: &CsvSource) -> (u8, &CsvTable) {
        let named = |line: &&str| !line.trim().is_empty() && !line.starts_with(SEPARATOR_LINE);
        let header = self.text.trim_start_matches(BOM).lines().find(named).unwrap_or("");
        let found = |separator: u8| {
            let table = csv_table(header, separator);
            let has = |name: &Field<Plain>, usual| has_column(&table, name.get().map_or(usual, |name| name.0.as_str()));
            (usize::from(has(&source.date, "date")) + usize::from(has(&source.value, "value")), table.header.len())
        };
        // Of equals the last is taken: the likeliest.
        let tables = SEPARATORS.into_iter().zip(&self.tables).rev();
        let best = tables.max_by_key(|(separator, _)| found(*separator));
        let (separator, table) = best.unwrap_or((SEPARATORS[0], &self.tables[0]));
        (separator, table.get_or_init(|| csv_table(self.text, separator)))
    }
}

fn has_column(table: &CsvTable, name: &str) -> bool {
    table.header.iter().any(|column| column == name.trim())
}

/// The number of the column that a record names, or that bears the usual name.
fn column(table: &CsvTable, usual: &'static str, named: &Field<Plain>) -> Result<usize, CsvFault> {
    let name = named.get().map_or(usual, |name| name.0.trim());
    let at = FaultAt::Record(usual);
    let fault = |message: String, help: String| Err(CsvFault { at, message, help: Some(help) });
    let mut found = table.header.iter().enumerate().filter(|(_, column)| *column == name).map(|(number, _)| number);
    match (found.next(), found.next()) {
        (Some(number), None) => Ok(number),
        (Some(_), Some(_)) => fault(
            format!("two columns of the file are called {}", shown(name)),
            "give each column of the export a name of its own".to_owned(),
        ),
        (None, _) if table.header.iter().all(String::is_empty) => {
            fault("the file is empty".to_owned(), "its first line should name its columns".to_owned())
        }
        (None, _) if named.get().is_none() => fault(
            format!("nothing says which column has the {usual}s"),
            format!("name it, as in `{usual}: {}`; the columns are {}", example(table), columns(table)),
        ),
        (None, _) => {
            let near = nearest(name, table.header.iter().map(String::as_str));
            let near = near.map_or(String::new(), |near| format!("did you mean `{}`? ", near.name));
            fault(
                format!("no column of the file is called {}", shown(name)),
                format!("{near}its columns are {}", columns(table)),
            )
        }
    }
}

fn example(table: &CsvTable) -> &str {
    table.header.first().map_or("day", String::as_str)
}

fn columns(table: &CsvTable) -> String {
    let names = table.header.iter().take(TOLD).map(|name| shown(name));
    names.collect::<Vec<_>>().join(", ")
}

/// `12,5`, `1.234,5`: a comma that is sure to be the decimal sign.
fn is_decimal_comma(cell: &str) -> bool {
    let number = cell.trim().trim_end_matches(['%', ' ', '\u{a0}']);
    number.rsplit_once(',').is_some_and(|(_, places)| {
        !places.is_empty() && places.len() != 3 && places.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// `1.234.567`: points that are sure to group, so that those of other lines may.
fn is_grouped_by_points(cell: &str) -> bool {
    cell.matches('.').count() > 1
}

/// What a row says; nothing where its value is left empty.
fn reading(
    row: &CsvRow,
    expected: usize,
    (date, value): (usize, usize),
    has_commas: bool,
    fiscal: FiscalYear,
) -> Result<Option<CsvReading>, (Span, Misread)> {
    let here = |misread| (row.span, misread);
    if row.is_unclosed {
        let told = Misread::new("a quotation mark on this line is never closed");
        return Err(here(told.help("close it, or take it out; until then the lines below it count as part of it")));
    }
    if row.is_torn {
        let told = Misread::new("something stands behind a quotation mark that closes a cell");
        let help = "a quotation holds the whole cell; a mark within it is written twice: \"a \"\"b\"\" c\"";
        return Err(here(told.help(help)));
    }
    if row.cells.len() != expected {
        let told = Misread::new(format!(
            "this line has {} cells, and the first line names {expected} columns",
            row.cells.len()
        ));
        return Err(here(told.help("a number with a comma in it has to stand between quotation marks: \"1,234\"")));
    }
    let (Some(day), Some(amount)) = (row.cells.get(date), row.cells.get(value)) else { return Ok(None) };
    if amount.is_empty() {
        return Ok(None);
    }
    let on = day_of(day, fiscal).map_err(|misread| (row.place(date), misread))?;
    let read = if has_commas { Quantity::beside_commas(amount) } else { Quantity::from_text(amount) };
    let amount = read.map_err(|misread| {
        let help = "leave the cell empty where nothing was read: it is passed over";
        (row.place(value), if misread.placeholder { misread.help(help) } else { misread })
    })?;
    Ok(Some(CsvReading { on, value: amount, span: row.place(value) }))
}

/// A day, the day of a moment, or the last day of a period.
fn day_of(text: &str, fiscal: FiscalYear) -> Result<Date, Misread> {
    let moment = text.split_once(['T', ' ']).filter(|(day, time)| Date::from_text(day).is_ok() && is_time_of_day(time));
    When::from_text(moment.map_or(text, |(day, _)| day)).map(|when| when.last_day(fiscal))
}

/// `09:30`, `09:30:00.000Z`, `00:00:00 +0200`: hours and minutes, then what counts less than a day.
fn is_time_of_day(text: &str) -> bool {
    let mut parts = text.trim().splitn(2, ':');
    let number = |text: &str| (text.len() == 2).then(|| text.parse::<u8>().ok()).flatten();
    let hours = parts.next().and_then(number).is_some_and(|hours| hours < 24);
    let rest = parts.next().unwrap_or_default();
    let minutes = rest.get(..2).and_then(number).is_some_and(|minutes| minutes < 60);
    let behind = rest.get(2..).unwrap_or_default();
    hours && minutes && behind.chars().all(|c| c.is_ascii_digit() || ":.,+-Z ".contains(c) || "UTCGM".contains(c))
}

/// The first few, and how many there are more.
fn told(unread: Vec<(Span, Misread)>) -> Vec<CsvFault> {
    let more = unread.len().saturating_sub(TOLD);
    let fault = |(span, misread): (Span, Misread)| CsvFault {
        at: FaultAt::File(span),
        message: misread.message,
        help: misread.help,
    };
    let mut faults: Vec<CsvFault> = unread.into_iter().take(TOLD).map(fault).collect();
    if let Some(last) = faults.last_mut().filter(|_| more > 0) {
        let lines = if more == 1 { "line" } else { "lines" };
        last.message = format!("{}, and {more} more {lines} below cannot be read either", last.message);
    }
    faults
}
