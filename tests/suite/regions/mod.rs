//! Documents in regions of files: written, compared, refused; and files that pm writes whole.

mod begun;
mod by_hand;
mod linted;
mod refused;
mod written;

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

struct Workspace(TempDir);

/// What a command printed, and its exit code.
#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

const INITIATIVE: &str = "---\nintent: enterprise\nstatus: discovery\nby: 2026-Q4\noutcomes: {activation: {baseline: 31 %, target: \
                          45 %}}\n---\nNew admins give up at the permissions screen (7 of 9 interviews, October).\n";

impl Workspace {
    /// The small workspace of `tests/base/`.
    fn new() -> Workspace {
        let folder = tempfile::tempdir().unwrap();
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base"), folder.path());
        Workspace(folder)
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.path().join(path)).unwrap()
    }

    fn pm(&self, arguments: &str) -> Ran {
        run(Command::new(env!("CARGO_BIN_EXE_pm")).args(arguments.split(' ')).current_dir(self.0.path()))
    }

    fn git(&self, arguments: &str) {
        let identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main"];
        let ran = run(Command::new("git").args(identity).args(arguments.split(' ')).current_dir(self.0.path()));
        assert_eq!(ran.code, 0, "{ran:?}");
    }

    /// A README with the outcomes of the initiative and a tree, both up to date.
    fn with_readme(self) -> Workspace {
        self.write("README.md", README);
        let ran = self.pm("refresh");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert!(ran.out.ends_with("2 documents written in 1 file.\n"), "{}", ran.out);
        self
    }

    fn retarget(&self) {
        self.write("initiatives/guided-start.md", INITIATIVE.replace("45 %", "50 %"));
    }

    /// Changes the README by hand.
    fn edit(&self, from: &str, to: &str) {
        let text = self.read("README.md");
        assert!(text.contains(from), "{text}");
        self.write("README.md", text.replacen(from, to, 1));
    }
}

const README: &str = "# Ours\n\nBefore.\n\n<!-- pm:begin outcomes:guided-start -->\n<!-- pm:end outcomes:guided-start -->\n\nBetween. \
                      \n<!-- pm:begin tree -->\n\n<!-- pm:end tree -->\nAfter, without a line end";

fn run(command: &mut Command) -> Ran {
    let output = command.env_remove("CI").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
