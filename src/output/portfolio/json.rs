use crate::documents::portfolio::Portfolio;
use crate::output::document;

/// For machines. Every key is always there, absent is null.
pub fn json(portfolio: &Portfolio) -> String {
    document("portfolio", portfolio)
}
