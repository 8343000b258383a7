//! The folder `schema/` is what the types say. `UPDATE_SCHEMAS=1 cargo test --test schemas` writes it anew.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use pm::model::reading::heading_fields;
use pm::values::Kind;
use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("schema")
}

#[test]
fn the_folder_is_up_to_date() {
    let all = pm::model::schema::all();
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::create_dir_all(folder()).unwrap();
        for (name, text) in &all {
            std::fs::write(folder().join(name), text).unwrap();
        }
    }
    let expected: BTreeSet<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    let names = std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let there: BTreeSet<String> = names.collect();
    assert_eq!(there.iter().map(String::as_str).collect::<BTreeSet<_>>(), expected);
    assert_eq!(all.len(), 15);
    for (name, text) in &all {
        let written = std::fs::read_to_string(folder().join(name)).unwrap();
        assert!(written == *text, "schema/{name} is stale: UPDATE_SCHEMAS=1 cargo test --test schemas");
    }
}
