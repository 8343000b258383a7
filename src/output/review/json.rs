use crate::documents::review::Pack;
use crate::output::document;

/// For machines: everything. Every key is always there, absent is null.
pub fn json(pack: &Pack) -> String {
    document("review", pack)
}
