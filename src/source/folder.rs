use git2::{ObjectType, Tree, TreeEntry};

use super::file_names::{CONFIG_FILE, is_hidden, is_text_name};

/// Whether a file mode of Git is that of a symbolic link.
pub(super) fn is_link(mode: i32) -> bool {
    mode == 0o120_000
}

/// What counts in a folder of a Git tree: the folders below it, and the files and symbolic links with a name that is
/// read. Nothing hidden, no submodule, and nothing of a workspace within the workspace.
pub(super) fn counted<'t>(tree: &'t Tree<'_>, is_workspace: bool) -> impl Iterator<Item = TreeEntry<'t>> {
    let own_config = || tree.get_name(CONFIG_FILE).is_some_and(|entry| entry.kind() == Some(ObjectType::Blob));
    let is_other_workspace = !is_workspace && own_config();
    tree.iter().filter(move |entry| {
        let counts = match entry.kind() {
            Some(ObjectType::Tree) => true,
            Some(ObjectType::Blob) => is_text_name(entry.name_bytes()),
            // A submodule has a commit in this place.
            _ => false,
        };
        counts && !is_other_workspace && !is_hidden(entry.name_bytes())
    })
}
