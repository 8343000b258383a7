use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::kinds::MetricKind;
use crate::typed::{Field, Named, Ref, Short, Shorthand, Text, leaf_schema, read_leaf};
use crate::values::{Bound, Date, FromText, Quantity, Target, When};

/// A change in customer or business behaviour that a metric shows.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Outcome {
    /// The metric that shows it.
    #[schemars(extend("x-role" = "link"))]
    pub metric: Field<Ref<MetricKind>>,
    /// The change in words, where no metric is named.
    #[schemars(extend("x-role" = "narrative"))]
    pub text: Field<Text>,
    /// Where it stands today, or `unknown`.
    #[schemars(extend("x-role" = "commitment"))]
    pub baseline: Field<Short<Baseline>>,
    /// Where it should go; the same as the baseline means hold.
    #[schemars(extend("x-role" = "commitment"))]
    pub target: Field<Target>,
    /// Until when; left out, the record's.
    #[schemars(extend("x-role" = "commitment"))]
    pub by: Field<When>,
}

impl Named for Outcome {
    const NAME: &'static str = "metric";
    const SHORT: &'static str = "target";
    const TEXT: &'static str = "text";
}

/// Where a metric stood.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Baseline {
    /// The value, or `unknown`.
    #[schemars(extend("x-role" = "commitment"))]
    pub value: Field<BaselineValue>,
    /// When it was read.
    #[schemars(extend("x-role" = "commitment"))]
    pub on: Field<Date>,
}

impl Shorthand for Baseline {
    const FIELD: &'static str = "value";
}

/// A value, or the honest word for not having one yet.
#[derive(Clone, Debug, PartialEq)]
pub enum BaselineValue {
    Unknown,
    Known(Quantity),
}

impl<'de> Deserialize<'de> for BaselineValue {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<BaselineValue, D::Error> {
        read_leaf(deserializer, |text| match text.trim() {
            "unknown" | "unbekannt" => Ok(BaselineValue::Unknown),
            text => Quantity::from_text(text).map(BaselineValue::Known),
        })
    }
}

impl Serialize for BaselineValue {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            BaselineValue::Unknown => serializer.serialize_str("unknown"),
            BaselineValue::Known(quantity) => quantity.serialize(serializer),
        }
    }
}

impl JsonSchema for BaselineValue {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "BaselineValue".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        leaf_schema(serde_json::json!({ "anyOf": [{ "enum": ["unknown", "unbekannt"] }, Quantity::schema()] }))
    }
}

/// What a metric has to come to, or must not fall to.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default)]
pub struct Criterion {
    /// The metric.
    #[schemars(extend("x-role" = "link"))]
    pub metric: Field<Ref<MetricKind>>,
    /// The criterion in words, where no metric is named.
    #[schemars(extend("x-role" = "narrative"))]
    pub text: Field<Text>,
    /// `at least 40 %`, `at most 3`; a bare value is the side that is better.
    #[schemars(extend("x-role" = "commitment"))]
    pub bound: Field<Bound>,
    /// The smallest value that will do.
    #[schemars(extend("x-role" = "commitment"))]
    pub at_least: Field<Quantity>,
    /// The greatest value that will do.
    #[schemars(extend("x-role" = "commitment"))]
    pub at_most: Field<Quantity>,
    /// Until when.
    #[schemars(extend("x-role" = "commitment"))]
    pub by: Field<When>,
}

/// In words: "at least 40 %", "at least 10 and at most 14".
impl fmt::Display for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bound = self.bound.get().map(ToString::to_string);
        let least = self.at_least.get().map(|least| format!("at least {least}"));
        let most = self.at_most.get().map(|most| format!("at most {most}"));
        f.write_str(&bound.into_iter().chain(least).chain(most).collect::<Vec<_>>().join(" and "))
    }
}

impl Named for Criterion {
    const NAME: &'static str = "metric";
    const SHORT: &'static str = "bound";
    const TEXT: &'static str = "text";
}
