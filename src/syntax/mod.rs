//! Text to a tree in which every key and value knows its bytes; no meaning yet.

mod conflict;
mod csv_table;
mod front_matter;
mod lines;
mod locate;
pub mod markdown;
mod node;
mod removal;
mod rewrite;
pub mod yaml;

use std::sync::atomic::{AtomicBool, Ordering};

pub use conflict::conflict_marker;
pub use csv_table::{CsvRow, CsvTable, SEPARATOR_LINE, csv_table};
pub use front_matter::{FrontMatter, front_matter};
pub use lines::Lines;
pub use locate::{Located, locate};
pub use node::{Entry, Node, Style, Value};
pub use removal::removal;
pub use rewrite::Scalars;
pub use yaml::{Document, documents};

static FAST_PATHS: AtomicBool = AtomicBool::new(true);

/// From now on only the full parsers of YAML and Markdown read: a switch for whoever doubts a fast path.
pub fn force_full_parsers() {
    FAST_PATHS.store(false, Ordering::Relaxed);
}

/// Whether plain text may be read without the full parsers.
fn has_fast_paths() -> bool {
    FAST_PATHS.load(Ordering::Relaxed)
}

/// The byte-order mark that some editors put before the first character.
pub const BOM: &str = "\u{feff}";
