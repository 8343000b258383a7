use rusqlite::types::{ToSql, ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, params_from_iter};

use super::columns::{Column, Type};
use super::tables::{Cell, TABLES, Table};
use crate::documents::export::Export;
use crate::source::Failure;

/// `pmex`: what the file says of itself in its head, so that `pm` knows what it may replace.
const APPLICATION: i32 = 0x706d_6578;

/// Where it stands in the file, by SQLite's file format.
const APPLICATION_AT: usize = 68;

/// Questions that are asked often.
const VIEWS: &str = "
CREATE VIEW outcome_standing AS
  SELECT o.record, r.kind, r.title, r.status, r.owner, o.metric, o.words, o.baseline, o.now, o.now_day, o.target, o.due,
         o.percent, o.so_far
  FROM outcomes o JOIN records r ON r.number = o.record_number;
CREATE VIEW unlinked_initiatives AS
  SELECT r.record, r.title, r.status, r.owner, r.path, r.line FROM records r
  WHERE r.kind = 'initiative' AND r.is_read = 1
    AND NOT EXISTS (SELECT 1 FROM links l WHERE l.from_number = r.number AND l.field = 'intent');
CREATE VIEW unresolved_links AS
  SELECT l.from_record, r.path, l.field, l.written, l.leads_to
  FROM links l JOIN records r ON r.number = l.from_number WHERE l.to_record IS NULL;
CREATE VIEW unread_metrics AS
  SELECT r.record, r.title, r.status, r.owner FROM records r
  WHERE r.kind = 'metric' AND r.is_read = 1
    AND NOT EXISTS (SELECT 1 FROM readings g WHERE g.metric_number = r.number)
    AND NOT EXISTS (SELECT 1 FROM fields f WHERE f.record_number = r.number AND f.field LIKE 'readings%');
";

/// The bytes of a database with the tables of [`TABLES`], their keys and indices, and some views. The same records give
/// the same bytes.
///
/// # Errors
/// SQLite could not do it: no memory.
pub fn sqlite(export: &Export<'_>) -> Result<Vec<u8>, Failure> {
    made(export).map_err(|error| Failure::new(format!("the database could not be made: {error}")))
}

fn made(export: &Export<'_>) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    connection.execute_batch(&format!(
        "PRAGMA page_size = 4096; PRAGMA auto_vacuum = NONE; PRAGMA foreign_keys = OFF; PRAGMA application_id = {APPLICATION}; \
         PRAGMA user_version = 1;"
    ))?;
    let transaction = connection.transaction()?;
    transaction
        .execute_batch("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;")?;
    let about = [
        ("as_of", Some(export.today.to_string())),
        ("at", export.at.map(str::to_owned)),
        ("kind", export.kind.map(|kind| kind.name().to_owned())),
        ("version", Some("1".to_owned())),
    ];
    for (name, value) in about.iter().filter_map(|(name, value)| Some((name, value.as_ref()?))) {
        transaction.execute("INSERT INTO about VALUES (?1, ?2)", (name, value))?;
    }
    for table in &TABLES {
        fill(&transaction, table, export)?;
    }
    transaction.execute_batch(VIEWS)?;
    transaction.commit()?;
    // So that the questions are answered with the right index; it writes no time.
    connection.execute_batch("ANALYZE; PRAGMA optimize;")?;
    Ok(connection.serialize("main")?.to_vec())
}

fn fill(connection: &Connection, table: &Table, export: &Export<'_>) -> rusqlite::Result<()> {
    let columns: Vec<String> = table.columns.iter().map(|column| declared(table, column)).collect();
    connection.execute_batch(&format!("CREATE TABLE {} ({}) STRICT;", table.name, columns.join(", ")))?;
    let marks = vec!["?"; table.columns.len()].join(", ");
    let mut insert = connection.prepare(&format!("INSERT INTO {} VALUES ({marks})", table.name))?;
    let mut done = Ok(());
    (table.rows)(export, &mut |row| {
        if done.is_ok() {
            done = insert.execute(params_from_iter(row.iter())).map(drop);
        }
    });
    done?;
    // Made last, they are quicker to make.
    let indexed = table.columns.iter().filter(|column| column.of == Type::Record || is_name(table, column));
    for column in indexed {
        let (table, column) = (table.name, column.name);
        connection.execute_batch(&format!("CREATE INDEX {table}_{column} ON {table} ({column});"))?;
    }
    Ok(())
}

/// What people look records up by.
fn is_name(table: &Table, column: &Column) -> bool {
    matches!((table.name, column.name), ("records", "record" | "kind") | ("findings", "rule"))
}

fn declared(table: &Table, column: &Column) -> String {
    let words = match column.of {
        Type::Integer if table.name == "records" && column.name == "number" => "INTEGER PRIMARY KEY",
        Type::Integer => "INTEGER",
        Type::Real => "REAL",
        Type::Text => "TEXT",
        Type::Flag => "INTEGER",
        Type::Record => "INTEGER REFERENCES records (number)",
    };
    format!("{} {words}{}", column.name, if column.always { " NOT NULL" } else { "" })
}

impl ToSql for Cell {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Cell::Null => ToSqlOutput::Owned(Value::Null),
            Cell::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Cell::Number(number) => ToSqlOutput::Owned(Value::Real(number.to_f64())),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

/// Whether a database holds no table, view or trigger of somebody else.
fn has_only_own_tables(bytes: &[u8]) -> rusqlite::Result<bool> {
    let mut connection = Connection::open_in_memory()?;
    connection.deserialize_read_exact("main", bytes, bytes.len(), true)?;
    let mut query = connection
        .prepare("SELECT name FROM sqlite_schema WHERE type != 'index' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")?;
    let names = query.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    let is_view = |name: &str| VIEWS.contains(&format!("CREATE VIEW {name} AS"));
    let is_own = |name: &str| name == "about" || TABLES.iter().any(|table| table.name == name) || is_view(name);
    Ok(names.iter().all(|name| is_own(name)))
}

/// Whether a file is a database that `pm export` made, and nobody has added a table to.
pub fn is_own(bytes: &[u8]) -> bool {
    let mark = bytes.get(APPLICATION_AT..APPLICATION_AT + 4);
    bytes.starts_with(b"SQLite format 3\0")
        && mark == Some(&APPLICATION.to_be_bytes())
        && has_only_own_tables(bytes).unwrap_or(false)
}
