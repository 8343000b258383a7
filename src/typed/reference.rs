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
///
/// Two are equal that are written with the same name: the number depends on the order of the keys in the file, which
/// means nothing. The name itself is kept once, with the reference; here stands a hash of it.
pub struct Ref<K> {
    pub number: u32,
    name: u32,
    kinds: PhantomData<K>,
}

impl<K> Ref<K> {
    pub(super) const RESERVED: &'static str = "$pm::Ref";

    /// From what the deserializer hands over: the mark of the name, then the number, in 32 bits each.
    fn new(mark_and_number: u64) -> Ref<K> {
        let half = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).unwrap_or(u32::MAX);
        Ref { number: half(mark_and_number), name: half(mark_and_number >> 32), kinds: PhantomData }
    }
}

/// A hash of a name (FNV-1a, Fowler, Noll, Vo), the same on every machine. Of two names that differ, one pair in four
/// thousand million has the same.
pub(super) fn name_mark(name: &str) -> u32 {
    name.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
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
        self.name == other.name
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
    pub fn sentence(&self) -> Option<&str> {
        match self {
            RefOrText::Sentence(sentence) => Some(sentence),
            _ => None,
        }
    }

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
