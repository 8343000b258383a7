//! `pm.yaml`: its shape, and what holds where it says nothing.

mod shape;
mod language;
mod mapping;
mod part;
mod read;
mod rule_setting;
mod schema;
mod settings;

pub use language::Language;
pub use mapping::{Each, Mapping};
pub use part::Part;
pub use read::{Loaded, NotUsable, read_config};
pub use rule_setting::{Level, RuleSetting};
pub use schema::config_schema;
pub use settings::{MappingInForce, Settings, pattern};
pub use shape::{Config, Override, RankSettings};

/// The file's name.
pub const FILE: &str = "pm.yaml";
/// The newest `version:` this program reads.
pub const VERSION: u32 = 1;
/// The languages in which headings and words are known.
pub const LANGUAGES: [&str; 2] = ["en", "de"];
