use super::Of;
use crate::documents::{measured_lines, strategy_tree};
use crate::output::list::{branch_list, standing_table};
use crate::source::Failure;

/// `tree`: the strategy from the vision down.
pub fn tree(of: &Of<'_>) -> Result<String, Failure> {
    Ok(branch_list(&strategy_tree(&of.session.strategy), of.language))
}

/// `outcomes:NAME`: how the outcomes of a record stand.
pub fn outcomes(of: &Of<'_>) -> Result<String, Failure> {
    Ok(standing_table(&measured_lines(&of.session.strategy, of.record()?, of.session.today), of.language))
}
