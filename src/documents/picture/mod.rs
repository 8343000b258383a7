//! What every picture is drawn with: SVG elements, the width of text, scales, and the colours for paper and dark screens.

pub mod scale;
pub mod style;
pub mod svg;
pub mod text_width;

/// Where a picture will stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// In a file of its own, which brings its colours.
    Alone,
    /// In a page that has `style::style()` once for all its pictures.
    InPage,
}
