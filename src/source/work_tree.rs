use std::cmp::Ordering;
use std::path::Path;
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use super::disk::Disk;
use super::file_names::{CONFIG_FILE, Chosen, is_hidden, is_text_name};
use super::ignore_rules::IgnoreRules;
use super::read_file::not_a_file;
use super::{Entry, Failure, Place, ReadProblem, Tree};

/// The files of the workspace folder as they are on disk: one walk, nothing opened but `.gitignore`s.
///
/// Git's ignore rules hold, and hidden files and folders are skipped. Symbolic links are never followed and never
/// read. A folder below that has a `pm.yaml` or a `.git` of its own is left out: it is another workspace, a
/// submodule, a clone.
pub fn work_tree(place: &Place) -> Result<Tree, Failure> {
    let Some(workspace) = &place.workspace else {
        return Err(Failure::new("a bare repository has no work tree").help("name a revision with `--at`"));
    };
    let chosen = walk(place, workspace)?.finish(&[]);
    let root = place.git_root.clone().unwrap_or_else(|| workspace.clone());
    Ok(Tree::new(place.prefix.clone(), chosen, Arc::new(Disk::new(root))))
}

fn walk(place: &Place, workspace: &Path) -> Result<Chosen, Failure> {
    let mut rules = IgnoreRules::above(place, workspace);
    let mut chosen = Chosen::default();
    let mut entries = WalkDir::new(workspace).min_depth(1).sort_by(tell_tale_first).into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                chosen.not_listed(workspace, &error)?;
                continue;
            }
        };
        let (name, kind, depth) = (entry.file_name().as_encoded_bytes(), entry.file_type(), entry.depth());
        rules.at_depth(depth);
        if depth > 1 && (name == b".git" || name == CONFIG_FILE.as_bytes() && !kind.is_dir()) {
            if kind.is_dir() {
                entries.skip_current_dir();
            }
            entries.skip_current_dir();
        } else if name == b".gitignore" && kind.is_file() {
            rules.found(entry.path(), depth);
        } else if kind.is_dir() {
            if is_hidden(name) || rules.ignores(entry.path(), true) {
                entries.skip_current_dir();
            }
        } else if !is_hidden(name) && is_text_name(name) && !rules.ignores(entry.path(), false) {
            chosen.add(workspace, &entry);
        }
    }
    Ok(chosen)
}

/// What decides about a whole folder comes before the rest of it, so that one walk is enough.
fn tell_tale_first(a: &DirEntry, b: &DirEntry) -> Ordering {
    // The paths of one folder's entries differ in their ends only, and compare as the names do; `file_name` would work
    // out every part of a path, for each comparison of a sort.
    let (one, other) = (a.path().as_os_str().as_encoded_bytes(), b.path().as_os_str().as_encoded_bytes());
    let tells = |entry: &DirEntry, path: &[u8]| {
        matches!(path.last(), Some(b't' | b'e' | b'l')) && {
            let name = entry.file_name();
            name == ".git" || name == ".gitignore" || name == CONFIG_FILE
        }
    };
    tells(b, other).cmp(&tells(a, one)).then_with(|| one.cmp(other))
}

impl Chosen {
    fn add(&mut self, workspace: &Path, entry: &DirEntry) {
        let (path, is_utf8) = relative(workspace, entry.path());
        let kind = entry.file_type();
        if !is_utf8 {
            self.unreadable.push((path, ReadProblem::NotReadable("its name is not UTF-8".into())));
        } else if kind.is_file() {
            self.files.push(Entry { path, blob: None });
        } else if kind.is_symlink() && path != CONFIG_FILE {
            self.links.push(path);
        } else {
            self.unreadable.push((path, not_a_file(kind)));
        }
    }

    /// A folder that may not be listed is told; one that is gone by now is gone.
    fn not_listed(&mut self, workspace: &Path, error: &walkdir::Error) -> Result<(), Failure> {
        let problem = error.io_error().map_or(ReadProblem::Vanished, ReadProblem::from_io);
        match error.path() {
            Some(path) if path != workspace => {
                if problem != ReadProblem::Vanished {
                    self.unreadable.push((relative(workspace, path).0, problem));
                }
                Ok(())
            }
            _ => Err(Failure::new(format!("cannot read the folder `{}`: {problem}", workspace.display()))),
        }
    }
}

/// The path from the workspace, with `/`, and whether it is UTF-8. Cut by length: the walk's paths all begin with the
/// workspace's, and comparing them name by name would cost as much as the walk.
fn relative(workspace: &Path, path: &Path) -> (String, bool) {
    let bytes = path.as_os_str().as_encoded_bytes();
    let below = bytes.get(workspace.as_os_str().len()..).unwrap_or_default();
    let below = below.strip_prefix(std::path::MAIN_SEPARATOR_STR.as_bytes()).unwrap_or(below);
    let text = String::from_utf8_lossy(below);
    let is_utf8 = matches!(text, std::borrow::Cow::Borrowed(_));
    (if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }, is_utf8)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::fixture::{Folder, paths};
    use super::super::{Target, discover};
    use super::*;
    use std::fs;

    fn read(folder: &Folder) -> Tree {
        work_tree(&discover(&folder.path(), None).unwrap()).unwrap()
    }

    fn unreadable(tree: &Tree) -> Vec<(&str, String)> {
        tree.unreadable.iter().map(|(path, problem)| (path.as_str(), problem.to_string())).collect()
    }

    #[test]
    fn what_is_read_in_the_order_of_bytes() {
        let folder = Folder::new();
        for path in ["pm.yaml", "vision.md", "a/b.md", "a-b.md", "a.md", "x.txt", "a/.b.md", ".a/b.md", "target/t.md"] {
            folder.write(path, "");
        }
        assert_eq!(paths(&read(&folder)), ["a-b.md", "a.md", "a/b.md", "pm.yaml", "target/t.md", "vision.md"]);
    }

    #[test]
    fn gits_ignore_rules_hold_from_the_root_down() {
        let folder = Folder::new();
        folder.init();
        for path in ["a.md", "draft-b.md", "out/c.md", "keep/draft-d.md", "sub/x.md", "sub/y.md", "ex.md", "sub/ex.md"]
        {
            folder.write(&format!("teams/{path}"), "");
        }
        folder.write("teams/pm.yaml", "");
        folder.write(".gitignore", "draft-*\n/teams/out/\n");
        folder.write("teams/keep/.gitignore", "!draft-d.md\n");
        folder.write("teams/sub/.gitignore", "/x.md\n");
        folder.write(".git/info/exclude", "ex.md\n");
        let place = discover(&folder.path().join("teams"), None).unwrap();
        let tree = work_tree(&place).unwrap();
        assert_eq!(tree.prefix, "teams/");
        assert_eq!(paths(&tree), ["a.md", "keep/draft-d.md", "pm.yaml", "sub/y.md"]);
    }

    #[test]
    fn without_git_no_ignore_rules_hold() {
        let folder = Folder::new();
        folder.write("vision.md", "");
        folder.write("a.md", "");
        folder.write(".gitignore", "a.md\n");
        assert_eq!(paths(&read(&folder)), ["a.md", "vision.md"]);
    }

    #[test]
    fn workspaces_and_repositories_within_are_left_out() {
        let folder = Folder::new();
        folder.init();
        for path in ["pm.yaml", "z.md", "inner/pm.yaml", "inner/a.md", "inner/deep/b.md", "clone/.git/HEAD"] {
            folder.write(path, "");
        }
        folder.write("clone/c.md", "");
        folder.write("clone/deep/c.md", "");
        folder.write("module/.git", "gitdir: ../.git/modules/module\n");
        folder.write("module/d.md", "");
        folder.write("not/pm.yaml/e.md", "");
        assert_eq!(paths(&read(&folder)), ["not/pm.yaml/e.md", "pm.yaml", "z.md"]);
    }

    #[test]
    fn a_folder_with_the_name_of_a_file_is_a_folder() {
        let folder = Folder::new();
        folder.write("vision.md", "");
        folder.write("x.md/y.md", "");
        let tree = read(&folder);
        assert_eq!(paths(&tree), ["vision.md", "x.md/y.md"]);
        assert_eq!(tree.look_up("x.md"), Target::Folder);
        assert_eq!(tree.read("x.md").unwrap_err().to_string(), "a folder, not a file");
    }

    #[test]
    fn a_file_that_is_gone_when_it_is_read_has_vanished() {
        let folder = Folder::new();
        let path = folder.write("vision.md", "");
        let tree = read(&folder);
        fs::remove_file(path).unwrap();
        assert_eq!(tree.read("vision.md"), Err(ReadProblem::Vanished));
    }

    #[test]
    fn any_file_can_be_looked_up_and_read_from_the_git_root() {
        let folder = Folder::new();
        folder.init();
        folder.write("teams/pm.yaml", "");
        folder.write("docs/Polonius.md", "# P");
        folder.write(".github/ci.yml", "on: push");
        let tree = work_tree(&discover(&folder.path().join("teams"), None).unwrap()).unwrap();
        for (path, target) in [
            ("", Target::Folder),
            ("teams", Target::Folder),
            ("teams/", Target::Folder),
            ("teams/pm.yaml", Target::File),
            ("docs/Polonius.md", Target::File),
            ("docs/polonius.md", Target::Missing),
            ("docs/Polonius.md/x", Target::Missing),
            (".github/ci.yml", Target::File),
            ("nowhere/x", Target::Missing),
        ] {
            assert_eq!(tree.look_up(path), target, "{path}");
        }
        assert_eq!(tree.read_from_root("docs/Polonius.md").unwrap(), "# P");
        assert_eq!(tree.read_from_root("teams/pm.yaml").unwrap(), "");
        assert_eq!(tree.read_from_root("nowhere/x"), Err(ReadProblem::Vanished));
    }

    #[cfg(unix)]
    mod unix {
        use super::*;
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::{PermissionsExt, symlink};
        use std::os::unix::net::UnixListener;
        use std::process::Command;

        #[test]
        fn symbolic_links_are_neither_followed_nor_read() {
            let (folder, outside) = (Folder::new(), Folder::new());
            let secret = outside.write("secret.md", "secret");
            folder.write("pm.yaml", "");
            folder.write("real/a.md", "a");
            symlink(&secret, folder.path().join("out.md")).unwrap();
            symlink(outside.path(), folder.path().join("outside")).unwrap();
            symlink("real", folder.path().join("inside")).unwrap();
            symlink("a.md", folder.path().join("real/b.md")).unwrap();
            symlink("..", folder.path().join("real/loop")).unwrap();
            symlink("self.md", folder.path().join("self.md")).unwrap();
            let tree = read(&folder);
            assert_eq!(paths(&tree), ["pm.yaml", "real/a.md"]);
            assert_eq!(tree.links, ["out.md", "real/b.md", "self.md"]);
            assert_eq!(unreadable(&tree), []);
            assert_eq!(tree.look_up("out.md"), Target::File);
            assert_eq!(tree.look_up("outside/nothing.md"), Target::File);
            assert!(tree.read("out.md").unwrap_err().to_string().contains("symbolic link"));
            assert!(tree.read("outside/secret.md").unwrap_err().to_string().contains("symbolic link"));
        }

        #[test]
        fn a_config_that_is_a_link_is_not_passed_over_in_silence() {
            let folder = Folder::new();
            folder.write("other.yaml", "");
            symlink("other.yaml", folder.path().join("pm.yaml")).unwrap();
            let expected = ("pm.yaml", "a symbolic link, which pm does not follow".to_owned());
            assert_eq!(unreadable(&read(&folder)), [expected]);
        }

        #[test]
        fn pipes_and_sockets_are_told_and_never_opened() {
            let folder = Folder::new();
            folder.write("vision.md", "");
            assert!(Command::new("mkfifo").arg(folder.path().join("a.md")).status().unwrap().success());
            let _listener = UnixListener::bind(folder.path().join("b.yaml")).unwrap();
            let tree = read(&folder);
            let kinds = [("a.md", "not a regular file (a pipe)"), ("b.yaml", "not a regular file (a socket)")];
            assert_eq!(unreadable(&tree), kinds.map(|(path, why)| (path, why.to_owned())));
            assert_eq!(paths(&tree), ["vision.md"]);
        }

        #[test]
        fn a_file_that_has_become_a_pipe_does_not_hang() {
            let folder = Folder::new();
            let path = folder.write("vision.md", "");
            let tree = read(&folder);
            fs::remove_file(&path).unwrap();
            assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
            assert_eq!(tree.read("vision.md").unwrap_err().to_string(), "not a regular file (a pipe)");
        }

        #[test]
        #[cfg(target_os = "linux")]
        fn names_that_are_not_utf8_are_told() {
            let folder = Folder::new();
            folder.write("vision.md", "");
            fs::write(folder.path().join(OsStr::from_bytes(b"caf\xe9.md")), "").unwrap();
            fs::write(folder.path().join(OsStr::from_bytes(b"caf\xe9.txt")), "").unwrap();
            assert_eq!(unreadable(&read(&folder)), [("caf\u{fffd}.md", "its name is not UTF-8".to_owned())]);
        }

        #[test]
        fn a_folder_that_may_not_be_listed_is_told() {
            let folder = Folder::new();
            folder.write("vision.md", "");
            folder.write("closed/a.md", "");
            let closed = folder.path().join("closed");
            fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
            let tree = read(&folder);
            // For root every folder can be listed, and there is nothing to see.
            if fs::read_dir(&closed).is_err() {
                assert_eq!(unreadable(&tree), [("closed", "permission denied".to_owned())]);
                assert_eq!(tree.look_up("closed/a.md"), Target::File);
            }
            fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }
}
