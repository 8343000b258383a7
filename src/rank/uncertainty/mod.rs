//! How sure a ranking is: distributions behind ranges, how often each is first, which estimate is worth refining.

mod cut_normal;
mod distribution;
mod information;
mod normal;
mod range;
mod simulate;
mod uncertain;

pub use distribution::Distribution;
pub use information::{Parameter, Ranking, Worth, worth_refining};
pub use range::RangeMeaning;
pub use simulate::{Chance, DRAWS, SEED, simulate};
pub use uncertain::{Uncertain, key};
