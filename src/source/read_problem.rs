use std::fmt;
use std::io;

use super::git_refusal::{LACKING, LACKING_HELP};

/// The size above which a file is not read: no record is that long, and whatever is costs everybody.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// Why a file that ought to be read cannot be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadProblem {
    /// In plain words: "permission denied", "not a regular file (a pipe)".
    NotReadable(String),
    /// The first byte that is not UTF-8; line and column count from 1, columns in characters.
    NotUtf8 { at: usize, line: u32, column: u32 },
    /// The first NUL byte: a binary file, or UTF-16.
    NulBytes { at: usize, line: u32, column: u32 },
    /// More than `MAX_BYTES`.
    TooLarge { bytes: u64 },
    /// Git knows the file, and this clone does not have its content: a partial clone leaves it out. It is not fetched.
    Lacking,
    /// It was there when the folder was listed.
    Vanished,
}

impl ReadProblem {
    pub(super) fn from_io(error: &io::Error) -> ReadProblem {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadProblem::Vanished,
            io::ErrorKind::PermissionDenied => ReadProblem::NotReadable("permission denied".into()),
            io::ErrorKind::IsADirectory => ReadProblem::NotReadable("a folder, not a file".into()),
            _ => ReadProblem::NotReadable(plain_words(error)),
        }
    }
}

impl fmt::Display for ReadProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReadProblem::NotReadable(why) => f.write_str(why),
            ReadProblem::NotUtf8 { line, column, .. } => write!(f, "not UTF-8 from line {line}, column {column} on"),
            ReadProblem::NulBytes { line, column, .. } => {
                write!(f, "a NUL byte at line {line}, column {column}: a binary file, or text in UTF-16")
            }
            ReadProblem::TooLarge { bytes } => write!(f, "too large: {bytes} bytes, the limit is 1 MiB"),
            ReadProblem::Lacking => write!(f, "{LACKING}; {LACKING_HELP}"),
            ReadProblem::Vanished => f.write_str("it vanished while it was being read"),
        }
    }
}

/// The bytes as text, if they are text: UTF-8, no NUL, not too many. A byte order mark and CRLF are left in.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, ReadProblem> {
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ReadProblem::TooLarge { bytes: bytes.len() as u64 });
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let valid = error.as_bytes().get(..at).unwrap_or_default();
        let (line, column) = position_after(&String::from_utf8_lossy(valid));
        ReadProblem::NotUtf8 { at, line, column }
    })?;
    match memchr::memchr(0, text.as_bytes()) {
        None => Ok(text),
        Some(at) => {
            let (line, column) = position_after(text.get(..at).unwrap_or_default());
            Err(ReadProblem::NulBytes { at, line, column })
        }
    }
}

/// Line and column of what comes right after `text`.
fn position_after(text: &str) -> (u32, u32) {
    let line = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let column = text.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
}

/// The system's sentence without its number: "Too many open files (os error 24)" tells a reader nothing more.
pub(super) fn plain_words(error: &io::Error) -> String {
    let text = error.to_string();
    let text = text.split(" (os error").next().unwrap_or(&text);
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_1_is_reported_at_the_character() {
        let bytes = b"title: ok\nname: \xc3\xbc\xfcber\n".to_vec();
        assert_eq!(text_of(bytes), Err(ReadProblem::NotUtf8 { at: 18, line: 2, column: 8 }));
    }

    #[test]
    fn nul_bytes_are_reported_at_the_first() {
        assert_eq!(text_of(b"a\nbc\0\0".to_vec()), Err(ReadProblem::NulBytes { at: 4, line: 2, column: 3 }));
    }

    #[test]
    fn byte_order_mark_and_crlf_stay() {
        assert_eq!(text_of("\u{feff}a\r\n".into()), Ok("\u{feff}a\r\n".to_owned()));
    }

    #[test]
    fn one_mebibyte_is_the_limit() {
        assert!(text_of(vec![b'a'; 1 << 20]).is_ok());
        assert_eq!(text_of(vec![b'a'; (1 << 20) + 1]), Err(ReadProblem::TooLarge { bytes: (1 << 20) + 1 }));
    }

    #[test]
    fn system_errors_lose_their_number() {
        assert_eq!(plain_words(&io::Error::from_raw_os_error(24)), "too many open files");
    }
}
