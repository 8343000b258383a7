//! What a person, a pipeline or an editor gets to see: one format a file, each a function from a report to text.

pub mod adopt;
mod branches;
mod concise;
mod cut;
pub mod diff;
mod escape;
mod format;
mod github;
mod gitlab;
pub mod graph;
mod human;
mod in_words;
mod json;
mod kata;
mod markdown;
mod mending;
mod narrated;
pub mod north_star;
pub mod log;
mod order;
mod page;
mod print;
mod progress;
mod questions;
pub mod rank;
mod lint_report;
pub mod report;
pub mod review;
mod safe;
mod sarif;
mod sarif_result;
mod schemas;
mod snippet;
mod sources;
mod statistics;
pub mod status;
pub mod story_map;
mod style;
mod table;
pub mod templates;
mod terminal;
mod window;
mod wording;
mod wrap;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use branches::branches;
pub use format::{Format, render};
pub use in_words::is_told_whole;
pub use json::pretty;
pub use kata::kata;
pub use lint_report::{Base, LintReport, RULE_PAGES, RuleEntry, rule_page};
pub use mending::{mended, patch};
pub use print::{to_stderr, to_stdout};
pub use progress::Progress;
pub use safe::{is_unsafe, one_line, safe};
pub use schemas::schemas;
pub use style::{Ink, Style};
pub use table::table;
pub use terminal::ColorChoice;
pub use wording::{code_span, counted, mendable, totals};
pub use wrap::wrap;
