use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Visitor};
use serde::{Deserialize, Serialize};

use crate::typed::{ByName, CSV_OR_WRITTEN, Field, Named, Plain, Text};
use crate::values::{Date, Quantity};

/// What a metric came to: written down in the record, or in a CSV file beside it.
#[derive(Clone, Debug, PartialEq)]
pub enum Readings {
    Written(ByName<Reading>),
    Csv(CsvSource),
}

/// What a metric came to on one day.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Reading {
    /// The day.
    #[schemars(extend("x-role" = "evidence"))]
    pub on: Field<Date>,
    /// The value.
    #[schemars(extend("x-role" = "evidence"))]
    pub value: Field<Quantity>,
    /// What is worth knowing about it.
    #[schemars(extend("x-role" = "narrative"))]
    pub note: Field<Text>,
}

impl Named for Reading {
    const NAME: &'static str = "on";
    const SHORT: &'static str = "value";
    const TEXT: &'static str = "value";
}

/// A CSV file with a column of dates and one of values.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct CsvSource {
    /// The file, relative to the record; it lies below the folder of `pm.yaml`, and its first line names the columns.
    #[schemars(extend("x-role" = "evidence"))]
    pub csv: Field<Plain>,
    /// The name of the column with the dates; left out, `date`.
    #[schemars(extend("x-role" = "evidence"))]
    pub date: Field<Plain>,
    /// The name of the column with the values; left out, `value`.
    #[schemars(extend("x-role" = "evidence"))]
    pub value: Field<Plain>,
}

struct ReadingsVisitor;

impl<'de> Visitor<'de> for ReadingsVisitor {
    type Value = Readings;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("readings")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Readings, D::Error> {
        CsvSource::deserialize(deserializer).map(Readings::Csv)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Readings, D::Error> {
        ByName::deserialize(deserializer).map(Readings::Written)
    }
}

impl<'de> Deserialize<'de> for Readings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Readings, D::Error> {
        deserializer.deserialize_struct(CSV_OR_WRITTEN, &[], ReadingsVisitor)
    }
}

impl Serialize for Readings {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Readings::Written(readings) => readings.serialize(serializer),
            Readings::Csv(file) => file.serialize(serializer),
        }
    }
}

impl JsonSchema for Readings {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Readings".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let csv = generator.subschema_for::<CsvSource>();
        let written = generator.subschema_for::<ByName<Reading>>();
        json_schema!({ "anyOf": [
            { "allOf": [csv, { "required": ["csv"] }] },
            { "allOf": [written, { "not": { "type": "object", "required": ["csv"] } }] },
        ] })
    }
}
