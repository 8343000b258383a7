use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer};

use crate::typed::{leaf_schema, read_leaf};
use crate::values::{Date, Duration, FiscalYear, FromText, When};

/// How far a vision looks: a duration from today, or a date.
#[derive(Clone, Debug, PartialEq)]
pub enum Horizon {
    For(Duration),
    Until(When),
}

impl Horizon {
    /// The last day it covers.
    pub fn last_day(&self, today: Date, fiscal: FiscalYear) -> Date {
        match self {
            Horizon::For(duration) => today.plus_days(duration.whole_days()),
            Horizon::Until(when) => when.last_day(fiscal),
        }
    }
}

impl<'de> Deserialize<'de> for Horizon {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Horizon, D::Error> {
        read_leaf(deserializer, |text| match When::from_text(text) {
            Ok(when) => Ok(Horizon::Until(when)),
            Err(_) => Duration::from_text(text).map(Horizon::For),
        })
    }
}

impl serde::Serialize for Horizon {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Horizon::For(duration) => duration.serialize(serializer),
            Horizon::Until(when) => when.serialize(serializer),
        }
    }
}

impl JsonSchema for Horizon {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Horizon".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        leaf_schema(serde_json::json!({ "anyOf": [Duration::schema(), When::schema()] }))
    }
}
