//! Folders and repositories on disk, and the program in them.

use std::fs;
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What became of a run of the program.
pub struct Run {
    pub out: String,
    pub err: String,
    pub code: i32,
}

/// Runs `pm` at a desk: no pipeline, no hook, nobody at the keyboard.
pub fn pm(folder: &Path, arguments: &[&str]) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pm"));
    for variable in ["GIT_DIR", "CI", "GITHUB_BASE_REF", "GITHUB_SHA", "CI_MERGE_REQUEST_DIFF_BASE_SHA"] {
        command.env_remove(variable);
    }
    let output = command.args(arguments).current_dir(folder).stdin(Stdio::null()).output().unwrap();
    Run {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code().unwrap(),
    }
}

/// Runs git as nobody in particular, whatever this machine is set up for.
pub fn git(folder: &Path, arguments: &[&str]) {
    run_git(&mut Command::new("git"), folder, arguments);
}

/// Runs git at noon of a day.
pub fn git_on(day: &str, folder: &Path, arguments: &[&str]) {
    let noon = format!("{day}T12:00:00Z");
    let mut command = Command::new("git");
    run_git(command.env("GIT_COMMITTER_DATE", &noon).env("GIT_AUTHOR_DATE", &noon), folder, arguments);
}

/// Runs git with something to read.
pub fn git_reading(text: &[u8], folder: &Path, arguments: &[&str]) {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(text).unwrap();
    file.rewind().unwrap();
    run_git(Command::new("git").stdin(file), folder, arguments);
}

fn run_git(command: &mut Command, folder: &Path, arguments: &[&str]) {
    let output = command
        .args(["-c", "user.name=pm", "-c", "user.email=pm@example.org", "-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_SYSTEM", "/dev/null")
        .output()
        .unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Writes files into a folder, with the folders that they need.
pub fn write(folder: &Path, files: &[(&str, &str)]) {
    files.iter().for_each(|(path, text)| write_file(folder, path, text));
}

/// The same with one file.
pub fn write_file(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// The folder of an example.
pub fn examples(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}
