use super::Title;

pub(super) const TITLES: &[Title] = &[("north_star_document", "North Star document", "North-Star-Dokument")];
