//! Orders work by what its waiting costs: inputs, one method a file, the sequencing solvers, the explanation.

pub mod curve;
mod exact;
pub mod flips;
mod random;
pub mod sequence;
pub mod stages;
pub mod uncertainty;
mod work;

pub use curve::Curve;
pub use exact::Exact;
pub use flips::Flip;
pub use random::Random;
pub use work::Work;
