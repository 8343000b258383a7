use std::cell::Cell;

use serde::de::{Deserialize, Deserializer, Error as _, Visitor};

use super::error::Error;

/// The names of a struct's fields, as serde knows them. They are asked for once a kind, so no list is kept by hand.
pub fn field_names<'de, T: Deserialize<'de>>() -> &'static [&'static str] {
    let names = Cell::new(&[] as &[&str]);
    let _ = T::deserialize(Asker(&names));
    names.get()
}

/// A deserializer that only listens which fields are asked for.
struct Asker<'a>(&'a Cell<&'static [&'static str]>);

impl<'de> Deserializer<'de> for Asker<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("only structs have fields"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        self.0.set(fields);
        Err(Error::Noted)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
