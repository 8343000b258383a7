//! What people read: the strategy as a tree, one record as a card, how its outcomes stand, and its life, the lists, and a ranking as a picture.

mod branch;
mod card;
mod file_change;
mod log;
mod metric_tree;
pub mod north_star;
pub mod picture;
pub mod plot;
mod standings;
mod strategy_tree;

pub use branch::{Branch, MetricLine};
pub use card::{Card, card};
pub use file_change::{FileChange, Rest, file_change};
pub use log::{InShort, LogEntry, Milestone, Reach, RecordLog, record_log};
pub use metric_tree::metric_tree;
pub use standings::{StandingLine, standings};
pub use strategy_tree::strategy_tree;
