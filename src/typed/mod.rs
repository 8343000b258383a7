//! A tree to a Rust value: serde over nodes, where every problem is reported and the rest is still used.
//!
//! A record is a struct with `#[derive(Deserialize)]` whose fields have one of a few shapes. Each shape asks the
//! deserializer for a struct of a reserved name; the deserializer looks at the node and answers in that shape. A value
//! that cannot be read is noted at its bytes and becomes `Field::Invalid`; nothing else of the record is lost.

mod access;
mod by_name;
mod by_own_name;
mod context;
mod deserializer;
mod error;
mod field;
mod field_names;
mod leaf;
mod many;
mod map;
mod reference;
mod schema;
mod short;
mod text;
mod unknown;
mod view;
mod word;
mod written;

pub use by_name::{ByName, Named};
pub(crate) use by_own_name::printed_by_name;
pub use context::{Context, Reference};
pub use deserializer::CSV_OR_WRITTEN;
pub use field::Field;
pub use field_names::field_names;
pub use leaf::{Plain, leaf_schema, read_leaf};
pub use many::Many;
pub use map::Map;
pub use reference::{Kinds, Ref, RefOrText};
pub use schema::schema_document;
pub use short::{Short, Shorthand};
pub use text::Text;
pub use written::{INVALID, REFERENCE};

use crate::syntax::Node;

/// Reads a node as a `T`. Problems go to the context; what could not be read at all is `T::default()`.
pub fn read<'n, T: serde::Deserialize<'n> + Default>(node: &'n Node<'n>, context: &Context<'_>) -> T {
    let root = crate::finding::Step::ROOT;
    T::deserialize(deserializer::Reader::new(view::View::Node(node), context, &root)).unwrap_or_default()
}
