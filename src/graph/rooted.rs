use super::Strategy;
use crate::syntax::markdown::{LinkKind, page};

impl Strategy {
    /// A text of a file with its relative links made to begin at the workspace (`/research/sofa.md`), so that they can be
    /// followed from wherever the text is shown. Addresses stay, and so does what leads out of the repository.
    pub fn rooted(&self, file: &str, text: &str) -> String {
        if !text.contains("](") && !text.contains("]:") {
            return text.to_owned();
        }
        let mut rooted = text.to_owned();
        let links = page(text, 0).links;
        for link in links.iter().rev().filter(|link| link.kind != LinkKind::Wiki && link.span.of(text) == link.target) {
            if let Some(target) = self.seen_from_workspace(file, &link.target)
                && rooted.is_char_boundary(link.span.start())
            {
                rooted.replace_range(link.span.start()..link.span.end(), &target);
            }
        }
        rooted
    }

    fn seen_from_workspace(&self, file: &str, written: &str) -> Option<String> {
        let (path, rest) = written.split_at(written.find(['#', '?']).unwrap_or(written.len()));
        if written.starts_with("//") || path.contains(':') {
            return None;
        }
        if path.is_empty() {
            return Some(format!("/{}{rest}", file.replace(' ', "%20")));
        }
        let from_root = self.path_from(file, path)?;
        let way = match from_root.strip_prefix(self.prefix.as_str()) {
            Some(inside) => inside.to_owned(),
            None => format!("{}{from_root}", "../".repeat(self.prefix.matches('/').count())),
        };
        Some(format!("/{way}{rest}"))
    }
}
