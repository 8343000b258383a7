//! The strategy as a whole: ids, references, who links to whom, reachability, and where a field stands.

mod config_use;
mod csv_files;
mod cycles;
mod drives;
mod edits;
mod index;
mod links;
mod lists;
mod load;
mod metric_readings;
mod past;
mod places;
mod reach;
mod relations;
mod resolve;
mod rooted;
mod served;
mod standing;
mod strategy;

pub use config_use::{ConfigUse, MappingUse, Unmatched};
pub use cycles::{Cycle, cycles};
pub use drives::Ways;
pub use links::{LinkTarget, TextLink};
pub use load::{SourceFile, load_config};
pub use metric_readings::DatedReading;
pub use places::{Place, Places};
pub use relations::Incoming;
pub use resolve::{Candidates, Resolution};
pub use standing::{Progress, Standing, progress};
pub use strategy::{FileProblem, Strategy};
