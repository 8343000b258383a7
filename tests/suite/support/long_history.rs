//! A workspace with a long history, as a stream for `git fast-import`.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// A commit that adds all files, then one a day on which one to three of them say something else; in every tenth what
/// changes is only the layout of one.
pub fn stream(files: &mut [(String, String)], commits: usize, out: &mut impl Write) -> io::Result<()> {
    let mut chosen = 1;
    for number in 0..commits {
        let time = 1_300_000_000 + number as u64 * 86_400;
        let subject = format!("Step {number}");
        write!(out, "commit refs/heads/main\ncommitter Ada <ada@example.org> {time} +0000\n")?;
        writeln!(out, "data {}\n{subject}", subject.len())?;
        if number == 0 {
            for (path, text) in files.iter() {
                write_file(path, text, out)?;
            }
            continue;
        }
        let count = if number % 10 == 0 { 1 } else { 1 + number % 3 };
        for _ in 0..count {
            // Any number without a common factor with the count of files reaches all of them.
            chosen = (chosen + 7_919) % files.len();
            let (path, text) = &mut files[chosen];
            if path == "pm.yaml" {
                continue;
            }
            *text = if number % 10 == 0 { format!("{text}\n") } else { changed(text, number) };
            write_file(path, text, out)?;
        }
    }
    writeln!(out, "done")
}

fn write_file(path: &str, text: &str, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "M 100644 inline {path}\ndata {}\n{text}", text.len())
}

/// The text with another first percentage; where there is none, with a `tags` line, or another one.
fn changed(text: &str, number: usize) -> String {
    if let Some(end) = text.find(" %") {
        let start = text[..end].rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| at + 1);
        return format!("{}{}{}", &text[..start], 10 + number % 80, &text[end..]);
    }
    let fence = if text.starts_with("---\n") { 4 } else { 0 };
    let (before, after) = text.split_at(fence);
    let after = if after.starts_with("tags:") { after.split_once('\n').unwrap().1 } else { after };
    format!("{before}tags: [step-{number}]\n{after}")
}

/// Makes a repository of it, packed, with `main` checked out where `checkout` says so.
pub fn repository(folder: &Path, mut files: Vec<(String, String)>, commits: usize, checkout: bool) {
    let git = |arguments: &[&str]| {
        let mut command = Command::new("git");
        command.args(["-c", "init.defaultBranch=main", "-c", "gc.auto=0"]).args(arguments).current_dir(folder);
        command
    };
    assert!(git(&["init", "-q"]).status().unwrap().success());
    let mut import = git(&["fast-import", "--quiet", "--done"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut out = io::BufWriter::new(import.stdin.take().unwrap());
    stream(&mut files, commits, &mut out).unwrap();
    drop(out.into_inner().unwrap());
    assert!(import.wait().unwrap().success());
    if checkout {
        assert!(git(&["reset", "-q", "--hard", "main"]).status().unwrap().success());
    }
}
