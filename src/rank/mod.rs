//! Orders work by what its waiting costs: inputs, one method a file, the sequencing solvers, the explanation.

pub mod curve;
mod exact;
mod random;
pub mod sequence;

pub use curve::Curve;
pub use exact::Exact;
pub use random::Random;
