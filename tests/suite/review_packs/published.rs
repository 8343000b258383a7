//! The packs of the example, and the schema of the data.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::{copied, json, workshop};
use crate::support::world;

const EXAMPLES: [(&str, &str); 3] =
    [("quarterly-business", "2026-08-22"), ("quarterly-initiative", "2026-09-03"), ("monthly-release", "2026-11-05")];

/// One pack of each kind of the example, made from a copy that has no history: `UPDATE_EXAMPLES=1` writes them anew.
#[test]
fn the_example_has_a_pack_of_each_kind() {
    let streaming = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/streaming");
    let folder = tempfile::tempdir().unwrap();
    copied(&streaming, folder.path());
    for (cadence, since) in EXAMPLES {
        let run = world::pm(folder.path(), &["review", cadence, "--since", since]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let path = streaming.join(format!("documents/review-{cadence}.md"));
        if std::env::var_os("UPDATE_EXAMPLES").is_some() {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, &run.out).unwrap();
        }
        assert_eq!(run.out, fs::read_to_string(&path).unwrap_or_default(), "{}", path.display());
    }
}

/// What is printed has the keys that the schema names, in every pack.
#[test]
fn the_schema_takes_what_is_printed() {
    let schema = fs::read_to_string(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("schema/review-pack.schema.json"));
    let schema: Value = serde_json::from_str(&schema.unwrap()).unwrap();
    let schema = jsonschema::draft7::new(&schema).unwrap();
    let folder = workshop();
    for cadence in ["quarterly-business", "quarterly-initiative", "monthly-release"] {
        let pack = json(folder.path(), &[cadence, "--since", "2026-07-01"]);
        let errors: Vec<String> = schema.iter_errors(&pack).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{cadence}: {errors:?}");
    }
}
