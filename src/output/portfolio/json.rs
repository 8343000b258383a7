use serde_json::{Value as Json, json as object};

use crate::documents::portfolio::Portfolio;
use crate::output::pretty;

/// For machines. Every key is always there, absent is null.
pub fn json(portfolio: &Portfolio) -> String {
    let mut all = object!({ "version": 1, "command": "portfolio" });
    let rest = serde_json::to_value(portfolio).unwrap_or_default();
    if let (Some(all), Json::Object(rest)) = (all.as_object_mut(), rest) {
        all.extend(rest);
    }
    pretty(&all)
}
