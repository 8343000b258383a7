use std::fmt;

use sha1::{Digest, Sha1};

/// Git's name for a file's content: the same content has the same id in every revision.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobId([u8; 20]);

impl BlobId {
    /// The id under which Git would store a text, were none of its line endings converted.
    pub fn of(text: &str) -> BlobId {
        let mut hash = Sha1::new();
        hash.update(format!("blob {}\0", text.len()));
        hash.update(text);
        BlobId(hash.finalize().into())
    }

    /// Nothing for an id of another length (a sha256 repository).
    pub(super) fn from_git(id: git2::Oid) -> Option<BlobId> {
        id.as_bytes().try_into().ok().map(BlobId)
    }

    pub(super) fn to_git(self) -> Result<git2::Oid, git2::Error> {
        git2::Oid::from_bytes(&self.0)
    }
}

impl fmt::Display for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for BlobId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::BlobId;

    #[test]
    fn a_text_has_the_name_that_git_gives_it() {
        for text in ["", "a", "# Bread for all\r\n", "\u{feff}naïve 🙂\n", &"x".repeat(70_000)] {
            let known = git2::Oid::hash_object(git2::ObjectType::Blob, text.as_bytes()).unwrap();
            assert_eq!(Some(BlobId::of(text)), BlobId::from_git(known), "{} bytes", text.len());
        }
    }
}
