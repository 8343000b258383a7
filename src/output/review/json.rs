use serde_json::json as object;

use crate::documents::review::Pack;
use crate::output::pretty;

/// For machines: everything. Every key is always there, absent is null.
pub fn json(pack: &Pack) -> String {
    let mut told = object!({ "version": 1, "command": "review" });
    let data = serde_json::to_value(pack).unwrap_or_default();
    if let (Some(told), Some(data)) = (told.as_object_mut(), data.as_object()) {
        told.extend(data.clone());
    }
    pretty(&told)
}
