//! With the fast paths shut the findings are the same, byte for byte.

use std::path::PathBuf;
use std::process::Command;

fn lint(folder: &str, switch: &[&str]) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(folder);
    let output = Command::new(env!("CARGO_BIN_EXE_pm"))
        .args(switch)
        .args(["lint", "--all", "--format", "json", "--today", "2026-11-22", "-C"])
        .arg(folder)
        .output()
        .unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

#[test]
fn the_examples_have_the_same_findings() {
    for folder in ["starter", "streaming", "healthy", "build-trap/release-factory", "build-trap/feature-parade"] {
        let plain = lint(folder, &[]);
        assert!(plain.len() > 20 && plain == lint(folder, &["--full-parsers"]), "{folder}");
    }
}

/// The tests of hostile input say word for word what is found: they are run again, with the fast paths shut.
#[test]
fn hostile_input_has_the_same_findings() {
    if std::env::var_os("FULL_PARSERS").is_some() {
        return;
    }
    let again =
        Command::new(std::env::current_exe().unwrap()).arg("hostile::").env("FULL_PARSERS", "1").output().unwrap();
    let said = String::from_utf8_lossy(&again.stdout);
    assert!(again.status.success() && said.contains("hostile::files_without_a_word ... ok"), "{said}");
}
