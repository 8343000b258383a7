use std::path::Path;

use git2::{DiffOptions, Patch};

use super::ReadProblem;

/// More than this is not compared line by line: nobody would read it.
const MAX_COMPARED: u64 = 32 * 1024 * 1024;

/// Two texts, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextDiff {
    pub hunks: Vec<Hunk>,
    /// One of the two is no text.
    pub is_binary: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hunk {
    /// `@@ -1,3 +1,4 @@`.
    pub header: String,
    /// The last line of either side, from 1.
    pub old_end: u32,
    pub new_end: u32,
    /// Each with its sign: ` `, `+`, `-`, or `\` where the end of a file has no line end.
    pub lines: Vec<String>,
}

/// The content of a file that Git names to a program that compares; nothing for `/dev/null`, which stands for no file.
pub fn content(path: &Path) -> Result<Option<Vec<u8>>, ReadProblem> {
    if path == Path::new("/dev/null") || (cfg!(windows) && path == Path::new("nul")) {
        return Ok(None);
    }
    let metadata = std::fs::metadata(path).map_err(|error| ReadProblem::from_io(&error))?;
    if !metadata.is_file() {
        return Err(ReadProblem::NotReadable("not a regular file".into()));
    }
    if metadata.len() > MAX_COMPARED {
        return Err(ReadProblem::NotReadable(format!("{} bytes are too many to compare", metadata.len())));
    }
    std::fs::read(path).map(Some).map_err(|error| ReadProblem::from_io(&error))
}

/// Compares two texts as Git does, with three lines around what changed.
pub fn text_diff(old: &[u8], new: &[u8]) -> TextDiff {
    let mut options = DiffOptions::new();
    let unknown = TextDiff { is_binary: true, ..TextDiff::default() };
    let Ok(mut patch) = Patch::from_buffers(old, None, new, None, Some(&mut options)) else { return unknown };
    if patch.delta().flags().is_binary() || [old, new].iter().any(|text| text.contains(&0)) {
        return unknown;
    }
    let hunks = (0..patch.num_hunks()).filter_map(|number| hunk(&mut patch, number));
    TextDiff { hunks: hunks.collect(), is_binary: false }
}

fn hunk(patch: &mut Patch<'_>, number: usize) -> Option<Hunk> {
    let (hunk, count) = patch.hunk(number).ok()?;
    let header = String::from_utf8_lossy(hunk.header()).trim_end().to_owned();
    let end = |start: u32, lines: u32| (start + lines).saturating_sub(1);
    let (old_end, new_end) = (end(hunk.old_start(), hunk.old_lines()), end(hunk.new_start(), hunk.new_lines()));
    let lines = (0..count).filter_map(|line| {
        let line = patch.line_in_hunk(number, line).ok()?;
        let text = String::from_utf8_lossy(line.content());
        let text = text.strip_suffix('\n').unwrap_or(&text);
        Some(match line.origin() {
            sign @ (' ' | '+' | '-') => format!("{sign}{text}"),
            _ => "\\ No newline at end of file".to_owned(),
        })
    });
    let lines = lines.collect();
    Some(Hunk { header, old_end, new_end, lines })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn lines(old: &str, new: &str) -> Vec<String> {
        let hunks = text_diff(old.as_bytes(), new.as_bytes()).hunks;
        hunks.into_iter().flat_map(|hunk| std::iter::once(hunk.header).chain(hunk.lines)).collect()
    }

    #[test]
    fn lines_that_differ_have_their_signs() {
        assert_eq!(lines("a\nb\n", "a\nc\n"), ["@@ -1,2 +1,2 @@", " a", "-b", "+c"]);
        assert_eq!(lines("", "a"), ["@@ -0,0 +1 @@", "+a", "\\ No newline at end of file"]);
        assert_eq!(lines("a\n", "a\n"), [""; 0]);
        let hunk = text_diff(b"a\nb\n", b"a\nb\nc\n").hunks.remove(0);
        assert_eq!((hunk.old_end, hunk.new_end), (2, 3));
    }

    #[test]
    fn what_is_no_text_has_no_lines() {
        assert_eq!(text_diff(b"a\0b", b"a"), TextDiff { hunks: vec![], is_binary: true });
        // Latin-1 is no UTF-8, and text all the same.
        assert_eq!(text_diff(b"\xe9\n", b"e\n").hunks.remove(0).lines, ["-\u{fffd}", "+e"]);
    }

    #[test]
    fn no_file_has_no_content() {
        assert_eq!(content(Path::new("/dev/null")), Ok(None));
        let folder = tempfile::tempdir().unwrap();
        assert!(content(folder.path()).is_err());
        assert_eq!(content(&folder.path().join("x")), Err(ReadProblem::Vanished));
    }
}
