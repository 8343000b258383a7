use crate::finding::FieldPath;

/// A target or a success criterion.
pub fn is_goal(path: &FieldPath) -> bool {
    let last = path.segments().last().unwrap_or_default();
    match path.field() {
        "outcomes" => last == "target",
        "success" => ["bound", "at_least", "at_most"].contains(&last),
        _ => false,
    }
}
