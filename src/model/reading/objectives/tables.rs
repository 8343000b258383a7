use super::find::cut;
use super::marks;
use crate::finding::Span;
use crate::syntax::markdown::outline::Line;

/// Which columns of a table hold objectives and key results.
pub(super) struct Columns {
    objective: Option<usize>,
    result: usize,
}

impl Columns {
    /// Nothing where no column has key results.
    pub(super) fn of(rows: &[Vec<Line>]) -> Option<Columns> {
        let head = rows.first()?;
        let result = head.iter().position(|cell| marks::names_results(&cell.text))?;
        Some(Columns { objective: head.iter().position(|cell| marks::names_objective(&cell.text)), result })
    }

    /// The objective that a row begins; a blank cell goes on with the one before.
    pub(super) fn objective(&self, row: &[Line]) -> Option<Line> {
        let cell = row.get(self.objective?)?;
        let rest = marks::objective(&cell.text).map(|rest| cut(cell, rest));
        Some(rest.unwrap_or_else(|| cell.clone())).filter(|line| !line.text.trim().is_empty())
    }

    pub(super) fn result(&self, row: &[Line]) -> Option<Line> {
        let cell = row.get(self.result)?;
        let rest = marks::key_result(&cell.text).map(|rest| cut(cell, rest));
        Some(rest.unwrap_or_else(|| cell.clone())).filter(|line| !line.text.trim().is_empty())
    }
}

/// The bytes of a row that has words in it.
pub(super) fn around(row: &[Line]) -> Option<Span> {
    let said = || row.iter().filter(|cell| !cell.text.trim().is_empty());
    Some(Span::new(said().map(|cell| cell.span.start()).min()?, said().map(|cell| cell.span.end()).max()?))
}
