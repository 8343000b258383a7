use crate::output::is_unsafe;

/// Where a link in a document leads, as it is written there: an address of the web or of mail, or a file by its path from
/// the workspace (`/research/sofa.md`), seen from the file that the document goes to. Nothing for all else: a path that
/// was written for another file would lead elsewhere here.
pub(super) fn target(written: &str, into: Option<&str>) -> Option<String> {
    let written = written.trim();
    let (scheme, _) = written.split_once(':').unwrap_or_default();
    let is_address = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => written.get(scheme.len()..).is_some_and(|rest| rest.starts_with("://")),
        "mailto" => true,
        _ => false,
    };
    if is_address {
        return Some(encoded(written));
    }
    let path = written.strip_prefix('/').filter(|path| !path.starts_with('/') && !path.is_empty())?;
    let folder = into.and_then(|into| into.rsplit_once('/')).map_or("", |(folder, _)| folder);
    let folders = normal(folder);
    if folders.contains(&"..") {
        return None;
    }
    let (path, anchor) = path.split_at(path.find(['#', '?']).unwrap_or(path.len()));
    let parts = normal(path);
    let shared = folders.iter().zip(&parts).take_while(|(folder, part)| folder == part).count();
    let up = std::iter::repeat_n("..", folders.len() - shared);
    let way: Vec<&str> = up.chain(parts.iter().skip(shared).copied()).collect();
    Some(encoded(&format!("{}{anchor}", if way.is_empty() { ".".to_owned() } else { way.join("/") })))
}

/// The parts of a path without `.`, and with `..` only at its beginning.
fn normal(path: &str) -> Vec<&str> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        match (part, parts.last()) {
            ("..", Some(before)) if *before != ".." => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts
}

/// With nothing in it that would end a link in Markdown, or be hidden in it.
fn encoded(target: &str) -> String {
    let mut out = String::with_capacity(target.len());
    for c in target.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            c if c.is_ascii_alphanumeric() || "-._~:/?#[]@!$'*+,;=%".contains(c) => out.push(c),
            c if !c.is_ascii() && !is_unsafe(c) && !c.is_whitespace() => out.push(c),
            c => c.to_string().bytes().for_each(|byte| out.push_str(&format!("%{byte:02X}"))),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn links_lead_on_from_where_the_document_stands() {
        let table = [
            ("/research/sofa.md", None, Some("research/sofa.md")),
            ("/research/sofa.md#two", Some("documents/a/b.md"), Some("../../research/sofa.md#two")),
            ("/documents/c.md", Some("documents/a/b.md"), Some("../c.md")),
            ("/a/../b c(d).md", Some("x.md"), Some("b%20c%28d%29.md")),
            ("/../handbook/x.md", Some("documents/b.md"), Some("../../handbook/x.md")),
            ("https://example.org/?a=1&b=2", None, Some("https://example.org/?a=1&amp;b=2")),
            ("mailto:ada@example.org", None, Some("mailto:ada@example.org")),
            ("/x.md", Some("../b.md"), None),
            ("../research/sofa.md", None, None),
            ("javascript:alert(1)", None, None),
            ("JavaScript:alert(1)", None, None),
            ("data:text/html,x", None, None),
            ("//example.org/x", None, None),
            ("#two", None, None),
        ];
        for (written, into, expected) in table {
            assert_eq!(target(written, into).as_deref(), expected, "{written} into {into:?}");
        }
    }
}
