//! The only place with pulldown-cmark: headings, sections, lists, links, tables and bold lines of a page, with bytes.

pub mod blocks;
mod bold;
pub mod fast;
pub mod full;
mod marker;
mod headings;
mod html;
mod links;
pub mod outline;
mod page;
mod parts;
mod plain;
mod regions;
mod slug;

use pulldown_cmark::Options;

pub use bold::bold_fields;
pub use headings::Heading;
pub use html::{LinkTo, html, is_web_address};
pub use links::{Link, LinkKind};
pub use marker::{BEGIN, END, Flaw, name_in_marker};
pub use page::{Page, page};
pub use parts::{Item, Row, Table};
pub use plain::{first_line, first_paragraph};
pub use regions::{Fault, Region, Regions, Why, has_marker, regions};
pub use slug::anchors;

/// What is read as Markdown, the same wherever a page is read.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_WIKILINKS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH);
