//! What people read: the strategy as a tree, one record as a card, how its outcomes stand, and its life, the lists, and a ranking as a picture.

mod amounts;
pub mod attention;
mod branch;
mod card;
pub mod diagram;
mod experiment_line;
mod file_change;
mod gist;
mod kata;
mod log;
mod metric_tree;
pub mod north_star;
mod outcome_line;
pub mod picture;
pub mod plot;
pub mod report;
pub mod practice;
mod spoken;
mod standings;
pub mod status;
pub mod story_map;
pub mod review;
mod strategy_tree;

pub use amounts::{grouped, target_with_unit, with_unit};
pub use branch::{Branch, MetricLine};
pub use card::{Card, card};
pub use experiment_line::{CriterionLine, ExperimentLine, criterion_line, experiment_line};
pub use file_change::{FileChange, Rest, file_change};
pub use gist::{gist, shortened};
pub use kata::{Kata, KataStep, Next, OpenLinks, OptionLine, Told, kata};
pub use log::{InShort, LogEntry, Milestone, Reach, RecordLog, record_log};
pub use metric_tree::metric_tree;
pub use outcome_line::{OutcomeLine, outcome_lines};
pub use spoken::{month, short_day, since_month, stretch, when};
pub use standings::{StandingLine, standings};
pub use strategy_tree::strategy_tree;
