use std::io::{Error, Write};

/// Bytes of a document: more than anybody reads, and less than a computer's memory.
const MOST: usize = 64 * 1024 * 1024;

/// What a template has made so far; it takes no more than there is room for.
#[derive(Default)]
pub(super) struct Bounded {
    bytes: Vec<u8>,
    pub is_full: bool,
}

impl Bounded {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

impl Write for Bounded {
    fn write(&mut self, part: &[u8]) -> Result<usize, Error> {
        if self.bytes.len() + part.len() > MOST {
            self.is_full = true;
            return Err(Error::other("there is no room for more"));
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Bounded, MOST};
    use std::io::Write;

    #[test]
    fn there_is_an_end_to_it() {
        let mut made = Bounded::default();
        made.write_all("ä".as_bytes()).unwrap();
        assert_eq!((made.text().as_str(), made.is_full), ("ä", false));
        assert!(made.write_all(&vec![b'x'; MOST]).is_err() && made.is_full);
        assert_eq!(made.text(), "ä");
    }
}
