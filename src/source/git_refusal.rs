use std::path::Path;

use git2::{Error, ErrorCode};

use super::Failure;

/// What libgit2 will not do, in words that say the way out.
pub(super) fn refusal(error: &Error, folder: Option<&Path>) -> Failure {
    let text = error.message().trim();
    let has = |word: &str| text.to_ascii_lowercase().contains(word);
    if error.code() == ErrorCode::Owner {
        let folder = folder.map_or_else(|| "FOLDER".into(), |folder| folder.display().to_string());
        return Failure::new("the Git repository belongs to another user, and Git does not trust it")
            .help(format!("if you do: `git config --global --add safe.directory {folder}`"));
    }
    if has("objectformat") || has("object format") || has("sha256") {
        return Failure::new("the Git repository names its objects by SHA-256, which pm cannot read yet")
            .help("everything that needs only the files works; history needs a SHA-1 repository");
    }
    if has("refstorage") || has("reftable") {
        return Failure::new("the Git repository keeps its references in a reftable, which pm cannot read yet")
            .help("everything that needs only the files works; `git refs migrate --ref-format=files` converts it");
    }
    if has("extension") {
        return Failure::new(format!("the Git repository uses something pm cannot read yet: {text}"))
            .help("everything that needs only the files works");
    }
    Failure::new(format!("Git: {text}"))
}

/// What stands for an object that is named and not there.
pub(super) const LACKING: &str = "this clone does not have the file's content (a partial clone leaves it out)";
pub(super) const LACKING_HELP: &str = "`git fetch --refetch --no-filter` brings all of it";
