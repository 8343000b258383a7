//! When something is a practice here, so that whoever left it out may want to hear it.

/// Whether most do it, and more than one: one may be a trial, and while few do it nobody has agreed on it.
pub(super) fn is_practice(with: usize, without: usize) -> bool {
    with > 1 && with > without
}
