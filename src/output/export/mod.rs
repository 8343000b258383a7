//! All of a strategy as data: one JSON document, CSV tables, or an SQLite database.

mod columns;
mod csv;
mod entries;
mod json;
mod rows;
mod schema;
mod sqlite;
mod tables;

pub use self::csv::csv;
pub use columns::{Column, Type};
pub use json::json;
pub use schema::export_schema;
pub use sqlite::{is_own, sqlite};
pub use tables::{TABLES, Table, table};
