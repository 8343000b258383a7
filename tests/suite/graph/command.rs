//! `pm graph` as it is typed.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::world::{Run, copy, git};

fn pm(folder: &Path, arguments: &[&str]) -> Run {
    super::world::pm(folder, &[&["--today", "2026-11-22"], arguments].concat())
}

fn healthy() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("healthy");
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/healthy"), &path);
    (folder, path)
}

#[test]
fn json_is_as_its_schema_says() {
    let (_folder, path) = healthy();
    let schema = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/graph.schema.json")).unwrap();
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::draft7::new(&schema).unwrap();
    for arguments in [&["graph"][..], &["graph", "--metrics"], &["graph", "winter-dip", "--depth", "1"]] {
        let run = pm(&path, &[arguments, &["--format", "json"]].concat());
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        let value: Value = serde_json::from_str(&run.out).unwrap();
        let errors: Vec<String> = schema.iter_errors(&value).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }
}

#[test]
fn the_order_in_which_files_came_changes_no_byte() {
    let (_folder, path) = healthy();
    let other = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let mut folders = vec![path.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() { folders.push(entry) } else { files.push(entry) }
        }
    }
    files.sort();
    for file in files.iter().rev() {
        let to = other.path().join(file.strip_prefix(&path).unwrap());
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(file, to).unwrap();
    }
    for format in ["svg", "mermaid", "dot", "json"] {
        for arguments in [&["graph"][..], &["graph", "--metrics"], &["graph", "winter-dip"]] {
            let arguments = [arguments, &["--format", format]].concat();
            let (one, two) = (pm(&path, &arguments), pm(other.path(), &arguments));
            assert!(one.code == 0 && one.out == two.out, "{arguments:?}");
        }
    }
}

#[test]
fn a_file_says_by_its_name_what_it_wants_and_is_replaced_where_it_is_ours() {
    let (_folder, path) = healthy();
    for (name, begins) in
        [("a.svg", "<svg "), ("a.mmd", "%% Made by"), ("a.dot", "// Made by"), ("a.gv", "// Made by"), ("a.json", "{")]
    {
        for _ in 0..2 {
            let run = pm(&path, &["graph", "-o", name]);
            assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (0, "", ""), "{name}");
        }
        assert!(fs::read_to_string(path.join(name)).unwrap().starts_with(begins));
        fs::write(path.join(name), "by hand").unwrap();
        let run = pm(&path, &["graph", "-o", name]);
        assert_eq!(run.code, 2);
        assert_eq!(fs::read_to_string(path.join(name)).unwrap(), "by hand");
        assert_eq!(pm(&path, &["graph", "-o", name, "--force"]).code, 0);
    }
}

#[test]
fn revisions_and_bare_repositories_are_drawn() {
    let (folder, path) = healthy();
    let drawn = pm(&path, &["graph"]).out;
    git(&path, &["init", "-q"]);
    git(&path, &["add", "."]);
    git(&path, &["commit", "-qm", "Begin"]);
    fs::remove_dir_all(path.join("experiments")).unwrap();
    assert_ne!(pm(&path, &["graph"]).out, drawn);
    assert_eq!(pm(&path, &["graph", "--at", "HEAD"]).out, drawn);
    git(folder.path(), &["clone", "-q", "--bare", "healthy", "bare.git"]);
    assert_eq!(pm(&folder.path().join("bare.git"), &["graph"]).out, drawn);
}

#[test]
fn what_cannot_be_drawn_is_said_with_a_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let intents: String = (0..1_600).map(|number| format!("i{number}: {{status: active}}\n")).collect();
    fs::write(folder.path().join("pm.yaml"), "version: 1\n").unwrap();
    fs::write(folder.path().join("intents.yaml"), intents).unwrap();
    let run = pm(folder.path(), &["graph"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "pm: 1600 records are more than one picture can show, which is 1500, and too many of them stand at the top\n  \
         help: draw what is near one of them, as in `pm graph NAME`, or fewer kinds with `--kind`; `--format json` and \
         `--format dot` have no limit\n"
    );
    assert_eq!(pm(folder.path(), &["graph", "--format", "json"]).code, 0);
    assert_eq!(pm(folder.path(), &["graph", "i7"]).code, 0);
    assert_eq!(pm(folder.path(), &["graph", "i70000"]).code, 2);
    let run = pm(folder.path(), &["graph", "--kind", "intention"]);
    assert!(run.code == 2 && run.err.contains("did you mean `intent`?"), "{}", run.err);
}
