use crate::documents::Why;
use crate::output::document;

/// For machines: every answer whole, with what it was made from. Every key is always there, absent is null.
pub fn json(why: &Why) -> String {
    document("why", why)
}
