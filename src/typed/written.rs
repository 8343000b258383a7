// Typed values back into plain data, so that one walk over a record sees every field: serde the other way round.

use serde::ser::{Serialize, SerializeSeq, Serializer};

use super::{ByName, Field, Many, Map, Plain, Ref, RefOrText, Short, Text};

/// What stands for a value that is written and cannot be read.
pub const INVALID: &str = "$pm::Invalid";
/// What stands around the number of a reference within its record.
pub const REFERENCE: &str = "$pm::Ref";

impl<T: Serialize> Serialize for Field<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Field::Absent => serializer.serialize_none(),
            Field::Invalid => serializer.serialize_unit_struct(INVALID),
            Field::Present(value) => value.serialize(serializer),
        }
    }
}

impl<T: Serialize> Serialize for Many<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.items.len() + self.unread))?;
        self.items.iter().try_for_each(|item| list.serialize_element(item))?;
        (0..self.unread).try_for_each(|_| list.serialize_element(&Field::<()>::Invalid))?;
        list.end()
    }
}

impl<T: Serialize> Serialize for ByName<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for Short<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<K> Serialize for Ref<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(REFERENCE, &self.number)
    }
}

impl<K> Serialize for RefOrText<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            RefOrText::Ref(reference) => reference.serialize(serializer),
            RefOrText::Link(text) | RefOrText::Sentence(text) => serializer.serialize_str(text),
        }
    }
}
