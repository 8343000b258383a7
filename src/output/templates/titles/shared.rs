use super::Title;

/// Of several documents.
pub(super) const TITLES: &[Title] = &[("as_of", "as of", "Stand")];
