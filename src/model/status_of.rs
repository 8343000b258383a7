use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer};

use super::kinds::OneKind;
use crate::typed::{leaf_schema, read_leaf};
use crate::values::Status;

/// A status of one kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusOf<K>(pub Status, PhantomData<K>);

impl<'de, K: OneKind> Deserialize<'de> for StatusOf<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<StatusOf<K>, D::Error> {
        let status = read_leaf(deserializer, |text| Status::read(K::KIND, text))?;
        Ok(StatusOf(status, PhantomData))
    }
}

impl<K> serde::Serialize for StatusOf<K> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<K: OneKind> JsonSchema for StatusOf<K> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("StatusOf{}", K::KIND.name()).into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let mut schema = leaf_schema(Status::schema(K::KIND));
        schema.insert("x-default".to_owned(), Status::default_of(K::KIND).name().into());
        schema
    }
}
