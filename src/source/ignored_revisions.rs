use std::collections::BTreeSet;

use super::{Failure, ReadProblem, Tree};

/// Commits that changed much and meant nothing by it: a migration, a reformatting. Their changes happen, and no rule
/// judges them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IgnoredRevisions(BTreeSet<String>);

/// Where they stand if nobody says otherwise, from the Git root; GitHub reads the same file.
const DEFAULT: &str = ".git-blame-ignore-revs";

impl IgnoredRevisions {
    /// Reads the file that `git blame` reads (`blame.ignoreRevsFile`): one full id a line, comments from `#` on.
    /// `named` is its path from the Git root; a named file has to be there, the default one need not.
    pub fn of(tree: &Tree, named: Option<&str>) -> Result<IgnoredRevisions, Failure> {
        let path = named.unwrap_or(DEFAULT);
        match (tree.read_from_root(path), named) {
            (Ok(text), _) => IgnoredRevisions::parse(path, &text),
            (Err(ReadProblem::Vanished), None) => Ok(IgnoredRevisions::default()),
            (Err(ReadProblem::Vanished), Some(_)) => {
                Err(Failure::new(format!("there is no file `{path}` with revisions to ignore"))
                    .help("its path is written as seen from the Git root"))
            }
            (Err(why), _) => Err(Failure::new(format!("`{path}` cannot be read: {why}"))),
        }
    }

    /// `path` is for the sentence that says what is wrong.
    pub fn parse(path: &str, text: &str) -> Result<IgnoredRevisions, Failure> {
        let mut ids = BTreeSet::new();
        for (number, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
            let id = line.split('#').next().unwrap_or("").trim();
            if id.is_empty() {
                continue;
            }
            if id.len() != 40 || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                let shown: String = id.chars().take(60).filter(|c| !c.is_control()).collect();
                let failure = Failure::new(format!("{path}:{}: `{shown}` is not the full id of a commit", number + 1));
                return Err(failure.help("`git rev-parse REVISION` prints it: 40 digits; a comment begins with `#`"));
            }
            ids.insert(id.to_ascii_lowercase());
        }
        Ok(IgnoredRevisions(ids))
    }

    /// Whether the commit of that full id is one of them.
    pub fn contains(&self, hex: &str) -> bool {
        self.0.contains(hex)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const ID: &str = "0123456789abcdef0123456789abcdef01234567";

    #[test]
    fn ids_comments_and_blank_lines() {
        let text = format!("\u{feff}# prettier\r\n\r\n  {} # why\r\n", ID.to_uppercase());
        let ignored = IgnoredRevisions::parse("f", &text).unwrap();
        assert!(ignored.contains(ID));
        assert!(!ignored.contains("0123456789abcdef0123456789abcdef01234568"));
    }

    #[test]
    fn what_is_no_full_id_is_refused_at_its_line() {
        for wrong in ["0123456", "main", &ID.replace('0', "g")] {
            let failure = IgnoredRevisions::parse("f", &format!("{ID}\n{wrong}\n")).unwrap_err();
            assert_eq!(failure.message, format!("f:2: `{wrong}` is not the full id of a commit"));
        }
    }

    #[test]
    fn the_default_file_may_be_absent_and_a_named_one_may_not() {
        let without = Tree::from_texts([("pm.yaml", "")]);
        assert_eq!(IgnoredRevisions::of(&without, None), Ok(IgnoredRevisions::default()));
        assert!(IgnoredRevisions::of(&without, Some("revs")).unwrap_err().message.contains("`revs`"));
        let with = Tree::from_texts([(".git-blame-ignore-revs", ID)]);
        assert!(IgnoredRevisions::of(&with, None).unwrap().contains(ID));
    }
}
