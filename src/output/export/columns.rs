/// What the values of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    Text,
    Integer,
    Real,
    /// 0 or 1.
    Flag,
    /// The `number` of a record.
    Record,
}

/// A column of a table, the same in CSV and in SQLite.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    pub name: &'static str,
    pub of: Type,
    /// Whether there is always a value.
    pub always: bool,
}

pub(super) const fn text(name: &'static str) -> Column {
    Column { name, of: Type::Text, always: false }
}

pub(super) const fn some(name: &'static str) -> Column {
    Column { name, of: Type::Text, always: true }
}

pub(super) const fn real(name: &'static str) -> Column {
    Column { name, of: Type::Real, always: false }
}

pub(super) const fn integer(name: &'static str) -> Column {
    Column { name, of: Type::Integer, always: false }
}

pub(super) const fn flag(name: &'static str) -> Column {
    Column { name, of: Type::Flag, always: true }
}

pub(super) const fn record(name: &'static str) -> Column {
    Column { name, of: Type::Record, always: false }
}
