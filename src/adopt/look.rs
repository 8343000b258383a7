use std::collections::BTreeMap;

use super::tables::{DataShape, data_shapes};
use super::words::{plain, words_of};
use crate::finding::Span;
use crate::model::reading::objectives::{any_marked, objectives};
use crate::syntax::markdown::outline::outline;
use crate::syntax::markdown::{bold_fields, page};
use crate::syntax::{Node, Value, documents, front_matter};
use crate::values::Kind;

/// Where in a file a name with a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    FrontMatter,
    Table,
    Bold,
}

/// What can be seen of a file without knowing what it means.
#[derive(Clone, Debug, Default)]
pub struct Look {
    pub path: String,
    /// The folder, without `/` at its end; empty for the repository's own.
    pub dir: String,
    /// The name without its ending.
    pub stem: String,
    pub title: String,
    /// Names with their values, as they are written.
    pub keys: Vec<(Source, String, Vec<String>)>,
    /// The headings of level 2.
    pub headings: Vec<String>,
    pub objectives: usize,
    pub results: usize,
    /// Some key result says that it is one.
    pub marked: bool,
    /// Names of bold lines at the objectives.
    pub notes: Vec<String>,
    pub is_page: bool,
    /// The lists and groups of a data file whose entries could be records.
    pub data: Vec<DataShape>,
    /// Links that begin with `/`.
    pub root_links: Vec<String>,
}

/// A name as it is written, with its values.
#[derive(Clone, Copy, Debug)]
pub struct Named<'l> {
    pub written: &'l str,
    pub source: Source,
    pub values: &'l [String],
}

/// How many names of a file are looked at, and how long values may be.
const MOST_KEYS: usize = 60;
const LONGEST: usize = 120;

/// Looks at a Markdown or YAML file.
pub fn look(path: &str, text: &str) -> Look {
    let (dir, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut look = Look { path: path.to_owned(), dir: dir.to_owned(), stem: stem.to_owned(), ..Look::default() };
    look.is_page = matches!(ending, "md" | "markdown");
    match look.is_page {
        true => look_at_page(&mut look, text),
        false => look.data = data_shapes(text),
    }
    look
}

fn look_at_page(look: &mut Look, text: &str) {
    let front = front_matter(text);
    let body = front.body();
    if let crate::syntax::FrontMatter::Closed { yaml, .. } = front {
        let root = documents(yaml.of(text), yaml.start()).into_iter().next().and_then(|document| document.root);
        for entry in root.iter().flat_map(|root| root.entries()).take(MOST_KEYS) {
            if entry.key == "title" {
                look.title = entry.value.text().unwrap_or("").trim().to_owned();
            }
            look.keys.push((Source::FrontMatter, entry.key.to_string(), values(&entry.value)));
        }
    }
    let content = text.get(body..).unwrap_or("");
    let page = page(content, body);
    if let Some(title) = page.title() {
        look.title = title.text.trim().to_owned();
    }
    // Some pages begin with a heading of level 2 and have no title above it.
    let mut further = page.headings.iter().skip(1).filter(|heading| heading.level > 1);
    let second = further.next().map_or(page.end(), |next| next.span.start());
    let of = |span: Span| span.of(text).trim().to_owned();
    let is_early = |span: &Span| span.start() < second;
    for (name, value) in page.pairs(Span::new(page.start(), second)).take(MOST_KEYS) {
        look.keys.push((Source::Table, of(name), vec![cut(&of(value))]));
    }
    for (name, value) in bold_fields(content, body).into_iter().filter(|(name, _)| is_early(name)).take(MOST_KEYS) {
        look.keys.push((Source::Bold, of(name), vec![cut(&of(value))]));
    }
    look.headings =
        page.headings.iter().filter(|heading| heading.level == 2).map(|h| h.text.trim().to_owned()).collect();
    let links = page.links.iter().map(|link| link.target.split('#').next().unwrap_or(""));
    let from_root = links.filter(|target| target.starts_with('/') && !target.starts_with("//") && target.len() > 1);
    look.root_links = from_root.take(MOST_KEYS).map(str::to_owned).collect();
    let parts = outline(content, body);
    let found = objectives(&parts);
    look.marked = any_marked(&parts);
    look.objectives = found.iter().filter(|objective| !objective.results.is_empty()).count();
    look.results = found.iter().map(|objective| objective.results.len()).sum();
    let notes = found.iter().flat_map(|objective| &objective.notes).take(MOST_KEYS);
    look.notes = notes.flat_map(|note| bold_fields(note.of(text), note.start())).map(|(name, _)| of(name)).collect();
}

fn values(node: &Node<'_>) -> Vec<String> {
    match &node.value {
        Value::Scalar(text, _) => vec![cut(text.trim())],
        Value::Sequence(items) => items.iter().take(20).filter_map(Node::text).map(|text| cut(text.trim())).collect(),
        _ => Vec::new(),
    }
}

fn cut(text: &str) -> String {
    text.char_indices().nth(LONGEST).map_or(text, |(end, _)| text.get(..end).unwrap_or("")).to_owned()
}

impl Look {
    /// The name with its ending.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or("")
    }

    /// The values of each name, by the name in lower case.
    pub fn by_name(&self) -> BTreeMap<String, Named<'_>> {
        let mut names = BTreeMap::new();
        for (source, name, values) in &self.keys {
            let named = Named { written: name, source: *source, values };
            names.entry(plain(name)).or_insert(named);
        }
        names
    }

    /// Whether it says which kind of record it is: then it is one already.
    pub fn says_kind(&self) -> bool {
        let kinds = self.keys.iter().filter(|(source, name, _)| *source == Source::FrontMatter && name == "kind");
        kinds.flat_map(|(.., values)| values).any(|value| Kind::from_name(value).is_some())
    }

    /// A form to copy, by its name or its folder.
    pub fn is_form(&self) -> bool {
        let words = words_of(&self.stem).into_iter().chain(self.folders());
        let mut words = words.chain(words_of(&self.title));
        words.any(|word| ["template", "templates", "vorlage", "vorlagen"].contains(&word.as_str()))
    }

    /// A page about how something is done, or a form to copy: it looks like the real thing and is none.
    pub fn is_guide(&self) -> bool {
        const GUIDE: [&str; 22] = [
            "about",
            "archive",
            "anleitung",
            "beispiel",
            "example",
            "examples",
            "faq",
            "glossary",
            "guide",
            "guideline",
            "guidelines",
            "how",
            "howto",
            "leitfaden",
            "process",
            "template",
            "templates",
            "training",
            "vorlage",
            "vorlagen",
            "what",
            "why",
        ];
        let words = words_of(&self.stem).into_iter().chain(words_of(&self.title)).chain(self.folders());
        words.into_iter().any(|word| GUIDE.contains(&word.as_str()))
    }

    fn folders(&self) -> Vec<String> {
        // A folder called `templates` holds nothing but forms; one called `about` may hold anything.
        self.dir
            .split('/')
            .flat_map(words_of)
            .filter(|word| word.contains("templat") || word.contains("vorlage"))
            .collect()
    }

    /// `README.md` and the like: about the folder that they stand in.
    pub fn is_about_folder(&self) -> bool {
        matches!(
            self.stem.to_lowercase().as_str(),
            "readme" | "index" | "_index" | "summary" | "changelog" | "contributing"
        )
    }
}
