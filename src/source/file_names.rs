use super::{Entry, ReadProblem};

/// The file that makes a folder a workspace.
pub const CONFIG_FILE: &str = "pm.yaml";

/// Where a workspace has no `pm.yaml`, one of these in its folder will do.
pub(super) const VISION_FILES: [&str; 2] = ["vision.md", "vision.yaml"];

const ENDINGS: [&[u8]; 4] = [b".md", b".yaml", b".yml", b".markdown"];

/// Whether a file of that name is read: Markdown or YAML, by its ending in any case, with something before it.
pub(super) fn is_text_name(name: &[u8]) -> bool {
    ENDINGS.iter().any(|ending| {
        name.len()
            .checked_sub(ending.len())
            .is_some_and(|stem| stem > 0 && name.get(stem..).is_some_and(|tail| tail.eq_ignore_ascii_case(ending)))
    })
}

pub(super) fn is_hidden(name: &[u8]) -> bool {
    name.first() == Some(&b'.')
}

/// What a flat list of paths (an index, an editor's buffers) holds of one workspace, chosen as the walk of a folder
/// chooses it: nothing hidden, nothing of a workspace within the workspace, names that fit.
#[derive(Default)]
pub(super) struct Chosen {
    pub files: Vec<Entry>,
    pub unreadable: Vec<(String, ReadProblem)>,
    pub links: Vec<String>,
}

impl Chosen {
    /// Sorts, and drops what belongs to the workspaces within: the folders, with `/`, that hold a `pm.yaml`.
    pub(super) fn finish(mut self, own_workspaces: &[String]) -> Chosen {
        let is_inside = |path: &str| own_workspaces.iter().any(|folder| path.starts_with(folder.as_str()));
        if !own_workspaces.is_empty() {
            self.files.retain(|entry| !is_inside(&entry.path));
            self.unreadable.retain(|(path, _)| !is_inside(path));
            self.links.retain(|path| !is_inside(path));
        }
        self.files.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        self.unreadable.sort_by(|a, b| a.0.cmp(&b.0));
        self.links.sort_unstable();
        self
    }
}

/// Whether a path relative to the workspace is one that is read.
pub(super) fn is_read(path: &[u8]) -> bool {
    let mut names = path.split(|byte| *byte == b'/');
    names.next_back().is_some_and(|name| is_text_name(name) && !is_hidden(name)) && !names.any(is_hidden)
}

/// The folder, with `/`, that a path says is a workspace within the workspace.
pub(super) fn own_workspace(path: &str) -> Option<&str> {
    path.strip_suffix(CONFIG_FILE).filter(|folder| folder.ends_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_read() {
        for (path, read) in [
            ("vision.md", true),
            ("metrics.yaml", true),
            ("a/b.YML", true),
            ("notes.markdown", true),
            (".md", false),
            (".hidden.md", false),
            ("a/.b/c.md", false),
            ("a.md/b.txt", false),
            ("md", false),
            ("table.csv", false),
            ("größe.md", true),
        ] {
            assert_eq!(is_read(path.as_bytes()), read, "{path}");
        }
    }

    #[test]
    fn a_workspace_within_is_a_folder_with_its_own_config() {
        assert_eq!(own_workspace("teams/a/pm.yaml"), Some("teams/a/"));
        assert_eq!(own_workspace("pm.yaml"), None);
        assert_eq!(own_workspace("not-pm.yaml"), None);
    }
}
