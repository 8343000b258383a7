use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Visitor};

/// What a reference may name, as a type: `Ref<IntentKind>`.
pub trait Kinds: 'static {
    /// The names of the kinds, the one to try first in front. `=word` is a word that stands for itself.
    const NAMES: &'static [&'static str];
}

/// The name of another record. What it leads to is known once the graph stands; until then this is the number of the
/// reference within its record.
pub struct Ref<K> {
    pub number: u32,
    kinds: PhantomData<K>,
}

impl<K> Ref<K> {
    pub(super) const RESERVED: &'static str = "$pm::Ref";

    fn new(number: u64) -> Ref<K> {
        Ref { number: u32::try_from(number).unwrap_or(u32::MAX), kinds: PhantomData }
    }
}

impl<K> Clone for Ref<K> {
    fn clone(&self) -> Ref<K> {
        *self
    }
}

impl<K> Copy for Ref<K> {}

impl<K> fmt::Debug for Ref<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Ref({})", self.number)
    }
}

impl<K> PartialEq for Ref<K> {
    fn eq(&self, other: &Ref<K>) -> bool {
        self.number == other.number
    }
}

impl<K> Eq for Ref<K> {}

/// A reference, or something in its place: an address or a sentence. A word without a space is a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefOrText<K> {
    Ref(Ref<K>),
    Link(String),
    Sentence(String),
}

pub(super) const REF_OR_TEXT: &str = "$pm::RefOrText";

impl<K> RefOrText<K> {
    pub fn reference(&self) -> Option<Ref<K>> {
        match self {
            RefOrText::Ref(reference) => Some(*reference),
            _ => None,
        }
    }
}

struct RefVisitor<K>(PhantomData<K>);

impl<K> Visitor<'_> for RefVisitor<K> {
    type Value = RefOrText<K>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a record")
    }

    fn visit_u64<E>(self, number: u64) -> Result<RefOrText<K>, E> {
        Ok(RefOrText::Ref(Ref::new(number)))
    }

    fn visit_str<E>(self, text: &str) -> Result<RefOrText<K>, E> {
        let text = text.trim().to_owned();
        Ok(if text.contains("://") { RefOrText::Link(text) } else { RefOrText::Sentence(text) })
    }
}

impl<'de, K: Kinds> Deserialize<'de> for Ref<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Ref<K>, D::Error> {
        match deserializer.deserialize_struct(Ref::<K>::RESERVED, K::NAMES, RefVisitor(PhantomData))? {
            RefOrText::Ref(reference) => Ok(reference),
            _ => Ok(Ref::new(u64::MAX)),
        }
    }
}

impl<'de, K: Kinds> Deserialize<'de> for RefOrText<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RefOrText<K>, D::Error> {
        deserializer.deserialize_struct(REF_OR_TEXT, K::NAMES, RefVisitor(PhantomData))
    }
}

impl<K: Kinds> JsonSchema for Ref<K> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("RefTo{}", K::NAMES.join("Or")).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean"], "x-kinds": K::NAMES })
    }
}

impl<K: Kinds> JsonSchema for RefOrText<K> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("RefTo{}OrText", K::NAMES.join("Or")).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean"], "x-kinds": K::NAMES, "x-or-text": true })
    }
}
