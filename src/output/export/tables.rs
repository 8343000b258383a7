use super::columns::{Column, Type, flag, integer, real, record, some, text};
use super::rows;
use crate::documents::export::Export;
use crate::values::Number;

/// A value of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Null,
    Integer(i64),
    Number(Number),
    Text(String),
}

/// Takes the rows of a table, one after the other.
pub type Take<'t> = &'t mut dyn FnMut(Vec<Cell>);

/// A table, the same in CSV and in SQLite. No name is a word of SQL.
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [Column],
    pub(super) rows: fn(&Export<'_>, Take<'_>),
}

/// `number` counts the records from 1; `NAME_number` is that of another record.
pub const TABLES: [Table; 6] = [
    Table {
        name: "records",
        columns: &[
            Column { name: "number", of: Type::Integer, always: true },
            some("record"),
            some("kind"),
            some("id"),
            some("title"),
            text("status"),
            text("owner"),
            some("path"),
            integer("line"),
            flag("is_read"),
            record("inside_number"),
        ],
        rows: rows::records,
    },
    Table {
        name: "fields",
        columns: &[
            record("record_number"),
            some("record"),
            some("field"),
            text("value"),
            real("amount"),
            real("high"),
            text("unit"),
            text("currency"),
            text("per"),
            record("to_number"),
        ],
        rows: rows::fields,
    },
    Table {
        name: "links",
        columns: &[
            record("from_number"),
            some("from_record"),
            some("field"),
            record("to_number"),
            text("to_record"),
            text("to_kind"),
            some("leads_to"),
            text("written"),
        ],
        rows: rows::links,
    },
    Table {
        name: "readings",
        columns: &[record("metric_number"), some("metric"), some("day"), some("value"), real("amount"), text("unit")],
        rows: rows::readings,
    },
    Table {
        name: "outcomes",
        columns: &[
            record("record_number"),
            some("record"),
            record("metric_number"),
            text("metric"),
            text("words"),
            text("baseline"),
            real("baseline_amount"),
            text("now"),
            real("now_amount"),
            text("now_day"),
            text("target"),
            real("target_amount"),
            real("target_high"),
            text("unit"),
            text("due"),
            text("due_day"),
            integer("percent"),
            text("so_far"),
        ],
        rows: rows::outcomes,
    },
    Table {
        name: "findings",
        columns: &[
            some("rule"),
            some("severity"),
            some("message"),
            text("help"),
            record("record_number"),
            text("record"),
            text("field"),
            text("path"),
            integer("line"),
            integer("col"),
            some("fingerprint"),
            text("waived_why"),
            text("waived_until"),
            some("certainty"),
        ],
        rows: rows::findings,
    },
];

/// The table of that name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}
