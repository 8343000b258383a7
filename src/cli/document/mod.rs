//! Documents by name, and the regions of files that they stand in.
//!
//! To add one: a function `fn render(of: &Of<'_>) -> Result<String, Failure>` that gives Markdown, and one line in
//! `registry::DOCUMENTS`. Its command takes `#[command(flatten)] into: Into` and begins with
//! `if let Some(answer) = self.into.answer(global, &session, "north-star", Some(name), None)? { return Ok(answer) }`.

mod change;
mod into;
mod judge;
mod registry;
mod told;
mod tree;

pub use change::{Asked, Page, Way, change};
pub use into::{Into, page};
pub use judge::{document_states, states};
pub use registry::{DOCUMENTS, Of};
