//! The scripts that run `pm` in pipelines and in hooks, against stubs of the platforms' own tools and a real repository.
//! What they do is written down, case by case, in `tests/ci/run.sh`.
#![cfg(unix)]

use std::process::Command;

#[test]
fn the_scripts_do_what_their_cases_say() {
    // The runners of GitHub and GitLab have these; a machine to develop on may not. `.ci/run` sees to it that CI has.
    for tool in ["git", "jq"] {
        if Command::new(tool).arg("--version").output().is_err() {
            eprintln!("left out: the scripts for pipelines need {tool}");
            return;
        }
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ci/run.sh");
    let output = Command::new("sh").arg(script).env("PM", env!("CARGO_BIN_EXE_pm")).output().unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{told}");
    assert!(told.trim_end().ends_with(" 0 failed"), "{told}");
}
