use super::Title;

pub(super) const TITLES: &[Title] = &[];
