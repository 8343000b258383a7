/// A cell that a spreadsheet would take for a formula gets an apostrophe in front; a number stays a number.
pub(super) fn guarded(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn formulas_are_not_run() {
        for (cell, written) in [("=cmd()", "'=cmd()"), ("+1", "+1"), ("-2.5", "-2.5"), ("@x", "'@x"), ("a=b", "a=b")] {
            assert_eq!(guarded(cell), written);
        }
    }
}
