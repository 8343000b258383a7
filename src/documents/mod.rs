//! What people read: the strategy as a tree, one record as a card, how its outcomes stand, and its life, the lists, a ranking as a picture, and the regions of files that documents stand in.

mod branch;
mod card;
mod file_change;
mod log;
mod metric_tree;
pub mod picture;
pub mod plot;
pub mod region;
mod standings;
mod strategy_tree;

pub use branch::{Branch, MetricLine};
pub use card::{Card, card};
pub use file_change::{FileChange, Rest, file_change};
pub use log::{InShort, LogEntry, Milestone, Reach, RecordLog, record_log};
pub use metric_tree::metric_tree;
pub use standings::{StandingLine, standings};
pub use strategy_tree::strategy_tree;
