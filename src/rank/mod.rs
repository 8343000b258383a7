//! Orders work by what its waiting costs: inputs, one method a file, the sequencing solvers, the explanation.

pub mod curve;
mod exact;

pub use curve::Curve;
pub use exact::Exact;
