use crate::documents::north_star::NorthStarDocument;
use crate::output::templates::{Setting, document};
use crate::source::Failure;

/// The name of the template that makes it.
pub fn template_of(north_star: &NorthStarDocument) -> &'static str {
    match north_star {
        NorthStarDocument::Initiative(_) => "north-star",
        NorthStarDocument::Vision(_) => "north-star-vision",
    }
}

/// For people: two pages, no plan.
///
/// # Errors
/// A template of the workspace that is wrong.
pub fn markdown(north_star: &NorthStarDocument, setting: &Setting<'_>) -> Result<String, Failure> {
    document(template_of(north_star), north_star, setting)
}
